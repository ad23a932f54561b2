r"""Functions applied: ``f(x)``, ``\sin^2 x``, ``\sigma'(z)``, ``\log_2 n``; and names that are not.

Whether ``f(x)`` is a function at x or a product is decided by what was declared, then by what was
defined, then by habit (σ, f, g, h, φ before a bracket); ``w(1 + x)`` is a product. Where a name
about which nothing is known stands before a bracket with a single name in it, both readings are
possible, and it is a doubt.
"""

from __future__ import annotations

from symcheck.language.substitution import fresh_variable, substitute
from symcheck.language.term import (
    ONE, App, Call, Derivative, Term, Unknown, Var, exp, free_variables, is_integer_by_form, power,
)  # fmt: skip
from symcheck.reading.binders import HIGHEST_ORDER, derivative, derivative_of_unknown
from symcheck.reading.latex.arguments import arguments, opens_arguments
from symcheck.reading.latex.chances import chance
from symcheck.reading.latex.cursor import Cursor, is_command, is_sign, spelled
from symcheck.reading.latex.functions import WORDS
from symcheck.reading.latex.known import HABITUAL_FUNCTIONS, Note
from symcheck.reading.latex.names import (
    FONTS, LETTERS, UPRIGHT, base_name, plain_primes, primes, subscript,
)  # fmt: skip
from symcheck.reading.latex.own_functions import of_function
from symcheck.reading.latex.products import check_product, refuse_word
from symcheck.reading.latex.readers import Readers
from symcheck.reading.latex.tokens import Token
from symcheck.reading.latex.nodes import Group, Node


def of_name(cursor: Cursor, read: Readers) -> Term:
    """What a name stands for: a variable, a function at its argument, a constant."""
    begin = cursor.at
    node = cursor.peek()
    assert isinstance(node, Token)
    refuse_word(cursor)
    font = node.text if node.kind == "command" else ""
    base = base_name(cursor)
    if base is None:
        cursor.fail("name", f"{spelled(node)} is followed by nothing that is a name", "use letters")
    known = cursor.state.known
    if font and base in ("E", "P") and _names_law(cursor):
        return chance(cursor, base, read)
    named = font == "mathit" or known.is_function(base)
    if base in WORDS and len(base) > 1 and not named:
        return of_function(cursor, WORDS[base], read)
    plain_e = font in ("", "mathrm", "operatorname") and base == "e"
    if plain_e and not is_variable(cursor, base) and not is_sign(cursor.peek(), "_", "'"):
        check_product(cursor, "e", begin)
        return exp(ONE)
    if font in UPRIGHT and not known.is_function(base) and base not in known.defined:
        _refuse_operator(cursor, font, base, begin)
    if base in _VECTORS and not is_variable(cursor, base):
        cursor.at = begin
        cursor.fail("not supported", f"{base} is a set of numbers", r"write x \in \mathbb{R}")
    return _named(cursor, base, begin, read)


_VECTORS = ("ℝ", "ℕ", "ℤ")


def _refuse_operator(cursor: Cursor, font: str, base: str, begin: int) -> None:
    """Refuse a word that is a function by its font, if nobody said which."""
    if is_variable(cursor, base):
        return
    place = cursor.at
    cursor.at += 2 * is_sign(cursor.peek(), "_")
    opens, cursor.at = opens_arguments(cursor, "(["), place
    operator = font.startswith("operatorname") and not is_sign(cursor.peek(), "_")
    if operator or (opens and (len(base) > 1 or font == "mathbb" or base in ("E", "P"))):
        cursor.at = begin
        if base in ("E", "P"):
            hint = rf"write \operatorname{{{base}}}_{{w \sim \mathrm{{Normal}}(0, 1)}}"
            cursor.fail("context", f"of which law is the variable of this {base}?", hint)
        message = f"{base} is not a function known here"
        cursor.fail("undeclared function", message, f"say: function {base}, or define it")
    if font == "mathrm" and base == "d":
        cursor.at = begin
        cursor.fail("doubt", *_DIFFERENTIAL)


_DIFFERENTIAL = (
    "a differential, or a product with d",
    r"write \frac{dy}{dx} for a derivative, or say: real d",
)


def _names_law(cursor: Cursor) -> bool:
    below = cursor.peek(1) if is_sign(cursor.peek(), "_") else None
    return isinstance(below, Group) and any(is_command(n, "sim") for n in below.nodes)


def _named(cursor: Cursor, base: str, begin: int, read: Readers) -> Term:
    known = cursor.state.known
    name, item = _with_subscript(cursor, base, read)
    if item is not None:
        return item
    name = known.spellings.get(name, name)
    order = primes(cursor) if known.is_function(name) or _is_habitual(name, base) else 0
    order = order or plain_primes(cursor)
    primed = known.spellings.get(name + "′" * order, name + "′" * order)
    if order and (is_variable(cursor, primed) or primed in known.defined):
        name, order = primed, 0
    if known.is_function(name):
        return _function(cursor, name, order, begin, read)
    if not is_variable(cursor, name) and name not in known.defined:
        if opens_arguments(cursor) and _is_habitual(name, base):
            cursor.state.notes[Note("habit", name)] = None
            return _function(cursor, name, order, begin, read)
        if opens_arguments(cursor) and order:
            cursor.at = begin
            message = f"{name} with a prime before brackets: which function is it?"
            cursor.fail("context", message, f"say: function {name}, or define it")
        check_product(cursor, name, begin, habitual=_is_habitual(name, base))
    if order:
        name = primed
    if name == "γ" and known.euler and not is_variable(cursor, name):
        return App("euler", ())
    found = cursor.state.bound.get(name)
    if found is None and name in cursor.state.ended and name not in known.sorts:
        cursor.at = begin
        message = f"{name} is the index of a sum that has ended: does the sum reach over this?"
        cursor.fail("doubt", message, f"put what is summed in brackets, or say: integer {name}")
    return known.variable(name) if found is None else found


def _is_habitual(name: str, base: str) -> bool:
    return name in HABITUAL_FUNCTIONS or base in HABITUAL_FUNCTIONS


def is_variable(cursor: Cursor, name: str) -> bool:
    """Whether the name was declared as a variable, or is bound here."""
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
        return sequence, _item(cursor, sequence, read)
    if _speaks_of(node, indices):
        cursor.at += 1
        message = "an index of several parts, one of which is summed over"
        cursor.fail("not supported", message, "write a function of one index")
    if name is None:
        hint = f"say: function {base}, and which names are integers"
        cursor.at += 1
        cursor.fail("context", f"is {base} a sequence? its index is a formula", hint)
    cursor.at += 2
    return name, None


def _item(cursor: Cursor, sequence: str, read: Readers) -> Term:
    """The item of a sequence with the index that stands here after the _."""
    cursor.at += 1
    place = cursor.at
    if sequence not in cursor.state.known.unknowns:
        cursor.state.notes[Note("sequence", sequence)] = None
    index = read.argument(cursor)
    if not is_integer_by_form(index):
        cursor.at = place
        cursor.fail("not a term", "an index is an integer: digits and integer variables")
    return Unknown(sequence, 0, index)


def _speaks_of(node: Node, names: set[str]) -> bool:
    """Whether a letter in an index is one of these; words in a font of their own are not read."""
    if isinstance(node, Group):
        pairs = zip((None, *node.nodes), node.nodes, strict=False)
        return any(_speaks_of(n, names) for before, n in pairs if not is_command(before, *FONTS))
    return node.kind in ("letter", "command") and LETTERS.get(node.text, node.text) in names


def _function(cursor: Cursor, name: str, order: int, begin: int, read: Readers) -> Term:
    """A function that was declared, defined or is one by habit, with what follows its name."""
    known = cursor.state.known
    raised: Term | None = None
    if is_sign(cursor.peek(), "^"):
        place = cursor.at
        raised = _exponent(cursor, read)
        if opens_arguments(cursor):
            cursor.at = place
            message = f"{name}^n(...) is a power of the value, or {name} applied n times"
            cursor.fail("doubt", message, f"write {name}(...)^n or ({name}(...))^n")
    if not opens_arguments(cursor):
        argument = known.arguments.get(name)
        if argument is None:
            cursor.at = begin
            message = f"{name} is a function, and stands here without an argument"
            cursor.fail("context", message, f"write {name}(x)")
        cursor.state.notes[Note("bare", name, argument)] = None
        args: tuple[Term, ...] = (argument,)
    else:
        args = arguments(cursor, read)
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
        t = fresh_variable(Var("t"), free_variables(arg))
        if isinstance(arg, Var) and arg.name in known.defined:  # no variable to differentiate by
            return substitute(derivative(Unknown(name, 0, t), t, order), {t: arg})
        return derivative_of_unknown(name, order, arg, t)
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
