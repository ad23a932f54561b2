"""Sample points: simple ones first, then random ones, then ones pulled into the hypotheses.

Coordinates are rational, and exact closed terms where an equality among the hypotheses is solved
for a variable. Columns of floating-point values go with them for quick evaluation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from random import Random

import numpy as np

from symcheck.kernel.exact import NoValue, exact
from symcheck.language.claim import And, Claim, Rel, terms_of
from symcheck.language.context import Obligation, variables_in
from symcheck.language.substitution import substitute
from symcheck.language.term import PI, App, Num, Sort, Term, Var, div, mul, num, subterms
from symcheck.search.floats import NO_POINTS, Floats, Points, holds, slacks, values
from symcheck.search.solving import Solution, solved_for

SIMPLE: tuple[Term, ...] = tuple(
    num(s)
    for s in ("0", "1", "-1", "2", "-2", "1/2", "-1/2", "3", "-3", "4", "5", "-4", "-5", "10",
              "-10", "1/4", "-1/4", "3/2", "1/10", "-1/10", "6", "8", "100", "-100", "1/100")
)  # fmt: skip
ANGLES: tuple[Term, ...] = (div(PI, num(2)), PI, div(PI, num(4)), mul(num(-1), div(PI, num(2))))
PULLS = 25

Values = dict[Var, Term]


@dataclass(frozen=True, slots=True)
class Cloud:
    """Points with their exact coordinates: the free variables' and then the solved ones'."""

    free: tuple[Var, ...]
    rows: tuple[tuple[Term, ...], ...]
    points: Points

    def exact(self, index: int, solutions: Sequence[Solution]) -> Values | None:
        """The exact coordinates of a point, solved variables filled in; None if one has none."""
        return completed(dict(zip(self.free, self.rows[index], strict=True)), solutions)


def flat(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims with conjunctions taken apart."""
    for claim in claims:
        if isinstance(claim, And):
            yield from flat(claim.parts)
        else:
            yield claim


def simple_cloud(obligation: Obligation, most: int) -> Cloud:
    """Points with simple coordinates, by the sum of the coordinates' ranks."""
    return cloud(obligation, *_simple_rows(obligation, most))


def simplest_cloud(obligation: Obligation, most: int) -> Cloud:
    """The same points in the order in which counterexamples are wanted: see `_simplicity`."""
    free, rows = _simple_rows(obligation, most)
    return cloud(obligation, free, sorted(rows, key=_simplicity))


def _simple_rows(
    obligation: Obligation, most: int
) -> tuple[tuple[Var, ...], list[tuple[Term, ...]]]:
    free = free_variables_of(obligation)
    pool = SIMPLE if not _is_trigonometric(obligation) else (*SIMPLE[:6], *ANGLES, *SIMPLE[6:])
    return free, _simplest(pool, tuple(v.sort for v in free), most)


@lru_cache(maxsize=100)
def _simplest(pool: tuple[Term, ...], sorts: tuple[Sort, ...], most: int) -> list[tuple[Term, ...]]:
    allowed = [[v for v in pool if _fits(v, sort)] for sort in sorts]
    rows: list[tuple[Term, ...]] = []
    reach = 0
    longest = sum(len(a) for a in allowed)
    while len(rows) < most and reach <= longest:
        for ranks in _adding_up_to(reach, len(sorts)):
            if all(r < len(a) for r, a in zip(ranks, allowed, strict=True)):
                rows.append(tuple(a[r] for r, a in zip(ranks, allowed, strict=True)))
                if len(rows) >= most:
                    break
        reach += 1
    return rows


def _simplicity(row: tuple[Term, ...]) -> tuple[int, int, Fraction]:
    """By how many coordinates are no fractions, how many are neither 0 nor 1, and their sizes.

    The size of a fraction is that of its numerator and its denominator; a minus counts a little.
    """
    size, irrational, away = Fraction(0), 0, 0
    for term in row:
        if not isinstance(term, Num):
            irrational += 1
            continue
        value = term.value
        away += value not in (0, 1)
        size += abs(value.numerator) + value.denominator + (Fraction(1, 2) if value < 0 else 0)
    return irrational, away, size


def _adding_up_to(total: int, count: int) -> Iterator[tuple[int, ...]]:
    if count == 0:
        if total == 0:
            yield ()
        return
    if count == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in _adding_up_to(total - first, count - 1):
            yield (first, *rest)


def random_cloud(obligation: Obligation, count: int, seed: int) -> Cloud:
    """Random points at several scales, always the same for one seed."""
    free = free_variables_of(obligation)
    return cloud(obligation, free, _random_rows(tuple(v.sort for v in free), count, seed))


@lru_cache(maxsize=100)
def _random_rows(sorts: tuple[Sort, ...], count: int, seed: int) -> list[tuple[Term, ...]]:
    random, rows = Random(seed), list[tuple[Term, ...]]()
    for _ in range(count if sorts else 0):
        scale = random.choice((1, 2, 5, 20, 200))
        rows.append(tuple(Num(_random(sort, scale, random)) for sort in sorts))
    return rows


def _random(sort: Sort, scale: int, random: Random) -> Fraction:
    if sort != "real":
        low = 0 if sort == "natural" else -scale
        return Fraction(random.randint(low, scale))
    return Fraction(random.randint(-scale * 16, scale * 16), 16)


def _fits(value: Term, sort: Sort) -> bool:
    if sort == "real":
        return True
    whole = isinstance(value, Num) and value.value.denominator == 1
    return whole and (sort == "integer" or (isinstance(value, Num) and value.value >= 0))


def _is_trigonometric(obligation: Obligation) -> bool:
    claims = (*obligation.hypotheses, obligation.goal)
    found = (s for c in claims for t in terms_of(c) for s in subterms(t))
    return any(isinstance(s, App) and s.op in ("sin", "cos", "asin", "atan") for s in found)


def free_variables_of(obligation: Obligation) -> tuple[Var, ...]:
    """The variables that no equality among the hypotheses determines."""
    solved = {s.var for s in solved_for(obligation)}
    return tuple(v for v in variables_in(obligation) if v not in solved)


def cloud(obligation: Obligation, free: Sequence[Var], rows: Sequence[tuple[Term, ...]]) -> Cloud:
    """The cloud of those rows, with the solved variables' columns."""
    columns: dict[Var, Floats] = {}
    known: dict[int, float] = {}  # by identity: the same few coordinates come again and again
    for i, var in enumerate(free):
        columns[var] = np.array([_remembered(row[i], known) for row in rows], dtype=float)
    return Cloud(tuple(free), tuple(rows), filled_in(Points(len(rows), columns), obligation))


def _remembered(term: Term, known: dict[int, float]) -> float:
    found = known.get(id(term))
    if found is None:
        found = known[id(term)] = _float(term)
    return found


def _float(term: Term) -> float:
    if isinstance(term, Num):
        return float(term.value)
    return float(values(term, Points(1, {}))[0])


def filled_in(points: Points, obligation: Obligation) -> Points:
    """The points with the columns of the solved variables."""
    for solution in solved_for(obligation):
        points = points.having(solution.var, values(solution.term, points))
    return points


def completed(point: Values, solutions: Sequence[Solution]) -> Values | None:
    """The point with the solved variables filled in, rationally where that is plain."""
    full = dict(point)
    for solution in solutions:
        closed = substitute(solution.term, full)
        try:
            number = exact(closed)
        except NoValue:
            return None
        full[solution.var] = Num(number) if number is not None else closed
    return full


def sample(obligation: Obligation, wanted: int, tries: int) -> Points:
    """Points at which the hypotheses seem to hold: some simple, some random, always the same."""
    hypotheses = tuple(flat(obligation.hypotheses))
    found: list[Points] = []
    for group in (simple_cloud(obligation, tries // 2), random_cloud(obligation, tries, 1)):
        points = group.points
        if points.size == 0:
            continue
        kept = points.select(_all_hold(hypotheses, points))
        if kept.size < wanted // 2:
            kept = _joined([kept, _pulled(obligation, hypotheses, points.first(200))])
        found.append(_spread(kept, (wanted + 1) // 2))
    return _joined(found)


def _all_hold(hypotheses: Sequence[Claim], points: Points) -> np.ndarray:
    mask = np.full(points.size, True)
    for claim in hypotheses:
        mask &= holds(claim, points)
    return mask


def _spread(points: Points, count: int) -> Points:
    if points.size <= count:
        return points
    chosen = np.zeros(points.size, dtype=bool)
    chosen[np.linspace(0, points.size - 1, count).astype(int)] = True
    return points.select(chosen)


def _joined(groups: Sequence[Points]) -> Points:
    groups = [g for g in groups if g.size]
    if not groups:
        return NO_POINTS
    columns = {v: np.concatenate([g.columns[v] for g in groups]) for v in groups[0].columns}
    return Points(sum(g.size for g in groups), columns)


def _pulled(obligation: Obligation, hypotheses: Sequence[Claim], points: Points) -> Points:
    """The points after random moves that make their worst hypothesis less false."""
    relations = [h for h in hypotheses if isinstance(h, Rel) and h.op != "="]
    movable = [v for v in free_variables_of(obligation) if v.sort == "real"]
    if not movable or not relations:
        return NO_POINTS
    chance = np.random.default_rng(5)
    score = worst(relations, points)
    for _ in range(PULLS):
        columns = dict(points.columns)
        for v in movable:
            noise = chance.normal(0, 1, points.size)
            columns[v] = columns[v] * (1 + 0.4 * noise) + chance.normal(0, 0.3, points.size)
        moved = filled_in(Points(points.size, columns), obligation)
        new = worst(relations, moved)
        better = (new > score) | (np.isnan(score) & ~np.isnan(new))
        merged = {v: np.where(better, moved.columns[v], points.columns[v]) for v in moved.columns}
        points, score = Points(points.size, merged), np.where(better, new, score)
    return points.select(_all_hold(hypotheses, points))


def worst(relations: Sequence[Rel], points: Points) -> Floats:
    """The smallest slack of the relations at each point; NaN where one has no value."""
    if not relations:
        return np.zeros(points.size)
    return np.min([slacks(r, points) for r in relations], axis=0)  # type: ignore[no-any-return]


def tightest(relations: Sequence[Rel], equations: Sequence[Rel]) -> Points:
    """Points near which the relations together are closest to holding, best first."""
    shell = Obligation(tuple(equations), And(tuple(relations)))
    first, more = simple_cloud(shell, 300), random_cloud(shell, 300, 2)
    points = _joined([first.points, more.points])
    if points.size == 0:
        return NO_POINTS
    free = [v for v in free_variables_of(shell) if v.sort == "real"]
    chance, step = np.random.default_rng(6), 0.3
    score = np.nan_to_num(worst(relations, points), nan=-np.inf)
    best = np.argsort(-score)[:40]
    mask = np.zeros(points.size, dtype=bool)
    mask[best] = True
    points, score = points.select(mask), score[mask]
    for _ in range(120):
        columns = dict(points.columns)
        for v in free:
            noise = chance.normal(0, step, points.size)
            columns[v] = columns[v] + noise * (1 + np.abs(columns[v]))
        moved = filled_in(Points(points.size, columns), shell)
        new = np.nan_to_num(worst(relations, moved), nan=-np.inf)
        better = new > score
        merged = {v: np.where(better, moved.columns[v], points.columns[v]) for v in moved.columns}
        points, score, step = Points(points.size, merged), np.where(better, new, score), step * 0.96
    order = np.argsort(-score)
    columns = {v: column[order] for v, column in points.columns.items()}
    return Points(points.size, columns).first(3)
