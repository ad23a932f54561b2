"""What a document is made of, in order: headings, items, prose, mathematics, directives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Placed:
    """A text with the place in the file at which each of its lines begins.

    Lines and columns count from 1; ``cell`` is that of a notebook, from 1.
    """

    text: str
    lines: tuple[tuple[int, int], ...]
    cell: int | None = None

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character of the text."""
        before = self.text[: max(0, min(offset, len(self.text)))]
        index = min(before.count("\n"), len(self.lines) - 1)
        line, column = self.lines[index]
        return line, column + len(before) - (before.rfind("\n") + 1)

    def source(self, line: int) -> str:
        """One line of the text, by its number in the file."""
        rows = self.text.split("\n")
        found = [r for r, (at, _) in zip(rows, self.lines, strict=False) if at == line]
        return found[0] if found else ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The beginning of a section, of the level of its heading."""

    level: int
    title: str
    line: int


@dataclass(frozen=True, slots=True)
class Item:
    """The beginning of an item of a list, or of a theorem or exercise, at a depth from 1."""

    depth: int
    line: int


@dataclass(frozen=True, slots=True)
class ListEnd:
    """The end of a list of several items.

    One of a single item has none: in notes, what is worked out below an exercise belongs to it.
    """

    depth: int


@dataclass(frozen=True, slots=True)
class Prose:
    """Words between formulas, on one line of spaces; ``ends`` marks the end of a paragraph."""

    text: str
    line: int
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Inline:
    """A formula in a sentence."""

    latex: Placed


@dataclass(frozen=True, slots=True)
class Display:
    """A formula that stands by itself, in one row or several."""

    latex: Placed


@dataclass(frozen=True, slots=True)
class Directive:
    """What is said to symcheck in a comment."""

    text: Placed


Piece: TypeAlias = Heading | Item | ListEnd | Prose | Inline | Display | Directive


@dataclass(frozen=True, slots=True)
class Pieces:
    """A document: its title, and its pieces in order."""

    title: str
    pieces: tuple[Piece, ...]
