r"""Functions that have a name of their own: ``\sin^2 x``, ``\log_2 n``, ``\max(a, b)``.

Without brackets a function reaches over the letters and numbers side by side (``\sin 2\pi x``);
where it is not plain how far it reaches (``\sin x e^x``, ``\ln{x} y``, ``\sin x/2``) it is a doubt.
"""

from __future__ import annotations

from symcheck.language.term import App, Num, Term, mul, num, power
from symcheck.reading.latex.arguments import arguments, opens_arguments, row
from symcheck.reading.latex.cursor import Cursor, is_braces, is_command, is_sign
from symcheck.reading.latex.functions import SQUARED_BY_NAME, applied
from symcheck.reading.latex.known import Note
from symcheck.reading.latex.names import FONTS, is_name
from symcheck.reading.latex.nodes import Group, Node
from symcheck.reading.latex.numbers import is_looser, is_numeric
from symcheck.reading.latex.readers import Readers
from symcheck.reading.latex.tokens import Token

_SEVERAL = ("min", "max")
_FRACTIONS = ("frac", "tfrac", "dfrac")


def of_function(cursor: Cursor, name: str, read: Readers) -> Term:
    """A function that has a name of its own in LaTeX, with its power, base and argument."""
    begin = cursor.at - 1
    base = exponent = None
    while True:
        if name == "log" and base is None and cursor.sign("_"):
            base = read.argument(cursor)
        elif exponent is None and is_sign(cursor.peek(), "^"):
            place = cursor.at
            cursor.at += 1
            exponent = read.argument(cursor)
            _check_exponent(cursor, name, exponent, place)
        else:
            break
    if name in _SEVERAL:
        found: Term = App(name, _of_several(cursor, name, read, begin))
    else:
        argument = _argument_of(cursor, name, read, begin)
        found = App("log", (argument, base)) if base is not None else applied(name, (argument,))
        if name == "log" and base is None:
            cursor.state.notes[Note("habit", "log")] = None
    return found if exponent is None else power(found, exponent)


def _check_exponent(cursor: Cursor, name: str, exponent: Term, place: int) -> None:
    if exponent == num(-1):
        cursor.at = place
        message = f"{name}^{{-1}} is the inverse function, or one over {name}"
        inverse = rf"\arc{name} x" if name in ("sin", "cos", "tan") else "the inverse by its name"
        cursor.fail("doubt", message, rf"write {inverse}, or \frac{{1}}{{\{name} x}}")
    if name not in SQUARED_BY_NAME or not (isinstance(exponent, Num) and exponent.value > 0):
        cursor.at = place
        message = f"a power between {name} and its argument"
        cursor.fail("doubt", message, rf"write (\{name} x)^n, or \{name}(x^n)")


def _of_several(cursor: Cursor, name: str, read: Readers, begin: int) -> tuple[Term, ...]:
    if is_sign(cursor.peek(), "_"):
        cursor.at = begin
        hint = rf"write \{name}_{{x \in [0, 1]}} f(x) = m, alone on the left"
        cursor.fail("not supported", f"a {name} over a set stands on the left of an equality", hint)
    node = cursor.peek()
    if is_command(node, "{", "lbrace"):
        cursor.at += 1
        args = row(cursor, read)
        if cursor.command("}", "rbrace") is None:
            cursor.fail("brackets", r"\} is missing here")
    elif isinstance(node, Group) and node.ends == ("{", "}") and node.kind == "delimited":
        cursor.at += 1
        inner = cursor.inside(node)
        args = row(inner, read)
        inner.finish()
    elif opens_arguments(cursor, "(["):
        args = arguments(cursor, read)
    else:
        cursor.at = begin
        cursor.fail("arguments", f"the arguments of {name} are missing", rf"write \{name}(a, b)")
    if len(args) < 2:
        cursor.at = begin
        cursor.fail("arguments", f"a {name} is of two or more terms", rf"write \{name}(a, b)")
    return args


def _argument_of(cursor: Cursor, name: str, read: Readers, begin: int) -> Term:
    """What is in brackets or braces; else what stands side by side, up to a sign or a function."""
    node = cursor.peek()
    if opens_arguments(cursor, "(["):
        args = arguments(cursor, read)
        if len(args) != 1:
            cursor.at = begin
            cursor.fail("arguments", f"{name} takes 1 argument, not {len(args)}")
        return args[0]
    if is_command(node, "{", "lbrace"):
        return _between_braces(cursor, read)
    if isinstance(node, Group) and node.kind == "delimited" and node.ends == ("{", "}"):
        cursor.at += 1
        return read.whole(cursor.inside(node))
    if node is None or is_sign(node, "+", "-", "=", "<", ">", ",", ")", "]", "/", "*", "!", ":"):
        cursor.at = begin
        cursor.fail("arguments", f"{name} lacks its argument", rf"write \{name}(x)")
    if is_looser(node, "+-/"):
        message = f"braces are not seen: does {name} reach over all that is in them?"
        cursor.fail("doubt", message, rf"write \{name}(...)")
    return _side_by_side(cursor, name, read)


def _between_braces(cursor: Cursor, read: Readers) -> Term:
    begin, bars = cursor.at, cursor.bars
    cursor.at, cursor.bars = cursor.at + 1, 0
    found = read.term(cursor)
    if cursor.command("}", "rbrace") is None:
        cursor.at = begin if cursor.done() else cursor.at
        cursor.fail("brackets", r"\} is missing here")
    cursor.bars = bars
    return found


def _side_by_side(cursor: Cursor, name: str, read: Readers) -> Term:
    """Letters and numbers side by side: all of them, where they are plain."""
    plain = _is_plain(cursor)
    found = [read.factor(cursor)]
    plain = plain and not _is_power(found[-1])
    while _continues(cursor):
        if not plain or not _is_letter(cursor.peek()) or _is_power_of_e(cursor):
            message = f"does {name} reach over this?"
            cursor.fail("doubt", message, rf"write \{name}(x) y, or \{name}(x y)")
        plain = _is_plain(cursor)
        found.append(read.factor(cursor))
        plain = plain and not _is_power(found[-1])
    after = cursor.peek()
    if is_sign(after, "/") or is_command(after, "div"):
        message = f"is the quotient inside {name} or outside?"
        cursor.fail("doubt", message, rf"write \{name}(x/y), or (\{name} x)/y")
    if opens_arguments(cursor, "(["):
        message = f"does {name} reach over the brackets?"
        cursor.fail("doubt", message, rf"write \{name}(x)(...), or \{name}(x (...))")
    return mul(*found)


def _is_power(term: Term) -> bool:
    return isinstance(term, App) and term.op in ("pow", "exp")


def _is_plain(cursor: Cursor) -> bool:
    """Whether a number, a letter or a fraction of numbers begins here."""
    node = cursor.peek()
    if is_command(node, *_FRACTIONS):
        return all(_is_plain_part(cursor.peek(k)) for k in (1, 2))
    return _is_letter(node) or is_numeric(node)


def _is_plain_part(node: Node | None) -> bool:
    """Whether numbers and π are all that a numerator holds."""
    if isinstance(node, Group):
        return is_braces(node) and all(map(_is_plain_part, node.nodes))
    return is_numeric(node) or is_command(node, "pi")


def _is_letter(node: Node | None) -> bool:
    """Whether a name begins here that belongs to what stands before it side by side."""
    if isinstance(node, Token) and node.kind == "command":
        return node.text == "pi" or (is_name(node) and node.text not in _WORDS)
    return isinstance(node, Token) and node.kind == "letter"


_WORDS = FONTS - {"mathit", "mathbf", "boldsymbol", "bm", "mathcal"}


def _is_power_of_e(cursor: Cursor) -> bool:
    node = cursor.peek()
    raised = is_sign(cursor.peek(1), "^")
    return isinstance(node, Token) and node.text == "e" and raised


def _continues(cursor: Cursor) -> bool:
    """Whether something follows side by side that may belong to the argument."""
    node = cursor.peek()
    if isinstance(node, Group):
        return is_braces(node)
    if isinstance(node, Token) and node.kind == "digit":
        return True
    return _is_letter(node) or is_command(node, *_FRACTIONS, "sqrt")
