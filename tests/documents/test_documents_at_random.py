"""Documents with mistakes at random, and displays of tokens at random: none is skipped in silence.

The displays are counted by a scan that shares nothing with the readers: each of them must have a
step, a subject or an unread row at one of its lines, or define a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from document_lines import document_of, said_in, steps_of
from hypothesis import given, settings
from hypothesis import strategies as st

from symcheck.derivations.step import DerivationText

FOLDER = Path(__file__).parents[2] / "derivations"
SOURCES = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("[!R]*.md"))]
DISPLAY = re.compile(r"\$\$(.+?)\$\$", re.DOTALL)
PIECES = (
    "x y z w a n 0 1 2 10 0.5 + - * / = < > ( ) [ ] { } | , . ; : ' ! ^ _ & ~ ^2 _1 := "
    "\\leq \\geq \\neq \\approx \\pm \\mp \\frac{1}{2} \\frac \\sqrt{x} \\sqrt \\ln \\exp \\sin "
    "\\sigma \\sigma(z) \\sigma' \\Delta \\cdot \\times \\left( \\right) \\left| \\right| \\quad "
    "\\qquad \\iff \\Rightarrow \\Leftarrow \\therefore \\text{for} \\text{and} \\text{or} "
    "\\text{unless} \\text{if} \\text{since} \\in \\mathbb{R} \\mathbb{N} \\forall \\exists \\sum "
    "\\sum_{j=1}^n \\prod \\int \\lim \\lim_{x\\to0} \\to \\infty \\partial \\frac{d}{dx} \\max "
    "\\begin{align} \\end{align} \\begin{cases} \\end{cases} \\\\ \\tag{1} \\label{a} \\oops "
    "\\newcommand \\def \\mathrm{d} \\not \\coloneqq \\equiv f(x) C(x) C' e^{-z} O(x)"
)
soup = st.lists(st.sampled_from(PIECES.split()), min_size=1, max_size=12).map(" ".join)


def displays(text: str) -> Iterator[tuple[str, range]]:
    """Each display with its lines, from 1."""
    for found in DISPLAY.finditer(text):
        first = text.count("\n", 0, found.start()) + 1
        yield found[1], range(first, first + found[0].count("\n") + 1)


def skipped(text: str) -> list[str]:
    """The displays of which nothing is said; those that define a name are not among them."""
    found = document_of(text)
    lines = {step.line for step in steps_of(found)}
    return [
        content
        for content, inside in displays(text)
        if content.strip() and not lines & set(inside) and not _defines(content, found)
    ]


def _defines(content: str, found: DerivationText) -> bool:
    """Whether a display can only have said what names stand for."""
    is_definition = re.search(r"=|\\coloneqq|\\equiv", content) and found.written
    return bool(is_definition) or bool(re.search(r"\\(newcommand|def)\b", content))


def test_the_scan_finds_what_is_skipped() -> None:
    text = "$$x < 1$$\n\n`$$y < 2$$`\n"
    assert skipped(text) == ["y < 2"]


@pytest.mark.parametrize("text", SOURCES, ids=[s.split("\n")[0][:20] for s in SOURCES])
def test_nothing_of_our_own_documents_is_skipped(text: str) -> None:
    assert sum(1 for _ in displays(text)) > 5
    assert skipped(text) == []
    assert [s for s in said_in(text) if s.startswith("SC")] == []


@given(st.lists(soup, min_size=1, max_size=4), st.booleans())
@settings(max_examples=300, deadline=None)
def test_tokens_at_random_are_never_skipped(contents: list[str], on_lines: bool) -> None:
    marks = "$$\n{}\n$$" if on_lines else "$${}$$"
    text = "\n\n".join(f"Words.\n\n{marks.format(content)}" for content in contents)
    assert skipped(text) == []


@given(st.lists(soup, min_size=1, max_size=4))
@settings(max_examples=200, deadline=None)
def test_nor_are_rows_of_an_environment(rows: list[str]) -> None:
    joined = " \\\\\n".join(rows)
    assert skipped(f"Words.\n\n$$\\begin{{align}}\n{joined}\n\\end{{align}}$$\n") == []


@st.composite
def changed_inside(draw: st.DrawFn) -> str:
    """One of our documents with a few characters of its displays changed."""
    text = draw(st.sampled_from(SOURCES))
    for _ in range(draw(st.integers(1, 3))):
        _, start, end = draw(st.sampled_from([
            (m[1], m.start(1), m.end(1)) for m in DISPLAY.finditer(text)
        ]))  # fmt: skip
        at = draw(st.integers(start, end - 1))
        piece = draw(
            st.sampled_from(["", "x", "=", "\\", "{", "}", "&", " ", "(", ")", "\\\\", "+"])
        )
        if text[at] not in "\n$":
            text = text[:at] + piece + text[at + draw(st.integers(0, 1)) :]
    return text


@given(changed_inside())
@settings(max_examples=60, deadline=None)
def test_mistakes_inside_displays_are_never_skipped(text: str) -> None:
    assert skipped(text) == []


@st.composite
def changed_anywhere(draw: st.DrawFn) -> str:
    """One of our documents with characters or lines deleted, doubled or swapped."""
    text = draw(st.sampled_from(SOURCES))
    for _ in range(draw(st.integers(1, 4))):
        parts = list(text) if draw(st.booleans()) else text.splitlines(keepends=True)
        at = draw(st.integers(0, len(parts) - 2))
        match draw(st.sampled_from(["delete", "double", "swap"])):
            case "delete":
                del parts[at]
            case "double":
                parts.insert(at, parts[at])
            case _:
                parts[at], parts[at + 1] = parts[at + 1], parts[at]
        text = "".join(parts)
    return text


@given(changed_anywhere())
@settings(max_examples=60, deadline=None)
def test_documents_with_mistakes_are_read_the_same_way_twice(text: str) -> None:
    assert said_in(text) == said_in(text)
    lines = text.split("\n")
    for step in steps_of(document_of(text)):
        assert 1 <= step.line <= len(lines)
        assert 1 <= step.column <= len(lines[step.line - 1]) + 1


@given(st.text(max_size=60), st.sampled_from([".md", ".tex"]))
@settings(max_examples=200, deadline=None)
def test_any_text_is_a_document(text: str, suffix: str) -> None:
    assert document_of(text, suffix).path == "doc" + suffix


@given(st.lists(st.sampled_from([
    "\\section{A}", "\\begin{theorem}", "\\end{theorem}", "\\begin{align}", "\\end{align}", "$$",
    "$", "\\[", "\\]", "\\(", "\\)", "x = 1", "\\item", "\\begin{itemize}", "% symcheck: assume",
    "\n", "{", "}", "\\newcommand{\\a}", "[2]", "#1", "Suppose that", "\\", "&", "\\\\",
]), max_size=14).map(" ".join))  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_latex_at_random_is_a_document(text: str) -> None:
    assert document_of(text, ".tex").name == "doc"
