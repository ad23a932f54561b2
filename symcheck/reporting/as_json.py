"""Reports as JSON; ``schema.json`` beside this file says what is in them."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from symcheck.judging.report import Report
from symcheck.judging.step_object import StepObject, summary, to_json

VERSION = 2


def report_json(report: Report) -> str:
    """The whole report as one JSON object."""
    return json.dumps(report_value(report), ensure_ascii=False, indent=2, allow_nan=False)


def report_value(report: Report) -> dict[str, Any]:
    """The same as JSON values."""
    return {
        "schema": VERSION,
        "derivations": [
            {
                "name": d.text.name,
                "title": d.text.title,
                "path": d.text.path,
                "assumptions": list(d.text.assumptions),
                "steps": [to_json(step.object) for step in d.steps],
                "subjects": [to_json(subject) for subject in d.subjects],
            }
            for d in report.derivations
        ],
        "summary": dict(summary(report.objects)),
    }


def step_json(step: StepObject) -> str:
    """A step object on one line."""
    return json.dumps(to_json(step), ensure_ascii=False, allow_nan=False)


def schema() -> dict[str, Any]:
    """The JSON schema of a report; its ``$defs`` has that of a step object."""
    text = resources.files(__package__).joinpath("schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
