"""What the words before a formula make of it: a hypothesis, a claim, a definition, a subject."""

from __future__ import annotations

import pytest
from document_lines import defined_in, document_of, said_in

HYPOTHESES = [
    ("suppose", "Suppose that $x > 0$."),
    ("supposing, with more after it", "Supposing $x > 0$, much is known."),
    ("assume", "We assume that $x > 0$."),
    ("assuming", "Assuming $x > 0$, the rest is easy."),
    ("let, of a relation that defines nothing", "Let $x > 0$."),
    ("given", "Given $x > 0$, we go on."),
    ("where, after a formula", "Look at $y$, where $x > 0$."),
    ("with", "Take a number with $x > 0$."),
    ("since", "Since $x > 0$, it is easy."),
    ("a display after the cue", "Suppose that\n\n$$x > 0.$$"),
    ("in the middle of a paragraph", "That was it. Now suppose that $x > 0$."),
    ("over the end of a line", "Suppose\nthat $x > 0$."),
    ("words that add nothing", "Suppose further that we have $x > 0$."),
]


@pytest.mark.parametrize("text", [h[1] for h in HYPOTHESES], ids=[h[0] for h in HYPOTHESES])
def test_words_that_make_a_hypothesis(text: str) -> None:
    assert said_in(text) == ["given: x > 0"]


CLAIMS = [
    ("show", "Show that $x > 0$."),
    ("prove", "We prove that $x > 0$."),
    ("argue", "Argue that $x > 0$."),
    ("we see", "So we see that $x > 0$."),
    ("hence", "Hence $x > 0$."),
    ("so", "It is positive, so $x > 0$."),
    ("therefore", "Therefore, $x > 0$."),
    ("only if, which is no hypothesis", "This can only ever occur if $x > 0$."),
    ("it follows", "It follows that $x > 0$."),
    ("a display without any words", "$$x > 0$$"),
    ("a display after words without a cue", "The next line is plain:\n\n$$x > 0$$"),
    ("a display after vague words is claimed all the same", "Usually\n\n$$x > 0$$"),
    ("a place is no hypothesis", "The border is where\n\n$$x > 0$$"),
    ("wherever it is", "The two sides are equal at the points where\n\n$$x > 0$$"),
    ("the noun has a verb", "The product is then positive,\n\n$$x > 0$$"),
    ("the noun is far away", "Then the product of them all gets small:\n\n$$x > 0$$"),
]


@pytest.mark.parametrize("text", [c[1] for c in CLAIMS], ids=[c[0] for c in CLAIMS])
def test_words_that_make_a_claim(text: str) -> None:
    assert said_in(text) == ["claim: x > 0"]


TWO = [
    ("and joins what is supposed", "Suppose that $x > 0$ and $y > 0$.",
     ["given: x > 0", "given: y > 0"]),
    ("so does a comma", "Let $x > 0$, $y > 0$.", ["given: x > 0", "given: y > 0"]),
    ("if and then", "If $x > 0$, then $y > 0$.", ["claim: x > 0 => y > 0"]),
    ("a new sentence ends a hypothesis", "Suppose $x > 0$. Hence $y > 0$.",
     ["given: x > 0", "claim: y > 0"]),
    ("two hypotheses before a display", "Suppose $x > 0$. Then\n\n$$y > 0$$",
     ["given: x > 0", "claim: y > 0"]),
    ("all rows of a display that is supposed",
     "Suppose that\n\n$$\\begin{align} x &> 0 \\\\ y &> 0 \\end{align}$$",
     ["given: x > 0", "given: y > 0"]),
    ("only the first row is claimed after a claim",
     "Hence\n\n$$\\begin{align} x &> 0 \\\\ y &> 0 \\end{align}$$",
     ["claim: x > 0", "claim: y > 0"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [t[1:] for t in TWO], ids=[t[0] for t in TWO])
def test_sentences_with_more_than_one_formula(text: str, wanted: list[str]) -> None:
    assert said_in(text) == wanted


NOT_UNDERSTOOD = [
    ("a word that says nothing definite", "So the weights will usually satisfy $x > 0$.",
     "“usually” says nothing definite"),
    ("another one", "Hence the numbers mostly obey $x > 0$.", "“mostly” says nothing definite"),
    ("a cue with other words after it", "Suppose the moon is full and $x > 0$.",
     "what the sentence says of this formula is not understood"),
    ("a claim that is not made plainly", "We argue against the idea of $x > 0$.",
     "what the sentence says of this formula is not understood"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "reason"), [n[1:] for n in NOT_UNDERSTOOD], ids=[n[0] for n in NOT_UNDERSTOOD]
)
def test_a_sentence_that_is_not_understood_is_not_guessed(text: str, reason: str) -> None:
    (found,) = said_in(text)
    assert found.startswith("SC107 ")
    assert reason in found


QUIET = [
    ("a sentence that only speaks of a formula", "The case $x = 1$ is well known."),
    ("a name", "Suppose that $x$ is a number."),
    ("no formula at all", "Suppose that all is well."),
    ("code", "Suppose that `x > 0`."),
    ("a price", "It costs 5\\$ or 6\\$."),
]


@pytest.mark.parametrize("text", [q[1] for q in QUIET], ids=[q[0] for q in QUIET])
def test_what_claims_nothing(text: str) -> None:
    assert said_in(text) == []


DEFINED = [
    ("a function at its first use", "$$f(w) = w^2$$", ["f"], []),
    ("the second time it is claimed", "$$f(w) = w^2$$\n\n$$f(w) = w w$$", ["f"],
     ["claim: f(w) = w*w"]),
    ("an abbreviation with :=", "$$z := w a + b$$", ["z"], []),
    ("with the sign for it", "$$z \\coloneqq w a + b$$", ["z"], []),
    ("after let", "Let $z = w a + b$.", ["z"], []),
    ("after where", "$$q > 0$$ where $q = w a + b$.", [],
     ["claim: q = w*a + b => q > 0", "given: q = w*a + b"]),
    ("two in a row of columns", "$$\\begin{align} u &:= x & v &:= y \\end{align}$$",
     ["u", "v"], []),
    ("two with space between them", "$$u := x, \\qquad v := y$$", ["u", "v"], []),
    ("the same again", "$$u := x$$\n\n$$u := x$$", ["u"], []),
    ("something else under the same name", "$$u := x$$\n\n$$u := y$$", ["u"],
     ["SC101 u was defined before, as something else"]),
    ("of a name already spoken of", "$$u > 0$$\n\nLet $u = x$.", [],
     ["claim: u > 0", "given: u = x"]),
    ("a number on the left defines nothing", "$$2 = x$$", [], ["claim: 2 = x"]),
    ("an equation without words is no definition", "$$u = x$$", [], ["claim: u = x"]),
    ("for which values a function is meant", "$$f(w) = 1/w \\quad \\text{for } w > 0$$", ["f"], []),
    ("words after it that are not known", "$$f(w) = 1/w \\quad \\text{unless } w = 0$$", ["f"],
     ["SC107 what follows the definition is not understood"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "names", "wanted"), [d[1:] for d in DEFINED], ids=[d[0] for d in DEFINED]
)
def test_definitions(text: str, names: list[str], wanted: list[str]) -> None:
    assert (defined_in(text), said_in(text)) == (names, wanted)


ASSUMED = [
    ("names are real", "$$x + y = y + x$$", "x, y as real"),
    ("not those that were declared", "Let $n \\in \\mathbb{N}$.\n\n$$n + x = x + n$$", "x as real"),
    ("what σ is", "$$\\sigma(z) < 1$$", "σ(t) as 1/(1 + e^(-t)), which is not defined here"),
    ("which logarithm", "$$\\log x < x$$", "log as the natural logarithm"),
    ("what σ is applied to", "$$\\sigma(z) > 0$$\n\n$$\\sigma < 1$$",
     "σ without an argument in line 3 as σ(z)"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [a[1:] for a in ASSUMED], ids=[a[0] for a in ASSUMED])
def test_what_was_assumed_to_read_a_document_is_listed(text: str, wanted: str) -> None:
    assert wanted in document_of(text).assumptions
