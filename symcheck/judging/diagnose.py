"""Diagnosis: which mistake of the catalogue leads from the line before to the written one.

A mistake is diagnosed when its false rule, applied to the line before (or to one side of an
equality), yields the written line up to what the kernel proves equal, and the line is false. Rules
are tried in the order of the catalogue; floating point chooses what is worth a proof.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from symcheck.judging.comparing import Frame, agree, frame_of, is_line, same
from symcheck.judging.diagnose_analysis import limit_split, taylor_term
from symcheck.judging.diagnosis import Diagnosis
from symcheck.judging.fault import Fault
from symcheck.judging.mistakes.catalogue import CATALOGUE, mistake_of
from symcheck.judging.mistakes.mistake import (
    Identity, LimitSplit, Mistake, Passage, Roots, Rule, Slip, TaylorTerm,
)  # fmt: skip
from symcheck.judging.passages import NEAREST, by_passage
from symcheck.judging.patterns import Found, pattern
from symcheck.judging.quadratic import is_by_formula
from symcheck.judging.rewriting import rewritten
from symcheck.language.analysis import Limit, Order
from symcheck.language.claim import Claim, Rel, variables_of
from symcheck.language.forms import unfold
from symcheck.language.substitution import substitute_in_claim
from symcheck.language.term import MalformedTerm, Num, Term, Var, free_variables
from symcheck.printing.as_ascii import show_term
from symcheck.search.truth import holds


@dataclass(frozen=True, slots=True)
class Hit:
    """The rule in words, the term it was applied to, what was made of that, and what follows."""

    rule: str
    part: Term | None = None
    became: Term | None = None
    right: Claim | None = None


@dataclass(frozen=True, slots=True)
class Diagnosed:
    """A diagnosis, and the false rule that yields the line, if it is about terms."""

    diagnosis: Diagnosis
    rule: Identity | None = None
    right: Claim | None = None
    """What does follow instead, if the rule says."""


def diagnose(fault: Fault, deadline: float) -> Diagnosed | None:
    """The first mistake of the catalogue whose rule yields the line; None if none does."""
    return _told(fault, deadline) or _told(_with_numbers(fault), deadline) or _by_direction(fault)


def _with_numbers(fault: Fault) -> Fault:
    """The fault with the numbers that the lines before give to variables."""
    known: dict[Var, Term] = {
        c.lhs: c.rhs
        for c in fault.before
        if isinstance(c, Rel) and c.op == "=" and isinstance(c.lhs, Var) and isinstance(c.rhs, Num)
    }
    kept = tuple(c for c in fault.before if not (isinstance(c, Rel) and c.lhs in known))
    before = tuple(substitute_in_claim(c, known) for c in kept)
    return replace(fault, claim=substitute_in_claim(fault.claim, known), before=before)


def _told(fault: Fault, deadline: float) -> Diagnosed | None:
    claims = (fault.claim, *fault.before[:NEAREST])
    variables = frozenset().union(*map(variables_of, claims))
    frame = frame_of(fault.before, variables, deadline)
    return _first(fault, frame) or _first(fault, replace(frame, loose=True))


def _first(fault: Fault, frame: Frame) -> Diagnosed | None:
    for mistake in CATALOGUE:
        for rule in mistake.rules:
            if frame.left() <= 0:
                return None
            if not frame.loose and isinstance(rule, Passage) and "lhs" in rule.after:
                continue  # the written line itself, whatever it is: what names it comes first
            hit = _hit(rule, fault, frame)
            if hit is not None:
                found = rule if isinstance(rule, Identity) else None
                return Diagnosed(_diagnosis(mistake, hit), found, hit.right)
    return None


def _by_direction(fault: Fault) -> Diagnosed | None:
    """An equivalence of which no more is known than that it loses or gains solutions."""
    ways = {"gains": "SC301", "loses": "SC302"}
    entry = mistake_of(ways.get(fault.direction, ""))
    return None if entry is None else Diagnosed(named(entry))


def named(mistake: Mistake) -> Diagnosis:
    """The diagnosis of a mistake that was told in another way."""
    return _diagnosis(mistake, None)


def _diagnosis(mistake: Mistake, hit: Hit | None) -> Diagnosis:
    part, became = (None, None) if hit is None else (hit.part, hit.became)
    return Diagnosis(
        mistake.code,
        mistake.name,
        mistake.sentence,
        mistake.question,
        None if hit is None or not hit.rule else hit.rule,
        None if part is None else show_term(part),
        None if became is None else show_term(became),
    )


def _hit(rule: Rule, fault: Fault, frame: Frame) -> Hit | None:
    match rule:
        case Identity():
            return _identity(rule, fault, frame)
        case Passage():
            passed = by_passage(rule, fault, frame)
            return None if passed is None else Hit(passed.rule, right=passed.right)
        case Roots():
            return _roots(rule, fault, frame)
        case TaylorTerm(ratio) if isinstance(fault.claim, Order):
            return Hit("") if taylor_term(fault.claim) == ratio else None
        case LimitSplit(kind) if isinstance(fault.claim, Limit):
            return Hit("") if limit_split(fault.claim) == kind else None
        case TaylorTerm() | LimitSplit() | Slip():
            return None


def _identity(rule: Identity, fault: Fault, frame: Frame) -> Hit | None:
    is_inequality = isinstance(fault.claim, Rel) and fault.claim.op not in ("=", "!=")
    if fault.direction == "gains" or (rule.of_inequalities and not is_inequality):
        return None
    said = f"{rule.before} -> {rule.after}"
    match fault.claim:
        case Rel("=", lhs, rhs):
            for start, end in ((lhs, rhs), (rhs, lhs)):
                hit = _leads(rule, (start, end), fault, frame)
                if hit is not None:
                    return Hit(said, *hit)
    for premise in fault.before[:NEAREST]:
        if isinstance(premise, Rel) and _is_of_kind(premise, fault.claim):
            hit = _leads_on(rule, premise, fault, frame)
            if hit is not None:
                return Hit(said, *hit)
    return None


def _is_of_kind(premise: Rel, claim: Claim) -> bool:
    return isinstance(claim, Rel) and (premise.op == "=") == (claim.op == "=")


def _leads(
    rule: Identity, row: tuple[Term, Term], fault: Fault, frame: Frame
) -> tuple[Term, Term] | None:
    """The part of the start that the rule turns so that the end comes out."""
    before, after = pattern(rule.before), pattern(rule.after)
    start, end = row
    for one in rewritten(before, after, start):
        result = one.term
        if agree(result, end, frame.points) is False or not _differ(result, start, fault):
            continue
        if agree(result, start, frame.points) is True and not rule.about_domain:
            continue
        if not _are_constant(rule, one.found):
            continue
        if same(result, end, frame):
            return one.part, one.became
    return None


def _are_constant(rule: Identity, found: Found) -> bool:
    """Whether the letters that must not depend on the bound variable do not."""
    bound = found.get("x")
    return all(bound not in free_variables(found[letter]) for letter in rule.constant)


def _differ(a: Term, b: Term, fault: Fault) -> bool:
    """Whether one of the terms has another value at the counterexample, or alone has one."""
    try:
        valued = [holds(unfold(Rel("=", t, t)), fault.point) for t in (a, b)]
        same_there = holds(unfold(Rel("=", a, b)), fault.point)
    except MalformedTerm:
        return False
    return valued != [False, False] and same_there is not True


def _leads_on(rule: Identity, premise: Rel, fault: Fault, frame: Frame) -> tuple[Term, Term] | None:
    """The part of the line before that the rule turns so that the written line comes out."""
    before, after = pattern(rule.before), pattern(rule.after)
    for side, other in ((premise.lhs, premise.rhs), (premise.rhs, premise.lhs)):
        for one in rewritten(before, after, side):
            result = one.term
            sides = (result, other) if side == premise.lhs else (other, result)
            line = Rel(premise.op, *sides)
            if is_line(line, fault.claim, frame) and _differ(result, side, fault):
                return one.part, one.became
    return None


def _roots(rule: Roots, fault: Fault, frame: Frame) -> Hit | None:
    for premise in fault.before[:NEAREST]:
        equation = isinstance(premise, Rel) and premise.op == "="
        if equation and is_by_formula(premise, fault.claim, rule, frame):
            return Hit(f"roots of p*u^2 + q*u + r: {rule.first}, {rule.second}")
    return None
