"""What the ASCII syntax means, as a table of texts beside the claims they make."""

from fractions import Fraction

import pytest

from symcheck.language.claim import And, Chain, Iff, Implies, Member, Not, Or, Rel, Truth
from symcheck.language.term import (
    ONE, PI, TWO, ZERO, App, Derivative, Num, Unknown, Var, absolute, add, div, exp, ln, mul, neg,
    num, power, root, sqrt, sub,
)  # fmt: skip
from symcheck.reading.ascii_syntax import read_claim, read_term
from symcheck.reading.names import RESERVED, name_of, spelling_of

a, b, c, p, q, r, t, w, x, y, z = map(Var, "abcpqrtwxyz")
n = Var("n", "integer")


def fn(op, *args):
    return App(op, args)


TERMS = [
    ("a quotient is not reduced", "x/x", div(x, x)),
    ("a literal quotient stays a quotient", "1/3", div(ONE, num(3))),
    ("SymPy's Rational is a constant", "Rational(1, 3)", num("1/3")),
    ("a negative Rational", "Rational(-1, 3)", num("-1/3")),
    ("an Integer", "Integer(-2)", num(-2)),
    ("decimals are exact", "0.1", num("1/10")),
    ("decimals without a leading zero", ".5", num("1/2")),
    ("decimals without digits behind the point", "2.", TWO),
    ("scientific notation is exact", "1e-3", num("1/1000")),
    ("scientific notation with a capital", "2.5E+2*x", mul(num(250), x)),
    ("twenty digits are kept", "0.12345678901234567891", num("0.12345678901234567891")),
    ("both spellings of a power", "x^2 + x**2", add(power(x, TWO), power(x, TWO))),
    ("powers go to the right", "x^y^z", power(x, power(y, z))),
    ("the minus before a power is outside it", "-3^2", neg(power(num(3), TWO))),
    ("brackets put the minus inside a power", "(-3)^2", power(num(-3), TWO)),
    ("a minus in an exponent", "2^-x", power(TWO, neg(x))),
    ("a negative literal is a literal", "-3", num(-3)),
    ("two minuses before a variable are kept", "--x", neg(neg(x))),
    ("a plus sign changes nothing", "+x", x),
    ("a minus before a product belongs to the first factor", "-x*y", mul(neg(x), y)),
    ("sums are flat", "a - b + c", add(a, neg(b), c)),
    ("brackets on the right are kept", "a - (b + c)", add(a, neg(add(b, c)))),
    ("brackets on the left change nothing", "(a + b) + c", add(a, b, c)),
    ("subtracting a literal adds its opposite", "x - 3", add(x, num(-3))),
    ("products are flat", "a*b*c", mul(a, b, c)),
    ("quotients lean to the left", "a*b/c", div(mul(a, b), c)),
    ("quotients in a row", "a/b/c*x", mul(div(div(a, b), c), x)),
    ("a square root", "sqrt(x)", sqrt(x)),
    ("an exponent 1/2 is a power, not a root", "x**(1/2)", power(x, div(ONE, TWO))),
    ("a real root", "root(x, 5)", root(5, x)),
    ("a cube root", "cbrt(x)", root(3, x)),
    ("absolute values", "abs(x) + Abs(y)", add(absolute(x), absolute(y))),
    ("log of one argument is natural", "log(x) - ln(x)", sub(ln(x), ln(x))),
    ("log of two arguments has a base", "log(x, 10)", fn("log", x, num(10))),
    ("e is exp(1)", "e + E", add(exp(ONE), exp(ONE))),
    ("a power of e is exp", "e^-z + E**x", add(exp(neg(z)), exp(x))),
    ("a power of exp(1) is a power", "exp(1)^x", power(exp(ONE), x)),
    ("π by name and by letter", "pi*π", mul(PI, PI)),
    ("the secant", "sec(x)", div(ONE, fn("cos", x))),
    ("the cosecant", "csc(x)", div(ONE, fn("sin", x))),
    ("the cotangent is defined where the sine is not 0", "cot(x)",
     div(fn("cos", x), fn("sin", x))),
    ("rounding up", "ceiling(x)", neg(fn("floor", neg(x)))),
    ("least and greatest", "Min(x, y, 1) + max(x, y)",
     add(fn("min", x, y, ONE), fn("max", x, y))),
    ("the sign", "sign(x)", fn("sign", x)),
    ("inverse functions", "asin(x) + arctan(y)", add(fn("asin", x), fn("atan", y))),
    ("hyperbolic functions", "tanh(acosh(x))", fn("tanh", fn("acosh", x))),
    ("a name of several letters is one name", "wa", Var("wa")),
    ("a Greek name", "Δ*σ", mul(Var("Δ"), Var("σ"))),
    ("subscripts are part of a name, and not digits", "w₁ + w1", add(Var("w₁"), Var("w1"))),
    ("letters that Unicode calls compatible stay distinct", "ℝ + R + ſ + s",
     add(Var("ℝ"), Var("R"), Var("ſ"), Var("s"))),
    ("both primes are one", "a' - a′", sub(Var("a′"), Var("a′"))),
    ("a primed constant is a variable", "e'", Var("e′")),
    ("a name that is taken, with its underscore", "lambda_ + e_",
     add(Var("lambda"), Var("e"))),
    ("an underscore after any other name is part of it", "x_", Var("x_")),
    ("a superscript is a power", "x² + y⁻¹", add(power(x, TWO), power(y, num(-1)))),
    ("a superscript of two digits", "x¹²", power(x, num(12))),
    ("pasted signs", "√(x)·y − 2×z÷w", add(mul(sqrt(x), y), neg(div(mul(TWO, z), w)))),
    ("an integer variable", "x^n", power(x, n)),
    ("an unknown function", "C(x + 1)", Unknown("C", 0, add(x, ONE))),
    ("its derivative", "Derivative(C(t), t)", Derivative(Unknown("C", 0, t), t, t)),
    ("its derivative at a point", "Subs(Derivative(C(t), t), t, 2*a)",
     Derivative(Unknown("C", 0, t), t, mul(TWO, a))),
    ("its derivative, primed", "C'(x + 1)", Derivative(Unknown("C", 0, t), t, add(x, ONE))),
    ("its derivative at a variable, primed", "C'(x)", Derivative(Unknown("C", 0, x), x, x)),
    ("its second derivative, primed", "C″(1)",
     Derivative(Derivative(Unknown("C", 0, t), t, t), t, ONE)),
    ("a second derivative", "Derivative(x^3, (x, 2))",
     Derivative(Derivative(power(x, num(3)), x, x), x, x)),
    ("a mixed derivative", "diff(x*y, x, y)",
     Derivative(Derivative(mul(x, y), x, x), y, y)),
    ("a substitution in a formula", "Subs(x + y, x, y)", add(y, y)),
    ("a substitution for two variables at once", "Subs(x - y, (x, y), (y, x))", sub(y, x)),
    ("a substitution does not touch a bound variable", "Subs(Derivative(t*x, t), x, t)",
     Derivative(mul(Var("t_1"), t), Var("t_1"), t)),
    ("spaces and line breaks", " x\n +\ty ", add(x, y)),
]  # fmt: skip

CLAIMS = [
    ("equality, twice", "x = y", Rel("=", x, y)),
    ("equality in Python's spelling", "x == y", Rel("=", x, y)),
    ("the other relations keep their direction", "4 >= x", Rel(">=", num(4), x)),
    ("pasted relations", "x ≤ y ≠ z", Chain(x, (("<=", y), ("!=", z)))),
    ("a chain", "0 < x <= y == 1", Chain(ZERO, (("<", x), ("<=", y), ("=", ONE)))),
    ("printed relations", "Le(x, y) and Ne(x, z)", And((Rel("<=", x, y), Rel("!=", x, z)))),
    ("the others", "Or(Eq(x, y), Lt(x, y), Gt(x, y), Ge(x, y))",
     Or((Rel("=", x, y), Rel("<", x, y), Rel(">", x, y), Rel(">=", x, y)))),
    ("a conjunction of three", "x>0 and y>0 and z>0",
     And((Rel(">", x, ZERO), Rel(">", y, ZERO), Rel(">", z, ZERO)))),
    ("brackets in a conjunction are kept", "(x>0 and y>0) and z>0",
     And((And((Rel(">", x, ZERO), Rel(">", y, ZERO))), Rel(">", z, ZERO)))),
    ("not, and, or, =>, <=>, tightest first", "not p=0 and q=0 or r=0 => x=0 <=> y=0",
     Iff(Implies(Or((And((Not(Rel("=", p, ZERO)), Rel("=", q, ZERO))), Rel("=", r, ZERO))),
                 Rel("=", x, ZERO)), Rel("=", y, ZERO))),
    ("implications go to the right", "p=0 => q=0 => r=0",
     Implies(Rel("=", p, ZERO), Implies(Rel("=", q, ZERO), Rel("=", r, ZERO)))),
    ("unless brackets say otherwise", "(p=0 => q=0) => r=0",
     Implies(Implies(Rel("=", p, ZERO), Rel("=", q, ZERO)), Rel("=", r, ZERO))),
    ("an implication inside a conjunction", "p=0 and (q=0 => r=0)",
     And((Rel("=", p, ZERO), Implies(Rel("=", q, ZERO), Rel("=", r, ZERO))))),
    ("an implication among arguments", "And(p=0 => q=0, r=0)",
     And((Implies(Rel("=", p, ZERO), Rel("=", q, ZERO)), Rel("=", r, ZERO)))),
    ("printed connectives", "Implies(Not(x > 0), Equivalent(y > 0, True))",
     Implies(Not(Rel(">", x, ZERO)), Iff(Rel(">", y, ZERO), Truth(True)))),
    ("And of one claim is that claim", "And(x > 0)", Rel(">", x, ZERO)),
    ("SymPy's signs for connectives", "(x > 0) & (y > 0) & (z > 0) | ~(x > 1)",
     Or((And((Rel(">", x, ZERO), Rel(">", y, ZERO), Rel(">", z, ZERO))), Not(Rel(">", x, ONE))))),
    ("pasted connectives", "¬(x > 0) ∨ y > 0 ∧ z > 0 ⇒ x > 1 ⇔ y > 1",
     Iff(Implies(Or((Not(Rel(">", x, ZERO)), And((Rel(">", y, ZERO), Rel(">", z, ZERO))))),
                 Rel(">", x, ONE)), Rel(">", y, ONE))),
    ("the constant claims", "True or False", Or((Truth(True), Truth(False)))),
    ("a closed interval", "x in Interval(0, 1)", Member(x, ZERO, ONE, True, True)),
    ("an open one", "Contains(x, Interval.open(0, 1))", Member(x, ZERO, ONE, False, False)),
    ("half open ones", "x ∈ Interval.Ropen(0, 1) and x in Interval.Lopen(0, 1)",
     And((Member(x, ZERO, ONE, True, False), Member(x, ZERO, ONE, False, True)))),
    ("an infinite end is open", "x in Interval(-oo, a)", Member(x, None, a, False, True)),
    ("the other infinite end", "x in Interval.open(a, ∞)", Member(x, a, None, False, False)),
    ("the real line", "1/x in Reals", Member(div(ONE, x), None, None, False, False)),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "term"), TERMS, ids=[row[0] for row in TERMS])
def test_terms_are_read_as_written(title, text, term):
    assert read_term(text, integer=("n",), functions=("C",)) == term


@pytest.mark.parametrize(("title", "text", "claim"), CLAIMS, ids=[row[0] for row in CLAIMS])
def test_claims_are_read_as_written(title, text, claim):
    assert read_claim(text) == claim


def test_nothing_is_computed():
    tower = read_term("9**9**9**9")
    nine = num(9)
    assert tower == power(nine, power(nine, power(nine, nine)))


def test_numbers_never_pass_through_a_float():
    assert read_term("0." + "3" * 400) == Num(Fraction(int("3" * 400), 10**400))


def test_a_thousand_summands_make_one_sum():
    term = read_term("+".join(f"x{i}" for i in range(1000)))
    assert isinstance(term, App)
    assert len(term.args) == 1000


def test_a_thousand_factors_with_powers_are_not_deep():
    assert len(read_term("*".join(["x^2"] * 1000)).args) == 1000


def test_a_hundred_brackets_are_read():
    assert read_term("(" * 100 + "x" + ")" * 100) == x


def test_integer_names_are_spelled_as_in_the_text():
    assert read_term("e_", integer=("e_",)) == Var("e", "integer")
    assert read_term("a'", integer=("a'",)) == Var("a′", "integer")


def test_functions_may_have_greek_and_reserved_names():
    assert read_term("σ(x)", functions=("σ",)) == Unknown("σ", 0, x)
    assert read_term("exp_(x)", functions=("exp_",)) == Unknown("exp", 0, x)


@pytest.mark.parametrize("name", [*sorted(RESERVED), "x", "w₁", "a′", "x_", "e_", "lambda__", "_"])
def test_every_name_has_a_spelling_that_reads_as_it(name):
    assert name_of(spelling_of(name)) == name
    assert read_term(spelling_of(name)) == Var(name)


@pytest.mark.parametrize("name", ["a b", "1x", "", "__class__", "x.y", "x²", "a'b", "x{1}"])
def test_a_name_that_the_syntax_lacks_is_spelled_as_some_other_variable(name):
    assert isinstance(read_term(spelling_of(name)), Var)
