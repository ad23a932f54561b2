r"""Commands that join claims and terms, and whether brackets hold a claim or begin a term."""

from __future__ import annotations

from collections.abc import Sequence

from symcheck.reading.latex.cursor import Cursor, is_command, is_sign
from symcheck.reading.latex.nodes import Group, Node
from symcheck.reading.latex.tokens import Token

IMPLIES = ("implies", "Rightarrow", "Longrightarrow", "rightarrow")
IFF = ("iff", "Leftrightarrow", "Longleftrightarrow", "leftrightarrow")
AND, OR = ("land", "wedge"), ("lor", "vee")
VAGUE = {
    "sim": "~ says that a quotient tends to 1, or only that sizes are alike",
    "simeq": "≃ says how good the approximation is?", "propto": "∝ leaves the constant open",
    "ll": "≪ does not say how much smaller", "gg": "≫ does not say how much larger",
    "asymp": "≍ leaves the constants open", "lesssim": "≲ leaves the constant open",
    "gtrsim": "≳ leaves the constant open", "cong": "≅ is no relation between numbers",
    "subset": "sets are not compared", "subseteq": "sets are not compared",
    "mapsto": "↦ makes a function; define it with f(x) = ...", "mid": "| for divides is not read",
    "doteq": "≐ is not read", "prec": "≺ is not read", "succ": "≻ is not read",
    "parallel": "∥ is not read", "perp": "⊥ is not read", "models": "⊨ is not read",
}  # fmt: skip  # fmt: skip
RELATING = ("le", "leq", "leqslant", "ge", "geq", "geqslant", "ne", "neq", "lt", "gt", "approx")


def is_bracketed_claim(cursor: Cursor) -> bool:
    """Whether brackets that begin here hold a claim, and are not the beginning of a term."""
    node = cursor.peek()
    if isinstance(node, Group):
        if node.kind != "delimited" and node.kind != "braces":
            return False
        if node.kind == "delimited" and node.ends not in (("(", ")"), ("[", "]")):
            return False
        inner: Sequence[Node] = node.nodes
        after = cursor.at + 1
    elif is_sign(node, "("):
        depth, after = 0, cursor.at
        for after in range(cursor.at, len(cursor.nodes)):
            here = cursor.nodes[after]
            depth += is_sign(here, "(", "[") - is_sign(here, ")", "]")
            if depth == 0:
                break
        inner, after = cursor.nodes[cursor.at + 1 : after], after + 1
    else:
        return False
    if any(is_sign(n, ":") for n in inner) and not any(
        is_command(n, "forall", "exists") for n in inner
    ):
        return False
    says = any(map(_relates, inner)) or any(map(_says_truth, inner, inner[1:]))
    return says and not _continues_term(cursor, after)


def _says_truth(node: Node, after: Node) -> bool:
    letters = after.nodes if isinstance(after, Group) else ()
    word = "".join(n.text for n in letters if isinstance(n, Token))
    return is_command(node, "mathrm") and word in ("true", "false")


def _relates(node: Node) -> bool:
    if isinstance(node, Group):
        return (
            node.kind != "environment"
            and node.ends in (("(", ")"), ("[", "]"))
            and any(map(_relates, node.nodes))
        )
    return (
        is_sign(node, "=", "<", ">")
        or is_command(node, *RELATING, *IMPLIES, *IFF, *AND, *OR, "lnot", "in", "notin")
        or is_command(node, "forall", "exists")
    )


def _continues_term(cursor: Cursor, after: int) -> bool:
    """Whether what follows goes on as a term: an event of a probability would."""
    node = cursor.nodes[after] if after < len(cursor.nodes) else None
    return is_sign(node, "+", "-", "*", "/", "^", "=", "<", ">") or is_command(node, *RELATING)
