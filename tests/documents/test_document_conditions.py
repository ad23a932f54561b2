"""How far "if" and "for" reach, and what comes after the claim it is about."""

from __future__ import annotations

import pytest
from document_lines import document_of, said_in

CONDITIONS = [
    ("for after a display", "$$u < 1$$ for all $x > 0$.", ["claim: x > 0 => u < 1"]),
    ("for after a formula in a sentence", "Show that $u < 1$ for $x > 0$.",
     ["claim: x > 0 => u < 1"]),
    ("where after a claim", "$$u < 1$$ where $u = x$.", ["claim: u = x => u < 1", "given: u = x"]),
    ("two conditions after a claim", "$$u < 1$$ for $x > 0$ and $y > 0$.",
     ["claim: y > 0 => x > 0 => u < 1"]),
    ("if before a claim", "If $x > 0$, then $u < 1$.", ["claim: x > 0 => u < 1"]),
    ("a row that continues", "$$u = v$$ $$= w$$ for $x > 0$.",
     ["claim: x > 0 => u = v", "claim: x > 0 => v = w"]),
    ("a full stop in the display ends the sentence", "$$u < 1.$$ For $x > 0$ we have $v < 1$.",
     ["claim: u < 1", "claim: x > 0 => v < 1"]),
    ("a capital after a display begins one", "$$u < 1$$ For $x > 0$ we have $v < 1$.",
     ["claim: u < 1", "claim: x > 0 => v < 1"]),
    ("in the tags of a page", "<p>Hence $u < 1$ and <b>so</b> $v < 1$.</p>",
     ["claim: u < 1", "claim: v < 1"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [c[1:] for c in CONDITIONS],
                         ids=[c[0] for c in CONDITIONS])  # fmt: skip
def test_conditions(text: str, wanted: list[str]) -> None:
    assert said_in(text) == wanted


ABOUT_NOTHING = [
    ("if", "If $x > 0$, it is easy."),
    ("for", "For $x > 0$ this is known."),
    ("for all", "For all $x > 0$ this is known."),
    ("provided that", "This is so provided that $x > 0$."),
]


@pytest.mark.parametrize("text", [a[1] for a in ABOUT_NOTHING], ids=[a[0] for a in ABOUT_NOTHING])
def test_a_condition_about_nothing_grants_nothing(text: str) -> None:
    found = said_in(f"{text} Hence $u < 1$.")
    assert sorted(found) == [
        "SC107 this condition is about nothing in its sentence",
        "claim: u < 1",
    ]


NOT_UNDERSTOOD = "SC107 what the sentence says of this formula is not understood"
TANGLED = [
    ("either of two", "Assume that $x > 2$ or $x < -2$. Then\n\n$$u < 1.$$",
     [NOT_UNDERSTOOD, NOT_UNDERSTOOD, "claim: u < 1"]),
    ("what cannot be assumed", "We cannot assume that $$x > 0.$$ So $$u < 1.$$",
     [NOT_UNDERSTOOD, "claim: u < 1"]),
    ("what need not hold", "Since $x > 0$ need not hold, we stop.", [NOT_UNDERSTOOD]),
    ("that there is one", "For all real $x$ there is a $y$ with\n\n$$y^2 = x.$$\n\nHence\n\n"
     "$$u < 1.$$", [NOT_UNDERSTOOD, "claim: u < 1"]),
    ("that there is none", "There is no real $x$ with $$x^2 = 3.$$", [NOT_UNDERSTOOD]),
    ("for some", "For some $x$, $$x^2 = 2.$$", [NOT_UNDERSTOOD]),
    ("what is false", "It is false that $$x > x + 1.$$", [NOT_UNDERSTOOD]),
    ("an exception", "Except when $x = 1$ we get $$x \\ne 1.$$", [NOT_UNDERSTOOD, NOT_UNDERSTOOD]),
    ("a mistake that is quoted", "A common mistake is to write $$u = x.$$", [NOT_UNDERSTOOD]),
    ("a proof by contradiction", "Suppose not. Then $$x < 2.$$", [NOT_UNDERSTOOD]),
    ("a denial in another clause", "It is not new, so $$u < 1.$$", ["claim: u < 1"]),
    ("otherwise, in a row", "$$\\begin{align} u &< 1 && \\text{otherwise} \\end{align}$$",
     ["SC107 what “otherwise” says of this is not understood"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [t[1:] for t in TANGLED], ids=[t[0] for t in TANGLED])
def test_sentences_that_deny_or_choose_grant_and_claim_nothing(
    text: str, wanted: list[str]
) -> None:
    assert said_in(text) == wanted


WORDS_FOR_NUMBERS = [
    ("a positive integer", "Let $n$ be a positive integer. Then $$n \\ge 1.$$",
     ["given: n > 0", "claim: n >= 1"]),
    ("two positive numbers", "Let $x$ and $y$ be positive real numbers. Then $$x + y > 0.$$",
     ["given: x > 0", "given: y > 0", "claim: x + y > 0"]),
    ("a comparison of a whole number",
     "Let $n \\ge 1$ be an integer. Then $$\\sum_{k=1}^n 1 = n.$$",
     ["given: n >= 1", "claim: Sum(1, (k, 1, n)) = n"]),
    ("positive before the name", "For positive $x$ we have $$x + 1 > 1.$$",
     ["given: x > 0", "claim: x + 1 > 1"]),
    ("a kind that is not known", "Let $k$ be an even integer. Hence $u < 1$.",
     ["SC107 “even” is not understood of a number", "claim: u < 1"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [w[1:] for w in WORDS_FOR_NUMBERS],
                         ids=[w[0] for w in WORDS_FOR_NUMBERS])  # fmt: skip
def test_words_for_numbers(text: str, wanted: list[str]) -> None:
    assert said_in(text) == wanted


BOUNDARIES = [
    ("two closed claims", "$$2 > 1$$\n\nHence\n\n$$1 = 5.$$", ["claim: 2 > 1", "claim: 1 = 5"]),
    ("after a hypothesis", "Let $x \\ge 3$. Hence $$x = 3.$$", ["given: x >= 3", "claim: x = 3"]),
    ("the same difference in another form", "$$x + 3 > 3$$\n\n$$(x + 3)^2 = x^2 + 9$$",
     ["claim: x + 3 > 3", "claim: (x + 3)^2 = x^2 + 9"]),
    ("a quadratic set to zero", "$$x - x^2 \\ge 1/5$$\n\n$$x^2 - x + 1/5 = 0$$",
     ["claim: x - x^2 >= 1/5", "shown: x^2 - x + 1/5 = 0"]),
    ("of the inequality above", "$$x^2 < 4$$\n\n$$x^2 = 4$$", ["claim: x^2 < 4", "shown: x^2 = 4"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [b[1:] for b in BOUNDARIES],
                         ids=[b[0] for b in BOUNDARIES])  # fmt: skip
def test_only_the_boundary_of_an_inequality_is_a_subject(text: str, wanted: list[str]) -> None:
    assert said_in(text) == wanted


ARROWS = [
    ("a row that sets out", "$$\\begin{align} x &= 1 \\\\ \\Rightarrow x^2 &= 1 \\end{align}$$",
     ["shown: x = 1", "claim: x = 1 => x^2 = 1"]),
    ("a chain over rows", "$$\\begin{align} x = -1 &\\Rightarrow x^2 = 1 \\\\ &\\Rightarrow x^2 < 2"
     " \\end{align}$$", ["claim: x = -1 => x^2 = 1", "claim: x^2 = 1 => x^2 < 2"]),
    ("from what was granted", "Suppose $x = 1$.\n\n$$\\begin{align} x &= 1 \\\\ "
     "\\Rightarrow x^2 &= 1 \\end{align}$$", ["given: x = 1", "claim: x = 1", "claim: x^2 = 1"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [a[1:] for a in ARROWS], ids=[a[0] for a in ARROWS])
def test_rows_with_arrows(text: str, wanted: list[str]) -> None:
    assert said_in(text) == wanted


@pytest.mark.parametrize("name", ["IEEEeqnarray", "empheq", "xalignat"])
def test_displays_that_are_not_read_are_reported(name: str) -> None:
    text = rf"We show \begin{{{name}}} 1 + 1 &= 7 \end{{{name}}}"
    assert [s[:5] for s in said_in(text, ".tex")] == ["SC108"]


def test_an_equivalence_does_not_reach_into_a_section_that_ended() -> None:
    found = said_in("# A\n\nSuppose $x = 1$. Hence $x = 1$.\n\n# B\n\n$$\\iff 2 x = 2$$")
    assert found[-1] == "SC101 there is no line above that this one could be equivalent to"


def test_brackets_with_two_backslashes_are_a_display() -> None:
    assert said_in("Hence \\\\[1 = 8\\\\] as said.") == ["claim: 1 = 8"]


def test_commands_that_begin_an_environment_are_reported() -> None:
    text = r"\newcommand{\be}{\begin{equation}}\newcommand{\ee}{\end{equation}} \be 1=2 \ee"
    assert any(s.startswith("SC1") for s in said_in(text, ".tex"))


def test_the_condition_of_a_definition_is_spoken_of() -> None:
    assert any(
        "without its condition" in a
        for a in document_of("$$f(x) = x \\quad \\text{for } x > 0$$").assumptions
    )
