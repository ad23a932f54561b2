"""Reports as JUnit XML, for continuous integration: a suite a derivation, a case a step."""

from __future__ import annotations

from xml.etree import ElementTree as xml

from symcheck.derivations.step import DerivationText
from symcheck.judging.report import JudgedStep, Report
from symcheck.reporting.choosing import EVERYTHING, Choice
from symcheck.reporting.labels import as_written, how


def report_junit(report: Report, choice: Choice = EVERYTHING) -> str:
    """The whole report; a step that does not stand is a failure, one that is unread an error.

    A step whose finding is ignored is skipped.
    """
    suites = xml.Element("testsuites", name="symcheck")
    for derivation in report.derivations:
        ignored = [s for s in derivation.steps if choice.ignores(s.object)]
        failed = [s for s in derivation.steps if not s.object.stands and s not in ignored]
        unread = sum(s.object.verdict == "unread" for s in failed)
        suite = xml.SubElement(
            suites,
            "testsuite",
            name=derivation.text.name,
            tests=str(len(derivation.steps)),
            failures=str(len(failed) - unread),
            errors=str(unread),
            skipped=str(len(ignored)),
            time=f"{sum(s.object.seconds for s in derivation.steps):.3f}",
        )
        for step in derivation.steps:
            _case(suite, step, derivation.text, ignored=choice.ignores(step.object))
    xml.indent(suites)
    return _printable(xml.tostring(suites, encoding="unicode", xml_declaration=True))


def _case(suite: xml.Element, step: JudgedStep, text: DerivationText, *, ignored: bool) -> None:
    found, name, path = step.object, text.name, text.path
    case = xml.SubElement(
        suite,
        "testcase",
        classname=name,
        name=f"{found.id} {as_written(step)}",
        file=path,
        line=str(found.line or 0),
        time=f"{found.seconds:.3f}",
    )
    if ignored:
        xml.SubElement(case, "skipped", message=f"{found.code} ignored: {found.verdict}")
    elif not found.stands:
        kind = "error" if found.verdict == "unread" else "failure"
        remarks = "; ".join(found.remarks)
        reason = xml.SubElement(case, kind, type=found.code or found.verdict or "unread")
        reason.set("message", ": ".join(p for p in (found.verdict, remarks, found.message) if p))
        reason.text = f"{path}:{found.line}: {found.read_as}"
    else:
        xml.SubElement(case, "system-out").text = how(found, name) or found.verdict


def _printable(text: str) -> str:
    """Without the control characters that XML has no way to write."""
    return "".join(c for c in text if c >= " " or c in "\n\t")
