"""The line of a finding as it is shown: underlined from its column, whatever stands on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from symcheck.reporting.underlined import WIDTH, source_lines, underlined

CASES = [
    ("a row after its indentation", "    d.then(x > 0)", 5, 4, 13),
    ("what stands before the row is not underlined", "if x: d.then(y)", 7, 6, 9),
    ("white space at the end is not part of it", "d.then(x)  \t ", 1, 0, 9),
    ("a single character has a caret and no rule", "x", 1, 0, 1),
    ("no column: from what is first on the line", "  a = b", None, 2, 5),
    ("a column beyond the line", "  a = b", 99, 2, 5),
    ("a column below 1", "  a = b", 0, 2, 5),
    ("letters as wide as two", "漢字 a = 漢", 4, 5, 6),
    ("a letter and an accent that combines with it", "e\u0301 = f", 4, 2, 3),
    ("a LaTeX row", r"\[ \sqrt{x^2} = x \]", 4, 3, 17),
]


@pytest.mark.parametrize(
    ("text", "column", "before", "width"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_a_row_is_underlined_from_its_column_to_its_end(
    text: str, column: int | None, before: int, width: int
) -> None:
    above, below = underlined(["", text], 2, column)
    assert above == f"2 | {text.rstrip()}"
    assert below == "  | " + " " * before + "^" + "~" * (width - 1)


def test_tabs_become_spaces_so_that_both_rows_agree() -> None:
    assert underlined(["\td.then(x)\t# so"], 1, 2) == (
        "1 |     d.then(x)   # so",
        "  |     ^~~~~~~~~~~~~~~~",
    )


def test_the_rule_stands_below_the_row_beside_a_number_of_several_digits() -> None:
    above, below = underlined(["x"] * 120, 117, 1)
    assert (above, below) == ("117 | x", "    | ^")


NOTHING = [
    ("no line", None), ("line 0", 0), ("a line before it", -1), ("a line after the last", 4),
    ("an empty line", 2), ("a line of white space", 3),
]  # fmt: skip


@pytest.mark.parametrize("line", [n[1] for n in NOTHING], ids=[n[0] for n in NOTHING])
def test_there_is_nothing_to_show_of_a_line_that_is_not_there(line: int | None) -> None:
    assert underlined(["x", "", " \t "], line, 1) == ()
    assert underlined([], line, 1) == ()


LONG = [
    ("a long row", "    d.then(" + "x + " * 60 + "1 > 0)", 5),
    ("a row far to the right", "y" * 200 + " d.then(x > 0)", 202),
    ("both", "y" * 200 + " d.then(" + "x + " * 60 + "1 > 0)", 202),
    ("wide letters on both sides", "漢" * 100 + "=" + "字" * 100, 101),
]


@pytest.mark.parametrize(("text", "column"), [c[1:] for c in LONG], ids=[c[0] for c in LONG])
def test_a_line_that_is_too_long_is_cut_around_the_row(text: str, column: int) -> None:
    above, below = (row.removeprefix(mark) for row, mark in
                    zip(underlined([text], 1, column), ("1 | ", "  | "), strict=True))  # fmt: skip
    assert "…" in above
    assert cell_len(above) <= WIDTH
    assert cell_len(above) == len(below)
    caret = below.index("^")
    begins = next(k for k in range(len(above)) if cell_len(above[:k]) == caret)
    row = above[begins:].removesuffix("…")
    assert len(row) >= 10
    assert text[column - 1 :].startswith(row)
    before = above[:begins].removeprefix("…")
    assert text[: column - 1].endswith(before)


def test_what_would_move_the_cursor_is_shown_as_a_mark() -> None:
    above, below = underlined(["a\x1b[2Jb\u202ec"], 1, 1)
    assert above == "1 | a�[2Jb�c"
    assert below == "  | ^~~~~~~~"


def test_the_lines_of_a_file_are_those_of_editors(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_bytes("a\r\nb\x0cc\nσ\u2028\rd".encode() + b"\xff")
    assert source_lines(str(path)) == ("a", "b\x0cc", "σ\u2028", "d�")


@pytest.mark.parametrize("name", ["missing.py", ".", "a\0b"])
def test_a_file_that_cannot_be_read_has_no_lines(tmp_path: Path, name: str) -> None:
    assert source_lines(str(tmp_path / name)) == ()
