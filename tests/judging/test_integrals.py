"""Claims with an integral in them are unread, wherever it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from symcheck.judging.prove import prove
from tests.judging.derivation_files import steps

CLAIMS = [
    "Integral(x, (x, 0, 1)) = 1/2",
    "Integral(t, (t, 0, x)) = Integral(t, (t, 0, x))",
    "limit(Integral(t, (t, 0, x)), x, 0) = 0",
    "ForAll(x, Integral(t, (t, 0, x)) >= 0 or x > 0)",
    "Expectation(Integral(t, (t, 0, w)), w, Normal(0, 1)) = 1/2",
    "Integral(t, (t, 0, x)) ≈ 0.5",
    "x > 0 => Integral(t, (t, 0, x)) < 0",
]


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_with_an_integral_is_unread(claim: str) -> None:
    found = prove(claim, seconds=6)
    assert (found.verdict, found.code) == ("unread", "SC104")
    assert found.message is not None
    assert "integrals are read and printed" in found.message
    assert "Integral(" in found.message
    assert found.read_as is not None


BODY = """
from symcheck import integral
d.given(x > 0)
d.then(integral(y, y, 0, x) > 0, "the integrand is positive")
d.then(x + 1 > 0)
"""


def test_so_is_a_step(tmp_path: Path) -> None:
    found = steps(tmp_path, BODY)
    assert [s.verdict for s in found] == ["assumed", "unread", "proved"]
    assert found[1].code == "SC104"
