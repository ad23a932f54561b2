"""The mistakes of the catalogue, explained: what happened, the false rules, and the question."""

from __future__ import annotations

from symcheck.judging.mistakes.catalogue import CATALOGUE
from symcheck.judging.mistakes.mistake import (
    Identity, LimitSplit, Mistake, Passage, Roots, Rule, Slip, TaylorTerm,
)  # fmt: skip
from symcheck.reporting.explanation import ClaimExample, Explanation

MOST_RULES = 4
"""False rules that are told of one mistake; the others are like them."""
_FORMS = {
    "difference": "a difference of two parts that grow without bound is taken part by part",
    "product": "a product of a part that goes to 0 and one that grows is taken part by part",
    "quotient": "a quotient of two parts that both go to 0, or both grow, is taken part by part",
}
_TERMS = {
    "sign": "a term of the expansion has the other sign",
    "factor": "a term of the expansion has another coefficient",
}
_SLIPS = {
    "sign": "one sign of the line is the other one",
    "number": "one number of the line is another",
    "strictness": "the relation is strict, and the sides can be equal",
    "direction": "the relation of the line is turned",
    "factor": "one factor of a derivative is missing, or there once too often",
}


def rule_in_words(rule: Rule) -> str:
    """The false rule as a reader is told it.

    >>> rule_in_words(Identity("ln(a + b)", "ln(a) + ln(b)"))
    'ln(a + b) is taken for ln(a) + ln(b)'
    >>> rule_in_words(Passage(("a < b",), "a^2 < b^2", at_witness="a < 0"))
    'a^2 < b^2 is taken to follow from a < b, where a < 0 is possible'
    """
    match rule:
        case Identity(before, after):
            return f"{before} is taken for {after}"
        case Passage():
            return _passage_in_words(rule)
        case Roots(first, second):
            return f"the roots are taken for {_with_roots(first)} and {_with_roots(second)}"
        case TaylorTerm(ratio):
            return _TERMS[ratio]
        case LimitSplit(kind):
            return _FORMS[kind]
        case Slip(edit):
            return _SLIPS[edit]


def _passage_in_words(rule: Passage) -> str:
    after = rule.after
    if after == "lhs = rhs":  # the letter c is the quotient of the two lines
        divided = rule.where[0][1].startswith("(a - b)")
        after = "a/c = b/c" if divided else "a*c = b*c"
    if after == "lhs < rhs":  # and here it is a number k
        after = "k*a < k*b"
    if not rule.before:
        said = f"{after} is taken for granted"
    elif rule.equivalence:
        said = f"{after} is taken to be equivalent to {' and '.join(rule.before)}"
    else:
        said = f"{after} is taken to follow from {' and '.join(rule.before)}"
    always = "" if rule.always is None else f", where {rule.always}"
    there = "" if rule.at_witness is None else f", where {rule.at_witness} is possible"
    return f"{said}{always}{there}"


def _with_roots(formula: str) -> str:
    roots = (("turned", "sqrt(q^2 + 4*p*r)"), ("s^2", "(q^2 - 4*p*r)"))
    for name, root in roots:
        formula = formula.replace(name, root)
    return formula


def _explained(mistake: Mistake) -> Explanation:
    rules = list(dict.fromkeys(map(rule_in_words, mistake.rules)))
    told = "; ".join(rules[:MOST_RULES])
    more = "; and the like" if len(rules) > MOST_RULES else ""
    example = mistake.example
    return Explanation(
        mistake.code,
        f"{mistake.sentence} It is found where {told}{more}." if rules else mistake.sentence,
        ClaimExample(example.claim, example.given, example.integer),
        mistake.question,
    )


OF_MISTAKES: tuple[Explanation, ...] = tuple(map(_explained, CATALOGUE))
