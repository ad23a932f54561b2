"""Reports for a terminal, or for whatever reads lines."""

from __future__ import annotations

import json

from rich.text import Text

from symcheck.derivations.step import DerivationText, Step
from symcheck.judging.documents import shown_as
from symcheck.judging.report import JudgedStep
from symcheck.judging.step_object import STORED, StepObject, Verdict
from symcheck.kernel.codec import to_json
from symcheck.reporting.concerned import place_of
from symcheck.reporting.hints import EVERYTHING, hints_of
from symcheck.reporting.labels import as_written, counts, how, place, told
from symcheck.reporting.underlined import source_lines, underlined

STYLES: dict[Verdict, str] = {
    "proved": "green", "assumed": "cyan", "conditional": "yellow", "refuted": "bold red",
    "open": "yellow", "unread": "magenta",
}  # fmt: skip
INDENT = " " * 15


def heading(text: DerivationText, *, first: bool) -> Text:
    """The name and title of a derivation, after an empty line unless it is the first.

    What was assumed to read a document is on a line below.
    """
    ref = f"  ({text.ref})" if text.ref else ""
    read = f"\n  read {'; '.join(text.assumptions)}" if text.assumptions else ""
    name = (text.name, "bold")
    return Text.assemble("" if first else "\n", name, f"  {text.title}{ref}", (read, "dim"))


def subject(step: Step) -> Text:
    """Something that a document shows without asserting it."""
    line = f"  {'(shown)':<12}{step.label:<11} {shown_as(step)}"
    return Text(line, style="dim")


def full(
    text: DerivationText,
    step: JudgedStep,
    *,
    certificates: bool = False,
    ignored: bool = False,
    hints: int = EVERYTHING,
) -> Text:
    """A line with the verdict, the step, how it was proved, what it rests on and the time.

    The line of the file follows, underlined, and as much of what is wrong as ``hints`` asks for,
    unless it is ignored; and the certificate if it is asked for.
    """
    found = step.object
    verdict = found.verdict or "unread"
    evidence: list[str] = []
    if found.verdict not in ("assumed", "unread") and step.written.kind != "cite":
        evidence = [part for part in (how(found, text.name), f"{found.seconds:.2f} s") if part]
    if ignored:
        evidence.append(f"{found.code} ignored")
    line = Text.assemble(
        "  ", (f"{verdict:<12}", STYLES[verdict]), f"{step.written.label:<11} ",
        as_written(step), (f"  [{'; '.join(evidence)}]" if evidence else "", "dim"),
    )  # fmt: skip
    if not (found.stands or ignored or (hints == 0 and found.verdict != "unread")):
        for more in _excerpt(text, step):
            line.append(f"\n{INDENT}{more}", "dim")
    for more in () if ignored else hints_of(found, hints):
        line.append(f"\n{INDENT}{more}")
    if certificates and step.certificate is not None:
        line.append(f"\n{INDENT}{json.dumps(to_json(step.certificate))}", "dim")
    return line


def _excerpt(text: DerivationText, step: JudgedStep) -> tuple[str, ...]:
    """The author's line, with the row underlined, or the part of it that is concerned."""
    lines = source_lines(text.path, step.written.cell)
    written, column = step.written.latex, step.written.column
    if written is None or "\n" in written:
        return underlined(lines, step.written.line, column)
    part = None if step.object.diagnosis is None else step.object.diagnosis.part
    place = None if part is None else place_of(part, written, step.object.integer)
    if place is None or not column:
        return underlined(lines, step.written.line, column, len(written))
    return underlined(lines, step.written.line, column + place[0], place[1])


def concise(text: DerivationText, step: JudgedStep) -> str | None:
    """``path:line:column: CODE message`` for a step that does not stand; None for the others."""
    if step.object.stands:
        return None
    code = f" {step.object.code}" if step.object.code else ""
    return f"{place(text, step)}:{code} {told(step)}"


def single(found: StepObject, hints: int = EVERYTHING) -> Text:
    """An ad-hoc claim and its verdict, the part concerned underlined."""
    verdict = found.verdict or "unread"
    line = Text.assemble((verdict, STYLES[verdict]))
    if found.read_as is not None:
        line.append(f"  {found.read_as}")
    evidence = [part for part in (how(found, ""), f"{found.seconds:.2f} s") if part]
    line.append(f"  [{'; '.join(evidence)}]", "dim")
    if hints > 0:
        for more in _part_underlined(found):
            line.append(f"\n    {more}", "dim")
    for more in hints_of(found, hints):
        line.append(f"\n    {more}")
    return line


def _part_underlined(found: StepObject) -> tuple[str, ...]:
    """The claim with the part underlined to which a false rule was applied; else nothing."""
    part = None if found.diagnosis is None else found.diagnosis.part
    if part is None or found.read_as is None or found.read_as.count(part) != 1:
        return ()
    return found.read_as, " " * found.read_as.index(part) + "^" + "~" * (len(part) - 1)


def closing(steps: tuple[StepObject, ...], seconds: float, ignored: int = 0) -> str:
    """The summary line, with how many of the steps that do not stand are ignored."""
    weak = sum(s.verdict in ("proved", "assumed") and not s.stands for s in steps)
    resting = f"; {weak} proved only on lines that are not" if weak else ""
    stored = sum(STORED in s.remarks for s in steps)
    replayed = f"; {stored} by stored certificates" if stored else ""
    left_out = f"; {said_of_ignored(ignored)}" if ignored else ""
    return f"{counts(steps)}{resting}{replayed}{left_out} ({seconds:.1f} s)"


def said_of_ignored(number: int) -> str:
    """That findings were ignored, in words."""
    return f"{number} finding{'' if number == 1 else 's'} ignored"
