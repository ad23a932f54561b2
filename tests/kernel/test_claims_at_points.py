"""Single rules of the kernel and its witnesses, on claims at random, against mpmath."""

from __future__ import annotations

import os
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from terms_at_random import Exact, has_none, n, point_of, points, terms, value_of, x, y

from symcheck.kernel.certificate import Cell, Certificate, Contradiction, Cover, Ring, Sign, Witness
from symcheck.kernel.check import Accepted, check
from symcheck.kernel.witness import Failure, check_witness
from symcheck.language.claim import Rel, RelOp
from symcheck.language.context import Obligation
from symcheck.language.term import Num, Term
from symcheck.search.truth import clearly

MANY = int(os.environ.get("EXAMPLES", "250"))
at_random = settings(
    max_examples=MANY, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
relations: st.SearchStrategy[RelOp] = st.sampled_from(("<", "<=", ">", ">=", "!="))


def test_what_a_certificate_of_one_rule_shows_holds_at_points() -> None:
    """Signs, balls on boxes, identities and contradictions, on claims that are mostly false."""
    met: Counter[str] = Counter()

    @at_random
    @given(
        terms, terms, st.one_of(relations, st.just("=")), points, points, st.integers(0, 4),
    )  # fmt: skip
    def agrees(left: Term, right: Term, op: RelOp, low: Exact, high: Exact, order: int) -> None:
        axes = tuple((v, min(low[v], high[v]), max(low[v], high[v])) for v in (x, y, n))
        box = tuple(c for v, a, b in axes for c in (Rel(">=", v, Num(a)), Rel("<=", v, Num(b))))
        goal = Rel(op, left, right)
        used = tuple(a for a in axes if order < 2 or a[0] == x)
        proofs: tuple[Certificate, ...] = (
            Sign(), Ring(), Cover(used, Cell(order)), Contradiction(Sign()),
        )  # fmt: skip
        for proof in proofs:
            if isinstance(check(Obligation(box, goal), proof), Accepted):
                met[type(proof).__name__] += 1
                middle = {v: a if v == n else (a + b) / 2 for v, a, b in axes}
                for point in (low, high, middle):
                    assert clearly(goal, point_of(point)) is not False

    agrees()
    assert met["Cover"] > MANY / 50
    assert met["Sign"] > MANY / 100


def test_a_checked_witness_is_one() -> None:
    met: Counter[str] = Counter()

    @at_random
    @given(terms, terms, relations, terms, st.one_of(relations, st.just("=")), points)
    def agrees(a: Term, b: Term, given_op: RelOp, c: Term, op: RelOp, point: Exact) -> None:
        obligation = Obligation((Rel(given_op, a, b),), Rel(op, a, c))
        witness = Witness(tuple((v, Num(q)) for v, q in point.items()))
        outcome = check_witness(obligation, witness)
        if isinstance(outcome, Failure):
            met[outcome.kind] += 1
            assert clearly(obligation.hypotheses[0], point_of(point)) is not False
            assert clearly(obligation.goal, point_of(point)) is not True
            if outcome.kind == "no value" and outcome.subterm is not None:
                assert not any(_valued(side, point) for side in (c,))

    agrees()
    assert met["false"] > MANY / 20
    assert met["no value"] > MANY / 100


def _valued(term: Term, point: Exact) -> bool:
    return not has_none(term, point) and value_of(term, point) is not None
