"""The command that shows how documents were read, and judges nothing."""

from __future__ import annotations

import sys

import click

from symcheck.options import (
    assume_option, define_option, integer_option, paths_argument, real_option, settings_of,
)  # fmt: skip


@click.command()
@paths_argument
@assume_option
@define_option
@real_option
@integer_option
def read(
    paths: tuple[str, ...], assume: tuple[str, ...], define: tuple[str, ...],
    real: tuple[str, ...], integer: tuple[str, ...],
) -> None:  # fmt: skip
    """Show how each line of documents is understood, without judging it.

    Exit codes: 0 everything was read, 1 something was not, 2 a file that cannot be used.
    """
    from symcheck.derivations.load import load  # noqa: PLC0415
    from symcheck.derivations.problem import DerivationError  # noqa: PLC0415
    from symcheck.reporting.read_as import read_lines  # noqa: PLC0415

    if not paths:
        raise click.UsageError("name the documents to read, or - for standard input")
    settings = settings_of(assume, define, real, integer)
    try:
        texts = load(paths, settings).requested
    except DerivationError as wrong:
        click.echo(f"symcheck: {wrong}", err=True)
        sys.exit(2)
    for line in read_lines(texts):
        click.echo(line)
    sys.exit(any(step.unread is not None for text in texts for step in text.steps))
