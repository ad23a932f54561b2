"""Contexts (what an author has declared) and obligations (what provers and refuters see)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from symcheck.language.alpha import canonical_claim
from symcheck.language.claim import (
    Claim, bound_variable, map_terms, parts_of, terms_of, variables_of,
)  # fmt: skip
from symcheck.language.forms import unfold, unfold_hypothesis
from symcheck.language.substitution import fresh_variable, substitute
from symcheck.language.term import (
    ZERO, App, Call, MalformedTerm, Num, Term, Unknown, Var, add, binding, changed,
    free_variables, mul, subterms,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Definition:
    """An abbreviation: ``name(parameters) := body``, or ``name := body`` without parameters."""

    name: str
    parameters: tuple[Var, ...]
    body: Term


Definitions: TypeAlias = Mapping[str, Definition]


@dataclass(frozen=True, slots=True)
class Context:
    """Variables, abbreviations, unknown functions and hypotheses, as written."""

    variables: tuple[Var, ...] = ()
    definitions: tuple[Definition, ...] = ()
    unknowns: tuple[str, ...] = ()
    hypotheses: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Obligation:
    """hypotheses ⊢ goal, closed: no abbreviation, no form and no derivative is left.

    It holds when the goal holds at every point of the variables' domains at which all hypotheses
    hold, whatever differentiable functions the unknown ones are. If it holds, so does what was
    written; if it fails at a point where also ``faithful_where`` holds, so does what was written
    (see `unfold`).
    """

    hypotheses: tuple[Claim, ...]
    goal: Claim
    faithful_where: tuple[Claim, ...] = ()


def expand(term: Term, definitions: Definitions) -> Term:
    """The term with every abbreviation replaced by its body, which grants nothing.

    A name without parameters is written as a variable of that name. Definitions may use earlier
    ones; they were expanded when they were made (see `define`).
    """
    match term:
        case Num():
            return term
        case Var(name):
            found = definitions.get(name)
            return found.body if found is not None and not found.parameters else term
        case Call(name, args):
            found = definitions.get(name)
            if found is None or len(found.parameters) != len(args):
                raise MalformedTerm(f"{name} is not defined as a function of {len(args)} arguments")
            values = {
                p: expand(a, definitions) for p, a in zip(found.parameters, args, strict=True)
            }
            used = free_variables(found.body)
            # a function that does not use an argument still needs its value
            unused = (
                v for p, v in values.items() if p not in used and not isinstance(v, Var | Num)
            )
            return add(substitute(found.body, values), *(mul(ZERO, v) for v in unused))
        case App() | Unknown():
            return changed(term, lambda t: expand(t, definitions))
        case _:
            for var in binding(term)[0]:
                _refuse_abbreviation(var, definitions)
            return changed(term, lambda t: expand(t, definitions))


def expand_claim(claim: Claim, definitions: Definitions) -> Claim:
    """The claim with every abbreviation replaced by its body; see `expand`."""
    _check_bound(claim, definitions)
    return map_terms(claim, lambda term: expand(term, definitions))


def _check_bound(claim: Claim, definitions: Definitions) -> None:
    var = bound_variable(claim)
    if var is not None:
        _refuse_abbreviation(var, definitions)
    for part in parts_of(claim):
        _check_bound(part, definitions)


def _refuse_abbreviation(var: Var, definitions: Definitions) -> None:
    if var.name in definitions:
        raise MalformedTerm(f"{var.name} is an abbreviation, not a variable")


def define(
    definitions: Definitions, name: str, parameters: tuple[Var, ...], body: Term
) -> Definition:
    """The definition with its body expanded, so that expansion ends.

    A parameter is renamed if an earlier definition speaks of a variable of that name.
    """
    outer = {n: d for n, d in definitions.items() if n not in {p.name for p in parameters}}
    spoken_of = frozenset[Var]().union(*(free_variables(d.body) for d in outer.values()))
    taken = spoken_of | free_variables(body) | frozenset(parameters)
    fresh = {p: fresh_variable(p, taken) for p in parameters if p in spoken_of}
    expanded = expand(substitute(body, fresh), outer)
    return Definition(name, tuple(fresh.get(p, p) for p in parameters), expanded)


def close(context: Context, goal: Claim) -> Obligation:
    """The obligation that the context grants the goal.

    Raises `MalformedTerm` for what has no meaning: an unknown abbreviation, a derivative with
    respect to one.
    """
    definitions = {d.name: d for d in context.definitions}

    faithful: dict[Claim, None] = {}
    hypotheses = [
        unfold_hypothesis(expand_claim(h, definitions), faithful) for h in context.hypotheses
    ]
    shown = unfold(expand_claim(goal, definitions), faithful)
    return Obligation(
        tuple(map(canonical_claim, hypotheses)),
        canonical_claim(shown),
        tuple(map(canonical_claim, faithful)),
    )


def variables_in(obligation: Obligation) -> tuple[Var, ...]:
    """The variables an obligation speaks of, by name."""
    claims = (*obligation.hypotheses, obligation.goal)
    found = frozenset[Var]().union(*map(variables_of, claims))
    return tuple(sorted(found, key=lambda v: v.name))


def unknowns_in(obligation: Obligation) -> tuple[str, ...]:
    """The unknown functions an obligation speaks of, by name."""
    claims = (*obligation.hypotheses, obligation.goal)
    found = (s for c in claims for t in terms_of(c) for s in subterms(t))
    return tuple(sorted({s.name for s in found if isinstance(s, Unknown)}))
