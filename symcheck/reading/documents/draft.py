"""A derivation in the making: what is known so far, in which section, and the steps there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from symcheck.derivations.step import (
    DerivationText, Premise, Step, StepKind, Suppression, Unread, composed,
)  # fmt: skip
from symcheck.language.claim import (
    Chain, Claim, Iff, Rel, RelOp, Truth, variables_of,
)  # fmt: skip
from symcheck.language.context import Definition, define, expand, expand_claim
from symcheck.language.term import (
    ONE, MalformedTerm, Sort, Term, Var, add, div, exp, free_variables, neg,
)  # fmt: skip
from symcheck.printing.as_ascii import show_term
from symcheck.reading.documents.conditions import Conditions, made_under
from symcheck.reading.documents.cues import Cue
from symcheck.reading.latex.known import Known, Note
from symcheck.reading.latex.macros import Macro

ITEM = 10
"""Ranks below that of items are levels of headings."""


@dataclass(slots=True)
class Scope:
    """A section or item that is open: its rank, its number, and whether it has hypotheses."""

    rank: int
    number: int
    has_hypotheses: bool = False


@dataclass(slots=True)
class Sentence:
    """The sentence that is open: its words, what they say, and the claims made in it so far."""

    words: str = ""
    cue: Cue | None = None
    claims: list[int] = field(default_factory=list)
    """Places of steps among all steps; rows that were not read count as well."""
    conditions: list[tuple[Claim, str, tuple[int, int]]] = field(default_factory=list)
    """Conditions with their LaTeX and places, under which what follows in it is claimed."""
    names: list[str] = field(default_factory=list)
    """Names that stand in it by themselves, which "be positive" may be about together."""
    has_definition: bool = False


@dataclass(slots=True)
class Draft:
    """Everything that is said of a document up to some place."""

    name: str
    path: str
    sorts: dict[str, Sort] = field(default_factory=dict)
    definitions: dict[str, Definition] = field(default_factory=dict)
    written: list[Definition] = field(default_factory=list)
    unknowns: dict[str, None] = field(default_factory=dict)
    arguments: dict[str, Term] = field(default_factory=dict)
    macros: dict[str, Macro] = field(default_factory=dict)
    euler: bool = False
    scopes: list[Scope] = field(default_factory=list)
    sentence: Sentence = field(default_factory=Sentence)
    opened: int = 0
    cell: int | None = None
    following: str = ""
    """The words right after the formula that is being read."""
    is_contrary: bool = False
    """Whether something was supposed in order to contradict it."""
    steps: list[Step] = field(default_factory=list)
    reach: tuple[Term, Rel | None] | None = None
    """What a row that begins with a relation continues: a term, and the relation to it."""
    subject: Claim | None = None
    """The equation that the row above showed without asserting it."""
    assumed: dict[str, None] = field(default_factory=dict)
    suppressions: list[Suppression] = field(default_factory=list)

    def known(self) -> Known:
        """What a reader may use here."""
        return Known(
            {name: len(d.parameters) for name, d in self.definitions.items()},
            frozenset(self.unknowns),
            dict(self.sorts),
            self.euler,
            {},
            dict(self.arguments),
        )

    def path_here(self) -> tuple[int, ...]:
        """The open sections and items, outermost first."""
        return tuple(scope.number for scope in self.scopes)


def enter(draft: Draft, rank: int) -> None:
    """Open a section or item; those of the same rank or a lower one end."""
    while draft.scopes and draft.scopes[-1].rank >= rank:
        draft.scopes.pop()
    draft.opened += 1
    draft.is_contrary = False
    draft.scopes.append(Scope(rank, draft.opened))
    draft.reach = draft.subject = None


def leave(draft: Draft, rank: int) -> None:
    """Close the items of this rank and below."""
    while draft.scopes and draft.scopes[-1].rank >= rank:
        draft.scopes.pop()
    draft.reach = draft.subject = None


def _scope_of_claim(draft: Draft) -> tuple[int, ...]:
    """An item without hypotheses of its own is no scope: what is shown in it serves the next."""
    kept = list(draft.scopes)
    while kept and kept[-1].rank > ITEM and not kept[-1].has_hypotheses:
        kept.pop()
    return tuple(scope.number for scope in kept)


def heed(draft: Draft, notes: Iterable[Note], line: int) -> None:
    """Take over what a reading assumed."""
    for note in notes:
        match note.kind:
            case "applied" if note.argument is not None:
                draft.arguments[note.name] = note.argument
            case "habit" if note.name == "log":
                draft.assumed["log as the natural logarithm"] = None
            case "habit" if note.name == "σ":
                _take_sigmoid(draft)
            case "habit":
                draft.unknowns[note.name] = None
                said = "a differentiable function about which nothing is known"
                draft.assumed[f"{note.name} as {said}"] = None
            case "sequence":
                draft.unknowns[note.name] = None
                said = "a sequence about which nothing is known"
                draft.assumed[f"{note.name} as {said}"] = None
            case "bare":
                draft.assumed[f"{note.name} without an argument in line {line} as "
                              f"{note.name}({_spelled(note.argument)})"] = None  # fmt: skip
            case _:
                pass


def _spelled(term: Term | None) -> str:
    return "" if term is None else show_term(term)


def _take_sigmoid(draft: Draft) -> None:
    if "σ" in draft.definitions:
        return
    t = Var("t")
    add_definition(draft, "σ", (t,), div(ONE, add(ONE, exp(neg(t)))))
    draft.assumed["σ(t) as 1/(1 + e^(-t)), which is not defined here"] = None


def add_definition(draft: Draft, name: str, parameters: tuple[Var, ...], body: Term) -> None:
    """An abbreviation from here on. Raises `MalformedTerm`."""
    definition = Definition(name, parameters, body)
    expanded = define(draft.definitions, name, parameters, body)
    draft.definitions[name] = expanded
    draft.written.append(definition)


def add_condition(draft: Draft, claim: Claim, latex: str, place: tuple[int, int]) -> None:
    """A condition on the claims of its sentence, those before it and those after."""
    if draft.sentence.claims:
        limit_claims(draft, claim)
    else:
        draft.sentence.conditions.append((claim, latex, place))


def limit_claims(draft: Draft, condition: Claim) -> None:
    """The claims that were made in this sentence, under a condition that comes after them."""
    limit = Conditions((condition,))
    for index in draft.sentence.claims:
        step = draft.steps[index]
        if step.unread is not None or step.kind == "subject":
            continue
        claim = step.claim
        if step.kind == "iff":
            claim = Iff(draft.steps[index - 1].claim, claim)
        grants = tuple(replace(g, claim=made_under(limit, g.claim)) for g in step.grants)
        limited = made_under(limit, claim)
        draft.steps[index] = replace(step, kind="then", claim=limited, grants=grants)
    draft.reach = None


def add_given(draft: Draft, claim: Claim, latex: str, place: tuple[int, int]) -> None:
    """A hypothesis of the section or item that is open."""
    if draft.scopes:
        draft.scopes[-1].has_hypotheses = True
    _add(draft, "given", claim, latex, place, (claim,), draft.path_here())
    draft.reach = _reach(claim)
    draft.subject = None


def add_claim(
    draft: Draft, kind: StepKind, claim: Claim, latex: str, place: tuple[int, int],
    conclusions: Sequence[Claim] = (),
) -> None:  # fmt: skip
    """A line that the author claims."""
    draft.sentence.claims.append(len(draft.steps))
    reach = _reach(conclusions[-1] if conclusions else claim)
    if draft.sentence.conditions:
        limit = Conditions(tuple(c for c, _, _ in draft.sentence.conditions))
        if kind == "iff":
            claim = Iff(draft.steps[-1].claim, claim)
        kind, claim = "then", made_under(limit, claim)
        conclusions = tuple(made_under(limit, c) for c in conclusions)
    _add(draft, kind, claim, latex, place, (claim, *conclusions), _scope_of_claim(draft))
    draft.reach = reach
    draft.subject = None


def add_subject(draft: Draft, shown: Claim, latex: str, place: tuple[int, int]) -> None:
    """A relation that is shown and not asserted."""
    draft.steps.append(_made(draft, "subject", shown, latex, place, (), draft.path_here()))
    draft.subject, draft.reach = shown, _reach(shown)


def add_shown(draft: Draft, term: Term, latex: str, place: tuple[int, int]) -> None:
    """A term that is shown; a row that begins with a relation may continue it."""
    step = _made(draft, "subject", Truth(True), latex, place, (), draft.path_here())
    draft.steps.append(replace(step, shown=term))
    draft.subject, draft.reach = None, (term, None)


def add_unread(draft: Draft, unread: Unread, latex: str, place: tuple[int, int]) -> None:
    """A row that was not read, and why."""
    draft.sentence.claims.append(len(draft.steps))
    step = _made(draft, "unread", Truth(True), latex, place, (), draft.path_here())
    draft.steps.append(replace(step, unread=unread))
    draft.reach = draft.subject = None


def _add(
    draft: Draft, kind: StepKind, claim: Claim, latex: str, place: tuple[int, int],
    granted: Sequence[Claim], scope: tuple[int, ...],
) -> None:  # fmt: skip
    draft.steps.append(_made(draft, kind, claim, latex, place, granted, scope))


def _made(
    draft: Draft, kind: StepKind, claim: Claim, latex: str, place: tuple[int, int],
    granted: Sequence[Claim], scope: tuple[int, ...],
) -> Step:  # fmt: skip
    step_id = f"{draft.name}:{len(draft.steps) + 1}"
    grants = tuple(Premise(step_id, c) for c in granted)
    return Step(
        step_id,
        kind,
        place[0],
        place[1],
        claim,
        None,
        grants,
        latex=latex,
        scope=scope,
        cell=draft.cell,
    )


def _reach(claim: Claim) -> tuple[Term, Rel | None] | None:
    """The last term of a row, with the relation from its first one to it."""
    match claim:
        case Rel(_, _, rhs):
            return rhs, claim
        case Chain(first, links):
            op = composed(tuple(op for op, _ in links))
            last = links[-1][1]
            return last, None if op is None else Rel(op, first, last)
        case _:
            return None


def conclusion(draft: Draft, link: Claim) -> Claim | None:
    """What a row amounts to from its beginning, after one more link; None if it is nothing new."""
    if draft.reach is None or draft.reach[1] is None:
        return None
    before = draft.reach[1]
    match link:
        case Rel(op, _, rhs):
            ops: tuple[RelOp, ...] = (before.op, op)
            last = rhs
        case Chain(_, links):
            ops, last = (before.op, *(op for op, _ in links)), links[-1][1]
        case _:
            return None
    whole = composed(ops)
    return None if whole is None else Rel(whole, before.lhs, last)


def finished(draft: Draft, title: str) -> DerivationText:
    """The derivation as data, with what was assumed to read it."""
    draft.steps = _without_malformed(draft)
    found = frozenset[Var]().union(*(variables_of(step.claim) for step in draft.steps))
    shown = (step.shown for step in draft.steps if step.shown is not None)
    found = found.union(*map(free_variables, shown))
    for definition in draft.written:
        found |= free_variables(definition.body) - set(definition.parameters)
    variables = sorted((v for v in found if v.name not in draft.definitions), key=lambda v: v.name)
    plain = [v.name for v in variables if v.sort == "real" and v.name not in draft.sorts]
    assumptions = list(draft.assumed)
    if plain:
        assumptions.insert(0, f"{', '.join(plain)} as real")
    return DerivationText(
        draft.name, title or draft.name, None, draft.path, 1, tuple(variables),
        tuple(draft.definitions.values()), tuple(draft.written), tuple(draft.unknowns),
        tuple(s for s in draft.steps if s.kind != "subject"),
        tuple(s for s in draft.steps if s.kind == "subject"),
        tuple(assumptions), tuple(draft.suppressions),
    )  # fmt: skip


def _without_malformed(draft: Draft) -> list[Step]:
    """The steps; one that uses an abbreviation as it cannot be used was not read."""
    found: list[Step] = []
    for step in draft.steps:
        joined = step.kind in ("iff", "continue") and found[-1].kind == "unread"
        one = replace(step, kind="then", grants=step.grants[:1]) if joined else step
        try:
            for claim in (step.claim, *(p.claim for p in step.grants)):
                expand_claim(claim, draft.definitions)
            if step.shown is not None:
                expand(step.shown, draft.definitions)
        except MalformedTerm as wrong:
            unread = Unread("SC101", str(wrong), "write out what it stands for")
            one = replace(one, kind="unread", claim=Truth(True), grants=(), shown=None,
                          unread=unread)  # fmt: skip
        found.append(one)
    return found
