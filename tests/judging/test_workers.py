"""Time limits, memory limits, crashes: each costs its own question only."""

import ctypes
import os
import signal

import pytest

from symcheck.judging import codes
from symcheck.judging.finding import Finding
from symcheck.judging.judge import judge
from symcheck.judging.question import Question
from symcheck.judging.workers import MEMORY, Task, outcome, submit, workers
from symcheck.reading.ascii_syntax import read_claim

QUESTION = Question((), read_claim("x = x"))


def hang_in_c(question: Question, seconds: float) -> Finding | None:
    ctypes.CDLL(None).pause()
    return None


def compute_in_c(question: Question, seconds: float) -> Finding | None:
    pow(7, 10**9)
    return None


def crash(question: Question, seconds: float) -> Finding | None:
    os.kill(os.getpid(), signal.SIGKILL)
    return None


def take_memory(question: Question, seconds: float) -> Finding | None:
    bytearray(2 * MEMORY)
    return None


def overflow(question: Question, seconds: float) -> Finding | None:
    return overflow(question, seconds)


def forget(question: Question, seconds: float) -> Finding | None:
    raise KeyError("a bug in the search")


BROKEN: list[tuple[str, Task, str]] = [
    ("a call that never returns", hang_in_c, codes.TIME),
    ("a computation that Python cannot interrupt", compute_in_c, codes.TIME),
    ("a crash", crash, codes.CRASH),
    ("too much memory", take_memory, codes.CRASH),
    ("too deep a recursion", overflow, codes.CRASH),
    ("an exception", forget, codes.CRASH),
]


@pytest.mark.parametrize(("task", "code"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_a_broken_task_is_open_and_the_next_is_judged(task: Task, code: str) -> None:
    with workers(1, 0.3) as crew:
        broken, fine = submit(crew, task, QUESTION), submit(crew, judge, QUESTION)
        first, second = outcome(broken, 0.3), outcome(fine, 0.3)
    assert first is not None
    assert (first.verdict, first.code) == ("open", code)
    assert first.message
    assert first.certificate is None
    assert second is not None
    assert second.verdict == "proved"


def test_results_are_those_of_their_questions() -> None:
    claims = [f"x + {k} > x + {3 - k}" for k in range(4)]
    with workers(2, 10) as crew:
        asked = [submit(crew, judge, Question((), read_claim(c))) for c in claims]
        found = [outcome(pending, 10) for pending in asked]
    verdicts = [f.verdict for f in found if f is not None]
    assert verdicts == ["refuted", "refuted", "proved", "proved"]
