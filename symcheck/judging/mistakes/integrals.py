"""Mistakes with integrals and means (SC63x, SC64x)."""

from __future__ import annotations

from symcheck.judging.mistakes.mistake import Example, Identity, Mistake

OF_INTEGRALS: tuple[Mistake, ...] = (
    Mistake(
        "SC632", "bounds of an integral swapped",
        (
            Identity("Integral(a, (x, b, c))", "-Integral(a, (x, b, c))"),
            Identity("Integral(a, (x, b, c))", "Integral(a, (x, c, b))", "-Integral(a, (x, c, b))"),
        ),
        Example("Integral(2*x, (x, 0, 1)) = -1"),
        "The value at the upper end comes first: F(b) - F(a). Swapped bounds turn the sign.",
        "Which end is the upper one, and which value is subtracted?",
    ),
    Mistake(
        "SC634", "inner factor forgotten in an integral",
        (
            Identity("Integral(exp(k*x), (x, b, c))", "exp(k*c) - exp(k*b)",
                     "(exp(k*c) - exp(k*b))/k"),
            Identity("Integral(exp(k*x), (x, b, c))", "k*exp(k*c) - k*exp(k*b)",
                     "(exp(k*c) - exp(k*b))/k"),
            Identity("Integral(exp(-x), (x, b, c))", "exp(-c) - exp(-b)", "exp(-b) - exp(-c)"),
            Identity("Integral(sin(k*x), (x, b, c))", "cos(k*b) - cos(k*c)",
                     "(cos(k*b) - cos(k*c))/k"),
            Identity("Integral(sin(k*x), (x, b, c))", "k*(cos(k*b) - cos(k*c))",
                     "(cos(k*b) - cos(k*c))/k"),
            Identity("Integral(cos(k*x), (x, b, c))", "sin(k*c) - sin(k*b)",
                     "(sin(k*c) - sin(k*b))/k"),
            Identity("Integral(cos(k*x), (x, b, c))", "k*(sin(k*c) - sin(k*b))",
                     "(sin(k*c) - sin(k*b))/k"),
            Identity("Integral(sin(x), (x, b, c))", "cos(c) - cos(b)", "cos(b) - cos(c)"),
            Identity("Integral(cos(x), (x, b, c))", "sin(b) - sin(c)", "sin(c) - sin(b)"),
            Identity("Integral(1/(k*x + l), (x, b, c))", "ln(k*c + l) - ln(k*b + l)",
                     "(ln(k*c + l) - ln(k*b + l))/k"),
            Identity("Integral((k*x + l)^m, (x, b, c))",
                     "((k*c + l)^(m + 1) - (k*b + l)^(m + 1))/(m + 1)",
                     "((k*c + l)^(m + 1) - (k*b + l)^(m + 1))/(k*(m + 1))"),
        ),
        Example("Integral(exp(2*x), (x, 0, 1)) = exp(2) - 1"),
        "The derivative of what you found has an inner factor that the integrand has not: divide "
        "by it.",
        "What do you get when you differentiate your antiderivative?",
    ),
    Mistake(
        "SC631", "power rule of integration wrong",
        (
            Identity("Integral(x^k, (x, b, c))", "k*(c^(k - 1) - b^(k - 1))",
                     "(c^(k + 1) - b^(k + 1))/(k + 1)"),
            Identity("Integral(x^k, (x, b, c))", "c^(k + 1) - b^(k + 1)",
                     "(c^(k + 1) - b^(k + 1))/(k + 1)"),
            Identity("Integral(x^k, (x, b, c))", "(c^(k + 1) - b^(k + 1))/k",
                     "(c^(k + 1) - b^(k + 1))/(k + 1)"),
            Identity("Integral(x^k, (x, b, c))", "(k + 1)*(c^(k + 1) - b^(k + 1))",
                     "(c^(k + 1) - b^(k + 1))/(k + 1)"),
            Identity("Integral(x^k, (x, b, c))", "(c^k - b^k)/k",
                     "(c^(k + 1) - b^(k + 1))/(k + 1)"),
            Identity("Integral(x, (x, b, c))", "c^2 - b^2", "(c^2 - b^2)/2"),
            Identity("Integral(k, (x, b, c))", "k", "k*(c - b)"),
            Identity("Integral(1/x, (x, b, c))", "1/c^2 - 1/b^2", "ln(c) - ln(b)"),
            Identity("Integral(1/x, (x, b, c))", "1/b^2 - 1/c^2", "ln(c) - ln(b)"),
            Identity("Integral(1/x^2, (x, b, c))", "ln(c^2) - ln(b^2)", "1/b - 1/c"),
            Identity("Integral(1/x^2, (x, b, c))", "1/c - 1/b", "1/b - 1/c"),
            Identity("Integral(1/x^k, (x, b, c))", "(1/c^(k + 1) - 1/b^(k + 1))/(k + 1)"),
            Identity("Integral(sqrt(x), (x, b, c))", "1/(2*sqrt(c)) - 1/(2*sqrt(b))"),
            Identity("Integral(sqrt(x), (x, b, c))", "3/2*(c*sqrt(c) - b*sqrt(b))",
                     "2/3*(c*sqrt(c) - b*sqrt(b))"),
        ),
        Example("Integral(x^2, (x, 0, 1)) = 1"),
        "An antiderivative of x^n is x^(n + 1)/(n + 1), and of 1/x it is ln|x|.",
        "What do you get when you differentiate your antiderivative?",
    ),
    Mistake(
        "SC633", "integral of a product taken for the product of integrals",
        (
            Identity("Integral(a*b, (x, c, d))", "Integral(a, (x, c, d))*Integral(b, (x, c, d))"),
            Identity("Integral(a/b, (x, c, d))", "Integral(a, (x, c, d))/Integral(b, (x, c, d))"),
            Identity("Integral(a^2, (x, c, d))", "Integral(a, (x, c, d))^2"),
        ),
        Example("Integral(x*exp(x), (x, 0, 1)) = 1/2*(exp(1) - 1)"),
        "The integral of a product is not the product of the integrals.",
        "Which rule of differentiation belongs to a product, and what does it say when integrated?",
    ),
    Mistake(
        "SC641", "mean of a square taken for the square of the mean",
        (
            Identity("Expectation(a^2, x, b)", "Expectation(a, x, b)^2"),
            Identity("Expectation(a*c, x, b)", "Expectation(a, x, b)*Expectation(c, x, b)"),
            Identity("Expectation(exp(a), x, b)", "exp(Expectation(a, x, b))"),
            Identity("Expectation(1/a, x, b)", "1/Expectation(a, x, b)"),
            Identity("Expectation(abs(a), x, b)", "abs(Expectation(a, x, b))"),
        ),
        Example("Expectation(w^2, w, Normal(0, 1)) = 0"),
        "The mean of a function of a random number is not the function of its mean: the variance "
        "is what lies between.",
        "Can a mean of squares be 0 when the number is not always 0?",
    ),
    Mistake(
        "SC642", "variance scaled wrongly",
        (
            Identity("Expectation((k*a)^2, x, b)", "k*Expectation(a^2, x, b)",
                     "k^2*Expectation(a^2, x, b)"),
            Identity("Expectation(k*a^2, x, b)", "k^2*Expectation(a^2, x, b)",
                     "k*Expectation(a^2, x, b)"),
        ),
        Example("Expectation((3*w)^2, w, Normal(0, 1)) = 3"),
        "A factor comes out of a variance squared.",
        "In which unit is a variance measured?",
    ),
)  # fmt: skip
