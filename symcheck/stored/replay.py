"""Does a stored certificate establish what a step says now?"""

from __future__ import annotations

from dataclasses import dataclass

from symcheck.kernel.check import check
from symcheck.kernel.codec import Damaged
from symcheck.kernel.refusal import Refusal
from symcheck.language.claim import Claim
from symcheck.language.context import Context, close
from symcheck.language.term import MalformedTerm
from symcheck.stored.entry import Entry, claim_digest, ledger_digest
from symcheck.stored.problem import StepKind
from symcheck.stored.sharing import certificate_from_shared


@dataclass(frozen=True, slots=True)
class Asked:
    """What a step says as the derivation stands now, with abbreviations expanded."""

    step: str
    premises: tuple[Claim, ...]
    goal: Claim


@dataclass(frozen=True, slots=True)
class Replayed:
    """The step is proved; ``rests_on`` are its premises (``hyp:INDEX``) and ``lemma:ID``."""

    step: str
    rests_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Uncovered:
    """The entry does not cover the step, for a reason of a kind."""

    step: str
    kind: StepKind
    message: str


def mismatch(asked: Asked, entry: Entry) -> Uncovered | None:
    """Why the entry was not made for the step as it is now, under the ledger as it is now."""
    if entry.claim != claim_digest(asked.premises, asked.goal):
        message = "the step, or a line before it, has changed since its certificate was stored"
        return Uncovered(asked.step, "stale", message)
    if entry.ledger != ledger_digest(entry.lemmas):
        names = ", ".join(entry.lemmas)
        message = f"the ledger has changed since the certificate was stored: {names}"
        return Uncovered(asked.step, "ledger", message)
    return None


def replay(asked: Asked, entry: Entry) -> Replayed | Uncovered:
    """The kernel's answer on the entry's certificate, for the obligation of the step itself."""
    different = mismatch(asked, entry)
    if different is not None:
        return different
    try:
        certificate = certificate_from_shared(entry.certificate)
        obligation = close(Context(hypotheses=asked.premises), asked.goal)
    except (Damaged, MalformedTerm, RecursionError) as wrong:
        return Uncovered(asked.step, "damaged", f"the certificate cannot be read: {wrong}")
    answer = check(obligation, certificate)
    if isinstance(answer, Refusal):
        message = f"the kernel refuses the certificate: {answer.kind}: {answer.message}"
        return Uncovered(asked.step, "refused", message)
    if lemmas_in(answer.rests_on) != entry.lemmas:
        message = "the certificate rests on other lemmas than its entry says"
        return Uncovered(asked.step, "lemmas", message)
    return Replayed(asked.step, tuple(sorted(answer.rests_on)))


def lemmas_in(rests_on: frozenset[str]) -> tuple[str, ...]:
    """The names of the lemmas among what a proof rests on, in order."""
    return tuple(sorted(o.removeprefix("lemma:") for o in rests_on if o.startswith("lemma:")))
