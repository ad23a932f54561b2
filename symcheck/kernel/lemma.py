"""What an entry of the lemma ledger is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from symcheck.language.claim import Claim, Rel, RelOp, variables_of
from symcheck.language.term import Term, Var, num


@dataclass(frozen=True, slots=True)
class Lemma:
    """A ledger entry."""

    id: str
    premises: tuple[Claim, ...]
    claim: Claim
    cite: str

    @property
    def variables(self) -> frozenset[Var]:
        """The variables it is quantified over."""
        return variables_of(self.claim).union(*map(variables_of, self.premises))


def rel(lhs: Term, op: RelOp, rhs: Term | int) -> Rel:
    """The relation; an int stands for itself."""
    return Rel(op, lhs, num(rhs) if isinstance(rhs, int) else rhs)


def entry(name: str, premises: Sequence[Claim], claim: Claim, cite: str) -> Lemma:
    """The entry of that id."""
    return Lemma(name, tuple(premises), claim, cite)
