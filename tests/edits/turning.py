"""Every claimed row with a relation turned round: which are found out by a witness?

This is about derivations whose rows an exact point can reach; `digits` edits all others, and
numbers too. ``python -m tests.edits.turning`` prints the counts, and the rows that are not caught.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, TypeAlias

from symcheck.derivations.load import Loaded, load
from symcheck.derivations.step import is_claimed
from symcheck.judging.finding import Finding
from symcheck.judging.judge import decide
from symcheck.judging.question import Question
from symcheck.judging.asked import question_of
from symcheck.judging.verify import verify
from symcheck.judging.workers import outcome, submit, workers
from symcheck.printing.as_ascii import show_claim

from .changes import turned

FOLDER = Path(__file__).parents[2] / "derivations"
STILL_TRUE = Path(__file__).with_name("still_true.py")
SECONDS = 10.0
SECONDS_FOR_TURNED = 4.0
"""A witness takes a fraction of a second; what has none is true, and some of that is not proved."""

COVERED_FILES = ("product", "sigmoid", "steep")
COVERED = frozenset({"neuron.shift", "neuron.taylor", "widest.zero", "widest.bound"})
"""Files and derivations of which every row that is turned round has a witness, or stays true."""

Fate: TypeAlias = Literal["caught", "harmless", "missed"]
"""A witness was found; the turned row is proved, so it is true as well; neither."""


@dataclass(frozen=True, slots=True)
class Row:
    """A claimed row with one relation turned round, as the question it now asks."""

    id: str
    question: Question


def is_covered(derivation: str) -> bool:
    """Whether the rows of that derivation are turned round here."""
    return derivation in COVERED or derivation.partition(".")[0] in COVERED_FILES


def rows_of(loaded: Loaded) -> tuple[Row, ...]:
    """Every claimed row of the derivations that are covered, once for each of its relations."""
    return tuple(
        Row(step.id, replace(question, goal=goal))
        for text in loaded.requested
        if is_covered(text.name)
        for index, step in enumerate(text.steps)
        if is_claimed(step)
        for question in [question_of(text, index)]
        for goal in turned(question.goal)
    )


def findings(rows: Sequence[Row]) -> tuple[Finding, ...]:
    """What is found about the rows, each by itself."""
    with workers(None, SECONDS_FOR_TURNED) as crew:
        pending = [submit(crew, decide, row.question) for row in rows]
        found = [outcome(p, SECONDS_FOR_TURNED) for p in pending]
    return tuple(f for f in found if f is not None)


def proved_elsewhere() -> tuple[Question, ...]:
    """Claims that `still_true` proves, each with the hypotheses it needs."""
    with TemporaryDirectory() as folder:
        copy = shutil.copytree(FOLDER, Path(folder) / "derivations") / STILL_TRUE.name
        shutil.copy(STILL_TRUE, copy)
        report = verify([copy], seconds=SECONDS)
    return tuple(
        question
        for one in report.derivations
        for index, step in enumerate(one.steps)
        if step.written.label == "turned" and step.object.stands
        for question in [question_of(one.text, index)]
    )


def fates(rows: Sequence[Row]) -> tuple[Fate, ...]:
    """What becomes of each row; one that seems missed may be proved by `still_true`."""
    first = tuple(map(_fate, findings(rows)))
    if "missed" not in first:
        return first
    known = proved_elsewhere()
    return tuple(
        "harmless" if fate == "missed" and _is_among(row.question, known) else fate
        for row, fate in zip(rows, first, strict=True)
    )


def _fate(finding: Finding) -> Fate:
    if finding.counterexample is not None:
        return "caught"
    return "harmless" if finding.verdict == "proved" else "missed"


def _is_among(question: Question, known: Sequence[Question]) -> bool:
    """Whether one of those is the same claim, from hypotheses that are granted here as well."""
    granted = {g.claim for g in question.granted}
    return any(
        k.goal == question.goal and {g.claim for g in k.granted if not g.follows} <= granted
        for k in known
    )


def table(rows: Sequence[Row], found: Sequence[Fate]) -> str:
    """The counts, and the rows that are not caught."""
    counts = Counter(found)
    lines = [f"{len(rows)} turned rows: " + ", ".join(f"{counts[f]} {f}" for f in _FATES)]
    lines += [
        f"  {fate:9} {row.id}  {show_claim(row.question.goal)}"
        for row, fate in zip(rows, found, strict=True)
        if fate != "caught"
    ]
    return "\n".join(lines)


_FATES: tuple[Fate, ...] = ("caught", "harmless", "missed")


if __name__ == "__main__":
    every = rows_of(load([FOLDER]))
    print(table(every, fates(every)))
