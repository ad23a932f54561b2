"""Claims at a point, by mpmath: whether they hold there, by how much, and whether that is clear."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from symcheck.language.claim import (
    And, Chain, Claim, Exists, ForAll, Iff, Implies, Member, Not, Or, Rel, RelOp, Truth,
    parts_of,
)  # fmt: skip
from symcheck.language.analysis_forms import meaning_of
from symcheck.language.forms import links, negation
from symcheck.language.term import Term, Var
from symcheck.search.numeric import (
    CLEAR, DIGITS, NoValue, Number, Point, Undecided, arithmetic, evaluate, precise, tiny,
)  # fmt: skip


def holds(claim: Claim, point: Point, digits: int = DIGITS) -> bool | None:
    """Whether the claim holds at the point; None when the digits do not tell.

    An equality is taken to hold when the sides agree to all digits but the guard ones, and so is
    an inequality that is not strict. A relation of which a side clearly has no value does not hold.
    A universal claim is taken to hold if it does at a few values.
    """
    match claim:
        case Rel():
            return _relation_holds(claim, point, digits)
        case And(parts):
            return _all(holds(p, point, digits) for p in parts)
        case Or(parts):
            return _negated(_all(_negated(holds(p, point, digits)) for p in parts))
        case Implies(a, b):
            premise = holds(a, point, digits)
            if premise is False:
                return True
            conclusion = holds(b, point, digits)
            return conclusion if premise or conclusion else None
        case Iff(a, b):
            sides = holds(a, point, digits), holds(b, point, digits)
            return None if None in sides else sides[0] == sides[1]
        case Chain() | Member():
            return holds(links(claim), point, digits)
        case Not(part):
            return holds(negation(part), point, digits)
        case Truth(value):
            return value
        case ForAll(var, part):
            return _all(holds(part, p, digits) for p in _with(var, point))
        case Exists(var, part):
            found = (holds(part, p, digits) for p in _with(var, point))
            return True if any(a is True for a in found) else None
        case _:
            return holds(meaning_of(claim), point, digits)


SOME_VALUES = (0, 1, 2, 3, -1, 5, 0.5, -2.25, 0.01, 12)


def _with(var: Var, point: Point) -> list[Point]:
    """The point with a few values for one more variable."""
    numbers = [x for x in SOME_VALUES if var.sort == "real" or x == int(x)]
    numbers = [x for x in numbers if var.sort != "natural" or x >= 0]
    return [Point({**point.values, var: x}, point.functions) for x in numbers]


def quantifiers(claim: Claim) -> int:
    """How many quantifiers stand inside one another, at most."""
    match claim:
        case Rel() | Chain() | Member() | Truth():
            return 0
        case ForAll(_, part) | Exists(_, part):
            return 1 + quantifiers(part)
        case And() | Or() | Not() | Implies() | Iff():
            return max(map(quantifiers, parts_of(claim)), default=0)
        case _:
            return quantifiers(meaning_of(claim))


def is_quantified(claim: Claim) -> bool:
    """Whether the claim speaks of all values of a variable, or of some: numbers hardly tell."""
    return quantifiers(claim) > 0


def _all(answers: Iterable[bool | None]) -> bool | None:
    known = list(answers)
    if False in known:
        return False
    return None if None in known else True


def _negated(answer: bool | None) -> bool | None:
    return None if answer is None else not answer


def _relation_holds(rel: Rel, point: Point, digits: int) -> bool | None:
    try:
        left, right = _sides(rel, lambda side: evaluate(side, point, digits))
    except NoValue:
        return False
    except Undecided:
        return None
    difference = right - left
    close = abs(difference) <= tiny(arithmetic(digits)) * max(1, abs(left), abs(right))
    if close and rel.op != "=" and difference != 0:
        close = not _is_settled(rel, point, difference)
    return _decide(rel.op, difference, close=bool(close))


def _sides(rel: Rel, value: Callable[[Term], Number]) -> tuple[Number, Number]:
    """Both values; that a side has none is said even where the other is not known."""
    found: list[Number] = []
    unknown = False
    for side in (rel.lhs, rel.rhs):
        try:
            found.append(value(side))
        except Undecided:
            unknown = True
    if unknown:
        raise Undecided
    return found[0], found[1]


def _is_settled(rel: Rel, point: Point, difference: Number) -> bool:
    """Whether a small difference is still there with more digits."""
    try:
        better = precise(rel.rhs, point) - precise(rel.lhs, point)
    except (NoValue, Undecided):
        return False
    return bool(abs(better - difference) < abs(better) / 1000)


def _decide(op: RelOp, difference: Number, *, close: bool) -> bool | None:
    if op in ("=", "!="):
        return close == (op == "=")
    if close:
        return None if op in ("<", ">") else True
    return bool(difference > 0) == (op in ("<", "<="))


def slack(claim: Claim, point: Point, digits: int = DIGITS) -> Number | None:
    """How far the claim is from failing: the least distance over its relations.

    For s ≤ t that is t − s, for an equality −|s − t|; ≠ has none. None where there is nothing to
    measure.
    """
    match claim:
        case Rel(op, lhs, rhs):
            try:
                gap = evaluate(rhs, point, digits) - evaluate(lhs, point, digits)
            except (NoValue, Undecided):
                return None
            if op in ("=", "!="):
                return -abs(gap) if op == "=" else None
            return gap if op in ("<", "<=") else -gap
        case And(parts):
            found = [s for p in parts if (s := slack(p, point, digits)) is not None]
            return min(found, default=None)
        case Or(parts):
            found = [s for p in parts if (s := slack(p, point, digits)) is not None]
            return max(found, default=None)
        case Implies(a, b):
            return slack(b, point, digits) if holds(a, point, digits) else None
        case Chain() | Member():
            return slack(links(claim), point, digits)
        case Not(part):
            return slack(negation(part), point, digits)
        case _:
            return None


def clearly(claim: Claim, point: Point) -> bool | None:
    """Whether the claim holds at the point, when that is beyond rounding; else None.

    An equality never clearly holds.
    """
    match claim:
        case Rel():
            return _relation_clearly(claim, point)
        case And(parts):
            return _all(clearly(p, point) for p in parts)
        case Or(parts):
            return _negated(_all(_negated(clearly(p, point)) for p in parts))
        case Implies(a, b):
            return _implied(clearly(a, point), clearly(b, point), a, point)
        case Chain() | Member():
            return clearly(links(claim), point)
        case Not(part):
            return clearly(negation(part), point)
        case Iff(a, b):
            return clearly(And((Implies(a, b), Implies(b, a))), point)
        case Truth(value):
            return value
        case ForAll(var, part):
            answers = [clearly(part, p) for p in _with(var, point)]
            return False if False in answers else None
        case Exists(var, part):
            return True if any(clearly(part, p) for p in _with(var, point)) else None
        case _:
            return clearly(meaning_of(claim), point)


def _implied(before: bool | None, after: bool | None, premise: Claim, point: Point) -> bool | None:
    """An equality that holds to all digits is a premise that is met, though never clearly so."""
    if before is False or after is True:
        return True
    met = before is True or holds(premise, point) is True
    return False if met and after is False else None


def _relation_clearly(rel: Rel, point: Point) -> bool | None:
    try:
        left, right = _sides(rel, lambda side: precise(side, point))
    except NoValue:
        return False
    except Undecided:
        return None
    if abs(right - left) <= CLEAR * max(1, abs(left), abs(right)):
        return None
    return _decide(rel.op, right - left, close=False)
