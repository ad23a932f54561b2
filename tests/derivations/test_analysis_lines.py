"""Claims of analysis in a derivation that would say something else than they seem to."""

from collections.abc import Callable
from typing import Any

import pytest
import sympy
from sympy import Eq, Rational, oo

from symcheck.derivations.analysis import (
    argmax_on, expectation, integral, limit, max_on, normal,
)  # fmt: skip
from symcheck.derivations.author import Derivation
from symcheck.derivations.problem import DerivationError

REFUSED: list[tuple[str, Callable[[Any, Any], Any], str]] = [
    ("an interval from ∞ on", lambda x, n: max_on(x, x, "(", oo, oo, ")", x), "infinite"),
    ("an interval up to −∞", lambda x, n: max_on(x, x, "(", 0, -oo, ")", x), "infinite"),
    ("an integral from ∞ on", lambda x, n: Eq(integral(x, x, oo, 0), 0), "infinite"),
    ("the place of a maximum over integers, which 1/2 is none of",
     lambda x, n: argmax_on(n, n, "[", 0, 1, "]", Rational(1, 2)), "no real variable"),
    ("an integer that goes to 0", lambda x, n: limit(n, n, 0, 5),
     "which goes to no number"),
    ("an integer of a normal law", lambda x, n: Eq(expectation(n, n, normal(0, 1)), 0),
     "no real variable"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "message"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_refused(line: Callable[[Any, Any], Any], message: str) -> None:
    d = Derivation("page.one", __file__, lambda other: None)
    with sympy.evaluate(False), pytest.raises(DerivationError, match=message):
        d.then(line(d.real("x"), d.integer("n")))
