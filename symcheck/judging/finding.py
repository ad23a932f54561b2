"""What judging a question finds: a verdict with its evidence, before it has an id and a place."""

from __future__ import annotations

from dataclasses import dataclass

from symcheck.judging.diagnosis import Diagnosis, Direction
from symcheck.judging.edits import EditKind
from symcheck.judging.step_object import Counterexample, Numeric, Verdict
from symcheck.kernel.certificate import Certificate
from symcheck.language.claim import Claim
from symcheck.search.crosscheck import Evidence


@dataclass(frozen=True, slots=True)
class Repair:
    """A line near the written one that is proved in its place.

    ``edit`` names what was changed; ``serves_next`` says that the next line is proved to follow.
    """

    goal: Claim
    edit: EditKind
    serves_next: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on a question.

    ``lemmas`` and ``uses`` are what it rests on: names of lemmas, and the question's premises by
    index. ``given`` are those premises with which the question has this verdict.
    """

    verdict: Verdict
    given: tuple[int, ...]
    code: str | None = None
    method: str | None = None
    lemmas: tuple[str, ...] = ()
    uses: tuple[int, ...] = ()
    condition: tuple[Claim, ...] = ()
    counterexample: Counterexample | None = None
    remarks: tuple[str, ...] = ()
    numeric: Numeric | None = None
    message: str | None = None
    certificate: Certificate | None = None
    exactly: bool = False
    """Whether the claim is proved to hold nowhere else than under the condition."""
    diagnosis: Diagnosis | None = None
    direction: Direction | None = None
    repair: Repair | None = None
    granting: str | None = None
    """The line that could have granted the condition."""
    seconds: float = 0.0


def numeric_of(evidence: Evidence) -> Numeric | None:
    """The cross-check as it is reported; None where no sample point was found."""
    if evidence.points == 0:
        return None
    slack = None if evidence.slack is None else float(evidence.slack)
    return Numeric(evidence.points, evidence.digits, slack)
