"""How the tests of the kernel write obligations: in the ASCII syntax, closed like an author's."""

from __future__ import annotations

from symcheck.language.claim import Claim
from symcheck.language.context import Context, Obligation, close
from symcheck.language.forms import unfold
from symcheck.language.term import Term, Var
from symcheck.reading.ascii_syntax import read_claim, read_term

INTEGERS = ("k", "m", "n")
FUNCTIONS = ("C", "D")
x, y, z, t, s, u = (Var(name) for name in "xyztsu")
k, m, n = (Var(name, "integer") for name in INTEGERS)


def term(text: str) -> Term:
    """The term; k, m and n are integers, C and D unknown functions."""
    return read_term(text, integer=INTEGERS, functions=FUNCTIONS)


def written(text: str) -> Claim:
    """The claim as written."""
    return read_claim(text, integer=INTEGERS, functions=FUNCTIONS)


def claim(text: str) -> Claim:
    """The claim over the kernel's operations."""
    return unfold(written(text))


def obligation(goal: str, *given: str) -> Obligation:
    """given ⊢ goal."""
    return close(Context(hypotheses=tuple(map(written, given))), written(goal))
