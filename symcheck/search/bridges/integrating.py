"""Antiderivatives by SymPy, which may take no longer than it is given; untrusted."""

from __future__ import annotations

from symcheck.language.term import MalformedTerm, Term, Var, free_variables
from symcheck.search.bridges.in_time import within


def sympy_primitive(term: Term, var: Var, seconds: float) -> Term | None:
    """A term with that derivative, if SymPy finds one in time, by the rules of textbooks."""
    from sympy import Integral, Piecewise  # noqa: PLC0415
    from sympy.integrals.manualintegrate import manualintegrate  # noqa: PLC0415

    from symcheck.search.bridges.from_sympy import (  # noqa: PLC0415
        ConversionError, Names, term_from_sympy,
    )  # fmt: skip
    from symcheck.search.bridges.to_sympy import symbol_of, to_sympy  # noqa: PLC0415

    symbols = {symbol_of(v): v for v in free_variables(term)}
    try:
        found = within(seconds, lambda: manualintegrate(to_sympy(term), symbol_of(var)))
        if found is None or found.has(Integral):
            return None
        first = found.replace(Piecewise, lambda *branches: branches[0][0])
        return term_from_sympy(first, Names(symbols))
    except (ConversionError, MalformedTerm):
        return None
