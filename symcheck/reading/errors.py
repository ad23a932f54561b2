"""What a reader says about text that it cannot read."""

from __future__ import annotations

from typing import Literal, TypeAlias

Kind: TypeAlias = Literal[
    "empty",
    "too long",
    "too deep",
    "character",
    "number",
    "name",
    "brackets",
    "juxtaposition",
    "syntax",
    "undeclared function",
    "arguments",
    "not a claim",
    "not a term",
    "doubt",
    "context",
    "not supported",
    "words",
]
"""In a *doubt* the text has two readings; *context* is missing where a question must be answered
first; *not supported* is a form that was understood, and that is not judged; *words* are not."""


class ReadError(ValueError):
    """Text that was not understood: of what kind, where, and what to write instead.

    ``column`` counts the characters of the text as it was given, from 1. ``hint`` may be empty.

    >>> str(ReadError("juxtaposition", 2, "an operator is missing before x", "write 2*x"))
    'column 2: an operator is missing before x (write 2*x)'
    """

    kind: Kind
    column: int
    message: str
    hint: str

    def __init__(self, kind: Kind, column: int, message: str, hint: str = "") -> None:
        super().__init__(kind, column, message, hint)  # what pickle rebuilds it from
        self.kind, self.column, self.message, self.hint = kind, column, message, hint

    def __str__(self) -> str:
        advice = f" ({self.hint})" if self.hint else ""
        return f"column {self.column}: {self.message}{advice}"
