"""Steps judged in their place: premises, trust, refuted lines, citations, contradictions."""

from pathlib import Path

import pytest
from derivation_files import report, steps, write

from symcheck.judging import codes
from symcheck.judging import judge as judging
from symcheck.judging import verify as verifying
from symcheck.judging.prove import Request, proved
from symcheck.judging.selection import UnknownName
from symcheck.judging.step_object import RESTS_ON_REFUTED, RESTS_ON_UNPROVED
from symcheck.judging.verify import InternalDisagreement, verify
from symcheck.language.claim import Claim
from symcheck.language.context import Obligation
from symcheck.reading.ascii_syntax import read_claim
from symcheck.search.portfolio import Proof


def leave_open(monkeypatch: pytest.MonkeyPatch, claim: str) -> None:
    """Makes the search find nothing for this one claim."""
    hard: Claim = read_claim(claim)
    real_prove, real_refute = judging.prove, judging.refute

    def prove(obligation: Obligation, seconds: float) -> Proof | None:
        return None if obligation.goal == hard else real_prove(obligation, seconds)

    monkeypatch.setattr(judging, "prove", prove)
    monkeypatch.setattr(
        judging,
        "refute",
        lambda o, seconds: None if o.goal == hard else real_refute(o, seconds),
    )


def test_premises_and_kinds(tmp_path: Path) -> None:
    given, then, row, end = steps(
        tmp_path,
        """
        d.given(x > 1, "large")
        d.then(x**2 > x, "multiply by x")
        d.at_least(1, "again", label="last")
        d.then(x**2 > 1, "all in all")
        """,
    )
    assert (given.verdict, given.rests_on, given.id) == ("assumed", (), "d.one:1")
    assert (then.verdict, then.rests_on) == ("proved", ("step:d.one:1",))
    assert (row.id, row.read_as, row.verdict) == ("d.one:last", "x >= 1", "proved")
    assert end.verdict == "proved"
    assert end.read_as == "x^2 > 1"
    assert (then.line, then.column) == (then.line, 5)
    assert then.latex == "x^{2} > x"


def test_definitions_are_expanded_and_grant_nothing(tmp_path: Path) -> None:
    (found,) = steps(
        tmp_path,
        """
        r = d.define("r", 1 / x)
        d.then(Eq(r - r, 0), "cancel")
        """,
    )
    assert found.read_as == "1/x - 1/x = 0"
    assert found.given == ()
    assert (found.verdict, found.condition) == ("conditional", "x != 0")


REFUTED_LINE = """
    d.given(Eq(x, 1), "start")
    d.then(Eq(x, 2), "wrong")
    d.then(Eq(x + 1, 3), "needs the wrong line")
    d.then(Eq(x - 1, 0), "does not need it")
    d.then(Eq(x + 2, 4), "needs one that needs it")
    d.then(Eq(x, 7), "follows from neither")
"""


def test_an_error_does_not_cascade_and_is_not_hidden(tmp_path: Path) -> None:
    start, wrong, needs, without, transitive, neither = steps(tmp_path, REFUTED_LINE)
    assert start.stands
    assert (wrong.verdict, wrong.code) == ("refuted", codes.NOT_EQUAL)
    assert (needs.verdict, needs.remarks) == ("proved", (RESTS_ON_REFUTED,))
    assert (needs.code, without.code) == (codes.ON_REFUTED, None)
    assert needs.rests_on == ("step:d.one:2",)
    assert needs.given == ("x = 2",)
    assert not needs.stands
    assert (without.verdict, without.remarks) == ("proved", ())
    assert without.stands
    assert "step:d.one:2" not in without.rests_on
    assert "x = 2" not in without.given
    assert (transitive.verdict, transitive.remarks) == ("proved", (RESTS_ON_REFUTED,))
    assert not transitive.stands
    assert neither.verdict == "refuted"
    assert neither.given == ("x = 1",)


def test_what_a_row_amounts_to_stands_on_all_of_its_links(tmp_path: Path) -> None:
    false, link, whole = steps(tmp_path, """
        d.then(x**2 <= -1)
        d.at_most(0)
        d.then(x**2 <= 0)
    """)  # fmt: skip
    assert (false.verdict, link.verdict, link.remarks) == ("refuted", "proved", ())
    said = f"says again what is known: {link.id}"
    assert (whole.verdict, whole.remarks) == ("proved", (said, RESTS_ON_REFUTED))


def test_an_equivalent_line_stands_on_those_above(tmp_path: Path) -> None:
    false, equivalent, then = steps(tmp_path, """
        d.then(Eq(x, 1))
        d.iff(Eq(2*x, 2))
        d.then(Eq(4*x, 4))
    """)  # fmt: skip
    assert (false.verdict, equivalent.verdict) == ("refuted", "proved")
    assert (then.verdict, then.remarks) == ("proved", (RESTS_ON_REFUTED,))


def test_what_rests_on_an_open_line_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_open(monkeypatch, "exp(x) >= 1 + x + y")
    body = """
        d.given(y <= 0)
        d.then(exp(x) >= 1 + x + y, "left open")
        d.then(2*exp(x) >= 2 + 2*x + 2*y, "twice that")
        d.then(y - 1 < 0, "nothing to do with it")
        d.then(3*exp(x) >= 3 + 3*x + 3*y, "and thrice, from twice")
    """
    monkeypatch.setattr(verifying, "judge", _without_exp)
    given, hard, twice, aside, thrice = steps(tmp_path, body)
    assert given.verdict == "assumed"
    assert hard.verdict == "open"
    assert (twice.verdict, twice.remarks) == ("proved", (RESTS_ON_UNPROVED,))
    assert "step:d.one:2" in twice.rests_on
    assert aside.stands
    assert (thrice.verdict, thrice.remarks) == ("proved", (RESTS_ON_UNPROVED,))
    assert not thrice.stands


def _without_exp(question: judging.Question, seconds: float) -> judging.Finding:
    """Judges as if no lemma on exp were known: only an open line can give the others."""
    found = judging.judge(question, seconds)
    if any(lemma.startswith("lemma:exp") for lemma in found.lemmas):
        everything = tuple(range(len(question.granted)))
        return judging.Finding("open", everything, codes.NOT_FOUND)
    return found


CITED = {
    "square": 'd.then(x**2 >= 0, "a square", label="claim")',
    "uses": 'd.cite("d.square", x=y - z)\nd.then((y - z)**2 + 1 > 0, "one more")',
}


def test_a_citation_stands_on_the_step_that_it_cites(tmp_path: Path) -> None:
    found = report(tmp_path, **CITED)
    _, cite, then = found.objects
    assert (cite.verdict, cite.method) == ("proved", "cited")
    assert cite.rests_on == ("step:d.square:claim",)
    assert then.verdict == "proved"
    assert found.stands


def test_a_citation_of_a_refuted_line_is_open_and_so_is_trust_in_what_needs_it(
    tmp_path: Path,
) -> None:
    found = report(
        tmp_path,
        wrong='d.then(x**2 > 0, "wrong", label="claim")',
        uses='d.cite("d.wrong")\nd.then(x**2 + x**2 > 0, "twice")\nd.then(x**2 + 1 > 0, "fine")',
    )
    wrong, cite, needs, fine = found.objects
    assert wrong.verdict == "refuted"
    assert (cite.verdict, cite.code) == ("open", codes.NOT_CITABLE)
    assert "d.wrong:claim" in (cite.message or "")
    assert (needs.verdict, needs.remarks) == ("proved", (RESTS_ON_REFUTED,))
    assert fine.stands
    assert not found.stands


@pytest.mark.parametrize(
    ("joined", "cited"),
    [
        ('d.iff(Eq(x + 1, 3), "add 1")', "x = 1 => x + 1 = 3"),
        ('d.equals(3 - 1, "another way")', "x = 1 => x = 2"),
    ],
)
def test_what_is_joined_to_a_refuted_line_is_not_citable_either(
    tmp_path: Path, joined: str, cited: str
) -> None:
    found = report(
        tmp_path,
        wrong=f'd.given(Eq(x, 1))\nd.then(Eq(x, 2), "wrong")\n{joined}',
        uses='d.given(Eq(x, 1))\nd.cite("d.wrong", only="3")\nd.then(x > 0, "so")',
    )
    _, refuted, link, _, cite, fine = found.objects
    assert (refuted.verdict, link.verdict) == ("refuted", "proved")
    assert (cite.verdict, cite.code) == ("open", codes.NOT_CITABLE)
    assert cited in (cite.read_as or "")
    assert "d.wrong:2" in (cite.message or "")
    assert fine.stands


def test_cited_derivations_are_judged_but_not_reported_when_not_asked_for(tmp_path: Path) -> None:
    found = report(tmp_path, only=("d.uses",), **CITED)
    assert [o.id for o in found.objects] == ["d.uses:1", "d.uses:2"]
    assert found.stands


def test_only_one_step_still_knows_what_it_rests_on(tmp_path: Path) -> None:
    found = report(tmp_path, only=("d.one:3",), one=REFUTED_LINE)
    assert [o.id for o in found.objects] == ["d.one:3"]
    assert found.objects[0].remarks == (RESTS_ON_REFUTED,)
    assert not found.stands


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("d.sqare", "there is no derivation d.sqare; did you mean d.square?"),
        ("d.square:clam", "there is no step d.square:clam; did you mean d.square:claim?"),
        ("quite.other", "there is no derivation quite.other; there are d.square, d.uses"),
    ],
)
def test_names_that_do_not_exist(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(UnknownName, match=said.replace("?", r"\?")):
        report(tmp_path, only=(name,), **CITED)


def test_equivalences_may_not_use_the_lines_they_start_from(tmp_path: Path) -> None:
    _, right, wrong = steps(
        tmp_path,
        """
        d.given(x > 2)
        d.iff(x + 1 > 3, "add 1")
        d.iff(x > 0, "only one way")
        """,
    )
    assert (right.verdict, right.read_as) == ("proved", "x > 2 <=> x + 1 > 3")
    assert (wrong.verdict, wrong.read_as) == ("refuted", "x + 1 > 3 <=> x > 0")
    assert wrong.given == ()


def test_a_line_without_solutions_may_be_what_a_derivation_is_after(tmp_path: Path) -> None:
    _, none = steps(
        tmp_path,
        """
        d.given(Eq(x**2, -1))
        d.iff(all_of(x > 1, x < 0), "a square is not negative")
        """,
    )
    assert (none.verdict, none.remarks) == ("proved", ())


def test_contradictory_givens_are_reported_where_they_clash(tmp_path: Path) -> None:
    *_, before, after = steps(
        tmp_path,
        """
        d.given(x > 1)
        d.then(x > 0, "weaker")
        d.given(x < -1, "impossible")
        d.then(Eq(x, 5), "anything")
        """,
    )
    assert before.verdict == "assumed"
    assert (after.verdict, after.code) == ("open", codes.CONTRADICTORY)
    assert after.remarks[0] == "contradictory"
    assert after.rests_on == ("step:d.one:1", "step:d.one:3")


EVERY_VERDICT = """
    d.given(z > 0, "positive")
    d.then(z > 0, "the same again")
    s = d.define("s", lambda t: 1/(1 + exp(-t)))
    d.given(y > 0, "positive")
    d.then(y**2 > 0, "its square")
    d.then(Eq(x/x, 1), "conditional")
    d.then(s(x) > 0, "proved")
    d.then(y > 1, "refuted")
    d.then(implies(n > 2, n > 1), "an integer")
    d.then(Eq(sqrt(x**2), x), "refuted")
    d.then(s(y) > s(0), "increasing")
"""


def test_each_step_object_is_a_claim_with_the_same_verdict(tmp_path: Path) -> None:
    found = steps(tmp_path, EVERY_VERDICT)
    assert {o.verdict for o in found} == {"assumed", "proved", "conditional", "refuted"}
    requests = [Request(o.id, o.read_as or "", o.given, o.integer, o.functions) for o in found]
    again = list(proved(requests, seconds=10, jobs=2))
    assert [(o.id, o.verdict, o.code) for o in again] == [(o.id, o.verdict, o.code) for o in found]


def test_a_disagreement_stops_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forged(obligation: Obligation, seconds: float) -> Proof:
        proof = real(Obligation((), read_claim("1 = 1")), seconds)
        assert proof is not None
        return proof

    real = judging.prove
    monkeypatch.setattr(judging, "prove", forged)
    monkeypatch.setattr(judging, "refute", lambda obligation, seconds: None)
    path = write(tmp_path, one='d.then(x > 0, "wrong")\nd.then(x < 0, "wrong")')
    with pytest.raises(InternalDisagreement) as caught:
        verify([path], seconds=5, jobs=1)
    assert caught.value.step.id == "d.one:1"
    assert caught.value.step.code == codes.DISAGREEMENT
