"""Claims that hold near a place by a bound that is known for all values of the variable.

Of |f| ≤ G(x) either G(x) = ε is solved for x, or the same is shown of G first.
"""

from __future__ import annotations

from dataclasses import replace


from symcheck.kernel.certificate import Certificate, Have, Obtain
from symcheck.kernel.facts import NOTHING, Facts, assume
from symcheck.language.claim import And, Claim, Exists, ForAll, Implies, Rel
from symcheck.language.substitution import fresh_variable, substitute_in_claim
from symcheck.language.term import ZERO, App, Num, Term, Var, free_variables
from symcheck.search.floats import NO_POINTS
from symcheck.search.problem import Problem, relations
from symcheck.search.provers.quantifiers import exhibited
from symcheck.search.solving import solve_for

from symcheck.search.provers.approach import SHARE, Near, parsed, wanted_of
from symcheck.search.provers.limits import by_bound


def by_known_bound(problem: Problem, goal: Exists, near: Near) -> Certificate | None:
    """|f − L| ≤ G(x) is known for all x (or f ≥ G(x)), and G itself is small (or large) enough.

    Either G(x) = ε is solved for x, or the same is shown of G first.
    """
    wanted = wanted_of(near.claim)
    if wanted is None or not isinstance(near.claim, Rel):
        return None
    for known in list(problem.facts.known):
        bound = _bound_in(known, near)
        if bound is None:
            continue
        found = _through_bound(problem, goal, near, bound, known) or _solved_bound(
            problem, goal, near, bound, known
        )
        if found is not None:
            return found
    return None


def _solved_bound(
    problem: Problem, goal: Exists, near: Near, bound: Term, known: Claim
) -> Certificate | None:
    assert isinstance(near.claim, Rel)
    reach = solve_for(Rel("=", bound, near.claim.rhs), near.var)
    if reach is None:
        return None
    for candidate in _joined(near, reach, _least_in(known)):
        plain = replace(problem, points=NO_POINTS).sharing(SHARE)
        shown = exhibited(plain, goal, candidate)
        if shown is not None:
            return shown
    return None


def _joined(near: Near, reach: Term, least: Term | None) -> list[Term]:
    """The reach together with what the known bound asks of the variable."""
    if least is None or not near.infinite:
        return [reach]
    return [App("max", (reach, least))]


def _through_bound(
    problem: Problem, goal: Exists, near: Near, bound: Term, known: Claim
) -> Certificate | None:
    """G is close to 0 near the place, for a reach that is then given a name."""
    claim = near.claim
    if not isinstance(claim, Rel) or free_variables(bound) - {near.var}:
        return None
    small = Rel("<", App("abs", (bound,)), claim.rhs) if claim.op == "<" else None
    part: Claim = near.within(near.reach, small or Rel(claim.op, bound, claim.rhs))
    if not near.infinite:
        part = And((Rel(">", near.reach, ZERO), part))
    there = Exists(near.reach, part)
    again = parsed(there)
    proof = None if again is None else by_bound(_plain(problem).sharing(0.5), there, again)
    if proof is None:
        return None
    named = fresh_variable(Var("r"), problem.names | {near.var})
    known_there = replace(problem, points=NO_POINTS).given(
        substitute_in_claim(there.part, {near.reach: named})
    )
    for candidate in _joined(near, named, _least_in(known)):
        shown = exhibited(known_there, goal, candidate)
        if shown is not None:
            return Have(there, proof, Obtain(there, named, shown))
    return None


def _plain(problem: Problem) -> Problem:
    """The problem with only what is known of plain variables."""
    kept = Facts()
    for rel in relations(problem.facts):
        if all(isinstance(side, Var | Num) for side in (rel.lhs, rel.rhs)):
            kept = assume(kept, rel, NOTHING)
    return replace(problem, facts=kept, points=NO_POINTS)


def _bound_in(known: Claim, near: Near) -> Term | None:
    """The bound that a universal fact gives on the wanted side of what is wanted."""
    if not isinstance(known, ForAll) or not isinstance(near.claim, Rel):
        return None
    part = substitute_in_claim(known.part, {known.var: near.var})
    conclusion = part.conclusion if isinstance(part, Implies) else part
    match conclusion:
        case Rel("<=" | "<", left, right) if near.claim.op == "<" and left == near.claim.lhs:
            return right
        case Rel("<=" | "<", left, right) if near.claim.op == "<" and _is_gap(near.claim.lhs, left):
            return right
        case Rel(">=" | ">", left, right) if near.claim.op == ">" and left == near.claim.lhs:
            return right
        case _:
            return None


def _is_gap(gap: Term, left: Term) -> bool:
    """|f − 0| of an |f| or f that is bounded."""
    match gap:
        case App("abs", (App("add", (f, Num(value))),)) if value == 0:
            return left in (App("abs", (f,)), f)
        case App("abs", (App("add", (f, App("neg", (zero,)))),)) if zero == ZERO:
            return left in (App("abs", (f,)), f)
        case _:
            return False


def _least_in(known: Claim) -> Term | None:
    match known:
        case ForAll(var, Implies(Rel(">=" | ">", x, low), _)) if x == var:
            return low
        case _:
            return None
