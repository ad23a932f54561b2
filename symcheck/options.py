"""Options that commands share. What is heavy is imported when an option is used."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from symcheck.reading.documents.settings import Settings
    from symcheck.reporting.choosing import Choice

FORMATS = ("full", "concise", "json", "jsonl", "junit", "github", "gitlab", "sarif")

paths_argument = click.argument("paths", nargs=-1, metavar="[PATH]...")
only_option = click.option(
    "--only", multiple=True, metavar="NAME[:STEP]", help="Only this derivation, or step of it."
)
jobs_option = click.option(
    "-j", "--jobs", type=click.IntRange(1, 256), default=None, show_default="processors",
    help="Processes that judge at the same time.",
)  # fmt: skip
limit_option = click.option(
    "--time-limit", "seconds", type=click.FloatRange(0.01, 86_400), default=10.0,
    show_default=True, metavar="S", help="Seconds for one step.",
)  # fmt: skip
format_option = click.option(
    "--format", "form", type=click.Choice(FORMATS), default="full", show_default=True,
    help="How the report is written.",
)  # fmt: skip
select_option = click.option(
    "--select", multiple=True, metavar="CODES",
    help="Report and count only findings with these codes, such as SC2,SC401.",
)  # fmt: skip
ignore_option = click.option(
    "--ignore", multiple=True, metavar="CODES",
    help="Neither report nor count findings with these codes, such as SC802.",
)  # fmt: skip
statistics_option = click.option(
    "--statistics", "counted", is_flag=True,
    help="Count verdicts and codes at the end (on standard error if the report is data).",
)  # fmt: skip


hints_option = click.option(
    "--hints", type=click.IntRange(0, 3), default=3, show_default=True,
    help="How much is said of what fails: 0 the verdict, 1 where to look and a question, 2 the "
    "counterexample, 3 the repair.",
)  # fmt: skip
assume_option = click.option(
    "--assume", multiple=True, metavar="LATEX", help="A hypothesis for documents: '|w| \\ge 4'."
)
define_option = click.option(
    "--define", multiple=True, metavar="LATEX",
    help="A definition for documents: '\\sigma(z) = 1/(1+e^{-z})'.",
)  # fmt: skip
real_option = click.option(
    "--real", multiple=True, metavar="NAMES", help="Names in documents that are real variables."
)
integer_option = click.option(
    "--integer", multiple=True, metavar="NAMES", help="Names in documents that are integers."
)


def settings_of(
    assume: tuple[str, ...], define: tuple[str, ...], real: tuple[str, ...],
    integer: tuple[str, ...],
) -> Settings:  # fmt: skip
    """What pyproject.toml and the options say of documents; what means nothing is a usage error."""
    from symcheck.reading.documents.build import check_settings  # noqa: PLC0415
    from symcheck.reading.documents.settings import (  # noqa: PLC0415
        Settings,
        SettingsError,
        project_settings,
    )  # fmt: skip

    try:
        project = project_settings(Path.cwd())
        found = project.joined(Settings(assume, define, real, integer))
        check_settings(found)
    except SettingsError as wrong:
        raise click.UsageError(str(wrong)) from None
    return found


def chosen(select: tuple[str, ...], ignore: tuple[str, ...]) -> Choice:
    """What ``--select`` and ``--ignore`` choose; an unknown code is a usage error."""
    from symcheck.reporting.choosing import UnknownCode, choice  # noqa: PLC0415

    try:
        return choice(select, ignore)
    except UnknownCode as wrong:
        raise click.UsageError(str(wrong)) from None
