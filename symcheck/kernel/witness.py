"""`check_witness`: does an obligation fail at an exact point?

Every hypothesis must certainly hold there and the goal certainly fail, either *false* (both sides
have values) or with *no value* (a subterm has none). Values are decided exactly where they are
plainly rational and in balls otherwise; balls never decide an equality. What neither decides may
be shown by a certificate that travels with the witness.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from flint import ctx

from symcheck.kernel.ball import Undecided, compare, evaluate
from symcheck.kernel.certificate import Interpretation, Witness
from symcheck.kernel.check import Accepted, check
from symcheck.kernel.exact import NoValue, exact
from symcheck.kernel.refusal import Refusal, Refused
from symcheck.language.calculus import differentiate
from symcheck.language.claim import (
    OPPOSITE, And, Claim, Exists, ForAll, Implies, Or, Rel, RelOp, Truth, map_terms, terms_of,
    variables_of,
)  # fmt: skip
from symcheck.language.context import Obligation
from symcheck.language.definedness import own_conditions, parts_with_values
from symcheck.language.forms import negation
from symcheck.language.substitution import substitute, substitute_in_claim
from symcheck.language.term import (
    ONE, ZERO, App, Num, Term, Unknown, Var, add, changed, div, free_variables,
    is_integer_by_form, mul,
)  # fmt: skip

PRECISIONS = (64, 256, 1024)


@dataclass(frozen=True, slots=True)
class Failure:
    """The obligation fails at the witness: false there, or ``subterm`` has no value there."""

    kind: Literal["false", "no value"]
    subterm: Term | None
    rests_on: frozenset[str]


@dataclass(frozen=True, slots=True)
class Holds:
    """A closed claim holds."""


def check_witness(obligation: Obligation, witness: Witness) -> Failure | Refusal:
    """How the obligation fails at the witness, or why that is not certain."""
    try:
        shown, rests_on = _shown(witness)
        values = _values(obligation, witness)
        for kind, claims in (
            ("hypothesis", obligation.hypotheses),
            ("condition", obligation.faithful_where),
        ):
            for claim in claims:
                closed = _closed(claim, values, witness)
                if not isinstance(_decide(closed, shown), Holds):
                    return Refusal(kind, f"a {kind} does not certainly hold there", closed)
        goal = _closed(obligation.goal, values, witness)
        outcome = _decide(goal, shown)
    except Refused as refused:
        return refused.refusal
    except RecursionError:
        return Refusal("too deep", "terms or certificates are nested too deeply", None)
    if isinstance(outcome, Failure):
        return Failure(outcome.kind, outcome.subterm, rests_on)
    return Refusal("goal", "the goal does not certainly fail there", goal)


def _shown(witness: Witness) -> tuple[frozenset[Claim], frozenset[str]]:
    """The closed claims that travel with certificates, each checked from no hypotheses."""
    rests_on: frozenset[str] = frozenset()
    for claim, certificate in witness.shown:
        result = check(Obligation((), claim), certificate)
        if not isinstance(result, Accepted):
            raise Refused("not shown", "a certificate of the witness was refused", claim)
        rests_on |= result.rests_on
    return frozenset(claim for claim, _ in witness.shown), rests_on


def _values(obligation: Obligation, witness: Witness) -> Mapping[Var, Term]:
    """The point: each variable of the obligation has one closed term with a value of its sort."""
    values = dict(witness.values)
    claims = (*obligation.hypotheses, obligation.goal, *obligation.faithful_where)
    missing = frozenset[Var]().union(*map(variables_of, claims)) - set(values)
    if missing or len(values) != len(witness.values):
        raise Refused("wrong point", "a variable has no value, or two", None)
    for var, value in values.items():
        if free_variables(value) or not _is_of_sort(var, value):
            raise Refused("wrong point", f"{var.name} needs a closed {var.sort} value", None, value)
    return values


def _is_of_sort(var: Var, value: Term) -> bool:
    if var.sort == "real":
        return isinstance(_decide(Rel("=", value, value), frozenset()), Holds)
    if not isinstance(value, Num) or value.value.denominator != 1:
        return False
    return var.sort == "integer" or value.value >= 0


def _closed(claim: Claim, values: Mapping[Var, Term], witness: Witness) -> Claim:
    functions = {f.name: f for f in witness.functions}
    if not all(_is_polynomial(f.body, f.var) for f in witness.functions):
        raise Refused("wrong function", "an unknown function must be read as a polynomial", claim)

    def interpreted(term: Term) -> Term:
        match term:
            case App("pow", (base, exponent)) if not is_integer_by_form(exponent):
                # at the point the exponent may be a literal, but it asks what it asked before
                return App("pow", (interpreted(base), div(interpreted(exponent), ONE)))
            case Unknown(name, order, arg):
                if name not in functions:
                    raise Refused("wrong function", f"{name} is not interpreted", claim)
                value = interpreted(arg)
                body = substitute(_derived(functions[name], order), {functions[name].var: value})
                return add(body, mul(ZERO, value))  # a constant function still needs its argument
            case _:
                return changed(term, interpreted)

    return substitute_in_claim(map_terms(claim, interpreted), values)


def _derived(function: Interpretation, order: int) -> Term:
    body = function.body
    for _ in range(order):
        body, _conditions = differentiate(body, function.var)  # a polynomial has none
    return body


def _is_polynomial(body: Term, var: Var) -> bool:
    match body:
        case Num():
            return True
        case Var():
            return body == var
        case App("add" | "mul" | "neg", args):
            return all(_is_polynomial(a, var) for a in args)
        case App("pow", (base, Num(n))):
            return n.denominator == 1 and 0 <= n <= 20 and _is_polynomial(base, var)
        case _:
            return False


def _decide(claim: Claim, shown: frozenset[Claim]) -> Holds | Failure | None:
    """Whether a closed claim holds or fails; None when that is not certain."""
    if claim in shown:
        return Holds()
    match claim:
        case Truth(value):
            return Holds() if value else _FALSE
        case Rel():
            return _decide_relation(claim, shown)
        case And(parts):
            outcomes = [_decide(p, shown) for p in parts]
            failed = next((o for o in outcomes if isinstance(o, Failure)), None)
            return failed or (Holds() if None not in outcomes else None)
        case Or(parts):
            outcomes = [_decide(p, shown) for p in parts]
            if any(isinstance(o, Holds) for o in outcomes):
                return Holds()
            return None if None in outcomes else outcomes[-1] if outcomes else _FALSE
        case ForAll() | Exists():  # of a quantified claim only a certificate tells
            return _FALSE if negation(claim) in shown else None
        case Implies(premise, conclusion):
            before, after = _decide(premise, shown), _decide(conclusion, shown)
            if isinstance(before, Failure) or isinstance(after, Holds):
                return Holds()
            return after if isinstance(before, Holds) else None
        case _:
            return None


_FALSE = Failure("false", None, frozenset())


def _decide_relation(rel: Rel, shown: frozenset[Claim]) -> Holds | Failure | None:
    if negation(rel) in shown:
        return _FALSE
    try:
        left, right = exact(rel.lhs), exact(rel.rhs)
    except NoValue as none:
        return Failure("no value", none.subterm, frozenset())
    if left is not None and right is not None:
        return Holds() if _true(rel.op, (left > right) - (left < right)) else _FALSE
    valueless = _without_value(rel, shown)
    return valueless or _decide_in_balls(rel)


def _true(op: RelOp, order: int) -> bool:
    return (
        order in {"=": (0,), "!=": (-1, 1), "<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1)}[op]
    )


def _decide_in_balls(rel: Rel) -> Holds | Failure | None:
    for bits in PRECISIONS:
        with ctx.workprec(bits):
            try:
                left, right = evaluate(rel.lhs, {}), evaluate(rel.rhs, {})
            except Undecided:
                continue
            if rel.lhs == rel.rhs:  # one term with a value equals itself
                return Holds() if _true(rel.op, 0) else _FALSE
            if compare(rel.op, left, right):
                return Holds()
            if compare(OPPOSITE[rel.op], left, right):
                return _FALSE
    return None


def _without_value(rel: Rel, shown: frozenset[Claim]) -> Failure | None:
    """A subterm one of whose conditions certainly fails while its arguments have values."""
    for side in terms_of(rel):
        for subterm in _needing_values(side):
            for condition in own_conditions(subterm):
                if _certainly_not(condition, shown):
                    return Failure("no value", subterm, frozenset())
    return None


def _needing_values(term: Term) -> Iterator[Term]:
    """The subterms that must have values at the point itself, inner ones first."""
    for part in parts_with_values(term):
        yield from _needing_values(part)
    yield term


def _certainly_not(condition: Claim, shown: frozenset[Claim]) -> bool:
    opposite = negation(condition)
    if opposite in shown:
        return True
    if isinstance(opposite, Rel):
        return isinstance(_decide_closed_relation(opposite), Holds)
    return False


def _decide_closed_relation(rel: Rel) -> Holds | Failure | None:
    left, right = exact(rel.lhs), exact(rel.rhs)
    if left is not None and right is not None:
        return Holds() if _true(rel.op, (left > right) - (left < right)) else _FALSE
    return _decide_in_balls(rel)
