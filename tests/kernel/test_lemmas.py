"""Every ledger entry is attacked in its domain and on its boundary, and so are its forgeries.

The attack uses mpmath only; where it cannot tell, as at x = 0 under a division, a witness that the
kernel checks does it.
"""

from __future__ import annotations

import pytest
from ledger_attack import falsified, points, premises_dropped, strengthened, told

from symcheck.kernel.certificate import Certificate, Have, Instance, Known, Ring, Sign, Witness
from symcheck.kernel.check import Accepted, check
from symcheck.kernel.lemmas import LEDGER, Lemma
from symcheck.kernel.refusal import Refusal
from symcheck.kernel.witness import Failure, check_witness
from symcheck.language.claim import Claim, Rel, terms_of
from symcheck.language.context import Obligation
from symcheck.language.forms import negation
from symcheck.language.substitution import substitute_in_claim
from symcheck.language.term import (
    ONE, PI, TWO, ZERO, App, Term, Var, div, is_integer_by_form, neg, num, subterms,
)  # fmt: skip

x, y = Var("x"), Var("y")
m, n = Var("m", "integer"), Var("n", "integer")
HALF_PI = div(PI, TWO)

FEW_POINTS = {"sign.zero": 1, "floor.integer": 20}
"""Entries over one number, or over integers only."""


@pytest.mark.parametrize("name", LEDGER)
def test_an_entry_is_true_at_every_point_of_its_domain(name: str) -> None:
    entry = LEDGER[name]
    where = points(entry)
    assert len(where) >= (FEW_POINTS.get(name, 75) if entry.variables else 1)
    assert falsified(entry, where) is None
    assert told(entry, where) >= 0.95 * len(where)


def test_the_attack_finds_many_points() -> None:
    assert sum(len(points(entry)) for entry in LEDGER.values()) > 50_000


def _equal(left: Term, right: Term, proof: Certificate) -> Certificate:
    return Have(Rel("=", left, right), proof, Known())


def _sin(a: Term) -> Term:
    return App("sin", (a,))


_SIN_AT_MINUS_HALF_PI: Certificate = Have(
    Rel("=", _sin(neg(HALF_PI)), neg(_sin(HALF_PI))),
    Instance("sin.opposite", ((x, HALF_PI),)),
    Have(
        Rel("=", _sin(HALF_PI), ONE),
        Instance("sin.half-pi", ()),
        _equal(
            _sin(neg(HALF_PI)), num(-1),
            Ring((
                (ONE, Rel("=", _sin(neg(HALF_PI)), neg(_sin(HALF_PI)))),
                (num(-1), Rel("=", _sin(HALF_PI), ONE)),
            )),
        ),
    ),
)  # fmt: skip

# Where the conclusion of a forgery fails and mpmath cannot tell: the values of the variables, and
# a proof of the opposite there if the kernel needs one.
OTHER_FAILURES: dict[str, tuple[dict[Var, Term], Certificate | None]] = {
    "uniform.below": ({x: ONE, Var("c"): ONE, Var("d"): ONE}, None),
    "power.sum": ({x: ZERO, m: num(-1), n: ZERO}, None),
    "power.sum-natural": ({x: ZERO, m: num(-1), n: num(-1)}, None),
    "power.bernoulli": ({x: num(-1), n: num(-1)}, None),
    "abs.power": ({x: ZERO, n: num(-1)}, None),
    "abs.quotient": ({x: ONE, y: ZERO}, None),
    "sin.at-most-one": (
        {x: HALF_PI}, _equal(_sin(HALF_PI), ONE, Instance("sin.half-pi", ())),
    ),
    "sin.at-least": ({x: neg(HALF_PI)}, _SIN_AT_MINUS_HALF_PI),
    "cos.nonnegative": (
        {x: HALF_PI},
        _equal(App("cos", (HALF_PI,)), ZERO, Instance("cos.half-pi", ())),
    ),
    "cos.at-least": (
        {x: PI}, _equal(App("cos", (PI,)), num(-1), Instance("cos.pi", ())),
    ),
}  # fmt: skip


def _is_false(forged: Lemma) -> bool:
    if falsified(forged, points(forged)) is not None:
        return True
    values, proof = OTHER_FAILURES[forged.id]
    premises = forged.premises
    if forged.id == "power.sum-natural":  # only the premise that was dropped may fail
        (kept,) = premises
        values = {**values, (n if kept == Rel(">=", n, ZERO) else m): ONE}
    here = negation(substitute_in_claim(forged.claim, values))
    witness = Witness(tuple(values.items()), (), () if proof is None else ((here, proof),))
    outcome = check_witness(Obligation(premises, forged.claim), witness)
    assert isinstance(outcome, Failure), outcome
    return True


@pytest.mark.parametrize("name", [e.id for e in LEDGER.values() if e.premises])
def test_every_premise_is_needed_and_asked_for(name: str) -> None:
    entry = LEDGER[name]
    for i, forged in enumerate(premises_dropped(entry)):
        assert _is_false(forged)
        refused = check(Obligation(forged.premises, entry.claim), as_it_stands(entry))
        assert isinstance(refused, Refusal)
        assert (refused.kind, refused.claim) == ("premise not settled", entry.premises[i])


@pytest.mark.parametrize("name", LEDGER)
def test_no_entry_can_say_more(name: str) -> None:
    entry = LEDGER[name]
    for forged in strengthened(entry):
        assert _is_false(forged)
        refused = check(Obligation(entry.premises, forged.claim), as_it_stands(entry))
        assert isinstance(refused, Refusal)
        assert (refused.kind, refused.claim) == ("other claim", forged.claim)


@pytest.mark.parametrize("name", LEDGER)
def test_an_entry_is_granted_under_its_premises(name: str) -> None:
    entry = LEDGER[name]
    accepted = check(Obligation(entry.premises, entry.claim), as_it_stands(entry))
    assert isinstance(accepted, Accepted)
    assert f"lemma:{name}" in accepted.rests_on


def as_it_stands(entry: Lemma) -> Instance:
    return Instance(entry.id, tuple((v, v) for v in sorted(entry.variables, key=lambda v: v.name)))


@pytest.mark.parametrize("name", [e.id for e in LEDGER.values() if {m, n} & e.variables])
def test_an_integer_variable_stands_for_integers_only(name: str) -> None:
    entry = LEDGER[name]
    for value in (y, num("1/2"), div(num(2), num(2)), App("floor", (y,))):
        assert not is_integer_by_form(value)
        values = {v: value if v.sort == "integer" else v for v in entry.variables}
        goal = substitute_in_claim(entry.claim, values)
        refused = check(Obligation((), goal), Instance(name, tuple(values.items())))
        assert isinstance(refused, Refusal)
        assert (refused.kind, refused.term) == ("wrong sort", value)


@pytest.mark.parametrize("name", LEDGER)
def test_what_an_instance_relies_on_is_so_of_every_entry(name: str) -> None:
    """Sorts are asked of integers only, and a real exponent may come to be an integer one.

    The latter gives more powers a value, which a conclusion survives and a premise does not.
    """
    entry = LEDGER[name]
    assert {v.sort for v in entry.variables} <= {"real", "integer"}
    powers = (s for premise in entry.premises for s in _subterms(premise))
    for power in powers:
        if isinstance(power, App) and power.op == "pow":
            assert is_integer_by_form(power.args[1])


def _subterms(claim: Claim) -> list[Term]:
    return [s for side in terms_of(claim) for s in subterms(side)]


FORGED_INSTANCES = [
    ("an entry that does not exist", "exp.magic", ((x, ZERO),), "unknown lemma"),
    ("a variable left out", "exp.sum", ((x, ZERO),), "wrong variables"),
    ("a variable too many", "exp.positive", ((x, ZERO), (y, ZERO)), "wrong variables"),
    ("another variable", "exp.positive", ((y, ZERO),), "wrong variables"),
    ("another entry", "abs.nonnegative", ((x, ZERO),), "other claim"),
    ("the entry at another place", "exp.positive", ((x, ONE),), "other claim"),
]


@pytest.mark.parametrize(
    ("name", "values", "kind"),
    [v[1:] for v in FORGED_INSTANCES],
    ids=[v[0] for v in FORGED_INSTANCES],
)
def test_a_forged_instance_is_refused(
    name: str, values: tuple[tuple[Var, Term], ...], kind: str
) -> None:
    goal = Rel(">", App("exp", (ZERO,)), ZERO)
    refused = check(Obligation((), goal), Instance(name, values))
    assert isinstance(refused, Refusal)
    assert (refused.kind, refused.claim) == (kind, goal)


def test_an_entry_says_nothing_where_its_variables_have_no_value() -> None:
    """e^u > 0 for every number u; 1/x is none where x = 0."""
    place = div(ONE, y)
    goal = Rel(">", App("exp", (place,)), ZERO)
    refused = check(Obligation((), goal), Instance("exp.positive", ((x, place),)))
    assert isinstance(refused, Refusal)
    assert (refused.kind, refused.term) == ("no value shown", place)
    granted = Obligation((Rel("!=", y, ZERO),), goal)
    assert isinstance(check(granted, Instance("exp.positive", ((x, place),))), Accepted)
    assert isinstance(check(granted, Sign()), Accepted)
