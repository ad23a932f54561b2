"""Judging one question: refute where the numbers ask for it, prove, refute harder, say which.

The time limit is shared out here and kept by the searches themselves; `workers` enforces it.
"""

from __future__ import annotations

from dataclasses import replace
from time import monotonic

from symcheck.judging import codes
from symcheck.judging.case import A_WHILE, Case, case_of, lemmas, under, uses
from symcheck.judging.conditional import Conditions, in_a_region, under_definedness
from symcheck.judging.counterexample import (
    counterexample_of, failing_relation, is_contradicted, point_of,
)  # fmt: skip
from symcheck.judging.denials import denial_of, has_form
from symcheck.judging.exhibits import remarks_on_values
from symcheck.judging.fault import answer_at
from symcheck.judging.finding import Finding, numeric_of
from symcheck.judging.missing import missing_fact, tried_in_words
from symcheck.judging.not_judged import not_judged, without_value
from symcheck.judging.question import Question
from symcheck.judging.reasons import Reason, reason_of
from symcheck.judging.remarks import remarks_of
from symcheck.judging.step_object import Counterexample
from symcheck.judging.teaching import taught, told_of_converse
from symcheck.kernel.certificate import Certificate
from symcheck.kernel.check import Accepted, check
from symcheck.language.claim import FALSE, Claim, Iff, Truth
from symcheck.language.context import Obligation
from symcheck.printing.as_ascii import show_claim
from symcheck.search.crosscheck import crosscheck
from symcheck.search.portfolio import Proof, Refutation, method, prove, refute, refute_quickly
from symcheck.search.refuters.by_negation import needs_denial
from symcheck.search.sampling import sample

CONTRADICTORY = "contradictory"


def judge(question: Question, seconds: float) -> Finding:
    """The verdict on a question within about so many seconds, and what teaches where it fails."""
    begun = monotonic()
    finding = not_judged(question)
    if finding is None:
        case = case_of(question, begun + seconds)
        finding, refutation = _judged(case)
        finding = finding if refutation is None else taught(case, finding, refutation)
    return replace(finding, seconds=monotonic() - begun)


def decide(question: Question, seconds: float) -> Finding:
    """The same verdict alone, for those who need nothing else of many questions."""
    begun = monotonic()
    finding = not_judged(question) or _judged(case_of(question, begun + seconds))[0]
    return replace(finding, seconds=monotonic() - begun)


def replayed(question: Question, certificate: Certificate, seconds: float) -> Finding | None:
    """The finding on a certificate that is at hand; None if the kernel refuses it.

    It is cross-checked like one that was just found, and shows nothing from premises that
    contradict each other.
    """
    begun = monotonic()
    if not_judged(question) is not None:
        return None
    case = case_of(question, begun + seconds)
    answer = check(case.full, certificate)
    if not isinstance(answer, Accepted):
        return None
    finding = _shown(case, Proof(certificate, answer.rests_on, method(certificate)))
    return replace(finding, seconds=monotonic() - begun)


def follows(question: Question, seconds: float) -> Finding | None:
    """A proof alone, from premises that may be false; None if there is none.

    A proof from premises that contradict each other shows nothing and is not given.
    """
    begun = monotonic()
    if not_judged(question) is not None:
        return None
    case = case_of(question, begun + seconds)
    proof = prove(case.full, case.share(0.8))
    if proof is None:
        return None
    used = uses(proof)
    premises = (replace(question.granted[i], follows=False) for i in used)
    needed = Question(tuple(premises), question.goal)
    narrow = case_of(needed, case.deadline)
    if narrow.evidence.points == 0 and _clash(narrow) is not None:
        return None
    finding = _proved(replace(case, evidence=narrow.evidence), proof)
    return replace(finding, given=used, seconds=monotonic() - begun)


def _judged(case: Case) -> tuple[Finding, Refutation | None]:
    """The finding, and the refutation on which it stands if it fails."""
    suspected = case.evidence.doubtful is not None
    beyond = needs_denial(case.base.goal)
    if beyond and not suspected:  # what numbers do not tell against is more often true
        proof = prove(case.full, case.share(0.45))
        if proof is not None:
            return _shown(case, proof), None
    search = refute if suspected else refute_quickly
    refutation = search(case.base, case.share(0.5 if beyond else 0.3 if suspected else 0.1))
    if refutation is None:
        proof = prove(case.full, case.share(0.7 if beyond else 0.85))
        if proof is not None:
            return _shown(case, proof), None
        refutation = refute(case.base, case.share(0.8))
    return (_open(case), None) if refutation is None else _failed(case, refutation)


def _shown(case: Case, proof: Proof) -> Finding:
    """Proved, unless the premises contradict each other: then anything is."""
    if case.evidence.points == 0 and case.full.goal != FALSE:
        clash = _clash(case)
        if clash is not None:
            return _contradictory(case, clash)
    return _proved(case, proof)


def _proved(case: Case, proof: Proof) -> Finding:
    finding = Finding(
        "proved",
        case.everything,
        method=proof.method,
        lemmas=lemmas(proof),
        uses=uses(proof),
        remarks=(
            *remarks_on_values(case.question.goal, proof.certificate),
            *remarks_of(case, proof),
        ),
        numeric=numeric_of(case.evidence),
        certificate=proof.certificate,
    )
    if case.evidence.violation is not None:
        return _disagreement(finding)
    return told_of_converse(case, finding)


def _clash(case: Case) -> tuple[int, ...] | None:
    """Premises that contradict each other, by index; None if a point is found or no clash."""
    hypotheses = case.base.hypotheses
    if not hypotheses or sample(Obligation(hypotheses, Truth(True)), 1):
        return None
    proof = prove(Obligation(hypotheses, FALSE), min(A_WHILE, case.share(0.5)))
    if proof is None:
        return None
    return tuple(case.independent[i] for i in uses(proof))


def _contradictory(case: Case, clash: tuple[int, ...]) -> Finding:
    claims = "; ".join(show_claim(case.question.granted[i].claim) for i in clash)
    return Finding(
        "open",
        case.everything,
        codes.CONTRADICTORY,
        uses=clash,
        remarks=(CONTRADICTORY,),
        message=f"no point satisfies the hypotheses, so that anything follows: {claims}",
    )


def _failed(case: Case, refutation: Refutation) -> tuple[Finding, Refutation | None]:
    if is_contradicted(case.base, refutation):
        finding = Finding("refuted", case.independent, numeric=numeric_of(case.evidence))
        return _disagreement(finding), None
    found: Conditions | None
    if refutation.kind == "no value":
        conditions, found = under_definedness(case)
        found = found or in_a_region(case, refutation, conditions)
        if found is None:  # a point at which both sides have values says more
            elsewhere = refute(under(case.base, conditions), min(A_WHILE, case.share(0.5)))
            if elsewhere is not None and elsewhere.kind == "false":
                refutation = elsewhere
    else:
        found = in_a_region(case, refutation)
    if found is not None:
        return _conditional(case, refutation, found), refutation
    return _refuted(case, refutation), refutation


def _refuted(case: Case, refutation: Refutation) -> Finding:
    shown = counterexample_of(case.base, refutation)
    if refutation.kind == "no value":
        code = codes.NO_VALUE
    else:
        relation = failing_relation(case.base.goal, point_of(refutation))
        code = codes.code_of_false(None if relation is None else relation.op)
    message = _where_it_fails(case, refutation)
    reason = _reason(case, refutation)
    if reason is not None:
        parts = (reason.relation, reason.left, reason.right)
        shown = replace(shown, relation=parts[0], left=parts[1], right=parts[2])
        code, message = reason.code, f"{_place(shown)}{reason.text}"
    return Finding(
        "refuted",
        case.independent,
        code,
        counterexample=shown,
        remarks=_direction(case, refutation),
        numeric=numeric_of(case.evidence),
        message=message,
    )


def _reason(case: Case, refutation: Refutation) -> Reason | None:
    """Of a claim that evaluation at a point does not tell about, why it fails."""
    goal = case.question.goal
    if refutation.kind != "false" or not (needs_denial(case.base.goal) or has_form(goal)):
        return None
    denial = denial_of(goal, refutation.witness)
    return None if denial is None else reason_of(denial, case.share(1.0))


def _place(shown: Counterexample) -> str:
    """The point in words, before what fails there."""
    place = ", ".join(f"{name} = {value}" for name, value in shown.point)
    readings = "; ".join(f"{r.name}: {r.formula}" for r in shown.functions)
    at = " and ".join(part for part in (place, readings) if part)
    return f"at {at}, " if at else ""


def _where_it_fails(case: Case, refutation: Refutation) -> str:
    shown = counterexample_of(case.base, refutation)
    if shown.subterm is not None:
        what = f"{shown.subterm} has no value"
    elif shown.left is not None and shown.right is not None:
        what = f"{shown.relation} is false: the sides are {shown.left} and {shown.right}"
    else:
        what = "the claim is false"
    return f"{_place(shown)}{what}"


def _direction(case: Case, refutation: Refutation) -> tuple[str, ...]:
    """Of an equivalence, which direction fails at the witness."""
    goal = case.question.goal
    if not isinstance(goal, Iff):
        return ()
    left, right = (answer_at(side, refutation) for side in (goal.left, goal.right))
    if left is True and right is False:
        return ("the left side holds there and the right side does not",)
    if left is False and right is True:
        return ("the right side holds there and the left side does not",)
    return ()


def _open(case: Case) -> Finding:
    begun = case.begun
    missing = missing_fact(case) if case.evidence.doubtful is None else None
    remarks = [tried_in_words(case, monotonic() - begun)]
    if missing is not None:
        seems = ", which seems to hold" if missing.seems_true else ""
        remarks.append(f"it would be proved if one knew that {_joined(missing.claims)}{seems}")
    code = codes.TIME if case.share(1.0) <= 0 else codes.NOT_FOUND
    valueless = without_value(case.full)
    return Finding(
        "open",
        case.everything,
        code,
        remarks=tuple(remarks),
        numeric=numeric_of(case.evidence),
        message="; ".join(filter(None, (codes.MEANING[code], valueless))),
    )


def _conditional(case: Case, refutation: Refutation, found: Conditions) -> Finding:
    used = tuple(i for i in uses(found.proof) if i < len(case.question.granted))
    when = "exactly where" if found.exactly else "where"
    return Finding(
        "conditional",
        tuple(sorted({*case.independent, *used})),
        codes.CONDITIONAL,
        found.proof.method,
        lemmas(found.proof),
        used,
        found.claims,
        counterexample_of(case.base, refutation),
        numeric=numeric_of(crosscheck(under(case.base, found.claims))),
        message=f"holds {when} {_joined(found.claims)}; {_where_it_fails(case, refutation)}",
        certificate=found.proof.certificate,
        exactly=found.exactly,
    )


def _joined(conditions: tuple[Claim, ...]) -> str:
    return " and ".join(map(show_claim, conditions))


def _disagreement(finding: Finding) -> Finding:
    """What must never happen: a result that the kernel accepts and the numbers contradict."""
    message = (
        f"internal disagreement: the kernel accepts that this is {finding.verdict}, and numbers "
        "with 50 digits clearly say otherwise; please report it"
    )
    return replace(finding, verdict="open", code=codes.DISAGREEMENT, message=message)
