"""Every code is explained, and the examples are true: they give the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from symcheck.judging.codes import MEANING
from symcheck.judging.prove import proved, prove, requests_from_lines
from symcheck.judging.verify import verify
from symcheck.reporting.explanation import (
    ClaimExample, DocumentExample, Explanation, LineExample, RowsExample, ToldExample,
)  # fmt: skip
from symcheck.reporting.explanations import EXPLANATIONS, explained, explanation_of, shown_example

LONG = {"SC605", "SC802"}
"""Those whose examples take the search until it gives up; one of a kind is enough of them."""
CLAIMED = "d.then(Eq(x, x), 'a derivation that claims nothing is refused')"
SHOWN = [e for e in EXPLANATIONS if not isinstance(e.example, ToldExample) and e.code not in LONG]


def code_of(
    example: ClaimExample | RowsExample | LineExample | DocumentExample, folder: Path
) -> str | None:
    """The code that the example gives; for rows, the last of them."""
    match example:
        case ClaimExample(claim, given, integer, functions):
            return prove(
                claim, given=given, integer=integer, functions=functions, seconds=20.0
            ).code
        case LineExample(line):
            (found,) = proved(requests_from_lines([line]), jobs=1)
            return found.code
        case DocumentExample(text):
            notes = folder / "notes.md"
            notes.write_text(text, encoding="utf-8")
            return next((o.code for o in verify([notes], jobs=1).objects if o.code), None)
        case RowsExample(rows, other):
            path = folder / "page.py"
            path.write_text(module(rows, other), encoding="utf-8")
            return verify([path], jobs=1).objects[len(other) + len(rows) - 1].code


def module(rows: tuple[str, ...], other: tuple[str, ...]) -> str:
    text = "from sympy import Eq\nfrom symcheck import Derivation, derivation\n"
    for name, body in (("other", other), ("own", (*rows, CLAIMED))):
        if body:
            lines = "".join(f"    {row}\n" for row in body)
            start = f'\n@derivation("{name}")\ndef {name}(d: Derivation):\n    x = d.real("x")\n'
            text += start + lines
    return text


def test_every_code_is_explained_once_and_nothing_else_is() -> None:
    assert sorted(e.code for e in EXPLANATIONS) == sorted(MEANING)


def test_explanations_are_in_the_order_of_their_codes() -> None:
    assert [e.code for e in EXPLANATIONS] == sorted(e.code for e in EXPLANATIONS)


def test_there_are_enough_examples_that_are_tried() -> None:
    assert len(SHOWN) >= 18
    assert {e.code[:3] for e in SHOWN} == {"SC1", "SC2", "SC3", "SC4", "SC5", "SC6", "SC8", "SC9"}


@pytest.mark.parametrize("entry", SHOWN, ids=[e.code for e in SHOWN])
def test_the_example_gives_the_code(entry: Explanation, tmp_path: Path) -> None:
    assert not isinstance(entry.example, ToldExample)
    assert code_of(entry.example, tmp_path) == entry.code


@pytest.mark.parametrize("entry", EXPLANATIONS, ids=[e.code for e in EXPLANATIONS])
def test_an_explanation_says_all_three_things(entry: Explanation) -> None:
    text = explained(entry)
    assert text.startswith(f"{entry.code}: {MEANING[entry.code]}\n")
    flat = " ".join(text.split())
    label = "Ask yourself" if entry.advice.endswith("?") else "What to do"
    for part in (entry.meaning, f"{label}: {entry.advice}", *shown_example(entry.example)):
        assert " ".join(part.split()) in flat
        assert len(part) > 10
    assert entry.meaning.endswith(".")
    assert entry.advice.endswith((".", "?"))


def test_examples_are_shown_as_they_are_typed() -> None:
    found = explanation_of("SC203")
    assert found is not None
    assert shown_example(found.example) == (
        "symcheck prove 'x = 5' --given 'x > 1' --given 'x < 0'",
    )
    assert shown_example(ClaimExample("C(n) = 0", integer=("n",), functions=("C",))) == (
        "symcheck prove 'C(n) = 0' --integer n --function C",
    )
    assert explanation_of("SC999") is None
