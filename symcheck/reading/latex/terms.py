r"""Terms in LaTeX, by operator precedence: sums, products, powers, atoms.

Algorithm. One pass over the nodes, without going back. Side by side is a product; a minus binds to
the first factor, as in the ASCII syntax; what follows a slash side by side (``1/2x``) has two
readings and is refused as a doubt, and so are braces, which are not seen, around a sum that is
multiplied (``{a + b} c``).
"""

from __future__ import annotations

from difflib import get_close_matches
from fractions import Fraction
from typing import NoReturn

from symcheck.language.term import (
    ONE, PI, App, Num, Term, Var, add, div, exp, free_variables, mul, neg, num, power,
)  # fmt: skip
from symcheck.reading.latex import applications, brackets
from symcheck.reading.latex.chances import chance
from symcheck.reading.latex.counting import binomial, factorial
from symcheck.reading.latex.cursor import Cursor, is_braces, is_command, is_sign, spelled
from symcheck.reading.latex.derivatives import derivative
from symcheck.reading.latex.exponents import check_exponent
from symcheck.reading.latex.functions import COMMANDS, FRACTIONS, WORDS
from symcheck.reading.latex.integrals import integral
from symcheck.reading.latex.names import LETTERS, is_name
from symcheck.reading.latex.nodes import Group, Node
from symcheck.reading.latex.numbers import number, power_of_ten
from symcheck.reading.latex.own_functions import of_function
from symcheck.reading.latex.products import check_operator, check_side_by_side, refuse_unseen
from symcheck.reading.latex.readers import Readers
from symcheck.reading.latex.refused import PROGRAMS, REFUSED
from symcheck.reading.latex.sums import accumulated
from symcheck.reading.latex.tokens import Token

TIMES = ("cdot", "times", "ast", "cdotp", "bullet")
BARS = ("vert", "lvert")


def term(cursor: Cursor) -> Term:
    """A sum: as far as it goes."""
    first = _leading(cursor)
    rest: list[Term] = []
    while True:
        sign = _plus_or_minus(cursor)
        if sign is None:
            return add(first, *rest)
        if sign == "-":
            refuse_unseen(cursor, cursor.peek())
        part = product(cursor)
        rest.append(part if sign == "+" else neg(part))


def _leading(cursor: Cursor) -> Term:
    sign = _plus_or_minus(cursor)
    if sign == "-":
        refuse_unseen(cursor, cursor.peek())
    return product(cursor, negative=sign == "-")


def _plus_or_minus(cursor: Cursor) -> str | None:
    found = cursor.sign("+", "-")
    if found is not None:
        return found
    node = cursor.peek()
    if node is None or not is_command(node, "pm", "mp"):
        return None
    if not cursor.state.choice:
        cursor.fail("not supported", "± stands for two terms", "write an equation with it, or two")
    if cursor.state.chose is None:
        cursor.state.chose = node.start
    cursor.at += 1
    chosen = cursor.state.choice
    return chosen if is_command(node, "pm") else {"+": "-", "-": "+"}[chosen]


def product(cursor: Cursor, *, negative: bool = False) -> Term:
    """Factors with or without a sign between them, and quotients with a slash."""
    before = cursor.peek()
    factors = [_first_factor(cursor, negative)]
    slashed = False
    while True:
        node = cursor.peek()
        if cursor.command(*TIMES) or cursor.sign("*"):
            check_operator(cursor, before, "+-")
            exponent = power_of_ten(cursor) if isinstance(factors[-1], Num) else None
            if exponent is not None and len(factors) == 1:
                factors = [Num(_literal(factors[0]) * Fraction(10) ** exponent)]
            else:
                before = cursor.peek()
                factors.append(factor(cursor))
            slashed = False
        elif cursor.sign("/") or cursor.command("div"):
            check_operator(cursor, before, "+-")
            before = cursor.peek()
            refuse_unseen(cursor, before, "+-/")
            factors = [div(mul(*factors), factor(cursor))]
            slashed = True
        elif _begins_factor(cursor):
            refuse_unseen(cursor, before, "+-/")
            refuse_unseen(cursor, node)
            check_side_by_side(cursor, factors[-1], slashed)
            before = node
            factors.append(factor(cursor))
        else:
            return mul(*factors)


def _first_factor(cursor: Cursor, negative: bool) -> Term:
    found = factor(cursor)
    return neg(found) if negative else found


def _literal(term_: Term) -> Fraction:
    assert isinstance(term_, Num)
    return term_.value


def _begins_factor(cursor: Cursor) -> bool:
    node = cursor.peek()
    if is_command(node, "lvert"):
        return True
    if is_sign(node, "|") or is_command(node, "vert"):
        return cursor.bars == 0
    return begins_atom(node)


def begins_atom(node: Node | None) -> bool:
    """Whether a factor may begin with this node."""
    match node:
        case Group("delimited" | "braces"):
            return True
        case Token("digit"):
            return True
        case Token("sign", text):
            return text in "(["
        case Token("command", text):
            return (
                text in COMMANDS or text in FRACTIONS or text in BARS or text in REFUSED
                or text in _ATOMS or is_name(node)
            )  # fmt: skip
        case Token("text", text):
            return text.strip() in WORDS
        case _:
            return is_name(node)


_ATOMS = ("sqrt", "pi", "binom", "tbinom", "dbinom", "sum", "prod", "int", "lfloor", "lceil", "{",
          "lbrace", "lbrack", "Pr", "uppi")  # fmt: skip


def factor(cursor: Cursor) -> Term:
    """A power: an atom with what stands above and behind it."""
    begin, node = cursor.at, cursor.peek()
    base = atom(cursor)
    while cursor.sign("!"):
        refuse_unseen(cursor, node, "+-/")
        base = factorial(cursor, base, begin)
    if not is_sign(cursor.peek(), "^"):
        return base
    refuse_unseen(cursor, node, "+-/")
    plain_e = base == exp(ONE) and not isinstance(node, Group)
    if not plain_e:
        check_exponent(cursor, begin)
    place = cursor.at + 1
    exponent = exponent_of(cursor)
    if is_sign(cursor.peek(), "^", "'"):
        cursor.fail("syntax", "two exponents", "put braces: x^{2^n} or {x^2}^n")
    if not plain_e:
        return power(base, exponent)
    if Var("i") in free_variables(exponent) and not applications.is_variable(cursor, "i"):
        cursor.at = place
        cursor.fail("doubt", "i: the imaginary unit, or a real variable", "say: real i")
    return exp(exponent)


def exponent_of(cursor: Cursor) -> Term:
    """What stands after ^."""
    cursor.expect("^")
    node = cursor.peek()
    if is_command(node, "circ", "degree"):
        cursor.fail("not supported", "angles are in radians here", r"write x \cdot \pi/180")
    if is_command(node, "top", "intercal", "dagger", "ast") or is_sign(node, "*"):
        cursor.fail("not supported", "matrices are not read", "write the components")
    return argument(cursor)


def argument(cursor: Cursor) -> Term:
    r"""The argument of a command: a group in braces, or a single sign as TeX takes it."""
    node = cursor.peek()
    if isinstance(node, Group) and is_braces(node):
        cursor.at += 1
        return whole(cursor.inside(node))
    if isinstance(node, Token) and node.kind == "digit":
        cursor.at += 1
        return num(node.text)
    if isinstance(node, Token) and (node.kind == "letter" or node.text in LETTERS):
        cursor.at += 1
        return whole(cursor.among((node,)))
    if node is None or not begins_atom(node):
        cursor.fail("syntax", "an argument is missing here", "put it in braces")
    return atom(cursor)


def whole(cursor: Cursor) -> Term:
    """The term that all the nodes are."""
    if cursor.done():
        cursor.fail("empty", "there is nothing here", "write a term")
    found = term(cursor)
    cursor.finish()
    return found


def atom(cursor: Cursor) -> Term:
    """The smallest term that begins here."""
    cursor.descend()
    found = _atom(cursor)
    cursor.state.depth -= 1
    return found


def _atom(cursor: Cursor) -> Term:
    node = cursor.peek()
    match node:
        case None:
            cursor.fail("syntax", "something is missing here", "finish the formula")
        case Group("braces"):
            cursor.at += 1
            return whole(cursor.inside(node))
        case Group("delimited"):
            return brackets.delimited(cursor, node, READ)
        case Group():
            cursor.fail("not a term", f"{spelled(node)} stands where a term is wanted")
        case Token("digit") | Token("sign", "."):
            return number(cursor)
        case Token("sign", "(" | "[" as opening):
            return brackets.bracketed(cursor, opening, READ)
        case Token("sign", "|"):
            return brackets.between_bars(cursor, READ)
        case Token("sign"):
            _refuse_sign(cursor, node)
        case Token("text", text) if text.strip() in WORDS:
            cursor.at += 1
            return of_function(cursor, WORDS[text.strip()], READ)
        case Token("text"):
            message = f"{spelled(node)} stands where a term is wanted"
            cursor.fail("not a term", message)
        case Token("command"):
            return _command(cursor, node)
        case Token():
            return applications.of_name(cursor, READ)


def _refuse_sign(cursor: Cursor, node: Token) -> NoReturn:
    before = cursor.peek(-1) if cursor.at else None
    pair = (before.text if isinstance(before, Token) else "") + node.text
    hint = PROGRAMS.get(pair, "finish the formula")
    cursor.fail("syntax", f"a term is missing before {node.text}", hint)


def _command(cursor: Cursor, node: Token) -> Term:
    name = node.text
    if name in ("vert", "lvert", "rvert"):
        return brackets.between_bars(cursor, READ)
    if name in REFUSED:
        kind, message, hint = REFUSED[name]
        cursor.fail(kind, message, hint)
    if is_name(node):
        return applications.of_name(cursor, READ)
    if name in FRACTIONS:
        return _fraction(cursor)
    if name in COMMANDS:
        cursor.at += 1
        return of_function(cursor, COMMANDS[name], READ)
    if name in ("sum", "prod"):
        return accumulated(cursor, READ)
    if name == "int":
        return integral(cursor, READ)
    cursor.at += 1
    match name:
        case "Pr":
            return chance(cursor, "P", READ)
        case "sqrt":
            return brackets.radical(cursor, READ)
        case "pi" | "uppi":
            return PI
        case "binom" | "tbinom" | "dbinom":
            above = argument(cursor)
            place = cursor.at
            return binomial(cursor, above, argument(cursor), place)
        case "lfloor":
            return App("floor", (brackets.until(cursor, READ, "rfloor"),))
        case "lceil":
            return neg(App("floor", (neg(brackets.until(cursor, READ, "rceil")),)))
        case "{" | "lbrace":
            return brackets.until(cursor, READ, "}", "rbrace")
        case "lbrack":
            return brackets.until(cursor, READ, "rbrack")
    cursor.at -= 1
    cursor.fail("not a term", rf"\{name} is not known here", _hint_for(name))


def _hint_for(name: str) -> str:
    known = (*COMMANDS, *FRACTIONS, *_ATOMS, *LETTERS, *TIMES)
    close = get_close_matches(name, known, n=1, cutoff=0.75)
    return rf"did you mean \{close[0]}?" if close else r"define it with \newcommand"


def _fraction(cursor: Cursor) -> Term:
    found = derivative(cursor, READ)
    if found is not None:
        return found
    cursor.at += 1
    above = argument(cursor)
    return div(above, argument(cursor))


READ = Readers(term, product, factor, whole, argument)
