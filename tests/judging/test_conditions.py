"""Definedness conditions, simply put."""

import pytest

from symcheck.judging.conditions import conditions_of, is_restated, simpler
from symcheck.language.forms import unfold
from symcheck.printing.as_ascii import show_claim
from symcheck.reading.ascii_syntax import read_claim

SIMPLER = [
    ("a factor", "3*x != 0", ["x != 0"]),
    ("two factors", "x*y != 0", ["x != 0", "y != 0"]),
    ("a line", "2*x - 3 != 0", ["x != 3/2"]),
    ("a line that falls", "1 - x > 0", ["x < 1"]),
    ("two sides", "x + 1 >= 3", ["x >= 2"]),
    ("a square is not zero", "x^2 != 0", ["x != 0"]),
    ("a square is positive", "x^2 > 0", ["x != 0"]),
    ("a cube keeps the sign", "x^3 >= 0", ["x >= 0"]),
    ("an absolute value", "Abs(x - 1) > 0", ["x != 1"]),
    ("a root", "sqrt(x) != 0", ["x != 0"]),
    ("an opposite", "-x >= 0", ["x <= 0"]),
    ("a quotient", "x/y != 0", ["x != 0"]),
    ("nothing simpler", "x^2 - y >= 0", ["x^2 - y >= 0"]),
    ("the sign of a product stays", "x*y >= 0", ["x*y >= 0"]),
]


@pytest.mark.parametrize(("claim", "wanted"), [s[1:] for s in SIMPLER], ids=[s[0] for s in SIMPLER])
def test_simpler(claim: str, wanted: list[str]) -> None:
    assert [show_claim(c) for c in simpler(read_claim(claim))] == wanted


def test_conditions_of_a_claim_are_those_of_its_terms() -> None:
    claim = unfold(read_claim("ln(1/x) <= sqrt(y)"))
    assert [show_claim(c) for c in conditions_of(claim)] == ["x != 0", "1/x > 0", "y >= 0"]


def test_a_condition_may_not_be_the_claim_again() -> None:
    condition = read_claim("x > 0")
    assert is_restated(condition, read_claim("x/x = 1 and x > 0"))
    assert is_restated(condition, read_claim("0 < x"))
    assert not is_restated(condition, read_claim("x >= 0"))
