"""Functions with and without brackets, with powers and bases, and how far they reach."""

import pytest
from latex_fragments import check_refused, known, refused, term, told

RIGHT = [
    ("a sine with brackets", r"\sin(x)", "sin(x)"),
    ("a sine without brackets", r"\sin x", "sin(x)"),
    ("a sine with braces", r"\sin{x}", "sin(x)"),
    ("a sine with tall brackets", r"\sin\left(x+1\right)", "sin(x + 1)"),
    ("a sine with square brackets", r"\sin[x+1]", "sin(x + 1)"),
    ("a sine of a multiple", r"\sin 2x", "sin(2*x)"),
    ("a sine of a multiple of π", r"\sin 2\pi x", "sin(2*pi*x)"),
    ("a sine of Greek letters", r"\sin\omega t", "sin(ω*t)"),
    ("a sine of a fraction", r"\sin\frac{x}{2}", "sin(x/2)"),
    ("a sine of a numeric fraction and a letter", r"\sin\frac12x", "sin(1/2*x)"),
    ("a sine of a fraction of π and a letter", r"\cos\frac{\pi}{2}x", "cos(pi/2*x)"),
    ("a sine squared", r"\sin^2x", "sin(x)^2"),
    ("a sine squared with braces", r"\sin^{2}(x)", "sin(x)^2"),
    ("a sine squared of a multiple", r"\sin^22x", "sin(2*x)^2"),
    ("sine and cosine squared", r"\sin^2x+\cos^2x", "sin(x)^2 + cos(x)^2"),
    ("a sine of a square", r"\sin x^2", "sin(x^2)"),
    ("a sine of brackets, squared", r"\sin(x)^2", "sin(x)^2"),
    ("a sine of tall brackets, squared", r"\sin\left(x\right)^2", "sin(x)^2"),
    ("a sine times a cosine", r"\sin x\cos x", "sin(x)*cos(x)"),
    ("a sine of brackets times a letter", r"\sin(x)y", "sin(x)*y"),
    ("a letter times a sine", r"x\sin x", "x*sin(x)"),
    ("a sine and a dot", r"\sin x\cdot y", "sin(x)*y"),
    ("a sine of brackets over a number", r"\sin(x)/2", "sin(x)/2"),
    ("a sine plus a number", r"\sin x+1", "sin(x) + 1"),
    ("a sine of a sine", r"\sin\sin x", "sin(sin(x))"),
    ("a sine of bars", r"\sin|x|", "sin(Abs(x))"),
    ("a tangent", r"\tan x", "tan(x)"),
    ("a cotangent", r"\cot x", "cos(x)/sin(x)"),
    ("a secant", r"\sec x", "1/cos(x)"),
    ("an arc tangent", r"\arctan x", "atan(x)"),
    ("an arc sine", r"\arcsin(x)", "asin(x)"),
    ("a hyperbolic tangent", r"\tanh x", "tanh(x)"),
    ("a hyperbolic tangent squared", r"1-\tanh^2x", "1 - tanh(x)^2"),
    ("an area function", r"\operatorname{artanh}(x)", "atanh(x)"),
    ("an area function as prose", r"\text{arsinh}(x)", "asinh(x)"),
    ("a sign", r"\operatorname{sgn}(x)", "sign(x)"),
    ("an upright sign", r"\mathrm{sgn}(x)", "sign(x)"),
    ("an error function", r"\operatorname{erf}(x)", "erf(x)"),
    ("a natural logarithm", r"\ln x", "ln(x)"),
    ("a logarithm is natural", r"\log x", "ln(x)"),
    ("a logarithm of a product of letters", r"\ln xy", "ln(x*y)"),
    ("a logarithm of a fraction", r"\ln\frac{x}{y}", "ln(x/y)"),
    ("a logarithm of bars", r"\ln|x|", "ln(Abs(x))"),
    ("a logarithm of tall bars", r"\ln\left|x\right|", "ln(Abs(x))"),
    ("a logarithm to base 2", r"\log_2n", "log(n, 2)"),
    ("a logarithm to base 10", r"\log_{10}(x)", "log(x, 10)"),
    ("a logarithm to a letter", r"\log_bx", "log(x, b)"),
    ("a logarithm squared", r"\ln^2x", "ln(x)^2"),
    ("a logarithm to base 2 squared", r"\log_2^2x", "log(x, 2)^2"),
    ("a logarithm with its power before its base", r"\log^2_2x", "log(x, 2)^2"),
    ("a logarithm of a power", r"\ln x^2", "ln(x^2)"),
    ("a logarithm of a logarithm", r"\ln\ln x", "ln(ln(x))"),
    ("a letter times a logarithm", r"n\log n", "n*ln(n)"),
    ("a sum of logarithms", r"\ln a+\ln b", "ln(a) + ln(b)"),
    ("a minus before a logarithm", r"-\ln x", "-ln(x)"),
    ("an exponential function", r"\exp(x)", "exp(x)"),
    ("an exponential function without brackets", r"\exp x", "exp(x)"),
    ("an exponential of tall curly brackets", r"\exp\left\{-x^2\right\}", "exp(-x^2)"),
    ("an exponential of curly brackets", r"\exp\{-x\}", "exp(-x)"),
    ("curly brackets, squared", r"\exp\{x\}^2", "exp(x)^2"),
    ("an exponential of square brackets", r"\exp\left[x\right]", "exp(x)"),
    ("a Gaussian", r"\exp\left(-\frac{x^2}{2}\right)", "exp(-(x^2/2))"),
    ("the logistic function", r"\frac{1}{1+e^{-x}}", "1/(1 + exp(-x))"),
    ("the logistic function by its name", r"\operatorname{sigmoid}(x)", "1/(1 + exp(-x))"),
    ("a maximum", r"\max(a,b)", "Max(a, b)"),
    ("a maximum of three", r"\max(a,b,c)", "Max(a, b, c)"),
    ("a maximum in curly brackets", r"\max\{0,x\}", "Max(0, x)"),
    ("a minimum in tall curly brackets", r"\min\left\{x,1\right\}", "Min(x, 1)"),
    ("a minimum in tall round brackets", r"\min\left(x,1\right)", "Min(x, 1)"),
    ("a maximum squared", r"\max(a,b)^2", "Max(a, b)^2"),
    ("a root of a function", r"\sqrt{\sin x}", "sqrt(sin(x))"),
    ("a function in an exponent", r"2^{\sin x}", "2^sin(x)"),
    ("a declared function named like an operator", r"\operatorname{foo}(x)", "foo(x)",
     known(functions="foo")),
    ("a slanted word is a name", r"\mathit{sin}", "sin_"),
]  # fmt: skip

WRONG = [
    ("a sine without an argument", r"▸\sin", "arguments", "lacks its argument"),
    ("a sine before a plus", r"▸\sin+1", "arguments", "lacks its argument"),
    ("a sine before a minus", r"▸\sin-x", "arguments", "lacks its argument"),
    ("a sine in empty brackets", r"\sin(▸)", "syntax", "term is missing"),
    ("a sine of two", r"▸\sin(x,y)", "arguments", "1 argument"),
    ("a squared sine without an argument", r"▸\sin^2", "arguments", "lacks its argument"),
    ("a sine before an equals sign", r"▸\sin=1", "arguments", "lacks its argument"),
    ("a sine in brackets that closes at once", r"(▸\sin)", "arguments", "lacks its argument"),
    ("brackets of a sine that are not closed", r"\sin▸(x", "brackets", ") is missing"),
    ("a maximum of one", r"▸\max(a)", "arguments", "two or more"),
    ("a maximum without arguments", r"▸\max a", "arguments", "missing"),
    ("a maximum over a set in a term", r"1+▸\max_{x}x", "not supported", "over a set"),
    ("curly brackets that are not closed", r"\exp▸\{x", "brackets", "missing"),
    ("a logarithm without base and argument", r"▸\log_2", "arguments", "lacks its argument"),
    ("a logarithm whose base is missing", r"\log_▸", "syntax", "argument is missing"),
    ("a limit in a sum", r"1+▸\lim_{x\to0}x", "not supported", "left of an equality"),
    ("a supremum in a sum", r"1+▸\sup_xx", "not supported", "left of an equality"),
    ("a determinant", r"▸\det A", "not a term", "not known"),
]

DOUBT = [
    ("a sine over a number", r"\sin x▸/2", "doubt", "inside sin"),
    ("a logarithm over a logarithm", r"\ln x▸/\ln 2", "doubt", "inside ln"),
    ("a sine and brackets", r"\sin x▸(x+1)", "doubt", "over the brackets"),
    ("a sine and tall brackets", r"\sin x▸\left(x+1\right)", "doubt", "over the brackets"),
    ("a sine and a power of e", r"\sin x▸e^{x}", "doubt", "reach over this"),
    ("a sine and a fraction", r"\sin x▸\frac{1}{x}", "doubt", "reach over this"),
    ("a sine and a root", r"\sin x▸\sqrt{x}", "doubt", "reach over this"),
    ("a sine of a square and a letter", r"\sin x^2▸y", "doubt", "reach over this"),
    ("a sine of a fraction and a letter", r"\sin\frac{x}{y}▸z", "doubt", "reach over this"),
    ("a logarithm of bars and a letter", r"\ln|x|▸y", "doubt", "reach over this"),
    ("a sine in braces and a letter", r"\sin{x}▸y", "doubt", "reach over this"),
    ("a sine of a sum in braces", r"\sin▸{x+1}", "doubt", "braces"),
    ("a sine of a quotient in braces", r"\sin▸{x/2}", "doubt", "braces"),
    ("a sine and a number after its argument", r"\sin x ▸2", "doubt", "reach over this"),
    ("an inverse sine", r"\sin▸^{-1}x", "doubt", r"\arcsin"),
    ("an inverse logarithm", r"\ln▸^{-1}x", "doubt", "inverse"),
    ("the n-th power of a sine", r"\sin▸^nx", "doubt", "power between"),
    ("the square of an exponential", r"\exp▸^2x", "doubt", "power between"),
    ("a negative power of a sine", r"\sin▸^{-2}x", "doubt", "power between"),
]
READ = term


@pytest.mark.parametrize(("latex", "expected", "told"), **told(RIGHT))
def test_a_fragment_with_functions_is_read(latex, expected, told):
    assert READ(latex, told) == expected


@pytest.mark.parametrize(("marked", "kind", "word", "told"), **refused(WRONG))
def test_a_wrong_fragment_with_functions_is_refused_where_it_is_wrong(marked, kind, word, told):
    check_refused(marked, kind, word, told)


@pytest.mark.parametrize(("marked", "kind", "word", "told"), **refused(DOUBT))
def test_a_fragment_with_functions_that_has_two_readings_is_a_doubt(marked, kind, word, told):
    check_refused(marked, kind, word, told)
