"""What the claims of analysis bind: names that are others outside, and variables of a sort."""

from collections.abc import Callable

import pytest

from symcheck.language.alpha import canonical_claim
from symcheck.language.analysis import Approach, Domain, Infinite
from symcheck.language.claim import Claim
from symcheck.language.forms import unfold
from symcheck.language.substitution import substitute_in_claim
from symcheck.language.term import (
    ONE, ZERO, Expectation, Integral, Law, MalformedTerm, Probability, Var, add,
)  # fmt: skip
from symcheck.reading.ascii_syntax import read_claim

x, y, k = Var("x"), Var("y"), Var("k", "integer")
NORMAL = Law("normal", (ZERO, ONE))


def said(text: str) -> Claim:
    return canonical_claim(unfold(read_claim(text, integer=["k"])))


# In each row the letter that is bound on the left is another one outside.
SAME = [
    ("a limit that is the variable", "limit(0*x, x, 0) = x", "limit(0*t, t, 0) = x"),
    ("a place that is the variable", "limit(x^2, x, x) = 1", "limit(t^2, t, x) = 1"),
    ("a maximum that is the variable", "max_over(x, x in Interval(0, 1)) = x",
     "max_over(t, t in Interval(0, 1)) = x"),
    ("a supremum of that name", "sup_over(x, x in Interval(0, 1)) = x + 1",
     "sup_over(t, t in Interval(0, 1)) = x + 1"),
    ("a place of a maximum of that name", "argmax_over(x, x in Interval(0, 1)) = x",
     "argmax_over(t, t in Interval(0, 1)) = x"),
    ("an end of that name", "max_over(x, x in Interval(0, x)) = y",
     "max_over(t, t in Interval(0, x)) = y"),
    ("an end that is an integer", "max_over(k, k in Interval(0, k)) = k",
     "max_over(t, t in Interval(0, k)) = k"),
    ("a tolerance of that name", "within(x, 0, x, x in Interval(0, 1))",
     "within(t, 0, x, t in Interval(0, 1))"),
    ("an order at a place of that name", "bigO(x, x^2, x, x)", "bigO(t, t^2, t, x)"),
    ("an epsilon of that name", "limit(ε, ε, 0) = ε", "limit(t, t, 0) = ε"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [s[1:] for s in SAME], ids=[s[0] for s in SAME])
def test_a_bound_letter_is_another_one_outside(one: str, other: str) -> None:
    assert said(one) == said(other)


def test_a_substitution_does_not_let_a_form_capture_what_is_put_in() -> None:
    least = read_claim("min_over(x^2, x in Interval(0, 1)) = y")
    there = substitute_in_claim(least, {y: add(x, ONE)})
    assert canonical_claim(unfold(there)) == said("min_over(t^2, t in Interval(0, 1)) = x + 1")


WRONG_SORTS: list[tuple[str, Callable[[], object]]] = [
    ("an interval of integers, of which a place may be none",
     lambda: Domain(k, ZERO, ONE, True, True)),
    ("an integer that goes to a number", lambda: Approach(k, ZERO)),
    ("a natural number that goes to −∞", lambda: Approach(Var("n", "natural"), Infinite(-1))),
    ("an integer of a normal law", lambda: Expectation(k, k, NORMAL)),
    ("the same in an event", lambda: Probability(k, (("<", ONE),), k, NORMAL)),
    ("an integral over integers", lambda: Integral(k, k, ZERO, ONE)),
]  # fmt: skip


@pytest.mark.parametrize("build", [w[1] for w in WRONG_SORTS], ids=[w[0] for w in WRONG_SORTS])
def test_a_variable_of_the_wrong_sort_is_refused(build: Callable[[], object]) -> None:
    with pytest.raises(MalformedTerm):
        build()
