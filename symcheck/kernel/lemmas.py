"""The lemma ledger: facts about the elementary functions, as data.

An entry says: for all values of its variables (of their sorts) at which the premises hold, the
conclusion holds; in particular both its sides have values there. The text of a claim is in the
constructors of the language; ``cite`` says where it is proved. Entries are reviewed like
mathematics and attacked by the tests at thousands of points of their domain and at its boundary.

Sources: DLMF is the NIST Digital Library of Mathematical Functions; Spivak is Calculus, 4th ed.;
HLP is Hardy, Littlewood, Pólya, Inequalities.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from symcheck.language.claim import Claim, Or, Rel, RelOp, variables_of
from symcheck.language.term import (
    ONE, PI, TWO, ZERO, App, Term, Var, absolute, add, div, exp, ln, mul, neg, num, power, root,
    sqrt, sub,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lemma:
    """A ledger entry."""

    id: str
    premises: tuple[Claim, ...]
    claim: Claim
    cite: str

    @property
    def variables(self) -> frozenset[Var]:
        """The variables it is quantified over."""
        return variables_of(self.claim).union(*map(variables_of, self.premises))


x, y, c = Var("x"), Var("y"), Var("c")
m, n = Var("m", "integer"), Var("n", "integer")


def _rel(lhs: Term, op: RelOp, rhs: Term | int) -> Rel:
    return Rel(op, lhs, num(rhs) if isinstance(rhs, int) else rhs)


def _entry(name: str, premises: Sequence[Claim], claim: Claim, cite: str) -> Lemma:
    return Lemma(name, tuple(premises), claim, cite)


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


_X_POSITIVE = _rel(x, ">", 0)
_Y_POSITIVE = _rel(y, ">", 0)
_X_NONNEGATIVE = _rel(x, ">=", 0)
_UNIT = [_rel(x, ">=", -1), _rel(x, "<=", 1)]

EXPONENTIAL = (
    _entry("exp.positive", [], _rel(exp(x), ">", 0), "Spivak ch. 18"),
    _entry("exp.zero", [], _rel(exp(ZERO), "=", 1), "Spivak ch. 18"),
    _entry("exp.sum", [], _rel(exp(add(x, y)), "=", mul(exp(x), exp(y))), "Spivak ch. 18 thm 3"),
    _entry("exp.opposite", [], _rel(mul(exp(neg(x)), exp(x)), "=", 1), "exp.sum at −x"),
    _entry("exp.multiple", [], _rel(exp(mul(n, x)), "=", power(exp(x), n)), "DLMF 4.2.30"),
    _entry("exp.increasing", [_rel(x, "<", y)], _rel(exp(x), "<", exp(y)), "Spivak ch. 18"),
    _entry("exp.monotone", [_rel(x, "<=", y)], _rel(exp(x), "<=", exp(y)), "Spivak ch. 18"),
    _entry("exp.reflects", [_rel(exp(x), "<", exp(y))], _rel(x, "<", y), "Spivak ch. 18"),
    _entry("exp.reflects-weak", [_rel(exp(x), "<=", exp(y))], _rel(x, "<=", y), "Spivak ch. 18"),
    _entry("exp.injective", [_rel(exp(x), "=", exp(y))], _rel(x, "=", y), "Spivak ch. 18"),
    _entry("exp.tangent", [], _rel(exp(x), ">=", add(ONE, x)), "HLP thm 142"),
    _entry("exp.tangent-strict", [_rel(x, "!=", 0)], _rel(exp(x), ">", add(ONE, x)), "HLP thm 142"),
    _entry("exp.tangent-at", [], _rel(exp(x), ">=", mul(exp(c), sub(add(ONE, x), c))),
           "exp.tangent at x − c"),
    _entry("exp.upper", [_rel(x, "<", 1)], _rel(exp(x), "<=", div(ONE, sub(ONE, x))),
           "exp.tangent at −x"),
    _entry("exp.upper-strict", [_rel(x, "<", 1), _rel(x, "!=", 0)],
           _rel(exp(x), "<", div(ONE, sub(ONE, x))), "exp.tangent-strict at −x"),
    _entry("exp.ln", [_X_POSITIVE], _rel(exp(ln(x)), "=", x), "Spivak ch. 18"),
)  # fmt: skip

LOGARITHM = (
    _entry("ln.exp", [], _rel(ln(exp(x)), "=", x), "Spivak ch. 18"),
    _entry("ln.one", [], _rel(ln(ONE), "=", 0), "Spivak ch. 18"),
    _entry("ln.product", [_X_POSITIVE, _Y_POSITIVE],
           _rel(ln(mul(x, y)), "=", add(ln(x), ln(y))), "Spivak ch. 18 thm 1"),
    _entry("ln.quotient", [_X_POSITIVE, _Y_POSITIVE],
           _rel(ln(div(x, y)), "=", sub(ln(x), ln(y))), "Spivak ch. 18 cor. 3"),
    _entry("ln.power", [_X_POSITIVE], _rel(ln(power(x, n)), "=", mul(n, ln(x))),
           "Spivak ch. 18 cor. 2"),
    _entry("ln.sqrt", [_X_POSITIVE], _rel(ln(sqrt(x)), "=", div(ln(x), TWO)), "ln.power"),
    _entry("ln.reciprocal", [_X_POSITIVE, _rel(mul(x, y), "=", 1)],
           _rel(ln(x), "=", neg(ln(y))), "ln.product with ln 1 = 0"),
    _entry("ln.increasing", [_X_POSITIVE, _rel(x, "<", y)], _rel(ln(x), "<", ln(y)),
           "Spivak ch. 18"),
    _entry("ln.monotone", [_X_POSITIVE, _rel(x, "<=", y)], _rel(ln(x), "<=", ln(y)),
           "Spivak ch. 18"),
    _entry("ln.reflects", [_rel(ln(x), "<", ln(y))], _rel(x, "<", y), "Spivak ch. 18"),
    _entry("ln.reflects-weak", [_rel(ln(x), "<=", ln(y))], _rel(x, "<=", y), "Spivak ch. 18"),
    _entry("ln.injective", [_rel(ln(x), "=", ln(y))], _rel(x, "=", y), "Spivak ch. 18"),
    _entry("ln.tangent", [_X_POSITIVE], _rel(ln(x), "<=", sub(x, ONE)), "HLP thm 150"),
    _entry("ln.tangent-strict", [_X_POSITIVE, _rel(x, "!=", 1)], _rel(ln(x), "<", sub(x, ONE)),
           "HLP thm 150"),
    _entry("ln.tangent-at", [_X_POSITIVE, _rel(c, ">", 0)],
           _rel(ln(x), "<=", sub(add(div(x, c), ln(c)), ONE)), "ln.tangent at x/c"),
    _entry("ln.lower-at", [_X_POSITIVE, _rel(c, ">", 0)],
           _rel(ln(x), ">=", sub(add(ln(c), ONE), div(c, x))), "ln.lower at x/c"),
    _entry("ln.lower", [_X_POSITIVE], _rel(ln(x), ">=", sub(ONE, div(ONE, x))), "HLP thm 150"),
    _entry("ln.lower-strict", [_X_POSITIVE, _rel(x, "!=", 1)],
           _rel(ln(x), ">", sub(ONE, div(ONE, x))), "HLP thm 150"),
    _entry("ln.above", [_X_POSITIVE, _rel(x, "<=", exp(y))], _rel(ln(x), "<=", y),
           "ln.monotone with ln eʸ = y"),
    _entry("ln.above-strict", [_X_POSITIVE, _rel(x, "<", exp(y))], _rel(ln(x), "<", y),
           "ln.increasing with ln eʸ = y"),
    _entry("ln.below", [_rel(exp(y), "<=", x)], _rel(y, "<=", ln(x)), "ln.monotone, ln eʸ = y"),
    _entry("ln.below-strict", [_rel(exp(y), "<", x)], _rel(y, "<", ln(x)),
           "ln.increasing, ln eʸ = y"),
    _entry("ln.solves", [_rel(exp(y), "=", x)], _rel(y, "=", ln(x)), "ln eʸ = y"),
    _entry("exp.above", [_rel(ln(x), "<=", y)], _rel(x, "<=", exp(y)), "exp.monotone, e^(ln x)=x"),
    _entry("exp.above-strict", [_rel(ln(x), "<", y)], _rel(x, "<", exp(y)),
           "exp.increasing, e^(ln x) = x"),
    _entry("exp.below", [_rel(y, "<=", ln(x))], _rel(exp(y), "<=", x), "exp.monotone, e^(ln x)=x"),
    _entry("exp.below-strict", [_rel(y, "<", ln(x))], _rel(exp(y), "<", x),
           "exp.increasing, e^(ln x) = x"),
    _entry("exp.solves", [_rel(y, "=", ln(x))], _rel(exp(y), "=", x), "e^(ln x) = x"),
)  # fmt: skip

ROOTS_AND_POWERS = (
    _entry("sqrt.square", [_X_NONNEGATIVE], _rel(power(sqrt(x), TWO), "=", x), "Spivak ch. 1"),
    _entry("sqrt.nonnegative", [_X_NONNEGATIVE], _rel(sqrt(x), ">=", 0), "Spivak ch. 1"),
    _entry("sqrt.of-square", [], _rel(sqrt(power(x, TWO)), "=", absolute(x)), "Spivak ch. 1"),
    _entry("sqrt.product", [_X_NONNEGATIVE, _rel(y, ">=", 0)],
           _rel(sqrt(mul(x, y)), "=", mul(sqrt(x), sqrt(y))), "sqrt.square"),
    _entry("sqrt.increasing", [_X_NONNEGATIVE, _rel(x, "<", y)], _rel(sqrt(x), "<", sqrt(y)),
           "Spivak ch. 1"),
    _entry("sqrt.monotone", [_X_NONNEGATIVE, _rel(x, "<=", y)], _rel(sqrt(x), "<=", sqrt(y)),
           "Spivak ch. 1"),
    _entry("cbrt.cube", [], _rel(power(root(3, x), num(3)), "=", x), "Spivak ch. 12"),
    _entry("cbrt.increasing", [_rel(x, "<", y)], _rel(root(3, x), "<", root(3, y)),
           "Spivak ch. 12"),
    _entry("root4.power", [_X_NONNEGATIVE], _rel(power(root(4, x), num(4)), "=", x),
           "Spivak ch. 12"),
    _entry("root5.power", [], _rel(power(root(5, x), num(5)), "=", x), "Spivak ch. 12"),
    _entry("power.real", [_X_POSITIVE], _rel(power(x, y), "=", exp(mul(y, ln(x)))),
           "DLMF 4.2.26, definition"),
    _entry("power.half", [_X_NONNEGATIVE], _rel(power(x, num("1/2")), "=", sqrt(x)),
           "DLMF 4.2.26"),
    _entry("power.sum", [_rel(x, "!=", 0)],
           _rel(power(x, add(m, n)), "=", mul(power(x, m), power(x, n))), "Spivak ch. 1"),
    _entry("power.sum-natural", [_rel(m, ">=", 0), _rel(n, ">=", 0)],
           _rel(power(x, add(m, n)), "=", mul(power(x, m), power(x, n))), "Spivak ch. 1"),
    _entry("power.bernoulli", [_rel(n, ">=", 0), _rel(x, ">=", -1)],
           _rel(power(add(ONE, x), n), ">=", add(ONE, mul(n, x))), "HLP thm 58"),
    _entry("power.positive", [_X_POSITIVE], _rel(power(x, n), ">", 0), "Spivak ch. 1"),
)  # fmt: skip

ABSOLUTE_VALUE = (
    _entry("abs.nonnegative", [], _rel(absolute(x), ">=", 0), "Spivak ch. 1"),
    _entry("abs.of-nonnegative", [_X_NONNEGATIVE], _rel(absolute(x), "=", x), "Spivak ch. 1"),
    _entry("abs.of-nonpositive", [_rel(x, "<=", 0)], _rel(absolute(x), "=", neg(x)),
           "Spivak ch. 1"),
    _entry("abs.above", [], _rel(absolute(x), ">=", x), "Spivak ch. 1"),
    _entry("abs.below", [], _rel(absolute(x), ">=", neg(x)), "Spivak ch. 1"),
    _entry("abs.square", [], _rel(power(absolute(x), TWO), "=", power(x, TWO)), "Spivak ch. 1"),
    _entry("abs.product", [], _rel(absolute(mul(x, y)), "=", mul(absolute(x), absolute(y))),
           "Spivak ch. 1"),
    _entry("abs.quotient", [_rel(y, "!=", 0)],
           _rel(absolute(div(x, y)), "=", div(absolute(x), absolute(y))), "Spivak ch. 1"),
    _entry("abs.opposite", [], _rel(absolute(neg(x)), "=", absolute(x)), "Spivak ch. 1"),
    _entry("abs.triangle", [], _rel(absolute(add(x, y)), "<=", add(absolute(x), absolute(y))),
           "Spivak ch. 1 thm 1"),
    _entry("max.left", [], _rel(_max(x, y), ">=", x), "definition"),
    _entry("max.right", [], _rel(_max(x, y), ">=", y), "definition"),
    _entry("max.one-of", [], Or((_rel(_max(x, y), "=", x), _rel(_max(x, y), "=", y))),
           "definition"),
    _entry("min.left", [], _rel(_min(x, y), "<=", x), "definition"),
    _entry("min.right", [], _rel(_min(x, y), "<=", y), "definition"),
    _entry("min.one-of", [], Or((_rel(_min(x, y), "=", x), _rel(_min(x, y), "=", y))),
           "definition"),
    _entry("sign.positive", [_X_POSITIVE], _rel(App("sign", (x,)), "=", 1), "definition"),
    _entry("sign.negative", [_rel(x, "<", 0)], _rel(App("sign", (x,)), "=", -1), "definition"),
    _entry("sign.zero", [_rel(x, "=", 0)], _rel(App("sign", (x,)), "=", 0), "definition"),
    _entry("floor.below", [], _rel(_floor(x), "<=", x), "definition"),
    _entry("floor.above", [], _rel(x, "<", add(_floor(x), ONE)), "definition"),
    _entry("floor.largest", [_rel(n, "<=", x)], _rel(n, "<=", _floor(x)), "definition"),
    _entry("floor.integer", [], _rel(_floor(n), "=", n), "definition"),
    _entry("integer.gap", [_rel(m, "<", n)], _rel(add(m, ONE), "<=", n), "no integer lies between"),
)  # fmt: skip

TRIGONOMETRY = (
    _entry("trig.circle", [], _rel(add(power(_sin(x), TWO), power(_cos(x), TWO)), "=", 1),
           "DLMF 4.21.12"),
    _entry("sin.at-most-one", [], _rel(_sin(x), "<=", 1), "trig.circle"),
    _entry("sin.at-least", [], _rel(_sin(x), ">=", -1), "trig.circle"),
    _entry("cos.at-most-one", [], _rel(_cos(x), "<=", 1), "trig.circle"),
    _entry("cos.at-least", [], _rel(_cos(x), ">=", -1), "trig.circle"),
    _entry("sin.sum", [],
           _rel(_sin(add(x, y)), "=", add(mul(_sin(x), _cos(y)), mul(_cos(x), _sin(y)))),
           "DLMF 4.21.2"),
    _entry("cos.sum", [],
           _rel(_cos(add(x, y)), "=", sub(mul(_cos(x), _cos(y)), mul(_sin(x), _sin(y)))),
           "DLMF 4.21.4"),
    _entry("sin.double", [], _rel(_sin(mul(TWO, x)), "=", mul(TWO, _sin(x), _cos(x))),
           "DLMF 4.21.27"),
    _entry("cos.double", [],
           _rel(_cos(mul(TWO, x)), "=", sub(power(_cos(x), TWO), power(_sin(x), TWO))),
           "DLMF 4.21.28"),
    _entry("sin.opposite", [], _rel(_sin(neg(x)), "=", neg(_sin(x))), "DLMF 4.14"),
    _entry("cos.opposite", [], _rel(_cos(neg(x)), "=", _cos(x)), "DLMF 4.14"),
    _entry("sin.zero", [], _rel(_sin(ZERO), "=", 0), "DLMF table 4.17.1"),
    _entry("cos.zero", [], _rel(_cos(ZERO), "=", 1), "DLMF table 4.17.1"),
    _entry("sin.pi", [], _rel(_sin(PI), "=", 0), "DLMF table 4.17.1"),
    _entry("cos.pi", [], _rel(_cos(PI), "=", -1), "DLMF table 4.17.1"),
    _entry("sin.half-pi", [], _rel(_sin(div(PI, TWO)), "=", 1), "DLMF table 4.17.1"),
    _entry("cos.half-pi", [], _rel(_cos(div(PI, TWO)), "=", 0), "DLMF table 4.17.1"),
    _entry("sin.sixth-pi", [], _rel(_sin(div(PI, num(6))), "=", num("1/2")), "DLMF table 4.17.1"),
    _entry("cos.third-pi", [], _rel(_cos(div(PI, num(3))), "=", num("1/2")), "DLMF table 4.17.1"),
    _entry("sin.below-identity", [_X_NONNEGATIVE], _rel(_sin(x), "<=", x), "DLMF 4.18.1"),
    _entry("sin.above-cubic", [_X_NONNEGATIVE],
           _rel(_sin(x), ">=", sub(x, div(power(x, num(3)), num(6)))), "Spivak ch. 20"),
    _entry("cos.above-quadratic", [],
           _rel(_cos(x), ">=", sub(ONE, div(power(x, TWO), TWO))), "Spivak ch. 20"),
    _entry("asin.inverse", _UNIT, _rel(_sin(_asin(x)), "=", x), "DLMF 4.23"),
    _entry("asin.upper", _UNIT, _rel(_asin(x), "<=", div(PI, TWO)), "DLMF 4.23"),
    _entry("asin.lower", _UNIT, _rel(_asin(x), ">=", neg(div(PI, TWO))), "DLMF 4.23"),
    _entry("atan.inverse", [],
           _rel(_sin(_atan(x)), "=", mul(x, _cos(_atan(x)))), "DLMF 4.23"),
    _entry("atan.upper", [], _rel(_atan(x), "<", div(PI, TWO)), "DLMF 4.23"),
    _entry("atan.lower", [], _rel(_atan(x), ">", neg(div(PI, TWO))), "DLMF 4.23"),
    _entry("atan.opposite", [], _rel(_atan(neg(x)), "=", neg(_atan(x))), "DLMF 4.23"),
    _entry("atan.increasing", [_rel(x, "<", y)], _rel(_atan(x), "<", _atan(y)), "DLMF 4.23"),
    _entry("atan.below-identity", [_X_NONNEGATIVE], _rel(_atan(x), "<=", x), "DLMF 4.24.3"),
    _entry("atan.zero", [], _rel(_atan(ZERO), "=", 0), "DLMF 4.23"),
    _entry("atan.one", [], _rel(_atan(ONE), "=", div(PI, num(4))), "DLMF 4.23"),
    _entry("asin.zero", [], _rel(_asin(ZERO), "=", 0), "DLMF 4.23"),
    _entry("asin.one", [], _rel(_asin(ONE), "=", div(PI, TWO)), "DLMF 4.23"),
)  # fmt: skip

LEDGER: Mapping[str, Lemma] = MappingProxyType(
    {
        entry.id: entry
        for group in (EXPONENTIAL, LOGARITHM, ROOTS_AND_POWERS, ABSOLUTE_VALUE, TRIGONOMETRY)
        for entry in group
    }
)


def lemma(name: str) -> Lemma | None:
    """The entry of that id, if there is one."""
    return LEDGER.get(name)
