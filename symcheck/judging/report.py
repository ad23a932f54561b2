"""A report: the judged steps of derivations, in order, and what they amount to."""

from __future__ import annotations

from dataclasses import dataclass

from symcheck.derivations.step import DerivationText, Step
from symcheck.judging.step_object import StepObject
from symcheck.kernel.certificate import Certificate


@dataclass(frozen=True, slots=True)
class JudgedStep:
    """A step as written, the object reported of it, and the certificate if it was proved."""

    written: Step
    object: StepObject
    certificate: Certificate | None = None


@dataclass(frozen=True, slots=True)
class JudgedDerivation:
    """A derivation with the steps of it that were asked for."""

    text: DerivationText
    steps: tuple[JudgedStep, ...]
    subjects: tuple[StepObject, ...] = ()
    """What the text shows without asserting it, with no verdict."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was verified."""

    derivations: tuple[JudgedDerivation, ...]

    @property
    def objects(self) -> tuple[StepObject, ...]:
        """The step objects of all derivations, in order."""
        return tuple(step.object for d in self.derivations for step in d.steps)

    @property
    def stands(self) -> bool:
        """Whether every step is proved or assumed, on lines that are as well."""
        return all(step.stands for step in self.objects)
