"""What the special forms unfold to.

Terms: ``log``, ``tan``, ``acos`` and the hyperbolic functions unfold to the operations the kernel
knows, with the same domain and the same values. Claims: chains and memberships become conjunctions
of relations, ⇔ two implications, ¬ moves down to the relations. A derivative becomes the term that
`calculus` finds, together with its conditions: where they are to be shown, they are owed; where a
derivative is assumed, they are the premise of what is assumed.
"""

from __future__ import annotations

from symcheck.language.calculus import differentiate
from symcheck.language.claim import (
    OPPOSITE, And, Chain, Claim, Iff, Implies, Member, Not, Or, Rel, Truth, conjunction,
    variables_of,
)  # fmt: skip
from symcheck.language.substitution import substitute, substitute_in_claim
from symcheck.language.term import (
    ONE, PI, TWO, App, Call, Derivative, MalformedTerm, Num, Term, Unknown, Var, add, div, exp, ln,
    neg, power, sqrt, sub,
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


def unfold(claim: Claim) -> Claim:
    """The same claim over ``Rel And Or Implies Truth`` and the kernel's operations."""
    return _unfold(claim, owed=True)


def unfold_hypothesis(claim: Claim) -> Claim:
    """The same for a claim that is assumed: conditions of derivatives become premises."""
    return _unfold(claim, owed=False)


def _unfold(claim: Claim, *, owed: bool) -> Claim:
    match claim:
        case Rel():
            return _unfold_relation(claim, owed=owed)
        case Chain() | Member():
            return _unfold(links(claim), owed=owed)
        case And(parts):
            return And(tuple(_unfold(p, owed=owed) for p in parts))
        case Or(parts):
            return Or(tuple(_unfold(p, owed=owed) for p in parts))
        case Not(part):
            return _unfold(negation(part), owed=owed)
        case Implies(a, b):
            return Implies(_unfold(a, owed=not owed), _unfold(b, owed=owed))
        case Iff(a, b):
            return _unfold(And((Implies(a, b), Implies(b, a))), owed=owed)
        case Truth():
            return claim


def _unfold_relation(claim: Rel, *, owed: bool) -> Claim:
    conditions: dict[Claim, None] = {}
    plain = Rel(claim.op, unfold_term(claim.lhs, conditions), unfold_term(claim.rhs, conditions))
    if not conditions:
        return plain
    if owed:
        return conjunction((*conditions, plain))
    return Implies(conjunction(tuple(conditions)), plain)


def unfold_term(term: Term, conditions: dict[Claim, None]) -> Term:
    """The term over the kernel's operations; what its derivatives need is added to conditions."""
    match term:
        case Num() | Var():
            return term
        case App(op, args):
            fresh = tuple(unfold_term(a, conditions) for a in args)
            return _unfold_operation(op, fresh)
        case Unknown(name, order, arg):
            return Unknown(name, order, unfold_term(arg, conditions))
        case Derivative(body, var, at):
            inner: dict[Claim, None] = {}
            slope, needed = differentiate(unfold_term(body, inner), var)
            needed = (*(_around(c, var) for c in inner), *needed)
            point = {var: unfold_term(at, conditions)}
            conditions.update(dict.fromkeys(substitute_in_claim(c, point) for c in needed))
            return substitute(slope, point)
        case Call(name, _):
            raise MalformedTerm(f"{name} is an abbreviation that was not expanded")


def _around(condition: Claim, var: Var) -> Claim:
    """A condition of an inner derivative, which must exist around the point, not only at it.

    A strict relation between terms continuous at a point holds around it. Others are never granted.
    """
    strict = isinstance(condition, Rel) and condition.op in ("!=", "<", ">")
    return condition if strict or var not in variables_of(condition) else Truth(False)


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
