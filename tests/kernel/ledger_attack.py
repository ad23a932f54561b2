"""Points against ledger entries: in their domain, on its boundary, outside it; by mpmath alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import product
from random import Random

from law_integrals import chances, value

from symcheck.kernel.lemmas import Lemma
from symcheck.language.claim import Claim, Or, Rel, RelOp, terms_of
from symcheck.language.term import App, Term, Var, add, num, subterms
from symcheck.search.numeric import NoValue, Number, Point, Undecided, arithmetic, evaluate

DIGITS = 40
RANDOM = 700
INTEGRATED, FLAT = 80, 5
MOVED = 150
"""Of so many points, every one is also moved to where a premise only just holds."""
REALS = (
    "0", "1", "-1", "2", "-2", "3", "-3", "4", "0.5", "-0.5", "0.25", "10", "-10", "40", "-40",
    "1e-12", "-1e-12", "0.999999999999", "1.000000000001", "-0.999999999999", "1e3", "-1e3",
)  # fmt: skip
INTEGERS = ("0", "1", "-1", "2", "-2", "3", "-3", "5", "-7", "12")

Values = dict[Var, Number]
Row = tuple[Number, ...]


@cache
def points(lemma: Lemma) -> tuple[Point, ...]:
    """Points at which all premises hold, many of them where a premise only just does.

    Of an entry about an expectation or a probability, which is integrated at each, some of them;
    of one about the error function, those at which it is not 1 up to rounding.
    """
    variables = sorted(lemma.variables, key=lambda v: v.name)
    rows = dict.fromkeys(_candidates(lemma, variables))
    parts = [s for t in terms_of(lemma.claim) for s in subterms(t)]
    integrated = any(map(chances, parts))
    flat = not integrated and any(isinstance(s, App) and s.op == "erf" for s in parts)
    there = (r for r in rows if not flat or max(map(abs, r), default=0) < FLAT)
    candidates = (Point(dict(zip(variables, row, strict=True))) for row in there)
    found = tuple(p for p in candidates if all(_holds(c, p, -CLOSE) for c in lemma.premises))
    many = integrated and len(found) > INTEGRATED
    return tuple(Random(1).sample(found, INTEGRATED)) if many else found


def falsified(lemma: Lemma, where: Sequence[Point]) -> Point | None:
    """A point among these where the conclusion is false beyond rounding, or a side has no value."""
    return next((p for p in where if _holds(lemma.claim, p, WIDE) is False), None)


def told(lemma: Lemma, where: Sequence[Point]) -> int:
    """At how many of the points the sides have values and the conclusion holds up to rounding."""
    return sum(_holds(lemma.claim, p, WIDE) is True for p in where)


CLOSE, WIDE = 1e-33, 1e-20
"""What rounding does to values computed at once, and to those that follow from rounded ones."""


def _holds(claim: Claim, point: Point, margin: float) -> bool | None:
    """Whether a claim holds, a difference within the margin being in its favour.

    A negative margin is for premises: an equality is granted within it, but < and ≤ must be plain
    or exact. None where the digits do not tell.
    """
    if isinstance(claim, Or):
        answers = [_holds(part, point, margin) for part in claim.parts]
        return True if True in answers else None if None in answers else False
    assert isinstance(claim, Rel)
    try:
        left, right = (value(side, point, DIGITS) for side in (claim.lhs, claim.rhs))
    except NoValue:
        return False
    except Undecided:
        return None
    gap = right - left
    near = abs(gap) <= abs(margin) * max(abs(left), abs(right), 0 if margin < 0 else 1)
    match claim.op:
        case "=":
            return bool(near)
        case "!=":
            return bool(gap != 0)
        case "<" | "<=":
            return _ordered(gap, margin, near=near, strict=claim.op == "<")
        case _:
            return _ordered(-gap, margin, near=near, strict=claim.op == ">")


def _ordered(gap: Number, margin: float, *, near: bool, strict: bool) -> bool:
    if gap == 0:
        return not strict
    return bool(gap > 0) or (near and margin > 0)


def _candidates(lemma: Lemma, variables: Sequence[Var]) -> Iterator[Row]:
    for i, row in enumerate(_everywhere(variables)):
        yield row
        for premise in lemma.premises if i < MOVED else ():
            if isinstance(premise, Rel):
                yield from _touching(premise, variables, row)


def _everywhere(variables: Sequence[Var]) -> Iterator[Row]:
    mp, chance = arithmetic(DIGITS), Random(1)
    for _ in range(RANDOM if variables else 0):
        scale = chance.choice((0.01, 1.0, 1.0, 3.0, 30.0))
        yield tuple(
            mp.mpf(chance.randint(-9, 12) if v.sort == "integer" else chance.gauss(0, scale))
            for v in variables
        )
    simple = {"real": REALS, "integer": INTEGERS}
    for row in product(*(simple[v.sort] for v in variables)):
        yield tuple(map(mp.mpf, row))


def _touching(premise: Rel, variables: Sequence[Var], row: Row) -> Iterator[Row]:
    """The point moved to where the premise's sides are equal, and just beside that."""
    mp, values = arithmetic(DIGITS), dict(zip(variables, row, strict=True))
    for var, meets in _solved(premise):
        try:
            there = evaluate(meets, Point(values), DIGITS)
        except (NoValue, Undecided):
            continue
        if var.sort == "integer":
            beside = [mp.nint(there) + k for k in (-1, 0, 1)]
        else:
            beside = [there, there * (1 + mp.mpf("1e-9")), there * (1 - mp.mpf("1e-9"))]
        for moved in beside:
            yield tuple(moved if v == var else values[v] for v in variables)


def _solved(premise: Rel) -> Iterator[tuple[Var, Term]]:
    """A variable with a term that makes the sides equal: x = t, f(x) = f(y), x·y = t."""
    for a, b in ((premise.lhs, premise.rhs), (premise.rhs, premise.lhs)):
        match a, b:
            case Var(), _:
                yield a, b
            case App(op, (Var() as v,)), App(other, (Var() as w,)) if op == other:
                yield v, w
            case App("mul", (Var() as v, w)), _:
                yield v, App("div", (b, w))


def premises_dropped(lemma: Lemma) -> Iterator[Lemma]:
    """The entry without one of its premises, for each of them."""
    for i in range(len(lemma.premises)):
        yield replace(lemma, premises=(*lemma.premises[:i], *lemma.premises[i + 1 :]))


STRICT: dict[RelOp, RelOp] = {"<=": "<", ">=": ">"}
A_LITTLE = num("1/1000")


def strengthened(lemma: Lemma) -> Iterator[Lemma]:
    """The entry with a case left out, its relation strict, or asking for 1/1000 more."""
    match lemma.claim:
        case Or(parts):
            for part in parts:
                yield replace(lemma, claim=part)
        case Rel(op, lhs, rhs) if op in STRICT:
            yield replace(lemma, claim=Rel(STRICT[op], lhs, rhs))
        case Rel(">" | "!=" as op, lhs, rhs):
            yield replace(lemma, claim=Rel(op, lhs, add(rhs, A_LITTLE)))
        case Rel(op, lhs, rhs):
            yield replace(lemma, claim=Rel(op, add(lhs, A_LITTLE), rhs))
        case _:
            raise AssertionError(f"{lemma.id} is neither a relation nor a choice of relations")
