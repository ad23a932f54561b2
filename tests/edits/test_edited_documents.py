"""Single edits in the text of documents: which there are, and what becomes of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TypeAlias

import pytest

from symcheck.derivations.step import is_claimed
from symcheck.reading.documents.settings import Settings

from .digits import CAUGHT, Edit, judged, some_of
from .documents import (
    DOCUMENT, Lost, Written, counted, document_at, edits_of, refused, rows_out_of_place,
)  # fmt: skip
from .texts import changes_of

SAMPLE, SECONDS = 6, 1.5

CHANGES = [
    ("a relation turned round and made strict", r"x \leq y", [r"x \geq  y", "x <  y"]),
    ("and made weak", "x < y", ["x >  y", r"x \leq  y"]),
    ("an equality", "x = y", [r"x \neq  y"]),
    ("signs", "x + y", ["x - y"]),
    ("digits", r"\frac{x}{90}", [r"\frac{x}{80}", r"\frac{x}{91}"]),
    ("each digit of an exponent", "e^{-z}", ["e^{+z}"]),
    ("brackets are no relations", r"\left( x \right)", []),
    ("numbers of formulas are none of theirs", r"x \tag{123}", []),
    ("words are not edited", r"x \text{ for 2 + 3}", []),
    ("nor names of environments", r"\begin{align*} x \end{align*}", []),
    ("a definition stays one", "z := a", []),
]


@pytest.mark.parametrize(("text", "wanted"), [c[1:] for c in CHANGES], ids=[c[0] for c in CHANGES])
def test_every_single_change_of_a_formula(text: str, wanted: list[str]) -> None:
    assert [change.made(text) for change in changes_of(text)] == wanted


def written(text: str, settings: Settings | None = None) -> Written:
    return Written(Path("doc.md"), text, settings or Settings())


SMALL = written("Suppose that $x \\geq 2$.\n\n$$\\begin{align}\n  x + 1 &\\geq 3\n\\end{align}$$\n")


def test_claimed_rows_are_edited_and_nothing_else() -> None:
    edits, lost = edits_of(SMALL)
    assert lost == ()
    assert {e.id for e in edits} == {"doc:2"}
    assert Counter(e.kind for e in edits) == {"relation": 2, "sign": 1, "digit": 4}
    assert rows_out_of_place(SMALL) == []


def test_each_edit_comes_to_what_it_is() -> None:
    edits, lost = edits_of(SMALL)
    found = judged(edits, SECONDS)
    assert [j.finding.verdict for j in found if j.fate != "harmless"] == ["refuted"] * 5
    assert [j.fate for j in found].count("harmless") == 2
    assert refused(found) == []
    assert "7 edits: 5 caught (0 not read), 2 harmless, 0 missed" in counted(found, lost)


def test_an_edit_that_cannot_be_read_is_a_finding() -> None:
    edits, lost = edits_of(written("$$\\frac{d^2}{dx^2} x^3 = 6 x$$"))
    assert [one.fate for one in lost] == ["not read"] * 4  # the orders above and below differ
    assert Counter(e.kind for e in edits) == {"relation": 1, "digit": 4}


def test_an_edit_after_which_nothing_is_claimed_would_be_missed() -> None:
    text = "$$x - y > 1$$\n\n$$x - y = 2$$"
    edits, lost = edits_of(written(text))
    assert [(one.fate, one.text) for one in lost] == [("missed", "x - y = 1")]
    assert "1 missed" in counted((), lost)
    assert any(e.id == "doc:2" for e in edits)


def test_definitions_and_hypotheses_may_come_from_outside() -> None:
    settings = Settings(assume=("x > 0",), define=("h(t) = t + 1",))
    edits, _ = edits_of(written("$$h(x) > 1$$", settings))
    assert {j.fate for j in judged(edits, SECONDS)} == {"harmless", "witness"}


Edits: TypeAlias = tuple[tuple[Edit, ...], tuple[Lost, ...]]


@pytest.fixture(scope="module")
def of_chains() -> Edits:
    return edits_of(document_at(DOCUMENT))


def test_every_row_of_the_chains_is_edited(of_chains: Edits) -> None:
    chains = document_at(DOCUMENT)
    edits, lost = of_chains
    claimed = {s.id for s in chains.read(chains.source).steps if is_claimed(s)}
    assert {e.id for e in edits} == claimed
    assert len(claimed) == 14
    assert rows_out_of_place(chains) == []
    assert [one for one in lost if one.fate == "missed"] == []


def test_some_edits_of_the_chains_are_all_caught_or_proved(of_chains: Edits) -> None:
    edits, lost = of_chains
    found = judged(some_of(edits, SAMPLE), SECONDS)
    fates = Counter(j.fate for j in found)
    assert len(found) == SAMPLE
    assert fates["missed"] == 0, counted(found, lost)
    assert sum(fates[fate] for fate in CAUGHT) > SAMPLE / 2
    assert fates["witness"] > 0
    assert refused(found) == []
