"""Reports as JSON, JUnit and LaTeX: well formed, complete, and true to what was judged."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as xml

import pytest
from jsonschema import Draft202012Validator, ValidationError

from symcheck.judging import codes
from symcheck.judging.report import JudgedDerivation, JudgedStep, Report
from symcheck.judging.step_object import VERDICTS, Counterexample, Numeric, Reading
from symcheck.judging.verify import verify
from symcheck.reporting.as_json import report_json, report_value, schema, step_json
from symcheck.reporting.as_junit import report_junit
from symcheck.reporting.as_latex import report_latex

MODULE = """\
from sympy import Abs, Eq, Ne, exp, sqrt
from symcheck import Derivation, chain, derivation, iff, implies, prime


@derivation("50% of {σ} & more: x₁ ≤ y_2", ref="eq. (1), #3")
def rows(d: Derivation):
    x, y = d.reals("x y")
    C = d.unknown("C")
    σ = d.define("σ", lambda t: 1 / (1 + exp(-t)))
    z = d.define("z", x * y)
    d.then(chain(0, "<", σ(z), "<", 1), "both ends", label="range")
    d.given(x > 1, "large & \\\\input{secret} $x$ 100% #1")
    d.then(x**2 > x, "multiply")
    d.at_least(1, "again")
    d.then(implies(y > 0, x * y > 0))
    d.then(Eq(C(z), C(y * x)), "commute")
    d.then(Eq(y**3, 2*y), "wrong")
    d.then(Eq(y / y, 1), "cancel")


@derivation("Equivalent rows")
def equivalent(d: Derivation):
    x, y = d.reals("x y")
    d.cite(rows, only="range", x=x**2, y=1/(1 + y**2))
    d.given(x > 2)
    d.iff(x + 1 > 3, "add 1")
    d.iff(2*x + 2 > 6, "double")
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    path = tmp_path_factory.mktemp("reports") / "some.py"
    path.write_text(MODULE, encoding="utf-8")
    return verify([path], seconds=10, jobs=2)


def with_every_verdict(report: Report) -> Report:
    """The report with steps made up so that each verdict and every kind of entry occurs."""
    derivation = report.derivations[0]
    first = derivation.steps[0]
    shown = Counterexample(
        "no value", (("x", "-1"),), (Reading("C", "t -> t^2"),), "1/x > 0", None, "0", "1/0"
    )
    made: list[JudgedStep] = []
    for verdict in VERDICTS:
        changed = replace(
            first.object,
            verdict=verdict,
            code=None if verdict == "proved" else codes.NO_VALUE,
            counterexample=shown if verdict in ("refuted", "conditional") else None,
            condition="x != 0" if verdict == "conditional" else None,
            numeric=Numeric(3, 50, None),
            message="control \x07 & <markup> ∀ \\end{document} %",
            read_as=None if verdict == "unread" else first.object.read_as,
        )
        made.append(JudgedStep(first.written, changed))
    return Report((JudgedDerivation(derivation.text, tuple(made)), *report.derivations[1:]))


def test_json_obeys_its_schema_and_has_every_key(report: Report) -> None:
    Draft202012Validator.check_schema(schema())
    validator = Draft202012Validator(schema())
    for some in (report, with_every_verdict(report), Report(())):
        value = json.loads(report_json(some))
        validator.validate(value)
        for derivation in value["derivations"]:
            for step in derivation["steps"]:
                assert set(step) == set(schema()["$defs"]["step"]["required"])


@pytest.mark.parametrize("key", ["verdict", "read_as", "numeric", "remarks"])
def test_the_schema_refuses_a_step_without_a_key(report: Report, key: str) -> None:
    value = report_value(report)
    del value["derivations"][0]["steps"][0][key]
    with pytest.raises(ValidationError, match=f"'{key}' is a required property"):
        Draft202012Validator(schema()).validate(value)


def test_json_says_what_was_judged(report: Report) -> None:
    value = json.loads(report_json(report))
    assert value["schema"] == 2
    rows, equivalent = value["derivations"]
    assert (rows["name"], equivalent["name"]) == ("some.rows", "some.equivalent")
    verdicts = [s["verdict"] for s in rows["steps"] + equivalent["steps"]]
    assert value["summary"] == {v: verdicts.count(v) for v in VERDICTS}
    assert verdicts[6:8] == ["refuted", "conditional"]
    wrong = rows["steps"][6]
    assert wrong["counterexample"]["kind"] == "false"
    assert set(wrong["counterexample"]["point"]) >= {"y"}
    assert rows["steps"][5]["functions"] == ["C"]
    assert json.loads(step_json(report.objects[0])) == rows["steps"][0]


def test_junit_counts_what_does_not_stand(report: Report) -> None:
    root = xml.fromstring(report_junit(report))
    rows, equivalent = root.findall("testsuite")
    assert (rows.get("tests"), rows.get("failures"), rows.get("errors")) == ("8", "2", "0")
    assert (equivalent.get("failures"), len(equivalent.findall("testcase"))) == ("0", 4)
    failures = [case.find("failure") for case in rows.findall("testcase")]
    assert [f.get("type") for f in failures if f is not None] == ["SC401", "SC211"]
    made_up = xml.fromstring(report_junit(with_every_verdict(report)))
    suite = made_up.find("testsuite")
    assert suite is not None
    assert (suite.get("failures"), suite.get("errors")) == ("3", "1")


def test_latex_has_rows_reasons_and_marks(report: Report) -> None:
    text = report_latex(report)
    assert r"\documentclass" not in text
    assert r"x^{2} & > x && \text{multiply} && \checkmark" in text
    assert r"& \ge 1 && \text{again}" in text
    assert r"\iff\quad x + 1 & > 3" in text
    assert r"\text{given: large" in text
    assert r"\times" in text
    assert "sides are" in text


def test_latex_escapes_what_authors_write(report: Report) -> None:
    text = report_latex(with_every_verdict(report), standalone=True)
    assert r"\input" not in text
    assert text.count(r"\end{document}") == 1
    assert r"100\% \#1" in report_latex(report)


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="pdflatex is not installed")
def test_standalone_latex_compiles(report: Report, tmp_path: Path) -> None:
    for name, some in (("real", report), ("made", with_every_verdict(report))):
        path = tmp_path / f"{name}.tex"
        path.write_text(report_latex(some, standalone=True), encoding="utf-8")
        done = subprocess.run(
            ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", path],
            cwd=tmp_path, capture_output=True, text=True, errors="replace", timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout[-2000:]
        assert (tmp_path / f"{name}.pdf").stat().st_size > 0
