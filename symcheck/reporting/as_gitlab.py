"""Reports as GitLab takes them for its widget on code quality."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from symcheck.judging.report import Report
from symcheck.reporting.findings import Level, ReportedFinding, findings

SEVERITY: dict[Level, str] = {"error": "major", "warning": "minor"}


def report_gitlab(report: Report, root: Path | None = None) -> str:
    """A JSON list with an object for each step that does not stand."""
    return json.dumps([_issue(f) for f in findings(report, root)], ensure_ascii=False, indent=2)


def _issue(found: ReportedFinding) -> dict[str, Any]:
    return {
        "description": f"{found.code}: {found.message}",
        "check_name": found.code,
        "fingerprint": found.fingerprint,
        "severity": SEVERITY[found.level],
        "location": {"path": found.path, "lines": {"begin": found.line}},
    }
