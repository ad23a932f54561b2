"""From questions and findings to step objects: everything as text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from symcheck.judging.finding import Finding, Repair
from symcheck.judging.question import Question
from symcheck.judging.step_object import RepairShown, StepObject
from symcheck.language.claim import Claim, Rel, terms_of, variables_of
from symcheck.language.context import Definition, expand_claim
from symcheck.language.term import ZERO, Unknown, Var, subterms
from symcheck.printing.as_ascii import show_claim
from symcheck.printing.as_latex import latex_claim
from symcheck.reading.names import spelling_of


class Spelling(NamedTuple):
    """What a line for ``symcheck prove --jsonl`` says beside the claim's id."""

    read_as: str
    given: tuple[str, ...]
    integer: tuple[str, ...]
    functions: tuple[str, ...]


def spelled(goal: Claim, premises: Iterable[Claim]) -> Spelling:
    """The text of a claim under premises; that a natural number is not negative is one of them."""
    claims = (goal, *premises)
    variables = frozenset[Var]().union(*map(variables_of, claims))
    ordered = sorted(variables, key=lambda v: v.name)
    natural = [Rel(">=", v, ZERO) for v in ordered if v.sort == "natural"]
    unknown = (s for c in claims for t in terms_of(c) for s in subterms(t))
    integer = tuple(spelling_of(v.name) for v in ordered if v.sort != "real")
    shown = (show_claim(c, frozenset(integer)) for c in (*natural, *claims[1:]))
    return Spelling(
        show_claim(goal, frozenset(integer)),
        tuple(dict.fromkeys(shown)),
        integer,
        tuple(sorted({spelling_of(s.name) for s in unknown if isinstance(s, Unknown)})),
    )


def without_abbreviations(claim: Claim, definitions: Iterable[Definition]) -> Claim:
    """The claim with every abbreviation expanded."""
    known = {d.name: d for d in definitions}
    return expand_claim(claim, known)


class Place(NamedTuple):
    """Which step it is, and where it stands."""

    id: str | int
    line: int | None = None
    column: int | None = None


def step_object(
    place: Place,
    written: Claim,
    question: Question,
    finding: Finding,
    remarks: tuple[str, ...] = (),
    latex: str | None = None,
) -> StepObject:
    """The step object of a finding; ``written`` is the claim as its author wrote it.

    So is ``latex``, in a document; else the claim is set.
    """
    spelling = spelled(question.goal, (question.granted[i].claim for i in finding.given))
    given = spelling.given
    if given == (spelling.read_as,) and finding.verdict != "assumed":
        given *= 2  # a claim whose only hypothesis is itself is read as a hypothesis
    used = dict.fromkeys(question.granted[i].id for i in finding.uses)
    return StepObject(
        place.id,
        place.line,
        place.column,
        latex_claim(written) if latex is None else latex,
        spelling.read_as,
        given,
        spelling.integer,
        spelling.functions,
        finding.verdict,
        finding.code,
        finding.method,
        (*finding.lemmas, *(f"step:{i}" for i in used if i is not None)),
        " and ".join(map(show_claim, finding.condition)) or None,
        finding.counterexample,
        (*finding.remarks, *remarks),
        finding.numeric,
        finding.message,
        round(finding.seconds, 6),
        finding.exactly,
        finding.granting,
        finding.diagnosis,
        finding.direction,
        _shown_repair(finding.repair),
    )


def _shown_repair(repair: Repair | None) -> RepairShown | None:
    if repair is None:
        return None
    latex = latex_claim(repair.goal)
    return RepairShown(show_claim(repair.goal), latex, repair.edit, repair.serves_next)
