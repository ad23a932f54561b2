"""How derivations were read, line by line: what is given, claimed, defined, shown, not read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from symcheck.derivations.step import DerivationText, Step
from symcheck.judging.documents import shown_as
from symcheck.language.context import Definition
from symcheck.language.term import Call, Var
from symcheck.printing.as_ascii import show_term

WORDS = {
    "given": "given", "then": "claim", "iff": "claim <=>", "continue": "claim ...",
    "cite": "cited", "unread": "not read", "subject": "shown",
}  # fmt: skip


def read_lines(texts: Iterable[DerivationText]) -> Iterator[str]:
    """The lines of the report: ``path:line:column: kind: how it was read``."""
    for text in texts:
        if text.assumptions:
            yield f"{text.path}: read {'; '.join(text.assumptions)}"
        for definition in text.written:
            yield f"{text.path}: defined: {_definition(definition)}"
        ordered = sorted((*text.steps, *text.subjects), key=_number)
        yield from (_line(text, step) for step in ordered)


def _line(text: DerivationText, step: Step) -> str:
    cell = "" if step.cell is None else f"cell {step.cell}:"
    place = f"{text.path}:{cell}{step.line}:{step.column}" if step.line else text.path
    found = f"{place}: {WORDS[step.kind]}: {shown_as(step)}"
    if step.unread is None:
        return found
    hint = f" ({step.unread.hint})" if step.unread.hint else ""
    return f"{found}: {step.unread.code} {step.unread.message}{hint}"


def _definition(definition: Definition) -> str:
    head = Call(definition.name, definition.parameters) if definition.parameters else None
    name = show_term(Var(definition.name) if head is None else head)
    return f"{name} = {show_term(definition.body)}"


def _number(step: Step) -> int:
    """Steps and subjects of a document are numbered together."""
    return int(step.label) if step.label.isdecimal() else 0
