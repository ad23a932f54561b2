r"""Terms that bind a variable: derivatives, sums, products, integrals, recursions, expectations."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from symcheck.language.analysis import Infinite
from symcheck.language.substitution import substitute
from symcheck.language.term import (
    LAWS, Call, Derivative, Expectation, Integral, Law, MalformedTerm, Probability, Recursion,
    RelOp, Term, Unknown, Var, product_over, sum_over,
)  # fmt: skip
from symcheck.reading.binders import HIGHEST_ORDER
from symcheck.reading.latex.cursor import Cursor, is_braces, is_command, is_sign
from symcheck.reading.latex.names import base_name, is_name, primes, subscript
from symcheck.reading.latex.readers import Readers
from symcheck.reading.latex.tokens import Token
from symcheck.reading.latex.tree import Group, Node

RELATIONS: dict[str, RelOp] = {
    "=": "=", "<": "<", ">": ">", "le": "<=", "leq": "<=", "leqslant": "<=", "ge": ">=",
    "geq": ">=", "geqslant": ">=", "ne": "!=", "neq": "!=", "lt": "<", "gt": ">", "eq": "=",
    "leqq": "<=", "geqq": ">=",
}  # fmt: skip
"""Signs and commands that relate two terms."""


def name_here(cursor: Cursor, what: str) -> str:
    """The plain name that stands here, with its index and primes."""
    base = base_name(cursor) if is_name(cursor.peek()) else None
    if base is None:
        cursor.fail("name", f"a name is wanted here: {what}")
    if is_sign(cursor.peek(), "_"):
        node = cursor.peek(1)
        parts = None if node is None else subscript(node)
        if parts is None:
            cursor.fail("name", "an index of letters and digits is wanted here")
        cursor.at += 2
        base = "_".join((base, *parts))
    base += "′" * primes(cursor)
    return cursor.state.known.spellings.get(base, base)


@contextmanager
def binding(cursor: Cursor, *variables: Var) -> Iterator[None]:
    """Within this, the names stand for these variables."""
    before = cursor.state.bound
    cursor.state.bound = {**before, **{v.name: v for v in variables}}
    try:
        yield
    finally:
        cursor.state.bound = before


def derivative(cursor: Cursor, read: Readers) -> Term | None:
    r"""``\frac{d}{dx} f``, ``\frac{dy}{dx}``, ``\frac{\partial^2 C}{\partial b^2}``; else None."""
    above, below = cursor.peek(1), cursor.peek(2)
    if not (isinstance(above, Group) and isinstance(below, Group)):
        return None
    top, bottom = cursor.inside(above), cursor.inside(below)
    mark = _differential(top)
    if mark is None or _differential(bottom) != mark or bottom.done():
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
        return _derived(cursor, body, var, order)
    return _of_named(cursor, top, var, order, read)


def _differential(cursor: Cursor) -> str | None:
    """The d or ∂ at the beginning, passed."""
    node = cursor.peek()
    if isinstance(node, Token) and node.kind == "letter" and node.text == "d":
        cursor.at += 1
        return "d"
    if is_command(node, "partial"):
        cursor.at += 1
        return "∂"
    inside = cursor.peek(1)
    if is_command(node, "mathrm", "rm") and isinstance(inside, Group) and len(inside.nodes) == 1:
        letter = inside.nodes[0]
        if isinstance(letter, Token) and letter.text == "d":
            cursor.at += 2
            return "d"
    return None


def _order(cursor: Cursor) -> int:
    if cursor.sign("^") is None:
        return 1
    node = cursor.take()
    inner = node.nodes[0] if isinstance(node, Group) and len(node.nodes) == 1 else node
    if not isinstance(inner, Token) or not inner.text.isdigit() or inner.text == "0":
        cursor.fail("number", "the order of a derivative is a digit", r"write \frac{d^2}{dx^2}")
    return int(inner.text)


def _by_what(cursor: Cursor, order: int) -> Var:
    """The variable in the denominator, with the order repeated."""
    name = name_here(cursor, "the variable of the derivative")
    again = _order(cursor)
    if not cursor.done():
        message = "mixed derivatives are not read"
        cursor.fail("not supported", message, r"write \frac{d}{dx} \frac{d}{dy} f")
    if again != order:
        cursor.fail("syntax", "the orders above and below differ", r"write \frac{d^2 f}{dx^2}")
    if order > HIGHEST_ORDER:
        cursor.fail("too long", f"derivatives are read up to order {HIGHEST_ORDER}")
    found = cursor.state.bound.get(name)
    return cursor.state.known.variable(name) if found is None else found


def _derived(cursor: Cursor, body: Term, var: Var, order: int) -> Term:
    if var.name in cursor.state.known.defined:
        message = f"{var.name} is an abbreviation, and no variable to differentiate by"
        cursor.fail("context", message, "differentiate by a variable")
    for _ in range(order):
        body = Derivative(body, var, var)
    return body


def _operand(cursor: Cursor, read: Readers) -> Term:
    """What d/dx is applied to: brackets with their power, else the product after it."""
    node = cursor.peek()
    bracketed = isinstance(node, Group) or is_sign(node, "(", "[")
    if not bracketed:
        return read.product(cursor)
    found = read.factor(cursor)
    after = cursor.peek()
    if isinstance(after, Group) or is_sign(after, "(", "["):
        message = "does d/dx reach over both brackets?"
        cursor.fail("doubt", message, r"write \frac{d}{dx}\left[ ... \right]")
    return found


def _of_named(cursor: Cursor, top: Cursor, var: Var, order: int, read: Readers) -> Term:
    r"""``\frac{df}{dx}``: of a function, at x; of an abbreviation, which is a formula in x."""
    known = cursor.state.known
    begin = top.at
    if is_name(top.peek()):
        name = name_here(top, "what is differentiated")
        if top.done():
            if known.is_function(name) and known.defined.get(name, 1) == 1:
                body: Term = Unknown(name, 0, var) if name in known.unknowns else Call(name, (var,))
                return _derived(cursor, body, var, order)
            declared = name in known.defined or name in known.sorts or name in cursor.state.bound
            if not declared and name != var.name:
                message = f"how does {name} depend on {var.name}?"
                top.at = begin
                hint = f"say: define {name} = ..., or define {name}({var.name}) = ..."
                top.fail("context", message, hint)
        top.at = begin
    with binding(cursor, var):
        return _derived(cursor, read.whole(top), var, order)


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


def with_bound_variable(cursor: Cursor, read: Readers) -> Term:
    r"""``\sum``, ``\prod``, ``\int``, ``\Pr``, with what is below and above it."""
    node = cursor.take()
    assert isinstance(node, Token)
    if node.text == "int":
        return _integral(cursor, read)
    if node.text == "Pr":
        return chance(cursor, "P", read)
    below, above = _scripts(cursor)
    if below is None or above is None:
        hint = rf"write \{node.text}_{{k=1}}^{{n}}"
        cursor.fail("context", f"over what is the {node.text}?", hint)
    inside = cursor.inside(below) if isinstance(below, Group) else cursor.among((below,))
    index = Var(name_here(inside, "the index"), "integer")
    inside.expect("=", rf"write \{node.text}_{{k=1}}^{{n}}")
    low = read.whole(inside)
    top = cursor.inside(above) if isinstance(above, Group) else cursor.among((above,))
    if is_command(top.peek(), "infty"):
        message = f"an infinite {'sum' if node.text == 'sum' else 'product'} is not read"
        top.fail("not supported", message, r"write a limit of finite ones, \lim_{n \to \infty}")
    high = read.whole(top)
    with binding(cursor, index):
        body = read.product(cursor)
    make = sum_over if node.text == "sum" else product_over
    try:
        return make(body, index, low, high)
    except MalformedTerm:
        cursor.fail("context", "a sum runs from an integer to an integer", "say: integer n")


def _scripts(cursor: Cursor) -> tuple[Node | None, Node | None]:
    below = above = None
    while True:
        if below is None and cursor.sign("_"):
            below = cursor.take()
        elif above is None and cursor.sign("^"):
            above = cursor.take()
        else:
            return below, above


def infinite(cursor: Cursor) -> Infinite | None:
    """∞ or −∞, if it stands here by itself; passed."""
    signed = is_sign(cursor.peek(), "+", "-")
    minus = is_sign(cursor.peek(), "-")
    if not is_command(cursor.peek(1 if signed else 0), "infty"):
        return None
    after = cursor.peek(2 if signed else 1)
    if is_sign(after, "+", "-", "*", "/", "^", "_", "(") or is_command(after, "cdot", "times"):
        return None
    cursor.at += 2 if signed else 1
    return Infinite(-1 if minus else 1)


def _integral(cursor: Cursor, read: Readers) -> Term:
    below, above = _scripts(cursor)
    if below is None or above is None:
        message = "an integral without bounds is a function up to a constant"
        cursor.fail("not supported", message, r"write \int_{a}^{b}, or what its derivative is")
    ends: list[Term | None] = []
    for node, sign in ((below, -1), (above, 1)):
        end = cursor.inside(node) if isinstance(node, Group) else cursor.among((node,))
        beyond = infinite(end)
        ends.append(None if beyond is not None and beyond.sign == sign else read.whole(end))
    at, inner = cursor.at, 0
    while at + 1 < len(cursor.nodes):
        if _is_differential(cursor.nodes, at):
            if inner == 0:
                break
            inner -= 1
        inner += is_command(cursor.nodes[at], "int")
        at += 1
    if at + 1 >= len(cursor.nodes):
        cursor.fail("syntax", "the dx of the integral is missing", r"write \int_0^1 f(x) \, dx")
    body_nodes, cursor.at = cursor.nodes[cursor.at : at], at
    _differential(cursor)
    var = Var(name_here(cursor, "the variable of the integral"))
    with binding(cursor, var):
        body = read.whole(cursor.among(body_nodes))
    return Integral(body, var, ends[0], ends[1])


def _is_differential(nodes: tuple[Node, ...], at: int) -> bool:
    node = nodes[at]
    if is_command(node, "mathrm", "rm"):
        inside = nodes[at + 1]
        inner = inside.nodes if isinstance(inside, Group) else ()
        d = len(inner) == 1 and isinstance(inner[0], Token) and inner[0].text == "d"
        return d and at + 2 < len(nodes) and is_name(nodes[at + 2])
    d = isinstance(node, Token) and node.kind == "letter" and node.text == "d"
    return d and is_name(nodes[at + 1])


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
    low = read.whole(replace_nodes(inner, low_nodes[:-2]))
    return Recursion(start, index, previous, body, low, read.whole(inner.inside(high)))


def replace_nodes(cursor: Cursor, nodes: tuple[Node, ...]) -> Cursor:
    """A cursor on these nodes."""
    return replace(cursor.among(nodes), at=0)


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


def chance(cursor: Cursor, kind: str, read: Readers) -> Term:
    r"""``\operatorname{E}_{w \sim \mathrm{Normal}(0, 1)}[…]``, and P of a relation likewise."""
    hint = rf"write \operatorname{{{kind}}}_{{w \sim \mathrm{{Normal}}(0, 1)}}"
    if cursor.sign("_") is None:
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
        event.fail("not a claim", "an event is a relation, or a chain of them")
    return Probability(first, tuple(links), var, law)


def _law(cursor: Cursor, read: Readers) -> Law:
    name = (base_name(cursor) or "").lower() if is_name(cursor.peek()) else ""
    if name not in LAWS:
        hint = r"\mathrm{Normal}(m, s), \mathrm{Uniform}(a, b) or \mathrm{Exponential}(r)"
        cursor.fail("context", "a law is wanted here", hint)
    cursor.expect("(")
    parameters = [read.term(cursor)]
    while cursor.sign(","):
        parameters.append(read.term(cursor))
    cursor.expect(")")
    cursor.finish()
    try:
        return Law(name, tuple(parameters))
    except MalformedTerm as wrong:
        cursor.fail("arguments", str(wrong))


def relation(cursor: Cursor) -> RelOp | None:
    r"""The relation between two terms that stands here, passed; ``\not`` turns it round."""
    node = cursor.peek()
    if isinstance(node, Token) and node.kind in ("sign", "command") and node.text in RELATIONS:
        cursor.at += 1
        return RELATIONS[node.text]
    after = cursor.peek(1)
    if is_command(node, "not") and is_sign(after, "="):
        cursor.at += 2
        return "!="
    return None
