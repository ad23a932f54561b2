"""Terms made simpler by SymPy, for guesses: nothing that comes back is believed."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from symcheck.language.term import App, MalformedTerm, Num, Term, free_variables, subterms
from symcheck.search.bridges.from_sympy import ConversionError, Names, term_from_sympy
from symcheck.search.bridges.in_time import within
from symcheck.search.bridges.to_sympy import symbol_of, to_sympy

A_MOMENT = 0.5
"""Seconds that SymPy may take for one term."""
LARGEST = 60
"""Terms of more parts are left alone: SymPy may take long."""


def cancelled(term: Term) -> Term | None:
    """The term as one fraction without common factors; None if SymPy does not take it."""
    import sympy  # noqa: PLC0415

    return _changed(term, sympy.cancel)


def expanded(term: Term) -> Term | None:
    """The term multiplied out; None if SymPy does not take it."""
    import sympy  # noqa: PLC0415

    return _changed(term, lambda e: sympy.expand(sympy.cancel(e)))


def tidied(term: Term) -> Term | None:
    """The term as SymPy puts it when it evaluates; None if SymPy does not take it."""
    return _changed(term, lambda e: e)


@lru_cache(maxsize=2000)
def without_denominator(term: Term) -> Term | None:
    """The term as a polynomial, if it is one once common factors are cancelled."""
    found = cancelled(term)
    if found is None:
        return None
    for part in subterms(found):
        match part:
            case App("div", (_, below)) if not isinstance(below, Num):
                return None
            case App("pow", (_, Num(n))) if n < 0:
                return None
    return found


def _changed(term: Term, change: Callable[[Any], Any]) -> Term | None:
    if sum(1 for _ in subterms(term)) > LARGEST:
        return None
    names = Names({symbol_of(v): v for v in free_variables(term)})
    try:
        found = within(A_MOMENT, lambda: change(to_sympy(term)))
        return None if found is None else term_from_sympy(found, names)
    except (ConversionError, MalformedTerm):
        return None
