"""What the special forms unfold to.

Terms: ``log``, ``tan``, ``acos`` and the hyperbolic functions unfold to the operations the kernel
knows, with the same domain and the same values. Claims: chains and memberships become conjunctions
of relations, ⇔ two implications, ¬ moves down to the relations. A derivative becomes the term that
`calculus` finds, together with its conditions: where they are to be shown, they are owed; where a
derivative is assumed, they are the premise of what is assumed.
"""

from __future__ import annotations

from typing import TypeAlias

from symcheck.language.analysis import Extremum, Limit, Near, Order, Within
from symcheck.language.analysis_forms import meaning_of
from symcheck.language.calculus import differentiate
from symcheck.language.claim import (
    FALSE, OPPOSITE, And, Chain, Claim, Exists, ExistsOne, ForAll, Iff, Implies, Member, Not, Or,
    Rel, Truth, conjunction, variables_of,
)  # fmt: skip
from symcheck.language.definedness import definedness, holds_by_form, in_every_round
from symcheck.language.substitution import substitute, substitute_in_claim
from symcheck.language.term import (
    ONE, PI, TWO, App, Call, Derivative, Expectation, Integral, MalformedTerm, Num, Probability,
    Recursion, Term, Unknown, Var, add, binding, div, exp, ln, neg, power, rebound, sqrt, sub,
    subterms,
)  # fmt: skip


def negation(claim: Claim) -> Claim:
    """¬claim with the negation pushed down to the relations.

    >>> x = Var("x")
    >>> negation(Rel("<", x, ONE)) == Rel(">=", x, ONE)
    True
    """
    match claim:
        case Rel(op, lhs, rhs):
            return Rel(OPPOSITE[op], lhs, rhs)
        case Chain() | Member():
            return negation(links(claim))
        case And(parts):
            return Or(tuple(map(negation, parts)))
        case Or(parts):
            return And(tuple(map(negation, parts)))
        case Not(part):
            return part
        case Implies(a, b):
            return And((a, negation(b)))
        case Iff(a, b):
            return Or((And((a, negation(b))), And((negation(a), b))))
        case Truth(value):
            return Truth(not value)
        case ForAll(var, part):
            return Exists(var, negation(part))
        case Exists(var, part):
            return ForAll(var, negation(part))
        case ExistsOne() | Near() | Within() | Extremum() | Limit() | Order():
            return negation(meaning_of(claim))


def links(claim: Chain | Member) -> Claim:
    """The relations of a chain or of a membership, as a conjunction."""
    if isinstance(claim, Chain):
        terms = (claim.first, *(term for _, term in claim.links))
        pairs = zip(claim.links, terms, strict=False)
        return conjunction(tuple(Rel(op, before, after) for (op, after), before in pairs))
    ends: list[Claim] = []
    if claim.low is not None:
        ends.append(Rel("<=" if claim.low_closed else "<", claim.low, claim.term))
    if claim.high is not None:
        ends.append(Rel("<=" if claim.high_closed else "<", claim.term, claim.high))
    if not ends:  # x ∈ ℝ says that x has a value
        ends.append(Rel("=", claim.term, claim.term))
    return conjunction(tuple(ends))


Conditions: TypeAlias = dict[Claim, Claim]
"""What derivatives need, each with the claim that must hold where its failure is to tell."""
Faithful: TypeAlias = dict[Claim, None]
"""Claims; where they hold, what was unfolded says just what was written (see `unfold`)."""


def unfold(claim: Claim, faithful: Faithful | None = None) -> Claim:
    """A claim over ``Rel And Or Implies ForAll Exists Truth`` and the kernel's operations.

    It implies this one.

    It says the same but for derivatives, whose conditions are sufficient and not always necessary;
    where the claims that are added to ``faithful`` hold, it says the same with derivatives too.
    """
    return _unfold(claim, {} if faithful is None else faithful, owed=True)


def unfold_hypothesis(claim: Claim, faithful: Faithful | None = None) -> Claim:
    """Likewise one that this claim implies: conditions of derivatives become premises."""
    return _unfold(claim, {} if faithful is None else faithful, owed=False)


def _unfold(claim: Claim, faithful: Faithful, *, owed: bool) -> Claim:
    match claim:
        case Rel():
            return _unfold_relation(claim, faithful, owed=owed)
        case Chain() | Member():
            return _unfold(links(claim), faithful, owed=owed)
        case And(parts):
            return And(tuple(_unfold(p, faithful, owed=owed) for p in parts))
        case Or(parts):
            return Or(tuple(_unfold(p, faithful, owed=owed) for p in parts))
        case Not(part):
            return _unfold(negation(part), faithful, owed=owed)
        case Implies(a, b):
            premise = _unfold(a, faithful, owed=not owed)
            return Implies(premise, _unfold(b, faithful, owed=owed))
        case Iff(a, b):
            return _unfold(And((Implies(a, b), Implies(b, a))), faithful, owed=owed)
        case Truth():
            return claim
        case ForAll(var, part):
            return ForAll(var, _under_variable(var, part, faithful, owed=owed))
        case Exists(var, part):
            return Exists(var, _under_variable(var, part, faithful, owed=owed))
        case ExistsOne() | Near() | Within() | Extremum() | Limit() | Order():
            return _unfold(meaning_of(claim), faithful, owed=owed)


def _under_variable(var: Var, part: Claim, faithful: Faithful, *, owed: bool) -> Claim:
    """Where the part must be faithful for some values of the variable, it is asked for all."""
    inner: Faithful = {}
    unfolded = _unfold(part, inner, owed=owed)
    faithful.update({ForAll(var, c) if var in variables_of(c) else c: None for c in inner})
    return unfolded


def _unfold_relation(claim: Rel, faithful: Faithful, *, owed: bool) -> Claim:
    conditions: Conditions = {}
    plain = Rel(claim.op, unfold_term(claim.lhs, conditions), unfold_term(claim.rhs, conditions))
    if not conditions:
        return plain
    faithful.update(dict.fromkeys(conditions.values() if owed else conditions))
    if owed:
        return conjunction((*conditions, plain))
    return Implies(conjunction(tuple(conditions)), plain)


def unfold_term(term: Term, conditions: Conditions) -> Term:
    """The term over the kernel's operations; what its derivatives need is added to conditions."""
    match term:
        case Num() | Var():
            return term
        case App(op, args):
            fresh = tuple(unfold_term(a, conditions) for a in args)
            return _unfold_operation(op, fresh)
        case Unknown(name, order, arg):
            return Unknown(name, order, unfold_term(arg, conditions))
        case Derivative():
            return _unfold_derivative(term, conditions)
        case Recursion() | Expectation() | Probability() | Integral():
            return _unfold_binder(term, conditions)
        case Call(name, _):
            raise MalformedTerm(f"{name} is an abbreviation that was not expanded")


def _unfold_binder(
    term: Recursion | Expectation | Probability | Integral, conditions: Conditions
) -> Term:
    """Conditions of derivatives in the scope of a bound variable are asked in every round, or all.

    Then the body says there what was written. Under a law or an integral their failure tells
    nothing, for there the body may lack a value at some places.
    """
    inner: Conditions = {}
    bound, inside, outside = binding(term)
    parts = tuple(unfold_term(t, inner) for t in inside)
    unfolded = rebound(term, bound, parts, tuple(unfold_term(t, conditions) for t in outside))
    for needs, tells in inner.items():
        if isinstance(unfolded, Recursion):
            wide, told = in_every_round(unfolded, needs), in_every_round(unfolded, tells)
        else:
            wide = told = ForAll(bound[0], needs)
        conditions[wide] = told
    return unfolded


def _unfold_derivative(term: Derivative, conditions: Conditions) -> Term:
    """The slope at the place, which must have a value even if the slope does not depend on it.

    Where the function has no value at the place, it has no derivative there, and the failure of a
    condition tells; elsewhere it does not, for the condition may not be necessary.
    """
    nested: Conditions = {}
    place, body = unfold_term(term.at, conditions), unfold_term(term.body, nested)
    point = {term.var: place}
    slope, needed = differentiate(body, term.var)
    around = [c for inner in nested for c in _around(inner, term.var)]
    owed = [substitute_in_claim(c, point) for c in (*around, *needed)]
    valued = [substitute_in_claim(c, point) for c in definedness(body)]
    owed, valued = [*definedness(place), *owed], [*definedness(place), *valued]
    plain = not any(isinstance(s, Derivative) for t in (term.body, term.at) for s in subterms(t))
    for needs in owed:
        if holds_by_form(needs):
            continue
        tells = Implies(conjunction(tuple(valued)), needs) if plain and valued else needs
        conditions[needs] = Truth(True) if plain and needs in valued else tells
    return substitute(slope, point)


def _around(condition: Claim, var: Var) -> tuple[Claim, ...]:
    """A condition of an inner derivative, which must exist around the point, not only at it.

    A strict relation between terms continuous at a point holds around it. Others are never granted.
    """
    if var not in variables_of(condition):
        return (condition,)
    if isinstance(condition, Rel) and condition.op in ("!=", "<", ">"):
        sides = (condition.lhs, condition.rhs)
        return (condition, *(c for side in sides for c in differentiate(side, var)[1]))
    return (FALSE,)


def _unfold_operation(op: str, args: tuple[Term, ...]) -> Term:
    """The defining formulas (NIST DLMF §§4.2, 4.14, 4.23, 4.28, 4.37); domains agree."""
    if not args:
        return App(op, ())
    u = args[-1]
    match op:
        case "min" | "max" if len(args) > 2:
            return App(op, (_unfold_operation(op, args[:-1]), u))
        case "log":
            return div(ln(args[0]), ln(args[1]))
        case "tan":
            return div(App("sin", args), App("cos", args))
        case "acos":
            return sub(div(PI, TWO), App("asin", args))
        case "sinh":
            return div(sub(exp(u), exp(neg(u))), TWO)
        case "cosh":
            return div(add(exp(u), exp(neg(u))), TWO)
        case "tanh":
            return div(sub(exp(u), exp(neg(u))), add(exp(u), exp(neg(u))))
        case "asinh":
            return ln(add(u, sqrt(add(power(u, TWO), ONE))))
        case "acosh":
            return ln(add(u, sqrt(sub(power(u, TWO), ONE))))
        case "atanh":
            return div(ln(div(add(ONE, u), sub(ONE, u))), TWO)
        case _:
            return App(op, args)
