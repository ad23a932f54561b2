"""Expectations and probabilities by numerical integration against the densities of the laws.

The densities are written here once more, from the parameters: nothing of the kernel is used.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from symcheck.language.term import (
    App, Expectation, Law, Num, Probability, RelOp, Term, Var, changed, free_variables, subterms,
)  # fmt: skip
from symcheck.search.numeric import NoValue, Number, Point, arithmetic, evaluate

DIGITS = 42
Chance = Expectation | Probability
Row = tuple[tuple[Var, Number], ...]


def chances(term: Term) -> tuple[Chance, ...]:
    """The expectations and probabilities in a term."""
    return tuple(dict.fromkeys(s for s in subterms(term) if isinstance(s, Chance)))


def value(term: Term, point: Point, digits: int) -> Number:
    """The value of a term at a point. Raises `NoValue` where a law has impossible parameters."""
    names = {chance: Var(f"chance {i}") for i, chance in enumerate(chances(term))}
    at = point.values
    numbers = {
        name: _integrated(c, tuple((v, at[v]) for v in sorted(free_variables(c), key=str)))
        for c, name in names.items()
    }

    def plain(part: Term) -> Term:
        return names[part] if isinstance(part, Chance) else changed(part, plain)

    return evaluate(plain(term), Point({**point.values, **numbers}), digits)


@lru_cache(maxsize=10_000)
def _integrated(chance: Chance, at: Row) -> Number:
    """The integral over t, where w = shift + scale·t and t has the standard law of its kind."""
    mp, here = arithmetic(DIGITS), dict(at)
    shift, scale = _standardized(chance.law, here, chance)
    ends = STANDARD[chance.law.name]

    def density(t: Number) -> Number:
        match chance.law.name:
            case "normal":
                return mp.exp(-t * t / 2) / mp.sqrt(2 * mp.pi)
            case "uniform":
                return mp.mpf(1)
            case _:
                return mp.exp(-t)

    if isinstance(chance, Expectation):
        return mp.quad(
            lambda t: _number(chance.body, {**here, chance.var: shift + scale * t}) * density(t),
            ends,
        )
    borders = sorted((w - shift) / scale for w in _borders(chance, here))
    cuts = sorted({mp.mpf(e) for e in ends} | {b for b in borders if ends[0] < b < ends[-1]})
    total = mp.mpf(0)
    for low, high in pairwise(cuts):
        if _holds(chance, {**here, chance.var: shift + scale * (low + high) / 2}):
            total += mp.quad(density, [low, high])
    return total


STANDARD: Mapping[str, Sequence[int]] = {
    "normal": (-13, -5, 0, 5, 13), "uniform": (0, 1), "exponential": (0, 4, 20, 80),
}  # fmt: skip
"""The range over which a standard density is integrated, in parts; the rest is below 1e-34."""


def _standardized(law: Law, here: Mapping[Var, Number], chance: Chance) -> tuple[Number, Number]:
    first, *rest = (_number(p, here) for p in law.parameters)
    match law.name:
        case "normal":
            shift, scale = first, rest[0]
        case "uniform":
            shift, scale = first, rest[0] - first
        case _:
            if first <= 0:
                raise NoValue(chance)
            shift, scale = 0 * first, 1 / first
    if scale <= 0:
        raise NoValue(chance)
    return shift, scale


def _links(chance: Probability) -> Iterator[tuple[Term, RelOp, Term]]:
    left = chance.first
    for op, right in chance.links:
        yield left, op, right
        left = right


def _holds(chance: Probability, here: Mapping[Var, Number]) -> bool:
    tests = {"<": lambda a, b: a < b, ">": lambda a, b: a > b}
    return all(tests[op](_number(a, here), _number(b, here)) for a, op, b in _links(chance))


def _borders(chance: Probability, here: Mapping[Var, Number]) -> Iterator[Number]:
    """Where two sides are equal: w, or |w − c|, is a number there."""
    for left, _, right in _links(chance):
        assert chance.var not in free_variables(right)
        middle, radius = left, _number(right, here)
        if isinstance(left, App) and left.op == "abs":
            middle = left.args[0]
        at_0, at_1 = (_number(middle, {**here, chance.var: radius * 0 + w}) for w in (0, 1))
        for level in (radius, -radius) if middle is not left else (radius,):
            yield (level - at_0) / (at_1 - at_0)


def _number(term: Term, here: Mapping[Var, Number]) -> Number:
    mp = arithmetic(DIGITS)
    match term:
        case Num(number):
            return mp.mpf(number.numerator) / number.denominator
        case Var():
            return here[term]
        case App("pow", (base, Num(n))) if n.denominator == 1:
            return _number(base, here) ** int(n)
        case App(op, args):
            numbers = [_number(a, here) for a in args]
        case _:
            raise NotImplementedError(term)
    match op:
        case "add":
            return mp.fsum(numbers)
        case "mul":
            return mp.fprod(numbers)
        case "neg":
            return -numbers[0]
        case "abs":
            return abs(numbers[0])
        case "ln":
            return mp.log(numbers[0])
        case _:
            raise NotImplementedError(op)
