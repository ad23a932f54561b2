"""Whatever is thrown at the reader, it reads it or says where it cannot, with bounded work."""

import sys
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from latex_fragments import known, refusal
from test_fragments_of_arithmetic import RIGHT as ARITHMETIC
from test_fragments_of_authors import RIGHT as AUTHORS
from test_fragments_of_calculus import RIGHT as CALCULUS
from test_fragments_of_claims import RIGHT as CLAIMS
from test_fragments_of_functions import RIGHT as FUNCTIONS
from test_fragments_of_names import RIGHT as NAMES

from symcheck.reading.errors import ReadError
from symcheck.reading.latex.known import Known
from symcheck.reading.latex.read import read_claim, read_term
from symcheck.reading.latex.tokens import MOST_CHARACTERS, tokenize

SIGNS = "{}()[]|^_+-*/=<>,.;:!'&~#%≤±√²₁π∑∫∈⇒deiknxyfT012"
COMMANDS = (
    "frac sqrt left right bigl Bigr lvert rvert vert cdot times sin ln log exp max sum prod int lim"
    " infty in notin mathbb mathrm operatorname text begin end partial alpha sigma hat bar boxed"
    " color underbrace rm quad implies iff land lor lnot forall exists pm mp approx to not binom"
    " lfloor rfloor newcommand def prime pi mid over arg sup tag limits middle setminus cup"
)
PIECES = [
    *SIGNS, *(f"\\{name}" for name in COMMANDS.split()),
    r"\left(", r"\right)", r"\left.", r"\right|", "_{", "^{", r"\frac{", r"\text{ and }", r"\,",
    "\\\\", r"\mathbb{R}", r"\sum_{k=1}^{3}", r"\int_0^1", "dx", r"\frac{d}{dx}",
    r"\lim_{x\to0}", r"\{", r"\}",
]  # fmt: skip
VALID = [row[1] for row in (*ARITHMETIC, *NAMES, *FUNCTIONS, *CALCULUS, *CLAIMS, *AUTHORS)]
TOLD = [
    Known(),
    known(reals="x d", integers="k", naturals="n", functions="f σ", defined={"y": 0, "g": 2}),
]
many = settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))

soup = st.lists(st.sampled_from(PIECES), max_size=40)


def read_or_refuse(text, told=TOLD[0]):
    """Read as a claim and as a term: nothing else is raised, and the column is in the text."""
    for read in (read_claim, read_term):
        wrong = refusal(lambda read=read: read(text, told))
        assert wrong is None or 1 <= wrong.column <= len(text) + 1, str(wrong)


@many
@given(soup, st.sampled_from(["", " "]), st.sampled_from(TOLD))
def test_token_soup_is_read_or_refused(pieces, joint, told):
    read_or_refuse(joint.join(pieces), told)


@many
@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    read_or_refuse(text)


@st.composite
def spoilt(draw):
    """A fragment that can be read, with tokens dropped, doubled, swapped or put in."""
    text = draw(st.sampled_from(VALID))
    parts = [text[t.start : t.end] for t in tokenize(text) if t.end > t.start]
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, max(len(parts) - 1, 0)))
        match draw(st.sampled_from(["drop", "double", "swap", "put"])):
            case "drop":
                del parts[at : at + 1]
            case "double":
                parts[at:at] = parts[at : at + 1]
            case "swap":
                parts[at : at + 2] = reversed(parts[at : at + 2])
            case "put":
                parts.insert(at, draw(st.sampled_from(PIECES)))
    return " ".join(parts)


@many
@given(spoilt(), st.sampled_from(TOLD))
def test_spoilt_fragments_are_read_or_refused(text, told):
    read_or_refuse(text, told)


UNITS = {
    "braces": ("{", "x", "}"),
    "round brackets": ("(", "x", ")"),
    "round brackets of a claim": ("(", "x=1", ")"),
    "square brackets": ("[", "x", "]"),
    "tall brackets": (r"\left(", "x", r"\right)"),
    "tall brackets of a claim": (r"\left(", "x=1", r"\right)"),
    "bars": ("|", "x", "|"),
    "facing bars": (r"\lvert ", "x", r"\rvert "),
    "fractions": (r"\frac{1}{", "x", "}"),
    "fractions without braces": (r"\frac1", "x", ""),
    "roots": (r"\sqrt{", "x", "}"),
    "roots without braces": (r"\sqrt", " x", ""),
    "exponents": ("x^{", "x", "}"),
    "exponents without braces": ("x^", "x", ""),
    "indices": ("x_{", "x", "}"),
    "signs": ("-", "x", ""),
    "sines": (r"\sin", " x", ""),
    "sines in brackets": (r"\sin(", "x", ")"),
    "functions": ("f(", "x", ")"),
    "products before brackets": ("w(1+", "x", ")"),
    "maxima": (r"\max(1,", "x", ")"),
    "integrals": (r"\int_0^1", "x", "dx "),
    "integrals without an end": (r"\int_0^1", "x", ""),
    "sums": (r"\sum_{k=1}^3", "k", ""),
    "derivatives": (r"\frac{d}{dx}", "x", ""),
    "derivatives of brackets": (r"\frac{d}{dx}(", "x", ")"),
    "negations": (r"\lnot ", "x=1", ""),
    "negations of brackets": (r"\lnot(", "x=1", ")"),
    "quantifiers": (r"\forall x:", "x=1", ""),
    "floors": (r"\lfloor ", "x", r"\rfloor "),
    "curly brackets": (r"\{", "x", r"\}"),
    "environments": (r"\begin{a}", "x", r"\end{a}"),
    "boxes": (r"\boxed{", "x", "}"),
    "colours": (r"\color{red}", "x", ""),
    "limits": (r"\lim_{x\to0}", "x", "=1"),
    "factorials": ("", "5", "!"),
    "primes": ("", "x", "'"),
    "a sum": ("x+", "x", ""),
    "a product": ("x", "x", ""),
    "a quotient": ("x/", "x", ""),
    "a chain": ("x=", "x", ""),
    "a chain of inequalities": ("x<", "x", ""),
    "names in a row": ("x,", "x=1", ""),
    "names in a row of a term": ("x,", "+", ""),
    "implications": (r"x=1\implies ", "x=1", ""),
    "conjunctions": (r"x=1\land ", "x=1", ""),
    "conjunctions in prose": (r"x=1\text{ and }", "x=1", ""),
    "approximations": (r"x\approx1.0\land ", "x=1", ""),
    "approximations in prose": (r"x\approx1.0\text{ and }", "x=1", ""),
    "arrows": (r"x\to", "0", ""),
    "unions": (r"x\in[0,1]\cup", "[0,1]", ""),
    "unions of one": ("", r"x\in[0,1]", r"\cup[0,1]"),
    "orders": ("O(x)+", "x", ""),
    "digits": ("1", "1", ""),
    "digits in Unicode": ("²", "x", ""),
    "letters of words": ("sin", "x", ""),
    "bars that stay open": ("|x", "x", ""),
    "letters between bars": ("|a|b", "x", ""),
    "names before brackets": ("w(x)", "x", ""),
    "names before sums": ("w(1+x)", "x", ""),
    "brackets before brackets": ("(1+x)", "x", ""),
    "powers before brackets": ("w^2(1+x)", "x", ""),
    "sines side by side": (r"\sin x", "x", ""),
    "sums side by side": (r"\sum_{k=1}^3k+", "x", ""),
    "integrals side by side": (r"\int_0^1x\,dx+", "x", ""),
    "integrals with dx above": (r"\int_0^1\frac{dx}{x}+", "x", ""),
    "braces around sums": ("{a+b}+", "x", ""),
    "index before and after": ("x^2_1", "x", ""),
    "plus or minus": (r"\pm x", "=1", ""),
    "plus or minus in a row of claims": (r"x=\pm1\land ", "x=1", ""),
    "prose": (r"\text{a}", "x", ""),
    "prose in prose": (r"\text{", "x", "}"),
    "comments": ("%x\n", "x", ""),
    "backslashes": ("\\", "x", ""),
    "definitions": (r"\def\a{x}", "x", ""),
    "definitions of one another": (r"\def\a{\b}\def\b{\a}", "x", ""),
    "arguments of arguments": (r"\a{", "x", "}"),
    "definitions and arguments of arguments": (r"\def\a#1{#1}\a{", "x", "}"),
    "bars at a place": (r"\left.", "x", r"\right|_{x=1}"),
    "unclosed integrals in brackets": (r"(\int_0^1", "x", ""),
    "fractions without an end": (r"\frac{d", "x", ""),
    "accents": (r"\hat{", "x", "}"),
    "logarithms of bases": (r"\log_{", "2", "}x"),
}  # fmt: skip


@pytest.mark.parametrize(("before", "inside", "after"), UNITS.values(), ids=UNITS)
def test_as_many_of_anything_as_there_may_be_are_refused_or_read(before, inside, after):
    most = (MOST_CHARACTERS - len(inside)) // len(before + after)
    read_or_refuse(before * most + inside + after * most)


def work(text):
    """The number of calls of functions that reading takes, those of C among them."""
    calls = 0

    def count(frame, event, arg):
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        read_or_refuse(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize(("before", "inside", "after"), UNITS.values(), ids=UNITS)
def test_twice_as_much_text_is_twice_the_work(before, inside, after):
    times = 1200 // len(before + after)

    def text(n):
        return before * n + inside + after * n

    assert work(text(2 * times)) <= 2.4 * work(text(times)) + 3_000


def test_text_that_is_too_long_is_refused_at_once():
    with pytest.raises(ReadError) as wrong:
        read_claim("x+" * MOST_CHARACTERS)
    assert (wrong.value.kind, wrong.value.column) == ("too long", MOST_CHARACTERS + 1)
    assert work("x" * 100_000) < 100


@pytest.mark.parametrize("levels", [30, 45, 600])
def test_a_bomb_of_macros_is_refused_after_bounded_work(levels):
    names = ["".join(chr(97 + int(c)) for c in f"{k:03}") for k in range(levels + 1)]
    rules = (rf"\def\{b}{{\{a}\{a}}}" for a, b in pairwise(names))
    bomb = rf"\def\{names[0]}{{xx}}" + "".join(rules) + rf"\{names[-1]}=1"
    with pytest.raises(ReadError) as wrong:
        read_claim(bomb)
    assert wrong.value.kind == "too long"
    assert work(bomb) < 3_000_000


def test_a_bomb_of_arguments_is_refused_after_bounded_work():
    bomb = r"\def\a#1{#1#1}" + r"\a{" * 40 + "x" + "}" * 40
    with pytest.raises(ReadError) as wrong:
        read_claim(bomb)
    assert wrong.value.kind == "too long"
    assert work(bomb) < 3_000_000


def test_arguments_in_arguments_are_refused_after_bounded_work():
    nest = r"\def\a#1{#1}" + r"\a{" * 4000 + "x" + "}" * 4000
    with pytest.raises(ReadError) as wrong:
        read_claim(nest)
    assert wrong.value.kind == "too deep"
    assert work(nest) < 3_000_000
