"""A sample point on the edge of a strict premise says nothing against what needs the premise."""

import pytest

from symcheck.language.context import Context, close
from symcheck.reading.ascii_syntax import read_claim
from symcheck.search.portfolio import prove, refute

TRUE = ["x > 0 => ln(x) <= x - 1", "x > 0 => (y > x => ln(y/x) <= y/x - 1)"]


@pytest.mark.parametrize("claim", TRUE)
def test_what_needs_a_strict_premise_is_proved(claim):
    assert prove(close(Context(), read_claim(claim)), 10.0) is not None


def test_with_the_edge_it_fails():
    weaker = close(Context(), read_claim("x >= 0 => ln(x) <= x - 1"))
    assert prove(weaker, 2.0) is None
    assert refute(weaker, 10.0) is not None
