"""What a node of the syntax tree is read against."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass

from symcheck.reading.errors import Kind, ReadError
from symcheck.reading.tokens import Token


@dataclass(frozen=True, slots=True)
class Reading:
    """What a node is read against: the tokens behind its placeholders, and what was declared."""

    tokens: tuple[Token, ...]
    columns: Mapping[int, int]
    integer: frozenset[str]
    functions: frozenset[str]
    natural: frozenset[str] = frozenset()

    def refusal(self, node: ast.AST, kind: Kind, message: str, hint: str = "") -> ReadError:
        """The error that points at where the node begins in the text."""
        return ReadError(kind, self.columns.get(getattr(node, "col_offset", 0), 1), message, hint)

    def token(self, node: ast.expr) -> Token | None:
        """The name or number that a node stands for."""
        if isinstance(node, ast.Name) and node.id[1:].isdigit():
            return self.tokens[int(node.id[1:])]
        return None

    def callee(self, node: ast.expr) -> str:
        """The name of the function that a node calls, and nothing for any other node."""
        found = self.token(node.func) if isinstance(node, ast.Call) else None
        return found.text if found else ""
