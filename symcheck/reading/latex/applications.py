r"""Functions applied: ``f(x)``, ``\sin^2 x``, ``\sigma'(z)``, ``\log_2 n``; and names that are not.

Whether ``f(x)`` is a function at x or a product is decided by what was declared, then by what was
defined, then by habit (σ, f, g, h, φ before a bracket); ``w(1 + x)`` is a product. Where a name
about which nothing is known stands before a bracket with a single name in it, both readings are
possible, and it is a doubt.
"""

from __future__ import annotations

from symcheck.language.substitution import fresh_variable
from symcheck.language.term import (
    App, Call, Derivative, Num, Term, Unknown, Var, exp, free_variables, is_integer_by_form,
    mul, num, power, ONE,
)  # fmt: skip
from symcheck.reading.binders import HIGHEST_ORDER, derivative_of_unknown
from symcheck.reading.latex.bound import chance
from symcheck.reading.latex.cursor import Cursor, is_braces, is_command, is_sign, spelled
from symcheck.reading.latex.functions import SQUARED_BY_NAME, WORDS, applied
from symcheck.reading.latex.known import HABITUAL_FUNCTIONS, Note
from symcheck.reading.latex.names import base_name, is_name, primes, subscript
from symcheck.reading.latex.readers import Readers
from symcheck.reading.latex.tokens import Token
from symcheck.reading.latex.tree import Group, Node

_SEVERAL = ("min", "max")


def of_name(cursor: Cursor, read: Readers) -> Term:
    """What a name stands for: a variable, a function at its argument, a constant."""
    begin = cursor.at
    node = cursor.peek()
    font = node.text if isinstance(node, Token) and node.kind == "command" else ""
    base = base_name(cursor)
    if base is None:
        assert node is not None
        cursor.fail("name", f"{spelled(node)} is followed by nothing that is a name", "use letters")
    if font and base in ("E", "P") and _names_law(cursor):
        return chance(cursor, base, read)
    named = font == "mathit" or cursor.state.known.is_function(base)
    if base in WORDS and len(base) > 1 and not named:
        return of_function(cursor, WORDS[base], term_reader=read)
    if (
        base == "e"
        and font in ("", "mathrm", "rm", "operatorname")
        and not _is_variable(cursor, base)
    ):
        return exp(ONE)
    return _named(cursor, base, begin, read)


def _names_law(cursor: Cursor) -> bool:
    below = cursor.peek(1) if is_sign(cursor.peek(), "_") else None
    return isinstance(below, Group) and any(is_command(n, "sim") for n in below.nodes)


def _named(cursor: Cursor, base: str, begin: int, read: Readers) -> Term:
    known = cursor.state.known
    name, item = _with_subscript(cursor, base, read)
    if item is not None:
        return item
    name = known.spellings.get(name, name)
    order = primes(cursor)
    primed = known.spellings.get(name + "′" * order, name + "′" * order)
    if order and (_is_variable(cursor, primed) or primed in known.defined):
        name, order = primed, 0
    if known.is_function(name):
        return _function(cursor, name, order, begin, read)
    plain = not _is_variable(cursor, name) and name not in known.defined
    if _opens_arguments(cursor) and plain:
        if name in HABITUAL_FUNCTIONS or base in HABITUAL_FUNCTIONS:
            cursor.state.notes[Note("habit", name)] = None
            return _function(cursor, name, order, begin, read)
        if order:
            message = f"{name} with a prime before brackets: which function is it?"
            cursor.fail("context", message, f"say: function {name}, or define it")
        _check_product(cursor, name, read)
    if order:
        name = primed
    if name == "γ" and known.euler and not _is_variable(cursor, name):
        return App("euler", ())
    found = cursor.state.bound.get(name)
    return known.variable(name) if found is None else found


def _is_variable(cursor: Cursor, name: str) -> bool:
    return name in cursor.state.known.sorts or name in cursor.state.bound


def _with_subscript(cursor: Cursor, base: str, read: Readers) -> tuple[str, Term | None]:
    """The name with its index; or the item of a sequence, if it is one."""
    if not is_sign(cursor.peek(), "_"):
        return base, None
    node = cursor.peek(1)
    if node is None:
        cursor.fail("syntax", "an index is missing here", "write w_1 or w_{12}")
    known, state = cursor.state.known, cursor.state
    parts = subscript(node)
    name = None if parts is None else "_".join((base, *parts))
    spelled_so = known.spellings.get(name, name) if name is not None else None
    if spelled_so is not None and (
        spelled_so in known.sorts or spelled_so in known.defined or spelled_so in known.unknowns
    ):
        cursor.at += 2
        return spelled_so, None
    sequence = known.spellings.get(base, base)
    indices = {n for n, v in state.bound.items() if v.sort != "real"}
    indexed = parts is not None and len(parts) == 1 and parts[0] in indices
    if sequence in known.unknowns or indexed or (parts is None and _speaks_of(node, indices)):
        cursor.at += 1
        if sequence not in known.unknowns:
            state.notes[Note("sequence", sequence)] = None
        index = read.argument(cursor)
        if not is_integer_by_form(index):
            cursor.fail("not a term", "an index is an integer: digits and integer variables")
        return sequence, Unknown(sequence, 0, index)
    if name is None:
        hint = f"say: function {base}, and which names are integers"
        cursor.fail("context", f"is {base} a sequence? its index is a formula", hint)
    cursor.at += 2
    return name, None


def _speaks_of(node: Node, names: set[str]) -> bool:
    nodes = node.nodes if isinstance(node, Group) else (node,)
    return any(isinstance(n, Token) and n.text in names for n in nodes)


def _opens_arguments(cursor: Cursor) -> bool:
    node = cursor.peek()
    if isinstance(node, Group):
        return node.kind == "delimited" and node.ends in (("(", ")"), ("[", "]"))
    return is_sign(node, "(")


def _check_product(cursor: Cursor, name: str, read: Readers) -> None:
    """A name before brackets with a single name inside has two readings."""
    node = cursor.peek()
    inner = node.nodes if isinstance(node, Group) else ()
    if not isinstance(node, Group):
        at = cursor.at + 1
        while at < len(cursor.nodes) and not is_sign(cursor.nodes[at], ")"):
            at += 1
        inner = cursor.nodes[cursor.at + 1 : at]
    lone = (
        bool(inner)
        and is_name(inner[0])
        and (len(inner) == 1 or (len(inner) == 3 and is_sign(inner[1], "_")))
    )
    if lone:
        message = f"{name}(...): a function at a place, or a product"
        cursor.fail("doubt", message, f"say: function {name}, or real {name}")


def _function(cursor: Cursor, name: str, order: int, begin: int, read: Readers) -> Term:
    """A function that was declared, defined or is one by habit, with what follows its name."""
    known = cursor.state.known
    raised: Term | None = None
    if is_sign(cursor.peek(), "^"):
        place = cursor.at
        raised = _exponent(cursor, read)
        if _opens_arguments(cursor):
            cursor.at = place
            message = f"{name}^n(...) is a power of the value, or {name} applied n times"
            cursor.fail("doubt", message, f"write {name}(...)^n or ({name}(...))^n")
    if not _opens_arguments(cursor):
        argument = known.arguments.get(name)
        if argument is None:
            cursor.at = begin
            message = f"{name} is a function, and stands here without an argument"
            cursor.fail("context", message, f"write {name}(x)")
        cursor.state.notes[Note("bare", name, argument)] = None
        args: tuple[Term, ...] = (argument,)
    else:
        args = _arguments(cursor, read)
        if len(args) == 1:
            cursor.state.notes[Note("applied", name, args[0])] = None
    wanted = known.defined.get(name, 1)
    if len(args) != wanted:
        cursor.at = begin
        message = f"{name} takes {wanted} argument{'s' * (wanted > 1)}, not {len(args)}"
        cursor.fail("arguments", message)
    found = _value(cursor, name, order, args)
    return found if raised is None else power(found, raised)


def _value(cursor: Cursor, name: str, order: int, args: tuple[Term, ...]) -> Term:
    known = cursor.state.known
    if order > HIGHEST_ORDER:
        cursor.fail("too long", f"derivatives are read up to order {HIGHEST_ORDER}")
    arg = args[0]
    if name in known.unknowns or (name not in known.defined and name != "σ"):
        return derivative_of_unknown(
            name, order, arg, fresh_variable(Var("t"), free_variables(arg))
        )
    if not order:
        return Call(name, args)
    var = fresh_variable(Var("t"), free_variables(arg))
    body: Term = Call(name, (var,))
    for _ in range(order - 1):
        body = Derivative(body, var, var)
    return Derivative(body, var, arg)


def _exponent(cursor: Cursor, read: Readers) -> Term:
    cursor.expect("^")
    return read.argument(cursor)


def _arguments(cursor: Cursor, read: Readers) -> tuple[Term, ...]:
    """The terms in brackets, with commas between them."""
    node = cursor.peek()
    if isinstance(node, Group):
        cursor.at += 1
        inner = cursor.inside(node)
        found = _row(inner, read)
        inner.finish()
        return found
    opening = cursor.sign("(", "[")
    bars, cursor.bars = cursor.bars, 0
    found = _row(cursor, read)
    cursor.expect(")" if opening == "(" else "]", "close the brackets of the arguments")
    cursor.bars = bars
    return found


def _row(cursor: Cursor, read: Readers) -> tuple[Term, ...]:
    found = [read.term(cursor)]
    while cursor.sign(",", ";"):
        found.append(read.term(cursor))
    return tuple(found)


def of_function(cursor: Cursor, name: str, *, term_reader: Readers) -> Term:
    """A function that has a name of its own in LaTeX, with its power, base and argument."""
    read = term_reader
    base = exponent = None
    while True:
        if name == "log" and base is None and cursor.sign("_"):
            base = read.argument(cursor)
        elif exponent is None and is_sign(cursor.peek(), "^"):
            exponent = _exponent(cursor, read)
        else:
            break
    if exponent is not None:
        _check_exponent(cursor, name, exponent)
    if name in _SEVERAL:
        found: Term = App(name, _of_several(cursor, name, read))
    else:
        argument = _argument_of(cursor, name, read)
        found = App("log", (argument, base)) if base is not None else applied(name, (argument,))
        if name == "log" and base is None:
            cursor.state.notes[Note("habit", "log")] = None
    return found if exponent is None else power(found, exponent)


def _check_exponent(cursor: Cursor, name: str, exponent: Term) -> None:
    if exponent == num(-1):
        message = f"{name}^{{-1}} is the inverse function, or one over {name}"
        cursor.fail("doubt", message, rf"write \arc{name} x, or \frac{{1}}{{\{name} x}}")
    if name not in SQUARED_BY_NAME or not (isinstance(exponent, Num) and exponent.value > 0):
        message = f"a power between {name} and its argument"
        cursor.fail("doubt", message, rf"write (\{name} x)^n, or \{name}(x^n)")


def _of_several(cursor: Cursor, name: str, read: Readers) -> tuple[Term, ...]:
    if is_sign(cursor.peek(), "_"):
        hint = rf"write \{name}_{{x \in [0, 1]}} f(x) = m, alone on the left"
        cursor.fail("not supported", f"a {name} over a set stands on the left of an equality", hint)
    node = cursor.peek()
    if is_command(node, "{", "lbrace"):
        cursor.at += 1
        args = _row(cursor, read)
        if cursor.command("}", "rbrace") is None:
            cursor.fail("brackets", r"\} is missing here")
    elif isinstance(node, Group) and node.ends == ("{", "}") and node.kind == "delimited":
        cursor.at += 1
        inner = cursor.inside(node)
        args = _row(inner, read)
        inner.finish()
    elif _opens_arguments(cursor):
        args = _arguments(cursor, read)
    else:
        cursor.fail("arguments", f"the arguments of {name} are missing", rf"write \{name}(a, b)")
    if len(args) < 2:
        cursor.fail("arguments", f"a {name} is of two or more terms", rf"write \{name}(a, b)")
    return args


def _argument_of(cursor: Cursor, name: str, read: Readers) -> Term:
    """What is in brackets or braces; else what stands side by side, up to a sign or a function."""
    if _opens_arguments(cursor):
        args = _arguments(cursor, read)
        if len(args) != 1:
            cursor.fail("arguments", f"{name} takes 1 argument, not {len(args)}")
        return args[0]
    node = cursor.peek()
    if is_braces(node) or is_command(node, "{", "lbrace") or isinstance(node, Group):
        return read.factor(cursor)
    found = [_simple(cursor, name, read)]
    while _continues(cursor):
        found.append(read.factor(cursor))
    after = cursor.peek()
    if is_sign(after, "/") or is_command(after, "div"):
        message = f"is the quotient inside {name} or outside?"
        cursor.fail("doubt", message, rf"write \{name}(x/y), or (\{name} x)/y")
    if _opens_arguments(cursor):
        message = f"does {name} reach over the brackets?"
        cursor.fail("doubt", message, rf"write \{name}(x)(...), or \{name}(x (...))")
    return mul(*found)


def _simple(cursor: Cursor, name: str, read: Readers) -> Term:
    node = cursor.peek()
    if node is None or is_sign(node, "+", "-", "=", "<", ">", ",", ")", "]"):
        cursor.fail("arguments", f"{name} lacks its argument", rf"write \{name}(x)")
    return read.factor(cursor)


def _continues(cursor: Cursor) -> bool:
    """Whether a letter, number, fraction or root follows that belongs to the argument."""
    node = cursor.peek()
    if isinstance(node, Group):
        return is_braces(node)
    if isinstance(node, Token) and node.kind in ("letter", "digit"):
        return True
    if isinstance(node, Token) and node.kind == "command":
        word = node.text
        if word in ("frac", "tfrac", "dfrac", "sqrt", "pi"):
            return True
        return is_name(node) and word not in ("operatorname", "operatorname*", "mathrm", "rm")
    return False
