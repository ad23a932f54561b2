"""Words and names that several reports share."""

from __future__ import annotations

from symcheck.derivations.step import DerivationText
from symcheck.judging.report import JudgedStep
from symcheck.judging.step_object import STORED, VERDICTS, StepObject, summary
from symcheck.language.claim import map_terms
from symcheck.language.term import App, Call, Derivative, Term, Unknown
from symcheck.printing.as_ascii import show_claim, show_term


def sources(step: StepObject, name: str) -> tuple[str, ...]:
    """The steps that a step rests on; those of the derivation of that name by their label only."""
    ids = (r.removeprefix("step:") for r in step.rests_on if r.startswith("step:"))
    return tuple(i.removeprefix(f"{name}:") for i in ids)


def lemmas(step: StepObject) -> tuple[str, ...]:
    """The lemmas of the ledger that a step rests on."""
    return tuple(r.removeprefix("lemma:") for r in step.rests_on if r.startswith("lemma:"))


def as_written(step: JudgedStep) -> str:
    """The claim in ASCII with the author's abbreviations, and σ'(z) for the slope of σ at z.

    A line that is equivalent to the one before begins with <=>; a citation names what it cites. A
    row that was not read stays in the author's LaTeX.
    """
    if step.written.unread is not None:
        return " ".join((step.written.latex or "").split())
    if step.written.kind == "cite":
        put = "".join(f", {v.name} = {show_term(t)}" for v, t in step.written.values)
        return f"by {', '.join(step.written.cited)}{put}"
    text = show_claim(map_terms(step.written.claim, primed))
    return f"<=> {text}" if step.written.kind == "iff" else text


def how(step: StepObject, name: str) -> str:
    """How a step was proved and what it rests on."""
    parts = [step.method] if step.method else []
    if found := sources(step, name):
        parts.append("from " + ", ".join(found))
    if used := lemmas(step):
        parts.append(f"lemma{'s' if len(used) > 1 else ''} " + ", ".join(used))
    if STORED in step.remarks:
        parts.append(STORED)
    return "; ".join(parts)


def place(text: DerivationText, step: JudgedStep) -> str:
    """Where the author wrote the step."""
    cell = "" if step.written.cell is None else f"cell {step.written.cell}:"
    return f"{text.path}:{cell}{step.written.line}:{step.written.column}"


def told(step: JudgedStep) -> str:
    """What is wrong with a step, in one sentence: its verdict, which step it is, and why."""
    found = step.object
    reason = "; ".join(part for part in (found.message or "", *found.remarks) if part)
    return f"{found.verdict}: {found.id}: {as_written(step)}: {reason}"


def counts(steps: tuple[StepObject, ...]) -> str:
    """The number of steps and of each verdict that occurs."""
    found = summary(steps)
    named = ", ".join(f"{found[v]} {v}" for v in VERDICTS if found[v])
    total = f"{len(steps)} step{'' if len(steps) == 1 else 's'}"
    return f"{total}: {named}" if named else total


def primed(term: Term) -> Term:
    """The term with σ'(z) for the slope of σ at z, as ASCII has no other way to say it."""
    match term:
        case Derivative(Call(name, (inner,)), var, at) if inner == var:
            return Call(f"{name}'", (primed(at),))
        case Derivative(body, var, at):
            return Derivative(primed(body), var, primed(at))
        case App(op, args):
            return App(op, tuple(map(primed, args)))
        case Call(name, args):
            return Call(name, tuple(map(primed, args)))
        case Unknown(name, order, arg):
            inside = primed(arg)
            return Call(name + "'" * order, (inside,)) if order else Unknown(name, 0, inside)
        case _:
            return term
