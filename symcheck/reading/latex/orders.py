r"""Orders of magnitude in LaTeX: ``f = p + O(h^5) \quad (h \to 0)``, and o likewise."""

from __future__ import annotations

from symcheck.language.analysis import Order
from symcheck.language.claim import Claim, RelOp
from symcheck.language.term import Term, add, neg
from symcheck.reading.latex import terms
from symcheck.reading.latex.cursor import Cursor, is_braces, is_command, is_sign
from symcheck.reading.latex.forms import approach_here
from symcheck.reading.latex.nodes import Group
from symcheck.reading.latex.places import reach
from symcheck.reading.latex.tokens import Token

_RELATING = ("quad", "qquad", "le", "ge", "leq", "geq", "approx", "in")


def order_of_magnitude(cursor: Cursor, body: Term, op: RelOp) -> Claim | None:
    r"""``f = p + O(h^5) \quad (h \to 0)``, which says it of f − p; None if there is no O."""
    found = None
    for place in reach(cursor):
        if _is_order(cursor, place):
            found = place
        node = cursor.nodes[place]
        if found is not None or is_command(node, *_RELATING) or is_sign(node, "=", "<", ">"):
            break
    if found is None:
        return None
    if op != "=":
        cursor.fail("not supported", "O and o stand in equalities", "write f = p + O(h^2)")
    node = cursor.nodes[found]
    assert isinstance(node, Token)
    kind = "O" if node.text in ("O", "mathcal", "mathrm") else "o"
    before = cursor.nodes[cursor.at : found]
    if before:
        if not is_sign(before[-1], "+"):
            cursor.at = found
            cursor.fail("syntax", "O(...) is the last summand", "write f = p + O(h^2)")
        body = add(body, neg(terms.whole(cursor.among(before[:-1]))))
    cursor.at = found + (2 if node.text in ("mathcal", "mathrm") else 1)
    gauge = terms.factor(cursor)
    if is_sign(cursor.peek(), "+", "-"):
        cursor.fail("syntax", "O(...) is the last summand", "write f = p + O(h^2)")
    if cursor.done():
        message = "O(...) as what goes where?"
        cursor.fail("context", message, r"write O(h^2) \quad (h \to 0)")
    to = approach_here(cursor)
    return Order("O" if kind == "O" else "o", body, gauge, to)


def _is_order(cursor: Cursor, at: int) -> bool:
    node = cursor.nodes[at]
    after = cursor.nodes[at + 1] if at + 1 < len(cursor.nodes) else None
    if is_command(node, "mathcal", "mathrm") and isinstance(after, Group) and is_braces(after):
        letters = [n.text for n in after.nodes if isinstance(n, Token)]
        return letters == ["O"]
    if not isinstance(node, Token) or node.kind != "letter" or node.text not in ("O", "o"):
        return False
    if node.text in cursor.state.known.sorts:
        return False
    opens = isinstance(after, Group) and after.ends == ("(", ")") and after.kind == "delimited"
    return opens or is_sign(after, "(")
