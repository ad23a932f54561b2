"""The line along which a step is drawn: one variable over a window, the others at fixed values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random
from typing import TypeAlias

import numpy as np

from symcheck.language.claim import Claim, ForAll, Rel, variables_of
from symcheck.language.context import Obligation, variables_in
from symcheck.language.substitution import substitute_in_claim
from symcheck.language.term import Term, Var, num
from symcheck.printing.as_ascii import show_term
from symcheck.reporting.drawing import Unplottable, rounded
from symcheck.reporting.plottable import relations_of
from symcheck.reporting.window import Bound, Window, described, window_of
from symcheck.search.floats import Floats, Mask, Points, holds, value, values
from symcheck.search.points import flat
from symcheck.search.roots import Equation, equations, solved
from symcheck.search.sampling import near, region_of

ROUGH = 101
"""Places at which choices of values are compared."""
ENOUGH = 0.5
"""The part of a window on which there is something to see, with which a choice will do."""
MANY, FEW, REACH = 100_000, 10, 8.0
"""How many random points are tried where no simple one was reached, kept, and how far they are."""
SIMPLE = (1.0, 2.0, 0.5, 0.2, -1.0, 5.0, 10.0)


Start: TypeAlias = Mapping[Var, float]


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for: the variable drawn over, the ends, values of other variables."""

    over: str | None = None
    ends: tuple[float, float] | None = None
    at: Mapping[str, Term] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Section:
    """A line through the domain.

    ``fixed`` are the other variables, of which ``exact`` are those given as terms; ``plan`` are the
    equalities among the hypotheses, each of which gives a variable its value.
    """

    over: Var
    window: Window
    fixed: Mapping[Var, float]
    exact: Mapping[Var, Term]
    plan: tuple[Equation, ...]
    hypotheses: tuple[Claim, ...]

    def points(self, places: Floats) -> Points:
        """The points over these places; what the plan cannot solve is NaN."""
        columns = {self.over: places}
        columns |= {v: np.full(len(places), x) for v, x in self.fixed.items()}
        if not self.plan:
            return Points(len(places), columns)
        guess = {**self.fixed, **{e.var: 1.0 for e in self.plan}}
        found = [solved(self.plan, {**guess, self.over: float(x)}) for x in places]
        for equation in self.plan:
            heights = [np.nan if row is None else row[equation.var] for row in found]
            columns[equation.var] = np.array(heights, dtype=float)
        return Points(len(places), columns)

    def along(self, term: Term, places: Floats) -> Floats:
        """The values of a term over these places."""
        return values(term, self.points(places))

    def domain(self, points: Points) -> Mask:
        """Where the hypotheses hold."""
        masks = [holds(h, points) for h in self.hypotheses]
        return np.asarray(np.logical_and.reduce([np.full(points.size, True), *masks]), dtype=bool)


def section_of(
    obligation: Obligation, order: Sequence[Var], wish: Wish, witness: Mapping[Var, Term]
) -> tuple[Section, tuple[str, ...]]:
    """The line that was wished for, or else one through the witness, or through simple values.

    ``order`` are the variables of the claim as declared. The notes say what was chosen. Raises
    `Unplottable`.
    """
    known = {v.name: v for v in (*order, *variables_in(obligation))}
    equalities = [h for h in flat(obligation.hypotheses) if isinstance(h, Rel) and h.op == "="]
    over = _variable(known, order, equations(equalities), wish)
    pinned = {known[n]: t for n, t in _asked(known, over, wish).items()}
    if not pinned:
        pinned = {v: t for v, t in witness.items() if v != over}
    narrowed = Obligation(
        tuple(substitute_in_claim(h, pinned) for h in obligation.hypotheses), obligation.goal
    )
    plan = equations([_put(h, pinned) for h in equalities if variables_of(h) - pinned.keys()])
    if over in {e.var for e in plan}:
        raise Unplottable(f"the hypotheses determine {over.name}: plot over another variable")
    free = [v for v in known.values() if v not in (over, *pinned, *(e.var for e in plan))]
    seen = [value(t) for v, t in witness.items() if v == over]
    found = _best(narrowed, over, plan, free, pinned, seen, wish)
    notes = [f"{v.name} = {show_term(t)}, {'as asked' if wish.at else 'of the witness'}"
             for v, t in pinned.items()]  # fmt: skip
    notes += [f"{v.name} = {rounded(found.fixed[v])} chosen (--at {v.name}=…)" for v in free]
    notes += [f"{e.var.name} from the hypotheses" for e in plan]
    return found, (described(over, found.window), *notes)


def _variable(
    known: Mapping[str, Var], order: Sequence[Var], plan: Sequence[Equation], wish: Wish
) -> Var:
    """The variable wished for, or the first real one that no equality determines."""
    if wish.over is not None:
        if wish.over not in known:
            raise Unplottable(f"there is no variable {wish.over}; {_names(known)}")
        if known[wish.over].sort != "real":
            raise Unplottable(f"{wish.over} is an integer: plot over a real variable")
        return known[wish.over]
    solved_ones = {e.var for e in plan}
    candidates = (*order, *known.values())
    for var in candidates:
        if var.sort == "real" and var not in solved_ones and var.name not in wish.at:
            return var
    raise Unplottable("the hypotheses and --at leave no real variable to plot over")


def _asked(known: Mapping[str, Var], over: Var, wish: Wish) -> Mapping[str, Term]:
    for name, term in wish.at.items():
        if name not in known:
            raise Unplottable(f"there is no variable {name}; {_names(known)}")
        if known[name] == over:
            raise Unplottable(f"{name} is what is plotted over: give its ends with --x")
        number = value(term)
        if number != number:
            raise Unplottable(f"{name} = {show_term(term)} is no number")
        if known[name].sort != "real" and number != round(number):
            raise Unplottable(f"{name} is an integer, which {show_term(term)} is not")
    return wish.at


def _names(known: Mapping[str, Var]) -> str:
    return f"there {'is' if len(known) == 1 else 'are'} {', '.join(sorted(known))}"


def _put(rel: Rel, pinned: Mapping[Var, Term]) -> Rel:
    found = substitute_in_claim(rel, pinned)
    assert isinstance(found, Rel)
    return found


def _best(
    obligation: Obligation, over: Var, plan: tuple[Equation, ...], free: Sequence[Var],
    exact: Mapping[Var, Term], seen: Sequence[float], wish: Wish,
) -> Section:  # fmt: skip
    """The first choice of values with something to see on much of the window, or the best."""
    best, most, reason = None, 0.0, None
    given = {v: value(t) for v, t in exact.items()}
    for starts in (_starts(obligation, over, free), _scattered(obligation, over, plan)):
        for start in () if best is not None else starts:
            fixed = {**given, **{v: start[v] for v in free}}
            places = [*seen, *([start[over]] if over in start else [])]
            try:
                window = _window(over, obligation.hypotheses, fixed, places, wish)
            except Unplottable as wrong:
                reason = reason or wrong
                continue
            section = Section(over, window, fixed, exact, plan, obligation.hypotheses)
            part = _visible(section, obligation)
            if part > most:
                best, most = section, part
            if most >= ENOUGH:
                break
    if best is None:
        where = f" at {', '.join(f'{v.name} = {rounded(x)}' for v, x in given.items())}"
        raise reason or Unplottable(
            f"no place was found over {over.name}{where if given else ''} at which the hypotheses "
            f"hold and the terms have values: {_advice(obligation, over)}"
        )
    return best


def _advice(obligation: Obligation, over: Var) -> str:
    """What to try; nothing helps where all values of an example must meet a hypothesis."""
    if any(isinstance(h, ForAll) for h in obligation.hypotheses):
        return "some of them are about all values of a variable, and hold for few functions"
    return f"try --x {over.name}=LOW..HIGH or --at"


def _window(
    over: Var, hypotheses: Sequence[Claim], fixed: Mapping[Var, float], seen: Sequence[float],
    wish: Wish,
) -> Window:  # fmt: skip
    if wish.ends is not None:
        return Window(Bound(wish.ends[0], "as asked"), Bound(wish.ends[1], "as asked"))
    others = Points(1, {v: np.array([x]) for v, x in fixed.items()})
    return window_of(over, hypotheses, others, seen)


def _starts(
    obligation: Obligation, over: Var, free: Sequence[Var]
) -> Iterable[Mapping[Var, float]]:
    """Simple points at which the hypotheses hold; first those of which nothing had to be moved."""
    variables = region_of(obligation).variables
    everything = tuple(dict.fromkeys((*free, *variables)))
    spread = {v: float(k + 1) for k, v in enumerate(everything)}
    found: list[tuple[int, Mapping[Var, float]]] = []
    for start in (spread, *(dict.fromkeys(everything, x) for x in SIMPLE)):
        exact = _reached(obligation, start, free) or _reached(obligation, start, ())
        if exact is not None:
            values = _shortened(exact, start, obligation)
            moved = sum(values[v] != start[v] for v in free)
            found.append((moved, {v: x for v, x in values.items() if v in (over, *free)}))
    if not free:
        found.append((1, {}))
    return [values for _, values in sorted(found, key=lambda choice: choice[0])]


def _scattered(obligation: Obligation, over: Var, plan: Sequence[Equation]) -> Iterator[Start]:
    """A few of many random points at which the hypotheses hold, where no equality is solved."""
    variables = tuple(dict.fromkeys((*variables_in(obligation), over)))
    if plan:
        return
    rng = np.random.default_rng(0)
    columns = {
        v: column if v.sort == "real" else np.round(column)
        for v, column in zip(
            variables, rng.uniform(-REACH, REACH, (len(variables), MANY)), strict=True
        )
    }
    points = Points(MANY, columns)
    masks = [np.full(MANY, True), *(holds(h, points) for h in obligation.hypotheses)]
    for k in np.flatnonzero(np.logical_and.reduce(masks))[:FEW]:
        yield _shortened(points.point(int(k)), {}, obligation)


def _reached(
    obligation: Obligation, start: Mapping[Var, float], kept: Sequence[Var]
) -> Mapping[Var, float] | None:
    """The start, with what is not to be kept moved to where the hypotheses hold."""
    if any(v.sort != "real" and not start[v].is_integer() for v in kept):
        return None
    put: dict[Var, Term] = {v: num(Fraction(start[v])) for v in kept}
    hypotheses = tuple(substitute_in_claim(h, put) for h in obligation.hypotheses)
    narrowed = Obligation(hypotheses, substitute_in_claim(obligation.goal, put))
    point = near(region_of(narrowed), start, Random(0))
    return None if point is None else {**start, **{v: float(x) for v, x in point.values.items()}}


def _shortened(
    exact: Mapping[Var, float], start: Mapping[Var, float], obligation: Obligation
) -> Mapping[Var, float]:
    """The values with as few digits for what was moved as the hypotheses allow."""
    for digits in range(4):
        short = {v: x if x == start.get(v) else round(x, digits) for v, x in exact.items()}
        points = Points(1, {v: np.array([x]) for v, x in short.items()})
        if all(holds(h, points)[0] for h in obligation.hypotheses):
            return short
    return exact


def _visible(section: Section, obligation: Obligation) -> float:
    """The part of the window where the hypotheses hold and the claim has something to compare."""
    low, high = section.window.low.at, section.window.high.at
    points = section.points(np.linspace(low, high, ROUGH))
    sides = {t for rel in relations_of(obligation.goal) for t in (rel.lhs, rel.rhs)}
    defined = [np.isfinite(values(side, points)) for side in sides]
    return float(np.mean(section.domain(points) & np.logical_and.reduce(defined)))
