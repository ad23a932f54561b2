"""Search and replay against SymPy and Z3 on the claimed steps of `derivations/`, in one run.

    python -m tests.benchmarks [--limit SECONDS] [--only PREFIX]

For each way: how many steps it got right, wrong or gave no answer for, the median and total time,
and the total relative to symcheck's search. False steps are the same ones with a relation turned
round where symcheck has a checked witness against them: saying yes to one of those is wrong.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median
from time import perf_counter

from pebble import ProcessPool

from symcheck.derivations.load import load
from symcheck.derivations.step import is_claimed
from symcheck.judging.question import base_of, obligation_of
from symcheck.judging.asked import question_of
from symcheck.kernel.check import Accepted, check
from symcheck.language.claim import MIRRORED, Rel
from symcheck.language.context import Obligation
from symcheck.search.portfolio import prove, refute
from tests.benchmarks.others import sympy_says, z3_says

DERIVATIONS = Path(__file__).parents[2] / "derivations"
SECONDS = 10.0


@dataclass(slots=True)
class Tally:
    """What one way answered, and how long it took."""

    right: int = 0
    wrong: int = 0
    silent: int = 0
    times: list[float] = field(default_factory=list)

    def add(self, answer: bool | None, truth: bool, seconds: float) -> None:
        self.times.append(seconds)
        if answer is None:
            self.silent += 1
        elif answer == truth:
            self.right += 1
        else:
            self.wrong += 1


def steps(only: str) -> Iterator[tuple[str, Obligation, Obligation]]:
    """Each claimed step with its obligation, and the obligation without derived premises."""
    for text in load([DERIVATIONS]).requested:
        for index, step in enumerate(text.steps):
            if is_claimed(step) and step.kind != "cite" and step.id.startswith(only):
                question = question_of(text, index)
                yield step.id, obligation_of(question), base_of(question)


def false_steps(only: str) -> Iterator[tuple[str, Obligation, Obligation]]:
    """The inequalities turned round that a checked witness refutes."""
    for name, full, base in steps(only):
        if isinstance(full.goal, Rel) and full.goal.op not in ("=", "!="):
            goal = Rel(MIRRORED[full.goal.op], full.goal.lhs, full.goal.rhs)
            if refute(replace(base, goal=goal), SECONDS) is not None:
                yield name, replace(full, goal=goal), replace(base, goal=goal)


def ours(true: list, false: list) -> dict[str, Tally]:  # type: ignore[type-arg]
    """symcheck's search and its replay, in this process."""
    searched, replayed = Tally(), Tally()
    for _, full, _ in true:
        start = perf_counter()
        proof = prove(full, SECONDS)
        searched.add(True if proof else None, True, perf_counter() - start)
        if proof is not None:
            start = perf_counter()
            accepted = isinstance(check(full, proof.certificate), Accepted)
            replayed.add(accepted, True, perf_counter() - start)
    for _, _, base in false:
        start = perf_counter()
        refuted = refute(base, SECONDS)
        searched.add(False if refuted else None, False, perf_counter() - start)
    return {"symcheck, search": searched, "symcheck, replay": replayed}


def theirs(
    says: Callable[[Obligation], bool | None],
    true: list,
    false: list,
    limit: float,  # type: ignore[type-arg]
) -> Tally:
    """Another tool, each question in a process that is killed at the limit."""
    tally = Tally()
    with ProcessPool(max_workers=1) as pool:
        for rows, truth in ((true, True), (false, False)):
            for _, _, base in rows:
                start = perf_counter()
                try:
                    answer = pool.schedule(says, args=(base,), timeout=limit).result()
                except Exception:  # late, crashed or gave up: no answer
                    answer = None
                tally.add(answer, truth, perf_counter() - start)
    return tally


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--limit", type=float, default=20.0, help="seconds for the other tools")
    parser.add_argument("--only", default="", help="steps whose id starts so")
    options = parser.parse_args()
    true, false = list(steps(options.only)), list(false_steps(options.only))
    print(f"{len(true)} true steps, {len(false)} false ones (relations turned round)")
    tallies = ours(true, false)
    tallies["SymPy"] = theirs(sympy_says, true, false, options.limit)
    tallies["Z3"] = theirs(z3_says, true, false, options.limit)
    base = sum(tallies["symcheck, search"].times)
    print(f"{'':18} {'right':>6} {'wrong':>6} {'none':>6} {'median':>10} {'total':>9} {'ratio':>8}")
    for name, t in tallies.items():
        total = sum(t.times)
        print(
            f"{name:18} {t.right:6} {t.wrong:6} {t.silent:6} {1000 * median(t.times):8.1f} ms"
            f" {total:7.2f} s {total / base:8.2f}"
        )


if __name__ == "__main__":
    main()
