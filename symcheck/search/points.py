"""Sample points: simple ones first, then random ones, then ones pulled towards a violation.

Points are rational. An equality among the hypotheses is solved for a variable in which it is
linear, so that points satisfy it exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import product
from random import Random

from symcheck.kernel.exact import NoValue, exact
from symcheck.kernel.polynomial import NoRationalForm
from symcheck.language.claim import And, Claim, Rel, variables_of
from symcheck.language.context import Obligation, variables_in
from symcheck.language.substitution import substitute
from symcheck.language.term import Num, Term, Var, div, free_variables, sub
from symcheck.search.floats import seems_false, slack, value
from symcheck.search.problem import Point, Problem, relations
from symcheck.search.workspace import workspace

SIMPLE = tuple(
    Fraction(s)
    for s in ("0", "1", "-1", "2", "-2", "1/2", "-1/2", "3", "-3", "4", "5", "-4", "-5", "10", "-10",
              "1/4", "-1/4", "3/2", "1/10", "-1/10", "6", "8", "100", "-100")
)  # fmt: skip
Values = dict[Var, Fraction]


def flat(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims with conjunctions taken apart."""
    for claim in claims:
        if isinstance(claim, And):
            yield from flat(claim.parts)
        else:
            yield claim


def simple_points(variables: Sequence[Var], most: int) -> Iterator[Values]:
    """Points over the simple values, simplest first: by the sum of the ranks of the values."""
    if not variables:
        yield {}
        return
    count, reach = 0, 0
    allowed = [[v for v in SIMPLE if _fits(v, var)] for var in variables]
    while count < most and reach < len(SIMPLE) + 8:
        for ranks in product(range(reach + 1), repeat=len(variables)):
            if sum(ranks) != reach or any(r >= len(a) for r, a in zip(ranks, allowed, strict=True)):
                continue
            count += 1
            yield {v: a[r] for v, a, r in zip(variables, allowed, ranks, strict=True)}
            if count >= most:
                return
        reach += 1
        if len(variables) > 6 and reach > 4:
            return


def _fits(number: Fraction, var: Var) -> bool:
    if var.sort == "real":
        return True
    return number.denominator == 1 and (var.sort == "integer" or number >= 0)


def random_points(variables: Sequence[Var], random: Random) -> Iterator[Values]:
    """Random points at several scales, for ever."""
    while True:
        scale = random.choice((1, 2, 5, 20, 200))
        yield {v: _random(v, scale, random) for v in variables}


def _random(var: Var, scale: int, random: Random) -> Fraction:
    if var.sort != "real":
        low = 0 if var.sort == "natural" else -scale
        return Fraction(random.randint(low, scale))
    return Fraction(random.randint(-scale * 16, scale * 16), 16)


@lru_cache(maxsize=64)
def solved_for(obligation: Obligation) -> tuple[tuple[Var, Term], ...]:
    """Equalities among the hypotheses, each solved for a variable in which it is linear.

    The variables solved for occur in none of the solutions that come after them.
    """
    found: list[tuple[Var, Term]] = []
    for claim in flat(obligation.hypotheses):
        if not isinstance(claim, Rel) or claim.op != "=":
            continue
        done = {v for v, _ in found}
        current = Rel("=", _inserted(claim.lhs, found), _inserted(claim.rhs, found))
        for var in sorted(variables_of(current) - done, key=lambda v: v.name):
            solution = _solve_linear(current, var)
            if solution is not None and var.sort == "real":
                found = [(v, substitute(t, {var: solution})) for v, t in found]
                found.append((var, solution))
                break
    return tuple(found)


def _inserted(term: Term, solutions: Sequence[tuple[Var, Term]]) -> Term:
    return substitute(term, dict(solutions))


def _solve_linear(rel: Rel, var: Var) -> Term | None:
    """x = −q/p for an equality with numerator p·x + q, with p, q free of x."""
    if rel.lhs == var and var not in free_variables(rel.rhs):
        return rel.rhs
    if rel.rhs == var and var not in free_variables(rel.lhs):
        return rel.lhs
    try:
        space = workspace((rel.lhs, rel.rhs))
    except NoRationalForm:
        return None
    q = space.quotient(sub(rel.lhs, rel.rhs))
    if q is None or var not in space.atoms:
        return None
    if any(a != var and var in free_variables(a) for a in space.atoms):
        return None
    i = space.atoms.index(var)
    slope = q.num.derivative(i)
    if q.num.degrees()[i] != 1:
        return None
    rest = q.num - slope * space.frame.ring.gen(i)
    return div(space.term(-rest), space.term(slope))


def completed(values: Values, solutions: Sequence[tuple[Var, Term]]) -> dict[Var, Term] | None:
    """The point with the solved variables filled in, rationally where that is plain."""
    point: dict[Var, Term] = {v: Num(x) for v, x in values.items()}
    for var, term in solutions:
        closed = substitute(term, point)
        try:
            number = exact(closed)
        except NoValue:
            return None
        point[var] = Num(number) if number is not None else closed
    return point


def as_floats(point: dict[Var, Term]) -> dict[Var, float]:
    """The point in floating point."""
    return {v: value(t, {}) for v, t in point.items()}


def sample(obligation: Obligation, wanted: int, tries: int) -> tuple[dict[Var, float], ...]:
    """Points at which the hypotheses seem to hold: some simple, most random, always the same."""
    solutions = solved_for(obligation)
    free = [v for v in variables_in(obligation) if v not in dict(solutions)]
    hypotheses = tuple(flat(obligation.hypotheses))
    random = Random(1)
    found: list[dict[Var, float]] = []
    stream = _mixed(free, random, tries)
    for values in stream:
        point = completed(values, solutions)
        if point is None:
            continue
        floats = as_floats(point)
        if not any(seems_false(h, floats) for h in hypotheses):
            found.append(floats)
            if len(found) >= wanted:
                break
        else:
            pulled = _pulled(hypotheses, floats, free, solutions, random)
            if pulled is not None:
                found.append(pulled)
    return tuple(found[:wanted])


def _mixed(free: Sequence[Var], random: Random, tries: int) -> Iterator[Values]:
    yield from simple_points(free, tries // 4)
    stream = random_points(free, random)
    for _ in range(tries if free else 0):
        yield next(stream)


def _pulled(
    hypotheses: Sequence[Claim],
    point: dict[Var, float],
    free: Sequence[Var],
    solutions: Sequence[tuple[Var, Term]],
    random: Random,
) -> dict[Var, float] | None:
    """A few random moves that make the worst hypothesis less false."""
    movable = [v for v in free if v.sort == "real"]
    if not movable:
        return None
    best, score = dict(point), _worst(hypotheses, point)
    if score == score and score < -0.9:
        return None
    for _ in range(12):
        moved = dict(best)
        for v in movable:
            moved[v] = best[v] * (1 + random.gauss(0, 0.4)) + random.gauss(0, 0.3)
        for var, term in solutions:
            moved[var] = value(term, moved)
        new = _worst(hypotheses, moved)
        if new == new and (score != score or new > score):
            best, score = moved, new
        if score >= 0 and not any(seems_false(h, best) for h in hypotheses):
            return best
    return None


def _worst(hypotheses: Sequence[Claim], point: Point) -> float:
    slacks = [slack(h, point) for h in hypotheses if isinstance(h, Rel) and h.op != "="]
    return min(slacks, default=0.0) if all(s == s for s in slacks) else float("nan")


def tightening_points(problem: Problem) -> tuple[dict[Var, float], ...]:
    """Points near which the facts of a problem with a negated goal are closest to satisfied."""
    facts = [r for r in relations(problem.facts) if r.op != "="]
    variables = sorted(
        frozenset[Var]().union(*(variables_of(f) for f in facts)), key=lambda v: v.name
    )
    equations = [r for r in relations(problem.facts) if r.op == "="]
    shell = Obligation(tuple(equations), Rel("=", Num(Fraction(0)), Num(Fraction(0))))
    solutions = solved_for(shell)
    free = [v for v in variables if v not in dict(solutions)]
    random = Random(2)
    best: list[tuple[float, dict[Var, float]]] = []
    for values in _mixed(free, random, 300):
        point = completed(values, solutions)
        if point is not None:
            floats = as_floats(point)
            score = _worst(facts, floats)
            if score == score:
                best.append((score, floats))
    best.sort(key=lambda item: -item[0])
    polished = [_polished(facts, score, p, free, random) for score, p in best[:4]]
    return tuple(p for _, p in sorted(polished, key=lambda item: -item[0]))


def _polished(
    facts: Sequence[Rel],
    score: float,
    point: dict[Var, float],
    free: Sequence[Var],
    random: Random,
) -> tuple[float, dict[Var, float]]:
    step = 0.3
    for _ in range(150):
        moved = dict(point)
        for v in free:
            moved[v] = point[v] + random.gauss(0, step) * (1 + abs(point[v]))
        new = _worst(facts, moved)
        if new == new and new > score:
            point, score = moved, new
        else:
            step *= 0.96
    return score, point
