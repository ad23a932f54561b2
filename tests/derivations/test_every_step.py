"""Every step of every derivation, at random points that meet its hypotheses, by mpmath.

The premises are the author's hypotheses alone, so that the evidence does not lean on other steps.
A goal with premises of its own is drawn where those hold; where it is shown that none do, as in a
sum of nothing, there is nothing to draw. Means and probabilities are computed by quadrature.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from quadrature import holds_by_quadrature, speaks_of_chances

from symcheck.derivations.load import load
from symcheck.derivations.step import is_claimed
from symcheck.judging.question import Granted, Question, base_of, is_unfolded
from symcheck.judging.asked import question_of
from symcheck.language.claim import FALSE as NOTHING
from symcheck.language.claim import terms_of
from symcheck.language.context import Obligation, unknowns_in, variables_in
from symcheck.language.term import Recursion, subterms
from symcheck.reading.ascii_syntax import read_claim
from symcheck.search import truth
from symcheck.search.crosscheck import taken_apart
from symcheck.search.numeric import Point, arithmetic
from symcheck.search.portfolio import prove
from symcheck.search.truth import clearly, holds
from symcheck.strategies import points

FOLDER = Path(__file__).parents[2] / "derivations"
DRAWS = 25
DECIDED = 20
"""Of the draws, so many at least must meet the hypotheses and be decided by the digits."""
FEW_DRAWS, FEW_DECIDED = 6, 4
"""Likewise where means, probabilities, sums and recursions are computed, which is slow."""
A_MOMENT = 2.0
AS_WRITTEN = 2
"""Draws at which the claim is also evaluated before derivatives are unfolded, which is slow."""

LOADED = load([FOLDER])
STEPS = [
    (step.id, question_of(text, index))
    for text in LOADED.requested
    for index, step in enumerate(text.steps)
    if is_claimed(step)
]


@st.composite
def enlarging_layers(draw: st.DrawFn, part: Obligation) -> Point:
    """Weights a > 4 and inputs 0 throughout, so that every factor is a/4, and 1 < c ≤ a/4."""
    a = draw(st.integers(5, 40))
    values = {
        v: 1 + draw(st.integers(1, 64)) / 64 * (a / 4 - 1)
        if v.sort == "real"
        else float(draw(st.integers(-2, 8)))
        for v in variables_in(part)
    }
    point = Point(values, {"w": (a,), "z": (0,)})
    assume(all(holds(h, point) for h in part.hypotheses))
    return point


DRAWN_OTHERWISE = {"layers.explode": enlarging_layers}
"""Derivations whose hypotheses are about all items of a sequence, which random ones do not meet."""


def _peak() -> tuple[object, object, object]:
    """The u > 0 with u tanh u = 1/2, the weight 4 cosh²u, and the width 1/sinh 2u."""
    mp = arithmetic(100)
    u = mp.findroot(lambda u: u * mp.tanh(u) - mp.mpf(1) / 2, 0.77)
    return u, 4 * mp.cosh(u) ** 2, 1 / mp.sinh(2 * u)


PEAK = (*_peak(), *truth.SOME_VALUES)
NEAR_0 = (1, -1, 0.5, 0.02, 1e-3, -2e-4, 1e-5, -3e-6, 1e-7)
FAR_OUT = (0.5, 5, 40, 1e3, 1e5, 1e9, 1e12, 1e20)
VALUES: dict[str, tuple[object, ...]] = {
    "neuron.offset:limit": NEAR_0,
    "widest.tail:limit": FAR_OUT,
    **dict.fromkeys(
        ("widest.unique:exists", "widest.unique:unique", "widest.exactly:top",
         "widest.peak:exactly", "widest.peak:weight", "widest.peak:width"),
        PEAK,
    ),
}  # fmt: skip
"""Values for bound variables: what exists is seldom among the few of every claim."""


def is_vacuous(part: Obligation, whole: Obligation) -> bool:
    """Whether the premises of a part of the goal contradict each other, as is shown."""
    own = len(part.hypotheses) > len(whole.hypotheses)
    return own and prove(Obligation(part.hypotheses, NOTHING), A_MOMENT) is not None


def is_slow(part: Obligation) -> bool:
    """Whether there are chances in the goal, or rounds of a recursion anywhere."""
    claims = (*part.hypotheses, part.goal)
    terms = (s for claim in claims for term in terms_of(claim) for s in subterms(term))
    return speaks_of_chances(part.goal) or any(isinstance(s, Recursion) for s in terms)


def met_and_decided(question: Question, part: Obligation, drawn: st.SearchStrategy[Point]) -> int:
    """How many draws met the hypotheses and showed the goal; fails where one refutes it."""
    met = 0
    chances = speaks_of_chances(part.goal)

    @settings(
        max_examples=FEW_DRAWS if is_slow(part) else DRAWS,
        database=None,
        derandomize=True,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    @given(drawn)
    def step_holds(point: Point) -> None:
        nonlocal met
        assert all(holds(h, point) for h in part.hypotheses)
        if chances:
            answer = holds_by_quadrature(part.goal, point)
            assert answer is not False
        else:
            answer = holds(part.goal, point)
            # next to a touching point, an inequality may be met only up to rounding
            assert answer is True or clearly(part.goal, point) is not False
        met += answer is True
        if met <= AS_WRITTEN and not is_unfolded(question.goal):
            assert clearly(question.goal, point) is not False

    step_holds()
    return met


def check_at_random_points(question: Question, name: str = "") -> None:
    whole = base_of(question)
    parts = [part for part in taken_apart(whole) if not is_vacuous(part, whole)]
    assert parts
    for part in parts:
        free = variables_in(part) or unknowns_in(part)
        drawn = DRAWN_OTHERWISE.get(name.partition(":")[0], points)(part)
        wanted = FEW_DECIDED if is_slow(part) else DECIDED
        assert met_and_decided(question, part, drawn) >= (wanted if free else 1)


@pytest.mark.parametrize(("name", "question"), STEPS, ids=[s[0] for s in STEPS])
def test_step_holds_at_random_points(
    name: str, question: Question, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(truth, "SOME_VALUES", VALUES.get(name, truth.SOME_VALUES))
    check_at_random_points(question, name)


FALSE = [
    ("a bound that is too small", "1/(1 + exp(-z)) < 0.9", ()),
    ("the root of a square", "sqrt(x^2) = x", ()),
    ("a wrong slope", "Derivative(exp(2*t), t) = exp(2*t)", ()),
    ("false only where the hypotheses hold", "w < 4", ("Abs(w) >= 4",)),
    ("no value where the hypotheses hold", "ln(w) < w", ("w < -1",)),
    ("a mean that is less", "Expectation(ln(abs(w)), w, Normal(0, 1)) <= -0.6353", ()),
    ("a probability that is more", "Probability(abs(w) < 1, w, Normal(0, 1)) > 0.6827", ()),
    ("one direction of an equivalence", "x > 1 <=> x > 2", ()),
]


@pytest.mark.parametrize(("claim", "given_"), [f[1:] for f in FALSE], ids=[f[0] for f in FALSE])
def test_a_false_claim_is_found_out(claim: str, given_: tuple[str, ...]) -> None:
    granted = tuple(Granted(read_claim(g)) for g in given_)
    question = Question(granted, read_claim(claim))
    with pytest.raises(AssertionError, match="is not False"):
        check_at_random_points(question)
