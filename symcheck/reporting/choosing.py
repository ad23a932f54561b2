"""Which findings are reported, and count: codes that are selected, and codes that are ignored."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from symcheck.judging.codes import DISAGREEMENT, MEANING
from symcheck.judging.report import Report
from symcheck.judging.step_object import StepObject


class UnknownCode(ValueError):
    """A code or beginning of codes that does not exist; the message names close matches."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Beginnings of codes: a finding counts if it is selected, or nothing is, and not ignored."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    suppressed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By step, the beginnings of codes that its document says to ignore."""

    def ignores(self, found: StepObject) -> bool:
        """Whether a step does not stand and is left out all the same."""
        if found.stands or found.code in (None, DISAGREEMENT):
            return False
        code = found.code or ""
        here = self.suppressed.get(str(found.id), ())
        return self.ignores_code(code) or code.startswith(here)

    def ignores_code(self, code: str) -> bool:
        """Whether findings of that code are left out; that symcheck contradicts itself never is."""
        if code == DISAGREEMENT:
            return False
        selected = not self.select or code.startswith(self.select)
        return not selected or code.startswith(self.ignore)


EVERYTHING = Choice()


def choice(select: Sequence[str], ignore: Sequence[str]) -> Choice:
    """The choice that options make, each of codes or beginnings of codes between commas.

    Raises `UnknownCode` for one with which no code begins, and for what cannot be ignored.
    """
    chosen = Choice(_beginnings(select), _beginnings(ignore))
    if DISAGREEMENT in chosen.ignore:
        raise UnknownCode(f"{DISAGREEMENT} cannot be ignored: it says that symcheck is wrong")
    return chosen


def known_code(text: str) -> str:
    """The code as it is written here. Raises `UnknownCode`."""
    code = text.strip().upper()
    if code not in MEANING:
        raise UnknownCode(_unknown(text, code))
    return code


def without_ignored(report: Report, choice: Choice) -> Report:
    """The report without the steps whose findings are ignored."""
    derivations = (
        replace(d, steps=tuple(s for s in d.steps if not choice.ignores(s.object)))
        for d in report.derivations
    )
    return Report(tuple(derivations))


def _beginnings(options: Sequence[str]) -> tuple[str, ...]:
    found = []
    for text in (part.strip() for option in options for part in option.split(",")):
        code = text.upper()
        if not re.fullmatch(r"SC\d{0,3}", code) or not any(c.startswith(code) for c in MEANING):
            raise UnknownCode(_unknown(text, code))
        found.append(code)
    return tuple(found)


def _unknown(text: str, code: str) -> str:
    """That there is no such code, with those that are most like it."""
    if not text.strip():
        return "there is a code missing: write codes with commas between, such as SC201,SC4"
    close = _closest(code)
    if close:
        return f"there is no code {text}; did you mean {' or '.join(close)}?"
    return f"there is no code {text}; symcheck explain --all lists them"


def _closest(code: str) -> list[str]:
    """Up to three codes with the same digits in the same places, those that begin alike first."""
    typed = re.fullmatch(r"S?C?([0-9OIL]{1,4})", code)
    if typed is None:
        return []
    digits = typed[1].translate(str.maketrans("OIL", "011"))

    def rank(known: str) -> tuple[int, int, int]:
        in_place = [a == b for a, b in zip(digits, known[2:], strict=False)]
        alike = (*in_place, False).index(False)
        return -alike, -sum(in_place), abs(int(known[2:]) - int(digits[:3].ljust(3, "0")))

    ranked = sorted((rank(known), known) for known in MEANING)
    near = [known for (alike, in_place, _), known in ranked if alike < 0 or in_place <= -2]
    return near[:1] if near and digits.startswith(near[0][2:]) else near[:3]
