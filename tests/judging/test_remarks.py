"""Remarks on proofs, and what is said of a claim that stays open."""

from __future__ import annotations

import pytest

from symcheck.judging import judge as judging
from symcheck.judging.judge import judge
from symcheck.judging.prove import prove
from symcheck.judging.question import Granted, Question
from symcheck.reading.ascii_syntax import read_claim

REMARKS = [
    ("a ≤ that is an equality", "(x + 1)^2 <= x^2 + 2*x + 1", (),
     ("the two sides are even equal",)),
    ("a hypothesis that is not used", "x^2 >= 0", ("y > 1",),
     ("the hypothesis y > 1 is not used",)),
    ("what is to be shown is assumed", "1 < x", ("x > 1",), ("what is to be shown is assumed",)),
    ("assumed in the claim itself", "x > 1 => 1 < x", (), ("what is to be shown is assumed",)),
    ("a ≤ that is strict somewhere", "x <= x + x^2", (), ()),
    ("every hypothesis is used", "x*y > 0", ("x > 0", "y > 0"), ()),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "given", "remarks"), [r[1:] for r in REMARKS],
                         ids=[r[0] for r in REMARKS])  # fmt: skip
def test_remarks_on_proofs(claim: str, given: tuple[str, ...], remarks: tuple[str, ...]) -> None:
    found = prove(claim, given=given)
    assert (found.verdict, found.remarks) == ("proved", remarks)


def test_a_line_that_is_said_again_names_the_one_before() -> None:
    granted = Granted(read_claim("x^2 >= 0"), "d:1", follows=True)
    found = judge(Question((granted,), read_claim("0 <= x^2")), 10)
    assert found.remarks == ("says again what is known: d:1",)


def test_open_says_what_was_tried_and_what_would_be_enough(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(judging, "prove", lambda obligation, seconds: None)
    monkeypatch.setattr(judging, "refute", lambda obligation, seconds: None)
    monkeypatch.setattr(judging, "refute_quickly", lambda obligation, seconds: None)
    found = judge(Question((Granted(read_claim("x > 1")),), read_claim("x*y^2 >= 0")), 10)
    assert found.verdict == "open"
    assert "it holds at all 15 sample points" in found.remarks[0]
    assert found.remarks[0].startswith("tried for ")
    assert any(r.startswith("it would be proved if one knew that ") for r in found.remarks)
