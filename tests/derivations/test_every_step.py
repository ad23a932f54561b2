"""Every step of every derivation, at random points that meet its hypotheses, by mpmath.

The premises are the author's hypotheses alone, so that the evidence does not lean on other steps.
A goal with premises of its own is drawn where those hold.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from symcheck.derivations.load import load
from symcheck.derivations.step import is_claimed
from symcheck.judging.question import Granted, Question, base_of, is_unfolded
from symcheck.judging.asked import question_of
from symcheck.language.context import Obligation, unknowns_in, variables_in
from symcheck.reading.ascii_syntax import read_claim
from symcheck.search.crosscheck import taken_apart
from symcheck.search.numeric import Point
from symcheck.search.truth import clearly, holds
from symcheck.strategies import points

FOLDER = Path(__file__).parents[2] / "derivations"
DRAWS = 25
DECIDED = 20
"""Of the draws, so many at least must meet the hypotheses and be decided by the digits."""
AS_WRITTEN = 2
"""Draws at which the claim is also evaluated before derivatives are unfolded, which is slow."""

LOADED = load([FOLDER])
STEPS = [
    (step.id, question_of(text, index))
    for text in LOADED.requested
    for index, step in enumerate(text.steps)
    if is_claimed(step)
]


def met_and_decided(question: Question, part: Obligation) -> int:
    """How many draws met the hypotheses and showed the goal; fails where one refutes it."""
    met = 0

    @settings(
        max_examples=DRAWS,
        database=None,
        derandomize=True,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    @given(points(part))
    def step_holds(point: Point) -> None:
        nonlocal met
        assert all(holds(h, point) for h in part.hypotheses)
        answer = holds(part.goal, point)
        # next to a touching point, an inequality may be met only up to rounding
        assert answer is True or clearly(part.goal, point) is not False
        met += answer is True
        if met <= AS_WRITTEN and not is_unfolded(question.goal):
            assert clearly(question.goal, point) is not False

    step_holds()
    return met


def check_at_random_points(question: Question) -> None:
    for part in taken_apart(base_of(question)):
        free = variables_in(part) or unknowns_in(part)
        assert met_and_decided(question, part) >= (DECIDED if free else 1)


@pytest.mark.parametrize("question", [s[1] for s in STEPS], ids=[s[0] for s in STEPS])
def test_step_holds_at_random_points(question: Question) -> None:
    check_at_random_points(question)


FALSE = [
    ("a bound that is too small", "1/(1 + exp(-z)) < 0.9", ()),
    ("the root of a square", "sqrt(x^2) = x", ()),
    ("a wrong slope", "Derivative(exp(2*t), t) = exp(2*t)", ()),
    ("false only where the hypotheses hold", "w < 4", ("Abs(w) >= 4",)),
    ("no value where the hypotheses hold", "ln(w) < w", ("w < -1",)),
    ("one direction of an equivalence", "x > 1 <=> x > 2", ()),
]


@pytest.mark.parametrize(("claim", "given_"), [f[1:] for f in FALSE], ids=[f[0] for f in FALSE])
def test_a_false_claim_is_found_out(claim: str, given_: tuple[str, ...]) -> None:
    granted = tuple(Granted(read_claim(g)) for g in given_)
    question = Question(granted, read_claim(claim))
    with pytest.raises(AssertionError, match="is not False"):
        check_at_random_points(question)
