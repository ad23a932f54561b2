"""Equal arguments, equal values: f(u) = f(v) where u = v follows from the known equalities."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from symcheck.kernel.certificate import Certificate, Have, Rewrite, Ring
from symcheck.kernel.polynomial import atom_key
from symcheck.language.claim import Claim, Rel
from symcheck.language.term import App, Term, Unknown
from symcheck.search.floats import values
from symcheck.search.problem import Problem, relations
from symcheck.search.provers.atoms import atoms_in
from symcheck.search.provers.identity import identity

Step = tuple[Claim, Certificate]
MOST_PAIRS = 20
FEW = 4
"""Without sample points that tell which pairs are equal, more equalities are not worked through."""


def congruent_atoms(problem: Problem) -> list[Step]:
    """The equality of each two atoms of one function whose arguments are equal by the facts."""
    equalities = sum(r.op == "=" for r in relations(problem.facts))
    if not equalities or (problem.points.size == 0 and equalities > FEW):
        return []
    found: list[Step] = []
    pairs = [(a, b) for a, b in combinations(atoms_in(problem), 2) if _same_function(a, b)]
    for a, b in pairs[:MOST_PAIRS]:
        equal = Rel("=", argument(a), argument(b))
        if atom_key(a) == atom_key(b) or not _seems_equal(problem, equal):
            continue
        proof = identity(problem.to(equal), equal)
        if proof is not None:
            same = Rel("=", a, b)
            found.append((same, Have(equal, proof, Rewrite(equal, Rel("=", b, b), Ring()))))
    return found


def argument(atom: Term) -> Term:
    """The last argument: the radicand of a root, the one argument of other functions."""
    match atom:
        case Unknown(_, _, arg):
            return arg
        case App(_, args):
            return args[-1]
        case _:
            return atom


def _same_function(a: Term, b: Term) -> bool:
    match a, b:
        case App("root", (i, _)), App("root", (j, _)):
            return i == j
        case App(f, (_,)), App(g, (_,)):
            return f == g
        case Unknown(f, k, _), Unknown(g, m, _):
            return (f, k) == (g, m)
        case _:
            return False


def _seems_equal(problem: Problem, equal: Rel) -> bool:
    left, right = values(equal.lhs, problem.points), values(equal.rhs, problem.points)
    return bool(np.allclose(left, right, rtol=1e-6, atol=1e-6))
