"""Why the kernel does not accept: data with a kind and a place."""

from __future__ import annotations

from dataclasses import dataclass

from symcheck.language.claim import Claim
from symcheck.language.term import Term


@dataclass(frozen=True, slots=True)
class Refusal:
    """A certificate or witness was not accepted.

    ``kind`` is a stable word, ``claim`` and ``term`` the place: the goal or fact, and the subterm.
    """

    kind: str
    message: str
    claim: Claim | None
    term: Term | None = None


class Refused(Exception):
    """Carries a refusal out of a rule; never leaves the kernel."""

    def __init__(
        self, kind: str, message: str, claim: Claim | None, term: Term | None = None
    ) -> None:
        self.refusal = Refusal(kind, message, claim, term)
