r"""LaTeX mathematics to terms and claims: the whole way, for a single formula.

>>> from symcheck.printing.as_ascii import show_claim
>>> show_claim(read_claim(r"\frac{1}{4} \geq \left\vert w \right\vert^{-1}").claim)
'1/4 >= Abs(w)^(-1)'
>>> read_claim(r"x \implies y = 2")
Traceback (most recent call last):
...
symcheck.reading.errors.ReadError: column 1: x is a term, not a claim (write a relation, x = 1)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from symcheck.language.claim import Claim, terms_of
from symcheck.language.term import MalformedTerm, Term
from symcheck.reading.binders import MOST_LEVELS, is_deep
from symcheck.reading.errors import ReadError
from symcheck.reading.latex import claims, terms
from symcheck.reading.latex.cursor import Cursor, State
from symcheck.reading.latex.known import Known, Note
from symcheck.reading.latex.macros import Macros, expanded
from symcheck.reading.latex.tokens import tokenize
from symcheck.reading.latex.nodes import Node
from symcheck.reading.latex.tree import grouped

NOTHING_KNOWN = Known()
_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """A claim with what was assumed to read it."""

    claim: Claim
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class ReadTerm:
    """A term with what was assumed to read it."""

    term: Term
    notes: tuple[Note, ...]


def read_term(text: str, known: Known = NOTHING_KNOWN, macros: Macros | None = None) -> ReadTerm:
    r"""The term that a formula is. Raises `ReadError`, and nothing else, for what cannot be read.

    >>> read_term(r"w_1 x").term
    App(op='mul', args=(Var(name='w_1', sort='real'), Var(name='x', sort='real')))
    """
    nodes = nodes_of(text, macros)
    term, notes = read_nodes(nodes, len(text), known, terms.whole)
    check_levels((term,))
    return ReadTerm(term, notes)


def read_claim(text: str, known: Known = NOTHING_KNOWN, macros: Macros | None = None) -> ReadClaim:
    """The claim that a formula makes, as written; otherwise like `read_term`."""
    nodes = nodes_of(text, macros)
    return claim_of(nodes, len(text), known)


def claim_of(nodes: Sequence[Node], end: int, known: Known) -> ReadClaim:
    """The claim that the nodes make."""
    state = State(known)
    found = _guarded(Cursor(tuple(nodes), end, state), claims.claim)
    check_levels(terms_of(found))
    return ReadClaim(found, tuple(state.notes))


def read_nodes(
    nodes: Sequence[Node], end: int, known: Known, read: Callable[[Cursor], _Read]
) -> tuple[_Read, tuple[Note, ...]]:
    """What a reader makes of nodes, with what it assumed."""
    state = State(known)
    found = _guarded(Cursor(tuple(nodes), end, state), read)
    return found, tuple(state.notes)


def nodes_of(text: str, macros: Macros | None = None) -> tuple[Node, ...]:
    """The nodes of a formula, the author's own commands expanded."""
    tokens, _ = expanded(tokenize(text), macros or {})
    return grouped(tokens)


def check_levels(found: Iterable[Term]) -> None:
    """Refuse terms that are nested deeper than the kernel can be trusted with."""
    if any(map(is_deep, found)):
        message = f"a term is nested more than {MOST_LEVELS} deep"
        raise ReadError("too deep", 1, message, "define names for its parts")


def _guarded(cursor: Cursor, read: Callable[[Cursor], _Read]) -> _Read:
    try:
        return read(cursor)
    except MalformedTerm as wrong:
        raise ReadError("not a term", cursor.place() + 1, str(wrong)) from None
    except (RecursionError, MemoryError):
        raise ReadError("too deep", 1, "this has too many parts", "define names for some") from None
