"""Logarithms, trigonometry, absolute values, sums, slips (SC42x to SC44x)."""

from __future__ import annotations

from mistake_cases import Cases, Near, Tried

XY = ("x > 0", "y > 0")
OF_FUNCTIONS = (
    Cases(
        "SC442",
        (
            Tried("of a product", "ln(x*exp(y)) = x*y", ("x > 0",)),
            Tried("with another factor", "exp(3*ln(x)) + 1 = 3*x + 1", ("x > 0",)),
        ),
        (Near("the factor as an exponent", "exp(2*ln(x)) = x^2", None, ("x > 0",)),),
    ),
    Cases(
        "SC426",
        (
            Tried("cubed", "ln(x)^3 = 3*ln(x)", ("x > 0",)),
            Tried("the factor drawn into the argument", "3*ln(x) = ln(3*x)", ("x > 0",)),
        ),
        (Near("the argument is raised", "ln(x^2) = 2*ln(x)", None, ("x > 0",)),),
    ),
    Cases(
        "SC427",
        (
            Tried("of the cosine", "cos(a + b) = cos(a) + cos(b)"),
            Tried("of a difference", "sin(x - y) = sin(x) - sin(y)"),
            Tried("a sign of the formula", "cos(x + y) = cos(x)*cos(y) + sin(x)*sin(y)"),
        ),
        (Near("the addition formula", "sin(x + y) = sin(x)*cos(y) + cos(x)*sin(y)", None),),
    ),
    Cases(
        "SC428",
        (
            Tried("of the cosine", "cos(3*x) = 3*cos(x)"),
            Tried("of the exponential", "exp(2*x) = 2*exp(x)"),
        ),
        (Near("of the absolute value", "abs(2*x) = 2*abs(x)", None),),
    ),
    Cases(
        "SC429",
        (
            Tried("of a difference", "abs(x - y) = abs(x) - abs(y)"),
            Tried("with a number", "abs(x + 3) = abs(x) + 3"),
        ),
        (
            Near("where the signs agree", "abs(x + y) = abs(x) + abs(y)", None, XY),
            Near("dropped and not split", "abs(x) + x = 2*x", "SC214"),
        ),
    ),
    Cases(
        "SC430",
        (
            Tried("of the cosine", "cos(x)^2 = sin(x)^2 - 1"),
            Tried("the factor of the double angle", "sin(2*x) = sin(x)*cos(x)"),
            Tried("the square drawn into the argument", "sin(x)^2 = sin(x^2)"),
        ),
        (Near("as it is", "sin(x)^2 = 1 - cos(x)^2", None),),
    ),
    Cases(
        "SC433",
        (
            Tried("multiplied below", "a/(b/c) = a/(b*c)", ("a > 0", "b > 0", "c > 0")),
            Tried("two fractions", "(a/b)/(c/d) = (a*c)/(b*d)",
                  ("a > 0", "b > 0", "c > 0", "d > 0")),
        ),
        (Near("by the reciprocal", "x/(y/z) = x*z/y", None, ("y > 0", "z > 0")),),
    ),
    Cases(
        "SC434",
        (
            Tried("the quotient turned", "log(x, 2) = ln(2)/ln(x)", ("x > 1",)),
            Tried("added over two bases", "log(x, 2) + log(y, 3) = log(x*y, 6)", XY),
        ),
        (Near("as it is", "log(x, 2) = ln(x)/ln(2)", None, ("x > 0",)),),
    ),
    Cases(
        "SC435",
        (
            Tried("of the cosine", "cos(60) = 1/2"),
            Tried("of a right angle", "sin(90) = 1"),
        ),
        (Near("in radians", "sin(pi/6) = 1/2", None),),
    ),
    Cases(
        "SC439",
        (
            Tried("of the exponential", "exp(0) = 0"),
            Tried("in a sum", "x^0 + x = x"),
        ),
        (Near("it is 1", "x^0 = 1", None),),
    ),
    Cases(
        "SC440",
        (
            Tried("of a sum", "sqrt(x + 1) = (x + 1)/2", ("x > 0",)),
            Tried("of a third power", "root(x, 3) = x/3", ("x > 0",)),
        ),
        (Near("a power", "sqrt(x) = x^(1/2)", None, ("x > 0",)),),
    ),
    Cases(
        "SC441",
        (
            Tried("of squares", "Sum(j^2, (j, 1, n)) = n*(n + 1)*(2*n + 1)/3", ("n >= 1",), ("n",)),
            Tried("of powers", "Sum(2^j, (j, 1, n)) = 2^(n + 1) - 1", ("n >= 0",), ("n",)),
            Tried("of a constant", "Sum(5, (j, 0, n)) = 5*n", ("n >= 0",), ("n",)),
        ),
        (Near("as it is", "Sum(j, (j, 1, n)) = n*(n + 1)/2", None, ("n >= 1",), ("n",)),),
    ),
    Cases(
        "SC444",
        (
            Tried("in a product", "(x + 4)*(x - 1) = x^2 - 3*x - 4"),
            Tried("of a term moved", "x - y + 2*x = 3*x + y"),
        ),
        (Near("a sign before a bracket", "-(x + y) = -x + y", "SC417"),),
    ),
    Cases(
        "SC443",
        (
            Tried("a number alone", "(x + 2)*(x + 4) = x^2 + 6*x + 9"),
            Tried("a coefficient", "(x + 1)*(x + 4) = x^2 + 6*x + 4"),
        ),
        (Near("the mixed term halved", "(x + 3)^2 = x^2 + 3*x + 9", "SC438"),),
    ),
)  # fmt: skip
