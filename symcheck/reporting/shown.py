"""Judged steps written to standard output in a format, as they come or when all are there."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from symcheck.derivations.load import Loaded
from symcheck.derivations.step import Step
from symcheck.judging.report import JudgedStep
from symcheck.judging.selection import selected
from symcheck.judging.verify import report_of
from symcheck.reporting.as_github import report_github
from symcheck.reporting.as_gitlab import report_gitlab
from symcheck.reporting.as_json import report_json, step_json
from symcheck.reporting.as_junit import report_junit
from symcheck.reporting.as_sarif import report_sarif
from symcheck.reporting.choosing import EVERYTHING, Choice, without_ignored
from symcheck.reporting.hints import EVERYTHING as EVERY_HINT
from symcheck.reporting.statistics import statistics
from symcheck.reporting.terminal import closing, concise, full, heading, said_of_ignored, subject


def shown_steps(
    loaded: Loaded,
    steps: Iterable[JudgedStep],
    form: str,
    only: tuple[str, ...],
    begun: float,
    *,
    certificates: bool = False,
    choice: Choice = EVERYTHING,
    counted: bool = False,
    hints: int = EVERY_HINT,
) -> tuple[JudgedStep, ...]:
    """The steps, after writing them in one of the formats; with another name nothing is written.

    How many findings are ignored, and how often codes occur if that is asked for, is part of what
    people read; where standard output is data, it goes to standard error.
    """
    console = Console(highlight=False, emoji=False, markup=False)
    found = tuple(_as_they_come(loaded, steps, form, only, console, choice, certificates, hints))
    report = report_of(loaded, found)
    chosen = without_ignored(report, choice)
    objects = tuple(step.object for step in found)
    ignored = sum(map(choice.ignores, objects))
    match form:
        case "full" | "concise":
            passed = time.monotonic() - begun
            console.print(closing(objects, passed, ignored), soft_wrap=True)
        case "json":
            print(report_json(report))
        case "junit":
            print(report_junit(report, choice))
        case "github":
            if written := report_github(chosen, Path.cwd()):
                print(written)
        case "gitlab":
            print(report_gitlab(chosen, Path.cwd()))
        case "sarif":
            print(report_sarif(chosen, Path.cwd()))
    is_text = form in ("full", "concise")
    if ignored and not is_text:
        print(f"symcheck: {said_of_ignored(ignored)}", file=sys.stderr)
    for line in statistics(objects, choice) if counted else ():
        print(line, file=sys.stdout if is_text else sys.stderr)
    return found


def _as_they_come(
    loaded: Loaded,
    steps: Iterable[JudgedStep],
    form: str,
    only: tuple[str, ...],
    console: Console,
    choice: Choice,
    certificates: bool,
    hints: int,
) -> Iterator[JudgedStep]:
    """The steps, each written when it comes if the format allows; progress on a terminal only."""
    texts = {text.name: text for text in loaded.requested}
    name = None
    waiting: list[Step] = []
    total = len(selected(loaded.requested, only))
    with _progress(console) as progress:
        task = progress.add_task("judging", total=total)
        for step in steps:
            text = texts[step.written.id.partition(":")[0]]
            out = progress.console
            ignored = choice.ignores(step.object)
            if form == "full":
                if text.name != name:
                    _print_subjects(out, waiting, None)
                    out.print(heading(text, first=name is None), soft_wrap=True)
                    name, waiting = text.name, list(text.subjects)
                _print_subjects(out, waiting, step.written.line)
                shown = full(text, step, certificates=certificates, ignored=ignored, hints=hints)
                out.print(shown, soft_wrap=True)
            elif form == "concise":
                if not ignored and (line := concise(text, step)) is not None:
                    out.print(line, soft_wrap=True)
            elif form == "jsonl":
                print(step_json(step.object), flush=True)
            progress.advance(task)
            yield step
        if form == "full":
            _print_subjects(progress.console, waiting, None)


def _print_subjects(out: Console, waiting: list[Step], line: int | None) -> None:
    """The subjects that stand above a line, or all that are left; they are crossed off."""
    while waiting and (line is None or waiting[0].line <= line):
        out.print(subject(waiting.pop(0)), soft_wrap=True)


def _progress(console: Console) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # where standard output is not a terminal, or is data, nothing is drawn
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
