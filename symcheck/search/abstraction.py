"""A compound term that goal and hypotheses share, put away behind a variable.

What is needed of σ(z) in s(1 − s) ≥ 1/|w| ⊢ (1 − √(1 − 4/|w|))/2 ≤ s, with s = σ(z), is only what
the hypotheses say of s; written out, it makes rational functions of e^(−z) of everything. So the
universal claim about s is looked for, and the instance at σ(z) is what was asked. Nothing is
trusted here: the certificate says all this, and is replayed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from symcheck.kernel.certificate import (
    Certificate, Detach, Generalize, Have, Known, Sign, Specialize, Split, Suppose,
)  # fmt: skip
from symcheck.kernel.facts import Facts
from symcheck.kernel.signs import has_value, settled
from symcheck.language.alpha import canonical_claim
from symcheck.language.claim import (
    And, Claim, ForAll, Implies, Or, Rel, conjunction, map_terms, terms_of, variables_of,
)  # fmt: skip
from symcheck.language.context import Obligation
from symcheck.language.substitution import fresh_variable
from symcheck.language.term import (
    ZERO, App, Num, Term, Var, changed, free_variables, subterms,
)  # fmt: skip
from symcheck.search.problem import problem_of

MOST_CANDIDATES = 3
WORTH = frozenset({"div", "exp", "ln", "root", "pow", "abs", "sin", "cos"})
"""Operations that are put away; sums and products of variables are left to algebra."""


@dataclass(frozen=True, slots=True)
class Abstract:
    """An obligation about a variable in place of a term, and what is known of that term."""

    obligation: Obligation
    var: Var
    term: Term
    known: tuple[Claim, ...]
    """The hypotheses of the obligation as they are about the term, in order."""


def abstracted(obligation: Obligation) -> Iterator[Abstract]:
    """Obligations that imply this one, each with another term put away; the largest term first."""
    facts = problem_of(obligation, 0.0).facts
    for term in _candidates(obligation):
        if has_value(term, facts) is None:
            continue
        taken = frozenset[Var]().union(
            *map(variables_of, (*obligation.hypotheses, obligation.goal))
        )
        var = fresh_variable(Var("s"), taken)
        goal = _put(obligation.goal, term, var)
        speaks = variables_of(goal)
        signs = tuple(_signs(term, facts))
        pairs = [(h, _put(h, term, var)) for h in (*obligation.hypotheses, *signs)]
        kept = [(h, p) for h, p in dict.fromkeys(pairs) if variables_of(p) <= speaks]
        if kept and _is_algebra(goal):
            known, put = zip(*kept, strict=True)
            yield Abstract(Obligation(put, goal), var, term, known)


def instance(found: Abstract, certificate: Certificate, used: tuple[int, ...]) -> Certificate:
    """The certificate for what was asked, from one for the abstract obligation."""
    premises = tuple(found.obligation.hypotheses[i] for i in used)
    claim: Claim = found.obligation.goal
    then = certificate
    if premises:
        claim, then = Implies(conjunction(premises), claim), Suppose(then)
    universal = canonical_claim(ForAll(found.var, claim))
    assert isinstance(universal, ForAll)
    last: Certificate = Known()
    if premises:
        here = tuple(found.known[i] for i in used)
        implication = Implies(conjunction(here), _put(found.obligation.goal, found.var, found.term))
        proofs = tuple(_shown(h) for h in here)
        last = Detach(implication, proofs[0] if len(proofs) == 1 else Split(proofs), Known())
    return Have(universal, Generalize(found.var, then), Specialize(universal, found.term, last))


def _shown(claim: Claim) -> Certificate:
    """A hypothesis is known; the sign of a term is settled by the kernel."""
    return Sign() if isinstance(claim, Rel) and claim.rhs == ZERO else Known()


def _is_algebra(claim: Claim) -> bool:
    """Whether only numbers, variables, their absolute values and algebra are left in a claim."""
    return all(_is_algebraic(s) for t in terms_of(claim) for s in subterms(t))


def _is_algebraic(term: Term) -> bool:
    match term:
        case Num() | Var() | App("abs", (Var(),)):
            return True
        case App(op, _):
            return op in ("add", "mul", "neg", "div", "pow", "root")
        case _:
            return False


def _signs(term: Term, facts: Facts) -> Iterator[Claim]:
    for op in (">", "<", ">="):
        claim = Rel(op, term, ZERO)
        if settled(claim, facts) is not None:
            yield claim
            return


def _candidates(obligation: Obligation) -> list[Term]:
    """Terms of the goal that occur in a hypothesis as well, the largest first."""
    if not _is_plain(obligation.goal):
        return []
    inside = dict.fromkeys(
        s for t in terms_of(obligation.goal) for s in subterms(t) if _is_worth(s)
    )
    given = {
        s for h in obligation.hypotheses for t in terms_of(h) for s in subterms(t) if _is_worth(s)
    }
    shared = sorted((s for s in inside if s in given), key=_size, reverse=True)
    return [s for s in shared if _hides(s, obligation.goal)][:MOST_CANDIDATES]


def _is_plain(claim: Claim) -> bool:
    match claim:
        case Rel():
            return True
        case And(parts) | Or(parts):
            return all(map(_is_plain, parts))
        case Implies(a, b):
            return _is_plain(a) and _is_plain(b)
        case _:
            return False


def _is_worth(term: Term) -> bool:
    return isinstance(term, App) and term.op in WORTH and bool(free_variables(term))


def _size(term: Term) -> int:
    return sum(1 for _ in subterms(term))


def _hides(term: Term, goal: Claim) -> bool:
    """Whether a variable is gone from the goal when the term is put away."""
    return not free_variables(term) <= variables_of(_put(goal, term, Var("·")))


def _put(claim: Claim, old: Term, new: Term) -> Claim:
    return map_terms(claim, lambda t: _exchanged(t, old, new))


def _exchanged(term: Term, old: Term, new: Term) -> Term:
    if term == old:
        return new
    if isinstance(term, Num | Var):
        return term
    return changed(term, lambda t: _exchanged(t, old, new))
