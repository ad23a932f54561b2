"""The gallery is well formed, and a part of it is judged: errors found, no false alarm.

``python -m tests.gallery`` judges all of it and prints the whole table.
"""

from __future__ import annotations

from collections import Counter

import pytest

from symcheck.judging.codes import MEANING
from tests.gallery.cases import PARTS, GalleryCase, cases, judged
from tests.gallery.marks import mark, row, table

EVERY = 9
"""Every how manieth case of the known part is judged here."""
SECONDS = 20.0
KNOWN, UNSEEN = (cases(part) for part in PARTS)


@pytest.mark.parametrize("part", PARTS)
def test_cases_are_well_formed(part: str) -> None:
    found = cases(part)
    assert [t for t, n in Counter(c.title for c in found).items() if n > 1] == []
    for case in found:
        lines, right = case.wrong.split("\n"), case.right.split("\n")
        assert set(case.codes) <= MEANING.keys(), case.id
        assert lines[case.line - 1].strip(), case.id
        assert lines[: case.line - 1] == right[: case.line - 1], case.id
        assert lines[case.line - 1] != right[case.right_line - 1], case.id


def test_there_are_enough() -> None:
    assert len(KNOWN) + len(UNSEEN) >= 80
    assert 3 * len(UNSEEN) >= len(KNOWN)


def test_a_part_of_the_known_cases(capsys: pytest.CaptureFixture[str]) -> None:
    chosen = KNOWN[::EVERY]
    marks = {one.case.id: mark(one) for one in judged(chosen, SECONDS)}
    with capsys.disabled():
        print("\n" + table([row(f"1 in {EVERY}", list(marks.values()))]))
    assert {name: m.alarms for name, m in marks.items() if m.alarms} == {}
    assert [name for name, m in marks.items() if not m.found] == []
    assert sum(m.code for m in marks.values()) >= 0.9 * len(marks)
    wanted = [m for m in marks.values() if m.repair is not None]
    assert sum(m.repair is True for m in wanted) >= 0.7 * len(wanted)


CAUGHT = GalleryCase(
    "made", "up", "a right line called wrong", ("SC401",), 3, 3, False,
    "Let $x$ be real. Then\n\n$$x + 1 > x$$", "Let $x$ be real. Then\n\n$$x^2 \\ge 1$$",
)  # fmt: skip


def test_a_mistake_that_is_not_found_and_a_false_alarm_are_counted() -> None:
    (one,) = judged([CAUGHT])
    found = mark(one)
    assert (found.found, found.code) == (False, False)
    assert len(found.alarms) == 1
    counted = row("made", [found])
    assert (counted.found, counted.alarms) == (0, 1)
    assert "0/1 0%" in table([counted])
