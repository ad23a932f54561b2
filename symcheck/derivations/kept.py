"""Operations kept as undefined functions of SymPy, which leaves them alone."""

from __future__ import annotations

from typing import Any

import sympy


def kept(name: str, *args: Any) -> sympy.Expr:
    """The operation at these arguments, as a SymPy expression. Text and floats are refused."""
    if any(isinstance(a, str) for a in args):  # SymPy would execute it
        raise TypeError("text is not a term: write the expression without quotes")
    terms = [sympy.sympify(a, strict=True) for a in args]
    return sympy.Function(name, real=True)(*terms)
