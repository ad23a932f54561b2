"""Mistakes in solving equations: solutions lost or gained, terms and factors moved (SC2xx, SC3xx).

A passage from one equation to another either keeps the solutions, loses some, or gains some; see
Bardini, Radford and Sabena on equivalence in solving, and STACK's documentation on reasoning by
equivalence.
"""

from __future__ import annotations

from symcheck.judging.mistakes.mistake import Example, Identity, Mistake, Passage, Roots

OF_EQUATIONS: tuple[Mistake, ...] = (
    Mistake(
        "SC212", "root of a square taken for the number itself",
        (
            Identity("sqrt(a^2)", "a", "abs(a)"),
            Identity("(a^2)^(1/2)", "a", "abs(a)"),
            Identity("sqrt(a^2*b)", "a*sqrt(b)", "abs(a)*sqrt(b)"),
            Identity("sqrt(a^2/b^2)", "a/b", "abs(a)/abs(b)"),
            Identity("sqrt(a^4)", "a*abs(a)", "a^2"),
            Identity("sqrt(a^6)", "a^3", "abs(a)^3"),
            Identity("sqrt(a^2)", "-a", "abs(a)"),
            Passage((), "sqrt(a) = b", always="a = b^2", at_witness="b < 0",
                    right="sqrt(a) = abs(b)"),
        ),
        Example("sqrt(x^2) = x"),
        "A root is never negative, and the number may be: the root of a square is |a|.",
        "What are both sides at a negative number?",
    ),
    Mistake(
        "SC213", "logarithm split where the factors may be negative",
        (
            Identity("ln(a*b)", "ln(a) + ln(b)", about_domain=True),
            Identity("ln(a/b)", "ln(a) - ln(b)", about_domain=True),
            Identity("ln(a^2)", "2*ln(a)", "2*ln(abs(a))", about_domain=True),
            Identity("ln(a^k)", "k*ln(a)", about_domain=True),
            Identity("exp(ln(a))", "a", about_domain=True),
        ),
        Example("ln(x^2) = 2*ln(x)"),
        "The law of logarithms is for positive factors only.",
        "Does each logarithm have a value wherever the one before has?",
    ),
    Mistake(
        "SC211", "factor that may be 0 cancelled",
        (
            Identity("(a^2 - b^2)/(a - b)", "a + b", about_domain=True),
            Identity("(a^2 - 1)/(a - 1)", "a + 1", about_domain=True),
            Identity("(a*b)/(a*c)", "b/c", about_domain=True),
            Identity("(a*b)/a", "b", about_domain=True),
            Identity("a/a", "1", about_domain=True),
            Identity("a/(a*b)", "1/b", about_domain=True),
            Identity("a/b*b", "a", about_domain=True),
            Identity("a^0", "1", about_domain=True),
        ),
        Example("(x^2 - 1)/(x - 1) = x + 1"),
        "Where the cancelled factor is 0, the fraction has no value.",
        "For which values is the denominator 0?",
    ),
    Mistake(
        "SC312", "second root forgotten",
        (
            Passage(("a^2 = b",), "a = sqrt(b)", at_witness="a < 0"),
            Passage(("a^2 = b",), "a = -sqrt(b)", at_witness="a > 0"),
            Passage(("a^2 = b^2",), "a = b", at_witness="a = -b"),
            Passage(("a^4 = b",), "a = root(b, 4)", at_witness="a < 0"),
            Passage(("abs(a) = b",), "a = b", at_witness="a < 0"),
            Passage(("abs(a) = abs(b)",), "a = b", at_witness="a = -b"),
            Passage(("c*a^2 = b",), "a = sqrt(b/c)", at_witness="a < 0"),
            Passage(("a^2 - b = 0",), "a = sqrt(b)", at_witness="a < 0"),
            Passage(("a^2 - b^2 = 0",), "a = b", at_witness="a = -b"),
        ),
        Example("x^2 = 4 => x = 2"),
        "A positive number has two square roots, one of them negative.",
        "Which negative number has that square as well?",
    ),
    Mistake(
        "SC214", "absolute value dropped",
        (Identity("abs(a)", "a"), Identity("abs(a)", "-a")),
        Example("abs(x) + x = 2*x"),
        "The absolute value of a number is the number only where that is not negative.",
        "What are both sides at a negative number?",
    ),
    Mistake(
        "SC311", "solutions lost by dividing by what may be 0",
        (
            Passage(
                ("a = b",), "lhs = rhs", where=(("c", "(a - b)/(lhs - rhs)"),), simple=("c",),
                at_witness="c = 0",
            ),
        ),
        Example("x^2 = x => x = 1"),
        "Dividing by an expression loses the solutions at which it is 0.",
        "What did you divide both sides by, and can it be 0?",
    ),
    Mistake(
        "SC315", "zero-product rule used with another number than 0",
        (
            Passage(("a*b = c",), "a = c or b = c", at_witness="c != 0"),
            Passage(("a*b = c",), "a = c", simple=("b",), at_witness="c != 0 and b != 1"),
        ),
        Example("(x - 1)*(x - 2) = 6 => x - 1 = 6 or x - 2 = 6"),
        "Only a product that is 0 tells something of its factors.",
        "Which pairs of numbers have that product?",
    ),
    Mistake(
        "SC313", "squaring taken for an equivalence",
        (
            Passage(("a = b",), "a^2 = b^2", equivalence=True),
            Passage(("sqrt(a) = b",), "a = b^2", equivalence=True),
            Passage(("a = b",), "abs(a) = abs(b)", equivalence=True),
            Passage(("a = b",), "a^4 = b^4", equivalence=True),
        ),
        Example("x = 2 <=> x^2 = 4"),
        "Squaring both sides can gain solutions: opposite numbers have the same square.",
        "Does every solution of the squared equation solve the first one?",
    ),
    Mistake(
        "SC314", "multiplying by what may be 0 taken for an equivalence",
        (
            Passage(
                ("a = b",), "lhs = rhs", where=(("c", "(lhs - rhs)/(a - b)"),), simple=("c",),
                at_witness="c = 0", equivalence=True,
            ),
            Passage(("a/c = b",), "a = b*c", equivalence=True),
            Passage(("a/c = b/c",), "a = b", equivalence=True),
        ),
        Example("x = 1 <=> x^2 = x"),
        "Multiplying by an expression can gain solutions where it is 0, or where the fraction it "
        "removes had no value.",
        "What was multiplied by, and what happens where it is 0?",
    ),
    Mistake(
        "SC301", "equivalence that gains solutions", (),
        Example("x = 1 <=> x > 0"),
        "The line follows from the one before, and the one before does not follow from it.",
        "Does every solution of the second line solve the first?",
    ),
    Mistake(
        "SC302", "equivalence that loses solutions", (),
        Example("x > 0 <=> x = 1"),
        "The line before follows from this one, and this one does not follow from it.",
        "Does every solution of the first line solve the second?",
    ),
    Mistake(
        "SC436", "wrong formula for the roots of a quadratic",
        (
            Roots("(q + s)/(2*p)", "(q - s)/(2*p)"),
            Roots("(-q + s)/p", "(-q - s)/p"),
            Roots("(-q + s)/2", "(-q - s)/2"),
            Roots("-q + s/(2*p)", "-q - s/(2*p)"),
            Roots("-q + s", "-q - s"),
            Roots("(-q + turned)/(2*p)", "(-q - turned)/(2*p)"),
            Roots("(q + turned)/(2*p)", "(q - turned)/(2*p)"),
            Roots("(-q + s^2)/(2*p)", "(-q - s^2)/(2*p)"),
            Roots("(-q + sqrt(q^2 - p*r))/(2*p)", "(-q - sqrt(q^2 - p*r))/(2*p)"),
            Roots("(-q + sqrt(q^2 - 2*p*r))/(2*p)", "(-q - sqrt(q^2 - 2*p*r))/(2*p)"),
            Roots("(-q + sqrt(q - 4*p*r))/(2*p)", "(-q - sqrt(q - 4*p*r))/(2*p)"),
            Roots("-q/(2*p) + s", "-q/(2*p) - s"),
            Roots("-q/2 + sqrt(q^2/4 + r)", "-q/2 - sqrt(q^2/4 + r)"),
        ),
        Example("x^2 - 5*x + 6 = 0 => x = -2 or x = -3"),
        "The roots of p*x^2 + q*x + r are (-q + s)/(2*p) and (-q - s)/(2*p), where s is the "
        "root of q^2 - 4*p*r.",
        "What are p, q and r here, with their signs, and what comes out when you put your roots "
        "in?",
    ),
)  # fmt: skip

OF_MOVING: tuple[Mistake, ...] = (
    Mistake(
        "SC431", "term moved to the other side with its sign kept",
        (
            Passage(("a + b = c",), "a = c + b", right="a = c - b"),
            Passage(("a - b = c",), "a = c - b", right="a = c + b"),
            Passage(("a + b = c",), "a = b - c", right="a = c - b"),
            Passage(("a = c + d",), "a + c = d", right="a - c = d"),
            Passage(("a = c - d",), "a - d = c", right="a + d = c"),
            Passage(("a + b = c + d",), "a + c = b + d", right="a - c = d - b"),
            Passage(("a + b = c + d",), "a + c = d - b", right="a - c = d - b"),
            Passage(("a + b = c + d",), "a - c = d + b", right="a - c = d - b"),
            Passage(("a + b < c",), "a < c + b", right="a < c - b"),
            Passage(("a - b < c",), "a < c - b", right="a < c + b"),
            Passage(("c < a + b",), "c + b < a", right="c - b < a"),
            Passage(("c < a - b",), "c - b < a", right="c + b < a"),
            Passage(("a + b < c + d",), "a + c < d - b"),
            Passage(("a + b < c + d",), "a - c < d + b"),
        ),
        Example("x + 3 = 5 => x = 8"),
        "A term that goes to the other side changes its sign: it is subtracted on both sides.",
        "What did you do to both sides to take the term away?",
    ),
    Mistake(
        "SC432", "factor moved to the other side the wrong way",
        (
            Passage(("a*b = c",), "b = c - a", at_witness="c != 0", right="b = c/a"),
            Passage(("a*b = c",), "b = a/c", at_witness="c != 0", right="b = c/a"),
            Passage(("a*b = c",), "b = a*c", at_witness="c != 0", right="b = c/a"),
            Passage(("a*b = c",), "b = c + a", at_witness="c != 0", right="b = c/a"),
            Passage(("b/a = c",), "b = c/a", right="b = c*a"),
            Passage(("b/a = c",), "b = c + a", right="b = c*a"),
            Passage(("a*b + d = c",), "b + d = c/a", right="b + d/a = c/a"),
            Passage(("a*b + d = c",), "b = c/a - d", right="b = (c - d)/a"),
            Passage(("-b = c",), "b = c", right="b = -c"),
            Passage(("a*b < c",), "b < c - a"),
        ),
        Example("2*x = 6 => x = 4"),
        "A factor is taken away by dividing both sides by it, the whole of each.",
        "What do you divide both sides by, and what is left of each?",
    ),
)  # fmt: skip
"""Terms and factors moved to the other side: what could also be another mistake is asked first."""
