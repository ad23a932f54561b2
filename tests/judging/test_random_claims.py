"""Claims at random: whatever is found, the kernel and the numbers never contradict each other."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from symcheck.judging import codes
from symcheck.judging.judge import decide
from symcheck.judging.question import Granted, Question
from symcheck.judging.workers import outcome, submit, workers
from symcheck.language.claim import Claim, Not, Rel
from symcheck.language.term import App, Term, Var, num
from symcheck.printing.as_ascii import show_claim

SECONDS = 1.0
CLAIMS = 60
UNARY = ("neg", "abs", "exp", "ln", "sin", "sign", "floor", "tanh")
BINARY = ("add", "mul", "div", "pow", "min")


def applied(terms: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    return st.one_of(
        st.builds(lambda op, a: App(op, (a,)), st.sampled_from(UNARY), terms),
        st.builds(lambda op, a, b: App(op, (a, b)), st.sampled_from(BINARY), terms, terms),
        terms.map(lambda a: App("root", (num(2), a))),
    )


LEAVES = st.one_of(
    st.sampled_from([Var("x"), Var("y"), Var("n", "integer")]), st.integers(-3, 3).map(num)
)
TERMS = st.recursive(LEAVES, applied, max_leaves=5)
RELATIONS = st.builds(Rel, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), TERMS, TERMS)


def questions() -> list[Question]:
    found: list[Question] = []

    @seed(0)
    @settings(
        max_examples=CLAIMS,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(RELATIONS, st.lists(RELATIONS, max_size=1))
    def collect(goal: Claim, premises: list[Claim]) -> None:
        found.append(Question(tuple(map(Granted, premises)), goal))

    collect()
    return found


def test_no_disagreement_no_crash_and_never_a_claim_and_its_negation() -> None:
    asked = questions()
    opposite = [Question(q.granted, Not(q.goal)) for q in asked]
    with workers(2, SECONDS) as crew:
        pending = [submit(crew, decide, q) for q in (*asked, *opposite)]
        found = [outcome(p, SECONDS) for p in pending]
    verdicts = []
    for question, finding in zip((*asked, *opposite), found, strict=True):
        assert finding is not None
        said = (show_claim(question.goal), [show_claim(g.claim) for g in question.granted])
        assert finding.code not in (codes.DISAGREEMENT, codes.CRASH), (said, finding.message)
        verdicts.append(finding.verdict)
    both = zip(verdicts[: len(asked)], verdicts[len(asked) :], strict=True)
    assert ("proved", "proved") not in set(both)
    assert verdicts.count("proved") > CLAIMS // 10
    assert verdicts.count("refuted") > CLAIMS // 10
