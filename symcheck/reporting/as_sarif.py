"""Reports as SARIF 2.1.0, the format in which code scanning exchanges findings."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from symcheck.judging.codes import MEANING
from symcheck.judging.report import Report
from symcheck.reporting.explanations import EXPLANATIONS
from symcheck.reporting.findings import ReportedFinding, findings

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def report_sarif(report: Report, root: Path | None = None) -> str:
    """One run: a rule for each code that occurs, a result for each step that does not stand."""
    return json.dumps(sarif_value(report, root), ensure_ascii=False, indent=2)


def sarif_value(report: Report, root: Path | None = None) -> dict[str, Any]:
    """The same as JSON values."""
    found = tuple(findings(report, root))
    used = sorted({f.code for f in found})
    driver = {"name": "symcheck", "version": _version(), "rules": [_rule(code) for code in used]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(f, used.index(f.code)) for f in found],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> dict[str, Any]:
    explained = next(e for e in EXPLANATIONS if e.code == code)
    return {
        "id": code,
        "shortDescription": {"text": MEANING[code]},
        "fullDescription": {"text": explained.meaning},
        "help": {"text": explained.advice},
    }


def _result(found: ReportedFinding, rule: int) -> dict[str, Any]:
    return {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": found.level,
        "message": {"text": found.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(found.path)},
                    "region": {"startLine": found.line, "startColumn": found.column},
                },
                "logicalLocations": [{"fullyQualifiedName": found.step}],
            }
        ],
        "partialFingerprints": {"symcheckStep/v1": found.fingerprint},
    }


def _uri(path: str) -> str:
    """A relative path as a relative reference; a file elsewhere by its whole address."""
    given = Path(path)
    # the colon is escaped as well: what stands before one would be a scheme
    return given.as_uri() if given.is_absolute() else quote(path)


def _version() -> str:
    try:
        return version("symcheck")
    except PackageNotFoundError:  # run from a folder, without being installed
        return "0"
