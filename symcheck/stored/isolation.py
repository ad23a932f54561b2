"""A gate on imports: the standard library, flint, and the floors that are to be trusted."""

from __future__ import annotations

import sys
from collections.abc import Iterator

FLOORS = ("symcheck", "symcheck.language", "symcheck.kernel", "symcheck.stored")
UNTRUSTED = ("sympy", "z3", "mpmath", "numpy", "scipy", "highspy")


class Gate:
    """Stands before all other finders of modules, and raises for what may not pass."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        """Leave the search to the others, unless the module may not be imported."""
        if not may_pass(name):
            raise ImportError(f"{name} cannot be imported where certificates are replayed")


def isolate() -> None:
    """Closes the gate for the rest of the process. Raises if something came in before."""
    sys.meta_path.insert(0, Gate())
    confirm()


def confirm() -> None:
    """Raises if anything untrusted is loaded."""
    if loaded := sorted(_strangers()):
        raise ImportError(f"where certificates are replayed, there are: {', '.join(loaded)}")


def may_pass(name: str) -> bool:
    """Whether a module may be imported.

    >>> [may_pass(n) for n in ("json", "flint.types", "symcheck.kernel.check", "sympy.core")]
    [True, True, True, False]
    >>> may_pass("symcheck.search.portfolio")
    False
    """
    root = name.partition(".")[0]
    if root == "symcheck":
        return ".".join(name.split(".")[:2]) in FLOORS
    return root == "flint" or root in sys.stdlib_module_names


def _strangers() -> Iterator[str]:
    for name in sys.modules:
        root = name.partition(".")[0]
        if root in UNTRUSTED or (root == "symcheck" and not may_pass(name)):
            yield name
