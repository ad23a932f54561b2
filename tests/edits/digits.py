"""Single edits of claimed rows: each digit of each number ±1, each relation turned round.

``python -m tests.edits.digits`` judges them all, each against the unchanged lines before it, and
prints for every derivation how many are

- caught: the row is no longer proved. It is refuted by a checked witness; or not proved, and the
  numbers speak against it; or not proved;
- harmless: the kernel proves the edited row, which therefore holds as well;
- missed: the edited row is proved although the numbers clearly contradict it. There are none.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Literal, TypeAlias, get_args

from symcheck.derivations.load import Loaded, load
from symcheck.derivations.step import DerivationText, Step, is_claimed
from symcheck.judging import codes
from symcheck.judging.asked import question_of
from symcheck.judging.finding import Finding
from symcheck.judging.judge import decide
from symcheck.judging.question import Question, base_of
from symcheck.judging.spelling import without_abbreviations
from symcheck.judging.workers import outcome, submit, workers
from symcheck.language.claim import Claim, Iff, Rel
from symcheck.printing.as_ascii import show_claim
from symcheck.search.crosscheck import crosscheck, taken_apart
from symcheck.search.truth import clearly

from .changes import misprinted, misprinted_term, turned
from .turning import FOLDER

FILES = ("layers", "neuron", "usually", "widest")
SECONDS = 4.0

Fate: TypeAlias = Literal["witness", "numbers", "not proved", "harmless", "missed"]
FATES: tuple[Fate, ...] = get_args(Fate)
CAUGHT: tuple[Fate, ...] = ("witness", "numbers", "not proved")
AGAINST = "the numbers speak against it"


@dataclass(frozen=True, slots=True)
class Edit:
    """A claimed row with one edit, as the question it now asks."""

    id: str
    kind: Literal["digit", "sign", "relation"]
    written: Claim
    question: Question

    @property
    def derivation(self) -> str:
        return self.id.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of an edit, and what was found, with the proof where there is one."""

    edit: Edit
    fate: Fate
    finding: Finding


def edits_of(loaded: Loaded, only: Sequence[str] = ()) -> tuple[Edit, ...]:
    """The edits of all claimed rows of `FILES`, or of rows whose ids begin as one of ``only``."""
    return tuple(
        edit
        for text in loaded.requested
        for index, step in enumerate(text.steps)
        if is_claimed(step) and _is_wanted(step, only)
        for edit in _edits_of_row(text, index)
    )


def _is_wanted(step: Step, only: Sequence[str]) -> bool:
    if only:
        return any(step.id == o or step.id.startswith((f"{o}.", f"{o}:")) for o in only)
    return step.id.partition(".")[0] in FILES


def _edits_of_row(text: DerivationText, index: int) -> Iterator[Edit]:
    step, question = text.steps[index], question_of(text, index)
    plain = {misprint: None for misprint in _misprints(step) if misprint != step.claim}
    for written in plain:
        yield Edit(step.id, "digit", written, _asking(text, index, question, written))
    for written in turned(step.claim):
        yield Edit(step.id, "relation", written, _asking(text, index, question, written))


def _misprints(step: Step) -> Iterator[Claim]:
    """Of a line that continues the one before, what it continues is not written in it."""
    if step.kind == "continue" and isinstance(step.claim, Rel):
        op, lhs, rhs = step.claim.op, step.claim.lhs, step.claim.rhs
        yield from (Rel(op, lhs, other) for other in misprinted_term(rhs))
    else:
        yield from misprinted(step.claim)


def _asking(text: DerivationText, index: int, question: Question, written: Claim) -> Question:
    goal = written
    if text.steps[index].kind == "iff":
        goal = Iff(text.steps[index - 1].claim, written)
    return replace(question, goal=without_abbreviations(goal, text.definitions))


def judged(
    edits: Sequence[Edit], seconds: float = SECONDS, jobs: int | None = None
) -> tuple[Judged, ...]:
    """What becomes of the edits, each by itself."""
    with workers(jobs, seconds) as crew:
        pending = [submit(crew, decide, e.question) for e in edits]
        found = [outcome(p, seconds) for p in pending]
        asked = {
            k: submit(crew, _numbers, edits[k].question)
            for k, finding in enumerate(found)
            if finding is not None and _seems(finding) == "not proved"
        }
        against = {k for k, p in asked.items() if _is_against(outcome(p, seconds))}
    return tuple(
        Judged(edit, "numbers" if k in against else _seems(finding), finding)
        for k, (edit, finding) in enumerate(zip(edits, found, strict=True))
        if finding is not None
    )


def _seems(finding: Finding) -> Fate:
    if finding.code == codes.DISAGREEMENT:
        return "missed"
    if finding.verdict == "proved":
        return "harmless"
    return "witness" if finding.counterexample is not None else "not proved"


def _numbers(question: Question, seconds: float) -> Finding:
    """Whether mpmath finds a point at which the claim clearly fails, as a remark."""
    base = base_of(question)
    evidence = crosscheck(base)
    point = evidence.violation or evidence.doubtful
    goals = [part.goal for part in taken_apart(base)]
    fails = evidence.violation is not None or (
        point is not None and any(clearly(goal, point) is False for goal in goals)
    )
    return Finding("open", (), remarks=(AGAINST,) if fails else ())


def _is_against(finding: Finding | None) -> bool:
    return finding is not None and AGAINST in finding.remarks


def table(found: Sequence[Judged]) -> str:
    """The counts for each derivation and in total, and the edits that are not caught."""
    names = list(dict.fromkeys(j.edit.derivation for j in found))
    width = max(map(len, (*names, "derivation")))
    lines = [f"{'derivation':{width}}" + "".join(f"{h:>12}" for h in ("edits", *FATES))]
    for name in (*names, "total"):
        counts = Counter(j.fate for j in found if name in (j.edit.derivation, "total"))
        row = (counts.total(), *(counts[fate] for fate in FATES))
        lines.append(f"{name:{width}}" + "".join(f"{n:12}" for n in row))
    counts = Counter(j.fate for j in found)
    caught = sum(counts[fate] for fate in CAUGHT)
    lines.append(
        f"{len(found)} edits: {caught} caught, {counts['harmless']} harmless, "
        f"{counts['missed']} missed"
    )
    return "\n".join(lines)


def listed(found: Sequence[Judged], fates: Sequence[Fate]) -> str:
    """The edited rows of those fates, with the method of the proof if there is one."""
    return "\n".join(
        f"  {j.fate:10} {j.edit.id}  {show_claim(j.edit.written)}"
        + (f"  [{j.finding.method}]" if j.finding.method else "")
        for j in found
        if j.fate in fates
    )


def some_of(edits: Sequence[Edit], count: int) -> tuple[Edit, ...]:
    """So many of the edits, in their order: the same ones, whatever others there are to choose."""

    def draw(edit: Edit) -> float:
        return Random(f"{edit.id} {show_claim(edit.written)}").random()

    chosen = sorted(edits, key=draw)[:count]
    return tuple(edit for edit in edits if edit in chosen)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.edits.digits", description=__doc__)
    which = "files, derivations or rows: layers widest.grid neuron.small:2"
    parser.add_argument("--only", nargs="+", default=(), metavar="NAME", help=which)
    parser.add_argument("--limit", type=int, metavar="COUNT", help="so many of the edits only")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="for each edit")
    parser.add_argument("--jobs", type=int, metavar="COUNT", help="processes")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what has no witness")
    asked = parser.parse_args()
    edits = edits_of(load([FOLDER]), asked.only)
    if asked.limit is not None:
        edits = some_of(edits, asked.limit)
    found = judged(edits, asked.seconds, asked.jobs)
    print(table(found))
    shown: tuple[Fate, ...] = ("harmless", "missed")
    print(listed(found, (*shown, "numbers", "not proved") if asked.verbose else shown))
    return 1 if any(j.fate == "missed" for j in found) else 0


if __name__ == "__main__":
    sys.exit(main())
