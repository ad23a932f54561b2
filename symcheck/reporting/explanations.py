"""Every code explained, and how an explanation is printed."""

from __future__ import annotations

import shlex
from textwrap import wrap

from symcheck.judging.codes import MEANING
from symcheck.reporting.explained_claims import OF_CLAIMS
from symcheck.reporting.explained_documents import OF_DOCUMENTS
from symcheck.reporting.explained_limits import OF_LIMITS
from symcheck.reporting.explained_mistakes import OF_MISTAKES
from symcheck.reporting.explanation import (
    ClaimExample, DocumentExample, Example, Explanation, LineExample, RowsExample, ToldExample,
)  # fmt: skip

EXPLANATIONS: tuple[Explanation, ...] = tuple(
    sorted((*OF_CLAIMS, *OF_DOCUMENTS, *OF_LIMITS, *OF_MISTAKES), key=lambda e: e.code)
)
"""By code."""
WIDTH = 92


def explanation_of(code: str) -> Explanation | None:
    """The explanation of a code; None if there is no such code."""
    return next((e for e in EXPLANATIONS if e.code == code), None)


def explained(entry: Explanation) -> str:
    """The code with what it means in short, then at length, an example, and what to do or ask."""
    label = "Ask yourself" if entry.advice.endswith("?") else "What to do"
    parts = (
        _paragraph(entry.meaning),
        "\n".join(("  Example:", *(f"    {row}" for row in shown_example(entry.example)))),
        _paragraph(f"{label}: {entry.advice}"),
    )
    return "\n\n".join((f"{entry.code}: {MEANING[entry.code]}", *parts))


def shown_example(example: Example) -> tuple[str, ...]:
    """The example as it is typed, row by row."""
    match example:
        case ClaimExample(claim, given, integer, functions):
            options = (("--given", given), ("--integer", integer), ("--function", functions))
            words = (w for option, values in options for v in values for w in (option, v))
            return (shlex.join(("symcheck", "prove", claim, *words)),)
        case LineExample(line):
            return (f"symcheck prove --jsonl - <<< {shlex.quote(line)}",)
        case RowsExample(rows, other):
            return (*(f"{row}  # in page.other" for row in other), *rows)
        case DocumentExample(text):
            return tuple(row for row in text.split("\n") if row)
        case ToldExample(text):
            return tuple(wrap(text, WIDTH))


def _paragraph(text: str) -> str:
    return "\n".join(f"  {row}" for row in wrap(text, WIDTH, break_on_hyphens=False))
