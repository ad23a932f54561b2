"""Repairs: proved, near, and none where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from symcheck.judging.prove import prove
from tests.judging.derivation_files import steps

REPAIRED = [
    ("a relation turned", "-2*x < 6 => x < -3", (), "direction", "-2*x < 6 => x > -3"),
    ("a relation weakened", "x^2 + 1 > 2*x", (), "strictness", "x^2 + 1 >= 2*x"),
    ("a sign", "(x - 2)*(x + 3) = x^2 - x - 6", (), "sign", "(x - 2)*(x + 3) = x^2 + x - 6"),
    ("a coefficient", "(x + 3)^2 = x^2 + 3*x + 9", (), "number", "(x + 3)^2 = x^2 + 6*x + 9"),
    ("an exponent", "diff(x^3, x) = 3*x^3", (), "exponent", "Derivative(x^3, x) = 3*x^2"),
    ("a missing factor", "diff(sin(x^2), x) = cos(x^2)", (), "rule",
     "Derivative(sin(x^2), x) = 2*x*cos(x^2)"),
    ("a missing term", "diff(x^2*exp(x), x) = 2*x*exp(x)", (), "rule",
     "Derivative(x^2*exp(x), x) = x^2*exp(x) + 2*x*exp(x)"),
    ("a term that no rule explains", "(x + y)*(x + 2) = x^2 + 2*x + x*y", (), "term",
     "(x + y)*(x + 2) = x^2 + 2*x + x*y + 2*y"),
    ("both roots", "x^2 = 4 => x = 2", (), "both roots", "x^2 = 4 => x = 2 or x = -2"),
    ("an absolute value", "sqrt(x^2) = x", (), "absolute value", "sqrt(x^2) = Abs(x)"),
    ("a lost solution", "x^2 = x => x = 1", (), "solutions", "x^2 = x => x = 1 or x = 0"),
    ("by the right rule", "x/(y/z) = x*y/z", ("x > 0", "y > 0", "z > 0"), "rule",
     "x/(y/z) = x*z/y"),
    ("a condition, where no edit is near", "a*c <= b*c => a <= b", (), "condition",
     "c > 0 => a*c <= b*c => a <= b"),
    ("a limit", "limit((x^2 - 9)/(x - 3), x, 3) = 5", (), "value",
     "limit((x^2 - 9)/(x - 3), x, 3) = 6"),
    ("digits", "sqrt(2) ≈ 1.42", (), "number", "sqrt(2) ≈ 1.41"),
    ("a sum up to an index", "Sum(j, (j, 1, n)) = n*(n - 1)/2", ("n >= 1",), "sign",
     "Sum(j, (j, 1, n)) = n*(n + 1)/2"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "given", "edit", "wanted"), [r[1:] for r in REPAIRED],
                         ids=[r[0] for r in REPAIRED])  # fmt: skip
def test_the_nearest_line_is_offered(
    claim: str, given: tuple[str, ...], edit: str, wanted: str
) -> None:
    integer = ("n",) if "Sum" in claim else ()
    found = prove(claim, given=given, integer=integer, seconds=20)
    assert found.verdict in ("refuted", "conditional")
    assert found.repair is not None
    assert (found.repair.edit, found.repair.claim) == (edit, wanted)
    again = prove(wanted, given=given, integer=integer, seconds=20)
    assert again.verdict == "proved"


NONE = [
    ("nothing near is true", "x + y = x*y + 7"),
    ("a weaker bound far away says little", "x^2 > x^4 + 1"),
    ("what the line before says is no repair", "x > 0 => x < 0"),
]  # fmt: skip


@pytest.mark.parametrize("claim", [c[1] for c in NONE], ids=[c[0] for c in NONE])
def test_a_repair_is_not_forced(claim: str) -> None:
    found = prove(claim)
    assert found.verdict == "refuted"
    assert found.repair is None or found.repair.edit in ("direction", "equivalence")


def test_what_is_proved_is_not_repaired() -> None:
    assert prove("(x + 1)^2 = x^2 + 2*x + 1").repair is None


AFTER_A_FALSE_LINE = """
d.then(Eq(x, 0))
d.then(Eq((x + 3)**2, x**2 + 8), "squared")
"""


def test_a_repair_does_not_rest_on_a_refuted_line(tmp_path: Path) -> None:
    false, wrong = steps(tmp_path, AFTER_A_FALSE_LINE)
    assert (false.verdict, wrong.verdict) == ("refuted", "refuted")
    assert wrong.repair is not None
    assert prove(wrong.repair.claim).verdict == "proved"
