"""Reports as workflow commands of GitHub Actions, which puts them beside the lines of a change."""

from __future__ import annotations

from pathlib import Path

from symcheck.judging.report import Report
from symcheck.reporting.findings import ReportedFinding, findings


def report_github(report: Report, root: Path | None = None) -> str:
    """An annotation for each step that does not stand, a line each; empty if all stand."""
    return "\n".join(map(_annotation, findings(report, root)))


def _annotation(found: ReportedFinding) -> str:
    properties = {
        "file": found.path,
        "line": str(found.line),
        "col": str(found.column),
        "title": found.title,
    }
    written = ",".join(f"{name}={_of_property(value)}" for name, value in properties.items())
    return f"::{found.level} {written}::{_of_message(found.message)}"


def _of_message(text: str) -> str:
    """The text with the signs escaped that would end a command, or that escape others."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _of_property(text: str) -> str:
    return _of_message(text).replace(":", "%3A").replace(",", "%2C")
