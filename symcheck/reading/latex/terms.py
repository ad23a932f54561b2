r"""Terms in LaTeX, by operator precedence: sums, products, powers, atoms.

Algorithm. One pass over the nodes, without going back. Side by side is a product; a minus binds to
the first factor, as in the ASCII syntax; what follows a slash side by side (``1/2x``) has two
readings and is refused as a doubt, and so is a product after a function without brackets.
"""

from __future__ import annotations

from difflib import get_close_matches
from fractions import Fraction

from symcheck.language.term import (
    ONE, PI, App, Num, Term, absolute, add, div, exp, mul, neg, num, power, product_over, root,
    free_variables, sqrt,    Var, is_integer_by_form, sub,
)  # fmt: skip
from symcheck.reading.latex import applications, bound
from symcheck.reading.latex.cursor import Cursor, is_braces, is_command, is_sign, spelled
from symcheck.reading.latex.functions import COMMANDS, WORDS
from symcheck.reading.latex.names import LETTERS, is_name
from symcheck.reading.latex.readers import Readers
from symcheck.reading.latex.tokens import Token
from symcheck.reading.latex.tree import Group, Node

TIMES = ("cdot", "times", "ast", "cdotp", "bullet")
FRACTIONS = ("frac", "tfrac", "dfrac", "cfrac", "nicefrac", "sfrac")
DECORATIONS = ("boxed", "underline", "overbrace", "underbrace", "mathstrut", "fbox", "ensuremath",
               "mathbin", "mathrel", "mathord", "mathopen", "mathclose", "bf")  # fmt: skip
COLOURED = ("color", "textcolor", "colorbox")
BARS = ("vert", "lvert", "rvert")
_REFUSED = {
    "infty": ("not supported", "∞ is not a real number", r"write a limit, \lim_{n \to \infty}"),
    "nabla": ("not supported", "gradients are not read", "write the partial derivatives"),
    "ldots": ("not supported", "… leaves out terms", r"write the sum with \sum or \prod"),
    "cdots": ("not supported", "… leaves out terms", r"write the sum with \sum or \prod"),
    "dots": ("not supported", "… leaves out terms", r"write the sum with \sum or \prod"),
    "degree": ("not supported", "angles are in radians here", r"write x \cdot \pi/180"),
    "Vert": ("not supported", "‖x‖ is the norm of a vector", "write |x| for a number"),
    "|": ("not supported", "‖x‖ is the norm of a vector", "write |x| for a number"),
    "lim": ("not supported", "a limit stands on the left of an equality", r"write \lim ... = L"),
    "sup": ("not supported", "a supremum stands on the left of an equality", r"write \sup ... = m"),
    "inf": ("not supported", "an infimum stands on the left of an equality", r"write \inf ... = m"),
    "lg": ("doubt", r"\lg is to base 10 or to base 2", r"write \log_{10} or \log_2"),
}  # fmt: skip


def term(cursor: Cursor) -> Term:
    """A sum: as far as it goes."""
    first = _leading(cursor)
    rest: list[Term] = []
    while True:
        sign = _plus_or_minus(cursor)
        if sign is None:
            return add(first, *rest)
        part = product(cursor)
        rest.append(part if sign == "+" else neg(part))


def _leading(cursor: Cursor) -> Term:
    sign = _plus_or_minus(cursor)
    return product(cursor, negative=sign == "-")


def _plus_or_minus(cursor: Cursor) -> str | None:
    found = cursor.sign("+", "-")
    if found is not None:
        return found
    node = cursor.peek()
    if not is_command(node, "pm", "mp"):
        return None
    if not cursor.state.choice:
        cursor.fail("not supported", "± stands for two terms", "write an equation with it, or two")
    cursor.state.chose = True
    cursor.at += 1
    chosen = cursor.state.choice
    return chosen if is_command(node, "pm") else {"+": "-", "-": "+"}[chosen]


def product(cursor: Cursor, *, negative: bool = False) -> Term:
    """Factors with or without a sign between them, and quotients with a slash."""
    factors = [_first_factor(cursor, negative)]
    slashed = False
    while True:
        if cursor.command(*TIMES) or cursor.sign("*"):
            _refuse_sign(cursor)
            exponent = power_of_ten(cursor) if isinstance(factors[-1], Num) else None
            if exponent is not None and len(factors) == 1:
                factors = [Num(_literal(factors[0]) * Fraction(10) ** exponent)]
            else:
                factors.append(factor(cursor))
            slashed = False
        elif cursor.sign("/") or cursor.command("div"):
            _refuse_sign(cursor)
            factors = [div(mul(*factors), factor(cursor))]
            slashed = True
        elif _begins_factor(cursor):
            _check_side_by_side(cursor, factors[-1], slashed)
            factors.append(factor(cursor))
        else:
            return mul(*factors)


def _first_factor(cursor: Cursor, negative: bool) -> Term:
    found = factor(cursor)
    return neg(found) if negative else found


def _literal(term_: Term) -> Fraction:
    assert isinstance(term_, Num)
    return term_.value


def _refuse_sign(cursor: Cursor) -> None:
    if is_sign(cursor.peek(), "+", "-") or is_command(cursor.peek(), "pm", "mp"):
        cursor.fail("syntax", "two operators side by side", r"put brackets around the sign: (-x)")


def _check_side_by_side(cursor: Cursor, before: Term, slashed: bool) -> None:
    node = cursor.peek()
    if slashed:
        message = "after a slash, side by side: a/b c is (a/b)c or a/(bc)"
        cursor.fail("doubt", message, r"write \frac{a}{b} c or \frac{a}{b c}")
    digit = isinstance(node, Token) and (node.kind == "digit" or node.text == ".")
    if digit:
        hint = "write a product with \\cdot, a power with ^, an index with _"
        cursor.fail("juxtaposition", "a number follows without a sign", hint)
    literal = isinstance(before, Num) and before.value.denominator == 1
    if literal and is_command(node, *FRACTIONS) and _is_numeric_fraction(cursor):
        message = "a number and a fraction side by side: a product or a mixed number"
        cursor.fail("doubt", message, r"write 2 \cdot \frac12 or \frac52")


def _is_numeric_fraction(cursor: Cursor) -> bool:
    return all(_is_numeric(cursor.peek(k)) for k in (1, 2))


def _is_numeric(node: Node | None) -> bool:
    if isinstance(node, Group):
        return is_braces(node) and all(map(_is_numeric, node.nodes))
    return isinstance(node, Token) and node.kind == "digit"


def power_of_ten(cursor: Cursor) -> int | None:
    r"""The exponent of ``10^{-7}`` as it stands in scientific notation, passed; else None."""
    one, zero, hat, exponent = (cursor.peek(k) for k in range(4))
    if not (_is_digit(one, "1") and _is_digit(zero, "0") and is_sign(hat, "^")):
        return None
    nodes = exponent.nodes if isinstance(exponent, Group) and is_braces(exponent) else (exponent,)
    minus = bool(nodes) and is_sign(nodes[0], "-")
    digits = nodes[1:] if minus else nodes
    text = "".join(n.text for n in digits if isinstance(n, Token) and n.kind == "digit")
    if not text or len(text) != len(digits) or len(text) > 4:
        return None
    cursor.at += 4
    return -int(text) if minus else int(text)


def _is_digit(node: Node | None, text: str) -> bool:
    return isinstance(node, Token) and node.kind == "digit" and node.text == text


def _begins_factor(cursor: Cursor) -> bool:
    node = cursor.peek()
    if is_sign(node, "|") or is_command(node, *BARS):
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
            return text in "([."
        case Token("command", text):
            return (
                text in COMMANDS or text in FRACTIONS or text in BARS or text in DECORATIONS
                or text in COLOURED or text in _REFUSED or text in _ATOMS or is_name(node)
            )  # fmt: skip
        case Token("text", text):
            return text.strip() in WORDS
        case _:
            return is_name(node)


_ATOMS = ("sqrt", "pi", "binom", "tbinom", "dbinom", "sum", "prod", "int", "lfloor", "lceil", "{",
          "lbrace", "lbrack", "Pr", "uppi")  # fmt: skip


def factor(cursor: Cursor) -> Term:
    """A power: an atom with what stands above and behind it."""
    plain_e = _is_plain_e(cursor)
    base = atom(cursor)
    while cursor.sign("!"):
        base = _factorial(cursor, base)
    if not is_sign(cursor.peek(), "^"):
        return base
    exponent = exponent_of(cursor)
    if is_sign(cursor.peek(), "^", "'"):
        cursor.fail("syntax", "two exponents", "put braces: x^{2^n} or {x^2}^n")
    return exp(exponent) if plain_e and base == exp(ONE) else power(base, exponent)


def _is_plain_e(cursor: Cursor) -> bool:
    return not isinstance(cursor.peek(), Group)


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
    node = cursor.peek()
    match node:
        case None:
            cursor.fail("syntax", "something is missing here", "finish the formula")
        case Group("braces"):
            cursor.at += 1
            return whole(cursor.inside(node))
        case Group("delimited"):
            return _delimited(cursor, node)
        case Group():
            cursor.fail("not a term", f"{spelled(node)} stands where a term is wanted")
        case Token("digit") | Token("sign", "."):
            return _number(cursor)
        case Token("sign", "(" | "[" as opening):
            return _bracketed(cursor, opening)
        case Token("sign", "|"):
            return _absolute(cursor)
        case Token("sign"):
            cursor.fail("syntax", f"a term is missing before {node.text}", "finish the formula")
        case Token("text", text) if text.strip() in WORDS:
            cursor.at += 1
            return applications.of_function(cursor, WORDS[text.strip()], term_reader=READ)
        case Token("text"):
            message = f"{spelled(node)} stands where a term is wanted"
            cursor.fail("not a term", message)
        case Token("command"):
            return _command(cursor, node)
        case Token():
            return applications.of_name(cursor, READ)


def _command(cursor: Cursor, node: Token) -> Term:
    name = node.text
    if name in BARS:
        return _absolute(cursor)
    if name in _REFUSED:
        kind, message, hint = _REFUSED[name]
        cursor.fail(kind, message, hint)  # type: ignore[arg-type]
    if is_name(node):
        return applications.of_name(cursor, READ)
    if name in FRACTIONS:
        return _fraction(cursor)
    if name in COMMANDS:
        cursor.at += 1
        return applications.of_function(cursor, COMMANDS[name], term_reader=READ)
    if name in ("sum", "prod", "int", "Pr"):
        return bound.with_bound_variable(cursor, READ)
    cursor.at += 1
    match name:
        case "sqrt":
            return _root(cursor)
        case "pi" | "uppi":
            return PI
        case "binom" | "tbinom" | "dbinom":
            above, below = argument(cursor), argument(cursor)
            return _binomial(cursor, above, below)
        case "lfloor":
            inside = _until(cursor, "rfloor")
            return App("floor", (inside,))
        case "lceil":
            return neg(App("floor", (neg(_until(cursor, "rceil")),)))
        case "{" | "lbrace":
            return _until(cursor, "}", "rbrace")
        case "lbrack":
            return _until(cursor, "rbrack")
    if name in COLOURED:
        _colour(cursor)
        return term(cursor) if cursor.done() else argument(cursor)
    if name in DECORATIONS:
        found = argument(cursor)
        if name in ("underbrace", "overbrace"):
            _skip_comment(cursor)
        return found
    cursor.at -= 1
    cursor.fail("not a term", rf"\{name} is not known here", _hint_for(name))


def _hint_for(name: str) -> str:
    known = (*COMMANDS, *FRACTIONS, *_ATOMS, *LETTERS, *TIMES)
    close = get_close_matches(name, known, n=1, cutoff=0.75)
    return rf"did you mean \{close[0]}?" if close else r"define it with \newcommand"


def _colour(cursor: Cursor) -> None:
    if not is_braces(cursor.peek()):
        cursor.fail("syntax", "a colour belongs here", r"write \color{red}{...}")
    cursor.at += 1


def _skip_comment(cursor: Cursor) -> None:
    """What an under- or overbrace says, which is a comment."""
    if cursor.sign("_", "^"):
        cursor.take()


def _until(cursor: Cursor, *closing: str) -> Term:
    bars, cursor.bars = cursor.bars, 0
    found = term(cursor)
    if cursor.command(*closing) is None:
        cursor.fail("brackets", rf"\{closing[0]} is missing here")
    cursor.bars = bars
    return found


def _bracketed(cursor: Cursor, opening: str) -> Term:
    begin, bars = cursor.at, cursor.bars
    cursor.at, cursor.bars = cursor.at + 1, 0
    found = term(cursor)
    closing = ")" if opening == "(" else "]"
    if cursor.sign(closing) is None:
        if is_sign(cursor.peek(), ","):
            cursor.at = begin
            cursor.fail("not a term", "this is a pair or a row of terms, not a number")
        cursor.fail("brackets", f"{closing} is missing here", f"close the {opening} with {closing}")
    cursor.bars = bars
    return found


def _absolute(cursor: Cursor) -> Term:
    cursor.at, cursor.bars = cursor.at + 1, cursor.bars + 1
    found = term(cursor)
    if cursor.sign("|") is None and cursor.command(*BARS) is None:
        cursor.fail("brackets", "a bar | is missing here", r"write \left| ... \right|")
    cursor.bars -= 1
    return absolute(found)


def _delimited(cursor: Cursor, node: Group) -> Term:
    inner = cursor.inside(node)
    match node.ends:
        case ("(", ")") if bound.is_recursion(node):
            cursor.at += 1
            return bound.recursion(cursor, node, READ)
        case ("(", ")") | ("[", "]") | ("{", "}"):
            cursor.at += 1
            found = term(inner)
            if is_sign(inner.peek(), ","):
                cursor.at -= 1
                cursor.fail("not a term", "this is a pair or a row of terms, not a number")
            inner.finish()
            return found
        case ("|", "|"):
            cursor.at += 1
            return absolute(whole(inner))
        case ("⌊", "⌋"):
            cursor.at += 1
            return App("floor", (whole(inner),))
        case ("⌈", "⌉"):
            cursor.at += 1
            return neg(App("floor", (neg(whole(inner)),)))
        case (".", "|"):
            cursor.at += 1
            return bound.evaluated_at(cursor, inner, READ)
        case ("‖", "‖"):
            cursor.fail("not supported", "‖x‖ is the norm of a vector", "write |x| for a number")
        case (left, right):
            cursor.fail("not a term", rf"\left{left} ... \right{right} is no bracket around a term")


def _number(cursor: Cursor) -> Term:
    begin = cursor.place()
    text, end = "", begin
    while True:
        node = cursor.peek()
        if not isinstance(node, Token) or node.start != end:
            if text and _is_thousands(cursor, end):
                hint = "write 1000 for a thousand, 1.5 for one and a half"
                cursor.fail("doubt", "a comma in a number", hint)
            break
        if node.kind != "digit" and not (node.text == "." and "." not in text):
            break
        if node.text == "." and not _digit_follows(cursor, node):
            break
        text, end, cursor.at = text + node.text, node.end, cursor.at + 1
    if text in ("", "."):
        cursor.fail("number", "a number is wanted here", "write 0.5")
    if len(text) > 400:
        cursor.fail("too long", "a number of more than 400 digits")
    return num(text)


def _digit_follows(cursor: Cursor, dot: Token) -> bool:
    after = cursor.peek(1)
    return isinstance(after, Token) and after.kind == "digit" and after.start == dot.end


def _is_thousands(cursor: Cursor, end: int) -> bool:
    r"""Whether ``{,}`` follows, as in 1{,}000."""
    node = cursor.peek()
    return (
        is_braces(node)
        and isinstance(node, Group)
        and node.start == end
        and len(node.nodes) == 1
        and is_sign(node.nodes[0], ",")
    )


def _fraction(cursor: Cursor) -> Term:
    derivative = bound.derivative(cursor, READ)
    if derivative is not None:
        return derivative
    cursor.at += 1
    above = argument(cursor)
    return div(above, argument(cursor))


def _root(cursor: Cursor) -> Term:
    if not is_sign(cursor.peek(), "["):
        return sqrt(argument(cursor))
    cursor.at += 1
    index = term(cursor)
    cursor.expect("]", r"write \sqrt[3]{x}")
    if not isinstance(index, Num) or index.value.denominator != 1 or index.value < 2:
        cursor.fail("number", "the index of a root is an integer, 2 or more", "write x^{1/n}")
    return root(int(index.value), argument(cursor))


def _factorial(cursor: Cursor, base: Term) -> Term:
    """n! = ∏_{k=1}^{n} k, for n that is a natural number by its form."""
    if is_sign(cursor.peek(), "!"):
        cursor.fail("not supported", "double factorials are not read")
    if not _is_natural(base):
        message = "the factorial of what is not said to be a natural number"
        cursor.fail("context", message, "say: natural n")
    index = _fresh("k", base)
    return product_over(index, index, ONE, base)


def _binomial(cursor: Cursor, above: Term, below: Term) -> Term:
    """C(n, k) = ∏_{i=1}^{k} (n + 1 − i)/i, for k that is a natural number by its form."""
    if not _is_natural(below):
        message = "a binomial coefficient over what is not said to be a natural number"
        cursor.fail("context", message, "say: natural k")
    index = _fresh("i", add(above, below))
    return product_over(div(sub(add(above, ONE), index), index), index, ONE, below)


def _is_natural(term_: Term) -> bool:
    match term_:
        case Num(value):
            return value.denominator == 1 and value >= 0
        case Var(sort=sort):
            return sort == "natural"
        case App("add" | "mul", args):
            return is_integer_by_form(term_) and all(map(_is_natural, args))
        case _:
            return False


def _fresh(name: str, term_: Term) -> Var:
    taken = {v.name for v in free_variables(term_)}
    while name in taken:
        name += "′"
    return Var(name, "integer")


READ = Readers(term, product, factor, whole, argument)
