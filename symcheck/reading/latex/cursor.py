"""A place in a row of nodes, with what is read against and what was noted on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NoReturn

from symcheck.language.term import Var
from symcheck.reading.errors import Kind, ReadError
from symcheck.reading.latex.known import Known, Note
from symcheck.reading.latex.tokens import Token
from symcheck.reading.latex.nodes import Group, Node

MOST_LEVELS = 60


@dataclass(slots=True)
class State:
    """One reading: what is known, the variables that are bound here, and what was noted."""

    known: Known
    bound: dict[str, Var] = field(default_factory=dict)
    notes: dict[Note, None] = field(default_factory=dict)
    choice: str = ""
    """Which sign ± stands for in this reading; none where it makes no sense."""
    chose: int | None = None
    """Where the first ± of this relation is."""
    signed: bool = False
    """Whether there was a ± in a relation before."""
    depth: int = 0
    """How many terms and claims this one is inside of."""
    ended: set[str] = field(default_factory=set)
    """The indices of sums that have ended."""


@dataclass(slots=True)
class Cursor:
    """The next node of a row. ``end`` is where the row ends in the text."""

    nodes: tuple[Node, ...]
    end: int
    state: State
    at: int = 0
    bars: int = 0
    """How many bars |…| are open."""

    def peek(self, ahead: int = 0) -> Node | None:
        """The next node, or one after it; None at the end."""
        place = self.at + ahead
        return self.nodes[place] if place < len(self.nodes) else None

    def take(self) -> Node:
        """The next node, passed. Raises `ReadError` at the end."""
        node = self.peek()
        if node is None:
            self.fail("syntax", "something is missing here", "finish the formula")
        self.at += 1
        return node

    def sign(self, *texts: str) -> str | None:
        """The next sign, if it is one of these; it is passed."""
        node = self.peek()
        if isinstance(node, Token) and node.kind == "sign" and node.text in texts:
            self.at += 1
            return node.text
        return None

    def command(self, *names: str) -> str | None:
        """The next command, if it is one of these; it is passed."""
        if is_command(self.peek(), *names):
            node = self.take()
            assert isinstance(node, Token)
            return node.text
        return None

    def expect(self, text: str, hint: str = "") -> None:
        """Pass this sign. Raises `ReadError` if it is not there."""
        if self.sign(text) is None:
            self.fail("syntax", f"{text} is missing here", hint)

    def inside(self, group: Group) -> Cursor:
        """A cursor at the beginning of a group."""
        return Cursor(group.nodes, group.end - 1, self.state)

    def among(self, nodes: tuple[Node, ...]) -> Cursor:
        """A cursor on some of the nodes."""
        return Cursor(nodes, nodes[-1].end if nodes else self.place(), self.state)

    def descend(self) -> None:
        """One level further inside, which the caller undoes; refused where there are too many."""
        self.state.depth += 1
        if self.state.depth > MOST_LEVELS:
            message = f"this is nested more than {MOST_LEVELS} deep"
            self.fail("too deep", message, "define names for its parts")

    def done(self) -> bool:
        """Whether nothing is left."""
        return self.at >= len(self.nodes)

    def place(self) -> int:
        """Where the next node begins in the text."""
        node = self.peek()
        return self.end if node is None else node.start

    def finish(self) -> None:
        """Refuse what is left over."""
        node = self.peek()
        if node is not None:
            if is_sign(node, "=", "<", ">"):
                message = f"a term ends here: {spelled(node)} makes a claim"
                self.fail("not a term", message, "write one side alone")
            self.fail("syntax", f"{spelled(node)} is not understood here")

    def fail(self, kind: Kind, message: str, hint: str = "") -> NoReturn:
        """Refuse, at the next node."""
        self.refuse(kind, self.place(), message, hint)

    def refuse(self, kind: Kind, place: int, message: str, hint: str = "") -> NoReturn:
        """Refuse, at a place of the text."""
        raise ReadError(kind, place + 1, message, hint)


def is_command(node: Node | None, *names: str) -> bool:
    """Whether a node is one of these commands."""
    return isinstance(node, Token) and node.kind == "command" and node.text in names


def is_sign(node: Node | None, *texts: str) -> bool:
    """Whether a node is one of these signs."""
    return isinstance(node, Token) and node.kind == "sign" and node.text in texts


def is_braces(node: Node | None) -> bool:
    """Whether a node is a group in braces."""
    return isinstance(node, Group) and node.kind == "braces"


def spelled(node: Node) -> str:
    """A node as it is called in a message."""
    match node:
        case Group("environment", name=name):
            return rf"\begin{{{name}}}"
        case Group("delimited", ends=(left, _)):
            return rf"\left{left}"
        case Group():
            return "the brace"
        case Token("command", text):
            return f"\\{text}"
        case Token("text", text):
            return f"the text “{text.strip()}”"
        case Token(_, text):
            return text
