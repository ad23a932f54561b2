"""What a step object says of a claim reads back as the same claim, sorts included."""

import pytest

from symcheck.judging.spelling import spelled
from symcheck.language.analysis import Approach, Infinite, Limit
from symcheck.language.claim import And, Claim, Exists, ForAll, Rel
from symcheck.language.context import Context, close
from symcheck.language.term import ONE, TWO, ZERO, Unknown, Var, add, div, mul, power, sum_over
from symcheck.reading.ascii_syntax import read_claim

x, n, k = Var("x"), Var("n", "integer"), Var("k", "integer")
REAL_N, TOTAL = Var("n"), Var("Sum", "integer")
IS_INTEGER = Rel("=", n, n)

CLAIMS: list[tuple[str, Claim]] = [
    ("a real number of the name of an integer",
     And((ForAll(REAL_N, Rel(">=", power(REAL_N, TWO), REAL_N)), IS_INTEGER))),
    ("a real number named inside after an integer",
     ForAll(n, Exists(REAL_N, Rel("=", mul(TWO, REAL_N), ONE)))),
    ("a real number that goes to infinity",
     And((Limit(div(ONE, REAL_N), Approach(REAL_N, Infinite(1)), ZERO), IS_INTEGER))),
    ("an integer of a name that means something", Rel("=", power(x, TOTAL), ONE)),
    ("a function of a name that means something", Rel("=", Unknown("limit", 0, x), ONE)),
    ("a sum over the name of a free integer",
     Rel("=", sum_over(power(x, k), k, ZERO, k), add(ONE, k))),
]  # fmt: skip


@pytest.mark.parametrize("claim", [c[1] for c in CLAIMS], ids=[c[0] for c in CLAIMS])
def test_a_claim_reads_back_with_its_sorts(claim: Claim) -> None:
    said = spelled(claim, ())
    read = read_claim(said.read_as, integer=said.integer, functions=said.functions)
    assert close(Context(), read) == close(Context(), claim)
