"""Antiderivatives of plain terms, by the rules of any calculus text; untrusted.

What is a polynomial in the variable is integrated monomial by monomial. A product of a polynomial
with the exponential, sine or cosine of a linear term is integrated by parts, powers, roots,
reciprocals and logarithms of linear terms by their rules. For everything else see
`bridges.integrating`.
"""

from __future__ import annotations

from symcheck.kernel.polynomial import NoRationalForm
from symcheck.language.calculus import differentiate
from symcheck.language.term import (
    ONE, TWO, ZERO, App, Num, Term, Var, add, div, exp, free_variables, is_integer_by_form, ln,
    mul, neg, num, power, sqrt, sub,
)  # fmt: skip
from symcheck.search.workspace import workspace

HIGHEST_DEGREE = 60


def primitive(term: Term, var: Var) -> Term | None:
    """A term with that derivative, where a rule applies."""
    return _polynomial(term, var) or _by_parts(term, var) or _by_form(term, var)


def _by_form(term: Term, var: Var) -> Term | None:
    if var not in free_variables(term):
        return mul(term, var)
    match term:
        case App("add", args):
            parts = [primitive(a, var) for a in args]
            known = [p for p in parts if p is not None]
            return add(*known) if len(known) == len(parts) else None
        case App("neg", (a,)):
            inner = primitive(a, var)
            return None if inner is None else neg(inner)
        case App("mul", args):
            free = [a for a in args if var not in free_variables(a)]
            rest = [a for a in args if var in free_variables(a)]
            inner = primitive(mul(*rest), var) if free else None
            return None if inner is None else mul(*free, inner)
        case App("div", (above, below)) if var not in free_variables(below):
            inner = primitive(above, var)
            return None if inner is None else div(inner, below)
        case App("div", (above, below)) if var not in free_variables(above):
            inner = _reciprocal(below, var)
            return None if inner is None else _times(above, inner)
        case App(op, args):
            return _of_linear(op, args, var)
        case _:
            return None


def _reciprocal(below: Term, var: Var) -> Term | None:
    """Of 1/u, 1/uⁿ and 1/√u with a linear u."""
    match below:
        case App("pow", (u, Num(n))) if n.denominator == 1 and n > 1 and _slope(u, var):
            lower = u if n == 2 else power(u, num(n - 1))
            return div(num(-1), _times(num(n - 1), _slope(u, var) or ONE, lower))
        case App("root", (Num(index), u)) if index == 2 and (a := _slope(u, var)):
            return _over(mul(TWO, sqrt(u)), a)
        case _:
            a = _slope(below, var)
            return None if a is None else _over(ln(below), a)


def _of_linear(op: str, args: tuple[Term, ...], var: Var) -> Term | None:
    u = args[0] if op == "pow" else args[-1]
    a = _slope(u, var)
    if a is None or (op in ("pow", "root") and var in free_variables(args[1 - (op == "root")])):
        return None
    match op:
        case "exp":
            return _over(exp(u), a)
        case "sin":
            return _over(neg(App("cos", (u,))), a)
        case "cos":
            return _over(App("sin", (u,)), a)
        case "abs":
            return div(mul(u, App("abs", (u,))), _times(TWO, a))
        case "ln":
            return _over(sub(mul(u, ln(u)), u), a)
        case "root":  # u·u^(1/k)/(1 + 1/k)
            index = args[0]
            return div(mul(index, u, App("root", args)), _times(add(index, ONE), a))
        case "pow" if args[1] in (num(-1), neg(ONE)):
            return _over(ln(u), a)
        case "pow" if is_integer_by_form(args[1]):
            higher = add(args[1], ONE)
            return div(power(u, higher), _times(higher, a))
        case "pow":  # uᵇ·u, for the derivative of it has uᵇ as a factor
            return div(mul(u, App("pow", args)), _times(add(args[1], ONE), a))
        case _:
            return None


def _over(above: Term, below: Term) -> Term:
    return above if below == ONE else div(above, below)


def _times(*factors: Term) -> Term:
    kept = tuple(f for f in factors if f != ONE)
    return mul(*kept) if kept else ONE


def _slope(term: Term, var: Var) -> Term | None:
    """The slope of a term that is linear in the variable, if it is no plain zero."""
    if var not in free_variables(term):
        return None
    slope, conditions = differentiate(term, var)
    linear = not conditions and var not in free_variables(slope)
    return slope if linear and slope != ZERO else None


def _polynomial(term: Term, var: Var) -> Term | None:
    """Monomial by monomial, with what does not depend on the variable in the coefficients."""
    found = _numerator(term, var)
    if found is None:
        return None
    monomials, below = found
    parts: list[Term] = []
    for coefficient, k, others in monomials:
        if others:
            return None
        parts.append(_times(coefficient, _raised(var, k)))
    return _over(add(*parts) if parts else ZERO, below)


NEXT = {"exp": "exp", "sin": "cos", "cos": "sin"}
"""What the integral of a function is a multiple of."""

Monomial = tuple[Term, int, tuple[tuple[Term, int], ...]]
"""A coefficient, the power of the variable, and powers of other atoms that depend on it."""


def _numerator(term: Term, var: Var) -> tuple[list[Monomial], Term] | None:
    try:
        space = workspace((term,))
    except NoRationalForm:
        return None
    q = space.quotient(term)
    if q is None or q.num.total_degree() > HIGHEST_DEGREE:
        return None
    below = space.term(q.den)
    if var in free_variables(below):
        return None
    monomials: list[Monomial] = []
    for exponents, c in q.num.to_dict().items():
        pairs = [(a, int(k)) for a, k in zip(space.atoms, exponents, strict=True) if k]
        own = sum(k for a, k in pairs if a == var)
        others = tuple((a, k) for a, k in pairs if a != var and var in free_variables(a))
        free = tuple(
            0 if var in free_variables(a) else int(k)
            for a, k in zip(space.atoms, exponents, strict=True)
        )
        monomials.append((space.term(space.frame.ring.from_dict({free: c})), own, others))
    return monomials, below


def _by_parts(term: Term, var: Var) -> Term | None:
    """∫ xᵏg = xᵏG − ∫ kxᵏ⁻¹G, as often as it takes, for g = eᵘ, sin u, cos u with a linear u."""
    found = _numerator(term, var)
    if found is None or not any(others for _, _, others in found[0]):
        return None
    monomials, below = found
    parts: list[Term] = []
    for coefficient, k, others in monomials:
        inner = _monomial(k, others, var)
        if inner is None:
            return None
        parts.append(_times(coefficient, inner))
    return _over(add(*parts), below)


def _raised(var: Var, k: int) -> Term:
    return var if k == 0 else div(power(var, num(k + 1)), num(k + 1))


def _monomial(k: int, others: tuple[tuple[Term, int], ...], var: Var) -> Term | None:
    match others:
        case ():
            return _raised(var, k)
        case ((App("exp" | "sin" | "cos" as op, (u,)) as g, 1),):
            outer = _of_linear(op, (u,), var)
        case ((App("ln", (u,)) as g, 1),) if u == var:
            raised = power(var, num(k + 1))
            return sub(div(mul(raised, g), num(k + 1)), div(raised, num((k + 1) ** 2)))
        case ((g, 1),) if k == 0:
            return _by_form(g, var)
        case _:
            return None
    if outer is None or k == 0:
        return outer
    inner = _monomial(k - 1, ((App(NEXT[g.op], (u,)), 1),), var)
    if inner is None:
        return None
    slope = _slope(u, var) or ONE
    by = num(-k) if g.op == "sin" else num(k)
    return sub(mul(power(var, num(k)), outer), _times(_over(by, slope), inner))
