"""The catalogue of mistakes: each is found where it is made, and not where a step looks alike."""

from __future__ import annotations

import re
from itertools import chain

import pytest
from mistake_cases import Cases, Near, Tried
from mistakes_of_algebra import OF_ALGEBRA
from mistakes_of_calculus import OF_CALCULUS
from mistakes_of_equations import OF_EQUATIONS
from mistakes_of_functions import OF_FUNCTIONS
from mistakes_of_integrals import OF_INTEGRALS
from mistakes_of_inequalities import OF_INEQUALITIES

from symcheck.judging.codes import MEANING
from symcheck.judging.passages import unread_letters
from symcheck.judging.finding import Finding
from symcheck.judging.judge import judge
from symcheck.judging.mistakes.catalogue import CATALOGUE, mistake_of
from symcheck.judging.mistakes.mistake import (
    Identity, LimitSplit, Mistake, Passage, Roots, Slip, TaylorTerm,
)  # fmt: skip
from symcheck.judging.patterns import letters, pattern, pattern_claim
from symcheck.judging.question import Granted, Question
from symcheck.language.claim import Claim, terms_of
from symcheck.reading.ascii_syntax import read_claim

SECONDS = 20.0
CASES: tuple[Cases, ...] = (
    *OF_INEQUALITIES, *OF_EQUATIONS, *OF_CALCULUS, *OF_ALGEBRA, *OF_FUNCTIONS,
    *OF_INTEGRALS,
)  # fmt: skip
FOUND = [(c.code, tried) for c in CASES for tried in c.found]
NEAR = [(c.code, near) for c in CASES for near in c.near]
NAMES = [f"{m.code} {m.name}" for m in CATALOGUE]
AT_ONCE = {"SC301", "SC302"}
"""Told from the direction of an equivalence, without a rule."""


def judged(step: Tried | Near) -> Finding:
    granted = tuple(Granted(_read(text, step)) for text in step.given)
    return judge(Question(granted, _read(step.claim, step)), SECONDS)


def _read(text: str, step: Tried | Near) -> Claim:
    return read_claim(text, integer=[name for name in step.integer if name in text])


def title(row: tuple[str, Tried | Near]) -> str:
    code, step = row
    entry = mistake_of(code)
    assert entry is not None
    return f"{code} {entry.name}, {step.title}"


def says(found: Finding) -> str:
    return f"{found.verdict} {found.code}: {found.message}"


@pytest.mark.parametrize("row", FOUND, ids=map(title, FOUND))
def test_the_mistake_is_found(row: tuple[str, Tried]) -> None:
    code, step = row
    found = judged(step)
    assert found.verdict in ("refuted", "conditional"), says(found)
    assert found.code == code, says(found)
    assert found.diagnosis is not None
    entry = mistake_of(code)
    assert entry is not None
    known = found.diagnosis
    assert (known.code, known.name) == (code, entry.name)
    assert (known.sentence, known.question) == (entry.sentence, entry.question)


@pytest.mark.parametrize("row", NEAR, ids=map(title, NEAR))
def test_the_mistake_is_not_found_where_a_step_looks_alike(row: tuple[str, Near]) -> None:
    code, step = row
    found = judged(step)
    assert step.code != code
    assert found.code == step.code, says(found)
    assert (found.verdict == "proved") is (step.code is None), says(found)
    assert (found.diagnosis is None) is (step.code is None or mistake_of(step.code) is None)


def test_every_entry_has_cases() -> None:
    assert {c.code for c in CASES} == {m.code for m in CATALOGUE}
    assert len(CASES) == len({c.code for c in CASES})
    for cases in CASES:
        entry = mistake_of(cases.code)
        assert entry is not None
        about_terms = any(isinstance(rule, Identity) for rule in entry.rules)
        about_series = any(isinstance(rule, TaylorTerm) for rule in entry.rules)
        assert len(cases.found) >= (2 if about_terms and not about_series else 1), cases.code
        assert cases.near, cases.code
        claims = [entry.example.claim, *(t.claim for t in cases.found)]
        assert len(set(claims)) == len(claims), cases.code


def test_codes_are_unique_and_of_the_ranges_of_mistakes() -> None:
    codes = [m.code for m in CATALOGUE]
    assert len(set(codes)) == len(codes)
    for entry in CATALOGUE:
        assert re.fullmatch(r"SC[2-6]\d\d", entry.code)
        assert MEANING[entry.code] == entry.name
        assert mistake_of(entry.code) is entry
    assert len({m.name for m in CATALOGUE}) == len(codes)


@pytest.mark.parametrize("entry", CATALOGUE, ids=NAMES)
def test_an_entry_says_a_sentence_and_asks_a_question(entry: Mistake) -> None:
    assert re.fullmatch(r"[A-Z].*\.", entry.sentence)
    assert re.fullmatch(r"[A-Z].*\?", entry.question)
    assert entry.name == entry.name.strip(" .?")
    assert entry.rules or entry.code in AT_ONCE


@pytest.mark.parametrize("entry", CATALOGUE, ids=NAMES)
def test_rules_can_be_read_and_their_letters_are_determined(entry: Mistake) -> None:
    assert len(set(entry.rules)) == len(entry.rules)
    for rule in entry.rules:
        match rule:
            case Identity(before, after, right):
                known = letters(pattern(before))
                assert letters(pattern(after)) - known == frozenset(), rule
                assert right is None or letters(pattern(right)) - known == frozenset(), rule
            case Passage():
                assert unread_letters(rule) == frozenset(), rule
                _assert_conditions_are_read(rule)
            case Roots(first, second):
                for root in (first, second):
                    assert letters(pattern(root)) <= {"p", "q", "r", "s", "turned"}, rule
            case TaylorTerm() | LimitSplit() | Slip():
                pass


def _assert_conditions_are_read(rule: Passage) -> None:
    texts = (*rule.before, rule.after)
    known = {"lhs", "rhs", *chain.from_iterable(map(_letters, texts))}
    for letter, text in rule.where:
        assert letters(pattern(text)) <= known, rule
        known.add(letter)
    assert set(rule.simple) <= known, rule
    for condition in filter(None, (rule.always, rule.at_witness)):
        assert _letters(condition) <= known, rule


def _letters(claim: str) -> frozenset[str]:
    return frozenset(n for t in terms_of(pattern_claim(claim)) for n in letters(t))
