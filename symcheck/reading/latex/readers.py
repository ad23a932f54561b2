"""The functions that read terms, handed down to those that read what is special."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from symcheck.language.term import Term
from symcheck.reading.latex.cursor import Cursor

Read: TypeAlias = Callable[[Cursor], Term]


@dataclass(frozen=True, slots=True)
class Readers:
    """How a sum, a product, a power, a whole row of nodes, and an argument are read."""

    term: Read
    product: Read
    factor: Read
    whole: Read
    argument: Read
