"""The rules of exact algebra: Ring, Farkas, and the exchange of equal terms."""

from __future__ import annotations

from symcheck.kernel.certificate import Farkas, Product, Ring
from symcheck.kernel.facts import NOTHING, Facts, Origins
from symcheck.kernel.signs import has_value, settled
from symcheck.kernel.polynomial import (
    Frame, Quotient, equal, frame_of, plus, rational, scaled, times,
)  # fmt: skip
from symcheck.kernel.refusal import Refused
from symcheck.language.claim import FALSE, Claim, Rel, bound_variable, rebuilt
from symcheck.language.term import (
    App, Term, Unknown, free_variables, is_integer_by_form, sub,
)  # fmt: skip


def ring(goal: Claim, facts: Facts, c: Ring) -> Origins:
    """a − b = Σ cofactor·(left − right) with left = right known gives a = b, if both have values.

    The identity is one of rational functions over opaque atoms (see `polynomial`).
    """
    if not isinstance(goal, Rel) or goal.op != "=":
        raise Refused("wrong shape", "the goal is no equality", goal)
    origins = _all_have_values(goal, (goal.lhs, goal.rhs), facts) | _cofactors(c.cofactors, facts)
    rows = [(cofactor, fact.lhs, fact.rhs) for cofactor, fact in c.cofactors]
    if not equal(goal.lhs, goal.rhs, rows):
        raise Refused("not an identity", "the two sides differ as rational functions", goal)
    return origins


def farkas(goal: Claim, facts: Facts, c: Farkas) -> Origins:
    """Σ coefficient·Π gap·Π square + Σ cofactor·(left − right) = 0 with a strict term is absurd.

    Every coefficient is > 0, every gap ≥ 0 by a known inequality and every square ≥ 0, so the sum
    is ≥ 0; it is > 0 if some product consists of gaps known to be > 0 and of nothing else
    (Motzkin's transposition theorem read backwards; Stengle, Math. Ann. 207 (1974)).
    """
    if goal != FALSE:
        raise Refused("wrong shape", "a sum of products shows a contradiction", goal)
    origins = _cofactors(c.cofactors, facts)
    for product in c.products:
        origins |= _product_is_known(product, facts)
    if not any(_is_strict(product) for product in c.products):
        raise Refused("nothing strict", "the sum may be zero", goal)
    if not _adds_up_to_zero(c):
        raise Refused("not an identity", "the products do not add up to zero", goal)
    return origins


def _cofactors(rows: tuple[tuple[Term, Rel], ...], facts: Facts) -> Origins:
    origins = NOTHING
    for cofactor, fact in rows:
        known = facts.origins(fact)
        if known is None or fact.op != "=":
            raise Refused("not known", "a cofactor's equality is not among the facts", fact)
        origins |= known | _all_have_values(fact, (cofactor,), facts)
    return origins


def _all_have_values(place: Claim, terms: tuple[Term, ...], facts: Facts) -> Origins:
    origins = NOTHING
    for term in terms:
        found = has_value(term, facts)
        if found is None:
            raise Refused("no value shown", "a term is not known to have a value", place, term)
        origins |= found
    return origins


def _product_is_known(product: Product, facts: Facts) -> Origins:
    if product.coefficient <= 0:
        raise Refused("wrong coefficient", "a coefficient must be positive", None)
    origins = _all_have_values(FALSE, product.squares, facts)
    for factor in product.factors:
        if factor.op not in ("<", "<=", ">", ">="):
            raise Refused("wrong shape", "a factor must be an inequality", factor)
        found = settled(factor, facts)
        if found is None:
            raise Refused("not known", "a factor is not among the facts", factor)
        origins |= found
    return origins


def _is_strict(product: Product) -> bool:
    return not product.squares and all(f.op in ("<", ">") for f in product.factors)


def gap(rel: Rel) -> Term:
    """The larger side minus the smaller one; left minus right for an equality."""
    return sub(rel.rhs, rel.lhs) if rel.op in ("<", "<=") else sub(rel.lhs, rel.rhs)


def _adds_up_to_zero(c: Farkas) -> bool:
    gaps = [gap(f) for p in c.products for f in p.factors]
    squares = [s for p in c.products for s in p.squares]
    cofactors = [t for cofactor, fact in c.cofactors for t in (cofactor, gap(fact))]
    frame = frame_of([*gaps, *squares, *cofactors])
    total = Quotient(frame.ring.constant(0), frame.ring.constant(1))
    for product in c.products:
        total = plus(total, _product(product, frame))
    for cofactor, fact in c.cofactors:
        total = plus(total, times(rational(cofactor, frame), rational(gap(fact), frame)))
    return bool(total.num.is_zero())


def _product(product: Product, frame: Frame) -> Quotient:
    total = Quotient(frame.ring.constant(1), frame.ring.constant(1))
    for factor in product.factors:
        total = times(total, rational(gap(factor), frame))
    for square in product.squares:
        q = rational(square, frame)
        total = times(total, times(q, q))
    return scaled(total, product.coefficient)


def same_after_exchange(goal: Claim, other: Claim, equation: Rel) -> bool:
    """Whether writing b for a throughout makes the two claims the same, where a = b is known.

    An exponent that is an integer by form stays one: nothing is exchanged inside exponents and
    root indices unless both a and b are integers by form. Nor is anything where a variable of a or
    b is bound: there it is another one.
    """
    a, b = equation.lhs, equation.rhs
    spoken = free_variables(a) | free_variables(b)
    deep = is_integer_by_form(a) and is_integer_by_form(b)

    def exchange(term: Term) -> Term:
        if term == a:
            return b
        match term:
            case App("root", (index, radicand)):
                return App("root", (index, exchange(radicand)))
            case App("pow", (base, exponent)) if not deep:
                return App("pow", (exchange(base), exponent))
            case App(op, args):
                return App(op, tuple(map(exchange, args)))
            case Unknown(name, order, arg):
                return Unknown(name, order, exchange(arg))
            case _:
                return term

    def exchanged(claim: Claim) -> Claim:
        var = bound_variable(claim)
        if var in spoken:
            return claim
        return rebuilt(claim, var, exchange, exchange, exchanged)

    return exchanged(goal) == exchanged(other)
