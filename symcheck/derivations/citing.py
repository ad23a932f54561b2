"""What a derivation brings in from another one: its theorem, at terms put for its variables.

A derivation all of whose steps are proved shows, of each step, that it holds wherever the
hypotheses before it do. Putting terms for the variables is sound where those terms have values, so
that they have is a premise of what is brought in. The other derivation's abbreviations are
expanded, for its names mean nothing here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from symcheck.derivations.step import DerivationText, Premise, Step, is_claimed
from symcheck.language.claim import (
    Claim, ForAll, Implies, bound_variable, conjunction, map_terms, rebuilt, terms_of,
    variables_inside, variables_of,
)  # fmt: skip
from symcheck.language.context import Definition, Definitions, expand, expand_claim
from symcheck.language.definedness import definedness
from symcheck.language.forms import Conditions, unfold_term
from symcheck.language.substitution import fresh_variable, substitute, substitute_in_claim
from symcheck.language.term import (
    App, Call, Num, Term, Unknown, Var, binding, changed, free_variables, is_integer_by_form,
    rebound, subterms,
)  # fmt: skip

Values: TypeAlias = Mapping[Var, Term]


class CitationError(ValueError):
    """A citation that has no meaning; the message says what to write."""


def chosen_steps(text: DerivationText, only: tuple[str, ...]) -> tuple[Step, ...]:
    """The claimed steps of those labels, or all of them."""
    claimed = {step.label: step for step in text.steps if is_claimed(step)}
    unknown = [label for label in only if label not in claimed]
    if unknown:
        known = ", ".join(claimed)
        raise CitationError(f"{text.name} claims no step {unknown[0]}; it claims {known}")
    return tuple(claimed[label] for label in only or claimed)


def theorems(
    text: DerivationText,
    steps: tuple[Step, ...],
    values: Values,
    here: tuple[Definition, ...],
    every: tuple[Var, ...] = (),
) -> tuple[Premise, ...]:
    """The chosen steps under the hypotheses before them, at these values of the variables.

    They hold for all values of the variables in ``every``, and that is then what is brought in.

    ``values`` are terms over the variables of the citing derivation, whose abbreviations ``here``
    are expanded in them first: a substitution that does not see what an abbreviation speaks of
    could let a derivative capture it.
    """
    local = {d.name: d for d in here}
    full = {var: expand(term, local) for var, term in values.items()}
    for var, term in full.items():
        _check_sort(var, term)
    found = []
    for step in steps:
        given = tuple(
            premise.claim
            for other in text.steps[: text.steps.index(step)]
            if other.kind == "given"
            for premise in other.grants
        )
        for grant in step.grants:
            theorem = _theorem(text, given, grant.claim, full, local)
            for var in reversed(every):
                if var in variables_of(theorem):
                    theorem = ForAll(var, theorem)
            found.append(Premise(step.id, theorem))
    return tuple(dict.fromkeys(found))


def variables_needed(text: DerivationText, steps: tuple[Step, ...]) -> tuple[Var, ...]:
    """The variables of which the theorems of these steps speak."""
    bare = theorems(text, steps, {}, ())
    found = frozenset[Var]().union(*(variables_of(premise.claim) for premise in bare))
    return tuple(var for var in text.variables if var in found)


def unknowns_needed(text: DerivationText, steps: tuple[Step, ...]) -> tuple[str, ...]:
    """The unknown functions of which the theorems of these steps speak."""
    bare = theorems(text, steps, {}, ())
    spoken = (s for premise in bare for t in terms_of(premise.claim) for s in subterms(t))
    return tuple(dict.fromkeys(s.name for s in spoken if isinstance(s, Unknown)))


def _theorem(
    text: DerivationText, given: tuple[Claim, ...], claim: Claim, values: Values, here: Definitions
) -> Claim:
    theirs = {d.name: d for d in text.definitions}

    def instance(part: Claim) -> Claim:
        full = expand_claim(part, theirs)
        for term in terms_of(full):
            _check_exponents(term, values)
        moved = _apart_from(substitute_in_claim(full, values), frozenset(here))
        return map_terms(moved, lambda term: _rename_bound(term, frozenset(here)))

    conclusion = instance(claim)
    premises = tuple(map(instance, given))
    conditions = dict.fromkeys((*_have_values(values), *premises))
    return Implies(conjunction(tuple(conditions)), conclusion) if conditions else conclusion


def _have_values(values: Values) -> tuple[Claim, ...]:
    """Claims under which all these terms have values."""
    conditions: Conditions = {}
    for term in values.values():
        plain = unfold_term(term, conditions)
        conditions.update({c: c for c in definedness(plain)})
    return tuple(conditions)


def _check_sort(var: Var, term: Term) -> None:
    if var.sort == "real":
        return
    whole = is_integer_by_form(term)
    if not whole or (var.sort == "natural" and not _is_natural_by_form(term)):
        raise CitationError(f"{var.name} stands for a {var.sort}: put one that is so by its form")


def _is_natural_by_form(term: Term) -> bool:
    match term:
        case Num(value):
            return value.denominator == 1 and value >= 0
        case Var(_, sort):
            return sort == "natural"
        case App("add" | "mul", args):
            return all(map(_is_natural_by_form, args))
        case _:
            return False


def _check_exponents(term: Term, values: Values) -> None:
    """An exponent that becomes an integer by its form is another kind of power."""
    for part in subterms(term):
        match part:
            case App("pow", (_, exponent)):
                after = substitute(exponent, values)
                if is_integer_by_form(after) != is_integer_by_form(exponent):
                    raise CitationError("an integer put for a real exponent makes another power")


def _apart_from(claim: Claim, taken: frozenset[str]) -> Claim:
    """The same claim with no bound variable that has the name of an abbreviation here."""
    var = bound_variable(claim)
    if var is None or var.name not in taken:
        return rebuilt(claim, var, _same, _same, lambda part: _apart_from(part, taken))
    known = variables_inside(claim) | {Var(name) for name in taken}
    fresh = fresh_variable(var, known)
    return rebuilt(
        claim, fresh, lambda t: substitute(t, {var: fresh}), _same,
        lambda part: _apart_from(substitute_in_claim(part, {var: fresh}), taken),
    )  # fmt: skip


def _same(term: Term) -> Term:
    return term


def _rename_bound(term: Term, taken: frozenset[str]) -> Term:
    """The same term with no bound variable that has the name of an abbreviation here."""
    match term:
        case Num() | Var() | App() | Unknown() | Call():
            return changed(term, lambda t: _rename_bound(t, taken))
        case _:
            bound, inside, outside = binding(term)
            spoken = frozenset[Var]().union(*map(free_variables, inside))
            known = spoken | frozenset(bound) | {Var(name) for name in taken}
            names = {v: fresh_variable(v, known) if v.name in taken else v for v in bound}
            moved = (substitute(t, names) for t in inside)
            return rebound(
                term, tuple(names.values()), tuple(_rename_bound(t, taken) for t in moved),
                tuple(_rename_bound(t, taken) for t in outside),
            )  # fmt: skip
