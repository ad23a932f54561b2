"""Verdicts on single claims, each with its reason."""

import pytest

from symcheck.judging import codes
from symcheck.judging import judge as judging
from symcheck.judging.counterexample import value_text
from symcheck.judging.finding import Finding
from symcheck.judging.judge import CONTRADICTORY, follows, judge
from symcheck.judging.question import Granted, Question
from symcheck.kernel.certificate import Known
from symcheck.language.claim import Rel
from symcheck.language.context import Obligation
from symcheck.printing.as_ascii import show_claim
from symcheck.reading.ascii_syntax import read_claim
from symcheck.search.numeric import Point
from symcheck.search.portfolio import Proof

SECONDS = 10.0


def question(claim: str, *given: str, integer: tuple[str, ...] = ()) -> Question:
    granted = tuple(Granted(read_claim(g, integer=integer)) for g in given)
    return Question(granted, read_claim(claim, integer=integer))


def judged(claim: str, *given: str, integer: tuple[str, ...] = ()) -> Finding:
    return judge(question(claim, *given, integer=integer), SECONDS)


PROVED = [
    ("an identity", "(x + 1)^2 = x^2 + 2*x + 1", ()),
    ("division where it is allowed", "x/x = 1", ("x != 0",)),
    ("AM-GM", "a + b >= 2*sqrt(a*b)", ("a >= 0", "b >= 0")),
    ("an implication that grants its own condition", "x != 0 => x/x = 1", ()),
    ("ln below its tangent", "ln(1 + x) <= x", ("x > -1",)),
    ("an equivalence", "x + 1 > 2 <=> x > 1", ()),
    (
        "each case grants the disjunction",
        "Abs(sin(x)) > y or Abs(cos(x)) > y",
        ("x <= 0 => Abs(sin(x)) > y", "x > 0 => Abs(cos(x)) > y", "x <= 0 or x > 0"),
    ),
    ("a strict case and an equal one", "x = 4 or x > 4", ("x >= 4",)),
    (
        "one side put for the other",
        "exp(sin(x))/x < sin(exp(y))*y",
        ("exp(sin(x))/x = cos(x)/7", "sin(exp(y))*y = y^3 - 1/x", "cos(x)/7 < y^3 - 1/x"),
    ),
    ("equal arguments", "(sin(x) + x)/exp(x^2) = (sin(y) + y)/exp(y^2)", ("x = y",)),
    ("cases inside a case", "x <= 0 or x > 0 and y >= 1 or x > 0 and y <= 1", ()),
]


@pytest.mark.parametrize(("claim", "given"), [p[1:] for p in PROVED], ids=[p[0] for p in PROVED])
def test_proved(claim: str, given: tuple[str, ...]) -> None:
    found = judged(claim, *given)
    assert (found.verdict, found.code) == ("proved", None)
    assert found.certificate is not None
    assert found.numeric is not None
    assert found.numeric.points > 0


REFUTED = [
    ("an equation is no identity", "x^2 = x + 1", (), codes.NOT_EQUAL, {"x": "0"}),
    ("no strictness at the boundary", "x < 1", ("x <= 1",), codes.INEQUALITY, {"x": "1"}),
    ("≠ at the one point", "x != 2", ("x >= 2",), codes.EQUAL, {"x": "2"}),
    ("false and not only undefined", "x/x = 2", (), codes.NOT_EQUAL, {"x": "1"}),
    ("the givens leave only the bad point", "x/x = 1", ("x = 0",), "SC211", {"x": "0"}),
    ("one condition is the claim itself", "x/x = 1 and x != 0", (), "SC211", {"x": "0"}),
    ("no point has a value", "ln(-x^2) = ln(-x^2)", (), codes.NO_VALUE, {"x": "0"}),
]


@pytest.mark.parametrize(
    ("claim", "given", "code", "point"), [r[1:] for r in REFUTED], ids=[r[0] for r in REFUTED]
)
def test_refuted(claim: str, given: tuple[str, ...], code: str, point: dict[str, str]) -> None:
    found = judged(claim, *given)
    assert (found.verdict, found.code) == ("refuted", code)
    assert found.counterexample is not None
    assert dict(found.counterexample.point) == point
    assert found.certificate is None


SIDES = [
    ("short fractions are exact", "x/3 = 1/7", "1/3", "1/7"),
    ("what is irrational has six digits", "sqrt(2*x) = 7/5", "1.41421", "7/5"),
    ("long fractions have six digits", "x*355/113 = pi", "3.14159", "3.14159"),
]


@pytest.mark.parametrize(
    ("claim", "left", "right"), [s[1:] for s in SIDES], ids=[s[0] for s in SIDES]
)
def test_a_counterexample_shows_both_sides(claim: str, left: str, right: str) -> None:
    shown = judged(claim, "x = 1").counterexample
    assert shown is not None
    assert (shown.left, shown.right, shown.subterm) == (left, right, None)
    assert shown.relation == claim


def test_a_missing_value_is_named() -> None:
    shown = judged("x = ln(-1 - x^2)").counterexample
    assert shown is not None
    assert shown.kind == "no value"
    assert shown.subterm is not None
    assert shown.subterm.startswith("ln(")
    assert shown.right is None


def test_an_unknown_function_is_read_as_a_polynomial() -> None:
    q = Question((), read_claim("C(x) = x^3 + 17", functions=["C"]))
    shown = judge(q, SECONDS).counterexample
    assert shown is not None
    assert [r.name for r in shown.functions] == ["C"]
    assert "->" in shown.functions[0].formula


def test_of_an_equivalence_the_direction_that_fails_is_named() -> None:
    found = judged("x > 1 <=> x > 2")
    assert (found.verdict, found.code) == ("refuted", "SC302")
    told, lost = found.remarks
    assert told == "the left side holds there and the right side does not"
    assert lost.startswith("the step loses for instance x = 2")
    assert found.direction is not None
    assert (found.direction.forward, found.direction.backward) == (False, True)


CONDITIONAL = [
    ("a quotient", "x/x = 1", (), "SC211", "x != 0"),
    ("a square root", "sqrt(x)^2 = x", (), codes.CONDITIONAL, "x >= 0"),
    ("of two conditions the one that gives the other", "ln(x^2) = 2*ln(x)", (), "SC213", "x > 0"),
    ("a product vanishes where a factor does", "1/(x*y)*x*y = 1", (), "SC211", "x != 0 and y != 0"),
    ("what is granted is not asked again", "x/x*(y/y) = 1", ("x > 0",), "SC211", "y != 0"),
    ("an even power", "1/x^2*x^2 = 1", (), "SC211", "x != 0"),
]


@pytest.mark.parametrize(
    ("claim", "given", "code", "condition"),
    [c[1:] for c in CONDITIONAL],
    ids=[c[0] for c in CONDITIONAL],
)
def test_conditional(claim: str, given: tuple[str, ...], code: str, condition: str) -> None:
    found = judged(claim, *given)
    assert (found.verdict, found.code) == ("conditional", code)
    assert " and ".join(map(show_claim, found.condition)) == condition
    assert found.exactly
    assert found.counterexample is not None
    assert found.counterexample.kind == "no value"


def test_a_root_that_forgets_the_sign_holds_exactly_where_there_is_none() -> None:
    found = judged("sqrt(x^2) = x")
    assert (found.verdict, found.code) == ("conditional", "SC212")
    assert tuple(map(show_claim, found.condition)) == ("x >= 0",)
    assert found.exactly
    assert found.counterexample is not None
    assert (found.counterexample.kind, found.counterexample.point) == ("false", (("x", "-1"),))


def test_contradictory_hypotheses_are_named_and_prove_nothing() -> None:
    found = judged("x = 5", "x > 1", "y > 0", "x < 0")
    assert (found.verdict, found.code) == ("open", codes.CONTRADICTORY)
    assert found.remarks == (CONTRADICTORY,)
    assert found.uses == (0, 2)
    assert "x > 1; x < 0" in (found.message or "")


def test_an_implication_with_an_impossible_premise_is_proved() -> None:
    assert judged("x > 1 and x < 0 => x = 5").verdict == "proved"


def test_what_follows_from_the_others_is_no_matter_for_a_counterexample() -> None:
    derived = Granted(read_claim("exp(x) >= 1 + x"), "d:2", follows=True)
    base = Granted(read_claim("x > 0"), "d:1")
    found = judge(Question((base, derived), read_claim("x > 1")), SECONDS)
    assert found.verdict == "refuted"
    assert found.given == (0,)


def test_follows_proves_from_false_premises_but_not_from_a_contradiction() -> None:
    goal = read_claim("x + 1 = 3")
    false = Granted(read_claim("x = 2"), "d:2", follows=True)
    proof = follows(Question((Granted(read_claim("x = 1"), "d:1"), false), goal), SECONDS)
    assert proof is not None
    assert (proof.verdict, proof.uses, proof.given) == ("proved", (1,), (1,))
    clash = (Granted(read_claim("x > 1")), Granted(read_claim("x < 0")))
    assert follows(Question(clash, read_claim("y = 1")), SECONDS) is None


def test_a_proof_that_numbers_contradict_is_a_disagreement(monkeypatch: pytest.MonkeyPatch) -> None:
    def forged(obligation: Obligation, seconds: float) -> Proof:
        return Proof(Known(), frozenset(), "forged")

    monkeypatch.setattr(judging, "prove", forged)
    monkeypatch.setattr(judging, "refute", lambda obligation, seconds: None)
    found = judged("x^2 > x")
    assert (found.verdict, found.code) == ("open", codes.DISAGREEMENT)
    assert "internal disagreement" in (found.message or "")


def test_a_witness_that_numbers_contradict_is_a_disagreement(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = judging.refute

    def forged(obligation: Obligation, seconds: float) -> object:
        return real(Obligation((), read_claim("x^2 > x")), seconds)

    monkeypatch.setattr(judging, "refute", forged)
    monkeypatch.setattr(judging, "prove", lambda obligation, seconds: None)
    for claim in ("x^2 + 1 > x", "x + x = 2*x"):
        found = judged(claim)
        assert (found.verdict, found.code) == ("open", codes.DISAGREEMENT)


def test_neither_is_open_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("prove", "refute"):
        monkeypatch.setattr(judging, name, lambda obligation, seconds: None)
    found = judged("x^2 >= 0")
    assert (found.verdict, found.code) == ("open", codes.NOT_FOUND)
    assert found.numeric is not None
    assert found.certificate is None


def test_integers_are_not_reals() -> None:
    assert judged("n <= 1", "n < 2", integer=("n",)).verdict in ("proved", "open")
    assert judged("x <= 1", "x < 2").verdict == "refuted"


VALUES = [
    ("a short fraction", "35/18", "35/18"),
    ("a whole number", "4", "4"),
    ("nothing", "0", "0"),
    ("next to nothing", "1/10^45", "1.0e-45"),
    ("no short fraction", "exp(1)", "2.71828"),
]


@pytest.mark.parametrize(("text", "shown"), [v[1:] for v in VALUES], ids=[v[0] for v in VALUES])
def test_values_are_shown_as_fractions_only_where_they_are_fractions(text: str, shown: str) -> None:
    claim = read_claim(f"{text} = 0")
    assert isinstance(claim, Rel)
    assert value_text(claim.lhs, Point({})) == shown
