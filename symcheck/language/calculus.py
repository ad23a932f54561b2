"""The derivative of a term with respect to a variable, with the conditions under which it is that.

``differentiate(t, x)`` returns a term d and claims that, at a point where they all hold, make the
function x ↦ t differentiable there with derivative d. The conditions are sufficient, not always
necessary: √(x⁴) is differentiable at 0, and the rule for √ does not see it. Rules are those of any
calculus text (Spivak, Calculus, chs. 9–12, 15, 18).
"""

from __future__ import annotations

from symcheck.language.claim import FALSE, Claim, Rel
from symcheck.language.definedness import definedness, earlier, in_every_round
from symcheck.language.substitution import fresh_variable, substitute
from symcheck.language.term import (
    ONE, PI, TWO, ZERO, App, Expectation, Integral, MalformedTerm, Num, Probability, Recursion,
    Term, Unknown, Var, add, div, exp, free_variables, is_integer_by_form, ln, mul, neg, num,
    power, root, sqrt, sub, subterms,
)  # fmt: skip


def differentiate(term: Term, var: Var) -> tuple[Term, tuple[Claim, ...]]:
    """The derivative and its conditions.

    >>> x = Var("x")
    >>> differentiate(App("abs", (x,)), x)[1] == (Rel("!=", x, ZERO),)
    True
    """
    conditions: dict[Claim, None] = {}
    if var.sort != "real":  # a function of an integer variable has no derivative
        conditions[FALSE] = None
    value = _derive(term, var, conditions)
    return value, tuple(conditions)


def _derive(term: Term, var: Var, conditions: dict[Claim, None]) -> Term:
    if var not in free_variables(term):
        conditions.update(dict.fromkeys(definedness(term)))
        if any(isinstance(s, Unknown) and s.order > 1 for s in subterms(term)):
            conditions[FALSE] = None  # an unknown function need not be differentiable twice
        return ZERO
    match term:
        case Var():
            return ONE
        case App("add", args):
            return _sum(*(_derive(a, var, conditions) for a in args))
        case App("neg", (a,)):
            return _opposite(_derive(a, var, conditions))
        case App("mul", args):
            slopes = [_derive(a, var, conditions) for a in args]
            return _sum(*(_product(*args[:i], s, *args[i + 1 :]) for i, s in enumerate(slopes)))
        case App("div", (a, b)):
            return _quotient(a, b, var, conditions)
        case App("pow", (a, b)):
            return _power(a, b, var, conditions)
        case App(op, args):
            slopes = [_derive(a, var, conditions) for a in args[op == "root" :]]
            outer, needed = _outer(op, args)
            conditions.update(dict.fromkeys(needed))
            return _sum(*(_product(o, s) for o, s in zip(outer, slopes, strict=True)))
        case Unknown(name, order, arg):
            if order > 0:  # an unknown function is differentiable once, and no more is known
                conditions[FALSE] = None
            return _product(Unknown(name, order + 1, arg), _derive(arg, var, conditions))
        case Recursion():
            return _recursion(term, var, conditions)
        case Expectation() | Probability() | Integral():
            conditions[FALSE] = None  # no rule for what is under an integral
            return ZERO
        case _:
            raise MalformedTerm("expand definitions and unfold derivatives first")


def _quotient(a: Term, b: Term, var: Var, conditions: dict[Claim, None]) -> Term:
    """(a/b)′ = (a′b − ab′)/b² where b ≠ 0."""
    da, db = _derive(a, var, conditions), _derive(b, var, conditions)
    if isinstance(b, Num) and b.value != 0:
        return div(da, b)
    conditions[Rel("!=", b, ZERO)] = None
    if db == ZERO:
        return div(da, b)
    return div(_sum(_product(da, b), _opposite(_product(a, db))), power(b, TWO))


def _power(a: Term, b: Term, var: Var, conditions: dict[Claim, None]) -> Term:
    """(aⁿ)′ = n aⁿ⁻¹ a′ for an integer n; (aᵇ)′ = aᵇ (b′ ln a + b a′/a) where a > 0."""
    da = _derive(a, var, conditions)
    if is_integer_by_form(b):
        if not isinstance(b, Num) or b.value < 0:
            conditions[Rel("!=", a, ZERO)] = None
        if isinstance(b, Num):
            if b.value == 0:
                return ZERO
            lower = a if b.value == 2 else power(a, Num(b.value - 1))
            return da if b.value == 1 else _product(b, lower, da)
        return _product(b, power(a, sub(b, ONE)), da)
    db = _derive(b, var, conditions)
    conditions[Rel(">", a, ZERO)] = None
    return _product(power(a, b), _sum(_product(db, ln(a)), _product(b, div(da, a))))


def _recursion(term: Recursion, var: Var, conditions: dict[Claim, None]) -> Term:
    """The chain rule in every round: x′ₖ = ∂body/∂x · x′ₖ₋₁ + ∂body/∂var at (k, xₖ₋₁).

    The body, as a function of the value before and of the variable, is differentiable where the
    conditions of both partial derivatives hold, since every operation then is.
    """
    term = _with_own_names(term, var)
    start = _derive(term.start, var, conditions)
    inner: dict[Claim, None] = {}
    by_previous = _derive(term.body, term.previous, inner)
    by_var = _derive(term.body, var, inner)
    conditions.update({in_every_round(term, c): None for c in inner})
    before = earlier(term, sub(term.index, ONE))
    taken = free_variables(before) | free_variables(term.body) | {term.index, term.previous}
    slope = fresh_variable(term.previous, taken)
    at = {term.previous: before}
    body = _sum(_product(substitute(by_previous, at), slope), substitute(by_var, at))
    return Recursion(start, term.index, slope, body, term.low, term.high)


def _with_own_names(term: Recursion, var: Var) -> Recursion:
    """The same recursion with bound variables of which nothing outside its body speaks."""
    outside = frozenset({var}).union(*map(free_variables, (term.start, term.low, term.high)))
    taken = outside | free_variables(term.body) | {term.index, term.previous}
    index = fresh_variable(term.index, taken)
    previous = fresh_variable(term.previous, taken | {index})
    body = substitute(term.body, {term.index: index, term.previous: previous})
    return Recursion(term.start, index, previous, body, term.low, term.high)


def _outer(op: str, args: tuple[Term, ...]) -> tuple[tuple[Term, ...], tuple[Claim, ...]]:
    """The partial derivatives of an operation at its arguments, and where they are that."""
    u = args[-1]
    term = App(op, args)
    match op:
        case "exp":
            return (exp(u),), ()
        case "ln":
            return (div(ONE, u),), (Rel(">", u, ZERO),)
        case "root":  # (u^(1/n))′ = u^(1/n) / (n u), away from 0
            assert isinstance(args[0], Num)
            if args[0].value == 2:
                return (div(ONE, mul(TWO, sqrt(u))),), (Rel(">", u, ZERO),)
            even = args[0].value % 2 == 0
            slope = div(root(int(args[0].value), u), mul(args[0], u))
            return (slope,), (Rel(">" if even else "!=", u, ZERO),)
        case "abs":
            return (div(u, term),), (Rel("!=", u, ZERO),)
        case "sin":
            return (App("cos", (u,)),), ()
        case "cos":
            return (neg(App("sin", (u,))),), ()
        case "erf":  # DLMF 7.2.1
            bell = exp(neg(power(u, TWO)))
            return (div(mul(TWO, bell), sqrt(PI)),), ()
        case "asin":
            inside = (Rel(">", u, num(-1)), Rel("<", u, ONE))
            return (div(ONE, sqrt(sub(ONE, power(u, TWO)))),), inside
        case "atan":
            return (div(ONE, add(ONE, power(u, TWO))),), ()
        case "sign":
            return (ZERO,), (Rel("!=", u, ZERO),)
        case "floor":  # constant between integers; u is no integer where sin(πu) ≠ 0
            return (ZERO,), (Rel("!=", App("sin", (mul(PI, u),)), ZERO),)
        case _:  # min and max: no rule; the condition is one that never holds
            return (ZERO,) * len(args), (FALSE,)


def _sum(*terms: Term) -> Term:
    kept = tuple(t for t in terms if t != ZERO)
    return add(*kept) if kept else ZERO


def _product(*terms: Term) -> Term:
    if ZERO in terms:
        return ZERO
    kept = tuple(t for t in terms if t != ONE)
    return mul(*kept) if kept else ONE


def _opposite(term: Term) -> Term:
    if isinstance(term, App) and term.op == "neg":
        return term.args[0]
    return neg(term)
