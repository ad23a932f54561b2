"""How often each verdict and each code occurs in a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from symcheck.judging.codes import MEANING
from symcheck.judging.step_object import VERDICTS, StepObject
from symcheck.reporting.choosing import EVERYTHING, Choice


def statistics(steps: Iterable[StepObject], choice: Choice = EVERYTHING) -> Iterator[str]:
    """A line for each verdict and for each code that occurs, the most frequent first.

    Codes come with their meaning; the steps of those that are ignored are counted and marked.
    """
    steps = tuple(steps)
    verdicts = Counter(step.verdict for step in steps)
    codes = Counter(step.code for step in steps if step.code is not None)
    for verdict in sorted(verdicts, key=lambda v: (-verdicts[v], VERDICTS.index(v))):
        yield f"{verdicts[verdict]:>6}  {verdict}"
    for code in sorted(codes, key=lambda c: (-codes[c], c)):
        mark = "  (ignored)" if choice.ignores_code(code) else ""
        yield f"{codes[code]:>6}  {code}  {MEANING[code]}{mark}"
