"""LaTeX: how it looks, that nothing outside ASCII is left, and that pdflatex takes it."""

import shutil
import subprocess

import pytest
from claims_at_random import any_terms_with_calls, claims_over, read_claims
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from symcheck.language.claim import Chain, Not, Rel, Truth
from symcheck.language.term import (
    ONE, TWO, App, Call, Derivative, Num, Unknown, Var, add, div, mul, neg, num, power,
)  # fmt: skip
from symcheck.printing.as_latex import latex_claim, latex_name, latex_term, latex_text
from symcheck.reading.ascii_syntax import read_claim

t, x, z = Var("t"), Var("x"), Var("z")
σ_of_t = Call("σ", (t,))

TERMS = [
    ("a function of the author's", Call("σ", (z,)), r"\sigma(z)"),
    ("its derivative", Derivative(σ_of_t, t, z), r"\sigma'(z)"),
    ("its second derivative", Derivative(Derivative(σ_of_t, t, t), t, z), r"\sigma''(z)"),
    ("its derivative at a quotient", Derivative(σ_of_t, t, div(z, TWO)),
     r"\sigma'\left(\frac{z}{2}\right)"),
    ("an unknown function of order 4", Unknown("C", 4, x), "C^{(4)}(x)"),
    ("an unknown function by a variable it depends on",
     Derivative(Unknown("C", 0, mul(Var("b1"), x)), Var("b1"), Var("b1")),
     r"\frac{\partial}{\partial b_{1}} C(b_{1} x)"),
    ("a name by a variable", Derivative(Var("z2"), Var("b_1"), Var("b_1")),
     r"\frac{\partial z_{2}}{\partial b_{1}}"),
    ("the same, twice", Derivative(Derivative(Var("y"), x, x), x, x),
     r"\frac{\partial^{2} y}{\partial x^{2}}"),
    ("a formula by a variable", Derivative(power(x, TWO), x, x), r"\frac{d}{d x}(x^{2})"),
    ("a formula at a point", Derivative(power(x, TWO), x, num(3)),
     r"\left.\frac{d}{d x}(x^{2})\right|_{x = 3}"),
    ("a constant third", mul(Num(num("1/3").value), x), r"\frac{1}{3} x"),
    ("a negative third as a factor", mul(x, num("-1/3")), r"x \left(-\frac{1}{3}\right)"),
    ("a tiny constant squared", power(num("1e-20"), TWO), r"(1 \cdot 10^{-20})^{2}"),
    ("a primed variable squared", power(Var("a_1_prime"), TWO), "a_{1}'^{2}"),
    ("rounding up", neg(App("floor", (neg(x),))), r"\left\lceil x \right\rceil"),
    ("a sum of a rounding up", add(ONE, neg(App("floor", (neg(x),)))),
     r"1 + \left\lceil x \right\rceil"),
]  # fmt: skip

CLAIMS = [
    ("the second row of the left half", "e^-z <= 2/(1 - sqrt(1 - 4/abs(w))) - 1",
     r"e^{-z} \le \frac{2}{1 - \sqrt{1 - 4/\left|w\right|}} - 1"),
    ("the width", "f = (2/w)*ln(w*(1+sqrt(1-4/w))/2 - 1)",
     r"f = \frac{2}{w} "
     r"\ln\left(\frac{w \left(1 + \sqrt{1 - 4/w}\right)}{2} - 1\right)"),
    ("the sigmoid", "σ = 1/(1 + e^-z)", r"\sigma = \frac{1}{1 + e^{-z}}"),
    ("a chain on one line", "0 < x <= y != z", r"0 < x \le y \ne z"),
    ("connectives", "x>0 and not y>0 => z>0 <=> True",
     r"x > 0 \land \lnot (y > 0) \implies z > 0 \iff \mathrm{true}"),
    ("a conjunction of disjunctions", "(x>0 or y>0) and z>0",
     r"(x > 0 \lor y > 0) \land z > 0"),
    ("implications in a row", "x>0 => y>0 => z>0",
     r"x > 0 \implies (y > 0 \implies z > 0)"),
    ("numbers do not merge", "2*3*x*4 = 3*(1/2)", r"2 \cdot 3 x \cdot 4 = 3 \cdot \frac{1}{2}"),
    ("a sum as a factor", "x*(y - 1)*2 = 0", r"x (y - 1) \cdot 2 = 0"),
    ("a product subtracted", "a - b*c = -(a + b)", r"a - b c = -(a + b)"),
    ("an opposite as a factor", "a*(-b) = a - (-b)", r"a (-b) = a - (-b)"),
    ("a power of a negative number", "(-3)^2 = -3^2", r"(-3)^{2} = -3^{2}"),
    ("a slanted quotient in an exponent", "x^(n/2) = x^(1/(a*b))", r"x^{n/2} = x^{1/(a b)}"),
    ("a product with a slanted quotient", "x^(1/2*y) = 1", r"x^{(1/2) y} = 1"),
    ("powers of functions", "sin(x)^2 = ln(x)^n", r"\sin^{2}(x) = (\ln(x))^{n}"),
    ("an inverse is not a power of the name", "sin(x)^(-1) = 1", r"(\sin(x))^{-1} = 1"),
    ("a power of an exponential", "exp(x)^2 = e^2", r"(e^{x})^{2} = e^{2}"),
    ("an exponential of something tall", "exp(x^2/2) = 1", r"\exp\left(\frac{x^{2}}{2}\right) = 1"),
    ("a root of higher index", "root(x, 3) = log(x, 2)", r"\sqrt[3]{x} = \log_{2}(x)"),
    ("inverse functions", "asin(x) = atanh(y)", r"\arcsin(x) = \operatorname{artanh}(y)"),
    ("an interval", "x in Interval.Ropen(0, 1/2)", r"x \in \left[0, \frac{1}{2}\right)"),
    ("an infinite interval", "x in Interval(-oo, 1)", r"x \in \left(-\infty, 1\right]"),
    ("an unknown function's derivative", "Subs(Derivative(C(t), t), t, a4) = C(x)",
     "C'(a_{4}) = C(x)"),
    ("Taylor's bound", "abs(t/4 - t^3/48) <= abs(t)^5/480",
     r"\left|\frac{t}{4} - \frac{t^{3}}{48}\right| \le \frac{\left|t\right|^{5}}{480}"),
]  # fmt: skip

NAMES = [
    ("x", "x"), ("σ", r"\sigma"), ("sigma", r"\sigma"), ("Delta", r"\Delta"), ("ε", r"\varepsilon"),
    ("w1", "w_{1}"), ("w_1", "w_{1}"), ("w₁", "w_{1}"), ("wᵢ", "w_{i}"), ("w_i", "w_{i}"),
    ("w12", "w_{12}"), ("w₁₂", "w_{1,2}"), ("w1_2", "w_{1,2}"), ("z_out", r"z_{\mathrm{out}}"),
    ("a′", "a'"), ("a''", "a''"), ("a_prime", "a'"), ("a_prime_1", "a_{1}'"), ("a₁′", "a_{1}'"),
    ("wa", r"\mathit{wa}"), ("Δw", r"\mathit{\Delta w}"), ("x_", r"\mathit{x\_}"),
    ("_x", r"\mathit{\_x}"), ("a%b", r"\mathit{a\%b}"), ("é", r"\acute{e}"), ("x̂", r"\hat{x}"),
    ("中", r"\mathtt{U4E2D}"), ("$", r"\$"), ("\\", r"\mathtt{U005C}"), ("sigma_1", r"\sigma_{1}"),
    ("Β", r"\mathrm{B}"),
]  # fmt: skip

PROSE = [
    ("multiply by (1 + r)/(1 + r)", "multiply by (1 + r)/(1 + r)"),
    ("50% & more_of #1", r"50\% \& more\_of \#1"),
    ("σ is ≤ 1/4", r"$\sigma$ is $\le$ 1/4"),
    ("r^2 {x} ~ \\", r"r\textasciicircum{}2 \{x\} \textasciitilde{} \textbackslash{}"),
    ("x < y", "x $<$ y"),
    ("naïve “proof” – done…", r"na\"{i}ve ``proof'' -- done$\ldots$"),
    ("e⁻ᶻ and w₁", "e$^{-}$$^{z}$ and w$_{1}$"),
    ("中\n", "? "),
    ("the ﬁrst ½", "the first 1/2"),
]


@pytest.mark.parametrize(("title", "term", "latex"), TERMS, ids=[row[0] for row in TERMS])
def test_terms_look_as_in_a_textbook(title, term, latex):
    assert latex_term(term) == latex


@pytest.mark.parametrize(("title", "text", "latex"), CLAIMS, ids=[row[0] for row in CLAIMS])
def test_claims_look_as_in_a_textbook(title, text, latex):
    assert latex_claim(read_claim(text, functions=("C",))) == latex


@pytest.mark.parametrize(("name", "latex"), NAMES)
def test_names_get_their_subscripts_and_primes(name, latex):
    assert latex_name(name) == latex


@pytest.mark.parametrize(("prose", "latex"), PROSE)
def test_prose_is_escaped(prose, latex):
    assert latex_text(prose) == latex


@settings(max_examples=200, deadline=None)
@given(claims_over(any_terms_with_calls))
def test_every_claim_has_latex_without_unicode(claim):
    latex = latex_claim(claim)
    assert latex.isascii()
    assert latex.count(r"\left") == latex.count(r"\right")


@settings(deadline=None)
@given(st.text())
def test_every_name_and_every_prose_has_latex_without_unicode(text):
    assert latex_name(text).isascii()
    assert latex_text(text).isascii()


HARD_NAMES = [*(name for name, _ in NAMES), *"αβγδϵζηθικλμνξοπρςτυφχψωΑΒΓΘΛΞΠΣΥΦΨΩℓℏ∂{}#&~^", "",
              "a b", "a′_1′", "a_$", "𝑥", "x⃗", "__", "1", "ή", "b\u0323"]  # fmt: skip
HARD_PROSE = [*(prose for prose, _ in PROSE), "≤≥≠≈≡±∓·⋅×÷−√∞∈∉⊂⊆∪∩∅∀∃¬∧∨⇒⟹⇐⇔⟺→←↦∑∏∫∇′″°⊢ℝℕℤℚ|",
              "∎∆∘⌊⌋⌈⌉…⋯", "αβγδεϵζηθϑικλμνξοπϖρϱσςτυφϕχψωΓΔΘΛΞΠΣΥΦΨΩℓℏ∂", "éèêëñçåőøæœßłŠžÅ§ŐŘğİ",
              "``\"'|<>{}[]()!?@", "²³¹⁰ₙ⁺", "[x] \\\\ [1em]", "\u00a0\t\x00\ud800 🙂"]  # fmt: skip


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="pdflatex is not installed")
def test_pdflatex_takes_it_all(tmp_path):
    lines = [latex_name(name) for name in HARD_NAMES]
    lines += [f"{latex_term(power(Var(name), TWO))} = 1" for name in HARD_NAMES]
    lines += [latex_term(term) for _, term, _ in TERMS]
    lines += [latex_claim(read_claim(text, functions=("C",))) for _, text, _ in CLAIMS]
    lines += _random_claims()
    body = "".join(f"$ {line} $\n\n" for line in lines)
    body += "".join(f"{latex_text(prose)}\n\n" for prose in HARD_PROSE)
    head = "\\documentclass{article}\\usepackage{amsmath}\\begin{document}\n"
    (tmp_path / "all.tex").write_text(head + body + "\\end{document}\n", encoding="ascii")
    run = subprocess.run(
        ["pdflatex", "-halt-on-error", "-interaction=nonstopmode", "all.tex"],
        cwd=tmp_path, capture_output=True, text=True, errors="replace", timeout=120, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-1500:]
    assert "Missing character" not in (tmp_path / "all.log").read_text(errors="replace")


def _random_claims():
    """Three hundred claims at random, the same ones each time."""
    found = []

    @settings(max_examples=300, deadline=None, database=None, derandomize=True,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(st.one_of(read_claims, claims_over(any_terms_with_calls)))
    def collect(claim):
        found.append(latex_claim(claim))

    collect()
    assert len(found) >= 300
    return found


def test_relations_all_have_their_own_sign():
    signs = {latex_claim(Rel(op, x, z)) for op in ("=", "!=", "<", "<=", ">", ">=")}
    assert len(signs) == 6
    assert latex_claim(Not(Chain(x, (("<", z), ("<", t))))) == r"\lnot (x < z < t)"
    assert latex_claim(Truth(False)) == r"\mathrm{false}"
