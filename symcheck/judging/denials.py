"""What a certificate of a negation says: which part of the claim fails, and at which values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from symcheck.kernel.certificate import (
    Antiderivative, Certificate, Choose, Detach, Exhibit, Have, Obtain, Rewrite, Specialize,
    Split, Witness,
)  # fmt: skip
from symcheck.kernel.witness import Failure, check_witness
from symcheck.language.analysis_forms import meaning_of
from symcheck.language.claim import (
    And, Chain, Claim, Exists, ForAll, Form, Iff, Implies, Member, Not, Rel, Truth, parts_of,
)  # fmt: skip
from symcheck.language.context import Context, close
from symcheck.language.forms import negation
from symcheck.language.substitution import substitute_in_claim
from symcheck.language.term import Term, Var


@dataclass(frozen=True, slots=True)
class Denial:
    """The part of a claim that a witness denies, at the witness's point.

    ``form`` is the claim of analysis that this part belongs to, if it is of one; ``part`` what is
    left when the variables that are given ``values`` are taken off.
    """

    form: Form | None
    path: tuple[int, ...]
    values: tuple[tuple[Var, Term], ...]
    part: Claim


def denial_of(goal: Claim, witness: Witness) -> Denial | None:
    """Which part of the goal, as written, the certificates of a witness deny."""
    claim = substitute_in_claim(goal, dict(witness.values))
    form: Form | None = None
    path: tuple[int, ...] = ()
    while True:
        match claim:
            case And(parts):
                failing = [i for i, p in enumerate(parts) if _fails(p, witness)]
                if not failing:
                    return None
                path, claim = (*path, failing[0]), parts[failing[0]]
            case Implies(_, conclusion):
                claim = conclusion
            case Not(part):
                claim = negation(part)
            case ForAll() | Exists():
                proof = _proof(claim, witness)
                return None if proof is None else _followed(form, path, claim, proof)
            case Rel() | Chain() | Member() | Truth() | Iff():
                return Denial(form, path, (), claim)
            case _ if isinstance(claim, get_args(Form)):
                form, path = form or claim, ()
                claim = meaning_of(claim)
            case _:
                return None


def _fails(claim: Claim, witness: Witness) -> bool:
    there = close(Context(), claim)
    return isinstance(check_witness(there, Witness((), witness.functions, witness.shown)), Failure)


def _proof(claim: Claim, witness: Witness) -> Certificate | None:
    for shown in witness.shown:
        if _fails(claim, Witness((), witness.functions, (shown,))):
            return shown[1]
    return None


def _followed(form: Form | None, path: tuple[int, ...], claim: Claim, proof: Certificate) -> Denial:
    """The values that the certificate exhibits for the universal variables, one after the other."""
    values: list[tuple[Var, Term]] = []
    while True:
        match claim, proof:
            case _, Have(_, _, then) | Obtain(_, _, then) | Detach(_, _, then):
                proof = then
            case _, Specialize(_, _, then) | Rewrite(_, _, then) | Antiderivative(then=then):
                proof = then
            case ForAll(var, part), Exhibit(value, then):
                values.append((var, value))
                claim, proof = part, then
            case Implies(_, conclusion), Split((_, after)):
                claim, proof = conclusion, after
            case And(parts), Choose(index, then):
                claim, proof = parts[index], then
            case Not(part), _:
                claim = negation(part)
            case _ if isinstance(claim, get_args(Form)) and isinstance(proof, Exhibit | Choose):
                form = form or claim
                claim = meaning_of(claim)
            case _:
                return Denial(form, path, tuple(values), claim)


def has_form(claim: Claim) -> bool:
    """Whether a claim of analysis stands in it."""
    return isinstance(claim, get_args(Form)) or any(map(has_form, parts_of(claim)))
