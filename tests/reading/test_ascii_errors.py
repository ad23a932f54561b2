"""Text that cannot be read: each time a kind, a column of the author's, and what to write."""

import pickle
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from symcheck.reading.ascii_syntax import read_claim, read_term
from symcheck.reading.errors import ReadError

ERRORS = [
    ("nothing at all", "", "empty", 1, "nothing to read"),
    ("nothing but spaces", " \n ", "empty", 1, "nothing to read"),
    ("a number before a name", "2x > 0", "juxtaposition", 2, "2*x"),
    ("a number before a bracket", "2(x + 1) > 0", "juxtaposition", 2, "2*( )"),
    ("two names", "x y > 0", "juxtaposition", 3, "x*y"),
    ("two brackets", "(x)(y) > 0", "juxtaposition", 4, "( )*( )"),
    ("a hexadecimal number", "0x10 > 0", "juxtaposition", 2, "missing"),
    ("digits with underscores", "1_000 > 0", "juxtaposition", 2, "missing"),
    ("a conditional expression", "x if y else z", "name", 3, "if"),
    ("an anonymous function", "lambda: 3", "name", 1, "lambda_"),
    ("a product of a name and brackets", "wa(3) > 0", "undeclared function", 1, "wa*(...)"),
    ("a form misspelt", "max_ovr(x, x in Interval(0, 1)) = 1", "undeclared function", 1,
     "did you mean max_over?"),
    ("a form in small letters", "forall(x, x = x)", "undeclared function", 1, "ForAll"),
    ("a function's long name", "sine(x) < 2", "undeclared function", 1, "did you mean sin?"),
    ("a constant called", "pi(3) > 0", "undeclared function", 1, "pi*(...)"),
    ("an undeclared function inside", "x > 1 + g(x)", "undeclared function", 9, "declare"),
    ("a function nobody declared with a prime", "g'(x) > 0", "undeclared function", 1, "g′"),
    ("a function of Python", "__import__(x) > 0", "name", 1, "underscore"),
    ("a call with a string", "__import__('os')", "name", 1, "underscore"),
    ("a private name", "__class__ > 0", "name", 1, "underscore"),
    ("an attribute", "x.real > 0", "character", 2, "attributes"),
    ("an attribute of brackets", "(x).__class__", "character", 4, "attributes"),
    ("a subscript", "x[0] > 0", "character", 2, "( )"),
    ("a comprehension", "[x for x in y]", "character", 1, "( )"),
    ("a set", "{x} > 0", "character", 1, "( )"),
    ("a string", "'x' > 0", "character", 1, "strings"),
    ("a quoted name", '"x" > 0', "character", 1, "strings"),
    ("a formatted string", "f'{x}' > 0", "character", 3, "( )"),
    ("a prefixed string", "b'x' > 0", "juxtaposition", 3, "missing"),
    ("an assignment expression", "(x := 3) > 0", "character", 4, "write ="),
    ("an annotation", "x: y", "character", 2, "annotations"),
    ("two statements", "x > 0; y > 0", "character", 6, "one claim"),
    ("a statement", "import os", "name", 1, "import"),
    ("identity", "x is y", "name", 3, "is"),
    ("a starred argument", "sin(*x) > 0", "syntax", 5, "nothing before *"),
    ("a keyword argument", "sin(x=1) > 0", "not a term", 5, "claim"),
    ("LaTeX", "\\sin(x) > 0", "character", 1, "LaTeX"),
    ("remainders", "x % 2 = 0", "character", 3, "floor"),
    ("whole quotients", "x // 2 = 0", "character", 3, "floor"),
    ("a factorial", "x! > 0", "character", 2, "factorial"),
    ("bars", "|x| > 0", "syntax", 1, "abs(x)"),
    ("bars inside", "2*|x| > 0", "syntax", 3, "abs(x)"),
    ("C's and", "x > 0 && y > 0", "character", 7, "write and"),
    ("at most, turned round", "x =< 3", "character", 3, "write <="),
    ("at least, turned round", "x => 3", "not a claim", 1, ">="),
    ("at least, turned round, after a sum", "x + 1 => y > 0", "not a claim", 1, ">="),
    ("an arrow", "x > 0 -> y > 0", "character", 7, "=>"),
    ("unequal, as in Pascal", "x <> 3", "character", 3, "!="),
    ("an approximation by no number", "x ≈ y", "number", 5, "abs(a - b)"),
    ("a null character", "x\x00 > 0", "character", 2, "U+0000"),
    ("a digit of another script", "x > ٣", "character", 5, "not read"),
    ("a superscript letter", "xⁿ > 0", "character", 2, "x^n"),
    ("a vulgar fraction", "½ > 0", "character", 1, "not read"),
    ("a power of a superscript", "x²^3 > 0", "syntax", 2, "brackets"),
    ("a root without brackets", "√x > 0", "character", 1, "√( )"),
    ("an open bracket", "(x > 0", "brackets", 1, "never closed"),
    ("the innermost open bracket", "((x) + (y > 0", "brackets", 8, "never closed"),
    ("a bracket too many", "x) > 0", "brackets", 2, "closes nothing"),
    ("empty brackets", "() > 0", "brackets", 2, "nothing in"),
    ("a call of nothing", "sin() > 0", "brackets", 5, "nothing in"),
    ("an operator at the end", "x +", "syntax", 3, "nothing follows"),
    ("an operator at the beginning", "* x", "syntax", 1, "nothing before"),
    ("two operators", "x + * y", "syntax", 5, "nothing before"),
    ("two claims with a comma", "x > 0, y > 0", "syntax", 6, "and"),
    ("a list of terms", "(x, y) > 0", "not a term", 1, "list"),
    ("a comma at the end", "Max(x,) > 0", "syntax", 7, "nothing before"),
    ("a negation inside a sum", "x + not y", "syntax", 5, "brackets"),
    ("a negation after a relation", "x > 0 <=> y = not z", "syntax", 15, "brackets"),
    ("equivalences in a row", "x>0 <=> y>0 <=> z>0", "syntax", 13, "two ways"),
    ("a membership in a chain", "0 < x in Interval(0, 1)", "syntax", 1, "chain"),
    ("a membership in a number", "x in 3", "syntax", 6, "Interval"),
    ("an interval alone", "Interval(0, 1) > x", "not a term", 1, "Interval"),
    ("a reversed infinite interval", "x in Interval(oo, 1)", "name", 15, "oo"),
    ("infinity", "x < oo", "name", 5, "not a number"),
    ("a reversed infinite integral", "Integral(x, (x, oo, 0)) = 0", "name", 17, "oo"),
    ("an integer that goes to a number", "limit(m, m in Integers, 0) = 5", "arguments", 10,
     "no real variable"),
    ("a natural number that goes to minus infinity", "limit(m, m in Naturals, -oo) = 5",
     "arguments", 10, "−∞"),
    ("infinity pasted", "x < ∞", "name", 5, "not a number"),
    ("a function without an argument", "sin > 0", "name", 1, "sin_"),
    ("an unknown function without one", "C > 0", "arguments", 1, "C(...)"),
    ("its derivative without one", "C' > 0", "arguments", 1, "C′(...)"),
    ("an unknown function of two arguments", "C(x, y) > 0", "arguments", 1, "1 argument, not 2"),
    ("a root of two arguments", "sqrt(x, 3) > 0", "arguments", 1, "1 argument, not 2"),
    ("a maximum of one", "Max(x) > 0", "arguments", 1, "2 or more"),
    ("a logarithm of three", "log(x, y, z) > 0", "arguments", 1, "1 or 2"),
    ("a relation of one", "Eq(x)", "arguments", 1, "2 arguments, not 1"),
    ("an index that is no literal", "root(x, y) > 0", "arguments", 9, "2 or more"),
    ("an index below two", "root(x, 1) > 0", "arguments", 9, "2 or more"),
    ("a Rational of a decimal", "Rational(0.1) > 0", "number", 1, "integers written out"),
    ("a Rational of a variable", "Rational(x, 2) > 0", "number", 1, "integers written out"),
    ("a Rational with no value", "Rational(1, 0) > 0", "number", 13, "denominator"),
    ("a derivative by nothing", "Derivative(x) > 0", "arguments", 1, "2 or more"),
    ("a derivative by a number", "Derivative(x, 2) > 0", "arguments", 15, "variable"),
    ("a derivative by a constant", "Derivative(x, pi) > 0", "arguments", 15, "variable"),
    ("a derivative by an integer", "Derivative(n, n) > 0", "arguments", 15, "real"),
    ("a derivative of high order", "Derivative(x, (x, 999)) > 0", "arguments", 15, "from 1 to 9"),
    ("a derivative of fractional order", "Derivative(x, (x, 0.5)) > 0", "arguments", 15, "order"),
    ("a substitution for a sum", "Subs(x, x + y, 1) > 0", "arguments", 9, "variable"),
    ("a substitution of unequal lists", "Subs(x, (x, y), 1) > 0", "arguments", 1, "2 variables"),
    ("a claim in a sum", "(a < b) + 1", "not a term", 2, "claim"),
    ("a claim in a sum as a function", "Le(a, b) + 1 > 0", "not a term", 1, "Le"),
    ("claims compared", "(a < b) = (c < d)", "not a term", 2, "<=>"),
    ("a truth in a sum", "True + 1 > 0", "not a term", 1, "claim"),
    ("a term alone", "x + 1", "not a claim", 1, "write a relation"),
    ("a term in a conjunction", "x > 0 and y", "not a claim", 11, "write a relation"),
    ("a negated term", "not x", "not a claim", 5, "write a relation"),
    ("an exponent from outer space", "x < 1e999999999", "number", 5, "4000 digits"),
    ("an exponent of many digits", "x < 1e-" + "9" * 5000, "number", 5, "4000 digits"),
    ("a number of many digits", "x < " + "1" * 10_001, "number", 5, "4000 digits"),
    ("a text of many characters", "x" * 20_001, "too long", 1, "20000"),
    ("many brackets", "(" * 5000 + "x" + ")" * 5000, "too deep", 101, "100 deep"),
    ("many brackets, closed at once", "(" * 5000 + ")" * 5000, "brackets", 5001, "nothing in"),
    ("many brackets, never closed", "(" * 10_000 + "x", "brackets", 10_000, "never closed"),
    ("many functions", "sin(" * 101 + "x" + ")" * 101 + ">0", "too deep", 404, "100 deep"),
    ("many minuses", "-" * 10_000 + "x > 0", "too deep", 101, "100 deep"),
    ("many negations", "not " * 4000 + "x > 0", "too deep", 401, "100 deep"),
    ("many powers", "2^" * 5000 + "2 > 0", "too deep", 202, "100 deep"),
    ("many quotients", "x/" * 5000 + "x > 0", "too deep", 202, "100 deep"),
    ("many implications", "x>0=>" * 3000 + "x>0", "too deep", 504, "100 deep"),
    ("a term of many levels under fewer brackets", "(a+a*" * 80 + "x" + ")" * 80 + ">0",
     "too deep", 1, "120 deep"),
    ("a very long sum", "+".join("x" * 9000) + " > 0", "too long", 1, "too many parts"),
    ("substitutions that double", "Subs(x*x, x, " * 40 + "y" + ")" * 40 + " > 0", "too long",
     365, "too large"),
    ("substitutions that deepen",
     "Subs(" * 40 + "exp(" * 20 + "x" + ")" * 20 + f", x, {'sin(' * 20}x{')' * 20})" * 40 + " > 0",
     "too long", 176, "too large"),
    ("cotangents that double", "cot(" * 45 + "x" + ")" * 45 + " > 0", "too long", 137,
     "too large"),
    ("too many substitutions", "+".join(["Subs(x, x, 1)"] * 51) + " > 0", "too long", 701, "50"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "text", "kind", "column", "said"), ERRORS, ids=[row[0] for row in ERRORS]
)
def test_the_error_names_the_place_and_what_to_write(title, text, kind, column, said):
    with pytest.raises(ReadError) as caught:
        read_claim(text, integer=("n",), functions=("C",))
    error = caught.value
    assert (error.kind, error.column) == (kind, column), str(error)
    assert said in f"{error.message} {error.hint}"


def test_a_claim_where_a_term_is_wanted():
    with pytest.raises(ReadError, match="a claim stands where a term is wanted") as caught:
        read_term("x > 0")
    assert caught.value.kind == "not a term"


def test_a_function_of_the_syntax_cannot_be_declared_anew():
    with pytest.raises(ReadError, match="sin cannot be declared"):
        read_claim("sin(x) > 0", functions=("sin",))


def test_an_error_survives_the_way_between_processes():
    error = ReadError("number", 7, "too large", "write less")
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.kind, copy.column, copy.message, copy.hint) == ("number", 7, "too large",
                                                                "write less")  # fmt: skip
    assert str(copy) == "column 7: too large (write less)"


SOUP = [
    "x", "y", "w₁", "σ", "a'", "C", "e", "pi", "oo", "n", "lambda", "if", "in", "not", "and", "or",
    "True", "Reals", "Interval", "Interval.open", "1", "0.5", "2e3", "1e9999", "²", "⁻¹", "+", "-",
    "*", "/", "^", "**", "=", "==", "!=", "<", "<=", ">", ">=", "=>", "<=>", "(", ")", "(", ")",
    "(", ")", ",", ",", "&", "|", "~", "√", "∞", "≤", "sqrt", "root", "log", "Max", "Rational",
    "Integer", "Derivative", "Subs", "Le", "And", "Not", "Implies", "Equivalent", "Contains", "sin",
    "cot", "ceiling", "≈", "Sum", "Recursion", "Integral", "Expectation", "Probability", "Normal",
    "limit", "max_over", "ForAll", "Exists", "within", "bigO", "Integers",
]  # fmt: skip
LETTERS = "xyzCne12.5 +-*/^=<>()&|~,'′_²₁√σΔé≤∈¬\x00\ud800'\"[]{}:;!@#$%\\`?"


def _reads_or_refuses(text: str) -> None:
    try:
        read_claim(text, integer=("n",), functions=("C",))
        return
    except ReadError as caught:
        error = caught
    assert error.message
    assert 1 <= error.column <= max(1, len(text))


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(SOUP), max_size=14).map(" ".join))
@example("Subs ( x , x , Interval )")
@example("Derivative ( C , ( x ) )")
def test_any_soup_of_tokens_is_read_or_refused(text):
    _reads_or_refuses(text)


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text):
    _reads_or_refuses(text)


@settings(max_examples=600, deadline=None)
@given(st.text(alphabet=LETTERS, max_size=30))
def test_any_text_of_likely_letters_is_read_or_refused(text):
    _reads_or_refuses(text)


@settings(deadline=None)
@given(st.sampled_from(SOUP), st.integers(1, 4000))
def test_any_repeated_token_is_read_or_refused(token, times):
    _reads_or_refuses(token * times)
    _reads_or_refuses(f"{token} " * times)


def test_the_soup_is_not_all_refused():
    read = [text for text in ("x <= 1", "C ( x ) = e", "not ( x > 1 )") if read_claim(
        text, functions=("C",))]  # fmt: skip
    assert len(read) == 3
    assert all(re.split(r"\s+", text)[0] in SOUP for text in read)
