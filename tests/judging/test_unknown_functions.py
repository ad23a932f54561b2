"""Unknown functions have values only where their arguments do."""

from symcheck.judging import codes
from symcheck.judging.judge import judge
from symcheck.judging.question import Granted, Question
from symcheck.kernel.certificate import Interpretation, Witness
from symcheck.kernel.refusal import Refusal
from symcheck.kernel.witness import check_witness
from symcheck.language.context import Obligation
from symcheck.language.term import Var, num
from symcheck.reading.ascii_syntax import read_claim

HYPOTHESIS = read_claim("C(ln(x)) = 0", functions=["C"])
GOAL = read_claim("x > -5")


def test_a_constant_reading_does_not_grant_its_argument_a_value() -> None:
    witness = Witness(((Var("x"), num(-10)),), (Interpretation("C", Var("t"), num(0)),))
    outcome = check_witness(Obligation((HYPOTHESIS,), GOAL), witness)
    assert isinstance(outcome, Refusal)
    assert outcome.kind == "hypothesis"


def test_what_such_a_hypothesis_grants_is_never_refuted() -> None:
    finding = judge(Question((Granted(HYPOTHESIS),), GOAL), 5)
    assert finding.code != codes.DISAGREEMENT
    assert finding.verdict in ("proved", "open")
