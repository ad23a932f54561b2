"""The facts near a goal: those that share atoms with it, directly or through one another.

Many lines that have nothing to do with a goal make a linear program large and slow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from symcheck.kernel.facts import NOTHING, Facts, assume
from symcheck.kernel.polynomial import NoRationalForm, atom_key
from symcheck.language.claim import Rel
from symcheck.search.problem import Problem, relations
from symcheck.search.workspace import atoms_of

MOST_ATOMS = 6
"""A fact that speaks of more atoms than this does not lead further."""
MOST_FACTS = 24


def narrowed(problem: Problem, focus: Rel) -> Iterator[Problem]:
    """The problem with only facts about what the focus speaks of, in growing circles."""
    facts = [(r, _atoms(r)) for r in relations(problem.facts)]
    near, taken = _atoms(focus), 0
    for _ in range(4):
        inside = [r for r, atoms in facts if atoms <= near]
        if len(inside) > MOST_FACTS or len(inside) == len(facts):
            return
        if len(inside) > taken:
            taken = len(inside)
            kept = Facts()
            for rel in inside:
                kept = assume(kept, rel, NOTHING)
            yield replace(problem, facts=kept)
        leading = [a for _, a in facts if len(a) <= MOST_ATOMS and _strong(a) & _strong(near)]
        near = near.union(*leading)


def _atoms(rel: Rel) -> frozenset[str]:
    try:
        return frozenset(atom_key(a) for side in (rel.lhs, rel.rhs) for a in atoms_of(side))
    except NoRationalForm:
        return frozenset()


def _strong(atoms: frozenset[str]) -> frozenset[str]:
    """The atoms that are no variables: variables are everywhere."""
    return frozenset(a for a in atoms if not a.startswith(("real:", "integer:", "natural:")))
