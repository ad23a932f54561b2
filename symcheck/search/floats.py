"""Terms and claims in floating point: a fast guide for the search, never evidence."""

from __future__ import annotations

import math
from collections.abc import Mapping

from symcheck.language.claim import And, Claim, Implies, Or, Rel, Truth
from symcheck.language.term import App, Num, Term, Unknown, Var, is_integer_by_form

NAN = math.nan


def value(term: Term, point: Mapping[Var, float]) -> float:
    """The value in floating point; NaN where there is none or it is out of reach."""
    try:
        return _value(term, point)
    except (ValueError, OverflowError, ZeroDivisionError, KeyError):
        return NAN


def _value(term: Term, point: Mapping[Var, float]) -> float:
    match term:
        case Num(number):
            return float(number)
        case Var():
            return point[term]
        case App("root", (Num(index), radicand)):
            base = _value(radicand, point)
            if base < 0 and index % 2 == 1:
                return -((-base) ** (1 / float(index)))
            return (
                math.sqrt(base) if index == 2 else NAN if base < 0 else base ** (1 / float(index))
            )
        case App("pow", (base_term, exponent)):
            return _power(_value(base_term, point), _value(exponent, point), exponent)
        case App(op, args):
            return _apply(op, [_value(a, point) for a in args])
        case Unknown(_, order, arg):  # reads every unknown function as t ↦ t + t²/3
            t = _value(arg, point)
            return (t + t * t / 3, 1 + 2 * t / 3, 2 / 3)[order] if order < 3 else 0.0
        case _:
            return NAN


def _power(base: float, exponent: float, written: Term) -> float:
    if is_integer_by_form(written):
        return base**exponent
    if base < 0 or (base == 0 and exponent <= 0):
        return NAN
    return base**exponent


def _apply(op: str, v: list[float]) -> float:
    match op:
        case "add":
            return math.fsum(v)
        case "mul":
            return math.prod(v)
        case "neg":
            return -v[0]
        case "div":
            return v[0] / v[1]
        case "abs":
            return abs(v[0])
        case "exp":
            return math.exp(v[0])
        case "ln":
            return math.log(v[0])
        case "sin" | "cos" | "asin" | "atan":
            return float(getattr(math, op)(v[0]))
        case "pi":
            return math.pi
        case "min":
            return min(v)
        case "max":
            return max(v)
        case "sign":
            return (v[0] > 0) - (v[0] < 0)
        case "floor":
            return math.floor(v[0])
        case _:
            return NAN


def slack(rel: Rel, point: Mapping[Var, float]) -> float:
    """How far the relation is from failing, relative to the sizes; negative where it fails."""
    a, b = value(rel.lhs, point), value(rel.rhs, point)
    if not (math.isfinite(a) and math.isfinite(b)):
        return NAN
    gap = (b - a) / (1 + abs(a) + abs(b))
    match rel.op:
        case "<" | "<=":
            return gap
        case ">" | ">=":
            return -gap
        case "=":
            return -abs(gap)
        case _:
            return abs(gap)


TOLERANCE = 1e-9


def seems_false(claim: Claim, point: Mapping[Var, float]) -> bool:
    """Whether the claim fails at the point by more than rounding; what has no value fails."""
    match claim:
        case Rel(op, _, _):
            s = slack(claim, point)
            if math.isnan(s):
                return True
            return s < -TOLERANCE or (s <= 0 and op == "!=")
        case And(parts):
            return any(seems_false(p, point) for p in parts)
        case Or(parts):
            return all(seems_false(p, point) for p in parts)
        case Implies(premise, conclusion):
            return seems_true(premise, point) and seems_false(conclusion, point)
        case Truth(truth):
            return not truth
        case _:
            return False


def seems_true(claim: Claim, point: Mapping[Var, float]) -> bool:
    """Whether the claim holds at the point, up to rounding for equalities and weak inequalities."""
    match claim:
        case Rel(op, _, _):
            s = slack(claim, point)
            return s > (TOLERANCE if op in ("<", ">", "!=") else -TOLERANCE)
        case And(parts):
            return all(seems_true(p, point) for p in parts)
        case Or(parts):
            return any(seems_true(p, point) for p in parts)
        case Implies(premise, conclusion):
            return seems_false(premise, point) or seems_true(conclusion, point)
        case Truth(truth):
            return truth
        case _:
            return False
