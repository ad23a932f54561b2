"""Line and column of every row, counted by hand, wherever in a document it stands."""

from __future__ import annotations

import json

import pytest
from document_lines import document_of, places_in, said_in

PLACES = [
    ("a display on one line", "$$x = 1$$", [(1, 3)]),
    ("after words on the line", "So $$x = 1$$ and $$y = 2$$", [(1, 6), (1, 20)]),
    ("with a number", "ab $$x = 1.\\tag{1}$$", [(1, 6)]),
    ("on lines of its own", "Text.\n\n$$\n  x = 1\n$$\n", [(4, 3)]),
    ("rows of align", "$$\\begin{align}\nx &= 1 \\\\\n  y &= 2 \\\\ z &= 3\n\\end{align}$$",
     [(2, 1), (3, 3), (3, 13)]),
    ("a row that continues another", "$$\\begin{align}\nx &= 1 \\\\\n &= 2\n\\end{align}$$",
     [(2, 1), (3, 3)]),
    ("a bare environment", "\\begin{align}\nx &= 1 \\\\\ny &= 2\n\\end{align}\n", [(2, 1), (3, 1)]),
    ("inline", "Ä: suppose that $x > 0$ and $y > 0$.", [(1, 18), (1, 30)]),
    ("on the second line of a paragraph", "One line.\nHence $x > 0$.", [(2, 8)]),
    ("in brackets", "Hence \\(x > 0\\) and\n\n\\[ y > 0 \\]", [(1, 9), (3, 4)]),
    ("brackets in a paragraph", "we have \\[y > 0\\]", [(1, 11)]),
    ("in an item", "- Hence $x > 0$.\n\n  $$y > 0$$\n", [(1, 10), (3, 5)]),
    ("in an item of an item", "1. One\n   - Two:\n\n     $$\\begin{align}\n     x &= 1 \\\\\n"
     "     y &= 2\n     \\end{align}$$\n", [(5, 6), (6, 6)]),
    ("in a quotation", "> Hence $x > 0$.\n>\n> $$y > 0$$\n", [(1, 10), (3, 5)]),
    ("fenced", "```math\nx = 1 \\\\\n y = 2\n```\n", [(2, 1), (3, 2)]),
    ("after front matter", "---\ntitle: x = 1\n---\n\n$$x = 1$$", [(5, 3)]),
    ("in a line that has it twice", "x = 1 and $$x = 1$$", [(1, 13)]),
    ("after code that looks like it", "`$x > 0$` hence $x > 0$", [(1, 18)]),
    ("a comment", "<!-- symcheck: assume x > 0 -->", [(1, 23)]),
    ("a comment on several lines", "<!-- symcheck:\nreal x;\n  assume x > 0 -->", [(3, 10)]),
    ("a comment in a paragraph", "Text <!-- symcheck: assume x > 0 --> more", [(1, 28)]),
    ("between tags", "<div>\n$$x = 1$$\n</div>\n", [(2, 3)]),
    ("with tabs", "\tcode\n\nText $$x = 1$$", [(3, 8)]),
    ("an unread row", "$$x = 1$$\n\n$$y = \\oops$$", [(1, 3), (3, 7)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [p[1:] for p in PLACES], ids=[p[0] for p in PLACES])
def test_where_each_row_stands(text: str, wanted: list[tuple[int, int]]) -> None:
    assert places_in(text) == wanted


@pytest.mark.parametrize("text", [p[1] for p in PLACES], ids=[p[0] for p in PLACES])
def test_ends_of_lines_change_no_place(text: str) -> None:
    assert places_in(text.replace("\n", "\r\n")) == places_in(text)
    assert said_in(text.replace("\n", "\r")) == said_in(text)


def notebook(*cells: tuple[str, str]) -> str:
    return json.dumps({"cells": [
        {"cell_type": kind, "source": text.splitlines(keepends=True)} for kind, text in cells
    ]})  # fmt: skip


def test_places_in_a_notebook_count_within_the_cell() -> None:
    source = notebook(("markdown", "# Title\n\n$$x = 1$$"), ("code", "$$y = 2$$"),
                      ("markdown", "Text\n\n$$\n z = 3\n$$"))  # fmt: skip
    assert places_in(source, ".ipynb") == [(3, 3), (4, 2)]
    assert said_in(source, ".ipynb") == ["claim: x = 1", "claim: z = 3"]
    assert document_of(source, ".ipynb").title == "Title"


def test_a_section_goes_on_in_the_next_cell() -> None:
    source = notebook(("markdown", "Suppose $x > 0$."), ("code", "1"), ("markdown", "$$x > 0$$"))
    first, second = document_of(source, ".ipynb").steps
    assert first.scope == second.scope


NO_NOTEBOOKS = [
    ("a list", "[]", "it has no cells"),
    ("no cells", "{}", "it has no cells"),
    ("no JSON", "# Title", "Expecting value"),
    ("brackets without end", "[" * 100_000, "nested too deep"),
]


@pytest.mark.parametrize(
    ("source", "reason"), [n[1:] for n in NO_NOTEBOOKS], ids=[n[0] for n in NO_NOTEBOOKS]
)
def test_what_is_no_notebook(source: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        places_in(source, ".ipynb")


TEX = [
    ("a display", "Text $$x = 1$$ and \\[ y = 2 \\]", [(1, 8), (1, 23)]),
    ("inline", "Hence $x > 0$ and \\(y > 0\\).", [(1, 8), (1, 21)]),
    ("rows", "\\begin{align}\n x &= 1 \\\\\n y &= 2\n\\end{align}", [(2, 2), (3, 2)]),
    ("in a theorem", "\\begin{theorem}\nSuppose $x > 0$.\n\\end{theorem}", [(2, 10)]),
    ("in an item", "\\begin{itemize}\n\\item Hence $x > 0$.\n\\end{itemize}", [(2, 14)]),
    ("a comment", "Text\n% symcheck: assume x > 0\n", [(2, 20)]),
    ("after a preamble", "\\documentclass{article}\n\\begin{document}\n$$x = 1$$\n\\end{document}",
     [(3, 3)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [t[1:] for t in TEX], ids=[t[0] for t in TEX])
def test_where_each_row_of_latex_stands(text: str, wanted: list[tuple[int, int]]) -> None:
    assert places_in(text, ".tex") == wanted
