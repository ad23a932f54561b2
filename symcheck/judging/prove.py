"""Ad-hoc claims in ASCII: read, judged, reported as step objects."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from symcheck.judging import codes
from symcheck.judging.finding import Finding
from symcheck.judging.judge import judge
from symcheck.judging.question import Granted, Question, obligation_of
from symcheck.judging.spelling import Place, step_object
from symcheck.judging.step_object import StepObject
from symcheck.judging.workers import Pending, Workers, outcome, submit, workers
from symcheck.language.claim import Claim
from symcheck.language.term import MalformedTerm
from symcheck.reading.ascii_syntax import read_claim
from symcheck.reading.errors import ReadError

SECONDS = 10.0
FIELDS = ("id", "claim", "given", "integer", "functions")
AHEAD = 64
"""Lines read ahead of the results, so that an endless input streams."""


@dataclass(frozen=True, slots=True)
class Request:
    """A claim to be judged, as text."""

    id: str | int
    claim: str
    given: tuple[str, ...] = ()
    integer: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    line: int | None = None


def prove(
    claim: str,
    *,
    given: Sequence[str] = (),
    integer: Sequence[str] = (),
    functions: Sequence[str] = (),
    seconds: float = SECONDS,
) -> StepObject:
    """The verdict on one claim in ASCII syntax, under hypotheses.

    ``integer`` names variables that are integers, ``functions`` unknown differentiable functions.
    A claim that cannot be read is `unread`; nothing is raised for it.

    >>> prove("x/x = 1").condition
    'x != 0'
    """
    if any(isinstance(names, str) for names in (given, integer, functions)):
        raise TypeError('given, integer and functions are lists of texts: given=["x > 0"]')
    request = Request(1, claim, tuple(given), tuple(integer), tuple(functions))
    return next(proved([request], seconds=seconds, jobs=1))


def proved(
    requests: Iterable[Request | StepObject | None],
    *,
    seconds: float = SECONDS,
    jobs: int | None = None,
) -> Generator[StepObject, None, None]:
    """The verdicts, in order, each as soon as it and those before it are known.

    What already is a step object (an unread line) is handed through; None says that there is no
    request at the moment.
    """
    waiting: deque[StepObject | _Asked] = deque()
    with workers(jobs, seconds) as crew:
        for request in requests:
            if request is not None:
                waiting.append(_asked(request, crew) if isinstance(request, Request) else request)
            while waiting and (len(waiting) > AHEAD or _is_ready(waiting[0])):
                yield _answer(waiting.popleft(), seconds)
        while waiting:
            yield _answer(waiting.popleft(), seconds)


def requests_from_lines(
    lines: Iterable[str | None],
) -> Iterator[Request | StepObject | None]:
    """Lines of JSON as requests, or as unread step objects; blank lines are skipped.

    None stands for no line at the moment and is handed on.

    >>> [line.id for line in requests_from_lines(['{"claim": "x = x"}', "", '{"claim": "1 = 1"}'])]
    [1, 3]
    """
    number = 0
    for line in lines:
        number += line is not None
        if line is None:
            yield None
        elif line.strip():
            yield _request(line, number)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request that was read, and is being judged."""

    request: Request
    claim: Claim
    pending: Pending


def _is_ready(item: StepObject | _Asked) -> bool:
    return isinstance(item, StepObject) or item.pending.future.done()


def _asked(request: Request, crew: Workers) -> StepObject | _Asked:
    read = _read(request)
    if isinstance(read, StepObject):
        return read
    if read.granted == (Granted(read.goal),):  # so a step object of a hypothesis says
        return _object(request, read, Finding("assumed", (0,)))
    return _Asked(request, read.goal, submit(crew, judge, read))


def _answer(item: StepObject | _Asked, seconds: float) -> StepObject:
    if isinstance(item, StepObject):
        return item
    finding = outcome(item.pending, seconds)
    assert finding is not None  # judging always finds a verdict
    return _object(item.request, item.pending.question, finding)


def _object(request: Request, question: Question, finding: Finding) -> StepObject:
    """The step object; what is given stays as it was, whether used or not."""
    everything = replace(finding, given=tuple(range(len(question.granted))))
    place = Place(request.id, request.line)
    return step_object(place, question.goal, question, everything)


def _read(request: Request) -> Question | StepObject:
    """The question that a request asks, or an unread step object that says what is wrong."""
    names = {"integer": request.integer, "functions": request.functions}
    place, code = "", codes.UNREAD_CLAIM
    try:
        goal = read_claim(request.claim, **names)
        granted = []
        for number, text in enumerate(request.given, start=1):
            place, code = f"hypothesis {number}: ", codes.UNREAD_HYPOTHESIS
            granted.append(Granted(read_claim(text, **names)))
        question = Question(tuple(granted), goal)
        place, code = "", codes.UNREAD_CLAIM
        obligation_of(question)
    except ReadError as wrong:
        column = wrong.column if code == codes.UNREAD_CLAIM else None
        return unread(request, code, f"{place}{wrong}", column)
    except (MalformedTerm, RecursionError) as wrong:
        return unread(request, code, f"{place}{wrong}")
    return question


def unread(request: Request, code: str, message: str, column: int | None = None) -> StepObject:
    """The step object of what was not understood."""
    return StepObject(
        request.id, request.line, column, None, None, request.given, request.integer,
        request.functions, "unread", code, None, (), None, None, (), None, message, 0.0,
    )  # fmt: skip


def _request(line: str, number: int) -> Request | StepObject:
    nobody = Request(number, "", line=number)
    try:
        fields: Any = json.loads(line, parse_constant=_no_number)
    except (ValueError, RecursionError) as wrong:
        return unread(nobody, codes.UNREAD_LINE, f"the line is not JSON: {wrong}")
    if not isinstance(fields, dict):
        return unread(nobody, codes.UNREAD_LINE, 'write an object such as {"claim": "x = x"}')
    identity = fields.get("id")
    if identity is None:
        identity = number
    if not isinstance(identity, str | int) or isinstance(identity, bool):
        return unread(nobody, codes.UNREAD_LINE, "id is a text or a whole number")
    nobody = replace(nobody, id=identity)
    misspelt = next((n for n in fields if n not in FIELDS and _close(n)), None)
    if misspelt is not None:
        message = f"there is no field {misspelt}; did you mean {_close(misspelt)}?"
        return unread(nobody, codes.UNREAD_LINE, message)
    if not isinstance(fields.get("claim"), str):
        return unread(nobody, codes.UNREAD_LINE, 'claim is a text such as "x^2 >= 0"')
    lists: dict[str, tuple[str, ...]] = {}
    for name in ("given", "integer", "functions"):
        value = fields.get(name)
        value = [] if value is None else value
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            return unread(nobody, codes.UNREAD_LINE, f"{name} is a list of texts")
        lists[name] = tuple(value)
    return Request(identity, fields["claim"], line=number, **lists)


def _close(name: str) -> str | None:
    """A field that this may be a misspelling of; a premise must not get lost."""
    return next(iter(get_close_matches(name, FIELDS, n=1, cutoff=0.7)), None)


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is not a number")
