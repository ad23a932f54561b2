"""Terms evaluated in balls: real intervals that certainly contain the value (Arb, via FLINT).

A term is evaluated only where the arguments certainly lie in the domain of each operation, so a
ball that comes back is also a proof that the term has a value on the whole box. Nothing is clamped
to a domain. Comparisons of balls are true only when they hold for all members; with NaN they are
false.
"""

from __future__ import annotations

from collections.abc import Mapping

from flint import arb, fmpq

from symcheck.kernel.polynomial import fraction
from symcheck.language.claim import And, Claim, Or, Rel, RelOp, Truth
from symcheck.language.term import App, Num, Recursion, Term, Var, is_integer_by_form

PRECISION = 128
LARGEST_EXPONENT = 10_000
MOST_ROUNDS = 2_000


class Undecided(ValueError):
    """The ball may leave the domain of an operation, or is not finite."""


def evaluate(term: Term, box: Mapping[Var, arb]) -> arb:
    """A finite ball that contains every value of the term on the box, where it has one throughout.

    Raises `Undecided` when that is not certain.
    """
    ball = _evaluate(term, box)
    if not ball.is_finite():
        raise Undecided
    return ball


def _evaluate(term: Term, box: Mapping[Var, arb]) -> arb:
    match term:
        case Num(value):
            return arb(fraction(value))
        case Var():
            if term not in box:
                raise Undecided
            return box[term]
        case App("pow", (base, exponent)):
            return _power(evaluate(base, box), exponent, box)
        case App("root", (Num(index), radicand)):
            return _root(int(index), evaluate(radicand, box))
        case App(op, args):
            return _apply(op, [evaluate(a, box) for a in args])
        case Recursion():
            return _recursion(term, box)
        case _:
            raise Undecided


def _recursion(term: Recursion, box: Mapping[Var, arb]) -> arb:
    """Round by round, where the ends are certain."""
    value = evaluate(term.start, box)
    low, high = (evaluate(end, box).unique_fmpz() for end in (term.low, term.high))
    if low is None or high is None or high - low >= MOST_ROUNDS:
        raise Undecided
    for k in range(int(low), int(high) + 1):
        value = evaluate(term.body, {**box, term.index: arb(k), term.previous: value})
    return value


def _apply(op: str, args: list[arb]) -> arb:
    match op, args:
        case "add", _:
            return sum(args[1:], args[0])
        case "mul", _:
            product = args[0]
            for a in args[1:]:
                product = product * a
            return product
        case "neg", [a]:
            return -a
        case "div", [a, b]:
            _require(b > 0 or b < 0)
            return a / b
        case "abs", [a]:
            return abs(a)
        case "exp", [a]:
            return a.exp()
        case "ln", [a]:
            _require(a > 0)
            return a.log()
        case "sin", [a]:
            return a.sin()
        case "cos", [a]:
            return a.cos()
        case "asin", [a]:
            _require(a >= -1 and a <= 1)
            return a.asin()
        case "atan", [a]:
            return a.atan()
        case "pi", []:
            return arb.pi()
        case "euler", []:
            return arb.const_euler()
        case "erf", [a]:
            return a.erf()
        case "min", [a, b]:
            return a.min(b)
        case "max", [a, b]:
            return a.max(b)
        case "sign", [a]:
            return a.sgn()
        case "floor", [a]:
            return a.floor()
        case _:
            raise Undecided


def _require(certain: bool) -> None:
    if not certain:
        raise Undecided


def _power(base: arb, exponent: Term, box: Mapping[Var, arb]) -> arb:
    if is_integer_by_form(exponent):
        n = evaluate(exponent, box).unique_fmpz()
        if n is None or abs(int(n)) > LARGEST_EXPONENT:
            raise Undecided
        return integer_power(base, int(n))
    _require(base > 0)
    return (evaluate(exponent, box) * base.log()).exp()


def integer_power(base: arb, n: int) -> arb:
    """baseⁿ from the ends of the ball: monotone on each side of 0."""
    if n < 0:
        _require(base > 0 or base < 0)
        return 1 / integer_power(base, -n)
    low, high = _end_power(base.lower(), n), _end_power(base.upper(), n)
    if n % 2 == 1 or base >= 0 or base <= 0 or n == 0:
        return low.union(high)
    return arb(0).union(low).union(high)


def _end_power(end: arb, n: int) -> arb:
    result = arb(1)
    for _ in range(n):
        result = result * end
    return result


def _root(index: int, radicand: arb) -> arb:
    _require(index <= LARGEST_EXPONENT and (index % 2 == 1 or bool(radicand >= 0)))
    return _end_root(radicand.lower(), index).union(_end_root(radicand.upper(), index))


def _end_root(end: arb, index: int) -> arb:
    if end < 0 and index % 2 == 1:
        return -_end_root(-end, index)
    return end.root(index) if end > 0 else arb(0) if end == 0 else _undecided()


def _undecided() -> arb:
    raise Undecided


def compare(op: RelOp, left: arb, right: arb) -> bool:
    """Whether the relation certainly holds between all members. Overlap is never equality."""
    match op:
        case "<":
            return bool(left < right)
        case "<=":
            return bool(left <= right)
        case ">":
            return bool(left > right)
        case ">=":
            return bool(left >= right)
        case "!=":
            return bool(left < right) or bool(left > right)
        case "=":
            return bool(left.is_exact() and right.is_exact() and left == right)


def certainly(claim: Claim, box: Mapping[Var, arb]) -> bool:
    """Whether the claim holds at every point of the box, by evaluation alone."""
    match claim:
        case Rel(op, lhs, rhs):
            try:
                return compare(op, evaluate(lhs, box), evaluate(rhs, box))
            except Undecided:
                return False
        case And(parts):
            return all(certainly(p, box) for p in parts)
        case Or(parts):
            return any(certainly(p, box) for p in parts)
        case Truth(value):
            return value
        case _:
            return False


def interval(low: fmpq, high: fmpq) -> arb:
    """The ball that contains the interval from low to high."""
    return arb(low).union(arb(high))
