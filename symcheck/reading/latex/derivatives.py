r"""Derivatives in LaTeX: ``\frac{d}{dx}``, ``\frac{\partial C}{\partial b}``, terms at a place."""

from __future__ import annotations

from symcheck.language.substitution import substitute
from symcheck.language.term import Call, Derivative, Term, Unknown, Var
from symcheck.reading.binders import HIGHEST_ORDER
from symcheck.reading.latex.bound import binding, differential, name_here
from symcheck.reading.latex.cursor import Cursor, is_command, is_sign
from symcheck.reading.latex.names import is_name
from symcheck.reading.latex.nodes import Group
from symcheck.reading.latex.readers import Readers
from symcheck.reading.latex.tokens import Token


def derivative(cursor: Cursor, read: Readers) -> Term | None:
    r"""``\frac{d}{dx} f``, ``\frac{dy}{dx}``, ``\frac{\partial^2 C}{\partial b^2}``; else None."""
    above, below = cursor.peek(1), cursor.peek(2)
    if not (isinstance(above, Group) and isinstance(below, Group)):
        return None
    top, bottom = cursor.inside(above), cursor.inside(below)
    mark = differential(top)
    if mark is None or differential(bottom) != mark or bottom.done():
        return None
    if mark == "d" and ("d" in cursor.state.known.sorts or "d" in cursor.state.bound):
        return None
    order = _order(top)
    if not is_name(bottom.peek()) and not is_sign(bottom.peek(), "("):
        return None
    var = _by_what(bottom, order)
    cursor.at += 3
    if top.done():
        with binding(cursor, var):
            body = _operand(cursor, read)
        return _derived(body, var, order)
    return _of_named(cursor, top, var, order, read)


def _order(cursor: Cursor) -> int:
    if cursor.sign("^") is None:
        return 1
    place, node = cursor.place(), cursor.take()
    inner = node.nodes[0] if isinstance(node, Group) and len(node.nodes) == 1 else node
    if not isinstance(inner, Token) or not inner.text.isdigit() or inner.text == "0":
        message = "the order of a derivative is a digit"
        cursor.refuse("number", place, message, r"write \frac{d^2}{dx^2}")
    return int(inner.text)


def _by_what(cursor: Cursor, order: int) -> Var:
    """The variable in the denominator, with the order repeated."""
    place, known = cursor.place(), cursor.state.known
    name = name_here(cursor, "the variable of the derivative")
    if name in known.defined or known.is_function(name):
        what = "a function" if known.is_function(name) else "an abbreviation"
        message = f"{name} is {what}, and no variable to differentiate by"
        cursor.refuse("context", place, message, "differentiate by a variable")
    again_place = cursor.place()
    again = _order(cursor)
    if not cursor.done():
        message = "mixed derivatives are not read"
        cursor.fail("not supported", message, r"write \frac{d}{dx} \frac{d}{dy} f")
    if again != order:
        message = "the orders above and below differ"
        cursor.refuse("syntax", again_place, message, r"write \frac{d^2 f}{dx^2}")
    if order > HIGHEST_ORDER:
        cursor.fail("too long", f"derivatives are read up to order {HIGHEST_ORDER}")
    found = cursor.state.bound.get(name)
    return cursor.state.known.variable(name) if found is None else found


def _derived(body: Term, var: Var, order: int) -> Term:
    for _ in range(order):
        body = Derivative(body, var, var)
    return body


def _operand(cursor: Cursor, read: Readers) -> Term:
    """What d/dx is applied to: brackets with their power, else the product after it."""
    node = cursor.peek()
    bracketed = isinstance(node, Group) or is_sign(node, "(", "[")
    if not bracketed:
        begin = cursor.at
        product = read.product(cursor)
        _refuse_dots(cursor, begin)
        return product
    found = read.factor(cursor)
    after = cursor.peek()
    if isinstance(after, Group) or is_sign(after, "(", "["):
        message = "does d/dx reach over both brackets?"
        cursor.fail("doubt", message, r"write \frac{d}{dx}\left[ ... \right]")
    return found


def _refuse_dots(cursor: Cursor, begin: int) -> None:
    """Refuse a dot in what a derivative without brackets is applied to."""
    depth = 0
    for at in range(begin, cursor.at):
        node = cursor.nodes[at]
        depth += is_sign(node, "(", "[") - is_sign(node, ")", "]")
        if depth == 0 and (is_sign(node, "*") or is_command(node, "cdot", "times")):
            cursor.at = at
            message = "does d/dx reach over the dot?"
            cursor.fail("doubt", message, r"write \frac{d}{dx}\left[ ... \right]")


def _of_named(cursor: Cursor, top: Cursor, var: Var, order: int, read: Readers) -> Term:
    r"""``\frac{df}{dx}``: of a function, at x; of an abbreviation, which is a formula in x."""
    known = cursor.state.known
    begin = top.at
    if is_name(top.peek()):
        name = name_here(top, "what is differentiated")
        if top.done():
            if known.is_function(name) and known.defined.get(name, 1) == 1:
                body: Term = Unknown(name, 0, var) if name in known.unknowns else Call(name, (var,))
                return _derived(body, var, order)
            declared = name in known.defined or name in known.sorts or name in cursor.state.bound
            if not declared and name != var.name:
                message = f"how does {name} depend on {var.name}?"
                top.at = begin
                hint = f"say: define {name} = ..., or define {name}({var.name}) = ..."
                top.fail("context", message, hint)
        top.at = begin
    with binding(cursor, var):
        return _derived(read.whole(top), var, order)


def evaluated_at(cursor: Cursor, inner: Cursor, read: Readers) -> Term:
    r"""``\left. f \right|_{x = a}``: of a derivative, at that place; else f with a for x."""
    found = read.whole(inner)
    below = cursor.peek(1)
    if not is_sign(cursor.peek(), "_") or not isinstance(below, Group):
        cursor.fail("syntax", "the place is missing here", r"write \right|_{x = a}")
    cursor.at += 2
    inside = cursor.inside(below)
    name = name_here(inside, "the variable that has a value")
    inside.expect("=", r"write \right|_{x = a}")
    value = read.whole(inside)
    if isinstance(found, Derivative) and found.at == found.var and found.var.name == name:
        return Derivative(found.body, found.var, value)
    bound = cursor.state.bound.get(name)
    return substitute(found, {cursor.state.known.variable(name) if bound is None else bound: value})
