"""False claims that the kernel once accepted, and true ones that it once let be refuted."""

import pytest
from cases import claim, k, obligation, t, term, x, y

from symcheck.kernel.certificate import (
    Certificate, Choose, Clash, Exhibit, Generalize, Have, Interpretation, Known, Ring, Sign,
    Split, Total, Witness,
)  # fmt: skip
from symcheck.kernel.check import Accepted, check
from symcheck.kernel.facts import Facts
from symcheck.kernel.signs import has_value
from symcheck.kernel.refusal import Refusal
from symcheck.kernel.witness import Failure, check_witness
from symcheck.language.claim import FALSE, And, Claim, Or, Rel, Truth
from symcheck.language.context import Context, Definition, Obligation, close, define
from symcheck.language.forms import negation
from symcheck.language.term import (
    ONE, ZERO, App, Call, Derivative, Term, Unknown, add, mul, num, sub,
)  # fmt: skip


def refused(result: Accepted | Failure | Refusal, kind: str, place: Claim | None = None) -> None:
    assert isinstance(result, Refusal), result
    assert result.kind == kind
    if place is not None:
        assert result.claim == place


def test_a_derivative_at_a_place_without_value_has_none() -> None:
    """(3t)′ = 3 everywhere, but there is no place 1/x where x = 0."""
    owed = obligation("Subs(Derivative(3*t, t), t, 1/x) = 3")
    refused(check(owed, Ring()), "wrong shape")
    refused(check(owed, Split((Sign(), Ring()))), "not settled", claim("x != 0"))
    granted = obligation("Subs(Derivative(3*t, t), t, 1/x) = 3", "x != 0")
    assert isinstance(check(granted, Split((Known(), Ring()))), Accepted)


def test_the_derivative_of_a_constant_at_a_place_without_value_has_none() -> None:
    owed = obligation("Subs(Derivative(5, t), t, sqrt(x)) = 0")
    refused(check(owed, Split((Sign(), Ring()))), "not settled", claim("x >= 0"))
    failure = check_witness(owed, Witness(((x, num(-1)),)))
    assert isinstance(failure, Failure)


def test_an_inner_derivative_exists_around_the_point_only_if_its_place_moves_continuously() -> None:
    """t ↦ sign t has the derivative 0 at 1 − |sign x| only where x = 0, so not around 0."""
    place = sub(ONE, App("abs", (App("sign", (x,)),)))
    inner = Derivative(App("sign", (t,)), t, place)
    owed = close(Context(), Rel("=", Derivative(inner, x, ZERO), ZERO))
    jumps = Rel("!=", ZERO, ZERO)
    refused(check(owed, Split((Sign(), Sign(), Sign(), Ring()))), "not settled", jumps)


def test_a_function_of_an_integer_variable_has_no_derivative() -> None:
    owed = close(Context(), Rel("=", Derivative(k, k, k), ONE))
    refused(check(owed, Split((Sign(), Ring()))), "not settled", FALSE)


def test_a_second_derivative_of_an_unknown_function_is_no_constant_with_a_value() -> None:
    second = Unknown("C", 2, y)
    owed = close(Context(), Rel("=", Derivative(second, x, x), ZERO))
    refused(check(owed, Split((Sign(), Ring()))), "not settled", FALSE)
    refused(check(Obligation((), Rel("=", second, second)), Ring()), "no value shown")


def test_no_witness_where_an_assumed_derivative_does_not_exist() -> None:
    """|x|′ = 1 grants x > 0; at 0 the hypothesis does not hold, having no value there."""
    true = obligation("x > 0", "Derivative(Abs(x), x) = 1")
    refused(check_witness(true, Witness(((x, ZERO),))), "condition", Rel("!=", ZERO, ZERO))


def test_no_witness_in_the_premise_of_a_goal_where_its_derivative_does_not_exist() -> None:
    true = obligation("Derivative(Abs(x), x) = 1 => x > 0")
    refused(check_witness(true, Witness(((x, ZERO),))), "condition", Rel("!=", ZERO, ZERO))


def test_no_witness_where_only_a_sufficient_condition_of_a_derivative_fails() -> None:
    """√(t⁴) is t², which has the derivative 0 at 0, though the rule for √ does not see it."""
    true = obligation("Subs(Derivative(sqrt(t^4), t), t, 0) = 0")
    refused(check_witness(true, Witness(())), "condition")


@pytest.mark.parametrize(
    "true",
    [
        "Probability(Derivative(log(w), w) > 0, w, Normal(0, 1)) <= 1",
        "Expectation(w*Derivative(log(w), w), w, Exponential(1)) = 1",
    ],
)
def test_no_witness_where_a_derivative_under_a_law_does_not_exist(true: str) -> None:
    """(ln w)′ has no value at −1, where the event does not hold and the density is 0."""
    said = obligation(true)
    assert isinstance(said.goal, And)
    everywhere = said.goal.parts[0]
    shown: list[tuple[Claim, Certificate]] = [(negation(everywhere), Exhibit(num(-1), Sign()))]
    shown += [(c, Generalize(t, Sign())) for c in said.faithful_where if c != everywhere]
    refused(check_witness(said, Witness((), (), tuple(shown))), "condition", everywhere)


@pytest.mark.parametrize(
    ("goal", "at"),
    [("Derivative(log(x), x) = 1/x", -1), ("Derivative(1/x, x) = -1/x^2", 0)],
    ids=["the logarithm of a negative number", "the reciprocal of zero"],
)
def test_a_derivative_of_what_has_no_value_is_refuted_there(goal: str, at: int) -> None:
    assert isinstance(check_witness(obligation(goal), Witness(((x, num(at)),))), Failure)


def test_a_false_derivative_is_refuted_where_it_exists() -> None:
    wrong = obligation("Derivative(Abs(x), x) = 1")
    failure = check_witness(wrong, Witness(((x, num(-1)),)))
    assert isinstance(failure, Failure)
    assert failure.kind == "false"


def test_a_real_exponent_does_not_become_an_integer_one_at_a_witness() -> None:
    """x^y with a real y has no value for x < 0, so x^y = 1 grants x ≥ 0."""
    true = obligation("x >= 0", "x^y = 1")
    refused(check_witness(true, Witness(((x, num(-1)), (y, num(2))))), "hypothesis")


def test_an_unknown_function_in_an_exponent_does_not_make_it_an_integer() -> None:
    true = obligation("x >= 0", "x^C(y) = 1")
    two = (Interpretation("C", t, num(2)),)
    refused(check_witness(true, Witness(((x, num(-1)), (y, ZERO)), two)), "hypothesis")


def test_a_definition_does_not_capture_a_parameter() -> None:
    """With y := t + 1 and f(t) := y·t, f(2) is 2(t + 1) and not 6."""
    first = define({}, "y", (), add(t, ONE))
    f = define({"y": first}, "f", (t,), mul(y, t))
    said = close(Context(definitions=(first, f)), Rel("=", Call("f", (num(2),)), num(6)))
    assert said.goal == claim("(t + 1)*2 = 6")


def test_a_parameter_that_nothing_captures_keeps_its_name() -> None:
    f = define({"y": Definition("y", (), add(x, ONE))}, "f", (t,), mul(y, t))
    assert f == Definition("f", (t,), mul(add(x, ONE), t))


UNKNOWN_TO_THE_KERNEL = [
    ("an abbreviation", Call("f", (ONE,))),
    ("a derivative", Derivative(ONE, x, ONE)),
    ("a tangent", App("tan", (ONE,))),
    ("a logarithm to a base", App("log", (ONE, ONE))),
    ("a second derivative", Unknown("C", 2, ONE)),
]


@pytest.mark.parametrize("given", [v[1] for v in UNKNOWN_TO_THE_KERNEL], ids=str)
def test_what_was_not_unfolded_is_never_known_to_have_a_value(given: Term) -> None:
    assert has_value(given, Facts()) is None
    total = Obligation((), Or((Rel("<", given, ZERO), Rel(">=", given, ZERO))))
    refused(check(total, Total()), "no value shown")


def test_a_hypothesis_that_was_not_unfolded_is_a_refusal() -> None:
    raw = Rel("=", Derivative(x, x, x), ONE)
    refused(check(Obligation((raw,), FALSE), Clash(raw)), "not unfolded")


def test_a_certificate_nested_too_deeply_is_a_refusal() -> None:
    proof: Certificate = Sign()
    for _ in range(5000):
        proof = Have(Truth(True), Sign(), proof)
    refused(check(Obligation((), Truth(True)), proof), "too deep")
    refused(check(Obligation((), FALSE), Choose(0, proof)), "wrong shape", FALSE)


def test_a_term_nested_too_deeply_is_a_refusal() -> None:
    deep = term("1")
    for _ in range(5000):
        deep = App("neg", (deep,))
    refused(check_witness(Obligation((), Rel("=", deep, ONE)), Witness(())), "too deep")


def test_a_constant_function_has_no_value_where_its_argument_has_none() -> None:
    """With f(t) := 5, f(1/x) = 5 needs x ≠ 0."""
    f = define({}, "f", (t,), num(5))
    said = close(Context(definitions=(f,)), Rel("=", Call("f", (term("1/x"),)), num(5)))
    refused(check(said, Ring()), "no value shown")
    failure = check_witness(said, Witness(((x, ZERO),)))
    assert isinstance(failure, Failure)
    assert failure.kind == "no value"
    plain = close(Context(definitions=(f,)), Rel("=", Call("f", (x,)), num(5)))
    assert plain.goal == Rel("=", num(5), num(5))


def test_an_unknown_function_read_as_constant_needs_its_argument() -> None:
    """C(1/x) > 0 grants x ≠ 0, whatever C is."""
    true = obligation("x != 0", "C(1/x) > 0")
    one = (Interpretation("C", t, ONE),)
    refused(check_witness(true, Witness(((x, ZERO),), one)), "hypothesis")
