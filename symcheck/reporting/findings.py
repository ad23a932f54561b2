"""Findings: the steps that do not stand, as tools for review and code scanning take them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal, TypeAlias

from symcheck.derivations.step import DerivationText
from symcheck.judging import codes
from symcheck.judging.report import JudgedStep, Report
from symcheck.judging.step_object import StepObject
from symcheck.reporting.labels import as_written, told

Level: TypeAlias = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class ReportedFinding:
    """What is wrong with one step, and where.

    The path is relative to a root with forward slashes if the file is below it, else absolute.
    ``fingerprint`` stays the same when lines above the step come and go.
    """

    step: str
    path: str
    line: int
    column: int
    code: str
    level: Level
    title: str
    message: str
    fingerprint: str


def findings(report: Report, root: Path | None = None) -> Iterator[ReportedFinding]:
    """A finding for each step that does not stand; paths are as given if there is no root."""
    before = Counter[tuple[str, ...]]()
    for derivation in report.derivations:
        for step in derivation.steps:
            if not step.object.stands:
                path = _path(derivation.text.path, root)
                key = _key(derivation.text, step, path)
                before[key] += 1
                yield _finding(step, path, (*key, str(before[key])))


def level_of(found: StepObject) -> Level:
    """An error is what is known to be wrong, or not understood; a warning what is not shown."""
    return "error" if found.verdict in ("refuted", "conditional", "unread") else "warning"


def _finding(step: JudgedStep, path: str, key: tuple[str, ...]) -> ReportedFinding:
    found = step.object
    code = found.code or codes.NOT_FOUND
    return ReportedFinding(
        str(found.id),
        path,
        found.line or 1,
        found.column or 1,
        code,
        level_of(found),
        f"{code} {found.verdict}",
        told(step),
        sha256("\0".join(key).encode()).hexdigest()[:32],
    )


def _key(text: DerivationText, step: JudgedStep, path: str) -> tuple[str, ...]:
    """What tells a finding from others without its line, nor the numbers that lines have."""
    return path, text.name, step.object.code or "", as_written(step)


def _path(path: str, root: Path | None) -> str:
    given = Path(path)
    if root is not None and given.is_absolute() and given.is_relative_to(root):
        given = given.relative_to(root)
    return given.as_posix()
