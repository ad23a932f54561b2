"""Reports for a terminal, or for whatever reads lines."""

from __future__ import annotations

import json

from rich.text import Text

from symcheck.derivations.step import DerivationText, Step
from symcheck.judging.documents import shown_as
from symcheck.judging.report import JudgedStep
from symcheck.judging.step_object import STORED, StepObject, Verdict
from symcheck.kernel.codec import to_json
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
    text: DerivationText, step: JudgedStep, *, certificates: bool = False, ignored: bool = False
) -> Text:
    """A line with the verdict, the step, how it was proved, what it rests on and the time.

    What is wrong follows on lines of its own with the line of the file, unless it is ignored; and
    the certificate if it is asked for.
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
    for more in () if ignored else details(found):
        line.append(f"\n{INDENT}{more}")
    if not (found.stands or ignored):
        line_and_column = step.written.line, step.written.column
        lines = source_lines(text.path, step.written.cell)
        written = step.written.latex
        length = None if written is None or "\n" in written else len(written)
        for more in underlined(lines, *line_and_column, length):
            line.append(f"\n{INDENT}{more}", "dim")
    if certificates and step.certificate is not None:
        line.append(f"\n{INDENT}{json.dumps(to_json(step.certificate))}", "dim")
    return line


def details(found: StepObject) -> list[str]:
    """What is to be said of a step beyond its line."""
    lines = [found.message] if found.message else []
    lines += [f"({remark})" for remark in found.remarks if remark != STORED]
    if lines and found.code:
        lines[0] = f"{found.code}: {lines[0]}"
    if found.verdict == "open" and found.numeric is not None and found.numeric.slack is not None:
        points, slack = found.numeric.points, found.numeric.slack
        lines.append(f"numbers, which prove nothing: {points} points, least slack {slack:.3g}")
    return lines


def concise(text: DerivationText, step: JudgedStep) -> str | None:
    """``path:line:column: CODE message`` for a step that does not stand; None for the others."""
    if step.object.stands:
        return None
    code = f" {step.object.code}" if step.object.code else ""
    return f"{place(text, step)}:{code} {told(step)}"


def single(found: StepObject) -> Text:
    """An ad-hoc claim and its verdict."""
    verdict = found.verdict or "unread"
    line = Text.assemble((verdict, STYLES[verdict]))
    if found.read_as is not None:
        line.append(f"  {found.read_as}")
    evidence = [part for part in (how(found, ""), f"{found.seconds:.2f} s") if part]
    line.append(f"  [{'; '.join(evidence)}]", "dim")
    for more in details(found):
        line.append(f"\n    {more}")
    return line


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
