"""The step object: what is reported of a step, the same everywhere, every key always present."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeAlias

from symcheck.judging.diagnosis import Diagnosis, Direction

Verdict: TypeAlias = Literal["proved", "assumed", "conditional", "refuted", "open", "unread"]

VERDICTS: tuple[Verdict, ...] = ("proved", "assumed", "conditional", "refuted", "open", "unread")

RESTS_ON_REFUTED = "rests on a refuted line"
RESTS_ON_UNPROVED = "rests on a line that is not proved"
STORED = "stored certificate"
"""Of a step that was proved by replaying the certificate that is kept beside its derivation."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A polynomial put for an unknown function, such as ``C: t -> t^2``."""

    name: str
    formula: str


@dataclass(frozen=True, slots=True)
class Counterexample:
    """A point at which a claim fails, checked by the kernel.

    ``relation`` is the one that fails there; ``left`` and ``right`` are the values of its sides,
    exact where that is short and else to six digits, None where there is none, and ``subterm`` is
    what has no value. ``hypotheses`` are the premises as they read at the point, where they hold.
    """

    kind: Literal["false", "no value"]
    point: tuple[tuple[str, str], ...]
    functions: tuple[Reading, ...]
    relation: str | None
    left: str | None
    right: str | None
    subterm: str | None
    hypotheses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RepairShown:
    """A line near the written one that is proved in its place.

    ``edit`` names what was changed; ``serves_next`` says that the next line is proved to follow.
    """

    claim: str
    latex: str
    edit: str
    serves_next: bool


@dataclass(frozen=True, slots=True)
class Numeric:
    """The cross-check by mpmath: sample points, digits, and the least distance from failing."""

    points: int
    digits: int
    slack: float | None


@dataclass(frozen=True, slots=True)
class StepObject:
    """One step and its verdict.

    The id is a text, or for a line of JSON whatever number or text it had. ``claim`` = ``read_as``
    with ``given``, ``integer`` and ``functions`` is a line for ``symcheck prove --jsonl`` that gets
    the same verdict. A subject, which nobody asserts, has no verdict. A conditional claim is proved
    to hold just where its condition does if that is ``exactly`` so; ``granting`` is the line that
    could have said it.
    """

    id: str | int
    line: int | None
    column: int | None
    latex: str | None
    read_as: str | None
    given: tuple[str, ...]
    integer: tuple[str, ...]
    functions: tuple[str, ...]
    verdict: Verdict | None
    code: str | None
    method: str | None
    rests_on: tuple[str, ...]
    condition: str | None
    counterexample: Counterexample | None
    remarks: tuple[str, ...]
    numeric: Numeric | None
    message: str | None
    seconds: float
    exactly: bool = False
    granting: str | None = None
    diagnosis: Diagnosis | None = None
    direction: Direction | None = None
    repair: RepairShown | None = None

    @property
    def stands(self) -> bool:
        """Whether the step is exit-0 material: proved or assumed, on lines that are as well."""
        unsound = {RESTS_ON_REFUTED, RESTS_ON_UNPROVED} & set(self.remarks)
        return self.verdict in ("proved", "assumed") and not unsound


def to_json(step: StepObject) -> dict[str, Any]:
    """The step object as JSON values; the point and the readings are objects by name."""
    found = asdict(step)
    if step.counterexample is not None:
        found["counterexample"]["point"] = dict(step.counterexample.point)
        readings = {r.name: r.formula for r in step.counterexample.functions}
        found["counterexample"]["functions"] = readings
    return found


def summary(steps: Iterable[StepObject]) -> dict[Verdict, int]:
    """How many steps have each verdict, all six of them."""
    found = Counter(step.verdict for step in steps)
    return {verdict: found[verdict] for verdict in VERDICTS}
