"""What was rechecked, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from symcheck.derivations.step import is_claimed
from symcheck.judging.codes import OF_STORES
from symcheck.judging.recheck import CoveredDerivation, Recheck
from symcheck.stored.problem import StoreProblem


def rechecked(found: Recheck, seconds: float, *, verbose: bool = False) -> Iterator[str]:
    """A line a derivation, a line for everything that is wrong, and a summary."""
    for derivation in found.derivations:
        yield _derivation(derivation)
        if verbose:
            for covered in derivation.steps:
                yield f"  {covered.step.label:<11} {', '.join(covered.rests_on) or '-'}"
    yield from map(problem, found.problems)
    steps = [s for d in found.derivations for s in d.steps]
    total = sum(len(d.text.steps) for d in found.derivations)
    replayed = sum(is_claimed(s.step) for s in steps)
    yield (
        f"{len(steps)} of {total} steps covered, {replayed} by stored certificates, which the "
        f"kernel replayed ({seconds:.1f} s)"
    )


def problem(found: StoreProblem) -> str:
    """One line, beginning with the place."""
    place = found.path if found.line is None else f"{found.path}:{found.line}"
    step = f"{found.step}: " if found.step else ""
    return f"{place}: {OF_STORES[found.kind]} {found.kind}: {step}{found.message}"


def _derivation(derivation: CoveredDerivation) -> str:
    covered, total = len(derivation.steps), len(derivation.text.steps)
    replayed = sum(is_claimed(s.step) for s in derivation.steps)
    mark = "covered" if covered == total else "NOT COVERED"
    return (
        f"{mark:<12}{derivation.text.name}  {covered} of {total} steps, {replayed} "
        f"certificate{'' if replayed == 1 else 's'} replayed"
    )
