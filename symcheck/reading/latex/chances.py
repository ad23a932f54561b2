r"""Expectations and probabilities in LaTeX, under a law that stands below them."""

from __future__ import annotations

from symcheck.language.term import (
    LAWS, Expectation, Law, MalformedTerm, Probability, RelOp, Term, Var,
)  # fmt: skip
from symcheck.reading.latex.bound import binding, name_here, relation
from symcheck.reading.latex.cursor import Cursor, is_braces
from symcheck.reading.latex.names import base_name, is_name
from symcheck.reading.latex.nodes import Group
from symcheck.reading.latex.readers import Readers


def chance(cursor: Cursor, kind: str, read: Readers) -> Term:
    r"""``\operatorname{E}_{w \sim \mathrm{Normal}(0, 1)}[…]``, and P of a relation likewise."""
    hint = rf"write \operatorname{{{kind}}}_{{w \sim \mathrm{{Normal}}(0, 1)}}"
    if cursor.sign("_") is None:
        cursor.at -= 1
        cursor.fail("context", f"of which law is the variable of this {kind}?", hint)
    below = cursor.take()
    if not isinstance(below, Group) or not is_braces(below):
        cursor.fail("context", f"of which law is the variable of this {kind}?", hint)
    inside = cursor.inside(below)
    var = Var(name_here(inside, "the random variable"))
    if inside.command("sim") is None:
        inside.fail("context", "of which law is it?", hint)
    law = _law(inside, read)
    node = cursor.take()
    if not isinstance(node, Group):
        cursor.at -= 1
        cursor.fail("brackets", "brackets are wanted here", hint + r"\left[ ... \right]")
    event = cursor.inside(node)
    with binding(cursor, var):
        first = read.term(event)
        if kind == "E":
            event.finish()
            return Expectation(first, var, law)
        links: list[tuple[RelOp, Term]] = []
        while (op := relation(event)) is not None:
            links.append((op, read.term(event)))
    event.finish()
    if not links:
        event.at = 0
        event.fail("not a claim", "an event is a relation, or a chain of them")
    return Probability(first, tuple(links), var, law)


def _law(cursor: Cursor, read: Readers) -> Law:
    place = cursor.place()
    name = (base_name(cursor) or "").lower() if is_name(cursor.peek()) else ""
    if name not in LAWS:
        hint = r"\mathrm{Normal}(m, s), \mathrm{Uniform}(a, b) or \mathrm{Exponential}(r)"
        cursor.refuse("context", place, "a law is wanted here", hint)
    cursor.expect("(")
    parameters = [read.term(cursor)]
    while cursor.sign(","):
        parameters.append(read.term(cursor))
    cursor.expect(")")
    cursor.finish()
    try:
        return Law(name, tuple(parameters))
    except MalformedTerm as wrong:
        cursor.refuse("arguments", place, str(wrong))
