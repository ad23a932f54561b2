"""How well the checker did on a case: the error, the code, the repair, and false alarms."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from symcheck.judging.edits import as_set
from symcheck.judging.step_object import StepObject
from symcheck.language.claim import (
    MIRRORED, And, Chain, Claim, Iff, Implies, Or, Rel, map_terms,
)  # fmt: skip
from symcheck.language.context import Context, close
from symcheck.language.forms import links
from symcheck.language.term import Term, subterms
from symcheck.judging.simplest import expanded
from symcheck.reading.ascii_syntax import read_claim
from symcheck.search.portfolio import prove
from tests.gallery.cases import Judged

WRONG = ("refuted", "conditional")
ROOM = 4
"""How many parts more an offered side may have."""
MOMENT = 1.0


@dataclass(frozen=True, slots=True)
class Mark:
    """The marks of one case."""

    found: bool
    code: bool
    repair: bool | None
    """None where no repair is expected."""
    alarms: tuple[str, ...]
    """Steps of the right derivation, or above the mistake, that were called wrong."""
    unproved: tuple[str, ...]
    """Steps of the right derivation that were left open or not read."""
    seconds: float
    at: StepObject | None


def mark(judged: Judged) -> Mark:
    """The marks of a case."""
    case = judged.case
    here = [
        s for s in judged.wrong if s.line == case.line or _starts_at(judged.wrong, s, case.line)
    ]
    wrong = [s for s in here if s.verdict in WRONG]
    at = wrong[0] if wrong else (here[-1] if here else None)
    above = [s for s in judged.wrong if s.line is not None and s.line < case.line and s not in here]
    alarms = [f"{s.id} {s.read_as}" for s in (*above, *judged.right) if s.verdict in WRONG]
    unproved = [f"{s.id} {s.verdict} {s.read_as}" for s in judged.right if not s.stands]
    return Mark(
        bool(wrong),
        at is not None and at.code in case.codes,
        _is_repaired(judged, at) if case.repaired else None,
        tuple(alarms),
        tuple(u for u in unproved if u.split()[1] not in WRONG),
        0.0 if at is None else at.seconds,
        at,
    )


def _starts_at(steps: tuple[StepObject, ...], step: StepObject, line: int) -> bool:
    """Whether a row begins on a line above and goes on to that line."""
    lines = [s.line for s in steps if s.line is not None and s.line <= line]
    return bool(lines) and step.line == max(lines)


def _is_repaired(judged: Judged, at: StepObject | None) -> bool:
    if at is None or at.repair is None:
        return False
    case = judged.case
    lines = [s for s in judged.right if s.line is not None and s.line <= case.right_line]
    if not lines:
        return False
    last = max(s.line or 0 for s in lines)
    wanted = [s for s in lines if s.line == last and s.read_as is not None]
    return any(is_alike(at.repair.claim, s.read_as or "", s.integer) for s in wanted)


def is_alike(offered: str, wanted: str, integer: tuple[str, ...]) -> bool:
    """Whether two claims say the same: in the same way, but for order and arithmetic; or provably.

    An equality, which is proved already, must have the same left side and be about as short.
    """
    one, other = (_read(text, integer) for text in (offered, wanted))
    if any(_key(a) == _key(b) for a in _versions(one) for b in _versions(other)):
        return True
    match one, other:
        case Rel("=", lhs, rhs), Rel("=", other_lhs, other_rhs):
            return as_set(lhs) == as_set(other_lhs) and _size(rhs) <= _size(other_rhs) + ROOM
        case Rel("=", _, _), _:
            return False
        case _:
            obligation = close(Context(), Iff(one, other))
            return prove(obligation, MOMENT) is not None


def _size(term: Term) -> int:
    return sum(1 for _ in subterms(term))


def _read(text: str, integer: tuple[str, ...]) -> Claim:
    return read_claim(text, integer=tuple(n for n in integer if n in text))


def _versions(claim: Claim) -> tuple[Claim, ...]:
    """The claim, and the claim with its terms multiplied out."""
    return claim, map_terms(claim, lambda t: expanded(t) or t)


def _key(claim: Claim) -> object:
    match claim:
        case Rel(op, lhs, rhs):
            sides = (op, as_set(lhs), as_set(rhs)), (MIRRORED[op], as_set(rhs), as_set(lhs))
            return frozenset(sides)
        case Chain():
            return _key(links(claim))
        case And(parts) | Or(parts):
            return type(claim).__name__, frozenset(map(_key, parts))
        case Implies(a, b) | Iff(a, b):
            return type(claim).__name__, _key(a), _key(b)
        case _:
            return claim


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table."""

    name: str
    cases: int
    found: int
    codes: int
    repairs: int
    repairable: int
    alarms: int
    unproved: int
    median_seconds: float
    longest: float


def row(name: str, marks: list[Mark]) -> Row:
    """The marks of many cases added up."""
    return Row(
        name,
        len(marks),
        sum(m.found for m in marks),
        sum(m.code for m in marks),
        sum(m.repair is True for m in marks),
        sum(m.repair is not None for m in marks),
        sum(len(m.alarms) for m in marks),
        sum(len(m.unproved) for m in marks),
        median(m.seconds for m in marks),
        max(m.seconds for m in marks),
    )


def table(rows: list[Row]) -> str:
    """The table as text."""
    lines = [
        f"{'part':<10}{'cases':>7}{'errors found':>14}{'codes right':>13}{'repairs right':>15}"
        f"{'false alarms':>14}{'right, open':>13}{'median s':>10}{'longest s':>11}"
    ]
    for r in rows:
        lines.append(
            f"{r.name:<10}{r.cases:>7}{_of(r.found, r.cases):>14}{_of(r.codes, r.cases):>13}"
            f"{_of(r.repairs, r.repairable):>15}{r.alarms:>14}{r.unproved:>13}"
            f"{r.median_seconds:>10.2f}{r.longest:>11.2f}"
        )
    return "\n".join(lines)


def _of(number: int, total: int) -> str:
    return f"{number}/{total} {100 * number // max(1, total)}%"
