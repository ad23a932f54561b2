r"""Sums, products and recursions in LaTeX, which run over an integer."""

from __future__ import annotations

from symcheck.language.term import (
    Recursion, Term, Var, free_variables, is_integer_by_form, product_over, sum_over,
)  # fmt: skip
from symcheck.reading.latex.bound import binding, name_here, scripts
from symcheck.reading.latex.cursor import Cursor, is_braces, is_command, is_sign
from symcheck.reading.latex.names import base_name, is_name
from symcheck.reading.latex.nodes import Group
from symcheck.reading.latex.readers import Readers
from symcheck.reading.latex.tokens import Token


def accumulated(cursor: Cursor, read: Readers) -> Term:
    r"""``\sum`` and ``\prod`` with what is below and above them, and what they reach over."""
    node = cursor.take()
    assert isinstance(node, Token)
    place = node.start
    below, above = scripts(cursor)
    what = "sum" if node.text == "sum" else "product"
    if below is None or above is None:
        hint = rf"write \{node.text}_{{k=1}}^{{n}}"
        cursor.refuse("context", place, f"over what is the {what}?", hint)
    inside = cursor.inside(below) if isinstance(below, Group) else cursor.among((below,))
    index = Var(name_here(inside, "the index"), "integer")
    inside.expect("=", rf"write \{node.text}_{{k=1}}^{{n}}")
    low_place = inside.place()
    low = read.whole(inside)
    top = cursor.inside(above) if isinstance(above, Group) else cursor.among((above,))
    if is_command(top.peek(), "infty"):
        message = f"an infinite {what} is not read"
        top.fail("not supported", message, r"write a limit of finite ones, \lim_{n \to \infty}")
    high_place = top.place()
    high = read.whole(top)
    for end, at in ((low, low_place), (high, high_place)):
        if not is_integer_by_form(end):
            names = sorted(v.name for v in free_variables(end) if v.sort == "real")
            hint = f"say: integer {names[0]}" if names else "write integers"
            message = f"a {what} runs from an integer to an integer"
            cursor.refuse("context", at, message, hint)
    with binding(cursor, index):
        body = _summand(cursor, read) if what == "sum" else _multiplicand(cursor, read)
    cursor.state.ended.add(index.name)
    make = sum_over if what == "sum" else product_over
    return make(body, index, low, high)


def _summand(cursor: Cursor, read: Readers) -> Term:
    """What is summed: the product that stands here."""
    if is_sign(cursor.peek(), "-"):
        cursor.fail("syntax", "a sign stands before what is summed", "put it in brackets")
    return read.product(cursor)


def _multiplicand(cursor: Cursor, read: Readers) -> Term:
    """What is multiplied: a single factor, or factors side by side."""
    begin = cursor.at
    found = read.product(cursor)
    depth = 0
    for at in range(begin, cursor.at):
        node = cursor.nodes[at]
        depth += is_sign(node, "(", "[") - is_sign(node, ")", "]")
        if depth == 0 and (is_sign(node, "/", "*") or is_command(node, "cdot", "times", "div")):
            cursor.at = at
            message = "does the product reach over this sign?"
            cursor.fail("doubt", message, r"write \prod_{k=1}^{n} \left( ... \right)")
    return found


def is_recursion(group: Group) -> bool:
    """Whether brackets hold a recursion as it is printed: (x_n : x_0 = a, x_k = …)."""
    return any(is_sign(node, ":") for node in group.nodes)


def recursion(cursor: Cursor, group: Group, read: Readers) -> Term:
    r"""``\left(x_{n} : x_{0} = a,\ x_{k} = \left. f \right|_{x = x_{k - 1}}\right)``."""
    inner = cursor.inside(group)
    hint = r"write \left(x_{n} : x_{0} = a, x_{k} = \left. f \right|_{x = x_{k - 1}}\right)"
    name, high = _item(inner, hint)
    inner.expect(":", hint)
    _, first = _item(inner, hint)
    inner.expect("=", hint)
    start = read.term(inner)
    inner.expect(",", hint)
    _, index_nodes = _item(inner, hint)
    inner.expect("=", hint)
    index = Var(name_here(inner.inside(index_nodes), "the index"), "integer")
    previous = Var(name)
    body_group = inner.take()
    if not isinstance(body_group, Group) or body_group.ends != (".", "|"):
        inner.fail("syntax", "that is not how a recursion is written", hint)
    with binding(cursor, index, previous):
        body = read.whole(inner.inside(body_group))
    inner.expect("_", hint)
    inner.take()
    inner.finish()
    low_nodes = first.nodes
    if len(low_nodes) < 2 or not is_sign(low_nodes[-2], "-"):
        inner.fail("syntax", "that is not how a recursion is written", hint)
    low = read.whole(inner.among(low_nodes[:-2]))
    return Recursion(start, index, previous, body, low, read.whole(inner.inside(high)))


def _item(cursor: Cursor, hint: str) -> tuple[str, Group]:
    node = cursor.peek()
    if isinstance(node, Group) and is_braces(node):
        cursor.at += 1
        base: str | None = name_here(cursor.inside(node), "what recurs")
    else:
        base = base_name(cursor) if is_name(node) else None
    group = cursor.peek(1) if is_sign(cursor.peek(), "_") else None
    if base is None or not isinstance(group, Group):
        cursor.fail("syntax", "that is not how a recursion is written", hint)
    cursor.at += 2
    return cursor.state.known.spellings.get(base, base), group
