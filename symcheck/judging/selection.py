"""Which steps were asked for, and which have to be judged for their sake."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from symcheck.derivations.step import DerivationText


class UnknownName(ValueError):
    """A derivation or step that does not exist; the message names close matches."""


def selected(texts: Sequence[DerivationText], only: Sequence[str]) -> frozenset[str]:
    """The ids of the steps that are asked for: all, or those of ``NAME`` and ``NAME:STEP``.

    Raises `UnknownName`.
    """
    steps = {text.name: tuple(s.id for s in text.steps) for text in texts}
    if not only:
        return frozenset(i for ids in steps.values() for i in ids)
    found: set[str] = set()
    for name in only:
        derivation = name.partition(":")[0]
        if derivation not in steps:
            raise UnknownName(_unknown("derivation", derivation, steps))
        if ":" not in name:
            found.update(steps[derivation])
        elif name in steps[derivation]:
            found.add(name)
        else:
            raise UnknownName(_unknown("step", name, steps[derivation]))
    return frozenset(found)


def needed(texts: Iterable[DerivationText], wanted: frozenset[str]) -> frozenset[str]:
    """The steps wanted, the lines before them, what those cite, and so on."""
    place = {step.id: (text, k) for text in texts for k, step in enumerate(text.steps)}
    found: set[str] = set()
    waiting = list(wanted)
    while waiting:
        current = waiting.pop()
        if current in found:
            continue
        found.add(current)
        text, index = place[current]
        waiting += [step.id for step in text.steps[:index]]
        waiting += text.steps[index].cited
    return frozenset(found)


def _unknown(kind: str, name: str, known: Iterable[str]) -> str:
    known = list(known)
    close = get_close_matches(name, known, n=3, cutoff=0.65)
    close = close or [k for k in known if k.startswith(name)][:3]
    if close:
        return f"there is no {kind} {name}; did you mean {' or '.join(close)}?"
    some = ", ".join(known[:8]) + (", …" if len(known) > 8 else "")
    return f"there is no {kind} {name}; there are {some}"
