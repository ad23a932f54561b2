"""symcheck checks derivations, step by step, and gives evidence for each verdict."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from symcheck.derivations.analysis import (
        approx, argmax_on, argmin_on, big_o, expectation, exponential, inf_on, integral, limit,
        little_o, max_on, min_on, normal, probability, product_over, sum_over, sup_on, uniform,
        within,
    )  # fmt: skip
    from symcheck.derivations.author import Derivation
    from symcheck.derivations.load import derivation
    from symcheck.derivations.statement import (
        all_of, any_of, chain, diff, exists, exists_one, forall, iff, implies, maximum, member,
        minimum, negation, prime, root,
    )  # fmt: skip
    from symcheck.judging.prove import prove
    from symcheck.judging.verify import verify
    from symcheck.strategies import points

__all__ = [
    "Derivation", "all_of", "any_of", "approx", "argmax_on", "argmin_on", "big_o", "chain",
    "derivation", "diff", "exists", "exists_one", "expectation", "exponential", "forall", "iff",
    "implies", "inf_on", "integral", "limit", "little_o", "max_on", "maximum", "member", "min_on",
    "minimum", "negation", "normal", "points", "prime", "probability", "product_over", "prove",
    "root", "sum_over", "sup_on", "uniform", "verify", "within",
]  # fmt: skip

_OF_ANALYSIS = frozenset({
    "approx", "argmax_on", "argmin_on", "big_o", "expectation", "exponential", "inf_on", "integral",
    "limit", "little_o", "max_on", "min_on", "normal", "probability", "product_over", "sum_over",
    "sup_on", "uniform", "within",
})  # fmt: skip

_HOME = {
    "Derivation": "symcheck.derivations.author",
    "derivation": "symcheck.derivations.load",
    "points": "symcheck.strategies",
    "prove": "symcheck.judging.prove",
    "verify": "symcheck.judging.verify",
}


def __getattr__(name: str) -> Any:
    """Load what is public when it is asked for, so that ``import symcheck`` is quick."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    room = "analysis" if name in _OF_ANALYSIS else "statement"
    return getattr(import_module(_HOME.get(name, f"symcheck.derivations.{room}")), name)
