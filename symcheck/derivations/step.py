"""Derivations as data: steps, and what each of them may use.

A step is judged against the lines before it. `context_of` and `goal_of` say, for one step, what is
granted and what is to be shown; `grants` of a step is what it gives to the lines after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from symcheck.language.claim import Chain, Claim, Iff, Rel, RelOp
from symcheck.language.context import Context, Definition
from symcheck.language.term import Term, Var

StepKind: TypeAlias = Literal["given", "then", "iff", "continue", "cite", "unread", "subject"]
"""The last two occur in documents only; subjects are kept apart from the steps."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a row was not read: the code of the finding, what is wrong, and what to write instead."""

    code: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Premise:
    """A claim that later lines may use, and the id of the step that it stands on.

    For what is cited, that is the step of the other derivation.
    """

    id: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a derivation.

    ``claim`` is as written, abbreviations included; for a line that continues the one before, it
    is the new link alone, and the transitive conclusion is among its grants. For a citation it is
    everything brought in.
    """

    id: str
    kind: StepKind
    line: int
    column: int
    claim: Claim
    reason: str | None
    grants: tuple[Premise, ...]
    cited: tuple[str, ...] = ()
    """For a citation, the ids of the steps it brings in."""
    values: tuple[tuple[Var, Term], ...] = ()
    """For a citation, what the author put for the variables of the other derivation."""
    latex: str | None = None
    """The author's own LaTeX, in a document."""
    scope: tuple[int, ...] = ()
    """The sections and items of a document in which it stands, outermost first."""
    unread: Unread | None = None
    """For a row that was not read, why; its claim then says nothing."""
    cell: int | None = None
    """The cell of a notebook in which it stands, from 1; lines count in it."""
    shown: Term | None = None
    """For a subject that is a term and no equation, that term."""

    @property
    def label(self) -> str:
        """The last part of the id: the author's label, or the number of the line."""
        return self.id.partition(":")[2]


@dataclass(frozen=True, slots=True)
class DerivationText:
    """A derivation as it was written."""

    name: str
    title: str
    ref: str | None
    path: str
    line: int
    variables: tuple[Var, ...]
    definitions: tuple[Definition, ...]
    """Expanded, as a context takes them."""
    written: tuple[Definition, ...]
    """The same definitions as the author wrote them."""
    unknowns: tuple[str, ...]
    steps: tuple[Step, ...]
    subjects: tuple[Step, ...] = ()
    """In a document, what is shown there without being asserted."""
    assumptions: tuple[str, ...] = ()
    """What a reader took for granted of a document, such as which function σ is."""
    suppressions: tuple[Suppression, ...] = ()


@dataclass(frozen=True, slots=True)
class Suppression:
    """In a document, that findings with codes that begin so are not to be reported below it."""

    code: str
    line: int
    column: int
    scope: tuple[int, ...]


def premises_of(text: DerivationText, index: int) -> tuple[Premise, ...]:
    """What the lines before a step grant it.

    A line that is equivalent to the one before may not use that one, nor those to which that one
    is equivalent in turn: A ⊢ B ⇔ C says less than B ⇔ C. In a document, what was said in another
    section or item is not granted.
    """
    end = index
    if text.steps[index].kind == "iff":
        end = _start_of_equivalences(text, index)
    scope = text.steps[index].scope
    inside = (step for step in text.steps[:end] if scope[: len(step.scope)] == step.scope)
    return tuple(p for step in inside for p in step.grants)


def context_of(text: DerivationText, index: int, without: frozenset[str] = frozenset()) -> Context:
    """The context in which a step is judged, leaving out premises that stand on those ids."""
    premises = (p.claim for p in premises_of(text, index) if p.id not in without)
    return Context(text.variables, text.definitions, text.unknowns, tuple(premises))


def goal_of(text: DerivationText, index: int) -> Claim:
    """What is to be shown of a step: its claim, or that it is equivalent to the line before."""
    step = text.steps[index]
    return Iff(text.steps[index - 1].claim, step.claim) if step.kind == "iff" else step.claim


def joined_to(text: DerivationText, name: str) -> tuple[str, ...]:
    """The ids of a line and of those above on which what it grants stands as well.

    A row that continues another grants the relation from its start, an equivalence that it holds
    because the line before does.
    """
    index = next(k for k, step in enumerate(text.steps) if step.id == name)
    start = index
    while text.steps[start].kind in ("iff", "continue"):
        start -= 1
    return tuple(step.id for step in text.steps[start : index + 1])


def is_claimed(step: Step) -> bool:
    """Whether the author claims the step, rather than assuming it or bringing it in."""
    return step.kind in ("then", "iff", "continue")


def citations_of(text: DerivationText) -> tuple[str, ...]:
    """The names of the derivations that one cites, in order."""
    ids = (i for step in text.steps for i in step.cited)
    return tuple(dict.fromkeys(i.partition(":")[0] for i in ids))


def reach_of(step: Step) -> Rel | None:
    """The relation from the start of a row to its present end, which a line below may continue."""
    match step.kind, step.grants[-1].claim:
        case "cite", _:
            return None
        case _, Rel() as relation:
            return relation
        case _, Chain(first, links):
            op = composed(tuple(op for op, _ in links))
            return None if op is None else Rel(op, first, links[-1][1])
        case _:
            return None


def composed(ops: tuple[RelOp, ...]) -> RelOp | None:
    """The relation that a row of relations amounts to; None where directions are mixed.

    >>> composed(("<=", "=", "<")), composed(("<", ">"))
    ('<', None)
    """
    kinds = set(ops) - {"="}
    if not kinds:
        return "="
    if kinds == {"!="}:
        return "!=" if ops.count("!=") == 1 else None
    if kinds <= {"<", "<="}:
        return "<" if "<" in kinds else "<="
    if kinds <= {">", ">="}:
        return ">" if ">" in kinds else ">="
    return None


def _start_of_equivalences(text: DerivationText, index: int) -> int:
    while text.steps[index].kind == "iff":
        index -= 1
    return index
