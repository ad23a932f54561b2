"""The command line. What is heavy is imported by the command that needs it."""

from __future__ import annotations

import os
import sys
import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NoReturn

import click

from symcheck.explaining import explain
from symcheck.options import (
    assume_option, chosen, define_option, format_option, hints_option, ignore_option,
    integer_option, jobs_option, limit_option, only_option, paths_argument, real_option,
    select_option, settings_of, statistics_option,
)  # fmt: skip
from symcheck.reading_command import read

if TYPE_CHECKING:
    from symcheck.derivations.load import Loaded
    from symcheck.judging.report import JudgedStep
    from symcheck.judging.step_object import StepObject
    from symcheck.judging.stores import Stores
    from symcheck.reading.documents.settings import Settings
    from symcheck.reporting.choosing import Choice

DEFAULT_FOLDER = "derivations"
STANDS, DOES_NOT_STAND, USAGE, DISAGREEMENT, INTERRUPTED = 0, 1, 2, 3, 130


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="symcheck")
def commands() -> None:
    """Check derivations step by step, with evidence for each verdict.

    Exit codes: 0 all steps proved or assumed, 1 otherwise, 2 usage or a file that cannot be
    used, 3 symcheck contradicts itself.
    """


def main() -> None:
    """Run the command line; a closed pipe or Ctrl-C ends it quietly."""
    try:
        code = commands(prog_name="symcheck", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as wrong:
        wrong.show()
        code = wrong.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except BrokenPipeError:  # whoever read the output has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = DOES_NOT_STAND
    sys.exit(code)


commands.add_command(explain)
commands.add_command(read)


@commands.command()
@paths_argument
@only_option
@jobs_option
@limit_option
@format_option
@select_option
@ignore_option
@statistics_option
@hints_option
@assume_option
@define_option
@real_option
@integer_option
@click.option("-v", "--verbose", is_flag=True, help="Print the certificates as well.")
@click.option(
    "--store/--no-store", "storing", default=None,
    help="Store certificates beside the derivations / do without those that are stored.",
)  # fmt: skip
def verify(
    paths: tuple[str, ...], only: tuple[str, ...], jobs: int | None, seconds: float, form: str,
    select: tuple[str, ...], ignore: tuple[str, ...], counted: bool, hints: int,
    assume: tuple[str, ...], define: tuple[str, ...], real: tuple[str, ...],
    integer: tuple[str, ...], verbose: bool, storing: bool | None,
) -> None:  # fmt: skip
    """Judge every step of the derivations in files and folders (default: derivations/).

    Where a certificate is stored for a step as it is now, the kernel replays that one; what is
    reported is the same. --store writes the certificates of the steps that stand.
    """
    from symcheck.judging.documents import suppressed_codes  # noqa: PLC0415
    from symcheck.judging.stores import out_of_date, store  # noqa: PLC0415

    if storing and only:
        raise click.UsageError("--store keeps the certificates of whole files: leave out --only")
    choice = chosen(select, ignore)
    loaded = _loaded(paths, settings_of(assume, define, real, integer))
    choice = replace(choice, suppressed=suppressed_codes(loaded.requested))
    stores = None if storing is False else _stores(loaded)
    steps = _judged(loaded, only, jobs, seconds, form, verbose, stores, choice, counted, hints)
    if storing:
        click.echo(f"symcheck: {store(loaded, steps)} certificates stored", err=True)
    elif stores is not None and (late := out_of_date(loaded, steps, stores)):
        names = ", ".join(late[:5]) + (", …" if len(late) > 5 else "")
        click.echo(
            f"symcheck: the stored certificates do not match {len(late)} of the steps ({names}), "
            "which were judged afresh; symcheck verify --store brings them up to date",
            err=True,
        )
    stands = all(s.object.stands or choice.ignores(s.object) for s in steps)
    sys.exit(STANDS if stands else DOES_NOT_STAND)


@commands.command()
@paths_argument
@click.option(
    "-j", "--jobs", type=click.IntRange(1, 256), default=None, show_default="processors",
    help="Processes that replay at the same time.",
)  # fmt: skip
@click.option("-v", "--verbose", is_flag=True, help="Print what each step rests on.")
def recheck(paths: tuple[str, ...], jobs: int | None, verbose: bool) -> None:
    """Replay the stored certificates of derivations (default: derivations/); search for nothing.

    The steps are read as they are written now; the certificates are replayed where neither SymPy
    nor any search can be imported. Exit codes: 0 every step is covered, 1 a step is not, or an
    entry belongs to none, 2 a store or derivation that cannot be used.
    """
    from symcheck.derivations.problem import DerivationError  # noqa: PLC0415
    from symcheck.judging.recheck import recheck as rechecking  # noqa: PLC0415
    from symcheck.reporting.rechecked import rechecked  # noqa: PLC0415

    begun = time.monotonic()
    try:
        found = rechecking(_places(paths), jobs=jobs)
    except DerivationError as wrong:
        _fail(str(wrong))
    for line in rechecked(found, time.monotonic() - begun, verbose=verbose):
        click.echo(line)
    if any(problem.is_of_file for problem in found.problems):
        sys.exit(USAGE)
    sys.exit(STANDS if found.stands else DOES_NOT_STAND)


@commands.command()
@paths_argument
@only_option
@jobs_option
@limit_option
@assume_option
@define_option
@real_option
@integer_option
@click.option("--standalone", is_flag=True, help="A whole document, for pdflatex.")
def latex(
    paths: tuple[str, ...],
    only: tuple[str, ...],
    jobs: int | None,
    seconds: float,
    assume: tuple[str, ...],
    define: tuple[str, ...],
    real: tuple[str, ...],
    integer: tuple[str, ...],
    standalone: bool,
) -> None:
    """Set the steps in LaTeX as written, with reasons and verdict marks."""
    from symcheck.judging.verify import report_of  # noqa: PLC0415
    from symcheck.reporting.as_latex import report_latex  # noqa: PLC0415

    loaded = _loaded(paths, settings_of(assume, define, real, integer))
    steps = _judged(loaded, only, jobs, seconds, "none", False)
    click.echo(report_latex(report_of(loaded, steps), standalone=standalone), nl=False)
    sys.exit(STANDS if all(s.object.stands for s in steps) else DOES_NOT_STAND)


@commands.command()
@click.argument("name", metavar="NAME[:STEP]")
@paths_argument
@click.option("-o", "--output", metavar="FILE",
              help="A .png or .svg file.  [default: the name, with .svg]")  # fmt: skip
@click.option("--x", "over", metavar="VAR[=LOW..HIGH]", help="The variable to plot over, its ends.")
@click.option("--at", multiple=True, metavar="VAR=VALUE", help="The value of another variable.")
@click.option("--verdict/--no-verdict", default=True, show_default=True,
              help="Judge the step, and mark the witness if it fails.")  # fmt: skip
@jobs_option
@limit_option
def plot(
    name: str, paths: tuple[str, ...], output: str | None, over: str | None, at: tuple[str, ...],
    verdict: bool, jobs: int | None, seconds: float,
) -> None:  # fmt: skip
    """Draw the claim of a step over its domain, with its slack, in a PNG or SVG file.

    Without STEP it is the last claimed step that relates terms over a real variable. What is not
    asked for is chosen and printed: the variable, its ends, values for the others. Numbers and
    pictures prove nothing; the exit code is that of the verdict.
    """
    from symcheck.judging.selection import UnknownName  # noqa: PLC0415
    from symcheck.plotting import plotted, step_asked, written_to  # noqa: PLC0415
    from symcheck.reporting.drawing import Unplottable  # noqa: PLC0415

    loaded = _loaded(paths)
    try:
        asked = step_asked(loaded, name, output, over, at)
        only = (asked.step.id,)
        judged = _judged(loaded, only, jobs, seconds, "none", False) if verdict else ()
        found = judged[0].object if judged else None
        drawing = plotted(asked, found)
        written_to(asked.path, drawing)
    except (UnknownName, Unplottable) as wrong:
        _fail(str(wrong))
    click.echo("\n".join((drawing.title, *(f"  {note}" for note in drawing.notes))))
    click.echo(f"  written to {asked.path}")
    sys.exit(STANDS if found is None or found.stands else DOES_NOT_STAND)


@commands.command()
@click.argument("claim", required=False)
@click.option("--given", multiple=True, metavar="CLAIM", help="A hypothesis.")
@click.option("--integer", multiple=True, metavar="NAME", help="A variable that is an integer.")
@click.option("--function", "functions", multiple=True, metavar="NAME",
              help="An unknown differentiable function.")  # fmt: skip
@click.option("--jsonl", type=click.File("rb"), metavar="FILE",
              help="Read claims from lines of JSON (- for standard input).")  # fmt: skip
@click.option("--format", "form", type=click.Choice(("full", "json")), default="full",
              show_default=True)  # fmt: skip
@hints_option
@jobs_option
@limit_option
def prove(
    claim: str | None, given: tuple[str, ...], integer: tuple[str, ...],
    functions: tuple[str, ...], jsonl: Any, form: str, hints: int, jobs: int | None,
    seconds: float,
) -> None:  # fmt: skip
    """Judge one claim, such as 'x + 1/x >= 2' --given 'x > 0', or a file of claims.

    A line of --jsonl is {"id": …, "claim": …, "given": […], "integer": […], "functions": […]}, of
    which only the claim is needed; a line with its step object comes out for each, in order.
    """
    if (claim is None) == (jsonl is None):
        raise click.UsageError("write one claim, or --jsonl FILE")
    if jsonl is not None:
        if given or integer or functions:
            raise click.UsageError("with --jsonl, each line has its own given, integer, functions")
        sys.exit(_prove_lines(jsonl, jobs, seconds))
    assert claim is not None
    from symcheck.judging.prove import prove as judged  # noqa: PLC0415
    from symcheck.reporting.as_json import step_json  # noqa: PLC0415
    from symcheck.reporting.terminal import single  # noqa: PLC0415

    found = judged(claim, given=given, integer=integer, functions=functions, seconds=seconds)
    _stop_at_disagreement(found)
    if form == "json":
        click.echo(step_json(found))
    else:
        _console().print(single(found, hints), soft_wrap=True)
    sys.exit(STANDS if found.stands else DOES_NOT_STAND)


def _prove_lines(stream: Any, jobs: int | None, seconds: float) -> int:
    from symcheck.incoming import lines_of  # noqa: PLC0415
    from symcheck.judging.prove import proved, requests_from_lines  # noqa: PLC0415
    from symcheck.reporting.as_json import step_json  # noqa: PLC0415

    requests = requests_from_lines(lines_of(stream))
    stand = True
    with closing(proved(requests, seconds=seconds, jobs=jobs)) as results:
        for found in results:
            _stop_at_disagreement(found)
            click.echo(step_json(found))
            stand = stand and found.stands
    return STANDS if stand else DOES_NOT_STAND


def _places(paths: tuple[str, ...]) -> tuple[str, ...]:
    if not paths and not os.path.isdir(DEFAULT_FOLDER):
        _fail(f"there is no folder {DEFAULT_FOLDER} here: name the files or folders to verify")
    return paths or (DEFAULT_FOLDER,)


def _loaded(paths: tuple[str, ...], settings: Settings | None = None) -> Loaded:
    from symcheck.derivations.problem import DerivationError  # noqa: PLC0415

    places = _places(paths)
    try:
        from symcheck.derivations.load import load  # noqa: PLC0415

        return load(places) if settings is None else load(places, settings)
    except DerivationError as wrong:
        _fail(str(wrong))


def _stores(loaded: Loaded) -> Stores:
    from symcheck.judging.stores import stores_of  # noqa: PLC0415
    from symcheck.reporting.rechecked import problem  # noqa: PLC0415
    from symcheck.stored.problem import StoreError  # noqa: PLC0415

    try:
        return stores_of((*loaded.requested, *loaded.cited))
    except StoreError as wrong:
        _fail(problem(wrong.problem))


def _judged(
    loaded: Loaded,
    only: tuple[str, ...],
    jobs: int | None,
    seconds: float,
    form: str,
    verbose: bool,
    stores: Stores | None = None,
    choice: Choice | None = None,
    counted: bool = False,
    hints: int = 3,
) -> tuple[JudgedStep, ...]:
    """The judged steps, shown in the format as they come or at the end."""
    from symcheck.judging.selection import UnknownName  # noqa: PLC0415
    from symcheck.judging.verify import InternalDisagreement, judged_steps  # noqa: PLC0415
    from symcheck.reporting.choosing import EVERYTHING  # noqa: PLC0415
    from symcheck.reporting.shown import shown_steps  # noqa: PLC0415

    begun = time.monotonic()
    try:
        judging = judged_steps(loaded, only=only, seconds=seconds, jobs=jobs, stores=stores)
        with closing(judging) as steps:
            return shown_steps(
                loaded, steps, form, only, begun, certificates=verbose,
                choice=choice or EVERYTHING, counted=counted, hints=hints,
            )  # fmt: skip
    except UnknownName as wrong:
        _fail(str(wrong))
    except InternalDisagreement as wrong:
        _stop_at_disagreement(wrong.step)
        raise


def _console() -> Any:
    from rich.console import Console  # noqa: PLC0415

    return Console(highlight=False, emoji=False, markup=False)


def _stop_at_disagreement(found: StepObject) -> None:
    from symcheck.judging import codes  # noqa: PLC0415
    from symcheck.reporting.as_json import step_json  # noqa: PLC0415

    if found.code == codes.DISAGREEMENT:
        click.echo(f"{'!' * 72}\n{found.id}: {found.message}\n{step_json(found)}", err=True)
        sys.exit(DISAGREEMENT)


def _fail(message: str) -> NoReturn:
    click.echo(f"symcheck: {message}", err=True)
    sys.exit(USAGE)
