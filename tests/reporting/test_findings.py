"""Reports for GitHub, GitLab and code scanning: what does not stand, where, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from symcheck.judging import codes
from symcheck.judging.report import JudgedDerivation, JudgedStep, Report
from symcheck.judging.step_object import RESTS_ON_REFUTED, VERDICTS, Verdict
from symcheck.judging.verify import verify
from symcheck.reporting.as_github import report_github
from symcheck.reporting.as_gitlab import report_gitlab
from symcheck.reporting.as_sarif import report_sarif, sarif_value
from symcheck.reporting.findings import findings, level_of

MODULE = """\
from sympy import Eq
from symcheck import Derivation, derivation


@derivation("Mistakes")
def mistakes(d: Derivation):
    x, = d.reals("x")
    d.given(x < 1)
    d.then(Eq(x**3, 2*x), "a slip")
    d.then(Eq(x / x, 1), "cancel")
    d.then(Eq(x**3 + 1, 2*x + 1), "add 1")
    d.then(x <= 1, "so")
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    (folder / "my notes").mkdir()
    (folder / "my notes" / "bad.py").write_text(MODULE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def report(root: Path) -> Report:
    return verify([root / "my notes" / "bad.py"], seconds=10, jobs=2)


def saying(report: Report, **changes: Any) -> Report:
    """The report with one step, the refuted one, of which something else is said."""
    derivation = report.derivations[0]
    step = derivation.steps[1]
    changed = JudgedStep(step.written, replace(step.object, **changes))
    return Report((JudgedDerivation(derivation.text, (changed,)),))


def elsewhere(report: Report, path: str) -> Report:
    derivation = report.derivations[0]
    return Report((replace(derivation, text=replace(derivation.text, path=path)),))


def test_steps_that_stand_are_no_findings(report: Report, root: Path) -> None:
    found = list(findings(report, root))
    assert [(f.step, f.line, f.column, f.code, f.level) for f in found] == [
        ("bad.mistakes:2", 9, 5, "SC401", "error"),
        ("bad.mistakes:3", 10, 5, "SC211", "error"),
        ("bad.mistakes:4", 11, 5, "SC805", "warning"),
    ]
    assert {f.path for f in found} == {"my notes/bad.py"}


LEVELS: dict[Verdict, str] = {
    "refuted": "error", "conditional": "error", "unread": "error", "open": "warning",
}  # fmt: skip


@pytest.mark.parametrize("verdict", VERDICTS)
def test_the_level_is_that_of_the_verdict(report: Report, verdict: Verdict) -> None:
    step = replace(report.objects[1], verdict=verdict, remarks=())
    if verdict in LEVELS:
        assert level_of(step) == LEVELS[verdict]
    else:
        assert step.stands
        assert level_of(replace(step, remarks=(RESTS_ON_REFUTED,))) == "warning"


def test_github_has_an_annotation_a_line(report: Report, root: Path) -> None:
    assert report_github(report, root).splitlines()[0] == (
        "::error file=my notes/bad.py,line=9,col=5,title=SC401 refuted::refuted: bad.mistakes:2: "
        "x^3 = 2*x: at x = -1, x^3 = 2*x is false: the sides are -1 and -2"
    )
    levels = [line.split()[0] for line in report_github(report, root).splitlines()]
    assert levels == ["::error", "::error", "::warning"]
    assert report_github(Report(()), root) == ""


ESCAPES = [
    ("a percent sign", "50% off", "50%25 off"),
    ("what looks like an escape", "%0A", "%250A"),
    ("a line end", "one\ntwo", "one%0Atwo"),
    ("a line end of Windows", "one\r\ntwo", "one%0D%0Atwo"),
    ("a command of its own", "\n::error::x", "%0A::error::x"),
    ("colons and commas stay in a message", "a: b, c", "a: b, c"),
]


@pytest.mark.parametrize(
    ("message", "escaped"), [e[1:] for e in ESCAPES], ids=[e[0] for e in ESCAPES]
)
def test_github_messages_are_escaped(report: Report, message: str, escaped: str) -> None:
    text = report_github(saying(report, message=message))
    assert text.endswith(f": {escaped}")
    assert len(text.splitlines()) == 1


def test_github_properties_are_escaped(report: Report) -> None:
    text = report_github(elsewhere(report, "a,b:c%d.py")).splitlines()[0]
    assert text.startswith("::error file=a%2Cb%3Ac%25d.py,line=9,")


ISSUE = {
    "type": "object",
    "required": ["description", "check_name", "fingerprint", "severity", "location"],
    "properties": {
        "description": {"type": "string", "minLength": 1},
        "check_name": {"type": "string", "pattern": "^SC[0-9]{3}$"},
        "fingerprint": {"type": "string", "minLength": 32},
        "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
        "location": {
            "type": "object",
            "required": ["path", "lines"],
            "properties": {
                "path": {"type": "string", "not": {"pattern": r"^(\./|/)|\\"}},
                "lines": {"required": ["begin"], "properties": {"begin": {"minimum": 1}}},
            },
        },
    },
}


def test_gitlab_has_an_object_a_finding(report: Report, root: Path) -> None:
    issues = json.loads(report_gitlab(report, root))
    Draft202012Validator({"type": "array", "items": ISSUE}).validate(issues)
    assert [(i["check_name"], i["severity"], i["location"]["lines"]["begin"]) for i in issues] == [
        ("SC401", "major", 9), ("SC211", "major", 10), ("SC805", "minor", 11),
    ]  # fmt: skip
    assert issues[0]["description"].startswith("SC401: refuted: bad.mistakes:2: x^3 = 2*x: at")
    assert json.loads(report_gitlab(Report(()))) == []


def fingerprints(report: Report, root: Path) -> list[str]:
    return [f.fingerprint for f in findings(report, root)]


SHIFTS = [
    ("blank lines above", "\n\n@derivation", "\n\n\n\n@derivation"),
    ("a hypothesis that is not used, before them", "d.given(x < 1)",
     "d.given(x < 1)\n    d.given(x > -9)"),
    ("another reason", "a slip", "another slip"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), [s[1:] for s in SHIFTS], ids=[s[0] for s in SHIFTS])
def test_fingerprints_survive_what_moves_lines(
    report: Report, root: Path, tmp_path: Path, old: str, new: str
) -> None:
    assert old in MODULE
    path = tmp_path / "my notes" / "bad.py"
    path.parent.mkdir()
    path.write_text(MODULE.replace(old, new), encoding="utf-8")
    moved = verify([path], seconds=10, jobs=2)
    assert fingerprints(moved, tmp_path) == fingerprints(report, root)


def test_fingerprints_tell_findings_apart(report: Report, root: Path) -> None:
    derivation = report.derivations[0]
    twice = Report((replace(derivation, steps=(*derivation.steps, *derivation.steps)),))
    assert len(set(fingerprints(twice, root))) == 6
    assert fingerprints(elsewhere(report, "other.py"), root) != fingerprints(report, root)
    other_code = saying(report, code=codes.EQUAL)
    assert fingerprints(other_code, root)[0] not in fingerprints(report, root)


SARIF = {
    "type": "object",
    "required": ["version", "$schema", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "$schema": {"type": "string", "pattern": "sarif-2\\.1\\.0.*\\.json$"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name", "version", "rules"],
                                "properties": {
                                    "name": {"const": "symcheck"},
                                    "rules": {"items": {"$ref": "#/$defs/rule"}},
                                },
                            }
                        },
                    },
                    "results": {"items": {"$ref": "#/$defs/result"}},
                },
            },
        },
    },
    "$defs": {
        "said": {
            "type": "object",
            "required": ["text"],
            "properties": {"text": {"type": "string", "minLength": 1}},
        },
        "rule": {
            "required": ["id", "shortDescription", "fullDescription", "help"],
            "properties": {
                "id": {"pattern": "^SC[0-9]{3}$"},
                "shortDescription": {"$ref": "#/$defs/said"},
                "fullDescription": {"$ref": "#/$defs/said"},
                "help": {"$ref": "#/$defs/said"},
            },
        },
        "result": {
            "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
            "properties": {
                "level": {"enum": ["none", "note", "warning", "error"]},
                "message": {"$ref": "#/$defs/said"},
                "locations": {"minItems": 1, "items": {"$ref": "#/$defs/location"}},
                "partialFingerprints": {"additionalProperties": {"type": "string"}},
            },
        },
        "location": {
            "required": ["physicalLocation"],
            "properties": {
                "physicalLocation": {
                    "required": ["artifactLocation", "region"],
                    "properties": {
                        "artifactLocation": {
                            "required": ["uri"],
                            "properties": {"uri": {"pattern": r"^[^\\ ]+$"}},
                        },
                        "region": {
                            "required": ["startLine", "startColumn"],
                            "properties": {
                                "startLine": {"type": "integer", "minimum": 1},
                                "startColumn": {"type": "integer", "minimum": 1},
                            },
                        },
                    },
                }
            },
        },
    },
}
"""What SARIF 2.1.0 asks of a log, of its runs and of their results."""


def test_sarif_has_the_structure_that_is_asked_for(report: Report, root: Path) -> None:
    validator = Draft202012Validator(SARIF)
    for some in (report, Report(())):
        validator.validate(json.loads(report_sarif(some, root)))
    (run,) = sarif_value(report, root)["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["SC211", "SC401", "SC805"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
    assert [(r["ruleId"], r["level"]) for r in run["results"]] == [
        ("SC401", "error"), ("SC211", "error"), ("SC805", "warning"),
    ]  # fmt: skip
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "my%20notes/bad.py"},
        "region": {"startLine": 9, "startColumn": 5},
    }
    assert sarif_value(Report(()))["runs"][0]["results"] == []


def test_the_structure_refuses_what_lacks_a_part_of_it(report: Report, root: Path) -> None:
    validator = Draft202012Validator(SARIF)
    value = sarif_value(report, root)
    assert validator.is_valid(value)
    del value["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert not validator.is_valid(value)


URIS = [
    ("a path as it is given", "notes/a.py", "notes/a.py"),
    ("a colon, before which there would be a scheme", "a:b.py", "a%3Ab.py"),
    ("letters beyond ASCII, a sign of its own", "σ#1.py", "%CF%83%231.py"),
]


@pytest.mark.parametrize(("path", "uri"), [u[1:] for u in URIS], ids=[u[0] for u in URIS])
def test_sarif_paths_are_relative_references(report: Report, path: str, uri: str) -> None:
    result = sarif_value(elsewhere(report, path))["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}


def test_sarif_names_a_file_outside_the_root_by_its_address(report: Report, tmp_path: Path) -> None:
    result = sarif_value(report, tmp_path)["runs"][0]["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.startswith("file:///")
    assert uri.endswith("/my%20notes/bad.py")


def test_sarif_columns_count_characters(report: Report, root: Path) -> None:
    assert sarif_value(report, root)["runs"][0]["columnKind"] == "unicodeCodePoints"
