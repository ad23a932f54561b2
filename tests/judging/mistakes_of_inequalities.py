"""Inequalities: direction, signs, strictness (SC5xx)."""

from __future__ import annotations

from mistake_cases import Cases, Near, Tried

OF_INEQUALITIES = (
    Cases(
        "SC513",
        (
            Tried("of shifted numbers", "1 + x < 1 + y => 1/(1 + x) < 1/(1 + y)", ("x > 0",)),
            Tried("with another numerator", "a <= b => 5/a <= 5/b", ("a > 0",)),
        ),
        (
            Near("with the relation turned", "a < b => 1/a > 1/b", None, ("a > 0",)),
            Near("between negative numbers it turns as well", "a < b => 1/a > 1/b", None,
                 ("b < 0",)),
        ),
    ),
    Cases(
        "SC514",
        (
            Tried("of a shifted number", "x - 1 < y => 1/y < 1/(x - 1)", ("x != 1", "y != 0")),
            Tried("of two differences", "a - c < b - c => 1/(b - c) < 1/(a - c)",
                  ("a != c", "b != c")),
        ),
        (Near("between positive numbers", "a < b => 1/b < 1/a", None, ("a > 0",)),),
    ),
    Cases(
        "SC511",
        (
            Tried("multiplied by -2", "x < 3 => -2*x < -6"),
            Tried("divided by -3", "-3*x >= 12 => x >= -4"),
        ),
        (
            Near("turned as it should be", "-2*x < 6 => x > -3", None),
            Near("divided by something positive", "2*x < 6 => x < 3", None),
        ),
    ),
    Cases(
        "SC522",
        (
            Tried("of the sigmoid's mirror image", "a < b => 1/(1 + exp(a)) < 1/(1 + exp(b))"),
        ),
        (Near("the exponential grows", "a < b => exp(a) < exp(b)", None),),
    ),
    Cases(
        "SC512",
        (
            Tried("multiplied by a variable", "a < b => a*c < b*c"),
            Tried("a fraction multiplied out", "x/y < 2 => x < 2*y", ("y != 0",)),
        ),
        (Near("divided by what is positive", "a*c <= b*c => a <= b", None, ("c > 0",)),),
    ),
    Cases(
        "SC515",
        (
            Tried("with a number", "x < 2 => x^2 < 4"),
            Tried("to the fourth power", "a <= b => a^4 <= b^4"),
        ),
        (
            Near("of numbers that are not negative", "a < b => a^2 < b^2", None, ("a >= 0",)),
            Near("cubed", "a < b => a^3 < b^3", None),
        ),
    ),
    Cases(
        "SC516",
        (
            Tried("with a parameter", "x^2 > y => x > sqrt(y)", ("y > 0",)),
            Tried("one of two squares", "a^2 < b^2 => a < b"),
        ),
        (
            Near("with both signs", "x^2 > 4 => x > 2 or x < -2", None),
            Near("below a square both ends hold", "x^2 < 4 => x < 2", None),
        ),
    ),
    Cases(
        "SC523",
        (
            Tried("of a difference", "abs(x - 1) > 3 => x - 1 > 3"),
            Tried("taken for an upper bound", "x < 5 => abs(x) < 5"),
        ),
        (Near("below a number it bounds the number", "abs(x) < 2 => x < 2", None),),
    ),
    Cases(
        "SC518",
        (
            Tried("two numbers above a third", "x < y and x < z => y < z"),
            Tried("the conclusion turned", "a < b and b < c => c < a"),
        ),
        (Near("a chain in one direction", "a <= b and b <= c => a <= c", None),),
    ),
    Cases(
        "SC519",
        (
            Tried("weakly", "x <= y and z <= w => x - z <= y - w"),
            Tried("divided by each other", "a < b and c < d => a/c < b/d", ("a > 0", "c > 0")),
        ),
        (Near("added", "a < b and c < d => a + c < b + d", None),),
    ),
    Cases(
        "SC520",
        (
            Tried("weakly", "x <= y and z <= w => x*z <= y*w"),
            Tried("with numbers", "x < 2 and y < 3 => x*y < 6"),
        ),
        (
            Near("of positive numbers", "a < b and c < d => a*c < b*d", None, ("a > 0", "c > 0")),
        ),
    ),
    Cases(
        "SC521",
        (
            Tried("for the sum", "abs(a) + abs(b) <= abs(a + b)"),
            Tried("for shifted terms", "abs(x - 2*y) <= abs(x) - abs(2*y)"),
        ),
        (Near("as it is", "abs(a + b) <= abs(a) + abs(b)", None),),
    ),
    Cases(
        "SC524",
        (
            Tried("of the arithmetic and geometric mean", "(a + b)/2 < sqrt(a*b)",
                  ("a > 0", "b > 0")),
            Tried("the exponential below its tangent", "exp(x) < 1 + x"),
        ),
        (
            Near("a larger denominator makes less", "1/(x^2 + 1) <= 1/x^2", None, ("x > 0",)),
        ),
    ),
    Cases(
        "SC517",
        (
            Tried("of a square", "(x - 3)^2 > 0"),
            Tried("of an absolute value", "abs(x - y) > 0"),
        ),
        (Near("with equality allowed", "x^2 + 1 >= 2*x", None),),
    ),
)  # fmt: skip
