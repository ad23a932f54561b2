"""Steps that make a mistake of the catalogue, and steps close by that do not make it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tried:
    """A claim with its hypotheses, and a title that says what happens in it."""

    title: str
    claim: str
    given: tuple[str, ...] = ()
    integer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """A claim that looks alike: with the code it has instead, or None if it is right."""

    title: str
    claim: str
    code: str | None
    given: tuple[str, ...] = ()
    integer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cases:
    """Where a mistake is found besides the example of its entry, and where it is not."""

    code: str
    found: tuple[Tried, ...]
    near: tuple[Near, ...]
