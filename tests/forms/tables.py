"""Rows of the tables of true and false claims, and how they are judged.

A false claim that is beyond the search today says why; it must not be proved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from symcheck.judging.prove import Request, proved
from symcheck.judging.step_object import StepObject

SECONDS, BRIEFLY = 15.0, 2.0
"""The limit for a claim, far more than it needs; and for what is expected to stay open."""


@dataclass(frozen=True, slots=True)
class Row:
    """A claim, what it is about, and what is expected of it."""

    title: str
    claim: str
    expected: Literal["proved", "conditional", "refuted", "open"]
    code: str | None = None
    words: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    integer: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    why: str = ""
    condition: str | None = None


def true(title: str, claim: str, given: Sequence[str] = (), integer: Sequence[str] = ()) -> Row:
    """A claim that is proved."""
    return Row(title, claim, "proved", given=tuple(given), integer=tuple(integer))


def false(
    title: str,
    claim: str,
    code: str,
    *words: str,
    given: Sequence[str] = (),
    integer: Sequence[str] = (),
    functions: Sequence[str] = (),
) -> Row:
    """A claim that is refuted, with that code, and a message in which the words stand."""
    names = tuple(given), tuple(integer), tuple(functions)
    return Row(title, claim, "refuted", code, words, *names)


def under(
    title: str, claim: str, code: str, condition: str, *words: str,
    given: Sequence[str] = (), integer: Sequence[str] = (),
) -> Row:  # fmt: skip
    """A claim that fails, and that is proved under that condition."""
    names = tuple(given), tuple(integer)
    return Row(title, claim, "conditional", code, words, *names, condition=condition)


def beyond(
    title: str, claim: str, why: str, given: Sequence[str] = (), integer: Sequence[str] = ()
) -> Row:
    """A claim that is not true and that is expected to stay open, with the reason."""
    return Row(title, claim, "open", given=tuple(given), integer=tuple(integer), why=why)


Answers = Mapping[Row, StepObject]


def judged(rows: Sequence[Row]) -> Answers:
    """The verdicts on all rows of a table."""
    answers: dict[Row, StepObject] = {}
    for is_open, seconds in ((False, SECONDS), (True, BRIEFLY)):
        some = [r for r in rows if (r.expected == "open") == is_open]
        asked = [Request(i, r.claim, r.given, r.integer, r.functions) for i, r in enumerate(some)]
        answers |= zip(some, proved(asked, seconds=seconds), strict=True)
    return answers


def check(row: Row, found: StepObject) -> None:
    """The verdict is the one expected, and says why."""
    seen = f"{found.verdict} {found.code}: {found.message}"
    if row.expected == "open":
        assert row.why
        assert found.verdict in ("open", "refuted"), seen
        return
    assert found.verdict == row.expected, seen
    assert found.condition == row.condition, seen
    if row.expected in ("conditional", "refuted"):
        assert found.code == row.code, seen
        for word in row.words:
            assert word in (found.message or ""), seen
