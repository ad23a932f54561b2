"""Judging in processes that can be killed, so that a time limit is real, C code included.

A worker that runs out of time or memory, or dies, costs its own question only: that one is `open`.
"""

from __future__ import annotations

import gc
import multiprocessing
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, TimeoutError
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeAlias

from pebble import ProcessExpired, ProcessPool

from symcheck.judging import codes
from symcheck.judging.finding import Finding
from symcheck.judging.processors import processors
from symcheck.judging.question import Question

GRACE = 1.0
"""Seconds beyond the limit in which a search may still finish by itself."""
MEMORY = 4 * 2**30
"""Bytes of address space that a worker may take beyond what it starts with."""
YOUNG = 100_000
"""New objects before the collector runs: a search makes many small ones and few cycles."""

Task: TypeAlias = Callable[[Question, float], Finding | None]


@dataclass(slots=True)
class Workers:
    """Processes that judge, and the time that each question has."""

    pool: Any
    jobs: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Pending:
    """A question that was handed to the workers."""

    question: Question
    future: Any


@contextmanager
def workers(jobs: int | None, seconds: float) -> Iterator[Workers]:
    """Processes for as long as they are needed; whatever still runs at the end is killed.

    There are as many as processors, unless a number is given.
    """
    jobs = jobs or processors()
    crew = Workers(_pool(jobs), jobs, seconds)
    try:
        yield crew
    finally:
        crew.pool.stop()
        crew.pool.join()


def submit(crew: Workers, task: Task, question: Question) -> Pending:
    """Hands a question over, to be judged as soon as a process is free."""
    limit = crew.seconds + GRACE
    try:
        future = crew.pool.schedule(task, (question, crew.seconds), timeout=limit)
    except RuntimeError:  # a pool all of whose processes died takes no more work
        crew.pool.stop()
        crew.pool = _pool(crew.jobs)
        future = crew.pool.schedule(task, (question, crew.seconds), timeout=limit)
    return Pending(question, future)


def outcome(pending: Pending, seconds: float) -> Finding | None:
    """What the task found; an open finding if it was stopped or failed."""
    try:
        found: Finding | None = pending.future.result()
    except TimeoutError:
        return _stopped(pending, codes.TIME, seconds, f"stopped after {seconds + GRACE:g} s")
    except MemoryError:
        return _stopped(pending, codes.CRASH, seconds, "out of memory")
    except (ProcessExpired, BrokenProcessPool, CancelledError) as died:
        return _stopped(pending, codes.CRASH, seconds, f"the process ended: {died}")
    except Exception as error:
        reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        return _stopped(pending, codes.CRASH, seconds, reason)
    return found


def _stopped(pending: Pending, code: str, seconds: float, reason: str) -> Finding:
    everything = tuple(range(len(pending.question.granted)))
    message = f"{codes.MEANING[code]} ({reason})"
    return Finding("open", everything, code, message=message, seconds=seconds)


def _pool(jobs: int) -> Any:
    if sys.platform == "linux":  # a fork has everything imported already
        _preload()
        context = multiprocessing.get_context("fork")
    else:
        context = multiprocessing.get_context("spawn")
    return ProcessPool(jobs, initializer=_begin, context=context)


def _begin() -> None:
    _preload()
    gc.freeze()
    gc.set_threshold(YOUNG)
    _limit_memory()


def _preload() -> None:
    """What every judgement needs, imported once."""
    import symcheck.judging.judge  # noqa: F401, PLC0415
    from symcheck.search.numeric import arithmetic  # noqa: PLC0415

    arithmetic()


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415

        with open("/proc/self/statm", encoding="ascii") as status:
            taken = int(status.read().split()[0]) * resource.getpagesize()
    except (ImportError, OSError):  # not on this platform
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = taken + MEMORY
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
