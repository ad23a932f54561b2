"""What is wrong with stored certificates, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

FileKind: TypeAlias = Literal[
    "unreadable", "truncated", "malformed", "version", "duplicate", "tampered"
]
"""A file that cannot be used: it is not as symcheck wrote it."""

StepKind: TypeAlias = Literal[
    "missing", "stale", "ledger", "damaged", "refused", "lemmas", "premise", "unknown"
]
"""A step that its entry does not cover, or an entry that covers no step."""

Kind: TypeAlias = FileKind | StepKind | Literal["process"]

FILE_KINDS: tuple[Kind, ...] = get_args(FileKind)


@dataclass(frozen=True, slots=True)
class StoreProblem:
    """A problem of a kind, at a file, with the line and the step where there is one."""

    kind: Kind
    message: str
    path: str
    line: int | None = None
    step: str | None = None

    @property
    def is_of_file(self) -> bool:
        """Whether the file, or the process that replays, is of no use at all."""
        return self.kind in FILE_KINDS or self.kind == "process"


class StoreError(Exception):
    """Raised with a `StoreProblem` for a store that cannot be used."""

    def __init__(self, problem: StoreProblem) -> None:
        step = f"{problem.step}: " if problem.step else ""
        super().__init__(f"{problem.path}: {problem.kind}: {step}{problem.message}")
        self.problem = problem
