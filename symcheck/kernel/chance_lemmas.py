"""The part of the lemma ledger about the error function and the named laws.

GR is Gradshteyn and Ryzhik, Table of Integrals, Series, and Products; Billingsley is Probability
and Measure.
"""

from __future__ import annotations

from symcheck.kernel.lemma import entry, rel
from symcheck.language.term import (
    ONE, TWO, ZERO, App, Expectation, Law, Probability, RelOp, Term, Var, absolute, add, div, exp,
    ln, mul, neg, num, power, sqrt, sub,
)  # fmt: skip

x, y, c, d = Var("x"), Var("y"), Var("c"), Var("d")
w = Var("w")
"""The random variable, bound in each entry."""

_STANDARD = Law("normal", (ZERO, ONE))
_NORMAL = Law("normal", (c, y))
_UNIFORM = Law("uniform", (c, d))
_EXPONENTIAL = Law("exponential", (y,))
_Y_POSITIVE = rel(y, ">", 0)
_X_NONNEGATIVE = rel(x, ">=", 0)


def _erf(a: Term) -> Term:
    return App("erf", (a,))


def _p(first: Term, op: RelOp, second: Term, law: Law) -> Term:
    return Probability(first, ((op, second),), w, law)


ERROR_FUNCTION = (
    entry("erf.increasing", [rel(x, "<", y)], rel(_erf(x), "<", _erf(y)), "DLMF 7.2.1"),
    entry("erf.monotone", [rel(x, "<=", y)], rel(_erf(x), "<=", _erf(y)), "DLMF 7.2.1"),
    entry("erf.opposite", [], rel(_erf(neg(x)), "=", neg(_erf(x))), "DLMF 7.4.1"),
    entry("erf.zero", [], rel(_erf(ZERO), "=", 0), "DLMF 7.2.1"),
    entry("erf.below-one", [], rel(_erf(x), "<", 1), "DLMF 7.2.1, 7.2.4"),
    entry("erf.above", [], rel(_erf(x), ">", -1), "DLMF 7.2.1, 7.2.4"),
)

CHANCE = (
    entry("normal.within", [_X_NONNEGATIVE],
          rel(_p(absolute(w), "<", x, _STANDARD), "=", _erf(div(x, sqrt(TWO)))),
          "DLMF 7.20.1, 7.2.1"),
    entry("normal.deviation", [_Y_POSITIVE, _X_NONNEGATIVE],
          rel(_p(absolute(sub(w, c)), "<", mul(x, y), _NORMAL), "=", _erf(div(x, sqrt(TWO)))),
          "DLMF 7.20.1, 7.2.1"),
    entry("normal.below", [_Y_POSITIVE], rel(_p(w, "<", c, _NORMAL), "=", num("1/2")),
          "the density is symmetric about c"),
    entry("normal.mean", [_Y_POSITIVE], rel(Expectation(w, w, _NORMAL), "=", c),
          "Billingsley ex. 21.1"),
    entry("normal.variance", [_Y_POSITIVE],
          rel(Expectation(power(sub(w, c), TWO), w, _NORMAL), "=", power(y, TWO)),
          "Billingsley ex. 21.1"),
    entry("normal.logarithm", [],
          rel(Expectation(ln(absolute(w)), w, _STANDARD), "=",
              neg(div(add(App("euler", ()), ln(TWO)), TWO))),
          "GR 4.333 at μ = 1/2"),
    entry("uniform.below", [rel(c, "<", d), rel(c, "<=", x), rel(x, "<=", d)],
          rel(_p(w, "<", x, _UNIFORM), "=", div(sub(x, c), sub(d, c))), "definition"),
    entry("uniform.mean", [rel(c, "<", d)],
          rel(Expectation(w, w, _UNIFORM), "=", div(add(c, d), TWO)), "Billingsley §21"),
    entry("uniform.square", [rel(c, "<", d)],
          rel(Expectation(power(w, TWO), w, _UNIFORM), "=",
              div(add(power(c, TWO), mul(c, d), power(d, TWO)), num(3))), "∫ w² dw"),
    entry("exponential.above", [_Y_POSITIVE, _X_NONNEGATIVE],
          rel(_p(w, ">", x, _EXPONENTIAL), "=", exp(neg(mul(y, x)))), "definition"),
    entry("exponential.mean", [_Y_POSITIVE],
          rel(Expectation(w, w, _EXPONENTIAL), "=", div(ONE, y)), "Billingsley ex. 21.3"),
)  # fmt: skip
