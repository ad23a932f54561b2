r"""``\begin{cases} … \end{cases}`` on the right of a relation: one implication for each row."""

from __future__ import annotations

from collections.abc import Callable

from symcheck.language.claim import Claim, Implies, Not, Or, Rel, RelOp, conjunction
from symcheck.language.term import Term
from symcheck.reading.latex import terms
from symcheck.reading.latex.cursor import Cursor, is_command, is_sign
from symcheck.reading.latex.tokens import Token
from symcheck.reading.latex.tree import Group, Node

CASES = ("cases", "dcases", "rcases", "cases*")
_WORDS = ("if", "for", "when", "where", "")
_REST = ("otherwise", "else", "if not", "in all other cases")


def is_cases(node: Node | None) -> bool:
    """Whether a node is an environment of cases."""
    return isinstance(node, Group) and node.name in CASES


def by_cases(cursor: Cursor, first: Term, op: RelOp, read: Callable[[Cursor], Claim]) -> Claim:
    """The relation to each value under its condition; "otherwise" is where no other one holds."""
    group = cursor.take()
    assert isinstance(group, Group)
    rows: list[Claim] = []
    conditions: list[Claim] = []
    for nodes in _rows(group):
        at = next((k for k, n in enumerate(nodes) if is_sign(n, "&")), None)
        if at is None:
            cursor.at -= 1
            cursor.fail("syntax", "a case lacks its condition", r"write x & \text{if } x > 0")
        value = terms.whole(cursor.among(_stripped(nodes[:at])))
        condition = _condition(cursor, nodes[at + 1 :], conditions, read)
        conditions.append(condition)
        rows.append(Implies(condition, Rel(op, first, value)))
    if not rows:
        cursor.at -= 1
        cursor.fail("empty", "there are no cases here")
    return conjunction(tuple(rows))


def _condition(
    cursor: Cursor, nodes: tuple[Node, ...], before: list[Claim], read: Callable[[Cursor], Claim]
) -> Claim:
    rest = list(_stripped(nodes))
    while rest and isinstance(rest[0], Token) and rest[0].kind == "text":
        word = rest[0].text.strip(" ,.").lower()
        if word in _REST and before:
            return Not(Or(tuple(before)))
        if word not in _WORDS:
            break
        rest.pop(0)
    return read(cursor.among(_stripped(tuple(rest))))


def _rows(group: Group) -> list[tuple[Node, ...]]:
    rows: list[list[Node]] = [[]]
    for node in group.nodes:
        if is_command(node, "\\", "cr"):
            rows.append([])
        else:
            rows[-1].append(node)
    return [tuple(row) for row in rows if row]


def _stripped(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The nodes without commas and spaces at their ends."""
    while nodes and (is_sign(nodes[-1], ",", ".", ";") or is_command(nodes[-1], "quad", "qquad")):
        nodes = nodes[:-1]
    while nodes and is_command(nodes[0], "quad", "qquad"):
        nodes = nodes[1:]
    return nodes
