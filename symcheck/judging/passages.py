"""A false passage from the lines before to the written one: letters matched, conditions tested."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from symcheck.judging.comparing import Frame, agree, everywhere, is_line, pointing
from symcheck.judging.fault import Fault
from symcheck.judging.mistakes.mistake import Passage
from symcheck.judging.patterns import (
    NUMBERS, Found, instance, instance_of_claim, letters, matches, pattern, pattern_claim,
)  # fmt: skip
from symcheck.judging.simplest import without_denominator
from symcheck.language.claim import Claim, Rel, terms_of, variables_of
from symcheck.language.forms import unfold
from symcheck.language.term import ZERO, MalformedTerm, Num, Term
from symcheck.search.truth import holds

NEAREST = 6
"""Lines before the written one that are looked at."""


@dataclass(frozen=True, slots=True)
class Passed:
    """The rule in words, and what follows instead if the rule says."""

    rule: str
    right: Claim | None


def by_passage(rule: Passage, fault: Fault, frame: Frame) -> Passed | None:
    """The passage by which the written line is reached; None if it is not."""
    if rule.equivalence != (fault.direction == "gains"):
        return None
    said = f"{' and '.join(rule.before) or 'always'} => {rule.after}"
    for found in _premises(rule, fault, frame):
        for complete in _completed(rule, found, fault.claim):
            yielded = instance_of_claim(pattern_claim(rule.after), complete)
            if not _conditions_hold(rule, complete, fault, frame):
                continue
            if is_line(yielded, fault.claim, frame):
                if rule.right is None:
                    return Passed(said, None)
                return Passed(said, instance_of_claim(pattern_claim(rule.right), complete))
    return None


def _premises(rule: Passage, fault: Fault, frame: Frame) -> Iterator[Found]:
    """What the letters stand for when the rule's premises are lines before; from none, the line."""
    if not rule.before:
        yield from _claim_matches(pattern_claim(rule.after), fault.claim, {})
        return
    lines = [c for c in fault.before if isinstance(c, Rel) and not _is_plain(c, frame)][:NEAREST]
    wanted = [pattern_claim(text) for text in rule.before]
    if len(wanted) > 1:  # signs of single terms are not what is put together
        lines = [c for c in lines if ZERO not in (c.lhs, c.rhs)]
    for chosen in permutations(lines, len(wanted)):
        yield from _all_match(wanted, list(chosen), {})


def _is_plain(claim: Rel, frame: Frame) -> bool:
    """Whether an equality holds whatever the values: nothing is solved by moving its terms."""
    return claim.op == "=" and agree(claim.lhs, claim.rhs, frame.points) is True


def _all_match(wanted: list[Claim], lines: list[Rel], known: Found) -> Iterator[Found]:
    if not wanted:
        yield known
        return
    for found in _claim_matches(wanted[0], lines[0], known):
        yield from _all_match(wanted[1:], lines[1:], found)


def _claim_matches(wanted: Claim, line: Claim, known: Found) -> Iterator[Found]:
    if not isinstance(wanted, Rel) or not isinstance(line, Rel):
        return
    if (wanted.op == "=") != (line.op == "=") or "!=" in (wanted.op, line.op):
        return
    a, b = pointing(wanted), pointing(line)
    ways = [(b.lhs, b.rhs)] + ([(b.rhs, b.lhs)] if b.op == "=" else [])
    for lhs, rhs in ways:
        for found in matches(a.lhs, lhs, known):
            yield from matches(a.rhs, rhs, found)


def _completed(rule: Passage, found: Found, claim: Claim) -> Iterator[Found]:
    """With the letters that come from the written line."""
    if not rule.where and "lhs" not in rule.after and "rhs" not in rule.after:
        yield found
        return
    if not isinstance(claim, Rel):
        return
    line = pointing(claim)
    known: dict[str, Term] = {**found, "lhs": line.lhs, "rhs": line.rhs}
    for letter, text in rule.where:
        value: Term | None = instance(pattern(text), known)
        if letter in rule.simple:
            assert value is not None
            value = without_denominator(value)
            if value is None:
                return
        assert value is not None
        known[letter] = value
    yield known


def _conditions_hold(rule: Passage, found: Found, fault: Fault, frame: Frame) -> bool:
    for letter in rule.simple:
        if letter in NUMBERS:
            if not isinstance(found[letter], Num):
                return False
        elif not _varies(found[letter], fault):
            return False
    if rule.always is not None:
        always = instance_of_claim(pattern_claim(rule.always), found)
        if not everywhere(always, frame.points):
            return False
    if rule.at_witness is not None:
        there = instance_of_claim(pattern_claim(rule.at_witness), found)
        try:
            return holds(unfold(there), fault.point) is True
        except MalformedTerm:
            return False
    return True


def _varies(term: Term, fault: Fault) -> bool:
    return bool(variables_of(Rel("=", term, term)) & variables_of(fault.claim))


def unread_letters(rule: Passage) -> frozenset[str]:
    """Letters of what a passage leads to that nothing determines; for a test of the catalogue."""
    texts = (*rule.before, *(text for _, text in rule.where))
    known = {"lhs", "rhs", *(letter for letter, _ in rule.where)}
    known |= {n for text in texts for n in _letters(text)} if rule.before else _letters(rule.after)
    return frozenset(_letters(rule.after) - known)


def _letters(text: str) -> set[str]:
    if any(op in text for op in ("=", "<", ">")):
        return {n for t in terms_of(pattern_claim(text)) for n in letters(t)}
    return set(letters(pattern(text)))
