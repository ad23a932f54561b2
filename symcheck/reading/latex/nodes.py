"""The nodes of a formula: tokens, and groups of them between two ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from symcheck.reading.latex.tokens import Token


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes between two ends. ``name`` is that of an environment, ``ends`` two delimiters."""

    kind: Literal["braces", "delimited", "environment"]
    nodes: tuple[Node, ...]
    start: int
    end: int
    name: str = ""
    ends: tuple[str, str] = ("{", "}")


Node: TypeAlias = Token | Group
