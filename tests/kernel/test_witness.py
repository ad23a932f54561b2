"""Witnesses: what they show, of which kind, and why others are refused."""

from __future__ import annotations

import pytest
from cases import claim, instance, k, obligation, rel, t, term, x, y

from symcheck.kernel.certificate import Interpretation, Known, Ring, Sign, Witness
from symcheck.kernel.refusal import Refusal
from symcheck.kernel.witness import Failure, check_witness
from symcheck.language.claim import Or, Rel
from symcheck.language.context import Obligation
from symcheck.language.term import App, Var, num

Values = dict[Var, str]
NATURAL = Var("n", "natural")


def witness(values: Values, *functions: Interpretation) -> Witness:
    return Witness(tuple((v, term(text)) for v, text in values.items()), functions)


def reading(name: str, body: str) -> Interpretation:
    return Interpretation(name, t, term(body))


FALSE: list[tuple[str, Obligation, Witness]] = [
    ("a number", obligation("x^2 = x"), witness({x: "2"})),
    ("a rational number", obligation("x^2 >= x"), witness({x: "1/2"})),
    ("a surd", obligation("x != sqrt(2)", "x > 1"), witness({x: "sqrt(2)"})),
    ("a multiple of π", obligation("sin(x) > 0", "x > 3"), witness({x: "3*pi/2"})),
    ("an exponential", obligation("x < 7", "log(x) > 1.9"), witness({x: "exp(2)"})),
    ("a negative base and an odd exponent", obligation("x^k > 0"), witness({x: "-2", k: "3"})),
    ("0^0 is 1", obligation("x^k = 0"), witness({x: "0", k: "0"})),
    ("a cube root", obligation("root(x, 3) > 0"), witness({x: "-8"})),
    ("a part of a conjunction", obligation("x > 0 and x < 1"), witness({x: "2"})),
    ("all parts of a choice", obligation("x < 0 or x > 1"), witness({x: "1/2"})),
    ("an implication with a premise that holds", obligation("x > 0 => x > 1"), witness({x: "1"})),
    ("one direction", obligation("x > 0 <=> x^2 > 0"), witness({x: "-1"})),
    ("a chain, by one link", obligation("0 < x^2 < 1", "x > 0"), witness({x: "1"})),
    ("floor at an integer", obligation("floor(x) < x"), witness({x: "3"})),
    ("an unknown function", obligation("C(x) >= C(0)"), witness({x: "-1"}, reading("C", "t"))),
    ("its derivative", obligation("C'(x) > 0"), witness({x: "-1"}, reading("C", "t^2"))),
    ("a derivative by the chain rule", obligation("Derivative(C(x^2), x) = C'(x^2)"),
     witness({x: "3"}, reading("C", "t^3 + t"))),
    ("two unknown functions", obligation("C(x) = D(x)"),
     witness({x: "0"}, reading("C", "t + 1"), reading("D", "t"))),
    ("values in other values' place", obligation("x < y"), witness({x: "1", y: "1"})),
    ("a variable too many", obligation("x < 1"), witness({x: "1", y: "7"})),
]  # fmt: skip


@pytest.mark.parametrize(("said", "at"), [c[1:] for c in FALSE], ids=[c[0] for c in FALSE])
def test_false_at_a_point(said: Obligation, at: Witness) -> None:
    result = check_witness(said, at)
    assert isinstance(result, Failure), result
    assert (result.kind, result.subterm, result.rests_on) == ("false", None, frozenset())


NO_VALUE: list[tuple[str, Obligation, Witness, str]] = [
    ("a quotient", obligation("1/x = 1/x"), witness({x: "0"}), "1/0"),
    ("the inner one of two", obligation("sqrt(1/x) >= 0"), witness({x: "0"}), "1/0"),
    ("the outer one of two", obligation("1/sqrt(x) > 0"), witness({x: "0"}), "1/sqrt(0)"),
    ("a logarithm of 0", obligation("log(x) < x"), witness({x: "0"}), "log(0)"),
    ("a square root", obligation("sqrt(x) >= 0"), witness({x: "-1"}), "sqrt(-1)"),
    ("a root of a number that is no fraction", obligation("sqrt(x) >= 0"),
     witness({x: "2-exp(1)"}), "sqrt(2-exp(1))"),
    ("an arcsine", obligation("asin(x) <= 2"), witness({x: "3/2"}), "asin(3/2)"),
    ("0 times what has no value", obligation("0*log(x) = 0"), witness({x: "0"}), "log(0)"),
    ("a negative integer power of 0", obligation("x^k = x^k"), witness({x: "0", k: "-1"}), ""),
    ("a real power of a negative number", obligation("x^(1/2) >= 0"), witness({x: "-1"}), ""),
    ("the exponent 2/2", obligation("x^(2/2) = x"), witness({x: "-1"}), ""),
    ("a real variable in the exponent", obligation("x^y = x^y"), witness({x: "-1", y: "2"}), ""),
    ("0 to the power 0", obligation("x^y <= 1", "x >= 0"), witness({x: "0", y: "0"}), ""),
    ("a logarithm to the base 1", obligation("log(2, x) = log(2, x)"), witness({x: "1"}), ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "at", "subterm"), [c[1:] for c in NO_VALUE], ids=[c[0] for c in NO_VALUE]
)
def test_no_value_at_a_point(said: Obligation, at: Witness, subterm: str) -> None:
    result = check_witness(said, at)
    assert isinstance(result, Failure), result
    assert result.kind == "no value"
    assert isinstance(result.subterm, App)
    if subterm:
        assert result.subterm == term(subterm)
    else:
        assert result.subterm.op in ("pow", "div")


REFUSED: list[tuple[str, Obligation, Witness, str, str | None]] = [
    ("a true goal", obligation("x^2 >= 0"), witness({x: "-1"}), "goal", "(-1)^2 >= 0"),
    ("a goal too close to call", obligation("exp(log(x)) = x"), witness({x: "2"}), "goal",
     "exp(log(2)) = 2"),
    ("an implication whose premise fails", obligation("x > 0 => x > 1"), witness({x: "-1"}),
     "goal", "-1 > 0 => -1 > 1"),
    ("a hypothesis that fails", obligation("x > 1", "x > 0"), witness({x: "-1"}), "hypothesis",
     "-1 > 0"),
    ("a hypothesis too close to call", obligation("x > 3", "exp(log(x)) = 2"), witness({x: "2"}),
     "hypothesis", "exp(log(2)) = 2"),
    ("a strict hypothesis at its boundary", obligation("x > 1", "x > 0"), witness({x: "0"}),
     "hypothesis", "0 > 0"),
    ("a hypothesis in the wrong case", obligation("x > 5", "x < 0 or x > 1"), witness({x: "1"}),
     "hypothesis", "1 < 0 or 1 > 1"),
    ("a variable without value", obligation("x < y"), witness({x: "1"}), "wrong point", None),
    ("a variable with two values", obligation("x = 1"),
     Witness(((x, num(1)), (x, num(2)))), "wrong point", None),
    ("a value that is no number", obligation("x = 1"), witness({x: "y"}), "wrong point", None),
    ("a value that has none", obligation("x = 1"), witness({x: "1/0"}), "wrong point", None),
    ("a value that may have none", obligation("x = 1"), witness({x: "log(sin(pi))"}),
     "wrong point", None),
    ("half an integer", obligation("k^2 != 1/4"), witness({k: "1/2"}), "wrong point", None),
    ("an integer written as a root", obligation("k^2 != 4"), witness({k: "sqrt(4)"}),
     "wrong point", None),
    ("a negative natural number", Obligation((), Rel(">=", NATURAL, num(0))),
     Witness(((NATURAL, num(-1)),)), "wrong point", None),
    ("an unknown function without reading", obligation("C(x) = 0"), witness({x: "1"}),
     "wrong function", "C(x) = 0"),
    ("a reading that is no polynomial", obligation("C(x) = 0"),
     witness({x: "1"}, reading("C", "abs(t)")), "wrong function", "C(x) = 0"),
    ("a reading with a pole", obligation("C(x) = 0"), witness({x: "1"}, reading("C", "1/t")),
     "wrong function", "C(x) = 0"),
    ("a reading with a real power", obligation("C(x) = 0"),
     witness({x: "1"}, reading("C", "t^(1/2)")), "wrong function", "C(x) = 0"),
    ("a reading that depends on another variable", obligation("C(x) = 0"),
     witness({x: "1"}, reading("C", "t + x")), "wrong function", "C(x) = 0"),
    ("a chain rule that holds", obligation("Derivative(C(x^2), x) = 2*x*C'(x^2)"),
     witness({x: "3"}, reading("C", "t^3 + t")), "goal", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "at", "kind", "place"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_refused(said: Obligation, at: Witness, kind: str, place: str | None) -> None:
    result = check_witness(said, at)
    assert isinstance(result, Refusal), result
    assert result.kind == kind
    if place is not None:
        assert result.claim == claim(place)


SIN_PI = rel("sin(pi) = 0")
AT_PI = ((x, term("pi")),)


def test_what_evaluation_cannot_decide_may_be_shown() -> None:
    said = obligation("x = 3", "sin(x) = 0")
    alone = check_witness(said, Witness(AT_PI))
    assert isinstance(alone, Refusal)
    assert (alone.kind, alone.claim) == ("hypothesis", SIN_PI)
    shown = check_witness(said, Witness(AT_PI, (), ((SIN_PI, instance("sin.pi")),)))
    assert isinstance(shown, Failure)
    assert shown.kind == "false"
    assert shown.rests_on == {"lemma:sin.pi"}


def test_the_opposite_of_a_goal_may_be_shown() -> None:
    said = obligation("sin(x) != 0")
    shown = check_witness(said, Witness(AT_PI, (), ((SIN_PI, instance("sin.pi")),)))
    assert isinstance(shown, Failure)
    assert shown.kind == "false"


def test_that_a_divisor_is_0_may_be_shown() -> None:
    said = obligation("1/sin(x) = 1/sin(x)")
    shown = check_witness(said, Witness(AT_PI, (), ((SIN_PI, instance("sin.pi")),)))
    assert isinstance(shown, Failure)
    assert (shown.kind, shown.subterm) == ("no value", term("1/sin(pi)"))


@pytest.mark.parametrize("proof", [Known(), Ring(), Sign()], ids=lambda p: type(p).__name__)
def test_what_is_shown_is_checked(proof: Known | Ring | Sign) -> None:
    result = check_witness(
        obligation("x < 3", "sin(x) = 0"), Witness(AT_PI, (), ((SIN_PI, proof),))
    )
    assert isinstance(result, Refusal)
    assert (result.kind, result.claim) == ("not shown", SIN_PI)


def test_a_hypothesis_of_the_obligation_shows_nothing_of_a_witness() -> None:
    """What travels with a witness is shown from no hypotheses at all."""
    said = obligation("x > 3", "x = 2")
    result = check_witness(said, Witness(((x, num(3)),), (), ((rel("3 = 2"), Known()),)))
    assert isinstance(result, Refusal)
    assert result.kind == "not shown"


def test_a_choice_of_nothing_never_holds() -> None:
    result = check_witness(Obligation((), Or(())), Witness(()))
    assert isinstance(result, Failure)
