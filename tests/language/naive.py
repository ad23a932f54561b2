"""Terms and claims evaluated with named variables, exactly, as simply as can be.

Quantifiers run over a few values of a pool, so that they are decided; what is under an integral, a
limit or a law is looked at in a few places only, which tells what is bound to what.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne

from symcheck.language.analysis import Extremum, Infinite, Limit, Near, Order, Within
from symcheck.language.claim import (
    And, Chain, Claim, Exists, ExistsOne, ForAll, Iff, Implies, Member, Not, Or, Rel, Truth,
)  # fmt: skip
from symcheck.language.term import (
    App, Derivative, Expectation, Integral, Num, Probability, Recursion, Term, Var,
)  # fmt: skip

Values = Mapping[Var, Fraction]
Pool = Callable[[Var], tuple[Fraction, ...]]
COMPARED = {"=": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}


def value(term: Term, at: Values) -> Fraction | None:
    """The value, or None where there is none."""
    try:
        return _value(term, at)
    except ZeroDivisionError:
        return None


def _value(term: Term, at: Values) -> Fraction:
    match term:
        case Num(number):
            return number
        case Var():
            return at[term]
        case App(op, args):
            return _applied(op, [_value(a, at) for a in args])
        case Derivative(body, var, place):
            here = _value(place, at)
            there = _value(body, {**at, var: here + 1})
            return there - _value(body, {**at, var: here})
        case Recursion(start, index, previous, body, low, high):
            found, first, last = _value(start, at), _value(low, at), _value(high, at)
            for k in range(int(first), int(last) + 1):
                found = _value(body, {**at, index: Fraction(k), previous: found})
            return found
        case Integral(body, var, low, high):
            ends = [Fraction(9) if end is None else _value(end, at) for end in (low, high)]
            return sum((_value(body, {**at, var: e}) * k for k, e in enumerate(ends, 1)), ends[0])
        case Expectation(body, var, law):
            places = [_value(p, at) for p in law.parameters]
            return sum((_value(body, {**at, var: p}) for p in (*places, Fraction(2))), places[0])
        case Probability(first, links, var, law):
            places = [*(_value(p, at) for p in law.parameters), Fraction(0), Fraction(-1)]
            event = Chain(first, links)
            met = [decided(event, {**at, var: p}, lambda v: ()) for p in places]
            return Fraction(sum(2**k for k, answer in enumerate(met) if answer))
        case _:
            raise TypeError(term)


def _applied(op: str, v: list[Fraction]) -> Fraction:
    match op:
        case "add":
            return sum(v, Fraction(0))
        case "mul":
            found = Fraction(1)
            for factor in v:
                found *= factor
            return found
        case "neg":
            return -v[0]
        case "div":
            return v[0] / v[1]
        case "abs":
            return abs(v[0])
        case "pow":
            return v[0] ** int(v[1])
        case "max":
            return max(v)
        case _:
            raise TypeError(op)


def decided(claim: Claim, at: Values, pool: Pool) -> bool:
    """Whether the claim holds, quantifiers running over the pool of their variable."""
    match claim:
        case Rel(op, lhs, rhs):
            left, right = value(lhs, at), value(rhs, at)
            return left is not None and right is not None and COMPARED[op](left, right)
        case Chain(first, links):
            terms = (first, *(t for _, t in links))
            pairs = zip(links, terms, strict=False)
            return all(decided(Rel(op, before, t), at, pool) for (op, t), before in pairs)
        case Member(term, low, high, low_closed, high_closed):
            below = low is None or decided(Rel("<=" if low_closed else "<", low, term), at, pool)
            above = high is None or decided(Rel("<=" if high_closed else "<", term, high), at, pool)
            return below and above and value(term, at) is not None
        case And(parts):
            return all(decided(p, at, pool) for p in parts)
        case Or(parts):
            return any(decided(p, at, pool) for p in parts)
        case Not(part):
            return not decided(part, at, pool)
        case Implies(a, b):
            return not decided(a, at, pool) or decided(b, at, pool)
        case Iff(a, b):
            return decided(a, at, pool) == decided(b, at, pool)
        case Truth(answer):
            return answer
        case ForAll(var, part):
            return all(decided(part, {**at, var: v}, pool) for v in pool(var))
        case Exists(var, part):
            return any(decided(part, {**at, var: v}, pool) for v in pool(var))
        case ExistsOne(var, part):
            return sum(decided(part, {**at, var: v}, pool) for v in pool(var)) == 1
        case _:
            return _form(claim, at)


def _form(claim: Claim, at: Values) -> bool:
    """A relation between what a form speaks of, read in a few places."""
    match claim:
        case Near(term, number, _):
            return value(term, at) == number
        case Within(lhs, rhs, tolerance, on):
            ends = [value(e, at) for e in (on.low, on.high, tolerance) if e is not None]
            if None in ends:  # nowhere to look
                return False
            return all(decided(Rel("<=", lhs, rhs), {**at, on.var: e}, lambda v: ()) for e in ends)
        case Extremum(_, body, on, reached, _):
            ends = [value(e, at) for e in (on.low, on.high) if e is not None]
            if None in ends:
                return False
            return any(value(body, {**at, on.var: e}) == value(reached, at) for e in ends)
        case Limit(body, to, limit):
            place = Fraction(9) if isinstance(to.at, Infinite) else value(to.at, at)
            there = None if place is None else value(body, {**at, to.var: place})
            return there is not None and (
                there > 9 if isinstance(limit, Infinite) else there == value(limit, at)
            )
        case Order(_, body, gauge, to):
            place = Fraction(9) if isinstance(to.at, Infinite) else value(to.at, at)
            if place is None:
                return False
            there = {**at, to.var: place}
            return decided(Rel("<=", body, gauge), there, lambda v: ())
        case _:
            raise TypeError(claim)
