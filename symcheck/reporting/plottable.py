"""Which steps can be drawn: those that relate terms over a real variable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from symcheck.derivations.step import DerivationText, goal_of, is_claimed
from symcheck.judging.selection import selected
from symcheck.judging.spelling import without_abbreviations
from symcheck.language.claim import (
    And, Chain, Claim, Iff, Implies, Member, Not, Or, Rel, terms_of, variables_of,
)  # fmt: skip
from symcheck.language.forms import links
from symcheck.reporting.drawing import Unplottable
from symcheck.search.floats import is_out_of_reach

MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Pair:
    """A relation as written, and with abbreviations expanded."""

    written: Rel
    expanded: Rel


@dataclass(frozen=True, slots=True)
class Subject:
    """What is drawn of a step: relations that together make the claim, where premises hold."""

    premises: tuple[Claim, ...]
    claim: Claim
    pairs: tuple[Pair, ...]


def step_named(texts: Sequence[DerivationText], name: str) -> tuple[DerivationText, int]:
    """The derivation and the index of the step that ``NAME:STEP`` names.

    Of a derivation alone it is the last claimed step that can be drawn. Raises `UnknownName` and
    `Unplottable`.
    """
    ids = selected(texts, (name,))
    text = next(t for t in texts if any(s.id in ids for s in t.steps))
    if ":" in name:
        index = next(k for k, s in enumerate(text.steps) if s.id in ids)
        subject_of(text, index)
        return text, index
    claimed = [k for k in _drawable(text) if is_claimed(text.steps[k])]
    if not claimed:
        raise Unplottable(f"{name} has no claim over a real variable to plot")
    return text, claimed[-1]


def subject_of(text: DerivationText, index: int) -> Subject:
    """What is to be drawn of a step; raises `Unplottable`, naming steps that can be drawn."""
    found = _subject(text, index)
    if found is None:
        step = text.steps[index]
        raise Unplottable(f"{step.id} has nothing to plot, for {_why(text, index)}: {_offer(text)}")
    return found


def relations_of(claim: Claim) -> tuple[Rel, ...]:
    """The relations of a claim, left to right; of a kind that is not known here there are none."""
    match claim:
        case Rel():
            return (claim,)
        case Chain() | Member():
            return relations_of(links(claim))
        case And(parts) | Or(parts):
            return tuple(r for part in parts for r in relations_of(part))
        case Implies(a, b) | Iff(a, b):
            return (*relations_of(a), *relations_of(b))
        case Not(part):
            return relations_of(part)
        case _:
            return ()


def _subject(text: DerivationText, index: int) -> Subject | None:
    if text.steps[index].kind == "cite":
        return None
    written = goal_of(text, index)
    expanded = without_abbreviations(written, text.definitions)
    premises: list[Claim] = []
    while isinstance(written, Implies) and isinstance(expanded, Implies):
        premises.append(expanded.premise)
        written, expanded = written.conclusion, expanded.conclusion
    both = zip(relations_of(written), relations_of(expanded), strict=True)
    pairs = tuple(Pair(w, e) for w, e in both if variables_of(e))
    if any(is_out_of_reach(t) for p in pairs for t in (p.expanded.lhs, p.expanded.rhs)):
        return None
    if not any(v.sort == "real" for p in pairs for v in variables_of(p.expanded)):
        return None
    return Subject(tuple(premises), expanded, pairs)


def _why(text: DerivationText, index: int) -> str:
    """Why a step has nothing to plot."""
    if text.steps[index].kind == "cite":
        return "it cites other lines"
    claim = without_abbreviations(goal_of(text, index), text.definitions)
    if any(map(is_out_of_reach, terms_of(claim))):
        return "means, probabilities and integrals are not computed"
    return "it relates no terms over a real variable"


def _drawable(text: DerivationText) -> tuple[int, ...]:
    return tuple(k for k in range(len(text.steps)) if _subject(text, k) is not None)


def _offer(text: DerivationText) -> str:
    names = [text.steps[k].id for k in _drawable(text)]
    if not names:
        return f"nor has any other step of {text.name}"
    before = "…, " if len(names) > MOST_NAMED else ""
    return f"what can be plotted is {before}{', '.join(names[-MOST_NAMED:])}"
