"""Derivatives, sums, products, integrals, limits and extrema."""

import pytest
from latex_fragments import check_refused, known, refused, term, told

F = known(functions="f g C")
N = known(integers="n m")
RIGHT = [
    ("a derivative before brackets", r"\frac{d}{dx}(x^2+1)", "Derivative(x^2 + 1, x)"),
    ("a derivative before tall brackets", r"\frac{d}{dx}\left[x^2\right]", "Derivative(x^2, x)"),
    ("a derivative before a power", r"\frac{d}{dx}x^2", "Derivative(x^2, x)"),
    ("an upright derivative", r"\frac{\mathrm{d}}{\mathrm{d}x}x^2", "Derivative(x^2, x)"),
    ("a derivative before a function", r"\frac{d}{dx}\sin x", "Derivative(sin(x), x)"),
    ("a derivative and then a plus", r"\frac{d}{dx}x^2+1", "Derivative(x^2, x) + 1"),
    ("a second derivative", r"\frac{d^2}{dx^2}x^3", "Derivative(x^3, (x, 2))"),
    ("a derivative of a declared function", r"\frac{df}{dx}", "Derivative(f(x), x)", F),
    ("a second derivative of a function", r"\frac{d^2f}{dx^2}", "Derivative(f(x), (x, 2))", F),
    ("a derivative of a function at its argument", r"\frac{d}{dx}f(x)", "Derivative(f(x), x)", F),
    ("a function at its argument, above", r"\frac{df(x)}{dx}", "Derivative(f(x), x)", F),
    ("a partial derivative", r"\frac{\partial C}{\partial b_1}", "Derivative(C(b_1), b_1)", F),
    ("a partial derivative of a term", r"\frac{\partial}{\partial w}(wx)", "Derivative(w*x, w)"),
    ("a partial derivative of an abbreviation", r"\frac{\partial z}{\partial w}",
     "Derivative(z, w)", known(defined={"z": 0})),
    ("a small derivative", r"\tfrac{d}{dx}x", "Derivative(x, x)"),
    ("a derivative at a place", r"\left.\frac{d}{dx}x^2\right|_{x=1}",
     "Subs(Derivative(x^2, x), x, 1)"),
    ("a term at a place", r"\left.x^2+x\right|_{x=3}", "3^2 + 3"),
    ("d that was declared, in a fraction", r"\frac{d}{dx}", "d/(d*x)", known(reals="d")),
    ("d over a number", r"\frac{d}{2}", "d/2"),
    ("a product of derivatives", r"\frac{df}{dx}\cdot\frac{dg}{dx}",
     "Derivative(f(x), x)*Derivative(g(x), x)", F),
    ("a sum of numbers", r"\sum_{k=1}^{3}k", "Sum(k, (k, 1, 3))"),
    ("a sum with its upper bound first", r"\sum^{3}_{k=1}k", "Sum(k, (k, 1, 3))"),
    ("a sum without braces above", r"\sum_{k=1}^nk", "Sum(k, (k, 1, n))", N),
    ("a sum with limits that are said", r"\sum\limits_{k=1}^{3}k", "Sum(k, (k, 1, 3))"),
    ("a sum of squares", r"\sum_{i=1}^{n}i^2", "Sum(i^2, (i, 1, n))", N),
    ("a sum of a product", r"\sum_{k=1}^{3}2kx", "Sum(2*k*x, (k, 1, 3))"),
    ("a sum of a product with a dot", r"\sum_{k=1}^{3}a\cdot k", "Sum(a*k, (k, 1, 3))"),
    ("a sum of brackets", r"\sum_{k=1}^{3}(k+1)", "Sum(k + 1, (k, 1, 3))"),
    ("a sum and then a plus", r"\sum_{k=1}^{3}k+1", "Sum(k, (k, 1, 3)) + 1"),
    ("two sums", r"\sum_{k=1}^{3}k+\sum_{k=1}^{3}k^2",
     "Sum(k, (k, 1, 3)) + Sum(k^2, (k, 1, 3))"),
    ("a sum of a sum", r"\sum_{i=1}^{3}\sum_{j=1}^{2}ij", "Sum(Sum(i*j, (j, 1, 2)), (i, 1, 3))"),
    ("a number before a sum", r"\frac1n\sum_{i=1}^{n}i", "1/n*Sum(i, (i, 1, n))", N),
    ("a sum of the items of a sequence", r"\sum_{i=1}^{n}x_i", "Sum(x(i), (i, 1, n))", N),
    ("a sum of products of items", r"\sum_{i=1}^{n}w_ix_i", "Sum(w(i)*x(i), (i, 1, n))", N),
    ("a sum of later items", r"\sum_{i=1}^{n}x_{i+1}", "Sum(x(i + 1), (i, 1, n))", N),
    ("a sum of squared deviations", r"\sum_{i=1}^{n}(x_i-\mu)^2",
     "Sum((x(i) - μ)^2, (i, 1, n))", N),
    ("a sum of a fraction", r"\sum_{k=1}^{n}\frac1k", "Sum(1/k, (k, 1, n))", N),
    ("a sum to a sum of names", r"\sum_{k=0}^{n-1}x^k", "Sum(x^k, (k, 0, n - 1))", N),
    ("a sum whose index is declared besides", r"\sum_{n=1}^{3}n+n",
     "Sum(n, (n, 1, 3)) + n", N),
    ("a product of numbers", r"\prod_{k=1}^{3}k", "Product(k, (k, 1, 3))"),
    ("a product of brackets", r"\prod_{k=1}^{n}(1+x_k)", "Product(1 + x(k), (k, 1, n))", N),
    ("a product of factors side by side", r"\prod_{k=1}^{3}2k", "Product(2*k, (k, 1, 3))"),
    ("an integral", r"\int_0^1x\,dx", "Integral(x, (x, 0, 1))"),
    ("an integral with an upright d", r"\int_{0}^{1}x\,\mathrm{d}x", "Integral(x, (x, 0, 1))"),
    ("an integral of a sum", r"\int_a^bx+1\,dx", "Integral(x + 1, (x, a, b))"),
    ("an integral over the line", r"\int_{-\infty}^{\infty}e^{-x^2}dx",
     "Integral(exp(-x^2), (x, -oo, oo))"),
    ("an integral over half the line", r"\int_0^\infty e^{-t}dt", "Integral(exp(-t), (t, 0, oo))"),
    ("an integral with limits that are said", r"\int\limits_0^1x\,dx", "Integral(x, (x, 0, 1))"),
    ("an integral in an integral", r"\int_0^1\int_0^2xy\,dx\,dy",
     "Integral(Integral(x*y, (x, 0, 2)), (y, 0, 1))"),
    ("an integral of one", r"\int_0^1dx", "Integral(1, (x, 0, 1))"),
    ("dx above", r"\int_1^2\frac{dx}{x}", "Integral(1/x, (x, 1, 2))"),
    ("dx above after a factor", r"\int_0^1\frac{2x\,dx}{1+x^2}",
     "Integral(2*x/(1 + x^2), (x, 0, 1))"),
    ("dx above and a plus after it", r"\int_1^2\frac{dx}{x}+1", "Integral(1/x, (x, 1, 2)) + 1"),
    ("an integral over a Greek letter", r"\int_0^\pi\sin\theta\,d\theta",
     "Integral(sin(θ), (θ, 0, pi))"),
    ("an integral and then a plus", r"\int_0^1x\,dx+1", "Integral(x, (x, 0, 1)) + 1"),
    ("a number before an integral", r"2\int_0^1x\,dx", "2*Integral(x, (x, 0, 1))"),
    ("a derivative in an integral", r"\int_0^1\frac{df}{dx}dx",
     "Integral(Derivative(f(x), x), (x, 0, 1))", F),
    ("an expectation under a law", r"\mathbb{E}_{w\sim\mathrm{Normal}(0,1)}\left[w^2\right]",
     "Expectation(w^2, w, Normal(0, 1))"),
    ("a probability under a law", r"\operatorname{P}_{w\sim\mathrm{Uniform}(0,1)}\left(w>x\right)",
     "Probability(w > x, w, Uniform(0, 1))"),
    ("a factorial of a declared number", r"n!", "Product(k, (k, 1, n))", known(naturals="n")),
    ("a factorial whose name is taken", r"k!", "Product(k′, (k′, 1, k))", known(naturals="k")),
    ("a binomial coefficient of a declared number", r"\binom{n}{k}",
     "Product((n + 1 - i)/i, (i, 1, k))", known(naturals="n k")),
]  # fmt: skip

WRONG = [
    ("a sum without bounds", r"1+▸\sum k", "context", "over what"),
    ("a sum with one bound", r"▸\sum_{k=1}k", "context", "over what"),
    ("a sum over a set", r"▸\sum_{k\in S}k", "context", "over what"),
    ("a sum to infinity", r"\sum_{k=0}^▸\infty x^k", "not supported", "infinite sum"),
    ("a product to infinity", r"\prod_{k=1}^{▸\infty}k", "not supported", "infinite product"),
    ("a sum to what is no integer", r"\sum_{k=1}^{▸n}k", "context", "integer n"),
    ("a sum to a letter without braces", r"\sum_{k=1}^▸nk", "context", "integer n"),
    ("a sum from what is no integer", r"\sum_{k=▸m}^{3}k", "context", "integer m"),
    ("a sum from one half", r"\sum_{k=▸1/2}^{3}k", "context", "from an integer"),
    ("a product to what is no integer", r"\prod_{k=1}^{▸x}k", "context", "product runs"),
    ("a sum over two indices", r"\sum_{i▸,j}^{3}i", "syntax", "= is missing"),
    ("a sum without an index", r"\sum_{▸1}^{3}k", "name", "the index"),
    ("a sum with nothing after it", r"\sum_{k=1}^{3}▸", "syntax", "something is missing"),
    ("a sum of a minus", r"\sum_{k=1}^{3}▸-k", "syntax", "in brackets"),
    ("an index of two letters, one summed over", r"\sum_{i=1}^{3}x_▸{ij}", "not supported",
     "several parts"),
    ("an index with a comma, one summed over", r"\sum_{i=1}^{3}w_▸{1,i}", "not supported",
     "several parts"),
    ("an integral without bounds", r"▸\int x\,dx", "not supported", "without bounds"),
    ("an integral without its dx", r"▸\int_0^1x", "syntax", "dx"),
    ("an integral whose dx is cut", r"▸\int_0^1x\,d", "syntax", "dx"),
    ("an integral with one bound", r"▸\int_0x\,dx", "not supported", "without bounds"),
    ("an integral to minus infinity", r"\int_0^{▸-\infty}x\,dx", "not supported", "wrong side"),
    ("two integrals and one dx", r"▸\int_0^1\int_0^1x\,dx", "syntax", "dx"),
    ("a double integral in one sign", r"▸\iint xy\,dx\,dy", "not supported", "double"),
    ("a contour integral", r"▸\oint f\,dz", "not supported", "contour"),
    ("a derivative of an unknown name", r"\frac{d▸y}{dx}", "context", "how does y depend"),
    ("mixed derivatives", r"\frac{\partial^2f}{\partial x▸\partial y}", "not supported",
     "mixed", F),
    ("orders that differ", r"\frac{d^3}{dx▸^2}x", "syntax", "orders"),
    ("the order of a derivative is a letter", r"\frac{d^▸n}{dx^n}x", "number", "order"),
    ("a derivative of nothing", r"\frac{d}{dx}▸", "syntax", "something is missing"),
    ("a derivative by an abbreviation", r"\frac{d}{d▸z}z^2", "context", "abbreviation",
     known(defined={"z": 0})),
    ("a derivative by a function", r"\frac{df}{d▸g}", "context", "is a function", F),
    ("a place that is missing", r"\left.x^2\right|▸", "syntax", "place"),
    ("a place without a value", r"\left.x^2\right|_{x▸}", "syntax", "= is missing"),
    ("a law that is missing", r"\mathbb{E}_{x\sim▸\mathcal{D}}[x]", "context", "law"),
    ("a law of too many parameters",
     r"\mathbb{E}_{x\sim▸\mathrm{Exponential}(1,2)}\left[x\right]", "arguments", "parameters"),
    ("a probability without a law", r"▸\Pr(X>0)", "context", "of which law"),
    ("an event that is a term", r"\operatorname{P}_{w\sim\mathrm{Normal}(0,1)}\left(▸w\right)",
     "not a claim", "event"),
]  # fmt: skip

DOUBT = [
    ("a derivative and a dot", r"\frac{d}{dx}f(x)▸\cdot g(x)", "doubt", "over the dot", F),
    ("a derivative and two brackets", r"\frac{d}{dx}(x+1)▸(x+2)", "doubt", "both brackets"),
    ("the index of a sum after the sum", r"\sum_{k=1}^{3}k+▸k^2", "doubt", "has ended"),
    ("the index of a sum after a minus", r"\sum_{i=1}^{3}x_i-▸i", "doubt", "has ended"),
    ("a product and a dot", r"\prod_{k=1}^{3}k▸\cdot2", "doubt", "reach over"),
    ("a product and a slash", r"\prod_{k=1}^{3}k▸/2", "doubt", "reach over"),
    ("a dx before what is integrated", r"\int_0^1dx\,▸f(x)", "doubt", "integrated"),
    ("a dx before a fraction", r"\int_0^1dx▸\frac{1}{x}", "doubt", "integrated"),
]
READ = term


@pytest.mark.parametrize(("latex", "expected", "told"), **told(RIGHT))
def test_a_fragment_with_calculus_is_read(latex, expected, told):
    assert READ(latex, told) == expected


@pytest.mark.parametrize(("marked", "kind", "word", "told"), **refused(WRONG))
def test_a_wrong_fragment_with_calculus_is_refused_where_it_is_wrong(marked, kind, word, told):
    check_refused(marked, kind, word, told)


@pytest.mark.parametrize(("marked", "kind", "word", "told"), **refused(DOUBT))
def test_a_fragment_with_calculus_that_has_two_readings_is_a_doubt(marked, kind, word, told):
    check_refused(marked, kind, word, told)
