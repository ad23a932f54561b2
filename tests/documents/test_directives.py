"""Comments to symcheck: every word, misspelt ones, how far they reach, what they suppress."""

from __future__ import annotations

from pathlib import Path

import pytest
from document_lines import defined_in, document_of, said_in, steps_of

from symcheck.judging.verify import verify


def comment(text: str) -> str:
    return f"<!-- symcheck: {text} -->"


SAID = [
    ("assume", "assume x > 0", "$$x = x$$", ["given: x > 0", "claim: x = x"]),
    ("several", "assume x > 0; assume y > 0", "", ["given: x > 0", "given: y > 0"]),
    ("a semicolon in braces belongs to the formula", "assume x_{1} > 0;", "", ["given: x_1 > 0"]),
    ("define", "define z = a + b", "$$z = b + a$$", ["claim: z = b + a"]),
    ("define a function", "define f(x) = x^2", "$$f(2) = 4$$", ["claim: f(2) = 4"]),
    ("function", "function C", "$$C(x) = C(x)$$", ["claim: C(x) = C(x)"]),
    ("capitals in the word", "ASSUME x > 0", "", ["given: x > 0"]),
    ("nothing at all", "", "$$x = x$$", ["claim: x = x"]),
]


@pytest.mark.parametrize(
    ("order", "text", "wanted"), [s[1:] for s in SAID], ids=[s[0] for s in SAID]
)
def test_what_a_directive_says(order: str, text: str, wanted: list[str]) -> None:
    assert said_in(f"{comment(order)}\n\n{text}") == wanted


SORTS = [("natural n", "natural"), ("integers n m", "integer"), ("real n", "real")]


@pytest.mark.parametrize(("order", "sort"), SORTS, ids=[s[1] for s in SORTS])
def test_sorts_hold_in_the_whole_document(order: str, sort: str) -> None:
    found = document_of(f"$$n = n$$\n\n{comment(order)}")
    assert {v.name: v.sort for v in found.variables}["n"] == sort


def test_euler_makes_a_constant_of_gamma() -> None:
    assert said_in("$$\\gamma < 1$$") == ["claim: γ < 1"]
    assert said_in(f"{comment('euler')}\n\n$$\\gamma < 1$$") == ["claim: EulerGamma < 1"]


MISTAKES = [
    ("a word misspelt", "naturl n", "SC901 naturl is no word of a directive", "natural"),
    ("a word that is none", "frobnicate", "SC901 frobnicate is no word", "there are"),
    ("nothing after the word", "assume", "SC901 assume says nothing", "write assume"),
    ("a definition that is none", "define x > 0", "SC901 this is no definition", "write f(x)"),
    ("a definition that breaks off", "define f(x) = ", "SC901 there is nothing here", ""),
    ("a hypothesis that cannot be read", "assume x > \\oops", "SC901 \\oops is not known", ""),
    ("a hypothesis that is a term", "assume x + 1", "SC901 this is a term, not a claim", ""),
    ("a code that is none", "ignore this", "SC901 this is no code", "write ignore SC201"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("order", "reason", "hint"), [m[1:] for m in MISTAKES], ids=[m[0] for m in MISTAKES]
)
def test_mistakes_in_directives_are_found(order: str, reason: str, hint: str) -> None:
    (step,) = steps_of(document_of(comment(order)))
    assert step.unread is not None
    assert f"{step.unread.code} {step.unread.message}".startswith(reason)
    assert hint in step.unread.hint


def test_other_comments_say_nothing() -> None:
    assert said_in("<!-- assume x > 0 -->\n\n<!-- $$x = 1$$ -->") == []


def test_a_directive_in_a_paragraph_and_in_latex() -> None:
    assert said_in(f"Text {comment('assume x > 0')} more.") == ["given: x > 0"]
    assert said_in("Text\n% symcheck: assume x > 0\nmore.", ".tex") == ["given: x > 0"]
    assert defined_in("% symcheck: define f(x) = x", ".tex") == ["f"]


def findings(folder: Path, text: str) -> list[tuple[str | None, bool]]:
    """Codes of what does not stand or was reported, and whether the step is a suppression's."""
    path = folder / "doc.md"
    path.write_text(text)
    report = verify([path])
    return [(o.code, ":ignore" in o.id) for o in report.objects if o.code is not None]


def test_a_suppression_that_suppresses_nothing_is_reported(tmp_path: Path) -> None:
    assert findings(tmp_path, f"{comment('ignore SC401 for now')}\n\n$$1 = 1$$") == [
        ("SC902", True)
    ]


def test_one_that_suppresses_something_is_not(tmp_path: Path) -> None:
    found = findings(tmp_path, f"{comment('ignore SC401 for now')}\n\n$$1 = 2$$")
    assert ("SC902", True) not in found
