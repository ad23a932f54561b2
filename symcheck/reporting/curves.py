"""From a step to its drawing: the curves, the slack, where it fails, the witness, the maxima."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from symcheck.derivations.step import DerivationText
from symcheck.judging.question import Granted, Question, base_of
from symcheck.judging.step_object import Counterexample, StepObject
from symcheck.judging.asked import question_of
from symcheck.language.claim import Claim, variables_of
from symcheck.language.context import Obligation, variables_in
from symcheck.language.forms import unfold_term
from symcheck.language.term import (
    Call, Term, Var, free_variables,
)  # fmt: skip
from symcheck.printing.as_ascii import show_term
from symcheck.printing.as_latex import latex_name, latex_term
from symcheck.reading.ascii_syntax import read_term
from symcheck.reporting.drawing import Curve, Drawing, Label, Mark, Spot, Unplottable, rounded
from symcheck.reporting.examples import Examples, exemplified, examples_for, in_term
from symcheck.reporting.gaps import gaps, highest
from symcheck.reporting.plottable import Pair, subject_of
from symcheck.reporting.section import Section, Wish, section_of
from symcheck.reporting.slacks import Slack, label_of, least_of, slack_of
from symcheck.search.floats import Floats, Mask, Points, fails, holds, values
from symcheck.search.numeric import Point
from symcheck.search.truth import clearly

PLACES = 801
MOST_RUNS = 40
FLAT = 1e-9
NEGLIGIBLE = 1e-6
"""Distances below this part of a window cannot be told apart by a search for the highest place."""

Placed = Mapping[Var, Term]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A term as written, as evaluated, and the conditions of the derivatives in it."""

    written: Term
    plain: Term
    conditions: tuple[Claim, ...]


def drawing_of(
    text: DerivationText, index: int, wish: Wish, judged: StepObject | None = None
) -> Drawing:
    """The picture of a step, with the witness if it was judged and has one.

    Raises `Unplottable`.
    """
    step, subject = text.steps[index], subject_of(text, index)
    witness = None if judged is None else judged.counterexample
    granted = (*question_of(text, index).granted, *map(Granted, subject.premises))
    question = Question(granted, subject.claim)
    examples = examples_for(question, witness)
    obligation = base_of(exemplified(question, examples))
    at = _placed(witness, obligation)
    spoken = frozenset[Var]().union(*(variables_of(p.expanded) for p in subject.pairs))
    order = [v for v in text.variables if v in spoken]
    section, notes = section_of(obligation, order, wish, at)
    drawn = _terms(subject.pairs, examples)
    places, columns = _sampled(section, drawn, at)
    named = {d.written: Curve(label_of(d.written), h) for d, h in zip(drawn, columns, strict=True)}
    plain, points = {d.written: d.plain for d in drawn}, section.points(places)
    slacks = tuple(slack_of(p.written, named, plain, points) for p in subject.pairs)
    if not any(np.isfinite(s.curve.heights).any() for s in slacks):
        raise Unplottable(f"{step.id} has no values over {notes[0]}")
    marks = tuple(_marks(drawn, named, places, section))
    spot = _spot(witness, at, section, drawn)
    said = [
        *(judged.message.splitlines() if judged and judged.message else ()),
        *notes,
        *_findings(marks, slacks, places, section),
    ]
    if witness is not None and spot is None:
        said.append("the witness is not on this line, or outside the window")
    judgement = (judged.verdict or "unread", *judged.remarks) if judged else ()
    verdict = f"  ({'; '.join(judgement)})" if judged else ""
    return Drawing(
        f"{step.id}  {text.title}{verdict}",
        Label(latex_name(section.over.name), section.over.name),
        places,
        tuple(named.values()),
        tuple(s.curve for s in slacks),
        tuple(_failing(obligation, section, places)),
        marks,
        spot,
        (*_values(section), *_formulas(examples)),
        tuple(said),
    )


def _placed(witness: Counterexample | None, obligation: Obligation) -> Placed:
    """The witness's coordinates as terms."""
    if witness is None:
        return {}
    known = {v.name: v for v in variables_in(obligation)}
    return {known[name]: read_term(t) for name, t in witness.point if name in known}


def _terms(pairs: Sequence[Pair], examples: Examples) -> tuple[Drawn, ...]:
    """The sides of the relations, each once."""
    found: dict[Term, Drawn] = {}
    for pair in pairs:
        written = (pair.written.lhs, pair.written.rhs)
        for side, term in zip(written, (pair.expanded.lhs, pair.expanded.rhs), strict=True):
            conditions: dict[Claim, Claim] = {}
            plain = unfold_term(in_term(term, examples), conditions)
            found.setdefault(side, Drawn(side, plain, tuple(conditions)))
    return tuple(found.values())


def _sampled(
    section: Section, drawn: Sequence[Drawn], at: Placed
) -> tuple[Floats, tuple[Floats, ...]]:
    """The places, and the heights of each term there: NaN outside the domain and at breaks."""
    low, high = section.window.low.at, section.window.high.at
    grid = np.linspace(low, high, PLACES)
    if section.over in at:
        x = _number(at[section.over])
        grid = np.union1d(grid, [x] if low <= x <= high else [])
    breaks = [gaps(d.plain, grid, section.along) for d in drawn]
    places = np.union1d(grid, [x for some in breaks for x in some])
    points = section.points(places)
    domain = section.domain(points)
    return places, tuple(
        np.where(
            domain & _all(d.conditions, points) & ~np.isin(places, list(broken)),
            values(d.plain, points),
            np.nan,
        )
        for d, broken in zip(drawn, breaks, strict=True)
    )


def _marks(
    drawn: Sequence[Drawn], named: Mapping[Term, Curve], places: Floats, section: Section
) -> Iterator[Mark]:
    """The greatest value of each curve, if it is reached inside and not at an end or a gap."""
    seen: list[tuple[float, float]] = []
    for d in drawn:
        y = named[d.written].heights
        if section.over not in free_variables(d.plain) or not np.isfinite(y).any():
            continue
        k = int(np.nanargmax(y))
        spread = float(np.nanmax(y) - np.nanmin(y))
        if not 0 < k < len(y) - 1 or spread <= FLAT * (1 + abs(float(y[k]))):
            continue
        if not (y[k - 1] <= y[k] >= y[k + 1]) or y[k - 1] == y[k + 1] == y[k]:
            continue
        x, top = highest(d.plain, float(places[k - 1]), float(places[k + 1]), section.along)
        apart = NEGLIGIBLE * float(places[-1] - places[0])
        x = 0.0 if abs(x) <= apart else x
        if not any(abs(x - a) <= apart and abs(top - b) <= FLAT * (1 + abs(b)) for a, b in seen):
            seen.append((x, top))
            yield Mark(x, top, named[d.written].label)


def _spot(
    witness: Counterexample | None, at: Placed, section: Section, drawn: Sequence[Drawn]
) -> Spot | None:
    """The witness, if it lies on the line drawn."""
    if witness is None or section.over not in at:
        return None
    x = _number(at[section.over])
    elsewhere = (v for v, value in section.fixed.items() if v in at and _number(at[v]) != value)
    if not section.window.low.at <= x <= section.window.high.at or any(elsewhere):
        return None
    place = f"{section.over.name} = {show_term(at[section.over])}"
    if witness.kind == "no value":
        said = f"no value at {place}: {witness.subterm}"
    elif witness.left is None or witness.right is None:
        said = f"fails at {place}"
    else:
        said = f"false at {place}: the sides are {witness.left} and {witness.right}"
    heights = (float(section.along(d.plain, np.array([x]))[0]) for d in drawn)
    return Spot(x, tuple(heights), said)


def _failing(
    obligation: Obligation, section: Section, places: Floats
) -> Iterator[tuple[float, float]]:
    """Stretches where the claim fails, each confirmed at a place in it with many digits."""
    points = section.points(places)
    where = section.domain(points) & _all(obligation.faithful_where, points)
    mask = where & fails(obligation.goal, points)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], mask, [False]])))
    for first, end in list(zip(edges[::2], edges[1::2], strict=True))[:MOST_RUNS]:
        middle = Point(points.point(int(first + end - 1) // 2))
        if clearly(obligation.goal, middle) is False:
            yield float(places[first]), float(places[end - 1])


def _findings(
    marks: Sequence[Mark], slacks: Sequence[Slack], places: Floats, section: Section
) -> Iterator[str]:
    """The greatest heights and the least slacks in words; none beside a gap, where it may be ∞."""
    over = section.over.name
    for mark in marks:
        where = f"{over} = {rounded(mark.x)}"
        yield f"{mark.label.plain} is highest at about {where}, with {rounded(mark.y)}"
    for slack in slacks:
        least = least_of(slack, places, section)
        if least is not None:
            x, height = map(rounded, least)
            yield f"{slack.curve.label.plain} is least at about {over} = {x}, with {height}"


def _values(section: Section) -> Iterator[Label]:
    for var, number in section.fixed.items():
        term = section.exact.get(var)
        shown = rounded(number) if term is None else latex_term(term)
        plain = rounded(number) if term is None else show_term(term)
        yield Label(f"{latex_name(var.name)} = {shown}", f"{var.name} = {plain}")


def _formulas(examples: Examples) -> Iterator[Label]:
    for name, (var, body) in examples.items():
        head = Call(name, (var,))
        yield Label(
            f"{latex_term(head)} = {latex_term(body)}", f"{show_term(head)} = {show_term(body)}"
        )


def _number(term: Term) -> float:
    return float(values(term, Points(1, {}))[0])


def _all(claims: Sequence[Claim], points: Points) -> Mask:
    masks = [np.full(points.size, True), *(holds(c, points) for c in claims)]
    return np.asarray(np.logical_and.reduce(masks), dtype=bool)
