"""Definitions and declarations in formulas: f(w) = … at its first use, z := …, n ∈ ℕ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symcheck.language.claim import terms_of
from symcheck.language.context import Definition
from symcheck.language.term import MalformedTerm, Sort, Var, subterms
from symcheck.reading.documents.draft import Draft, add_definition, heed
from symcheck.reading.errors import ReadError
from symcheck.reading.latex import sets, terms
from symcheck.reading.latex.bound import RELATIONS, binding, name_here
from symcheck.reading.latex.cases import is_cases
from symcheck.reading.latex.cursor import Cursor, State, is_command, is_sign
from symcheck.reading.latex.known import Known
from symcheck.reading.latex.names import base_name, is_name, is_prime, subscript
from symcheck.reading.latex.rows import relates
from symcheck.reading.latex.tokens import Token, tokenize
from symcheck.reading.latex.tree import Group, Node, grouped

DEFINED_AS = ("coloneqq", "triangleq", "equiv")


def defined(draft: Draft, nodes: Sequence[Node], end: int, line: int, *, said: bool) -> bool:
    """Whether the formula is a definition, which is then taken over.

    ``f(w) = …`` is one the first time f appears, with names alone in the brackets; with ``:=``, or
    where the sentence says so, a plain name may be one too. Raises `ReadError` for its right side,
    and for a name that means something else already.
    """
    at, sign = _equality(nodes)
    if at is None:
        return False
    head = _head(draft, tuple(nodes[:at]))
    if head is None:
        return False
    name, parameters = head
    if any(map(is_cases, nodes)) and (said or sign != "=" or parameters):
        if name in draft.definitions:
            return False
        hint = "write it with |x|, max, min or sign"
        raise ReadError("not supported", nodes[0].start + 1, "a definition by cases", hint)
    explicit = said or sign != "="
    is_new = name not in draft.definitions
    if not is_new and not explicit and parameters:
        return False
    if name in draft.unknowns or not (is_new or explicit):
        return False
    if is_new and not parameters and (not explicit or _is_spoken_of(draft, name)):
        return False
    if parameters and not explicit and name in draft.sorts:
        return False
    width = 2 if sign == ":=" else 1
    state = State(draft.known())
    variables = tuple(Var(p) for p in parameters)
    rest = tuple(nodes[at + width :])
    while rest and is_sign(rest[-1], ".", ",", ";"):
        rest = rest[:-1]
    cursor = Cursor(rest, rest[-1].end if rest else end, state)
    try:
        with binding(cursor, *variables):
            body = terms.whole(cursor)
        if is_new:
            add_definition(draft, name, variables, body)
        elif not _is_restated(draft, Definition(name, variables, body)):
            message = f"{name} was defined before, as something else"
            raise ReadError("name", nodes[0].start + 1, message, "choose another name")
    except MalformedTerm as wrong:
        raise ReadError("not a term", nodes[0].start + 1, str(wrong)) from None
    heed(draft, state.notes, line)
    return True


def _is_restated(draft: Draft, again: Definition) -> bool:
    """Whether a definition says what one before it says."""
    return again in draft.written


def _equality(nodes: Sequence[Node]) -> tuple[int | None, str]:
    """Where the only relation of a formula is, if it is an equality; and how it is written."""
    found: list[tuple[int, str]] = []
    for at, node in enumerate(nodes):
        if is_command(node, *DEFINED_AS):
            found.append((at, ":"))
        elif is_sign(node, "="):
            colon = at > 0 and is_sign(nodes[at - 1], ":")
            found.append((at - 1, ":=") if colon else (at, "="))
        elif isinstance(node, Token) and node.kind in ("sign", "command") and (
            node.text in RELATIONS or node.text in ("approx", "to", "implies", "iff", "quad", "in")
        ):  # fmt: skip
            return None, ""
    return found[0] if len(found) == 1 else (None, "")


def _head(draft: Draft, nodes: tuple[Node, ...]) -> tuple[str, tuple[str, ...]] | None:
    """The name on the left and its parameters; None if it is anything else."""
    cursor = Cursor(nodes, nodes[-1].end if nodes else 0, State(Known()))
    if not is_name(cursor.peek()):
        return None
    name = base_name(cursor)
    if name is None or name == "e":
        return None
    if is_sign(cursor.peek(), "_"):
        below = cursor.peek(1)
        parts = None if below is None else subscript(below)
        if parts is None:
            return None
        cursor.at += 2
        name = "_".join((name, *parts))
    if is_prime(cursor.peek()):
        return None
    if cursor.done():
        return name, ()
    group = cursor.peek()
    inner = _bracketed(cursor)
    if inner is None or (isinstance(group, Group) and cursor.peek(1) is not None):
        return None
    parameters = tuple(_names(inner))
    return (name, parameters) if parameters and len(set(parameters)) == len(parameters) else None


def _bracketed(cursor: Cursor) -> tuple[Node, ...] | None:
    node = cursor.peek()
    if isinstance(node, Group):
        return node.nodes if node.ends == ("(", ")") and node.kind == "delimited" else None
    rest = cursor.nodes[cursor.at :]
    if len(rest) > 2 and is_sign(rest[0], "(") and is_sign(rest[-1], ")"):
        return rest[1:-1]
    return None


def _names(nodes: tuple[Node, ...]) -> Iterator[str]:
    """The names between commas, if there is nothing else; nothing otherwise."""
    cursor = Cursor(nodes, nodes[-1].end if nodes else 0, State(Known()))
    found: list[str] = []
    while not cursor.done():
        if not is_name(cursor.peek()):
            return
        try:
            found.append(name_here(cursor, "a name"))
        except ReadError:
            return
        if not cursor.done() and not cursor.sign(","):
            return
    yield from found


def names_in(text: str) -> tuple[str, ...]:
    """The names that a text lists, with spaces or commas between them; "and" may join them."""
    try:
        nodes = grouped(tokenize(text.replace(" and ", " ")))
    except ReadError:
        return ()
    cursor = Cursor(nodes, len(text), State(Known()))
    found: list[str] = []
    while not cursor.done():
        if cursor.sign(",", ";"):
            continue
        if not is_name(cursor.peek()):
            return ()
        try:
            found.append(name_here(cursor, "a name"))
        except ReadError:
            return ()
    return tuple(found)


def names_compared(text: str) -> tuple[str, ...]:
    """The names of which a comparison speaks, as in "let n ≥ 1 be an integer".

    It is the one name that occurs, or the names before the first relation; else none.

    >>> names_compared(r"n \\ge 1"), names_compared("0 < k < n"), names_compared("m, n > 2")
    (('n',), (), ('m', 'n'))
    """
    try:
        nodes = tuple(grouped(tokenize(text)))
    except ReadError:
        return ()
    first = next((n.start for n in nodes if relates((n,))), len(text))
    listed = names_in(text[:first])
    if listed:
        return listed
    letters = {text[n.start : n.end] for n in nodes if is_name(n)}
    return names_in(letters.pop()) if len(letters) == 1 else ()


def lists_names(nodes: Sequence[Node]) -> bool:
    """Whether a formula is nothing but names, as in "for all x, y"."""
    return any(True for _ in _names(tuple(nodes)))


def _is_spoken_of(draft: Draft, name: str) -> bool:
    claims = (step.claim for step in draft.steps)
    return any(
        isinstance(s, Var) and s.name == name for c in claims for t in terms_of(c)
        for s in subterms(t)
    )  # fmt: skip


def sorts_in(nodes: Sequence[Node]) -> Iterator[tuple[str, Sort]]:
    r"""The names that a formula says are whole numbers: ``m, n \in \mathbb{N}``."""
    for at, node in enumerate(nodes):
        if is_command(node, "in"):
            cursor = Cursor(tuple(nodes[at + 1 :]), nodes[-1].end, State(Known()))
            try:
                found = sets.number_set(cursor)
            except ReadError:
                found = None
            if found is not None and found[0] != "real":
                start = at
                while start > 0 and not _separates(nodes[start - 1]):
                    start -= 1
                for name in _names(tuple(nodes[start:at])):
                    yield name, found[0]


def _separates(node: Node) -> bool:
    if isinstance(node, Token) and node.kind == "text":
        return True
    return is_command(node, "quad", "qquad", "forall", "exists", "implies", "iff", "land")


def declares_sort(nodes: Sequence[Node]) -> bool:
    """Whether a formula says that names are whole numbers, and nothing else."""
    at = next((k for k, n in enumerate(nodes) if is_command(n, "in")), None)
    if at is None or not any(True for _ in sorts_in(nodes)):
        return False
    cursor = Cursor(tuple(nodes[at + 1 :]), nodes[-1].end, State(Known()))
    found = sets.number_set(cursor)
    return found is not None and found[1] is None and cursor.done()
