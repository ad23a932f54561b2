"""A question being judged: its obligations, what the numbers say, and the time that is left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from time import monotonic

from symcheck.judging.question import Question, base_of, is_unfolded, obligation_of
from symcheck.language.claim import Claim
from symcheck.language.context import Obligation
from symcheck.search.crosscheck import Evidence, crosscheck
from symcheck.search.portfolio import Proof
from symcheck.search.truth import is_quantified

A_WHILE = 2.0
"""Seconds that a search aside from the question itself may take."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question being judged: its obligations with all premises and with the independent ones."""

    question: Question
    full: Obligation
    base: Obligation
    evidence: Evidence
    deadline: float
    begun: float

    def share(self, part: float) -> float:
        """That part of the time that is left, in seconds."""
        return max(0.0, part * (self.deadline - monotonic()))

    @property
    def everything(self) -> tuple[int, ...]:
        """All premises, by index."""
        return tuple(range(len(self.question.granted)))

    @property
    def independent(self) -> tuple[int, ...]:
        """The premises that do not follow from others, by index."""
        return tuple(i for i, g in enumerate(self.question.granted) if not g.follows)


def case_of(question: Question, deadline: float) -> Case:
    """The case, with its numbers looked at."""
    begun = monotonic()
    full, base = obligation_of(question), base_of(question)
    plain = is_unfolded(question.goal) or is_quantified(question.goal)
    written = None if plain else question.goal
    return Case(question, full, base, crosscheck(base, written=written), deadline, begun)


def under(
    obligation: Obligation, conditions: tuple[Claim, ...], goal: Claim | None = None
) -> Obligation:
    """The obligation with more hypotheses, and another goal if one is given."""
    hypotheses = (*obligation.hypotheses, *conditions)
    return replace(obligation, hypotheses=hypotheses, goal=goal or obligation.goal)


def uses(proof: Proof) -> tuple[int, ...]:
    """The hypotheses that a proof rests on, by index."""
    indices = (r.removeprefix("hyp:") for r in proof.rests_on if r.startswith("hyp:"))
    return tuple(sorted(map(int, indices)))


def lemmas(proof: Proof) -> tuple[str, ...]:
    """The lemmas of the ledger that a proof rests on."""
    return tuple(sorted(r for r in proof.rests_on if r.startswith("lemma:")))
