"""Derivatives, expansions, limits, means (SC6xx)."""

from __future__ import annotations

from mistake_cases import Cases, Near, Tried

SIGMOID = "1/(1 + exp(-x))"
OF_CALCULUS = (
    Cases(
        "SC615",
        (
            Tried("of the exponential", "diff(exp(x), x) = x*exp(x - 1)"),
            Tried("of another base", "diff(3^x, x) = x*3^(x - 1)"),
        ),
        (
            Near("the base's logarithm", "diff(2^x, x) = 2^x*ln(2)", None),
            Near("the base varies", "diff(x^2, x) = 2*x", None),
        ),
    ),
    Cases(
        "SC618",
        (
            Tried("with the other sign", f"diff({SIGMOID}, x) = -{SIGMOID}*(1 - {SIGMOID})"),
            Tried("of tanh", "diff(tanh(x), x) = 1 + tanh(x)^2"),
        ),
        (Near("as it is", f"diff({SIGMOID}, x) = {SIGMOID}*(1 - {SIGMOID})", None),),
    ),
    Cases(
        "SC614",
        (
            Tried("of a square in the exponent", "diff(exp(-x^2), x) = 2*x*exp(-x^2)"),
            Tried("of a multiple", "diff(exp(-3*x), x) = 3*exp(-3*x)"),
        ),
        (Near("with the -1", "diff(exp(-x), x) = -exp(-x)", None),),
    ),
    Cases(
        "SC611",
        (
            Tried("the derivatives multiplied", "diff(x*sin(x), x) = cos(x)"),
            Tried("the second term left out", "diff(x^3*sin(x), x) = 3*x^2*sin(x)"),
            Tried("with a minus", "diff(x*exp(x), x) = exp(x) - x*exp(x)"),
        ),
        (
            Near("both terms", "diff(x^2*exp(x), x) = 2*x*exp(x) + x^2*exp(x)", None),
            Near("a number before the function", "diff(3*sin(x), x) = 3*cos(x)", None),
        ),
    ),
    Cases(
        "SC612",
        (
            Tried("the order turned", "diff(x/(1 + x^2), x) = (x^2 - 1)/(1 + x^2)^2"),
            Tried("a plus in the numerator",
                  "diff(sin(x)/x, x) = (cos(x)*x + sin(x))/x^2", ("x > 0",)),
            Tried("the square left out",
                  "diff(sin(x)/x, x) = (cos(x)*x - sin(x))/x", ("x > 0",)),
        ),
        (Near("as it is", "diff(x/(1 + x^2), x) = (1 - x^2)/(1 + x^2)^2", None),),
    ),
    Cases(
        "SC613",
        (
            Tried("of a square", "diff((3*x + 1)^2, x) = 2*(3*x + 1)"),
            Tried("of a root", "diff(sqrt(1 + x^2), x) = 1/(2*sqrt(1 + x^2))"),
            Tried("of a logarithm", "diff(ln(2*x), x) = 1/(2*x)", ("x > 0",)),
            Tried("put into the argument", "diff(sin(x^2), x) = cos(2*x)"),
        ),
        (
            Near("with it", "diff(sin(x^2), x) = 2*x*cos(x^2)", None),
            Near("where it is 1", "diff(sin(x + 5), x) = cos(x + 5)", None),
        ),
    ),
    Cases(
        "SC617",
        (
            Tried("of the sine", "diff(sin(x), x) = -cos(x)"),
            Tried("of the root", "diff(sqrt(x), x) = 1/sqrt(x)", ("x > 0",)),
            Tried("of the tangent", "diff(tan(x), x) = 1/sin(x)^2", ("x > 0", "x < 1")),
        ),
        (Near("of the cosine", "diff(cos(x), x) = -sin(x)", None),),
    ),
    Cases(
        "SC616",
        (
            Tried("the factor left out", "diff(x^5, x) = x^4"),
            Tried("the exponent raised", "diff(x^4, x) = 4*x^5"),
            Tried("the exponent kept", "diff(x^7, x) = 7*x^7"),
        ),
        (Near("as it is", "diff(x^3, x) = 3*x^2", None),),
    ),
    Cases(
        "SC619",
        (
            Tried("of a number", "diff(7, x) = 1"),
            Tried("of another variable", "diff(y, x) = 1"),
        ),
        (Near("it is 0", "diff(x^2 + 5, x) = 2*x", None),),
    ),
    Cases(
        "SC622",
        (
            Tried("of the cosine, without a remainder", "cos(x) = 1 + x^2/2"),
            Tried("of the logarithm", "bigO(ln(1 + x) + x, x^2, x, 0)"),
        ),
        (Near("the right sign", "bigO(1/(1 + x) - (1 - x), x^2, x, 0)", None),),
    ),
    Cases(
        "SC621",
        (
            Tried("of the root", "bigO(sqrt(1 + x) - (1 + x), x^2, x, 0)"),
        ),
        (Near("the right coefficient", "bigO(1/(1 - x) - (1 + x), x^2, x, 0)", None),),
    ),
    Cases(
        "SC623",
        (
            Tried("of polynomials", "limit((x + 1) - x, x, oo) = 0"),
            Tried("the wrong infinity", "limit(x - x^2, x, oo) = oo"),
        ),
        (Near("parts that have limits", "limit(1/x - 1/x^2, x, oo) = 1", "SC601"),),
    ),
    Cases(
        "SC624",
        (
            Tried("two factors that cancel", "limit(x*(1/x), x, 0) = 0"),
            Tried("a quotient of zeros", "limit((x^2 - 1)/(x - 1), x, 1) = 1"),
        ),
        (Near("a denominator that tends to 1", "limit(x/(1 + x), x, 0) = 1", "SC601"),),
    ),
    Cases(
        "SC641",
        (
            Tried("around another mean", "Expectation(w^2, w, Normal(3, 2)) = 9"),
            Tried("around its mean", "Expectation((w - 3)^2, w, Normal(3, 2)) = 0"),
        ),
        (Near("the variance is added", "Expectation(w^2, w, Normal(3, 2)) = 13", None),),
    ),
    Cases(
        "SC642",
        (
            Tried("by another factor", "Expectation((2*w)^2, w, Normal(0, 1)) = 2"),
            Tried("before the square", "Expectation(3*w^2, w, Normal(0, 1)) = 9"),
        ),
        (Near("squared", "Expectation((3*w)^2, w, Normal(0, 1)) = 9", None),),
    ),
    Cases(
        "SC643",
        (
            Tried("one bound left out", "abs(a) <= 3 and abs(b) <= 4 => abs(a*b) <= 4"),
            Tried("with letters", "abs(a) <= c and abs(b) <= c => abs(a*b) <= c"),
        ),
        (Near("the product", "abs(a) <= 3 and abs(b) <= 4 => abs(a*b) <= 12", None),),
    ),
)  # fmt: skip
