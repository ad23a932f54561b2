"""``symcheck explain``: what a code means, an example, and what to do about it."""

from __future__ import annotations

import click


@click.command()
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@click.option("--all", "everything", is_flag=True, help="Explain every code.")
def explain(codes: tuple[str, ...], everything: bool) -> None:
    """Say what a code such as SC401 means, with an example and what to do about it."""
    from symcheck.reporting.choosing import UnknownCode, known_code  # noqa: PLC0415
    from symcheck.reporting.explanations import (  # noqa: PLC0415
        EXPLANATIONS, explained, explanation_of,
    )  # fmt: skip

    if bool(codes) == everything:
        raise click.UsageError("name codes such as SC401, or write --all")
    try:
        wanted = [known_code(code) for code in codes]
    except UnknownCode as wrong:
        raise click.UsageError(str(wrong)) from None
    entries = EXPLANATIONS if everything else tuple(filter(None, map(explanation_of, wanted)))
    click.echo("\n\n".join(map(explained, entries)))
