"""Rows turned round: each that becomes false has a witness, each that stays true a proof."""

import pytest

from symcheck.derivations.load import load
from symcheck.derivations.step import is_claimed
from symcheck.printing.as_ascii import show_claim
from symcheck.reading.ascii_syntax import read_claim

from .changes import turned
from .turning import COVERED, FOLDER, fates, findings, is_covered, rows_of, table

TURNED = [
    ("x <= y", ["x >= y"]),
    ("x = y", ["x != y"]),
    ("0 < x < 1", ["0 > x < 1", "0 < x > 1"]),
    ("x < y => x <= y", ["x < y => x >= y"]),
    ("x = 0 <=> y = 0", ["x = 0 <=> y != 0", "x != 0 <=> y = 0"]),
    ("ForAll(x, x > 0 => Exists(y, y = x))", ["ForAll(x, x > 0 => Exists(y, y != x))"]),
    (
        "Probability(0 < w <= 1, w, Normal(0, 1)) = x",
        [
            "Probability(0 < w <= 1, w, Normal(0, 1)) != x",
            "Probability(0 > w <= 1, w, Normal(0, 1)) = x",
            "Probability(0 < w >= 1, w, Normal(0, 1)) = x",
        ],
    ),
    ("limit(1/x, x, oo) = 0", []),
]


@pytest.mark.parametrize(("claim", "wanted"), TURNED, ids=[t[0] for t in TURNED])
def test_one_relation_is_turned_and_its_sides_stay(claim: str, wanted: list[str]) -> None:
    assert [show_claim(c) for c in turned(read_claim(claim))] == wanted


def test_every_turned_row_is_caught_or_proved_to_be_true() -> None:
    loaded = load([FOLDER])
    rows = rows_of(loaded)
    covered = [text for text in loaded.requested if is_covered(text.name)]
    assert {text.name for text in covered} >= COVERED
    assert len(covered) == 21
    claimed = {s.id for text in covered for s in text.steps if is_claimed(s)}
    assert {row.id for row in rows} == claimed
    found = fates(rows)
    print(table(rows, found))
    assert "missed" not in found, table(rows, found)
    harmless = {row.id for row, fate in zip(rows, found, strict=True) if fate == "harmless"}
    # rows that say ≤ or ≥ where both sides are equal
    assert harmless == {f"steep.{row}" for row in HARMLESS}


HARMLESS = ("left:13", "width:13", "width:14", "width:17", "width:18")


def test_a_turned_row_that_stays_true_is_not_called_caught() -> None:
    loaded = load([FOLDER])
    row = next(r for r in rows_of(loaded) if r.id == "steep.left:13")
    (finding,) = findings([row])
    assert finding.verdict == "proved"
    assert finding.counterexample is None
