"""What is said of a mistake that was recognised, and of the two directions of a step."""

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


@dataclass(frozen=True, slots=True)
class Direction:
    """Whether each line follows from the other; None where that is not known.

    ``lost`` are solutions of the first line that the second has not, ``gained`` those of the
    second that the first has not. They are all of them if ``complete``.
    """

    forward: bool | None
    backward: bool | None
    lost: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()
    complete: bool = False
