"""What a sentence says of the formula that follows: a hypothesis, a claim, a subject, or nothing.

Only plain cues directly before a formula count, with a few words that add nothing between them. A
sentence with a cue and other words in between is not understood, and is not guessed at.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from symcheck.language.term import Sort

Cue: TypeAlias = Literal[
    "hypothesis", "condition", "setting", "definition", "claim", "subject", "not understood",
    "tangled",
]  # fmt: skip
"""A condition (if, for) holds for its sentence; a setting (where, with) may come after what it is
about; a hypothesis (suppose) holds to the end of its section. A tangled sentence negates, doubts or
joins by "or" what it speaks of, so that not even a display in it is a plain claim."""

FORMULA, NAME = "□", "◦"
"""Stand in a sentence for each formula that relates terms, and for each other one."""

_FILLER = (
    r"(?:\s+(?:that|further|also|now|we|have|get|obtain|moreover|in addition|us|then|it|holds|"
)
_FILLER += r"clearly|always|indeed|therefore|thus|hence|there|is|are|at least|in particular))*"
_END = _FILLER + r"\s*[,:]?\s*$"
_HYPOTHESIS = re.compile(
    r"\b(?:suppose|supposing|assume|assuming|given|since|because|fix|for which|let|"
    r"such that)" + _END
)
_CONDITION = re.compile(
    r"\b(?:if|whenever|when|provided|for|for all|for every|for any|for each|as long as)" + _END
)
_SETTING = re.compile(r"\b(?:(?<![a-z] )where|with)" + _END)
_ONLY_IF = re.compile(r"\bonly\b[^.]*\bif" + _END)
_DEFINITION = re.compile(
    r"\b(?:let|let us define|define|we define|set|put|denote|denoting|write|writing|"
    r"introduce|abbreviate)(?:\s+(?:the function|the functions|us))?" + _END
)
_CLAIM = re.compile(
    r"\b(?:show|shows|showing|prove|proves|proving|argue|deduce|conclude|verify|check|see|find|so|"
    r"hence|therefore|thus|then|follows|implies|gives|yields|means|whence|namely|so that|we have|"
    r"we get|we obtain|have|get|i\.e\.)" + _END
)
_ASSERTING = (
    r"\b(?:is|are|was|be|becomes?|equals?|gives?|yields?|satisf(?:y|ies)|has|have|holds?|then|"
    r"therefore|hence|so|thus|implies|must|can|cannot|stays?|lies?|remains?|exceeds?|turns?)\b"
)
_SUBJECT = re.compile(
    r"\b(?:consider|considering|solve|solving|study|look at|minimi[sz]e|maximi[sz]e|simplify|"
    r"evaluate|compute|calculate)\b(?:(?!" + _ASSERTING + r")[^.;□])*$|"
    r"\bthe (?:equation|inequality|expression|product|quantity|function|quadratic|polynomial|sum|"
    r"problem|quadratic equation)\s*[,:]?\s*$"
)
_STRONG = re.compile(
    r"\b(?:suppose|supposing|assume|assuming|let|given|if|show|prove|argue|we see|hence|so|"
    r"therefore)\b[^□]*$"
)
_TANGLED = re.compile(
    r"\b(?:not|cannot|without|never|neither|nor|none|nobody|impossible|fails?|false|unless|except|"
    r"would|suffices?|mistake|(?:is|are) wrong|instead|for some|exists?|"
    r"there (?:is|are)|or if)\b|n't\b|"
    r"\bno\b(?! (?:greater|larger|less|more|smaller|wider))"
)
_OR = re.compile(r"[□◦]\s*,?\s*or\b")
_CLAUSE = re.compile(r"[,;:—]|\b(?:so|hence|therefore|thus|then|and)\b")
"""What ends a clause: a denial before it is not about what comes after."""
_SPOILED = re.compile(
    r"^\s*,?\s*(?:or|unless|except|needs? not|do(?:es)? not|(?:is|are) not|fails?|is false|cannot|"
    r"would|is impossible|if and only if|iff|is equivalent)\b"
)
CONTRARY = re.compile(r"\b(?:suppose|assume)\b[^.]*\b(?:not|otherwise|contrary|contradiction)\b")
"""Begins a proof by contradiction."""
_JOINED = re.compile(FORMULA + r"\s*(?:,|and|, and|or both)\s*$")
_VAGUE = re.compile(
    r"\b(usually|often|typically|generally|mostly|almost always|in practice|roughly|nearly|"
    r"probably|likely|sometimes|tends?)\b"
)
_SENTENCE = re.compile(r"(?:(?<!\bi\.e)(?<!\be\.g)(?<!\bcf)(?<!\beq)(?<!\bEq)[.?!]|;)(?:\s+|$)")


_ENDS = re.compile(r"(?<!\\right)(?<!\\left)[.?!]\s*(?:\\(?:tag|label|end)\*?\{[^}]*\}\s*)*$")


def ends_sentence(latex: str) -> bool:
    r"""Whether a formula has the full stop of its sentence in it.

    >>> ends_sentence(r"x > 0. \tag{3}"), ends_sentence(r"\left. x \right.")
    (True, False)
    """
    return _ENDS.search(latex) is not None


def open_sentence(text: str) -> str:
    """What of a text belongs to the sentence that is not finished yet.

    >>> open_sentence("That was it. Suppose that")
    'Suppose that'
    """
    return _SENTENCE.split(text)[-1]


def cue_of(sentence: str, before: Cue | None = None, after: str = "") -> Cue | None:
    """What the words say of the formula after them; ``before`` is what they said of the last one.

    ``after`` are the words that follow it, which may take back what was said.

    >>> cue_of("Supposing that"), cue_of("can only occur if"), cue_of("the weights are")
    ('hypothesis', 'claim', None)
    >>> cue_of("So the weights will usually satisfy")
    'not understood'
    >>> cue_of("We do not assume that"), cue_of("Suppose that", after="or")
    ('tangled', 'tangled')
    """
    words = sentence.strip().lower()
    clause = _CLAUSE.split(words.rstrip(" ,:;"))[-1]
    if _TANGLED.search(clause) or _OR.search(words) or _SPOILED.search(after.lower()):
        return "tangled"
    if before is not None and _JOINED.search(words):
        return before
    if _ONLY_IF.search(words):
        return "claim"
    if _HYPOTHESIS.search(words):
        return "definition" if _DEFINITION.search(words) else "hypothesis"
    if _CONDITION.search(words):
        return "condition"
    if _SETTING.search(words):
        return "setting"
    if _DEFINITION.search(words):
        return "definition"
    if _CLAIM.search(words):
        return "claim"
    if _SUBJECT.search(words):
        return "subject"
    return "not understood" if _STRONG.search(words) else None


def vague_word(sentence: str) -> str | None:
    """A word that says nothing definite, such as "usually"."""
    found = _VAGUE.search(sentence.lower())
    return None if found is None else found[1]


_SORTS: dict[str, Sort] = {
    "real": "real", "integer": "integer", "whole": "integer", "natural": "natural",
}  # fmt: skip
_SIGN_AND_SORT = (
    r"(?:(?P<sign>positive|non-?negative|negative|non-?zero)\s*)?"
    r"(?:(?P<sort>real|integer|natural|whole)s?)?(?:\s*(?:number|variable)s?)?"
)
_SORT = re.compile(
    r"^\s*(?:both )?(?:be|is|are|denotes?|stands? for)\s*(?:an?|any|some|arbitrary|fixed|all)?\s*"
    + _SIGN_AND_SORT
    + r"\b"
)
_SORT_BEFORE = re.compile(r"\b" + _SIGN_AND_SORT + r"\s*$")
_KIND = re.compile(
    r"^\s*(?:be|is|are)\s+(?:an?\s+)?(even|odd|prime|square|rational|irrational|complex)\b"
)


def kind_said(after: str) -> str | None:
    """A kind of number that the words after a name give it and that is not understood."""
    found = _KIND.match(after.lower())
    return None if found is None else found[1]


def sort_said(before: str, after: str) -> tuple[Sort, str] | None:
    """The sort, and the sign or nothing, that the words around a name give it.

    >>> sort_said("let", "be a positive integer"), sort_said("for every natural number", "we have")
    (('integer', 'positive'), ('natural', ''))
    """
    cue = re.search(r"\b(?:let|for|where|with|assume|suppose|that|if|given|fix)\b", before.lower())
    found = _SORT.match(after.lower()) if cue else None
    found = found or (_SORT_BEFORE.search(before.lower()) if cue else None)
    if found is None or not (found["sort"] or found["sign"]):
        return None
    return _SORTS[found["sort"] or "real"], (found["sign"] or "").replace("-", "")
