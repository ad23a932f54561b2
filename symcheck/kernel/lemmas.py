"""The lemma ledger: facts about the elementary functions, as data.

An entry says: for all values of its variables (of their sorts) at which the premises hold, the
conclusion holds; in particular both its sides have values there. The text of a claim is in the
constructors of the language; ``cite`` says where it is proved. Entries are reviewed like
mathematics and attacked by the tests at thousands of points of their domain and at its boundary.

Sources: DLMF is the NIST Digital Library of Mathematical Functions; Spivak is Calculus, 4th ed.;
HLP is Hardy, Littlewood, Pólya, Inequalities.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from symcheck.kernel.chance_lemmas import CHANCE, ERROR_FUNCTION
from symcheck.kernel.lemma import Lemma, entry, rel
from symcheck.language.claim import Or
from symcheck.language.term import (
    ONE, PI, TWO, ZERO, App, Term, Var, absolute, add, div, exp, ln, mul, neg, num, power, root,
    sqrt, sub,
)  # fmt: skip


x, y, c = Var("x"), Var("y"), Var("c")
m, n = Var("m", "integer"), Var("n", "integer")


def _sin(a: Term) -> Term:
    return App("sin", (a,))


def _cos(a: Term) -> Term:
    return App("cos", (a,))


def _asin(a: Term) -> Term:
    return App("asin", (a,))


def _atan(a: Term) -> Term:
    return App("atan", (a,))


def _max(a: Term, b: Term) -> Term:
    return App("max", (a, b))


def _min(a: Term, b: Term) -> Term:
    return App("min", (a, b))


def _floor(a: Term) -> Term:
    return App("floor", (a,))


_X_POSITIVE = rel(x, ">", 0)
_Y_POSITIVE = rel(y, ">", 0)
_X_NONNEGATIVE = rel(x, ">=", 0)
_UNIT = [rel(x, ">=", -1), rel(x, "<=", 1)]

EXPONENTIAL = (
    entry("exp.positive", [], rel(exp(x), ">", 0), "Spivak ch. 18"),
    entry("exp.zero", [], rel(exp(ZERO), "=", 1), "Spivak ch. 18"),
    entry("exp.sum", [], rel(exp(add(x, y)), "=", mul(exp(x), exp(y))), "Spivak ch. 18 thm 3"),
    entry("exp.opposite", [], rel(mul(exp(neg(x)), exp(x)), "=", 1), "exp.sum at −x"),
    entry("exp.multiple", [], rel(exp(mul(n, x)), "=", power(exp(x), n)), "DLMF 4.2.30"),
    entry("exp.increasing", [rel(x, "<", y)], rel(exp(x), "<", exp(y)), "Spivak ch. 18"),
    entry("exp.monotone", [rel(x, "<=", y)], rel(exp(x), "<=", exp(y)), "Spivak ch. 18"),
    entry("exp.reflects", [rel(exp(x), "<", exp(y))], rel(x, "<", y), "Spivak ch. 18"),
    entry("exp.reflects-weak", [rel(exp(x), "<=", exp(y))], rel(x, "<=", y), "Spivak ch. 18"),
    entry("exp.injective", [rel(exp(x), "=", exp(y))], rel(x, "=", y), "Spivak ch. 18"),
    entry("exp.tangent", [], rel(exp(x), ">=", add(ONE, x)), "HLP thm 142"),
    entry("exp.tangent-strict", [rel(x, "!=", 0)], rel(exp(x), ">", add(ONE, x)), "HLP thm 142"),
    entry("exp.tangent-at", [], rel(exp(x), ">=", mul(exp(c), sub(add(ONE, x), c))),
           "exp.tangent at x − c"),
    entry("exp.upper", [rel(x, "<", 1)], rel(exp(x), "<=", div(ONE, sub(ONE, x))),
           "exp.tangent at −x"),
    entry("exp.upper-strict", [rel(x, "<", 1), rel(x, "!=", 0)],
           rel(exp(x), "<", div(ONE, sub(ONE, x))), "exp.tangent-strict at −x"),
    entry("exp.ln", [_X_POSITIVE], rel(exp(ln(x)), "=", x), "Spivak ch. 18"),
)  # fmt: skip

LOGARITHM = (
    entry("ln.exp", [], rel(ln(exp(x)), "=", x), "Spivak ch. 18"),
    entry("ln.one", [], rel(ln(ONE), "=", 0), "Spivak ch. 18"),
    entry("ln.product", [_X_POSITIVE, _Y_POSITIVE],
           rel(ln(mul(x, y)), "=", add(ln(x), ln(y))), "Spivak ch. 18 thm 1"),
    entry("ln.quotient", [_X_POSITIVE, _Y_POSITIVE],
           rel(ln(div(x, y)), "=", sub(ln(x), ln(y))), "Spivak ch. 18 cor. 3"),
    entry("ln.power", [_X_POSITIVE], rel(ln(power(x, n)), "=", mul(n, ln(x))),
           "Spivak ch. 18 cor. 2"),
    entry("ln.sqrt", [_X_POSITIVE], rel(ln(sqrt(x)), "=", div(ln(x), TWO)), "ln.power"),
    entry("ln.reciprocal", [_X_POSITIVE, rel(mul(x, y), "=", 1)],
           rel(ln(x), "=", neg(ln(y))), "ln.product with ln 1 = 0"),
    entry("ln.increasing", [_X_POSITIVE, rel(x, "<", y)], rel(ln(x), "<", ln(y)),
           "Spivak ch. 18"),
    entry("ln.monotone", [_X_POSITIVE, rel(x, "<=", y)], rel(ln(x), "<=", ln(y)),
           "Spivak ch. 18"),
    entry("ln.reflects", [rel(ln(x), "<", ln(y))], rel(x, "<", y), "Spivak ch. 18"),
    entry("ln.reflects-weak", [rel(ln(x), "<=", ln(y))], rel(x, "<=", y), "Spivak ch. 18"),
    entry("ln.injective", [rel(ln(x), "=", ln(y))], rel(x, "=", y), "Spivak ch. 18"),
    entry("ln.tangent", [_X_POSITIVE], rel(ln(x), "<=", sub(x, ONE)), "HLP thm 150"),
    entry("ln.tangent-strict", [_X_POSITIVE, rel(x, "!=", 1)], rel(ln(x), "<", sub(x, ONE)),
           "HLP thm 150"),
    entry("ln.tangent-at", [_X_POSITIVE, rel(c, ">", 0)],
           rel(ln(x), "<=", sub(add(div(x, c), ln(c)), ONE)), "ln.tangent at x/c"),
    entry("ln.lower-at", [_X_POSITIVE, rel(c, ">", 0)],
           rel(ln(x), ">=", sub(add(ln(c), ONE), div(c, x))), "ln.lower at x/c"),
    entry("ln.lower", [_X_POSITIVE], rel(ln(x), ">=", sub(ONE, div(ONE, x))), "HLP thm 150"),
    entry("ln.lower-strict", [_X_POSITIVE, rel(x, "!=", 1)],
           rel(ln(x), ">", sub(ONE, div(ONE, x))), "HLP thm 150"),
    entry("ln.above", [_X_POSITIVE, rel(x, "<=", exp(y))], rel(ln(x), "<=", y),
           "ln.monotone with ln eʸ = y"),
    entry("ln.above-strict", [_X_POSITIVE, rel(x, "<", exp(y))], rel(ln(x), "<", y),
           "ln.increasing with ln eʸ = y"),
    entry("ln.below", [rel(exp(y), "<=", x)], rel(y, "<=", ln(x)), "ln.monotone, ln eʸ = y"),
    entry("ln.below-strict", [rel(exp(y), "<", x)], rel(y, "<", ln(x)),
           "ln.increasing, ln eʸ = y"),
    entry("ln.solves", [rel(exp(y), "=", x)], rel(y, "=", ln(x)), "ln eʸ = y"),
    entry("exp.above", [rel(ln(x), "<=", y)], rel(x, "<=", exp(y)), "exp.monotone, e^(ln x)=x"),
    entry("exp.above-strict", [rel(ln(x), "<", y)], rel(x, "<", exp(y)),
           "exp.increasing, e^(ln x) = x"),
    entry("exp.below", [rel(y, "<=", ln(x))], rel(exp(y), "<=", x), "exp.monotone, e^(ln x)=x"),
    entry("exp.below-strict", [rel(y, "<", ln(x))], rel(exp(y), "<", x),
           "exp.increasing, e^(ln x) = x"),
    entry("exp.solves", [rel(y, "=", ln(x))], rel(exp(y), "=", x), "e^(ln x) = x"),
)  # fmt: skip

ROOTS_AND_POWERS = (
    entry("sqrt.square", [_X_NONNEGATIVE], rel(power(sqrt(x), TWO), "=", x), "Spivak ch. 1"),
    entry("sqrt.nonnegative", [_X_NONNEGATIVE], rel(sqrt(x), ">=", 0), "Spivak ch. 1"),
    entry("sqrt.of-square", [], rel(sqrt(power(x, TWO)), "=", absolute(x)), "Spivak ch. 1"),
    entry("sqrt.product", [_X_NONNEGATIVE, rel(y, ">=", 0)],
           rel(sqrt(mul(x, y)), "=", mul(sqrt(x), sqrt(y))), "sqrt.square"),
    entry("sqrt.increasing", [_X_NONNEGATIVE, rel(x, "<", y)], rel(sqrt(x), "<", sqrt(y)),
           "Spivak ch. 1"),
    entry("sqrt.monotone", [_X_NONNEGATIVE, rel(x, "<=", y)], rel(sqrt(x), "<=", sqrt(y)),
           "Spivak ch. 1"),
    entry("cbrt.cube", [], rel(power(root(3, x), num(3)), "=", x), "Spivak ch. 12"),
    entry("cbrt.increasing", [rel(x, "<", y)], rel(root(3, x), "<", root(3, y)),
           "Spivak ch. 12"),
    entry("root4.power", [_X_NONNEGATIVE], rel(power(root(4, x), num(4)), "=", x),
           "Spivak ch. 12"),
    entry("root5.power", [], rel(power(root(5, x), num(5)), "=", x), "Spivak ch. 12"),
    entry("power.real", [_X_POSITIVE], rel(power(x, y), "=", exp(mul(y, ln(x)))),
           "DLMF 4.2.26, definition"),
    entry("power.half", [_X_NONNEGATIVE], rel(power(x, num("1/2")), "=", sqrt(x)),
           "DLMF 4.2.26"),
    entry("power.sum", [rel(x, "!=", 0)],
           rel(power(x, add(m, n)), "=", mul(power(x, m), power(x, n))), "Spivak ch. 1"),
    entry("power.sum-natural", [rel(m, ">=", 0), rel(n, ">=", 0)],
           rel(power(x, add(m, n)), "=", mul(power(x, m), power(x, n))), "Spivak ch. 1"),
    entry("power.bernoulli", [rel(n, ">=", 0), rel(x, ">=", -1)],
           rel(power(add(ONE, x), n), ">=", add(ONE, mul(n, x))), "HLP thm 58"),
    entry("power.positive", [_X_POSITIVE], rel(power(x, n), ">", 0), "Spivak ch. 1"),
)  # fmt: skip

ABSOLUTE_VALUE = (
    entry("abs.nonnegative", [], rel(absolute(x), ">=", 0), "Spivak ch. 1"),
    entry("abs.of-nonnegative", [_X_NONNEGATIVE], rel(absolute(x), "=", x), "Spivak ch. 1"),
    entry("abs.of-nonpositive", [rel(x, "<=", 0)], rel(absolute(x), "=", neg(x)),
           "Spivak ch. 1"),
    entry("abs.above", [], rel(absolute(x), ">=", x), "Spivak ch. 1"),
    entry("abs.below", [], rel(absolute(x), ">=", neg(x)), "Spivak ch. 1"),
    entry("abs.square", [], rel(power(absolute(x), TWO), "=", power(x, TWO)), "Spivak ch. 1"),
    entry("abs.power", [rel(n, ">=", 0)],
          rel(absolute(power(x, n)), "=", power(absolute(x), n)), "abs.product"),
    entry("abs.product", [], rel(absolute(mul(x, y)), "=", mul(absolute(x), absolute(y))),
           "Spivak ch. 1"),
    entry("abs.quotient", [rel(y, "!=", 0)],
           rel(absolute(div(x, y)), "=", div(absolute(x), absolute(y))), "Spivak ch. 1"),
    entry("abs.opposite", [], rel(absolute(neg(x)), "=", absolute(x)), "Spivak ch. 1"),
    entry("abs.triangle", [], rel(absolute(add(x, y)), "<=", add(absolute(x), absolute(y))),
           "Spivak ch. 1 thm 1"),
    entry("max.left", [], rel(_max(x, y), ">=", x), "definition"),
    entry("max.right", [], rel(_max(x, y), ">=", y), "definition"),
    entry("max.one-of", [], Or((rel(_max(x, y), "=", x), rel(_max(x, y), "=", y))),
           "definition"),
    entry("min.left", [], rel(_min(x, y), "<=", x), "definition"),
    entry("min.right", [], rel(_min(x, y), "<=", y), "definition"),
    entry("min.one-of", [], Or((rel(_min(x, y), "=", x), rel(_min(x, y), "=", y))),
           "definition"),
    entry("sign.positive", [_X_POSITIVE], rel(App("sign", (x,)), "=", 1), "definition"),
    entry("sign.negative", [rel(x, "<", 0)], rel(App("sign", (x,)), "=", -1), "definition"),
    entry("sign.zero", [rel(x, "=", 0)], rel(App("sign", (x,)), "=", 0), "definition"),
    entry("floor.below", [], rel(_floor(x), "<=", x), "definition"),
    entry("floor.above", [], rel(x, "<", add(_floor(x), ONE)), "definition"),
    entry("floor.largest", [rel(n, "<=", x)], rel(n, "<=", _floor(x)), "definition"),
    entry("floor.integer", [], rel(_floor(n), "=", n), "definition"),
    entry("integer.gap", [rel(m, "<", n)], rel(add(m, ONE), "<=", n), "no integer lies between"),
)  # fmt: skip

TRIGONOMETRY = (
    entry("trig.circle", [], rel(add(power(_sin(x), TWO), power(_cos(x), TWO)), "=", 1),
           "DLMF 4.21.12"),
    entry("sin.at-most-one", [], rel(_sin(x), "<=", 1), "trig.circle"),
    entry("sin.at-least", [], rel(_sin(x), ">=", -1), "trig.circle"),
    entry("cos.at-most-one", [], rel(_cos(x), "<=", 1), "trig.circle"),
    entry("cos.at-least", [], rel(_cos(x), ">=", -1), "trig.circle"),
    entry("sin.sum", [],
           rel(_sin(add(x, y)), "=", add(mul(_sin(x), _cos(y)), mul(_cos(x), _sin(y)))),
           "DLMF 4.21.2"),
    entry("cos.sum", [],
           rel(_cos(add(x, y)), "=", sub(mul(_cos(x), _cos(y)), mul(_sin(x), _sin(y)))),
           "DLMF 4.21.4"),
    entry("sin.double", [], rel(_sin(mul(TWO, x)), "=", mul(TWO, _sin(x), _cos(x))),
           "DLMF 4.21.27"),
    entry("cos.double", [],
           rel(_cos(mul(TWO, x)), "=", sub(power(_cos(x), TWO), power(_sin(x), TWO))),
           "DLMF 4.21.28"),
    entry("sin.opposite", [], rel(_sin(neg(x)), "=", neg(_sin(x))), "DLMF 4.14"),
    entry("cos.opposite", [], rel(_cos(neg(x)), "=", _cos(x)), "DLMF 4.14"),
    entry("sin.zero", [], rel(_sin(ZERO), "=", 0), "DLMF table 4.17.1"),
    entry("cos.zero", [], rel(_cos(ZERO), "=", 1), "DLMF table 4.17.1"),
    entry("sin.pi", [], rel(_sin(PI), "=", 0), "DLMF table 4.17.1"),
    entry("cos.pi", [], rel(_cos(PI), "=", -1), "DLMF table 4.17.1"),
    entry("sin.half-pi", [], rel(_sin(div(PI, TWO)), "=", 1), "DLMF table 4.17.1"),
    entry("cos.half-pi", [], rel(_cos(div(PI, TWO)), "=", 0), "DLMF table 4.17.1"),
    entry("sin.sixth-pi", [], rel(_sin(div(PI, num(6))), "=", num("1/2")), "DLMF table 4.17.1"),
    entry("cos.third-pi", [], rel(_cos(div(PI, num(3))), "=", num("1/2")), "DLMF table 4.17.1"),
    entry("sin.positive", [_X_POSITIVE, rel(x, "<", PI)], rel(_sin(x), ">", 0),
          "DLMF table 4.16.1"),
    entry("sin.nonnegative", [_X_NONNEGATIVE, rel(x, "<=", PI)], rel(_sin(x), ">=", 0),
          "DLMF table 4.16.1, sin 0 = sin π = 0"),
    entry("cos.positive", [rel(x, ">", neg(div(PI, TWO))), rel(x, "<", div(PI, TWO))],
           rel(_cos(x), ">", 0), "DLMF table 4.16.1"),
    entry("cos.nonnegative", [rel(x, ">=", neg(div(PI, TWO))), rel(x, "<=", div(PI, TWO))],
           rel(_cos(x), ">=", 0), "DLMF table 4.16.1, cos ±π/2 = 0"),
    entry("sin.below-identity", [_X_NONNEGATIVE], rel(_sin(x), "<=", x), "DLMF 4.18.1"),
    entry("sin.above-cubic", [_X_NONNEGATIVE],
           rel(_sin(x), ">=", sub(x, div(power(x, num(3)), num(6)))), "Spivak ch. 20"),
    entry("cos.above-quadratic", [],
           rel(_cos(x), ">=", sub(ONE, div(power(x, TWO), TWO))), "Spivak ch. 20"),
    entry("asin.inverse", _UNIT, rel(_sin(_asin(x)), "=", x), "DLMF 4.23"),
    entry("asin.upper", _UNIT, rel(_asin(x), "<=", div(PI, TWO)), "DLMF 4.23"),
    entry("asin.lower", _UNIT, rel(_asin(x), ">=", neg(div(PI, TWO))), "DLMF 4.23"),
    entry("atan.inverse", [],
           rel(_sin(_atan(x)), "=", mul(x, _cos(_atan(x)))), "DLMF 4.23"),
    entry("atan.upper", [], rel(_atan(x), "<", div(PI, TWO)), "DLMF 4.23"),
    entry("atan.lower", [], rel(_atan(x), ">", neg(div(PI, TWO))), "DLMF 4.23"),
    entry("atan.opposite", [], rel(_atan(neg(x)), "=", neg(_atan(x))), "DLMF 4.23"),
    entry("atan.increasing", [rel(x, "<", y)], rel(_atan(x), "<", _atan(y)), "DLMF 4.23"),
    entry("atan.below-identity", [_X_NONNEGATIVE], rel(_atan(x), "<=", x), "DLMF 4.24.3"),
    entry("atan.zero", [], rel(_atan(ZERO), "=", 0), "DLMF 4.23"),
    entry("atan.one", [], rel(_atan(ONE), "=", div(PI, num(4))), "DLMF 4.23"),
    entry("asin.zero", [], rel(_asin(ZERO), "=", 0), "DLMF 4.23"),
    entry("asin.one", [], rel(_asin(ONE), "=", div(PI, TWO)), "DLMF 4.23"),
)  # fmt: skip

LEDGER: Mapping[str, Lemma] = MappingProxyType(
    {
        one.id: one
        for group in (
            EXPONENTIAL,
            LOGARITHM,
            ROOTS_AND_POWERS,
            ABSOLUTE_VALUE,
            TRIGONOMETRY,
            ERROR_FUNCTION,
            CHANCE,
        )
        for one in group
    }
)


def lemma(name: str) -> Lemma | None:
    """The entry of that id, if there is one."""
    return LEDGER.get(name)
