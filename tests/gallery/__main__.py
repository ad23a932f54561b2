"""``python -m tests.gallery``: the table of errors found, codes and repairs right, false alarms.

``--only TEXT`` chooses cases by their name, ``--part`` a part; ``-v`` lists what is not as it
should be. Nobody lists the unseen part while rules are tuned.
"""

from __future__ import annotations

import argparse

from tests.gallery.cases import PARTS, SECONDS, cases, judged
from tests.gallery.marks import Mark, mark, row, table


def main() -> None:
    """Judge the gallery and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=PARTS, action="append")
    parser.add_argument("--only", default="")
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("-v", "--verbose", action="store_true")
    asked = parser.parse_args()
    rows = []
    for part in asked.part or PARTS:
        chosen = [c for c in cases(part) if asked.only in c.id]
        marks: list[Mark] = []
        for one in judged(chosen, asked.seconds) if chosen else ():
            found = mark(one)
            marks.append(found)
            if asked.verbose:
                _tell(one.case.id, one.case.codes, found)
        if marks:
            rows.append(row(part, marks))
    print(table(rows))


def _tell(name: str, codes: tuple[str, ...], found: Mark) -> None:
    at = found.at
    wrong = [] if found.found else [f"not found: {at and at.verdict} {at and at.read_as}"]
    if found.found and not found.code:
        wrong.append(f"code {at and at.code} instead of {' or '.join(codes)}: {at and at.read_as}")
    if found.repair is False:
        wrong.append(f"repair {at and at.repair and at.repair.claim} of {at and at.read_as}")
    wrong += [f"false alarm: {alarm}" for alarm in found.alarms]
    wrong += [f"right, not proved: {one}" for one in found.unproved]
    if wrong:
        print(name, *(f"    {line}" for line in wrong), sep="\n")


if __name__ == "__main__":
    main()
