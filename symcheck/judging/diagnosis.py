"""What is said of a mistake that was recognised."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A mistake of the catalogue, and how it was made in this line.

    ``rule`` is the false rule that leads from the line before to the written one; ``part`` the
    term it was applied to, if it was one, and ``became`` what was made of it.
    """

    code: str
    name: str
    sentence: str
    question: str
    rule: str | None
    part: str | None
    became: str | None
