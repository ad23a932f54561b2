"""Induction and the rounds of a recursion: what they show, what they refuse, and why."""

from __future__ import annotations

import pytest
from cases import (
    by_lemma, combination, first, k, m, n, obligation, product, rel, term, x,
)  # fmt: skip

from symcheck.kernel.certificate import (
    Cell, Certificate, Cover, Generalize, Have, Induction, Known, Monotone, Ring, Sign, Unroll,
)  # fmt: skip
from symcheck.kernel.check import Accepted, check
from symcheck.kernel.exact import exact
from symcheck.kernel.facts import Facts
from symcheck.kernel.refusal import Refusal
from symcheck.kernel.signs import has_value
from symcheck.language.claim import Rel
from symcheck.language.alpha import canonical_claim
from symcheck.language.context import Obligation
from symcheck.language.definedness import earlier
from symcheck.language.substitution import substitute
from symcheck.language.term import ONE, TWO, ZERO, Recursion, Var, add, num
from symcheck.reading.ascii_syntax import read_term

i = Var("i", "natural")
j = Var("j", "integer")
s, t = Var("s"), Var("t")
ONES = "Sum(1, (j, 1, {}))"
COVER = Cover((), Cell())


def round_of(whole: str, below: str) -> Rel:
    """A recursion and its last round, made from the index below."""
    found = term(whole)
    assert isinstance(found, Recursion)
    at = {found.index: found.high, found.previous: earlier(found, term(below))}
    return Rel("=", found, substitute(found.body, at))


def begun(whole: str) -> Rel:
    """A recursion and its start."""
    found = term(whole)
    assert isinstance(found, Recursion)
    return Rel("=", found, found.start)


def plain(goal: Rel, *given: str) -> Obligation:
    """The obligation of a goal with bound names of its own."""
    return Obligation(obligation("1 = 1", *given).hypotheses, goal)


def counted(base: Certificate, step: Certificate) -> Induction:
    """By induction from 0, the next integer being k."""
    return Induction(n, ZERO, k, base, step)


def as_known(text: str) -> Rel:
    """A relation as it stands among the facts."""
    found = canonical_claim(rel(text))
    assert isinstance(found, Rel)
    return found


NONE = begun(ONES.format("0"))
NEXT = round_of(ONES.format("k + 1"), "k")
SO_FAR = as_known(ONES.format("k") + " = k")
NO_ONES = Have(NONE, Unroll(ZERO), Ring(((ONE, NONE),)))


def one_more(so_far: Rel) -> Certificate:
    """The sum of one more one, from the sum so far."""
    shown = Have(NEXT, Unroll(k), Ring(((ONE, NEXT), (ONE, so_far))))
    return first("1 <= k + 1", combination(product(1, "1 > k + 1"), product(1, "0 <= k")), shown)


DOUBLING = by_lemma("2^(k + 1) = 2^k*2^1", "power.sum", combination(
    product(1, "2^(k + 1) < 1"), product(2, "2^k >= 1"), product(1, "1 > 0"),
    cofactors=[("1", "2^(k + 1) = 2^k*2^1")]), x="2", m="k", n="1")  # fmt: skip

ACCEPTED: list[tuple[str, Obligation, Certificate]] = [
    ("a sum of ones", obligation(f"{ONES.format('n')} = n", "n >= 0"),
     counted(NO_ONES, one_more(SO_FAR))),
    ("a power of two", obligation("2^n >= 1", "n >= 0"), counted(COVER, DOUBLING)),
    ("the same for every natural number", obligation("ForAll(n in Naturals, 2^n >= 1)"),
     Generalize(i, Induction(i, ZERO, k, COVER, DOUBLING))),
    ("from a negative integer", obligation("3 + n > 0", "n >= -2"),
     Induction(n, num(-2), k, COVER, combination(
         product(1, "3 + (k + 1) <= 0"), product(1, "3 + k > 0"), product(1, "1 > 0")))),
    ("from an integer variable", obligation("-m + n >= 0", "n >= m"),
     Induction(n, m, k, combination(product(1, "-m + m < 0")), combination(
         product(1, "-m + (k + 1) < 0"), product(1, "-m + k >= 0"), product(1, "1 > 0")))),

    ("the last round", plain(round_of("Sum(j, (j, 0, n))", "n - 1"), "n >= 0"),
     Unroll(term("n - 1"))),
    ("the index below in another form", plain(round_of("Sum(j, (j, 0, n + 1))", "0 + n"),
                                              "n + 1 >= 0", "0 <= n + 1"),
     Unroll(term("0 + n"))),
    ("no round", plain(begun("Product(j, (j, 1, 0))")), Unroll(ZERO)),
    ("fewer than no rounds", plain(begun("Recursion(x, (j, s), 2*s, 5, -5)")), Unroll(ZERO)),
    ("rounds that use the value before", plain(
        round_of("Recursion(x, (j, s), s^2 + j, 1, 3)", "2")), Unroll(TWO)),
    ("an end of the name of the index", plain(
        round_of("Sum(k*n, (k, 0, k))", "k - 1"), "k >= 0"), Unroll(term("k - 1"))),
]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "certificate"), [c[1:] for c in ACCEPTED], ids=[c[0] for c in ACCEPTED]
)
def test_accepted(said: Obligation, certificate: Certificate) -> None:
    result = check(said, certificate)
    assert isinstance(result, Accepted), result


# What is false of some integer, or has no value there, and what is forged of something true.
REFUSED: list[tuple[str, Obligation, Certificate, str]] = [
    ("along a real number", obligation("x >= 0", "x >= 0"),
     Induction(x, ZERO, k, COVER, Known()), "wrong sort"),
    ("the next number a real one", obligation("n >= 0", "n >= 0"),
     Induction(n, ZERO, Var("k"), COVER, Known()), "wrong sort"),
    ("the next number a natural one", obligation("n >= -1", "n >= -1"),
     Induction(n, num(-1), i, COVER, Sign()), "wrong sort"),
    ("from a half", obligation("2*n != 2", "n >= 1"),
     Induction(n, num("1/2"), k, COVER, Known()), "wrong sort"),
    ("from 2/2", obligation("n >= 1", "n >= 1"),
     Induction(n, term("2/2"), k, COVER, Known()), "wrong sort"),
    ("from the number itself", obligation("n = 0"),
     Induction(n, n, k, Known(), Known()), "not fresh"),
    ("from one that depends on it", obligation("n <= 0"),
     Induction(n, term("n - 1"), k, Known(), Known()), "not fresh"),
    ("a next number that a hypothesis speaks of", obligation("n <= 5", "n >= 0", "k <= 4"),
     counted(COVER, combination(product(1, "k + 1 > 5"), product(1, "k <= 4"))), "not fresh"),
    ("a next number that the goal speaks of", obligation("n <= k", "n >= 0", "k >= 0"),
     counted(Known(), Known()), "not fresh"),
    ("the number itself for the next", obligation("n <= 0", "n >= 0"),
     Induction(n, ZERO, n, COVER, Known()), "not fresh"),
    ("a real number of its name", obligation("n*x <= 0", "n >= 0", "x <= 0"),
     Induction(n, ZERO, Var("x", "integer"), COVER, Known()), "not fresh"),
    ("of every integer what holds from 0 on", obligation("3 + n > 0"),
     counted(COVER, Known()), "not settled"),
    ("from 1, of what begins at 0", obligation("n >= 1", "n >= 0"),
     Induction(n, ONE, k, COVER, combination(
         product(1, "k + 1 < 1"), product(1, "k >= 1"), product(1, "1 > 0"))), "not settled"),
    ("a false first case", obligation("1 + n <= 0", "n >= 0"), counted(COVER, Known()),
     "cell undecided"),
    ("a hypothesis about n for k", obligation("n <= 3", "0 <= n <= 3"),
     counted(COVER, Known()), "not known"),
    ("no step", obligation("n <= 0", "n >= 0"), counted(COVER, Sign()), "not settled"),
    ("the case itself for the next", obligation("2^n <= 1", "n >= 0"),
     counted(COVER, combination(product(1, "2^k > 1"), product(1, "2^k <= 1"))), "not known"),
    ("a wrong sum", obligation(f"{ONES.format('n')} = 2*n", "n >= 0"),
     counted(NO_ONES, one_more(SO_FAR)), "not known"),
    ("a sum of which the first case alone is so", obligation(f"{ONES.format('n')} = n^2", "n >= 0"),
     counted(NO_ONES, one_more(as_known(ONES.format("k") + " = k^2"))), "not an identity"),
    ("n below the first index", obligation(f"{ONES.format('n')} = n"),
     counted(NO_ONES, one_more(SO_FAR)), "not settled"),

    ("a quotient by 0 in some round", plain(round_of("Sum(1/j, (j, -1, 2))", "1")),
     Unroll(ONE), "no value shown"),
    ("a quotient by 0 in the first round", plain(
        round_of("Sum(1/(j - n), (j, n, m))", "m - 1"), "n <= m"), Unroll(term("m - 1")),
     "no value shown"),
    ("a logarithm of the value before", plain(
        round_of("Recursion(1, (j, s), log(s), 1, 3)", "2")), Unroll(TWO), "no value shown"),
    ("a start without value", plain(round_of("Recursion(1/x, (j, s), j, 1, 3)", "2")),
     Unroll(TWO), "no value shown"),
    ("a start without value and no round", plain(begun("Recursion(1/x, (j, s), j, 1, 0)")),
     Unroll(ZERO), "no value shown"),
    ("rounds that there may not be", plain(round_of("Sum(j, (j, 0, n))", "n - 1")),
     Unroll(term("n - 1")), "not settled"),
    ("the start where there may be rounds", plain(begun("Sum(j, (j, 0, n))")),
     Unroll(term("n - 1")), "not settled"),
    ("the start where there are rounds", plain(begun("Sum(j, (j, 1, 3))")), Unroll(TWO),
     "other claim"),
    ("a round where there is none", plain(round_of("Sum(j, (j, 1, 0))", "-1")),
     Unroll(num(-1)), "other claim"),
    ("two rounds before", plain(round_of("Sum(j, (j, 0, n))", "n - 2"), "n >= 0"),
     Unroll(term("n - 2")), "other claim"),
    ("the last for the one before", plain(round_of("Sum(j, (j, 0, n))", "n"), "n >= 0"),
     Unroll(n), "other claim"),
    ("(2n − 2)/2 for n − 1", plain(round_of("Sum(j, (j, 0, n))", "n - 1"), "n >= 0"),
     Unroll(term("(2*n - 2)/2")), "other claim"),
    ("another round than the last", plain(Rel("=", term("Sum(j, (j, 0, n))"), term(
        "Sum(j, (j, 0, n - 1)) + 0")), "n >= 0"), Unroll(term("n - 1")), "other claim"),
    ("no recursion", obligation("x = x"), Unroll(ZERO), "wrong shape"),
    ("an inequality", obligation("Sum(j, (j, 0, n)) <= n", "n >= 0"), Unroll(n), "wrong shape"),
    ("the round first", plain(Rel("=", ZERO, term("Sum(j, (j, 1, 0))"))), Unroll(ZERO),
     "wrong shape"),
    ("the index taken for an end of that name",
     plain(Rel("=", term("Sum(k, (j, 0, k))"), add(term("Sum(j, (j, 0, k - 1))"), k)), "k >= 0"),
     Unroll(term("k - 1")), "other claim"),

    ("two sums of which one is a multiple", obligation("Sum(j, (j, 0, n)) = 2*Sum(j, (j, 0, n))",
                                                       "n >= 0"), Ring(), "not an identity"),
    ("sums of which one ends later", obligation("Sum(j, (j, 0, n)) = Sum(j, (j, 0, n + 1))"),
     Ring(), "not an identity"),
    ("a sum and a product", obligation("Sum(j, (j, 1, n)) = Product(j, (j, 1, n))"),
     Ring(), "not an identity"),
    ("a sum without value", obligation("Sum(1/j, (j, -1, n)) = Sum(1/j, (j, -1, n))"),
     Ring(), "no value shown"),
    ("0 times a sum without value", obligation("0*Sum(1/j, (j, 0, n)) = 0"), Sign(),
     "not settled"),
    ("a start that jumps", obligation("Recursion(sign(x), (j, s), s, 1, n) <= 0", "x >= 0"),
     Monotone(x, ZERO, t, Sign(), Sign(), Sign()), "not continuous"),
    ("a round that jumps", obligation("Recursion(x, (j, s), floor(s), 1, n) <= 0", "x >= 0"),
     Monotone(x, ZERO, t, Sign(), Sign(), Sign()), "not continuous"),
    ("a start that jumps, inside a round",
     obligation("Sum(Recursion(floor(x), (k, s), s, 1, j), (j, 1, 2)) <= 0", "x >= 0"),
     Monotone(x, ZERO, t, Sign(), Sign(), Sign()), "not continuous"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "certificate", "kind"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_refused(said: Obligation, certificate: Certificate, kind: str) -> None:
    refusal = check(said, certificate)
    assert isinstance(refusal, Refusal), refusal
    assert refusal.kind == kind


VALUES = [
    ("a sum of squares", "Sum(j^2, (j, 1, n))", True),
    ("reciprocals from 1 on", "Sum(1/j, (j, 1, n))", True),
    ("reciprocals from 0 on", "Sum(1/j, (j, 0, n))", False),
    ("a root in the last round", "Sum(sqrt(n - j), (j, 0, n))", False),
    ("a logarithm of the value before", "Recursion(1, (j, s), log(s), 1, 2)", False),
    ("reciprocals from a number of the name of a fresh index", "Sum(1/j, (j, j_1, n))", False),
]


@pytest.mark.parametrize(("text", "known"), [v[1:] for v in VALUES], ids=[v[0] for v in VALUES])
def test_a_recursion_is_known_to_have_a_value(text: str, known: bool) -> None:
    found = read_term(text, integer=("n", "j_1"))
    assert (has_value(found, Facts()) is not None) == known


def test_a_value_that_doubles_its_digits_each_round_is_not_carried_on() -> None:
    assert exact(term("Recursion(2, (k, s), s*s, 1, 4)")) == 2**16
    assert exact(term("Recursion(2, (k, s), s*s, 1, 1000)")) is None
