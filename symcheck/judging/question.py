"""What is judged: a claim under premises, as written but for abbreviations."""

from __future__ import annotations

from dataclasses import dataclass, field

from symcheck.language.claim import Claim, terms_of
from symcheck.language.context import Context, Obligation, close
from symcheck.language.term import DERIVED, App, Derivative, subterms


@dataclass(frozen=True, slots=True)
class Granted:
    """A premise, the id of the step it stands on, and whether it follows from the others.

    What follows from the others need not be checked of a counterexample, nor sampled.
    """

    claim: Claim
    id: str | None = None
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Next:
    """The line after the one that is judged; whether it continues the end of that line."""

    claim: Claim
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A goal and its premises, with definitions expanded.

    ``next`` is the line after it, which a repair should lead to; it has no part in the verdict,
    and so none in what makes two questions the same.
    """

    granted: tuple[Granted, ...]
    goal: Claim
    next: Next | None = field(default=None, compare=False)


def obligation_of(question: Question) -> Obligation:
    """The obligation with every premise, in order."""
    return close(Context(hypotheses=tuple(g.claim for g in question.granted)), question.goal)


def base_of(question: Question) -> Obligation:
    """The obligation with only those premises that do not follow from the others."""
    premises = tuple(g.claim for g in question.granted if not g.follows)
    return close(Context(hypotheses=premises), question.goal)


def is_unfolded(claim: Claim) -> bool:
    """Whether the claim has no derivative and no derived function, so that none is unfolded."""
    parts = (s for term in terms_of(claim) for s in subterms(term))
    return not any(
        isinstance(s, Derivative) or (isinstance(s, App) and s.op in DERIVED) for s in parts
    )
