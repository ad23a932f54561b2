"""What is wrong with a derivation module, and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem of a kind, at a place of the author's, with what to write instead.

    Kinds are those of conversions (see `symcheck.search.bridges.from_sympy`) and: missing, syntax,
    raised, no-derivation, empty, name, duplicate, continuation, citation, usage.
    """

    kind: str
    message: str
    hint: str
    path: str
    line: int | None


class DerivationError(Exception):
    """Raised with a `Problem` for a module that does not say a derivation."""

    def __init__(self, problem: Problem) -> None:
        place = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
        hint = f"; {problem.hint}" if problem.hint else ""
        super().__init__(f"{place}: {problem.message}{hint}")
        self.problem = problem
