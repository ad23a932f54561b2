"""symcheck checks derivations, step by step, and gives evidence for each verdict."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from symcheck.derivations.author import Derivation
    from symcheck.derivations.load import derivation
    from symcheck.derivations.statement import (
        all_of, any_of, chain, diff, iff, implies, maximum, member, minimum, negation, prime, root,
    )  # fmt: skip
    from symcheck.judging.prove import prove
    from symcheck.judging.verify import verify
    from symcheck.strategies import points

__all__ = [
    "Derivation", "all_of", "any_of", "chain", "derivation", "diff", "iff", "implies", "maximum",
    "member", "minimum", "negation", "points", "prime", "prove", "root", "verify",
]  # fmt: skip

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
    return getattr(import_module(_HOME.get(name, "symcheck.derivations.statement")), name)
