"""What is explained of a code: its meaning, an example that gives it, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class ClaimExample:
    """A claim for ``symcheck prove``, with hypotheses, integers and unknown functions."""

    claim: str
    given: tuple[str, ...] = ()
    integer: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowsExample:
    """Rows of a Python derivation ``d`` about the real variable x, the last of which gives it.

    Those of ``other``, a derivation before it in the same file, can be cited.
    """

    rows: tuple[str, ...]
    other: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LineExample:
    """A line for ``symcheck prove --jsonl``."""

    line: str


@dataclass(frozen=True, slots=True)
class ToldExample:
    """How it comes about, in words: it takes more than a claim."""

    text: str


@dataclass(frozen=True, slots=True)
class DocumentExample:
    """A Markdown document."""

    text: str


Example: TypeAlias = ClaimExample | RowsExample | LineExample | DocumentExample | ToldExample


@dataclass(frozen=True, slots=True)
class Explanation:
    """A code explained: ``advice`` says what to write or do instead, or asks a question."""

    code: str
    meaning: str
    example: Example
    advice: str
