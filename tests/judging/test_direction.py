"""Steps between relations, both ways: which solutions are lost, and which are gained."""

from __future__ import annotations

import pytest

from symcheck.judging.diagnosis import Direction
from symcheck.judging.prove import prove

LOST = [
    ("divided by what may be 0", "x^2 = x => x = 1", ("x = 0",), "SC311"),
    ("a root forgotten", "x^2 = 4 => x = 2", ("x = -2",), "SC312"),
    ("divided in an equivalence", "x^2 = x <=> x = 1", ("x = 0",), "SC311"),
    ("a region", "x^2 > 4 => x > 2", ("every x < -2",), "SC516"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "lost", "code"), [c[1:] for c in LOST], ids=[c[0] for c in LOST])
def test_lost_solutions_are_named(claim: str, lost: tuple[str, ...], code: str) -> None:
    found = prove(claim)
    assert (found.verdict, found.code) == ("refuted", code)
    assert found.direction is not None
    assert (found.direction.forward, found.direction.lost) == (False, lost)
    assert f"the step loses {lost[0]}" in found.remarks


GAINED = [
    ("a root equation squared", "sqrt(x) = -2 <=> x = 4", ("x = 4",), "SC313"),
    ("squared", "x = 2 <=> x^2 = 4", ("x = -2",), "SC313"),
    ("multiplied by what may vanish", "x = 1 <=> x^2 = x", ("x = 0",), "SC314"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "gained", "code"), [c[1:] for c in GAINED],
                         ids=[c[0] for c in GAINED])  # fmt: skip
def test_gained_solutions_are_named_and_blamed_on_an_equivalence(
    claim: str, gained: tuple[str, ...], code: str
) -> None:
    found = prove(claim)
    assert (found.verdict, found.code) == ("refuted", code)
    assert found.direction is not None
    assert (found.direction.forward, found.direction.backward) == (True, False)
    assert found.direction.gained == gained
    assert found.repair is not None
    assert found.repair.edit == "equivalence"


TOLD = [
    ("a root equation squared", "sqrt(x) = -2 => x = 4", ("x = 4",)),
    ("squared", "x = 2 => x^2 = 4", ("x = -2",)),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "gained"), [c[1:] for c in TOLD], ids=[c[0] for c in TOLD])
def test_an_implication_is_only_told(claim: str, gained: tuple[str, ...]) -> None:
    found = prove(claim)
    assert (found.verdict, found.code) == ("proved", None)
    assert found.direction == Direction(True, False, (), gained, True)
    assert found.remarks == (f"the converse does not hold; the step gains {gained[0]}",)


BOTH = [
    ("an equivalence", "x + 1 = 3 <=> x = 2", None),
    ("an implication that goes both ways", "x + 1 = 3 => x = 2", Direction(True, True)),
    ("an identity has no solutions to lose", "(x + 1)^2 = x^2 + 2*x + 1", None),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "direction"), [c[1:] for c in BOTH], ids=[c[0] for c in BOTH])
def test_where_nothing_is_lost_nothing_is_said(claim: str, direction: Direction | None) -> None:
    found = prove(claim)
    assert (found.verdict, found.remarks, found.direction) == ("proved", (), direction)
