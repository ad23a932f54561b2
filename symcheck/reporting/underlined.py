"""The line in which an author wrote a step, with the row underlined, as editors show it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.cells import cell_len

from symcheck.reading.documents.notebook import cell_text

WIDTH = 80
"""Cells of a terminal that an excerpt takes at most, without the number of its line."""
BEFORE = 16
"""Of these, cells that are kept before the row when what stands before it is cut off."""
TAB = 4
CUT = "…"


def source_lines(path: str, cell: int | None = None) -> tuple[str, ...]:
    """The lines of a text file, or of a cell of a notebook; none if it has none.

    They have the numbers that editors give them.
    """
    try:
        text = Path(path).read_text(encoding="utf-8", errors="replace")
        text = text if cell is None else cell_text(text, cell)
    except (OSError, ValueError):  # a name may hold what no file system takes
        return ()
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def underlined(
    lines: Sequence[str], line: int | None, column: int | None, length: int | None = None
) -> tuple[str, ...]:
    """Two rows: a line with its number, and below it a caret at the column and a rule to its end.

    With a ``length`` the rule is of so many characters.

    Lines and columns count from 1, and columns count characters. There are no rows where there is
    no such line or nothing on it, and the whole line is underlined where there is no such column.

    >>> print(*underlined(["x = 1", "    x > 0  # so"], 2, 5), sep="\\n")
    2 |     x > 0  # so
      |     ^~~~~~~~~~~
    """
    if line is None or not 0 < line <= len(lines) or not lines[line - 1].strip():
        return ()
    text = lines[line - 1].rstrip()
    start = _start(text, column)
    before = _shown(text[:start].expandtabs(TAB))
    row = _shown(text.expandtabs(TAB)[len(before) :])
    before, row = _windowed(before, row)
    number = str(line)
    reach = row if length is None else row[:length]
    under = "^" + "~" * (cell_len(reach) - 1)
    blank = " " * cell_len(before)
    return f"{number} | {before}{row}", f"{' ' * len(number)} | {blank}{under}"


def _start(text: str, column: int | None) -> int:
    """Where the row begins, counted from 0: at the column, else at what is first on the line."""
    first = len(text) - len(text.lstrip())
    if column is None or not 0 < column <= len(text):
        return first
    return column - 1


def _shown(text: str) -> str:
    """The text without what would move the cursor or turn the direction of writing."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def _windowed(before: str, row: str) -> tuple[str, str]:
    """What stands before the row and the row, cut so that both together fit."""
    if cell_len(before) + cell_len(row) > WIDTH:
        room = max(BEFORE, WIDTH - cell_len(row))
        if cell_len(before) > room:
            before = CUT + _last(before, room - 1)
        if cell_len(before) + cell_len(row) > WIDTH:
            row = _first(row, WIDTH - cell_len(before) - 1) + CUT
    return before, row


def _first(text: str, cells: int) -> str:
    """As much of the beginning as fits into so many cells."""
    end = min(len(text), cells)
    while cell_len(text[:end]) > cells:
        end -= 1
    return text[:end]


def _last(text: str, cells: int) -> str:
    """As much of the end as fits into so many cells."""
    start = max(0, len(text) - cells)
    while cell_len(text[start:]) > cells:
        start += 1
    return text[start:]
