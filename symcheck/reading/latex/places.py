r"""How far a claim reaches in a row, and where brackets in it close."""

from __future__ import annotations

from collections.abc import Iterator

from symcheck.reading.latex.cursor import Cursor, is_command, is_sign
from symcheck.reading.latex.tokens import Token


def reach(cursor: Cursor) -> Iterator[int]:
    """The places up to the next connective, or the bracket that ends the claim."""
    depth = 0
    for place in range(cursor.at, len(cursor.nodes)):
        node = cursor.nodes[place]
        depth += is_sign(node, "(", "[") - is_sign(node, ")", "]")
        word = node.text.strip() if isinstance(node, Token) and node.kind == "text" else ""
        if is_command(node, *_CONNECTIVES) or word in _CONNECTING_WORDS or depth < 0:
            return
        yield place


def closing(cursor: Cursor) -> int | None:
    """Where the round or square bracket that stands here is closed."""
    depth = 0
    for place in range(cursor.at, len(cursor.nodes)):
        node = cursor.nodes[place]
        depth += is_sign(node, "(", "[") - is_sign(node, ")", "]")
        if depth == 0:
            return place
    return None


_CONNECTIVES = ("land", "lor", "wedge", "vee", "implies", "Rightarrow", "iff", "Leftrightarrow")


_CONNECTING_WORDS = ("and", "or", "so", "hence", "therefore", "thus", "then", "implies", "iff")
