"""Terms as functions of floating-point values, prepared once and evaluated often.

The same readings as `floats`, several times as fast; like those, a guide and never evidence.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TypeAlias

from symcheck.language.claim import Rel
from symcheck.language.term import App, Num, Recursion, Term, Unknown, Var, is_integer_by_form

Values: TypeAlias = Mapping[Var, float]
Function: TypeAlias = Callable[[Values], float]

LIMIT = 1e300
MOST_ROUNDS = 300
EULER = 0.5772156649015329


@lru_cache(maxsize=20_000)
def function_of(term: Term) -> Function:
    """The term as a function; it gives NaN where there is no value or it is out of reach."""
    inner = _prepared(term)

    def guarded(values: Values) -> float:
        try:
            found = inner(values)
        except (ValueError, OverflowError, ZeroDivisionError, KeyError):
            return math.nan
        return found if -LIMIT < found < LIMIT else math.nan

    return guarded


@lru_cache(maxsize=20_000)
def slack_of(rel: Rel) -> Function:
    """How far a relation is from failing, relative to its sides; negative where it fails."""
    left, right = function_of(rel.lhs), function_of(rel.rhs)
    op = rel.op

    def slack(values: Values) -> float:
        a, b = left(values), right(values)
        gap = (b - a) / (1 + abs(a) + abs(b))
        if op in ("<", "<="):
            return gap
        if op in (">", ">="):
            return -gap
        return -abs(gap) if op == "=" else abs(gap)

    return slack


@lru_cache(maxsize=20_000)
def _prepared(term: Term) -> Function:
    match term:
        case Num(number):
            constant = float(number)
            return lambda v: constant
        case Var():
            return lambda v: v[term]
        case App("root", (Num(index), radicand)):
            return _root(int(index), _prepared(radicand))
        case App("pow", (base, exponent)):
            return _power(_prepared(base), exponent)
        case App(op, args):
            return _operation(op, [_prepared(a) for a in args])
        case Unknown(_, order, arg):  # stands for t ↦ t + t²/3, as in `floats`
            at = _prepared(arg)
            readings = (lambda t: t + t * t / 3, lambda t: 1 + 2 * t / 3, lambda t: 2 / 3)
            reading: Callable[[float], float] = readings[order] if order < 3 else lambda t: 0.0
            return lambda v: reading(at(v))
        case Recursion():
            return _recursion(term)
        case _:
            return lambda v: math.nan


def _recursion(term: Recursion) -> Function:
    start, body = _prepared(term.start), _prepared(term.body)
    low, high = _prepared(term.low), _prepared(term.high)

    def run(v: Values) -> float:
        first, last = round(low(v)), round(high(v))
        if last - first >= MOST_ROUNDS:
            return math.nan
        value = start(v)
        for k in range(first, last + 1):
            value = body({**v, term.index: k, term.previous: value})
        return value

    return run


def _root(index: int, radicand: Function) -> Function:
    if index == 2:
        return lambda v: math.sqrt(radicand(v))
    if index % 2 == 0:
        return lambda v: math.sqrt(radicand(v)) ** (2 / index)

    def odd(v: Values) -> float:
        x = radicand(v)
        return math.copysign(abs(x) ** (1 / index), x)

    return odd


def _power(base: Function, exponent: Term) -> Function:
    if isinstance(exponent, Num) and exponent.value.denominator == 1:
        n = int(exponent.value)
        return lambda v: base(v) ** n
    power = _prepared(exponent)
    if is_integer_by_form(exponent):  # while an equation is solved, not yet a whole number
        return lambda v: base(v) ** round(power(v))

    def real(v: Values) -> float:
        x, n = base(v), power(v)
        return x**n if x > 0 or (x == 0 and n > 0) else math.nan

    return real


def _operation(op: str, args: list[Function]) -> Function:
    first, *rest = args or [lambda v: math.pi if op == "pi" else EULER]
    second = rest[0] if rest else first
    match op:
        case "add" if len(args) == 2:
            return lambda v: first(v) + second(v)
        case "add":
            return lambda v: math.fsum([a(v) for a in args])
        case "mul" if len(args) == 2:
            return lambda v: first(v) * second(v)
        case "mul":
            return lambda v: math.prod([a(v) for a in args])
        case "neg":
            return lambda v: -first(v)
        case "div":
            return lambda v: first(v) / second(v)
        case "abs":
            return lambda v: abs(first(v))
        case "ln":
            return lambda v: math.log(first(v))
        case "exp" | "sin" | "cos" | "asin" | "atan" | "erf":
            function = getattr(math, op)
            return lambda v: float(function(first(v)))
        case "pi" | "euler":
            return first
        case "min" | "max":
            choose = min if op == "min" else max
            return lambda v: choose([a(v) for a in args])
        case "sign":
            return lambda v: float((first(v) > 0) - (first(v) < 0))
        case "floor":
            return lambda v: float(math.floor(first(v)))
        case _:
            return lambda v: math.nan
