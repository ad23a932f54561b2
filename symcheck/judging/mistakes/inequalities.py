"""Mistakes with inequalities: the direction, the signs, the strictness (SC5xx).

Of an inequality in a rule the direction counts, not whether it is strict; either side may be
written first.
"""

from __future__ import annotations

from symcheck.judging.mistakes.mistake import Example, Mistake, Passage, Slip

OF_INEQUALITIES: tuple[Mistake, ...] = (
    Mistake(
        "SC513", "reciprocals taken without turning the inequality",
        (
            Passage(("a < b",), "1/a < 1/b", always="a*b > 0"),
            Passage(("a < b",), "c/a < c/b", where=(("c", "lhs*a"),), always="a*b > 0 and c > 0"),
            Passage(("a < b", "b < c"), "1/a < 1/c", always="a*c > 0"),
        ),
        Example("a < b => 1/a < 1/b", ("a > 0",)),
        "The reciprocal of a larger positive number is smaller: the relation turns.",
        "Which is larger, 1/2 or 1/3?",
    ),
    Mistake(
        "SC514", "reciprocals turned where the signs may differ",
        (
            Passage(("a < b",), "1/b < 1/a", at_witness="a*b < 0"),
            Passage(("a < b",), "1/a < 1/b", at_witness="a*b > 0"),
            Passage(("a < b",), "c/b < c/a", where=(("c", "lhs*b"),), at_witness="a*b < 0"),
        ),
        Example("a < b => 1/b < 1/a", ("a != 0", "b != 0")),
        "Reciprocals turn an inequality only between numbers of one sign.",
        "What happens for a negative and a positive number?",
    ),
    Mistake(
        "SC511", "inequality multiplied or divided by something negative without turning it",
        (
            Passage(("a < b",), "a*c < b*c", where=(("c", "lhs/a"),), always="c < 0"),
            Passage(("a < b",), "a*c < b*c", where=(("c", "rhs/b"),), always="c < 0"),
        ),
        Example("-2*x < 6 => x < -3"),
        "Multiplying or dividing by something negative turns an inequality.",
        "What did you multiply or divide by, and what is its sign?",
    ),
    Mistake(
        "SC522", "decreasing function applied without turning the inequality",
        (
            Passage(("a < b",), "exp(-a) < exp(-b)"),
            Passage(("a < b",), "c - a < c - b", where=(("c", "lhs + a"),)),
            Passage(("a < b",), "1/(1 + exp(a)) < 1/(1 + exp(b))"),
            Passage(("a < b",), "c^a < c^b", where=(("c", "exp(ln(lhs)/a)"),), always="c < 1"),
            Passage(("a < b",), "cos(a) < cos(b)"),
            Passage(("exp(-a) < exp(-b)",), "a < b"),
            Passage(("exp(-a) < b",), "a < -ln(b)"),
            Passage(("b < exp(-a)",), "-ln(b) < a"),
        ),
        Example("a < b => exp(-a) < exp(-b)"),
        "A decreasing function turns an inequality.",
        "Does the function grow or fall when its argument grows?",
    ),
    Mistake(
        "SC512", "inequality multiplied or divided by something of unknown sign",
        (
            Passage(("a < b",), "a*c < b*c", where=(("c", "lhs/a"),), at_witness="c < 0"),
            Passage(("a < b",), "a*c < b*c", where=(("c", "rhs/b"),), at_witness="c < 0"),
            Passage(("a*c < b*c",), "a < b", at_witness="c <= 0"),
            Passage(("a/c < b",), "a < b*c", at_witness="c < 0"),
            Passage(("b < a/c",), "b*c < a", at_witness="c < 0"),
            Passage(("c < a*b",), "c/b < a", at_witness="b <= 0"),
            Passage(("a*b < c",), "a < c/b", at_witness="b <= 0"),
            Passage(("a*b < 0",), "a < 0", at_witness="b <= 0"),
            Passage(("0 < a*b",), "0 < a", at_witness="b <= 0"),
        ),
        Example("a*c <= b*c => a <= b"),
        "Dividing an inequality by something keeps its direction only where that is positive.",
        "Can what you divide by be negative, or 0?",
    ),
    Mistake(
        "SC515", "inequality squared though a side may be negative",
        (
            Passage(("a < b",), "a^2 < b^2"),
            Passage(("a < b",), "a^4 < b^4"),
            Passage(("a < b",), "abs(a) < abs(b)"),
            Passage(("a < b", "b < c"), "b^2 < c^2"),
            Passage(("a < b", "b < c"), "a^2 < c^2"),
            Passage(("a < b", "b < c"), "a^2 < b^2"),
        ),
        Example("a < b => a^2 < b^2"),
        "Squaring keeps an inequality only between numbers that are not negative.",
        "What happens to -3 < 1 when both sides are squared?",
    ),
    Mistake(
        "SC516", "root of an inequality taken wrongly",
        (
            Passage(("b < a^2",), "sqrt(b) < a", at_witness="a < 0"),
            Passage(("b^2 < a^2",), "b < a"),
            Passage(("a^2 < b",), "a < -sqrt(b)"),
            Passage(("a^2 < b^2",), "a < b", at_witness="b < 0"),
            Passage(("b < a^2",), "sqrt(b) < a or -sqrt(b) < a"),
            Passage(("a^2 < b",), "a < sqrt(b) or a < -sqrt(b)"),
            Passage(("b < a^2",), "-sqrt(b) < a"),
            Passage(("b < a^2",), "-sqrt(b) < a and a < sqrt(b)"),
        ),
        Example("x^2 > 4 => x > 2"),
        "The root of a^2 is |a|: that |a| is large allows a to be negative.",
        "Which negative numbers have a square that large?",
    ),
    Mistake(
        "SC523", "absolute value dropped in an inequality",
        (
            Passage(("b < abs(a)",), "b < a", at_witness="a < 0"),
            Passage(("abs(a) < b",), "-b < a and b < a"),
            Passage(("abs(a) < b",), "a < -b"),
            Passage(("abs(a) < b",), "0 < a and a < b", at_witness="a <= 0"),
            Passage(("abs(a) < b",), "0 < a", at_witness="a <= 0"),
            Passage(("a < b",), "abs(a) < b", at_witness="a < 0"),
            Passage(("a < b",), "abs(a) < abs(b)", at_witness="a < 0"),
        ),
        Example("abs(x) > 2 => x > 2"),
        "That |a| is large says that a is large or very negative.",
        "Which negative numbers are that far from 0?",
    ),
    Mistake(
        "SC518", "order of a chain turned",
        (
            Passage(("a < b", "c < b"), "a < c"),
            Passage(("a < b", "a < c"), "b < c"),
            Passage(("a < b", "b < c"), "c < a"),
            Passage(("a < b",), "b < a"),
        ),
        Example("a <= b and c <= b => a <= c"),
        "Two numbers below a third one need not be in order.",
        "Does each relation of the chain point the same way?",
    ),
    Mistake(
        "SC519", "inequalities subtracted",
        (
            Passage(("a < b", "c < d"), "a - c < b - d"),
            Passage(("a < b", "c < d"), "a/c < b/d"),
        ),
        Example("a < b and c < d => a - c < b - d"),
        "Inequalities in one direction can be added, and neither subtracted nor divided.",
        "What happens when the second inequality is much wider than the first?",
    ),
    Mistake(
        "SC520", "inequalities multiplied whatever the signs",
        (
            Passage(("a < b", "c < d"), "a*c < b*d"),
        ),
        Example("a < b and c < d => a*c < b*d"),
        "Inequalities can be multiplied where all sides are positive.",
        "What happens for -3 < 1 and -2 < 1?",
    ),
    Mistake(
        "SC521", "triangle inequality turned",
        (
            Passage((), "abs(a) + abs(b) < abs(a + b)"),
            Passage((), "abs(a) + abs(b) < abs(a - b)"),
            Passage((), "abs(a - b) < abs(a) - abs(b)"),
            Passage((), "abs(a + b) < abs(a) - abs(b)"),
            Passage((), "abs(a + b) < abs(a - b)"),
            Passage((), "abs(a - b) < abs(abs(a) - abs(b))"),
            Passage(("abs(a) < c", "abs(b) < d"), "abs(a - b) < c - d"),
        ),
        Example("abs(x - y) <= abs(x) - abs(y)"),
        "The triangle inequality is |a + b| <= |a| + |b|, and | |a| - |b| | <= |a - b|.",
        "What are both sides for 1 and -1?",
    ),
    Mistake(
        "SC524", "estimate in the wrong direction",
        (
            Passage((), "a/(b + c) > a/b", always="a > 0 and b > 0 and c > 0"),
            Passage((), "a + b < a", always="b > 0"),
            Passage((), "a < a - b", always="b > 0"),
            Passage((), "a*b < a", always="a > 0 and b > 1"),
            Passage((), "a < a*b", always="a > 0 and b < 1"),
            Passage((), "a/b < a/c", always="a > 0 and c > b and b > 0"),
            Passage((), "exp(a) < 1 + a"),
            Passage((), "a < ln(1 + a)"),
            Passage((), "a < sin(a)", always="a > 0"),
            Passage((), "(a + b)/2 < sqrt(a*b)"),
            Passage((), "a^2 + b^2 < 2*a*b"),
            Passage((), "1/(1 - a) < 1 + a"),
            Passage((), "sqrt(a) + sqrt(b) < sqrt(a + b)"),
            Passage((), "1 + b*a < (1 + a)^b", always="b < 1"),
            Slip("direction"),
        ),
        Example("1/(x^2 + 1) >= 1/x^2", ("x > 0",)),
        "The estimate goes the other way.",
        "Did what you dropped or added make the expression larger or smaller?",
    ),
    Mistake(
        "SC517", "strict where equality can hold",
        (Slip("strictness"),),
        Example("x^2 + 1 > 2*x"),
        "The relation holds with equality allowed, and the sides can be equal.",
        "For which values are the two sides equal?",
    ),
)  # fmt: skip
