r"""What changes how a formula looks and not what it says: colours, boxes, old fonts, spaces.

``\boxed{A}`` is ``{A}``, ``\underbrace{A}_{note}`` is ``{A}``, ``{\rm out}`` is ``\mathrm{out}``;
scripts are put in one order, so that ``x^2_1`` and ``x'_1`` are ``x_1^2`` and ``x_1'``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from symcheck.reading.errors import ReadError
from symcheck.reading.latex.names import LETTERS
from symcheck.reading.latex.nodes import Group, Node
from symcheck.reading.latex.tokens import Token

BOXES = frozenset({"boxed", "underline", "fbox", "ensuremath", "mathbin", "mathrel", "mathord",
                   "mathopen", "mathclose", "mathinner", "mathop", "smash"})  # fmt: skip
BRACES = frozenset({"underbrace", "overbrace"})
COLOURED = frozenset({"textcolor", "colorbox"})
SKIPS = frozenset({"hspace", "vspace", "mspace", "hphantom", "vphantom", "phantom", "color"})
OLD_FONTS = {"rm": "mathrm", "bf": "mathbf", "it": "mathit", "cal": "mathcal", "sf": "mathsf",
             "tt": "mathtt"}  # fmt: skip


def undressed(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """The nodes of one row without what only dresses them. Raises `ReadError`."""
    out: list[Node] = []
    at = 0
    while at < len(nodes):
        node = nodes[at]
        at += 1
        if not isinstance(node, Token) or node.kind != "command":
            out.append(node)
        elif node.text in SKIPS:
            at += at < len(nodes) and _is(nodes[at], "*")
            at = _after_braces(nodes, at, node)
        elif node.text in COLOURED:
            at = _after_braces(nodes, at, node)
            _after_braces(nodes, at, node)
        elif node.text in BOXES:
            _after_braces(nodes, at, node)
        elif node.text in BRACES:
            end = _after_braces(nodes, at, node)
            out.append(nodes[at])
            at = end + 2 if end + 1 < len(nodes) and _is(nodes[end], "_", "^") else end
        elif node.text in OLD_FONTS:
            out.extend(_in_font(node, nodes[at:]))
            at = len(nodes)
        else:
            out.append(node)
    return _in_order(out)


def _after_braces(nodes: Sequence[Node], at: int, before: Token) -> int:
    """The place after the braces that stand here."""
    if at < len(nodes):
        node = nodes[at]
        if isinstance(node, Group) and node.kind == "braces":
            return at + 1
    message = rf"\{before.text} lacks its braces"
    raise ReadError("syntax", before.start + 1, message, rf"write \{before.text}{{...}}")


def _in_font(switch: Token, nodes: Sequence[Node]) -> tuple[Node, ...]:
    r"""What follows ``\rm`` as far as it reaches: a word, whose letters are of that font."""
    plain = all(isinstance(n, Token) and n.kind in ("letter", "digit") for n in nodes)
    if not nodes or not plain:
        hint = rf"write \{OLD_FONTS[switch.text]}{{...}}"
        raise ReadError("name", switch.start + 1, rf"\{switch.text} is read before a word", hint)
    word = Group("braces", tuple(nodes), nodes[0].start, nodes[-1].end)
    return replace(switch, text=OLD_FONTS[switch.text]), word


def _in_order(nodes: list[Node]) -> tuple[Node, ...]:
    """The nodes with each subscript before the primes and the exponent that stand with it."""
    if not any(_is(node, "_") for node in nodes):
        return tuple(nodes)
    out: list[Node] = []
    at = 0
    while at < len(nodes):
        end = _end_of_raised(nodes, at)
        if end > at and end + 1 < len(nodes) and _is(nodes[end], "_") and _is_one(nodes[end + 1]):
            out.extend((*nodes[end : end + 2], *nodes[at:end]))
            at = end + 2
        else:
            out.extend(nodes[at : max(end, at + 1)])
            at = max(end, at + 1)
    return tuple(out)


def _end_of_raised(nodes: Sequence[Node], at: int) -> int:
    """Where the primes and the exponent that begin here end; the place itself if none do."""
    while at < len(nodes) and _is(nodes[at], "'"):
        at += 1
    raised = at + 1 < len(nodes) and _is(nodes[at], "^") and _is_one(nodes[at + 1])
    return at + 2 if raised else at


def _is_one(node: Node) -> bool:
    """Whether a script is over with this node: a group, or a letter or digit."""
    if isinstance(node, Group) or node.kind in ("letter", "digit"):
        return True
    return node.text in LETTERS or node.text in ("prime", "pi")


def _is(node: Node, *texts: str) -> bool:
    return isinstance(node, Token) and node.kind == "sign" and node.text in texts
