"""Points at which hypotheses hold, found in floating point and confirmed with many digits.

An equality is solved for one of its variables; inequalities are met by moving one variable at a
time; of a disjunction one part is chosen. Unknown functions are drawn as polynomials. The same
obligation always gives the same points.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import inf, isnan
from random import Random

from symcheck.language.claim import And, Claim, Implies, Or, Rel, terms_of, variables_of
from symcheck.language.context import Obligation, unknowns_in, variables_in
from symcheck.language.forms import negation
from symcheck.language.term import Integral, Num, Recursion, Var, subterms
from symcheck.search.closures import slack_of
from symcheck.search.numeric import Number, Point
from symcheck.search.roots import Equation, equations, solved
from symcheck.search.truth import holds, quantifiers

SIMPLE = (0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5, 3.0, 4.0, -4.0, 10.0)
WITHOUT_VALUE = 4.0
"""The distance from holding that stands for a relation of which a side has no value."""
ROUNDS = 12
MOVES = 3000
"""Places looked at before giving up, and (below) before being content with the points there are."""
MOVES_ENOUGH = 600
MOVES_WHEN_SLOW = 60
"""With recursions, integrals or quantified hypotheses: slow to evaluate, and seldom met."""
COST_OF_ROOT = 30
CONSTANTS = (0, 1, -1, 2, 10, 100)
"""Readings of an unknown function that often meet what is asked of all its values."""
STEPS = (0.003, 0.03, 0.3, 1.0, 3.0, 10.0)

Floats = dict[Var, float]


@dataclass(frozen=True, slots=True)
class Region:
    """What is aimed at: the hypotheses, and what needs values."""

    hypotheses: tuple[Claim, ...]
    variables: tuple[Var, ...]
    functions: tuple[str, ...]
    landmarks: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Aim:
    """The relations chosen to be met, those of them that are solved, and what may be moved."""

    relations: Sequence[Rel]
    plan: Sequence[Equation]
    free: Sequence[Var]
    landmarks: Sequence[float]

    @property
    def cost(self) -> int:
        """The effort of a look at one place: an equation that is not solved needs many values."""
        return 1 + COST_OF_ROOT * sum(e.by is None for e in self.plan)


@dataclass(slots=True)
class Effort:
    """How many more places may be looked at."""

    left: int


def region_of(obligation: Obligation) -> Region:
    """The hypotheses' region, over everything the obligation speaks of."""
    claims = (*obligation.hypotheses, obligation.goal)
    numbers = {
        float(s.value)
        for claim in claims
        for term in terms_of(claim)
        for s in subterms(term)
        if isinstance(s, Num) and abs(s.value) < 1000
    }
    landmarks = tuple(dict.fromkeys((*SIMPLE, *sorted(numbers))))
    functions = unknowns_in(obligation)
    return Region(obligation.hypotheses, variables_in(obligation), functions, landmarks)


def sample(obligation: Obligation, wanted: int) -> tuple[Point, ...]:
    """Up to so many different points at which the hypotheses hold, simple ones first."""
    region = region_of(obligation)
    rng = Random(0)
    slow = any(isinstance(s, Recursion | Integral) for h in region.hypotheses for t in terms_of(h)
               for s in subterms(t))  # fmt: skip
    slow = slow or any(quantifiers(h) > 0 for h in region.hypotheses)
    effort = Effort(MOVES_WHEN_SLOW if slow else MOVES)
    found: dict[tuple[Number, ...], Point] = {}
    for start in _starts(region, rng, found):
        point = near(region, start, rng, effort)
        if point is not None:
            found.setdefault((*point.values.values(), *point.functions.values()), point)
        enough = len(found) == wanted or (found and effort.left < MOVES - MOVES_ENOUGH)
        if enough or effort.left <= 0 or not (region.variables or region.functions):
            break
    return tuple(found.values())


def near(
    region: Region, start: Mapping[Var, float], rng: Random, effort: Effort | None = None
) -> Point | None:
    """A point at which the hypotheses hold, reached from a start; None if none was."""
    effort = effort or Effort(MOVES)
    relations = [r for h in region.hypotheses for r in _choice(h, rng)]
    plan = equations([r for r in relations if r.op == "="])
    free = [v for v in region.variables if v not in {e.var for e in plan}]
    aim = _Aim(relations, plan, free, region.landmarks)
    effort.left -= aim.cost
    values = _moved(aim, _sorted_values(start), rng, effort)
    exact = solved(plan, values, digits=True)
    if exact is None:
        return None
    often = any(quantifiers(h) > 0 for h in region.hypotheses)
    functions = {
        name: (rng.choice(CONSTANTS),) if often and rng.random() < 0.7 else _polynomial(k, rng)
        for k, name in enumerate(region.functions)
    }
    ordered = {v: exact[v] for v in region.variables}
    point = Point(ordered, functions)
    tested = (h for h in region.hypotheses if quantifiers(h) <= 1)
    return point if all(holds(h, point) for h in tested) else None


def _sorted_values(start: Mapping[Var, float]) -> Floats:
    """The start with whole numbers for integer variables."""
    return {v: _of_sort(v, x) for v, x in start.items()}


def _of_sort(var: Var, value: float) -> float:
    if var.sort == "real":
        return value
    return float(abs(round(value)) if var.sort == "natural" else round(value))


def _starts(
    region: Region, rng: Random, found: Mapping[tuple[Number, ...], Point]
) -> Iterator[Floats]:
    """Simple values, then random ones, every other time next to a point found before."""
    names = region.variables
    if len(names) <= 2:
        simple = list(product(region.landmarks[:8], repeat=len(names)))
        simple = simple[:1] + rng.sample(simple[1:], min(11, len(simple) - 1))
        yield from (dict(zip(names, xs, strict=True)) for xs in simple)
    else:
        yield from (dict.fromkeys(names, x) for x in region.landmarks[:3])
    while True:
        yield {v: _drawn(region, rng) for v in names}
        if found and names:
            known = rng.choice(list(found.values())).values
            near_it = {v: float(known[v]) for v in names}
            moved = rng.choice(names)
            yield {**near_it, moved: near_it[moved] * rng.uniform(0.2, 2) + rng.gauss(0, 0.3)}


def _drawn(region: Region, rng: Random) -> float:
    kind = rng.random()
    if kind < 0.3:
        return float(rng.choice(region.landmarks))
    if kind < 0.7:
        return round(rng.uniform(-6, 6), 3)
    return rng.choice((-1, 1)) * float(2.0 ** rng.uniform(-6, 7))


def _polynomial(index: int, rng: Random) -> tuple[int, ...]:
    """At first t ↦ t, then polynomials of degree up to 3 with small coefficients."""
    if index == 0 and rng.random() < 0.2:
        return (0, 1)
    return tuple(rng.randint(-3, 3) for _ in range(rng.randint(2, 4)))


def _choice(claim: Claim, rng: Random) -> list[Rel]:
    """Relations that together imply the claim, one part chosen of each disjunction."""
    match claim:
        case Rel():
            return [claim]
        case And(parts):
            return [r for part in parts for r in _choice(part, rng)]
        case Or(parts):
            return _choice(rng.choice(parts), rng)
        case Implies(premise, conclusion):
            return _choice(rng.choice((negation(premise), conclusion)), rng)
        case _:  # what is true anyway, or is about more than this point
            return []


def distance(relations: Sequence[Rel], values: Mapping[Var, float], most: float = inf) -> float:
    """How far the relations are from holding together, in floating point; 0 where they do.

    From ``most`` on it is not added up to the end.
    """
    total = 0.0
    for relation in relations:
        total += _distance(relation, values)
        if total >= most:
            break
    return total


def _distance(rel: Rel, values: Mapping[Var, float]) -> float:
    s = slack_of(rel)(values)
    if isnan(s):
        return WITHOUT_VALUE
    if s < 0:
        return min(-s, WITHOUT_VALUE) + 1e-6 if rel.op != "=" or s < -1e-9 else 0.0
    return 1e-6 if s == 0 and rel.op in ("<", ">", "!=") else 0.0


def _moved(aim: _Aim, values: Floats, rng: Random, effort: Effort) -> Floats:
    """The values after moves of one free variable at a time, each the best of a few."""
    spoken = [v for v in aim.free if any(v in variables_of(r) for r in aim.relations)]
    best = _far(aim, values)
    for _ in range(ROUNDS if spoken else 0):
        if best == 0 or effort.left <= 0:
            break
        var = rng.choice(spoken)
        here = values[var]
        scale = rng.uniform(0.3, 1.5)
        moves = [here + sign * step * scale for step in STEPS for sign in (-1, 1)]
        moves += [-here, 2 * here, here / 2, rng.choice(aim.landmarks), rng.uniform(-8, 8)]
        effort.left -= aim.cost * len(moves)
        for move in moves:
            trial = {**values, var: _of_sort(var, move)}
            reached = _far(aim, trial, best)
            if reached < best:
                best, values = reached, trial
            if best == 0:
                break
    return values


def _far(aim: _Aim, trial: Floats, most: float = inf) -> float:
    full = solved(aim.plan, trial) if aim.plan else trial
    if full is None:
        return WITHOUT_VALUE * len(aim.relations)
    return distance(aim.relations, full, most)
