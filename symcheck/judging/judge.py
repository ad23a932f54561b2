"""Judging one question: refute where the numbers ask for it, prove, refute harder, say which.

The time limit is shared out here and kept by the searches themselves; `workers` enforces it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from time import monotonic

from symcheck.judging import codes
from symcheck.judging.conditions import conditions_of, is_restated, size
from symcheck.judging.counterexample import (
    counterexample_of, failing_relation, is_contradicted, point_of,
)  # fmt: skip
from symcheck.judging.denials import denial_of, has_form
from symcheck.judging.exhibits import remarks_on_values
from symcheck.judging.finding import Finding, numeric_of
from symcheck.judging.not_judged import not_judged
from symcheck.judging.question import Question, base_of, is_unfolded, obligation_of
from symcheck.judging.reasons import Reason, reason_of
from symcheck.judging.step_object import Counterexample
from symcheck.kernel.certificate import Certificate
from symcheck.kernel.check import Accepted, check
from symcheck.language.claim import FALSE, Claim, Iff, Truth
from symcheck.language.context import Obligation
from symcheck.language.forms import unfold
from symcheck.printing.as_ascii import show_claim
from symcheck.search.crosscheck import Evidence, crosscheck
from symcheck.search.portfolio import (
    Proof, Refutation, method, prove, refute, refute_quickly,
)  # fmt: skip
from symcheck.search.refuters.by_negation import needs_denial
from symcheck.search.sampling import sample
from symcheck.search.truth import holds, is_quantified

CONTRADICTORY = "contradictory"
A_WHILE = 2.0
"""Seconds that a search aside from the question itself may take."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question being judged: its obligations with all premises and with the independent ones."""

    question: Question
    full: Obligation
    base: Obligation
    evidence: Evidence
    deadline: float

    def share(self, part: float) -> float:
        """That part of the time that is left, in seconds."""
        return max(0.0, part * (self.deadline - monotonic()))

    @property
    def everything(self) -> tuple[int, ...]:
        """All premises, by index."""
        return tuple(range(len(self.question.granted)))

    @property
    def independent(self) -> tuple[int, ...]:
        """The premises that do not follow from others, by index."""
        return tuple(i for i, g in enumerate(self.question.granted) if not g.follows)


def judge(question: Question, seconds: float) -> Finding:
    """The verdict on a question within about so many seconds."""
    begun = monotonic()
    finding = not_judged(question) or _judged(_case(question, begun + seconds))
    return replace(finding, seconds=monotonic() - begun)


def replayed(question: Question, certificate: Certificate, seconds: float) -> Finding | None:
    """The finding on a certificate that is at hand; None if the kernel refuses it.

    It is cross-checked like one that was just found, and shows nothing from premises that
    contradict each other.
    """
    begun = monotonic()
    if not_judged(question) is not None:
        return None
    case = _case(question, begun + seconds)
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
    case = _case(question, begun + seconds)
    proof = prove(case.full, case.share(0.8))
    if proof is None:
        return None
    used = _uses(proof)
    premises = (replace(question.granted[i], follows=False) for i in used)
    needed = Question(tuple(premises), question.goal)
    narrow = _case(needed, case.deadline)
    if narrow.evidence.points == 0 and _clash(narrow) is not None:
        return None
    finding = _proved(replace(case, evidence=narrow.evidence), proof)
    return replace(finding, given=used, seconds=monotonic() - begun)


def _case(question: Question, deadline: float) -> Case:
    full, base = obligation_of(question), base_of(question)
    plain = is_unfolded(question.goal) or is_quantified(question.goal)
    written = None if plain else question.goal
    return Case(question, full, base, crosscheck(base, written=written), deadline)


def _judged(case: Case) -> Finding:
    suspected = case.evidence.doubtful is not None
    beyond = needs_denial(case.base.goal)
    if beyond and not suspected:  # what numbers do not tell against is more often true
        proof = prove(case.full, case.share(0.45))
        if proof is not None:
            return _shown(case, proof)
    search = refute if suspected else refute_quickly
    refutation = search(case.base, case.share(0.5 if beyond else 0.3 if suspected else 0.1))
    if refutation is None:
        proof = prove(case.full, case.share(0.7 if beyond else 0.85))
        if proof is not None:
            return _shown(case, proof)
        refutation = refute(case.base, case.share(0.8))
    return _open(case) if refutation is None else _failed(case, refutation)


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
        lemmas=_lemmas(proof),
        uses=_uses(proof),
        remarks=remarks_on_values(case.question.goal, proof.certificate),
        numeric=numeric_of(case.evidence),
        certificate=proof.certificate,
    )
    return finding if case.evidence.violation is None else _disagreement(finding)


def _clash(case: Case) -> tuple[int, ...] | None:
    """Premises that contradict each other, by index; None if a point is found or no clash."""
    hypotheses = case.base.hypotheses
    if not hypotheses or sample(Obligation(hypotheses, Truth(True)), 1):
        return None
    proof = prove(Obligation(hypotheses, FALSE), min(A_WHILE, case.share(0.5)))
    if proof is None:
        return None
    return tuple(case.independent[i] for i in _uses(proof))


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


def _failed(case: Case, refutation: Refutation) -> Finding:
    if is_contradicted(case.base, refutation):
        finding = Finding("refuted", case.independent, numeric=numeric_of(case.evidence))
        return _disagreement(finding)
    if refutation.kind == "no value":
        conditions, proof = _conditions(case)
        if proof is not None:
            return _conditional(case, refutation, conditions, proof)
        # a point at which both sides have values says more
        elsewhere = refute(_under(case.base, conditions), min(A_WHILE, case.share(0.5)))
        if elsewhere is not None and elsewhere.kind == "false":
            refutation = elsewhere
    return _refuted(case, refutation)


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
    left, right = (holds(unfold(side), point_of(refutation)) for side in (goal.left, goal.right))
    if left is True and right is False:
        return ("the left side holds there and the right side does not",)
    if left is False and right is True:
        return ("the right side holds there and the left side does not",)
    return ()


def _open(case: Case) -> Finding:
    conditions, proof = _conditions(case)
    remarks: tuple[str, ...] = ()
    if proof is not None:
        remarks = (f"proved where {_joined(conditions)}",)
    code = codes.TIME if case.share(1.0) <= 0 else codes.NOT_FOUND
    return Finding(
        "open",
        case.everything,
        code,
        remarks=remarks,
        numeric=numeric_of(case.evidence),
        message=codes.MEANING[code],
    )


def _conditional(
    case: Case, refutation: Refutation, conditions: tuple[Claim, ...], proof: Proof
) -> Finding:
    uses = tuple(i for i in _uses(proof) if i < len(case.question.granted))
    return Finding(
        "conditional",
        tuple(sorted({*case.independent, *uses})),
        codes.CONDITIONAL,
        proof.method,
        _lemmas(proof),
        uses,
        conditions,
        counterexample_of(case.base, refutation),
        numeric=numeric_of(crosscheck(_under(case.base, conditions))),
        message=f"holds where {_joined(conditions)}; {_where_it_fails(case, refutation)}",
        certificate=proof.certificate,
    )


def _joined(conditions: tuple[Claim, ...]) -> str:
    return " and ".join(map(show_claim, conditions))


def _conditions(case: Case) -> tuple[tuple[Claim, ...], Proof | None]:
    """Definedness conditions that the premises do not grant, and a proof under them if found.

    They are wanted as simple as can be, and the claim must have points that meet them.
    """
    needed: tuple[Claim, ...] = ()
    for simply in (True, False):
        needed = _needed(case, conditions_of(case.full.goal, simply=simply))
        if not needed or any(is_restated(c, case.full.goal) for c in needed):
            return needed, None
        evidence = crosscheck(_under(case.base, needed))
        if evidence.points == 0 or evidence.violation is not None:
            return needed, None
        proof = prove(_under(case.full, needed), case.share(0.3))
        if proof is not None:
            return _fewest(case, needed, proof)
    return needed, None


def _fewest(
    case: Case, conditions: tuple[Claim, ...], proof: Proof
) -> tuple[tuple[Claim, ...], Proof]:
    """The conditions without those that are not needed, the longest being tried first."""
    for condition in sorted(conditions, key=size, reverse=True):
        fewer = tuple(c for c in conditions if c != condition)
        if fewer and crosscheck(_under(case.base, fewer)).doubtful is None:
            again = prove(_under(case.full, fewer), min(A_WHILE, case.share(0.3)))
            conditions, proof = (conditions, proof) if again is None else (fewer, again)
    return conditions, proof


def _needed(case: Case, conditions: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The conditions that the premises and the conditions before them do not grant."""
    kept: tuple[Claim, ...] = ()
    for condition in conditions:
        full, base = (_under(o, kept, condition) for o in (case.full, case.base))
        doubtful = crosscheck(base).doubtful is not None
        if doubtful or prove(full, min(A_WHILE / 2, case.share(0.2))) is None:
            kept = (*kept, condition)
    return kept


def _under(
    obligation: Obligation, conditions: tuple[Claim, ...], goal: Claim | None = None
) -> Obligation:
    """The obligation with more hypotheses, and another goal if one is given."""
    hypotheses = (*obligation.hypotheses, *conditions)
    return replace(obligation, hypotheses=hypotheses, goal=goal or obligation.goal)


def _uses(proof: Proof) -> tuple[int, ...]:
    """The hypotheses that a proof rests on, by index."""
    indices = (r.removeprefix("hyp:") for r in proof.rests_on if r.startswith("hyp:"))
    return tuple(sorted(map(int, indices)))


def _lemmas(proof: Proof) -> tuple[str, ...]:
    return tuple(sorted(r for r in proof.rests_on if r.startswith("lemma:")))


def _disagreement(finding: Finding) -> Finding:
    """What must never happen: a result that the kernel accepts and the numbers contradict."""
    message = (
        f"internal disagreement: the kernel accepts that this is {finding.verdict}, and numbers "
        "with 50 digits clearly say otherwise; please report it"
    )
    return replace(finding, verdict="open", code=codes.DISAGREEMENT, message=message)
