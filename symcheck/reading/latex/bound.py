r"""Terms that bind a variable: derivatives, sums, products, integrals, recursions, expectations."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from symcheck.language.analysis import Infinite
from symcheck.language.substitution import substitute
from symcheck.language.term import (
    LAWS, ONE, Call, Derivative, Expectation, Integral, Law, MalformedTerm, Probability, Recursion,
    RelOp, Term, Unknown, Var, free_variables, is_integer_by_form, product_over, sum_over,
)  # fmt: skip
from symcheck.reading.binders import HIGHEST_ORDER
from symcheck.reading.latex.cursor import Cursor, is_braces, is_command, is_sign
from symcheck.reading.latex.names import base_name, is_name, primes, subscript
from symcheck.reading.latex.readers import Readers
from symcheck.reading.latex.tokens import Token
from symcheck.reading.latex.nodes import Group, Node

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
        return _derived(body, var, order)
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
    if is_command(node, "mathrm") and _is_upright_d(inside):
        cursor.at += 2
        return "d"
    return None


def _is_upright_d(node: Node | None) -> bool:
    r"""Whether what follows ``\mathrm`` is a d, in braces or not."""
    if isinstance(node, Group) and is_braces(node) and len(node.nodes) == 1:
        node = node.nodes[0]
    return isinstance(node, Token) and node.kind == "letter" and node.text == "d"


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


def with_bound_variable(cursor: Cursor, read: Readers) -> Term:
    r"""``\sum``, ``\prod``, ``\int``, ``\Pr``, with what is below and above it."""
    node = cursor.take()
    assert isinstance(node, Token)
    if node.text == "int":
        return _integral(cursor, read)
    if node.text == "Pr":
        return chance(cursor, "P", read)
    place = node.start
    below, above = _scripts(cursor)
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
    place = cursor.at - 1
    below, above = _scripts(cursor)
    if below is None or above is None:
        cursor.at = place
        message = "an integral without bounds is a function up to a constant"
        cursor.fail("not supported", message, r"write \int_{a}^{b}, or what its derivative is")
    ends: list[Term | None] = []
    for node, sign in ((below, -1), (above, 1)):
        end = cursor.inside(node) if isinstance(node, Group) else cursor.among((node,))
        beyond = infinite(end)
        if beyond is not None and beyond.sign != sign:
            end.at = 0
            end.fail("not supported", "this end is infinite to the wrong side", "swap the bounds")
        ends.append(read.whole(end) if beyond is None else None)
    at = _end_of_integrand(cursor)
    if at is None:
        cursor.at = place
        cursor.fail("syntax", "the dx of the integral is missing", r"write \int_0^1 f(x) \, dx")
    body_nodes, above_dx = cursor.nodes[cursor.at : at], cursor.peek(at + 1 - cursor.at)
    cursor.at = at
    if is_command(cursor.nodes[at], *_FRACTIONS):
        assert isinstance(above_dx, Group)
        var, rest = _above(cursor, above_dx)
        body_nodes = (*body_nodes, cursor.nodes[at], rest, cursor.nodes[at + 2])
        cursor.at = at + 3
    else:
        _differential(cursor)
        var = Var(name_here(cursor, "the variable of the integral"))
    if not body_nodes:
        _refuse_operator(cursor)
        return Integral(ONE, var, ends[0], ends[1])
    with binding(cursor, var):
        body = read.whole(cursor.among(body_nodes))
    return Integral(body, var, ends[0], ends[1])


_FRACTIONS = ("frac", "tfrac", "dfrac")


def _end_of_integrand(cursor: Cursor) -> int | None:
    r"""Where the dx that belongs to this integral is, or the fraction ``\frac{dx}{x}`` with it."""
    inner, nodes = 0, cursor.nodes
    for at in range(cursor.at, len(nodes) - 1):
        if _is_differential(nodes, at) or _has_differential(nodes, at):
            if inner == 0:
                return at
            inner -= 1
        inner += is_command(nodes[at], "int")
    return None


def _has_differential(nodes: tuple[Node, ...], at: int) -> bool:
    """Whether a fraction stands here, at the end of whose numerator is a dx."""
    above, below = nodes[at + 1], nodes[at + 2] if at + 2 < len(nodes) else None
    if not (is_command(nodes[at], *_FRACTIONS) and isinstance(above, Group)):
        return False
    if isinstance(below, Group) and below.nodes and _is_differential((*below.nodes, below), 0):
        return False  # a derivative dy/dx
    return _last_differential(above) is not None


def _last_differential(above: Group) -> int | None:
    """Where in a numerator the dx is with which it ends."""
    width = len(above.nodes)
    places = (at for at in range(max(width - 5, 0), width - 1))
    return next((at for at in places if _is_differential(above.nodes, at)), None)


def _above(cursor: Cursor, above: Group) -> tuple[Var, Node]:
    """The variable of the dx in a numerator, and the numerator without it."""
    at = _last_differential(above)
    assert at is not None
    inside = cursor.inside(above)
    inside.at = at
    _differential(inside)
    var = Var(name_here(inside, "the variable of the integral"))
    inside.finish()
    if at:
        return var, replace(above, nodes=above.nodes[:at])
    return var, Token("digit", "1", above.start, above.end)


def _refuse_operator(cursor: Cursor) -> None:
    r"""Refuse ``\int_0^1 dx f(x)``, in which the integrand may follow its differential."""
    node = cursor.peek()
    begins = isinstance(node, Group) or is_name(node) or is_sign(node, "(", "[", "|")
    if begins or (isinstance(node, Token) and (node.kind == "digit" or is_command(node, *_LIKE))):
        message = "what follows dx: a factor, or what is integrated?"
        cursor.fail("doubt", message, r"write \int_0^1 f(x) \, dx")


_LIKE = ("frac", "tfrac", "dfrac", "sqrt", "pi", "sin", "cos", "tan", "exp", "ln", "log", "int")


def _is_differential(nodes: tuple[Node, ...], at: int) -> bool:
    node = nodes[at]
    if is_command(node, "mathrm"):
        return _is_upright_d(nodes[at + 1]) and at + 2 < len(nodes) and is_name(nodes[at + 2])
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
