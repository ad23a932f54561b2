"""The slack of a relation: by how much it holds, as a term and as a curve."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from symcheck.language.claim import Rel, RelOp
from symcheck.language.term import ZERO, App, Term, absolute, neg, sub
from symcheck.printing.as_ascii import show_term
from symcheck.printing.as_latex import latex_term
from symcheck.reporting.drawing import Curve, Label
from symcheck.reporting.gaps import highest
from symcheck.reporting.labels import primed
from symcheck.reporting.section import Section
from symcheck.search.floats import Floats, Points, sizes

ROUNDING = 1e-14
"""Differences below this part of the numbers that meet in them are taken for rounding."""


@dataclass(frozen=True, slots=True)
class Slack:
    """By how much a relation holds: as a term that can be evaluated, and as a curve."""

    op: RelOp
    term: Term
    curve: Curve


def label_of(term: Term) -> Label:
    """A term as its author wrote it."""
    return Label(latex_term(term), show_term(primed(term)))


def slack_of(
    rel: Rel, named: Mapping[Term, Curve], plain: Mapping[Term, Term], points: Points
) -> Slack:
    """The larger side minus the smaller, 0 up to rounding; of an equality, left minus right."""
    larger, smaller = (rel.rhs, rel.lhs) if rel.op in ("<", "<=") else (rel.lhs, rel.rhs)
    term = sub(plain[larger], plain[smaller])
    heights = _without_noise(term, named[larger].heights - named[smaller].heights, points)
    written = larger if smaller == ZERO else sub(larger, smaller)
    if rel.op == "!=":
        return Slack(rel.op, absolute(term), Curve(label_of(absolute(written)), np.abs(heights)))
    return Slack(rel.op, term, Curve(label_of(written), heights))


def least_of(slack: Slack, places: Floats, section: Section) -> tuple[float, float] | None:
    """Where the slack of an inequality is least, and how much it is there.

    None beside a gap, where it may be less than any number that is seen.
    """
    heights = slack.curve.heights
    if slack.op in ("=", "!=") or not np.isfinite(heights).any():
        return None
    k = int(np.nanargmin(heights))
    if not np.isfinite(heights[max(0, k - 1) : k + 2]).all():
        return None
    if heights[k] == 0:  # rounding leaves a stretch of zeros
        zeros = np.flatnonzero(heights == 0)
        k = int(zeros[np.cumprod(np.diff(zeros, prepend=k - 1) == 1).sum() // 2])
    if heights[k] == 0 or k in (0, len(heights) - 1):
        return float(places[k]), float(heights[k])
    between = float(places[k - 1]), float(places[k + 1])
    x, top = highest(neg(slack.term), *between, section.along)
    found = _without_noise(slack.term, np.array([-top]), section.points(np.array([x])))
    return x, float(found[0])


def _without_noise(difference: Term, heights: Floats, points: Points) -> Floats:
    """The heights of a difference, 0 where rounding may explain them."""
    with np.errstate(all="ignore"):
        noise = np.abs(heights) <= ROUNDING * sizes(_bare(difference), points)
    return np.where(noise, 0.0, heights)


def _bare(term: Term) -> Term:
    """The term without absolute values, which are as large as the numbers inside."""
    match term:
        case App("abs", (inner,)):
            return _bare(inner)
        case App(op, args):
            return App(op, tuple(map(_bare, args)))
        case _:
            return term
