"""Inequalities by contradiction: the negated goal, facts about atoms, and linear programming.

Rounds: the facts alone; with the ledger's lemmas about the atoms; with what those give about pairs
of exponentials and logarithms; with tangents placed where the sample points say it hurts.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations
from statistics import median

import numpy as np

from symcheck.kernel.certificate import Certificate, Contradiction, Cover, Cell
from symcheck.language.claim import FALSE, Claim, Rel
from symcheck.language.forms import negation
from symcheck.language.term import (
    ONE, ZERO, App, Num, Recursion, Term, exp, free_variables, ln, num,
)  # fmt: skip
from symcheck.search.floats import fails, slacks, value, values
from symcheck.search.points import tightest
from symcheck.search.problem import Problem, having, relations
from symcheck.search.provers.atoms import atoms_in, facts_about_atoms, instance
from symcheck.search.provers.clashes import by_clash, strict_facts
from symcheck.search.provers.congruence import congruent_atoms
from symcheck.search.provers.detaching import detached
from symcheck.search.provers.farkas import contradiction
from symcheck.search.provers.nearby import narrowed
from symcheck.search.provers.univariate import by_one_atom

from symcheck.search.workspace import open_subterms

Step = tuple[Claim, Certificate]
MOST_PAIRS = 24
TRANSCENDENTAL = frozenset({"ln", "exp", "erf", "euler", "pi", "sin", "cos", "asin", "atan"})


def by_contradiction(problem: Problem, goal: Rel, *, thorough: bool) -> Certificate | None:
    """The goal, whose sides have values, because its opposite contradicts the facts."""
    opposite = negation(goal)
    assert isinstance(opposite, Rel)
    then = false_from_facts(problem.given(opposite).to(FALSE), opposite, thorough=thorough)
    return Contradiction(then) if then is not None else None


def false_from_facts(
    problem: Problem, focus: Rel | None, *, thorough: bool = True
) -> Certificate | None:
    """A certificate that the facts contradict each other."""
    if _is_consistent(problem, focus):
        return None
    focus = focus if focus is None or focus.op != ">" else Rel("<", focus.rhs, focus.lhs)
    focus = focus if focus is None or focus.op != ">=" else Rel("<=", focus.rhs, focus.lhs)
    start = problem
    steps: list[Step] = []
    problem = detached(problem, steps, aimed_at=None)
    for claim, proof in list(strict_facts(problem)):
        steps.append((claim, proof))
        problem = problem.given(claim)
    clash = by_clash(problem)
    if clash is not None:
        return having(start, steps, clash)
    found = by_one_atom(problem, focus)
    if found is not None:
        return having(start, steps, found)
    found = _from_nearby(problem, focus)
    if found is not None:
        return having(start, steps, found)
    for level in (0, 1, 2):
        found = contradiction(problem, level, focus)
        if found is not None or problem.is_late:
            return having(start, steps, found) if found is not None else None
    for more in (facts_about_atoms, congruent_atoms, _monotone_facts, facts_about_atoms):
        new = [s for s in more(problem) if s[0] not in problem.facts.known]
        steps += new
        for claim, _ in new:
            problem = problem.given(claim)
        if new:
            found = _from_nearby(problem, focus)
            if found is not None:
                return having(start, steps, found)
            for level in (0, 1):
                found = contradiction(problem, level, focus)
                if found is not None or problem.is_late:
                    return having(start, steps, found) if found is not None else None
    for level in (2, 3) if thorough else (2,):
        found = contradiction(problem, level, focus)
        if found is not None or problem.is_late:
            return having(start, steps, found) if found is not None else None
    return None


def _from_nearby(problem: Problem, focus: Rel | None) -> Certificate | None:
    """A contradiction among few facts, those near the negated goal."""
    if focus is None:
        return None
    for narrow in narrowed(problem, focus):
        for level in (0, 1):
            found = contradiction(narrow, level, focus)
            if found is not None or problem.is_late:
                return found
    return None


def by_tangents(problem: Problem, goal: Rel) -> Certificate | None:
    """The goal by contradiction, with tangents of ln and exp where it is tightest."""
    opposite = negation(goal)
    if not isinstance(opposite, Rel) or opposite.op == "=":
        return None
    negated = problem.given(opposite).to(FALSE)
    if _is_consistent(negated, opposite):
        return None
    then = _with_tangents(negated, opposite)
    return Contradiction(then) if then is not None else None


def _is_consistent(problem: Problem, focus: Rel | None) -> bool:
    """Whether a sample point clearly satisfies everything, so that there is no contradiction."""
    if focus is None:
        return problem.points.size > 0
    return bool(np.any(slacks(focus, problem.points) > 1e-7))


def _monotone_facts(problem: Problem) -> list[Step]:
    """For pairs of exponentials and logarithms: order carries over, in both directions.

    Only pairs whose premise agrees with every sample point and follows linearly are tried.
    """
    found: list[Step] = []
    for premise, name, named in list(_monotone_candidates(problem))[: 4 * MOST_PAIRS]:
        if problem.is_late or len(found) > MOST_PAIRS:
            break
        if np.any(fails(premise, problem.points)):
            continue
        if problem.is_settled(premise):
            step = instance(problem, name, **named)
        else:
            proof = _linear(problem, premise)
            if proof is None:
                continue
            found.append((premise, proof))
            step = instance(problem.given(premise), name, **named)
        if step is not None:
            found.append(step)
            problem = problem.given(step[0])
    return found


def _monotone_candidates(problem: Problem) -> Iterator[tuple[Rel, str, dict[str, Term]]]:
    atoms = atoms_in(problem)
    exps = [a.args[0] for a in atoms if isinstance(a, App) and a.op == "exp"][:6]
    lns = [a.args[0] for a in atoms if isinstance(a, App) and a.op == "ln"][:6]
    roots = [
        a.args[1] for a in atoms if isinstance(a, App) and a.op == "root" and a.args[0] == num(2)
    ]
    for u in exps:
        yield Rel("<", u, ZERO), "exp.increasing", {"x": u, "y": ZERO}
        yield Rel("<", ZERO, u), "exp.increasing", {"x": ZERO, "y": u}
    for v in exps:
        for u in lns:
            yield Rel("<=", v, ln(u)), "exp.below", {"x": u, "y": v}
            yield Rel("<=", ln(u), v), "exp.above", {"x": u, "y": v}
            yield Rel("<=", exp(v), u), "ln.below", {"x": u, "y": v}
            yield Rel("<=", u, exp(v)), "ln.above", {"x": u, "y": v}
    for u, v in permutations(exps, 2):
        yield Rel("<", u, v), "exp.increasing", {"x": u, "y": v}
        yield Rel("<=", u, v), "exp.monotone", {"x": u, "y": v}
        yield Rel("<=", exp(u), exp(v)), "exp.reflects-weak", {"x": u, "y": v}
    for u, v in permutations(lns, 2):
        yield Rel("<", u, v), "ln.increasing", {"x": u, "y": v}
        yield Rel("<=", u, v), "ln.monotone", {"x": u, "y": v}
        yield Rel("<=", ln(u), ln(v)), "ln.reflects-weak", {"x": u, "y": v}
    for u, v in permutations(roots[:4], 2):
        yield Rel("<", u, v), "sqrt.increasing", {"x": u, "y": v}
        yield Rel("<=", u, v), "sqrt.monotone", {"x": u, "y": v}


def _linear(problem: Problem, premise: Rel) -> Certificate | None:
    opposite = negation(premise)
    assert isinstance(opposite, Rel)
    then = contradiction(problem.given(opposite).to(FALSE).within(0.5), 0, opposite)
    return Contradiction(then) if then is not None else None


def _with_tangents(problem: Problem, focus: Rel) -> Certificate | None:
    """Tangents of ln and exp at rational points near the place of least slack, and at eᵏ."""
    constants: list[Step] = []
    places: list[tuple[App, list[Term]]] = []
    for atom in atoms_in(problem):
        if not isinstance(atom, App) or atom.op not in TRANSCENDENTAL:
            continue
        if not free_variables(atom):
            constants += _enclosure(atom)
        elif atom.op in ("ln", "exp"):
            places.append((atom, _touching(problem, atom.args[0])))
    if not places and constants:
        return _from_tangents(problem, focus, constants)
    for choice in range(max((len(found) for _, found in places), default=0)):
        steps: list[Step] = []
        enclosures = list(constants)
        for atom, found in places[:4]:
            if found:
                c = found[min(choice, len(found) - 1)]
                steps += _tangents(problem, atom, c)
                enclosures += _about_constant(problem, ln(c) if atom.op == "ln" else exp(c))
        exactly = [s for s in enclosures if isinstance(s[0], Rel) and s[0].op == "="]
        for more in (exactly, enclosures):  # tight enclosures blur the linear program: last
            proof = _from_tangents(problem, focus, [*steps, *more])
            if proof is not None or problem.is_late:
                return proof
    return None


def _tangents(problem: Problem, atom: App, c: Term) -> list[Step]:
    names = ("ln.tangent-at", "ln.lower-at") if atom.op == "ln" else ("exp.tangent-at",)
    found = [instance(problem, name, x=atom.args[0], c=c) for name in names]
    return [step for step in found if step is not None]


def _from_tangents(problem: Problem, focus: Rel, steps: list[Step]) -> Certificate | None:
    known = problem
    for claim, _ in steps:
        known = known.given(claim)
    more = [s for s in facts_about_atoms(known) if not _is_bound_of_constant(s[0])]
    for claim, _ in more:
        known = known.given(claim)
    for level in (0, 1, 2):
        found = contradiction(known, level, focus)
        if found is not None:
            return having(problem, [*steps, *more], found)
        if known.is_late:
            return None
    return None


def _is_bound_of_constant(claim: Claim) -> bool:
    return isinstance(claim, Rel) and claim.op != "=" and not free_variables(claim.lhs)


def _touching(problem: Problem, argument: Term) -> list[Term]:
    """Where to place a tangent: the argument's value where the goal is tightest."""
    known = [r for r in relations(problem.facts) if not _runs(r)]
    comparisons = [r for r in known if r.op != "="]
    points = tightest(comparisons, [r for r in known if r.op == "="])
    reached = [float(v) for v in values(argument, points) if v == v]
    if not reached:
        return []
    center = median(reached)
    found: list[Term] = []
    for k in (-2, -1, 1, 2):
        if abs(center - value(exp(num(k)))) < 0.05 * abs(center):
            found.append(exp(num(k)))
    for denominator in (1, 4, 50):
        near = Fraction(center).limit_denominator(denominator)
        if near != 0 and Num(near) not in found:
            found.append(Num(near))
    return found


def _runs(rel: Rel) -> bool:
    """Whether a recursion stands in the relation: slow to evaluate, and no help here."""
    return any(isinstance(s, Recursion) for t in (rel.lhs, rel.rhs) for s in open_subterms(t))


def _about_constant(problem: Problem, constant: Term) -> list[Step]:
    """ln e = 1 and the like by the ledger, else a rational enclosure by balls."""
    match constant:
        case App("ln", (App("exp", (u,)),)):
            step = instance(problem, "ln.exp", x=u)
            return [step] if step else []
        case App("ln" | "exp", (Num(),)) if constant not in (ln(ONE), exp(ZERO)):
            return _enclosure(constant)
    return []


def _enclosure(constant: Term) -> list[Step]:
    """Rational bounds, six digits wide, of a constant."""
    middle = value(constant)
    if middle != middle or abs(middle) > 1e12:
        return []
    low = Fraction(round(middle * 10**7) - 3, 10**7)
    high = low + Fraction(6, 10**7)
    proof = Cover((), Cell())
    return [(Rel(">", constant, Num(low)), proof), (Rel("<", constant, Num(high)), proof)]
