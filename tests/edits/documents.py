"""Single edits of the rows of a document, made in its text.

``python -m tests.edits.documents`` turns round each relation of each claimed row or makes it strict
or weak, exchanges each + and −, makes each digit greater and less by 1, reads the edited document,
judges the edited row against the unchanged lines before it, and prints how many of these edits are

- caught: refuted or conditional, with a checked witness; or not proved, and the numbers speak
  against it; or not proved; or not read, which is a finding as well;
- harmless: the edited row is proved, and the kernel replays the certificate;
- missed: it is proved although the numbers contradict it, or its certificate is not replayed, or
  nothing is said of the edited row. There are none.

``--path FILE`` edits another document, with ``--define`` and ``--assume`` as `symcheck verify` has.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from symcheck.derivations.step import DerivationText, Step, is_claimed
from symcheck.judging.asked import question_of
from symcheck.judging.question import obligation_of
from symcheck.kernel.check import Accepted, check
from symcheck.reading.documents.build import derivation_of
from symcheck.reading.documents.files import pieces_of
from symcheck.reading.documents.settings import NO_SETTINGS, Settings

from .digits import CAUGHT, SECONDS, Edit, Judged, judged, listed, some_of
from .texts import Change, changes_of

DOCUMENT = Path(__file__).with_name("steep_region.md")


@dataclass(frozen=True, slots=True)
class Written:
    """A document as text, and what is said about it from outside."""

    path: Path
    source: str
    settings: Settings = NO_SETTINGS

    def read(self, source: str) -> DerivationText:
        """What a text in its place says."""
        pieces = pieces_of(source, self.path.suffix)
        return derivation_of(self.path.stem, str(self.path), pieces, self.settings)


@dataclass(frozen=True, slots=True)
class Lost:
    """An edit after which no claim stands at the place of the row: it was not read, or is gone."""

    id: str
    text: str
    fate: Literal["not read", "missed"]


def document_at(path: Path, settings: Settings = NO_SETTINGS) -> Written:
    """The document of a file."""
    return Written(path, path.read_text(encoding="utf-8"), settings)


def edits_of(written: Written) -> tuple[tuple[Edit, ...], tuple[Lost, ...]]:
    """All edits of the claimed rows that ask a question, and those after which there is none."""
    edits: list[Edit] = []
    lost: list[Lost] = []
    for step in written.read(written.source).steps:
        start = _place(written.source, step)
        for change in changes_of(step.latex or "") if start is not None else ():
            found = _edited(written, step, start, change)
            (edits if isinstance(found, Edit) else lost).append(found)
    return tuple(edits), tuple(lost)


def rows_out_of_place(written: Written) -> list[str]:
    """The claimed rows that do not stand in the source as they were reported to."""
    steps = written.read(written.source).steps
    return [s.id for s in steps if is_claimed(s) and _place(written.source, s) is None]


def _place(source: str, step: Step) -> int | None:
    """Where a claimed row begins in the source; None for other steps, and if it is not there."""
    if not is_claimed(step) or step.latex is None:
        return None
    lines = source.split("\n")
    start = sum(len(line) + 1 for line in lines[: step.line - 1]) + step.column - 1
    return start if source.startswith(step.latex, start) else None


def _edited(written: Written, step: Step, start: int, change: Change) -> Edit | Lost:
    moved = replace(change, start=start + change.start, end=start + change.end)
    text = written.read(moved.made(written.source))
    row = change.made(step.latex or "")
    for index, other in enumerate(text.steps):
        if other.line == step.line and abs(other.column - step.column) <= len(row):
            if is_claimed(other) and other.column == step.column:
                return Edit(step.id, change.kind, other.claim, question_of(text, index))
            if other.kind == "unread":
                return Lost(step.id, row, "not read")
    return Lost(step.id, row, "missed")


def refused(found: Sequence[Judged]) -> list[Judged]:
    """The edits that were called harmless though the kernel does not replay the proof."""
    return [j for j in found if j.fate == "harmless" and not _is_replayed(j)]


def _is_replayed(one: Judged) -> bool:
    certificate = one.finding.certificate
    question = obligation_of(one.edit.question)
    return certificate is not None and isinstance(check(question, certificate), Accepted)


def counted(found: Sequence[Judged], lost: Sequence[Lost]) -> str:
    """The counts of verdicts of each kind of edit, and of what they come to."""
    names = ("refuted", "conditional", "not proved", "harmless", "missed")
    lines = [f"{'edit':10}" + "".join(f"{name:>13}" for name in names)]
    for kind in ("relation", "sign", "digit", "total"):
        counts = Counter(_name(j) for j in found if kind in (j.edit.kind, "total"))
        lines.append(f"{kind:10}" + "".join(f"{counts[name]:13}" for name in names))
    fates = Counter(j.fate for j in found) + Counter(one.fate for one in lost)
    caught = sum(fates[fate] for fate in CAUGHT) + fates["not read"]
    lines.append(
        f"{len(found) + len(lost)} edits: {caught} caught ({fates['not read']} not read), "
        f"{fates['harmless']} harmless, {fates['missed']} missed"
    )
    return "\n".join(lines)


def _name(one: Judged) -> str:
    if one.fate in ("harmless", "missed"):
        return one.fate
    verdict = one.finding.verdict
    return verdict if verdict in ("refuted", "conditional") else "not proved"


def _lost_lines(lost: Sequence[Lost]) -> Iterator[str]:
    yield from (f"  {one.fate:10} {one.id}  {' '.join(one.text.split())}" for one in lost)


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.edits.documents", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--path", type=Path, default=DOCUMENT, metavar="FILE", help="a document")
    latex = {"action": "append", "default": [], "metavar": "LATEX"}
    parser.add_argument("--define", help="a definition for the document", **latex)
    parser.add_argument("--assume", help="a hypothesis for the document", **latex)
    parser.add_argument("--limit", type=int, metavar="COUNT", help="so many of the edits only")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="for each edit")
    parser.add_argument("--jobs", type=int, metavar="COUNT", help="processes")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what has no witness")
    asked = parser.parse_args()
    settings = Settings(assume=tuple(asked.assume), define=tuple(asked.define))
    written = document_at(asked.path, settings)
    edits, lost = edits_of(written)
    if asked.limit is not None:
        edits = some_of(edits, asked.limit)
    found = judged(edits, asked.seconds, asked.jobs)
    print(counted(found, lost))
    print(listed(found, ("harmless", "missed", *(CAUGHT[1:] if asked.verbose else ()))))
    for line in _lost_lines(lost if asked.verbose else [o for o in lost if o.fate == "missed"]):
        print(line)
    wrong = [j.edit.id for j in refused(found)]
    for name in wrong:
        print(f"  the kernel does not replay the proof of an edit of {name}")
    for name in rows_out_of_place(written):
        print(f"  {name} is not edited: it stands elsewhere in the source")
    return 1 if wrong or any(one.fate == "missed" for one in (*found, *lost)) else 0


if __name__ == "__main__":
    sys.exit(main())
