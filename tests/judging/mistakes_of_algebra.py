"""Sums, products, fractions, powers (SC41x to SC42x)."""

from __future__ import annotations

from mistake_cases import Cases, Near, Tried

XY = ("x > 0", "y > 0")
OF_ALGEBRA = (
    Cases(
        "SC411",
        (
            Tried("of two squares", "sqrt(a^2 + b^2) = a + b", ("a > 0", "b > 0")),
            Tried("of a sum of letters", "sqrt(x + y) = sqrt(x) + sqrt(y)", XY),
            Tried("under a factor", "2*sqrt(x + 1) = 2*sqrt(x) + 2", ("x > 0",)),
        ),
        (Near("of a product", "sqrt(x*y) = sqrt(x)*sqrt(y)", None, XY),),
    ),
    Cases(
        "SC412",
        (
            Tried("of letters", "(a + b)^2 = a^2 + b^2"),
            Tried("cubed", "(x + 2)^3 = x^3 + 8"),
            Tried("in a denominator", "1/(x + 1)^2 = 1/(x^2 + 1)", ("x > 0",)),
        ),
        (
            Near("of a product", "(x*y)^2 = x^2*y^2", None),
            Near("the mixed term halved", "(x + 3)^2 = x^2 + 3*x + 9", "SC438"),
        ),
    ),
    Cases(
        "SC437",
        (
            Tried("the last sign", "(x - 4)^2 = x^2 - 8*x - 16"),
            Tried("the middle sign", "(x - 2*y)^2 = x^2 + 4*x*y + 4*y^2"),
        ),
        (Near("as it is", "(x - 5)^2 = x^2 - 10*x + 25", None),),
    ),
    Cases(
        "SC438",
        (
            Tried("of letters", "(a + b)^2 = a^2 + a*b + b^2"),
            Tried("doubled", "(x + 1)^2 = x^2 + 4*x + 1"),
            Tried("of a difference", "(x - 2)^2 = x^2 - 2*x + 4"),
        ),
        (Near("twice", "(x + 3)^2 = x^2 + 6*x + 9", None),),
    ),
    Cases(
        "SC413",
        (
            Tried("with a number", "1/(x + 2) = 1/x + 1/2", ("x > 0",)),
            Tried("with another numerator", "3/(x + y) = 3/x + 3/y", XY),
        ),
        (Near("a sum above", "(x + y)/z = x/z + y/z", None, ("z > 0",)),),
    ),
    Cases(
        "SC414",
        (
            Tried("with a number", "ln(x + 1) = ln(x) + ln(1)", ("x > 0",)),
            Tried("of a difference", "ln(x - y) = ln(x) - ln(y)", ("y > 0", "x > y")),
        ),
        (Near("of a product", "ln(x*y) = ln(x) + ln(y)", None, XY),),
    ),
    Cases(
        "SC415",
        (
            Tried("with a number", "exp(x + 1) = exp(x) + exp(1)"),
            Tried("of another base", "2^(x + y) = 2^x + 2^y"),
        ),
        (Near("a product", "exp(x + y) = exp(x)*exp(y)", None),),
    ),
    Cases(
        "SC416",
        (
            Tried("a number is crossed out", "(2*x + 3)/2 = x + 3"),
            Tried("above and below", "(x + 2)/(y + 2) = x/y", XY),
            Tried("below", "x/(x + y) = 1/y", XY),
        ),
        (
            Near("a factor", "(x*y)/x = y", None, ("x > 0",)),
            Near("both terms divided", "(x + y)/x = 1 + y/x", None, ("x > 0",)),
        ),
    ),
    Cases(
        "SC417",
        (
            Tried("before a sum", "-(x + y) = -x + y"),
            Tried("with a factor", "5 - 2*(x + 3) = 5 - 2*x + 6"),
        ),
        (Near("of every term", "3 - (2*x - 5) = 8 - 2*x", None),),
    ),
    Cases(
        "SC418",
        (
            Tried("before a difference", "4*(x - 5) = 4*x - 5"),
            Tried("two brackets", "(a + b)*(c + d) = a*c + b*d"),
            Tried("a denominator", "(x + 6)/2 = x/2 + 6"),
        ),
        (Near("of every term", "3*(x + 2) = 3*x + 6", None),),
    ),
    Cases(
        "SC419",
        (
            Tried("of other powers", "a^2*a^5 = a^10"),
            Tried("of exponentials", "exp(x)*exp(y) = exp(x*y)"),
        ),
        (Near("added", "x^3*x^4 = x^7", None),),
    ),
    Cases(
        "SC420",
        (
            Tried("of other powers", "(a^4)^3 = a^7"),
            Tried("of an exponential", "exp(x)^2 = exp(x + 2)"),
        ),
        (Near("multiplied", "(x^3)^2 = x^6", None),),
    ),
    Cases(
        "SC425",
        (
            Tried("drawn out", "-x^2 = (-x)^2"),
            Tried("of a cube", "(-a)^3 = a^3"),
        ),
        (Near("of a cube it comes out", "(-a)^3 = -a^3", None),),
    ),
    Cases(
        "SC421",
        (
            Tried("a cube", "(3*x)^3 = 3*x^3"),
            Tried("of a fraction", "(x/2)^2 = x^2/2"),
            Tried("under a root", "sqrt(4*x) = 4*sqrt(x)", ("x > 0",)),
        ),
        (Near("every factor", "(2*x)^2 = 4*x^2", None),),
    ),
    Cases(
        "SC422",
        (
            Tried("of letters", "a/b + c/d = (a + c)/(b + d)",
                  ("a > 0", "b > 0", "c > 0", "d > 0")),
            Tried("a difference", "2/x - 1/y = 1/(x*y)", XY),
        ),
        (Near("over a common denominator", "1/x + 1/y = (x + y)/(x*y)", None, XY),),
    ),
    Cases(
        "SC423",
        (
            Tried("of a product", "ln(x*y) = ln(x)*ln(y)", ("x > 1", "y > 1")),
            Tried("a quotient taken for a difference", "ln(x)/ln(y) = ln(x) - ln(y)",
                  ("x > 1", "y > 1")),
        ),
        (Near("the law of quotients", "ln(x/y) = ln(x) - ln(y)", None, XY),),
    ),
    Cases(
        "SC424",
        (
            Tried("of a cube", "x^(-3) = -x^3", ("x > 0",)),
            Tried("of the exponential", "exp(-x) = -exp(x)"),
        ),
        (Near("one divided by the power", "x^(-2) = 1/x^2", None, ("x > 0",)),),
    ),
)  # fmt: skip
