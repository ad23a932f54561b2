"""What claims unfold to, negation, and substitution that captures nothing."""

import pytest

from symcheck.language.claim import And, Chain, Claim, Implies, Member, Not, Or, Rel, Truth
from symcheck.language.context import Context, Definition, close, define
from symcheck.language.forms import links, negation, unfold, unfold_hypothesis
from symcheck.language.substitution import substitute, substitute_in_claim
from symcheck.language.term import (
    Call, Derivative, MalformedTerm, Term, Unknown, Var, add, free_variables, mul, num,
)  # fmt: skip
from symcheck.reading.ascii_syntax import read_claim, read_term

x, y, t = Var("x"), Var("y"), Var("t")


def claim(text: str) -> Claim:
    return read_claim(text, functions=["C"])


UNFOLDED = [
    ("a chain, link by link", "x < y <= 1", "x < y and y <= 1"),
    ("an interval", "x in Interval.Lopen(0, 1)", "0 < x and x <= 1"),
    ("an unbounded interval", "x in Interval(0, oo)", "0 <= x"),
    ("all reals say that there is a value", "1/x in Reals", "1/x = 1/x"),
    ("an equivalence", "x > 0 <=> y > 0", "(x > 0 => y > 0) and (y > 0 => x > 0)"),
    ("a negated conjunction", "not (x > 0 and y = 1)", "x <= 0 or y != 1"),
    ("a negated choice", "not (x > 0 or y != 1)", "x <= 0 and y = 1"),
    ("a negated chain", "not (0 < x < 1)", "0 >= x or x >= 1"),
    ("a negated interval", "not x in Interval(0, 1)", "0 > x or x > 1"),
    ("a negated implication", "not (x > 0 => y > 0)", "x > 0 and y <= 0"),
    ("a negated equivalence", "not (x > 0 <=> y > 0)",
     "(x > 0 and y <= 0) or (x <= 0 and y > 0)"),
    ("twice negated", "not (not (x > 0))", "x > 0"),
    ("a tangent", "tan(x) > 0", "sin(x)/cos(x) > 0"),
    ("a logarithm to a base", "log(x, 2) > 0", "log(x)/log(2) > 0"),
    ("a derivative with its conditions", "Derivative(log(x), x) > 0", "x > 0 and 1/x > 0"),
    ("a derivative in a premise", "Derivative(log(x), x) > 0 => y > 0",
     "(x > 0 => 1/x > 0) => y > 0"),
    ("a negated derivative owes them too", "not Derivative(log(x), x) > 0", "x > 0 and 1/x <= 0"),
    ("a derivative at a place that must have a value", "Subs(Derivative(2*t, t), t, 1/x) > 1",
     "x != 0 and 2 > 1"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "plain"), [u[1:] for u in UNFOLDED], ids=[u[0] for u in UNFOLDED]
)
def test_unfolding(written: str, plain: str) -> None:
    assert unfold(claim(written)) == claim(plain)


def test_a_hypothesis_grants_a_derivative_only_under_its_conditions() -> None:
    granted = unfold_hypothesis(claim("Derivative(abs(x), x) = 1"))
    assert isinstance(granted, Implies)
    assert granted.conclusion == claim("x/abs(x) = 1")


def test_where_unfolding_says_just_what_was_written() -> None:
    """d ln x is there just where x > 0; d|x| is not known to be missing at 0, only not there."""
    told: dict[Claim, None] = {}
    unfold(claim("Derivative(log(x), x) > 0"), told)
    assert list(told) == [Truth(True)]
    told = {}
    unfold(claim("Derivative(abs(x), x) > 0"), told)
    assert claim("x != 0") in told
    assert close(Context(), claim("x > 0")).faithful_where == ()


def test_a_chain_of_one_term_and_an_interval_without_ends() -> None:
    assert links(Chain(x, ())) == Truth(True)
    assert links(Member(x, None, None, False, False)) == Rel("=", x, x)


@pytest.mark.parametrize(
    "said",
    [claim(u[2]) for u in UNFOLDED if "=>" not in u[2]] + [Truth(True), And(()), Or(())],
    ids=str,
)
def test_negating_twice_changes_nothing(said: Claim) -> None:
    assert negation(negation(said)) == said


def test_the_negation_of_a_negation() -> None:
    assert negation(Not(Rel("<", x, y))) == Rel("<", x, y)


# Substitution


def test_all_variables_are_replaced_at_once() -> None:
    swapped = substitute_in_claim(claim("x < y"), {x: y, y: x})
    assert swapped == claim("y < x")


def test_a_bound_variable_is_not_replaced() -> None:
    inside = Derivative(mul(x, t), t, t)
    assert substitute(inside, {t: num(3)}) == Derivative(mul(x, t), t, num(3))


def test_a_bound_variable_makes_way() -> None:
    inside = Derivative(mul(x, t), t, y)
    moved = substitute(inside, {x: t})
    assert isinstance(moved, Derivative)
    assert moved.var not in (t, x, y)
    assert free_variables(moved) == {t, y}
    assert close(Context(), Rel("=", moved, x)).goal == Rel("=", t, x)


def test_a_bound_variable_makes_way_for_names_in_use() -> None:
    first = Var("t_1")
    moved = substitute(Derivative(mul(x, first, t), t, y), {x: t})
    assert isinstance(moved, Derivative)
    assert moved.var not in (t, first)


def test_variables_of_different_sorts_are_different() -> None:
    integer = Var("x", "integer")
    assert substitute(add(x, integer), {integer: num(2)}) == add(x, num(2))


# Definitions


def test_a_definition_is_an_abbreviation_and_grants_nothing() -> None:
    y_is = Definition("y", (), read_term("1/x"))
    closed = close(Context(definitions=(y_is,)), claim("y = y"))
    assert closed.hypotheses == ()
    assert closed.goal == claim("1/x = 1/x")


def test_a_definition_may_use_an_earlier_one() -> None:
    first = define({}, "f", (t,), read_term("t + 1"))
    second = define({"f": first}, "g", (t,), Call("f", (Call("f", (t,)),)))
    said = Rel("=", Call("g", (x,)), y)
    twice = add(add(x, num(1)), num(1))
    assert close(Context(definitions=(first, second)), said).goal == Rel("=", twice, y)


def test_a_parameter_hides_an_abbreviation_of_its_name() -> None:
    outer = define({}, "t", (), num(5))
    f = define({"t": outer}, "f", (t,), read_term("t + 1"))
    said = close(Context(definitions=(outer, f)), Rel("=", Call("f", (x,)), t))
    assert said.goal == claim("x + 1 = 5")


def test_an_abbreviation_is_no_variable_to_differentiate_along() -> None:
    t_is = Definition("t", (), num(5))
    with pytest.raises(MalformedTerm, match="t is an abbreviation"):
        close(Context(definitions=(t_is,)), Rel("=", Derivative(t, t, x), x))


def test_the_derivative_of_an_abbreviation_is_that_of_its_body() -> None:
    y_is = Definition("y", (), read_term("x^2"))
    said = close(Context(definitions=(y_is,)), Rel("=", Derivative(y, x, x), x))
    assert said.goal == claim("2*x = x")


@pytest.mark.parametrize("part", [x, Unknown("C", 1, x), read_term("1/x")], ids=str)
def test_free_variables(part: Term) -> None:
    assert free_variables(part) == {x}
    assert free_variables(Derivative(part, x, y)) == {y}
