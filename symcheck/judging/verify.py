"""Verifying derivations: every step judged against the lines before it.

All questions go to the workers at once, as if every line before were proved. Then the steps are
settled in order: one that has a refuted or unproved line among its premises is judged again
without it, and only what needs such a line rests on it and says so.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from symcheck.derivations.load import Loaded, load
from symcheck.derivations.step import DerivationText, Step, is_claimed, joined_to
from symcheck.judging import codes
from symcheck.judging.asked import question_of
from symcheck.judging.documents import idle_suppressions, is_idle, subject_object, unread_object
from symcheck.judging.finding import Finding
from symcheck.judging.judge import follows, judge
from symcheck.judging.question import Granted, Question
from symcheck.judging.report import JudgedDerivation, JudgedStep, Report
from symcheck.judging.selection import needed, selected
from symcheck.judging.spelling import Place, step_object, without_abbreviations
from symcheck.judging.step_object import RESTS_ON_REFUTED, RESTS_ON_UNPROVED, StepObject
from symcheck.judging.stores import Stores, stores_of, task_for
from symcheck.judging.workers import Pending, Workers, outcome, submit, workers
from symcheck.language.claim import variables_of
from symcheck.language.term import Var

SECONDS = 10.0


class InternalDisagreement(Exception):
    """The kernel and the numbers contradict each other: symcheck is wrong, and stops."""

    def __init__(self, step: StepObject) -> None:
        super().__init__(f"{step.id}: {step.message}")
        self.step = step


@dataclass(slots=True)
class _Desk:
    """One verification: the derivations at hand, what is being judged, and what is settled."""

    texts: dict[str, DerivationText]
    crew: Workers
    pending: dict[str, Pending] = field(default_factory=dict)
    replaying: set[str] = field(default_factory=set)
    """The steps among these for which a stored certificate is replayed."""
    settled: dict[str, JudgedStep] = field(default_factory=dict)


def verify(
    paths: Sequence[str | Path],
    *,
    only: Sequence[str] = (),
    seconds: float = SECONDS,
    jobs: int | None = None,
    stored: bool = True,
) -> Report:
    """The report on the derivations of files and folders.

    Certificates that are stored beside them are replayed rather than searched for, unless
    ``stored`` is false. Raises `DerivationError` for a module that says no derivation,
    `StoreError` for a store of no use, `UnknownName` for a name in ``only`` that does not exist,
    `InternalDisagreement` if symcheck contradicts itself.
    """
    loaded = load(paths)
    stores = stores_of((*loaded.requested, *loaded.cited)) if stored else None
    found = judged_steps(loaded, only=only, seconds=seconds, jobs=jobs, stores=stores)
    steps = tuple(found)
    return report_of(loaded, steps)


def report_of(loaded: Loaded, steps: Sequence[JudgedStep]) -> Report:
    """The judged steps put back into their derivations; those without any are left out."""
    own = {step.object.id: step for step in steps}
    idle = {
        name: [s for s in steps if is_idle(s, name)] for name in {t.name for t in loaded.requested}
    }
    derivations = (
        JudgedDerivation(
            text,
            (*(own[s.id] for s in text.steps if s.id in own), *idle[text.name]),
            tuple(subject_object(text, s) for s in text.subjects),
        )
        for text in loaded.requested
    )
    return Report(tuple(d for d in derivations if d.steps))


def judged_steps(
    loaded: Loaded,
    *,
    only: Sequence[str] = (),
    seconds: float = SECONDS,
    jobs: int | None = None,
    stores: Stores | None = None,
) -> Generator[JudgedStep, None, None]:
    """The steps asked for, in order, each as soon as it and those before it are settled."""
    wanted = selected(loaded.requested, only)
    texts = {text.name: text for text in (*loaded.requested, *loaded.cited)}
    judged = needed(texts.values(), wanted)
    with workers(jobs, seconds) as crew:
        desk = _Desk(texts, crew)
        for text in texts.values():
            for index, step in enumerate(text.steps):
                if step.id in judged and is_claimed(step):
                    question = question_of(text, index)
                    task = task_for(text, step, question, stores or {})
                    desk.pending[step.id] = submit(crew, task, question)
                    if task is not judge:
                        desk.replaying.add(step.id)
        for text in loaded.requested:
            for index, step in enumerate(text.steps):
                if step.id in wanted:
                    found = _settled(desk, text, index)
                    if found.object.code == codes.DISAGREEMENT:
                        raise InternalDisagreement(found.object)
                    last = not only and index == len(text.steps) - 1
                    yield with_unused(desk.settled, text, found) if last else found
            if not only:
                yield from idle_suppressions(text, [desk.settled[s.id] for s in text.steps])


def _settled(desk: _Desk, text: DerivationText, index: int) -> JudgedStep:
    step = text.steps[index]
    if step.id not in desk.settled:
        for earlier in range(index):
            if text.steps[earlier].id not in desk.settled:
                _settled(desk, text, earlier)
        match step.kind:
            case "given":
                found = _assumed(text, step)
            case "cite":
                found = _cited(desk, text, index)
            case "unread":
                found = JudgedStep(step, unread_object(step))
            case _:
                found = _claimed(desk, text, index)
        desk.settled[step.id] = found
    return desk.settled[step.id]


def _assumed(text: DerivationText, step: Step) -> JudgedStep:
    claim = without_abbreviations(step.claim, text.definitions)
    question = Question((Granted(claim),), claim)
    return _judged(step, question, Finding("assumed", (0,)))


def _cited(desk: _Desk, text: DerivationText, index: int) -> JudgedStep:
    """A citation stands as the steps do that it brings in."""
    step = text.steps[index]
    for name in step.cited:
        other = desk.texts[name.partition(":")[0]]
        _settled(desk, other, next(k for k, s in enumerate(other.steps) if s.id == name))
    before = question_of(text, index).granted
    brought = tuple(
        Granted(without_abbreviations(p.claim, text.definitions), p.id, True) for p in step.grants
    )
    goal = without_abbreviations(step.claim, text.definitions)
    question = Question(tuple(dict.fromkeys((*before, *brought))), goal)
    uses = tuple(question.granted.index(g) for g in brought)
    everything = tuple(range(len(question.granted)))
    leant_on = (i for n in step.cited for i in joined_to(desk.texts[n.partition(":")[0]], n))
    weak = [name for name in dict.fromkeys(leant_on) if not desk.settled[name].object.stands]
    if weak:
        message = f"{codes.MEANING[codes.NOT_CITABLE]}: {', '.join(weak)}"
        finding = Finding("open", everything, codes.NOT_CITABLE, uses=uses, message=message)
    else:
        finding = Finding("proved", everything, method="cited", uses=uses)
    return _judged(step, question, finding, _remarks_on(desk, text, question, finding))


def _claimed(desk: _Desk, text: DerivationText, index: int) -> JudgedStep:
    step = text.steps[index]
    pending = desk.pending[step.id]
    question, first = pending.question, _outcome(desk, pending)
    if step.id in desk.replaying and first.code in (codes.TIME, codes.CRASH):
        first = _outcome(desk, submit(desk.crew, judge, question))  # as without the store
    weak = frozenset(
        i for i, g in enumerate(question.granted)
        if not all(desk.settled[n].object.stands for n in _stands_on(desk, text, g))
    )  # fmt: skip
    finding = _without(desk, question, first, weak) if weak else first
    if finding.condition:
        finding = replace(finding, granting=granting(question, finding))
    return _judged(step, question, finding, _remarks_on(desk, text, question, finding))


def with_unused(
    settled: Mapping[str, JudgedStep], text: DerivationText, last: JudgedStep
) -> JudgedStep:
    """The last step with a remark on hypotheses that no step uses, if all steps are proved."""
    objects = [settled[step.id].object for step in text.steps]
    if not all(o.verdict in ("proved", "assumed") for o in objects):
        return last
    used = {name for o in objects for name in o.rests_on}
    pairs = zip(text.steps, text.steps[1:], strict=False)
    used |= {f"step:{above.id}" for above, step in pairs if step.kind == "iff"}
    idle = [s.id for s in text.steps if s.kind == "given" and f"step:{s.id}" not in used]
    if not idle or last.written.id in idle:
        return last
    remark = f"no step uses {', '.join(i.partition(':')[2] for i in idle)}"
    return replace(last, object=replace(last.object, remarks=(*last.object.remarks, remark)))


def granting(question: Question, finding: Finding) -> str | None:
    """The nearest hypothesis about the variables of a condition: it could have said that too."""
    wanted = frozenset[Var]().union(*map(variables_of, finding.condition))
    for granted in reversed(question.granted):
        if not granted.follows and wanted & variables_of(granted.claim):
            return granted.id
    return None


def _stands_on(desk: _Desk, text: DerivationText, premise: Granted) -> tuple[str, ...]:
    """The steps that must stand for a premise to do so.

    What a row amounts to from its beginning stands on every link, an equivalent line on those
    above; the last link of a row stands by itself.
    """
    if premise.id is None:
        return ()
    own = desk.texts[premise.id.partition(":")[0]]
    joined = joined_to(own, premise.id)
    if own is text and len(joined) > 1:
        step = next(s for s in text.steps if s.id == premise.id)
        link = without_abbreviations(step.claim, text.definitions)
        if step.kind == "continue" and premise.claim == link:
            return (premise.id,)
    return joined


def _without(desk: _Desk, question: Question, first: Finding, weak: frozenset[int]) -> Finding:
    """The finding when search goes first without the premises that do not stand."""
    firm = tuple(i for i in range(len(question.granted)) if i not in weak)
    leaning = not set(first.uses) <= set(firm)
    # a repair was proved from all premises, and from one that is false anything is
    again = leaning or first.repair is not None
    if first.verdict == "proved" and not leaning:
        return replace(first, given=firm)
    # both questions at once: without those lines, and with them as hypotheses
    without = replace(question, granted=tuple(question.granted[i] for i in firm))
    alone = submit(desk.crew, judge, without) if again else None
    used = first.uses if first.verdict == "proved" else None
    needing = submit(desk.crew, follows if used is None else judge, _narrow(question, used))
    apart = first if alone is None else _placed(_outcome(desk, alone), firm)
    if again and not leaning:
        apart = _with_repair_of(first, apart)
    if apart.verdict != "proved":
        found = outcome(needing, desk.crew.seconds)
        if found is not None and found.verdict == "proved":
            return found if used is None else _placed(found, used)
    return replace(apart, given=tuple(i for i in apart.given if i in firm))


def _with_repair_of(first: Finding, firm: Finding) -> Finding:
    """The finding with the repair from firm premises, and the slip that this one tells of."""
    if first.diagnosis is not None and first.diagnosis.rule is not None:
        return replace(first, repair=firm.repair)
    return replace(first, repair=firm.repair, code=firm.code, diagnosis=firm.diagnosis)


def _narrow(question: Question, used: tuple[int, ...] | None) -> Question:
    """The question with only the premises that a proof used, each on its own feet."""
    if used is None:
        return question
    return Question(tuple(replace(question.granted[i], follows=False) for i in used), question.goal)


def _placed(finding: Finding, where: tuple[int, ...]) -> Finding:
    """A finding on some of the premises, with their places among all of them."""
    return replace(
        finding,
        given=tuple(where[i] for i in finding.given),
        uses=tuple(where[i] for i in finding.uses),
    )


def _outcome(desk: _Desk, pending: Pending) -> Finding:
    found = outcome(pending, desk.crew.seconds)
    assert found is not None  # judging always finds a verdict
    return found


def _remarks_on(
    desk: _Desk, text: DerivationText, question: Question, finding: Finding
) -> tuple[str, ...]:
    """What is to be said of the lines that the finding rests on."""
    used = (question.granted[i] for i in finding.uses)
    names = dict.fromkeys(n for g in used for n in _stands_on(desk, text, g))
    objects = [desk.settled[name].object for name in names]
    if any(o.verdict == "refuted" or RESTS_ON_REFUTED in o.remarks for o in objects):
        return (RESTS_ON_REFUTED,)
    return () if all(o.stands for o in objects) else (RESTS_ON_UNPROVED,)


def _judged(
    step: Step, question: Question, finding: Finding, remarks: tuple[str, ...] = ()
) -> JudgedStep:
    place = Place(step.id, step.line or None, step.column or None)  # 0: not in the document
    finding = replace(finding, code=finding.code or _code_of(remarks))
    found = step_object(place, step.claim, question, finding, remarks, step.latex)
    return JudgedStep(step, found, finding.certificate)


def _code_of(remarks: tuple[str, ...]) -> str | None:
    """The code of a proof on lines that do not stand: it can be looked up as others can."""
    if RESTS_ON_REFUTED in remarks:
        return codes.ON_REFUTED
    return codes.ON_UNPROVED if RESTS_ON_UNPROVED in remarks else None
