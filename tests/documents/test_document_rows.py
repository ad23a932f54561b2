"""Rows of displays: continued, equivalent, under conditions, shown only."""

from __future__ import annotations

import pytest
from document_lines import document_of, said_in

from symcheck.derivations.step import goal_of
from symcheck.printing.as_ascii import show_claim


def aligned(*rows: str) -> str:
    return "$$\\begin{align}\n" + " \\\\\n".join(rows) + "\n\\end{align}$$"


ROWS = [
    ("a row that begins with a relation continues the one above",
     aligned("x &\\leq y", "&= z", "&< 1"),
     ["claim: x <= y", "claim ...: y = z", "claim ...: z < 1"]),
    ("an implication arrow", aligned("x &= 1", "\\Rightarrow x^2 &= 1"),
     ["shown: x = 1", "claim: x = 1 => x^2 = 1"]),
    ("an equivalence arrow", aligned("x &= 1", "\\Leftrightarrow 2 x &= 2"),
     ["shown: x = 1", "claim: x = 1 <=> 2*x = 2"]),
    ("an inequality before an equivalence",
     aligned("x^2 &\\ge y", "\\Leftrightarrow y &\\le x^2"),
     ["claim: x^2 >= y", "claim <=>: y <= x^2"]),
    ("therefore", aligned("x &= 1", "\\therefore x^2 &= 1"), ["claim: x = 1", "claim: x^2 = 1"]),
    ("an arrow to the left is refused", aligned("x &= 1", "\\Leftarrow x^2 &= 1"),
     ["claim: x = 1", "SC108 ⇐ turns the order of lines round"]),
    ("nothing to continue", "$$= 1$$",
     ["SC101 there is no row above that this one could continue"]),
    ("nothing to be equivalent to", "$$\\iff x = 1$$",
     ["SC101 there is no line above that this one could be equivalent to"]),
    ("a new section has nothing above", "$$x = 1$$\n\n# Next\n\n$$= y$$",
     ["claim: x = 1", "SC101 there is no row above that this one could continue"]),
    ("a term goes on in the next row", aligned("x &\\leq a + b", "&\\quad + c", "&\\leq d"),
     ["claim: x <= a + b + c", "claim ...: a + b + c <= d"]),
    ("so it does with a minus", aligned("x &\\leq a", "&\\quad - c"), ["claim: x <= a - c"]),
    ("a row may begin with a minus of its own", aligned("x &\\leq a", "-z &\\leq c"),
     ["claim: x <= a", "claim: -z <= c"]),
    ("and with a plus, if it has a left side", aligned("x &\\leq a", "+z &\\leq c"),
     ["claim: x <= a", "claim: z <= c"]),
    ("columns are not multiplied", aligned("x &= 1 & y &= 2"), ["claim: x = 1", "claim: y = 2"]),
    ("three columns are one relation", "$$\\begin{array}{rcl} x &=& 1 \\\\ &=& y \\end{array}$$",
     ["claim: x = 1", "claim ...: 1 = y"]),
    ("a chain in one row", "$$x \\leq y = z$$", ["claim: x <= y = z"]),
    ("empty rows are passed over", aligned("x &= 1", "", "y &= 2"),
     ["claim: x = 1", "claim: y = 2"]),
    ("a term is shown", "$$x^2 + 1$$", ["shown: x^2 + 1"]),
    ("and a row may continue it", aligned("x^2 + 1", "&\\geq 1"),
     ["shown: x^2 + 1", "claim: x^2 + 1 >= 1"]),
    ("an empty display", "$$ $$", ["SC101 there is nothing in this display"]),
    ("words for a formula", "$$\\text{to be done}$$",
     ["SC101 there is nothing in this display"]),
    ("a condition without a claim", "$$\\text{for } x > 0$$",
     ["SC107 words stand where a formula is wanted"]),
    ("a number before the formula", "$$(1) \\quad x = 1$$",
     ["SC107 what stands before this formula is no claim"]),
    ("a display in a heading", "# Title $$x = 1$$", ["claim: x = 1"]),
    ("a display that does not end", "Hence $$x = 1",
     ["SC101 '$' (dollar sign) is not a sign known here"]),
    ("a matrix", "$$\\begin{pmatrix} 1 \\end{pmatrix} = x$$",
     ["SC108 the environment pmatrix is not read here"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [r[1:] for r in ROWS], ids=[r[0] for r in ROWS])
def test_rows(text: str, wanted: list[str]) -> None:
    assert said_in(text) == wanted


CONDITIONS = [
    ("for", "$$x^2 > 0 \\quad \\text{for } x \\neq 0$$", ["claim: x != 0 => x^2 > 0"]),
    ("in brackets", "$$x^2 > 0 \\quad (x \\neq 0)$$", ["claim: x != 0 => x^2 > 0"]),
    ("after space, of a variable in the claim", "$$x^2 > 0, \\quad x > 0$$",
     ["claim: x > 0 => x^2 > 0"]),
    ("two of them", "$$x y > 0 \\quad \\text{for } x > 0 \\text{ and } y > 0$$",
     ["claim: x > 0 and y > 0 => x*y > 0"]),
    ("or in a condition", "$$x^2 + y^2 > 0 \\quad \\text{if } x > 0 \\text{ or } y > 0$$",
     ["claim: x > 0 or y > 0 => x^2 + y^2 > 0"]),
    ("for all of a name says nothing more", "$$x^2 \\geq 0 \\quad \\text{for all } x$$",
     ["claim: x^2 >= 0"]),
    ("a reason is claimed too", "$$x^2 \\geq 0 \\quad \\text{since } x = 1$$",
     ["claim: x = 1 and x^2 >= 0"]),
    ("words alone are passed over", "$$x^2 \\geq 0 \\quad \\text{by squaring}$$",
     ["claim: x^2 >= 0"]),
    ("on a continued row", aligned("x^2 &= x x", "&> 0 \\quad \\text{for } x > 0"),
     ["claim: x^2 = x*x", "claim: x > 0 => x*x > 0"]),
    ("on an equivalent row", aligned("x &= y", "\\iff x^2 &= y^2 \\quad \\text{for } x, y > 0"),
     ["shown: x = y", "claim: x > 0 and y > 0 => (x = y <=> x^2 = y^2)"]),
    ("under a hypothesis", "Suppose that\n\n$$x > y \\quad \\text{for } y > 0$$",
     ["given: y > 0", "given: x > y"]),
    ("two claims after space are no claim and its condition", "$$x = 3, \\quad x = 2$$",
     ["SC106 is this a condition, or is it said as well?"]),
    ("nor are two bounds", "$$x > 0, \\quad x < 9$$",
     ["SC106 is this a condition, or is it said as well?"]),
    ("nor what is said of another variable", "$$x^2 > 0, \\quad y > 0$$",
     ["SC106 is this a condition, or is it said as well?"]),
    ("unless", "$$x^2 > 0 \\quad \\text{unless } x = 0$$",
     ["SC107 what “unless” says of this is not understood"]),
    ("only if", "$$x > 0 \\quad \\text{only if} \\quad x^2 > 0$$",
     ["SC107 what “only if” says of this is not understood"]),
    ("and between spaces", "$$x > 0 \\quad\\text{and}\\quad y > 0$$", ["claim: x > 0 and y > 0"]),
    ("and after a comma", "$$x > 0, \\quad\\text{and}\\quad y > 0$$", ["claim: x > 0 and y > 0"]),
    ("or between spaces", "$$x > 0 \\quad\\text{or}\\quad x < 9$$", ["claim: x > 0 or x < 9"]),
    ("so between spaces", "$$x > 0 \\quad\\text{so}\\quad x^2 > 0$$", ["claim: x > 0 and x^2 > 0"]),
    ("an arrow between spaces", "$$x > 0 \\quad\\Rightarrow\\quad x^2 > 0$$",
     ["claim: x > 0 => x^2 > 0"]),
    ("iff between spaces", "$$x = 2 \\quad\\text{iff}\\quad 2 x = 4$$",
     ["claim: x = 2 <=> 2*x = 4"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wanted"), [c[1:] for c in CONDITIONS], ids=[c[0] for c in CONDITIONS]
)
def test_conditions_and_connectives_after_space(text: str, wanted: list[str]) -> None:
    assert said_in(text) == wanted


SIGNS = [
    ("one of two solutions", "$$x = 1 \\pm y$$", ["claim: x = 1 + y or x = 1 - y"]),
    ("only the relation it stands in", "$$x = 2 \\iff x = \\pm 2$$",
     ["claim: x = 2 <=> x = 2 or x = -2"]),
    ("both signs of an identity", "$$(a \\pm b)^2 = a^2 \\pm 2 a b + b^2$$",
     ["claim: (a + b)^2 = a^2 + 2*a*b + b^2 and (a - b)^2 = a^2 - 2*a*b + b^2"]),
    ("both signs of a bound", "$$x \\pm y \\leq z$$",
     ["SC106 ± here: for both signs, or for one of them?"]),
    ("the lower sign", "$$x \\pm y = z \\mp y$$", ["claim: x + y = z - y and x - y = z + y"]),
    ("signs in two relations", "$$x = \\pm 1 \\Rightarrow y = \\pm 2$$",
     ["SC106 ± in two claims: which sign goes with which?"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [s[1:] for s in SIGNS], ids=[s[0] for s in SIGNS])
def test_plus_or_minus(text: str, wanted: list[str]) -> None:
    assert said_in(text) == wanted


SUBJECTS = [
    ("consider an expression", "Consider the product\n\n$$x y$$", ["shown: x*y"]),
    ("consider an equation", "Consider the equation\n\n$$x^2 = 4$$", ["shown: x^2 = 4"]),
    ("solve", "We solve\n\n$$x^2 = 4$$", ["shown: x^2 = 4"]),
    ("the boundary of the inequality above", "$$x (1 - x) \\geq y$$\n\n$$x^2 - x + y = 0$$",
     ["claim: x*(1 - x) >= y", "shown: x^2 - x + y = 0"]),
    ("another equation is no boundary", "$$x (1 - x) \\geq y$$\n\n$$x^2 - x - y = 0$$",
     ["claim: x*(1 - x) >= y", "claim: x^2 - x - y = 0"]),
    ("roots of the equation", "Solve\n\n$$x^2 = 4$$\n\n$$x = 2 \\text{ or } x = -2$$",
     ["shown: x^2 = 4", "claim: x^2 = 4 <=> x = 2 or x = -2"]),
    ("roots with both signs", "Solve\n\n$$x^2 = 4$$\n\n$$x = \\pm 2$$",
     ["shown: x^2 = 4", "claim: x^2 = 4 <=> x = 2 or x = -2"]),
    ("roots under a condition", "Solve\n\n$$x^2 = 4$$\n\n$$x = 2 \\quad \\text{for } x > 0$$",
     ["shown: x^2 = 4", "claim: x > 0 => (x^2 = 4 <=> x = 2)"]),
    ("an equation taken further, and its roots",
     "Solve\n\n" + aligned("x^2 - 4 &= 0", "\\iff (x - 2)(x + 2) &= 0",
                           "\\iff x = 2 \\text{ or } x &= -2"),
     ["shown: x^2 - 4 = 0", "claim: x^2 - 4 = 0 <=> (x - 2)*(x + 2) = 0",
      "claim: (x - 2)*(x + 2) = 0 <=> x = 2 or x = -2"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wanted"), [s[1:] for s in SUBJECTS], ids=[s[0] for s in SUBJECTS]
)
def test_subjects(text: str, wanted: list[str]) -> None:
    assert said_in(text) == wanted


def test_a_subject_grants_nothing() -> None:
    text = document_of("Solve\n\n$$x^2 = 4$$\n\nHence\n\n$$x < 3$$")
    (step,) = text.steps
    assert show_claim(goal_of(text, 0)) == "x < 3"
    assert [s.grants for s in text.subjects] == [()]
    assert step.kind == "then"


def test_an_abbreviation_is_no_variable_to_differentiate_by() -> None:
    (found,) = said_in("Let $h = x^2$.\n\n$$\\frac{d}{dh} h^2 = 2 h$$")
    assert found.startswith("SC105 h is an abbreviation")


def test_the_slope_of_an_unknown_function_at_an_abbreviation() -> None:
    text = "Let $h = x^2$. <!-- symcheck: function C -->\n\n$$\\frac{d}{dx} C(h) = 2 x C'(h)$$"
    (found,) = said_in(text)
    assert found.endswith("= 2*x*Subs(Derivative(C(t_1), t_1), t_1, h)")
