"""Ways in which other checkers went wrong; each test asserts why this one does not."""

from __future__ import annotations

import pytest
from cases import (
    by_lemma, claim, clash, combination, either, first, implies, instance, m, n, obligation,
    product, rel, t, term, x,
)  # fmt: skip
from flint import arb, fmpq

from symcheck.kernel import ball
from symcheck.kernel.ball import Undecided, certainly, compare, evaluate
from symcheck.kernel.certificate import (
    Absurd, Cases, Cell, Certificate, Choose, Clash, Contradiction, Cover, Detach, Have, Known,
    Monotone, Rewrite, Ring, Sign, Split, Suppose, Taylor, Total, Witness,
)  # fmt: skip
from symcheck.kernel.check import Accepted, check
from symcheck.kernel.refusal import Refusal
from symcheck.kernel.witness import Failure, check_witness
from symcheck.language.claim import Claim, Rel, RelOp
from symcheck.language.context import Obligation
from symcheck.language.term import App, Term, num

OPS: tuple[RelOp, ...] = ("=", "!=", "<", "<=", ">", ">=")
ZERO = num(0)


def refused(
    said: Obligation, certificate: Certificate, kind: str, place: Claim | Term | None = None
) -> None:
    result = check(said, certificate)
    assert isinstance(result, Refusal), result
    assert result.kind == kind
    assert place is None or place in (result.claim, result.term)


# Ball overlap read as equality; NaN or unbounded balls read as true.


def test_overlapping_balls_are_not_equal_and_not_ordered() -> None:
    third = arb(1) / 3
    assert not any(compare(op, third, third) for op in OPS)
    assert not any(compare(op, arb(0, 1), arb(0.5, 1)) for op in OPS)


@pytest.mark.parametrize("op", OPS)
def test_no_relation_to_nan_holds(op: RelOp) -> None:
    for other in (arb("nan"), arb(1), arb("inf"), arb(0, "inf")):
        assert not compare(op, arb("nan"), other)
        assert not compare(op, other, arb("nan"))


@pytest.mark.parametrize("op", OPS)
def test_no_relation_to_an_unbounded_ball_holds(op: RelOp) -> None:
    assert not compare(op, arb(0, "inf"), arb(0))
    with pytest.raises(Undecided):
        evaluate(term("1*x"), {x: arb(0, "inf")})
    with pytest.raises(Undecided):
        evaluate(x, {x: arb("nan")})
    assert not certainly(Rel(op, x, x), {x: arb("nan")})


def test_a_number_too_large_to_handle_is_undecided() -> None:
    huge = "exp(exp(exp(exp(exp(9)))))"
    refused(obligation(f"{huge} > 0 - {huge}"), Cover((), Cell()), "cell undecided")
    refused(obligation(f"1/{huge} < 1"), Cover((), Cell()), "cell undecided")


def test_a_hypothesis_that_holds_in_overlapping_balls_only_is_not_met() -> None:
    said = obligation("x < 0", "exp(log(x)) = 2")
    result = check_witness(said, Witness(((x, num(2)),)))
    assert isinstance(result, Refusal)
    assert (result.kind, result.claim) == ("hypothesis", claim("exp(log(2)) = 2"))


def test_powers_of_a_ball_around_0_are_no_nan() -> None:
    around = ball.interval(fmpq(-1), fmpq(1))
    for k in range(5):
        assert evaluate(App("pow", (x, num(k))), {x: around}).is_finite()


# Side conditions lost; q·d = 1 for q = 1/d, unguarded, which makes definedness prove itself.


@pytest.mark.parametrize(
    ("goal", "place"),
    [("1/x*x = 1", "1/x"), ("exp(log(x)) = exp(log(x))", "log(x)"), ("sqrt(x)^2 = x", "sqrt(x)"),
     ("asin(x) - asin(x) = 0", "asin(x)"), ("x^y/x^y = 1", "x^y")],
)  # fmt: skip
def test_a_guarded_fact_is_not_to_be_had_without_its_guard(goal: str, place: str) -> None:
    for proof in (Ring(), Contradiction(Known())):
        refused(obligation(goal), proof, "no value shown")
    value = Rel("=", term(place), term(place))
    refused(Obligation((), value), Ring(), "no value shown", term(place))


def test_that_a_divisor_is_not_0_does_not_prove_itself() -> None:
    """From ¬(x ≠ 0), x = 0 and q·x = 1 would clash; q·x = 1 is not to be had."""
    proof = Contradiction(first("1/x*x = 1", Ring(), clash("x = 0")))
    refused(obligation("x != 0"), proof, "no value shown")


def test_that_a_logarithm_has_a_value_does_not_prove_itself() -> None:
    proof = by_lemma("exp(log(x)) = x", "exp.ln", Sign(), x="x")
    refused(obligation("x > 0"), proof, "premise not settled", claim("x > 0"))


def test_a_link_between_exp_and_ln_needs_the_logarithm() -> None:
    goal = obligation("log(x) <= y", "x <= exp(y)")
    proof = instance("ln.above", x="x", y="y")
    refused(goal, proof, "premise not settled", claim("x > 0"))


def test_a_condition_shown_in_one_case_is_not_known_in_another() -> None:
    cases = Cases(either("x > 0 or x <= 0"), (Ring(), Ring()))
    refused(obligation("x/x = 1"), first("x > 0 or x <= 0", Total(), cases), "no value shown")


def test_what_is_supposed_is_forgotten_outside() -> None:
    said = obligation("(x > 0 => x/x = 1) and x/x = 1")
    refused(said, Split((Suppose(Ring()), Ring())), "no value shown", claim("x/x = 1"))


# Trust that does not propagate.

POSITIVE = instance("exp.positive", x="x")
LEMMA = "lemma:exp.positive"

THROUGH: list[tuple[str, Obligation, Certificate]] = [
    ("a claim shown first", obligation("exp(x) >= 0"), first("exp(x) > 0", POSITIVE, Known())),
    ("a part of a conjunction", obligation("exp(x) > 0 and exp(x) >= 0"),
     Split((POSITIVE, Known()))),
    ("a part of a choice", obligation("x > 0 or exp(x) > 0"), Choose(1, POSITIVE)),
    ("what is supposed", obligation("y > 0 => exp(x) > 0"), Suppose(POSITIVE)),
    ("a detached implication", obligation("y > 0", "exp(x) > 0 => y > 0"),
     Detach(implies("exp(x) > 0 => y > 0"), POSITIVE, Known())),
    ("cases", obligation("exp(x) != 0"),
     first("exp(x) > 0 or y > 0", Choose(0, POSITIVE),
           Cases(either("exp(x) > 0 or y > 0"), (Known(), Sign())))),
    ("a clash", obligation("x > y", "exp(x) <= 0"),
     Absurd(first("exp(x) > 0", POSITIVE, Clash(rel("exp(x) > 0"))))),
    ("a combination", obligation("exp(x) > -1"),
     first("exp(x) > 0", POSITIVE,
           combination(product(1), product(1, "exp(x) > 0"), product(1, "exp(x) <= -1")))),
    ("a rewriting", obligation("exp(x) > y", "0 = y"),
     Rewrite(rel("0 = y"), claim("exp(x) > 0"), POSITIVE)),
    ("a definedness", obligation("x/exp(x) = x/exp(x)"), first("exp(x) > 0", POSITIVE, Ring())),
    ("a slope", obligation("exp(x) >= exp(0)", "x >= 0"),
     Monotone(x, ZERO, t, first("exp(0) >= exp(0)", first(
         "exp(0) = exp(0)", Ring(), Known()), Known()), Sign(),
         Have(claim("exp(t) > 0"), instance("exp.positive", x="t"), Known()))),
    ("Taylor's formula", obligation("exp(x) > 0", "x >= 0"),
     Taylor(term("exp(x)"), x, ZERO, t, (term("exp(x)"),), Sign(), POSITIVE)),
]  # fmt: skip


@pytest.mark.parametrize(("said", "proof"), [c[1:] for c in THROUGH], ids=[c[0] for c in THROUGH])
def test_a_lemma_used_inside_is_what_the_whole_rests_on(
    said: Obligation, proof: Certificate
) -> None:
    result = check(said, proof)
    assert isinstance(result, Accepted), result
    assert LEMMA in result.rests_on


def test_hypotheses_are_named_and_only_those_that_are_used() -> None:
    said = obligation("x*y > 0", "x > 0", "t > 0", "y > 0")
    result = check(said, combination(product(1, "x > 0", "y > 0"), product(1, "x*y <= 0")))
    assert isinstance(result, Accepted)
    assert result.rests_on == {"hyp:0", "hyp:2"}


def test_a_hypothesis_that_grants_a_value_is_named() -> None:
    result = check(obligation("x/x = 1", "t > 0", "1/x < t"), Ring())
    assert isinstance(result, Accepted)
    assert result.rests_on == {"hyp:1"}


def test_a_witness_rests_on_the_lemmas_of_what_it_shows() -> None:
    shown = ((claim("sin(pi) = 0"), instance("sin.pi")),)
    result = check_witness(
        obligation("x > 4", "sin(x) = 0"), Witness(((x, term("pi")),), (), shown)
    )
    assert isinstance(result, Failure)
    assert result.rests_on == {"lemma:sin.pi"}


# A counterexample outside the hypotheses, or where a side is undefined.


def test_x_over_x_is_not_different_from_1_at_0_but_has_no_value() -> None:
    result = check_witness(obligation("x/x = 1"), Witness(((x, ZERO),)))
    assert isinstance(result, Failure)
    assert (result.kind, result.subterm) == ("no value", App("div", (ZERO, ZERO)))


def test_a_point_outside_the_hypotheses_is_none() -> None:
    result = check_witness(obligation("x > 0", "x > -1"), Witness(((x, num(-1)),)))
    assert isinstance(result, Refusal)
    assert (result.kind, result.claim) == ("hypothesis", Rel(">", num(-1), num(-1)))


@pytest.mark.parametrize("given", ["x/x = 1", "x/x != 1", "1/x > 0 or 1/x <= 0", "log(x) = log(x)"])
def test_a_hypothesis_without_value_does_not_hold(given: str) -> None:
    result = check_witness(obligation("x > 0", given), Witness(((x, ZERO),)))
    assert isinstance(result, Refusal)
    assert result.kind == "hypothesis"


# Integer strengthening applied to reals; a zero or negative multiplier; a sum that may vanish.


def test_a_strict_inequality_of_reals_leaves_no_gap_of_1() -> None:
    wrong = instance("integer.gap", m="0", n="x")
    refused(obligation("0 + 1 <= x", "0 < x"), wrong, "wrong sort", x)
    right = instance("integer.gap", m="m", n="n")
    assert isinstance(check(obligation("m + 1 <= n", "m < n"), right), Accepted)
    assert {m.sort, n.sort} == {"integer"}


@pytest.mark.parametrize("coefficient", ["0", "-1", "-1/1000"])
def test_a_multiplier_that_is_not_positive(coefficient: str) -> None:
    proof = combination(product(coefficient, "x > 1"), product(1, "x <= 0"))
    refused(obligation("x > 0", "x > 1"), proof, "wrong coefficient")


def test_division_by_a_sum_that_may_vanish() -> None:
    refused(obligation("t*(x + y)/(x + y) = t"), Ring(), "no value shown")
    row = (term("1/(x + y)"), rel("t*(x + y) = x + y"))
    refused(obligation("t = 1", "t*(x + y) = x + y"), Ring((row,)), "no value shown", row[0])


# floor has derivative 0 almost everywhere; −1/x has a positive derivative on both sides of a hole.


def test_floor_is_not_constant() -> None:
    proof = Monotone(x, ZERO, t, Sign(), Sign(), Sign())
    refused(obligation("floor(x) <= 0", "x >= 0"), proof, "not continuous")


def test_the_reciprocal_does_not_grow_across_its_hole() -> None:
    proof = Monotone(x, num(-1), t, Cover((), Cell()), Sign(), Sign())
    said = obligation("-1/x >= 1/2", "x >= -1", "x != 0")
    refused(said, proof, "not settled", claim("t != 0 and t != 0"))


# Tolerance that makes 2⁻⁹⁹ = 2⁻⁹⁸.


def test_small_numbers_are_not_equal_for_being_small() -> None:
    said = obligation("2^(-99) = 2^(-98)")
    refused(said, Ring(), "not an identity")
    result = check_witness(said, Witness(()))
    assert isinstance(result, Failure)
    assert result.kind == "false"
    assert isinstance(check(obligation("2^(-99) < 2^(-98)"), Cover((), Cell())), Accepted)
    assert isinstance(check(obligation("exp(-1000) > 0"), Cover((), Cell())), Accepted)
