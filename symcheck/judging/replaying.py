"""Replaying stored certificates in processes that can import nothing above the kernel."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeAlias

from symcheck import stored
from symcheck.judging.processors import processors
from symcheck.language.claim import Claim
from symcheck.stored.entry import Entry
from symcheck.stored.problem import StoreError, StoreProblem
from symcheck.stored.replay import Asked, Replayed, Uncovered
from symcheck.stored.sharing import to_shared

ENOUGH = 40
"""Certificates for which another process is worth its start."""

Answers: TypeAlias = Mapping[str, Replayed | Uncovered]


def replays(asked: Sequence[tuple[Asked, Entry]], jobs: int | None = None) -> Answers:
    """The kernel's answer for each step. Raises `StoreError` if a process fails."""
    jobs = min(jobs or processors(), -(-len(asked) // ENOUGH))
    found: dict[str, Replayed | Uncovered] = {}
    if asked:
        with ThreadPoolExecutor(jobs) as pool:
            for answers in pool.map(_replays, (asked[start::jobs] for start in range(jobs))):
                found.update(answers)
    return found


def command() -> list[str]:
    """The process: this Python without the user's settings and paths, in isolation."""
    return [sys.executable, "-I", str(Path(stored.__path__[0]) / "__main__.py")]


def _replays(asked: Sequence[tuple[Asked, Entry]]) -> Answers:
    run = subprocess.run(
        command(),
        input=json.dumps(_request(asked)),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    if run.returncode != 0:
        _fail(run.stderr.strip().rpartition("\n")[2] or f"exit code {run.returncode}")
    try:
        answers = [_answer(answer) for answer in json.loads(run.stdout)]
    except (ValueError, KeyError, TypeError) as wrong:
        _fail(f"its answer cannot be read: {wrong}")
    found = {answer.step: answer for answer in answers}
    if set(found) != {one.step for one, _ in asked}:
        _fail("it did not answer for every step")
    return found


def _request(asked: Sequence[tuple[Asked, Entry]]) -> dict[str, Any]:
    """Every claim is written once; steps name their claims by index."""
    places: dict[Claim, int] = {}
    steps = []
    for one, entry in asked:
        *premises, goal = (places.setdefault(c, len(places)) for c in (*one.premises, one.goal))
        steps.append({"id": one.step, "premises": premises, "goal": goal, "entry": asdict(entry)})
    return {"claims": to_shared(tuple(places)), "steps": steps}


def _answer(answer: Any) -> Replayed | Uncovered:
    if "rests_on" in answer:
        return Replayed(answer["id"], tuple(answer["rests_on"]))
    return Uncovered(answer["id"], answer["kind"], answer["message"])


def _fail(message: str) -> Any:
    raise StoreError(
        StoreProblem("process", f"the process that replays failed: {message}", command()[-1])
    )
