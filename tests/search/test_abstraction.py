"""A term that goal and hypotheses share, put away: what is found, and what must not be."""

from dataclasses import fields, is_dataclass

import pytest

from symcheck.kernel.certificate import Specialize
from symcheck.kernel.check import Accepted, check
from symcheck.language.context import Context, close
from symcheck.language.term import Var
from symcheck.reading.ascii_syntax import read_claim
from symcheck.search.abstraction import abstracted
from symcheck.search.portfolio import prove, refute

SIGMOID = "1/(1 + exp(-(w*a + b)))"


def asked(goal, *given):
    claims = tuple(map(read_claim, given))
    return close(Context(hypotheses=claims), read_claim(goal))


def kinds(certificate):
    yield type(certificate)
    for field in fields(certificate):
        value = getattr(certificate, field.name)
        for part in value if isinstance(value, tuple) else (value,):
            if is_dataclass(part) and type(part).__module__.endswith("certificate"):
                yield from kinds(part)


TRUE = [
    (
        "the roots of a quadratic, at a sigmoid",
        f"(1 - sqrt(1 - 4/Abs(w)))/2 <= {SIGMOID}",
        (f"{SIGMOID}*(1 - {SIGMOID}) >= 1/Abs(w)", "Abs(w) >= 4"),
    ),
    (
        "the reciprocal of a sum, at an exponential",
        "1 + exp(-(w*a + b)) <= 2/(1 - sqrt(1 - 4/Abs(w)))",
        (f"(1 - sqrt(1 - 4/Abs(w)))/2 <= {SIGMOID}", "Abs(w) >= 4"),
    ),
]


@pytest.mark.parametrize(("title", "goal", "given"), TRUE, ids=[row[0] for row in TRUE])
def test_what_holds_of_any_such_number_is_proved_of_the_term(title, goal, given):
    obligation = asked(goal, *given)
    found = prove(obligation, 20.0)
    assert found is not None
    assert isinstance(check(obligation, found.certificate), Accepted)
    assert Specialize in set(kinds(found.certificate))


def test_the_variable_is_new_and_the_term_is_gone():
    obligation = asked(f"{SIGMOID} <= s_1", f"{SIGMOID} <= 1/2", "s_1 >= 1/2")
    first = next(abstracted(obligation))
    assert first.var != Var("s_1")
    assert all("exp" not in repr(h) for h in (*first.obligation.hypotheses, first.obligation.goal))


def test_what_is_put_away_is_not_forgotten_to_have_a_value():
    assert not list(abstracted(asked("ln(x*y)^2 >= 0", "x > 0 => ln(x*y) <= 1")))


FALSE = [
    ("a bound that is turned round", f"{SIGMOID} >= 1/2", (f"{SIGMOID} <= 1/2",)),
    ("true of the term alone, which is below 1", "exp(x*y) >= 1", ("exp(x*y) >= 0",)),
    ("a sign that the term does not have", "Abs(x*y) > 0", ("Abs(x*y) <= 1",)),
]


@pytest.mark.parametrize(("title", "goal", "given"), FALSE, ids=[row[0] for row in FALSE])
def test_what_fails_is_not_proved(title, goal, given):
    obligation = asked(goal, *given)
    assert prove(obligation, 3.0) is None
    assert refute(obligation, 10.0) is not None
