"""Single edits: which there are, what becomes of them, and some of all of them judged."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest

from symcheck.derivations.load import load
from symcheck.derivations.step import is_claimed
from symcheck.judging import codes
from symcheck.judging.finding import Finding
from symcheck.judging.question import Granted, Question, obligation_of
from symcheck.kernel.check import Accepted, check
from symcheck.printing.as_ascii import show_claim
from symcheck.reading.ascii_syntax import read_claim

from .changes import misprinted, misprints, turned
from .digits import CAUGHT, FILES, Edit, edits_of, judged, listed, some_of, table
from .turning import FOLDER

SAMPLE, SECONDS = 20, 1.5

MISPRINTS = [
    ("a digit", "4", ["3", "5"]),
    ("nothing below 0", "0", ["1"]),
    ("nothing above 9", "9", ["8"]),
    ("each digit of a decimal, in its place", "0.48", ["1.48", "0.38", "0.58", "0.47", "0.49"]),
    ("digits above and below", "1/2", ["0", "1", "1", "1/3"]),
    ("no zero below", "3/1", ["2", "4", "3/2"]),
    ("the sign stays", "-2", ["-1", "-3"]),
    ("an exponent", "1e-3", ["0", "0.002", "0.01", "0.0001"]),
]


@pytest.mark.parametrize(
    ("text", "wanted"), [m[1:] for m in MISPRINTS], ids=[m[0] for m in MISPRINTS]
)
def test_one_digit_is_greater_or_less_by_1(text: str, wanted: list[str]) -> None:
    assert list(misprints(text)) == [Fraction(value) for value in wanted]


EDITED = [
    ("both sides", "x = 1", ["x = 0", "x = 2"]),
    ("an exponent", "x^2 > y", ["x^1 > y", "x^3 > y"]),
    ("under a quantifier", "ForAll(x, x < 9)", ["ForAll(x, x < 8)"]),
    ("both sides of a connective", "x = 0 => y = 9", ["x = 1 => y = 9", "x = 0 => y = 8"]),
    ("what is not written is not changed", "e = sqrt(x)", []),
    ("but the index of another root is", "root(x, 3) = y", ["sqrt(x) = y", "root(x, 4) = y"]),
    (
        "ends of a sum, not what it starts from",
        "Sum(j, (j, 0, 9)) = x",
        ["Sum(j, (j, 1, 9)) = x", "Sum(j, (j, 0, 8)) = x"],
    ),
    ("decimals that are zeros count", "x ≈ 9.0", ["x ≈ 8.0", "x ≈ 9.1"]),
    (
        "the value of an extremum, digit by digit",
        "max_over(x, x in Interval(y, z)) ≈ 0.9",
        ["max_over(x, x in Interval(y, z)) ≈ 1.9", "max_over(x, x in Interval(y, z)) ≈ 0.8"],
    ),
    (
        "its ends",
        "max_over(x, x in Interval(0, z)) ≈ 9",
        ["max_over(x, x in Interval(0, z)) ≈ 8", "max_over(x, x in Interval(1, z)) ≈ 9"],
    ),
    (
        "the value of a limit and the place",
        "limit(x, x, 9) = 0",
        ["limit(x, x, 8) = 0", "limit(x, x, 9) = 1"],
    ),
    (
        "the parameters of a law",
        "Expectation(w, w, Normal(0, y)) = z",
        ["Expectation(w, w, Normal(1, y)) = z"],
    ),
    (
        "events",
        "Probability(w < 9, w, Exponential(y)) = z",
        ["Probability(w < 8, w, Exponential(y)) = z"],
    ),
]


@pytest.mark.parametrize(("claim", "wanted"), [e[1:] for e in EDITED], ids=[e[0] for e in EDITED])
def test_each_number_that_is_written_is_changed(claim: str, wanted: list[str]) -> None:
    assert sorted(show_claim(c) for c in misprinted(read_claim(claim))) == sorted(wanted)


def test_every_claimed_row_of_the_files_is_edited() -> None:
    loaded = load([FOLDER])
    steps = {s.id: s for text in loaded.requested for s in text.steps}
    claimed = {i for i, s in steps.items() if is_claimed(s) and i.partition(".")[0] in FILES}
    edits = edits_of(loaded)
    by_row = {i: [e for e in edits if e.id == i] for i in claimed}
    assert {e.id for e in edits} <= claimed
    for name, found in by_row.items():
        written = steps[name].claim
        assert found or not (list(turned(written)) or list(misprinted(written))), name
        assert all(e.written != written for e in found)
    assert {e.derivation for e in edits_of(loaded, ["usually.rate"])} == {"usually.rate"}
    assert {e.id for e in edits_of(loaded, ["usually.rate:about"])} == {"usually.rate:about"}


def edit(claim: str, *given: str) -> Edit:
    read = read_claim(claim, integer=("n",))
    return Edit(
        "a.b:1", "digit", read, Question(tuple(Granted(read_claim(g)) for g in given), read)
    )


FATES = [
    ("witness", edit("x^2 > 0")),
    ("numbers", edit("x < 0.4", "x + exp(x) = 2")),
    ("not proved", edit("Expectation(sin(w)^3 + w, w, Normal(0, 2)) = 1")),
    ("harmless", edit("x <= 3", "x <= 2")),
]


def test_each_fate_for_its_reason() -> None:
    found = judged([e for _, e in FATES], SECONDS)
    assert [j.fate for j in found] == [fate for fate, _ in FATES]
    assert [j.finding.method is not None for j in found] == [False, False, False, True]
    assert "4 edits: 3 caught, 1 harmless, 0 missed" in table(found)
    assert listed(found, ("harmless",)).startswith("  harmless   a.b:1  x <= 3  [")


def test_a_proof_that_the_numbers_contradict_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    contradicted = Finding("open", (), codes.DISAGREEMENT)
    monkeypatch.setattr(f"{judged.__module__}.decide", lambda question, seconds: contradicted)
    monkeypatch.setattr(
        f"{judged.__module__}.submit", lambda crew, task, question: (task, question)
    )
    monkeypatch.setattr(f"{judged.__module__}.outcome", lambda p, seconds: p[0](p[1], seconds))
    found = judged([edit("x > 0")], SECONDS)
    assert [j.fate for j in found] == ["missed"]
    assert "1 edits: 0 caught, 0 harmless, 1 missed" in table(found)


def test_some_edits_of_the_derivations_are_all_caught_or_proved() -> None:
    edits = some_of(edits_of(load([FOLDER])), SAMPLE)
    found = judged(edits, SECONDS)
    assert len(found) == SAMPLE
    fates = Counter(j.fate for j in found)
    assert fates["missed"] == 0, table(found)
    assert fates["witness"] > SAMPLE / 3
    assert sum(fates[fate] for fate in CAUGHT) > 2 * SAMPLE / 3
    for one in found:
        if one.fate == "harmless":  # the edited row is weaker than the row, and has a proof
            assert one.finding.certificate is not None
            answer = check(obligation_of(one.edit.question), one.finding.certificate)
            assert isinstance(answer, Accepted), one.edit.id
