"""What a fragment is read against: declared names, definitions, habits; and what was assumed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeAlias

from symcheck.language.term import Sort, Term, Var

HABITUAL_FUNCTIONS = frozenset({"σ", "f", "g", "h", "φ", "ϕ", "ψ", "F", "G", "H", "C", "L", "J"})
"""Names that stand for functions where brackets follow and nothing else was said."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the text, or its reader, has said so far.

    ``defined`` gives the number of parameters of each definition, 0 for an abbreviation;
    ``unknowns`` are functions (and sequences) about which nothing else is known; ``sorts`` are the
    declared variables; ``spellings`` are names that LaTeX spells like others.
    """

    defined: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    unknowns: frozenset[str] = frozenset()
    sorts: Mapping[str, Sort] = field(default_factory=lambda: MappingProxyType({}))
    euler: bool = False
    """Whether γ is Euler's constant here."""
    spellings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    arguments: Mapping[str, Term] = field(default_factory=lambda: MappingProxyType({}))
    """The argument with which each function last stood, for one that is written without."""

    def variable(self, name: str) -> Var:
        """The variable of a name, real unless said otherwise."""
        return Var(name, self.sorts.get(name, "real"))

    def is_function(self, name: str) -> bool:
        """Whether the name was said to be a function."""
        return name in self.unknowns or self.defined.get(name, 0) > 0


NoteKind: TypeAlias = Literal["habit", "bare", "sequence", "applied"]


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was assumed of a name: a function by habit, its argument, a sequence.

    ``applied`` assumes nothing: it says with which argument a function stood.
    """

    kind: NoteKind
    name: str
    argument: Term | None = None
