"""Judged steps written to standard output in a format, as they come or when all are there."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from symcheck.derivations.load import Loaded
from symcheck.judging.report import JudgedStep
from symcheck.judging.selection import selected
from symcheck.judging.verify import report_of
from symcheck.reporting.as_json import report_json, step_json
from symcheck.reporting.as_junit import report_junit
from symcheck.reporting.terminal import closing, concise, full, heading


def shown_steps(
    loaded: Loaded,
    steps: Iterable[JudgedStep],
    form: str,
    only: tuple[str, ...],
    begun: float,
    *,
    certificates: bool = False,
) -> tuple[JudgedStep, ...]:
    """The steps, after writing them in one of the formats; with another name nothing is written."""
    console = Console(highlight=False, emoji=False, markup=False)
    total = len(selected(loaded.requested, only))
    found = tuple(_as_they_come(loaded, steps, form, console, total, certificates=certificates))
    match form:
        case "full" | "concise":
            objects = tuple(step.object for step in found)
            console.print(closing(objects, time.monotonic() - begun), soft_wrap=True)
        case "json":
            print(report_json(report_of(loaded, found)))
        case "junit":
            print(report_junit(report_of(loaded, found)))
    return found


def _as_they_come(
    loaded: Loaded,
    steps: Iterable[JudgedStep],
    form: str,
    console: Console,
    total: int,
    *,
    certificates: bool,
) -> Iterator[JudgedStep]:
    """The steps, each written when it comes if the format allows; progress on a terminal only."""
    texts = {step.id: text for text in loaded.requested for step in text.steps}
    name = None
    with _progress(console) as progress:
        task = progress.add_task("judging", total=total)
        for step in steps:
            text = texts[step.written.id]
            out = progress.console
            if form == "full":
                if text.name != name:
                    out.print(heading(text, first=name is None), soft_wrap=True)
                    name = text.name
                out.print(full(text, step, certificates=certificates), soft_wrap=True)
            elif form == "concise" and (line := concise(text, step)) is not None:
                out.print(line, soft_wrap=True)
            elif form == "jsonl":
                print(step_json(step.object), flush=True)
            progress.advance(task)
            yield step


def _progress(console: Console) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # where standard output is not a terminal, or is data, nothing is drawn
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
