"""Solving equations: solutions lost or gained, terms and factors moved (SC2xx, SC3xx, SC43x)."""

from __future__ import annotations

from mistake_cases import Cases, Near, Tried

OF_EQUATIONS = (
    Cases(
        "SC212",
        (
            Tried("of a difference", "sqrt((x - 3)^2) = x - 3"),
            Tried("of a product", "sqrt(x^2*y) = x*sqrt(y)", ("y > 0",)),
            Tried("of a sixth power", "sqrt(x^6) = x^3"),
        ),
        (
            Near("of a number that is not negative", "sqrt(x^2) = x", None, ("x >= 0",)),
            Near("the absolute value", "sqrt(x^2) = abs(x)", None),
        ),
    ),
    Cases(
        "SC214",
        (
            Tried("of a difference", "abs(x - y)/2 = (x - y)/2"),
            Tried("with the other sign", "abs(x) + 1 = 1 - x"),
        ),
        (Near("of a square", "abs(x^2) = x^2", None),),
    ),
    Cases(
        "SC213",
        (
            Tried("of a product", "ln(x*y) = ln(x) + ln(y)"),
            Tried("of a quotient", "ln(x/y) = ln(x) - ln(y)"),
            Tried("of a fourth power", "ln(x^4) = 4*ln(x)"),
        ),
        (Near("of positive factors", "ln(x*y) = ln(x) + ln(y)", None, ("x > 0", "y > 0")),),
    ),
    Cases(
        "SC211",
        (
            Tried("of a difference of squares", "(x^2 - y^2)/(x - y) = x + y"),
            Tried("a common factor", "(x*y)/(x*z) = y/z", ("z > 0",)),
            Tried("multiplied back", "x/y*y = x"),
        ),
        (
            Near("of a factor that is not 0", "(x^2 - 1)/(x - 1) = x + 1", None, ("x > 1",)),
            Near("the condition is that of a root", "sqrt(x)^2 = x", "SC201"),
        ),
    ),
    Cases(
        "SC315",
        (
            Tried("both factors", "x*(x + 1) = 12 => x = 12 or x + 1 = 12"),
            Tried("one of them", "x*(x - 4) = 5 => x = 5"),
        ),
        (Near("of 0", "(x - 1)*(x - 2) = 0 => x = 1 or x = 2", None),),
    ),
    Cases(
        "SC312",
        (
            Tried("with a parameter", "x^2 = a => x = sqrt(a)", ("a > 0",)),
            Tried("of two squares", "x^2 = y^2 => x = y"),
            Tried("with the square on the left subtracted", "x^2 - 9 = 0 => x = 3"),
        ),
        (
            Near("both roots", "x^2 = 4 => x = 2 or x = -2", None),
            Near("of a positive number there is one", "x^2 = 4 => x = 2", None, ("x > 0",)),
        ),
    ),
    Cases(
        "SC311",
        (
            Tried("with a number beside it", "x^2 = 3*x => x = 3"),
            Tried("a square", "x^3 = x^2 => x = 1"),
        ),
        (Near("by what is not 0", "x^2 = x => x = 1", None, ("x != 0",)),),
    ),
    Cases(
        "SC313",
        (
            Tried("a root on one side", "sqrt(x) = y <=> x = y^2"),
            Tried("of two variables", "x = y <=> x^2 = y^2"),
        ),
        (
            Near("in one direction", "x = 2 => x^2 = 4", None),
            Near("cubed", "x = 2 <=> x^3 = 8", None),
        ),
    ),
    Cases(
        "SC314",
        (
            Tried("by a difference", "x = 2 <=> x*(x - 3) = 2*(x - 3)"),
            Tried("a denominator removed", "x/y = 1 <=> x = y"),
        ),
        (Near("by a number", "x = 2 <=> 5*x = 10", None),),
    ),
    Cases(
        "SC301",
        (
            Tried("of inequalities", "x > 2 <=> x > 1"),
            Tried("a condition dropped", "x > 0 and y > 0 <=> x > 0"),
        ),
        (Near("both directions hold", "x > 2 <=> x - 2 > 0", None),),
    ),
    Cases(
        "SC302",
        (
            Tried("of inequalities", "x > 1 <=> x > 2"),
            Tried("a condition added", "x > 0 <=> x > 0 and y > 0"),
        ),
        (Near("the other way round", "x > 2 <=> x > 1", "SC301"),),
    ),
    Cases(
        "SC431",
        (
            Tried("a variable", "x + y = 7 => x = 7 + y"),
            Tried("on both sides", "3*x + 2 = x + 8 => 3*x + x = 8 - 2"),
            Tried("in an inequality", "x - 3 < 5 => x < 2"),
        ),
        (Near("with its sign changed", "x + 3 = 5 => x = 5 - 3", None),),
    ),
    Cases(
        "SC432",
        (
            Tried("divided the wrong way", "3*x = 12 => x = 1/4"),
            Tried("multiplied instead", "x/2 = 6 => x = 3"),
        ),
        (Near("divided by", "2*x = 6 => x = 6/2", None),),
    ),
    Cases(
        "SC436",
        (
            Tried("divided by p alone", "2*x^2 - 7*x + 3 = 0 => x = 6 or x = 1"),
            Tried("divided by 2 alone", "3*x^2 - 9*x + 6 = 0 => x = 6 or x = 3"),
        ),
        (Near("the right ones", "x^2 - 5*x + 6 = 0 => x = 2 or x = 3", None),),
    ),
)  # fmt: skip
