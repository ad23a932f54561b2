"""The steps of derivations as pytest items: ``pytest --symcheck notes.md derivations/``.

pytest loads this in every run, so that what is heavy is imported only when it is asked for. Its
nodes are classes because pytest collects nothing else.
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from symcheck.derivations.load import Loaded

DOCUMENTS = frozenset({".md", ".markdown", ".tex", ".ipynb"})
"""Files that are collected when they are named; folders are full of others like them."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declares ``--symcheck`` and its time limit."""
    group = parser.getgroup("symcheck", "derivations")
    group.addoption(
        "--symcheck",
        action="store_true",
        help="Collect the steps of derivations: modules in folders, documents that are named.",
    )
    group.addoption(
        "--symcheck-time-limit",
        type=float,
        default=10.0,
        metavar="S",
        help="Seconds for one step. (default: 10)",
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A file of derivations, if they are asked for and it is one."""
    if not parent.config.getoption("symcheck"):
        return None
    named = parent.session.isinitpath(file_path)
    if file_path.suffix in DOCUMENTS:
        wanted = named
    else:  # as in `symcheck verify`, an underscore in front keeps a module out
        wanted = named or not file_path.name.startswith("_")
        wanted = wanted and file_path.suffix == ".py" and is_derivation_module(file_path)
    return DerivationFile.from_parent(parent, path=file_path) if wanted else None


class DerivationFile(pytest.File):
    """A file of derivations: an item a step, all judged together when the first of them runs."""

    loaded: Loaded
    failures: dict[str, str] | str | None = None
    """What is wrong with steps, by id; or with all of them; None before they are judged."""

    def collect(self) -> Iterator[pytest.Item]:
        """The steps that are claimed or cited; what is assumed has nothing that could fail."""
        from symcheck.derivations.load import load  # noqa: PLC0415
        from symcheck.derivations.problem import DerivationError  # noqa: PLC0415

        try:
            self.loaded = load([self.path])
        except DerivationError as wrong:
            raise self.CollectError(str(wrong)) from None
        for text in self.loaded.requested:
            for step in text.steps:
                if step.kind != "given":
                    yield StepItem.from_parent(self, name=step.id, line=step.line)

    def failure(self, step: str) -> str | None:
        """What is to be said of a step that does not stand; None of one that does."""
        if self.failures is None:
            # a worker of pytest-xdist may get few of these, and which is not known in advance
            wanted = tuple(item.name for item in self.session.items if item.parent is self)
            seconds = float(self.config.getoption("symcheck_time_limit"))
            start = self.config.invocation_params.dir
            self.failures = failures_of(self.loaded, wanted, seconds, start)
        return self.failures if isinstance(self.failures, str) else self.failures.get(step)


class StepItem(pytest.Item):
    """One step; it fails with the report on it."""

    parent: DerivationFile

    def __init__(self, *, line: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.line = line

    def runtest(self) -> None:
        """Fails if the step does not stand."""
        failure = self.parent.failure(self.name)
        if failure is not None:
            pytest.fail(failure, pytrace=False)

    def reportinfo(self) -> tuple[Path, int, str]:
        """The file, the line counted from 0, and the id of the step."""
        return self.path, self.line - 1, self.name


def failures_of(
    loaded: Loaded, only: tuple[str, ...], seconds: float, start: Path
) -> dict[str, str] | str:
    """The reports on those of the steps that do not stand, by id; or why none can be judged.

    Each begins with its place, seen from the folder where pytest was started.
    """
    from symcheck.judging.stores import stores_of  # noqa: PLC0415
    from symcheck.judging.verify import InternalDisagreement, judged_steps  # noqa: PLC0415
    from symcheck.reporting.rechecked import problem  # noqa: PLC0415
    from symcheck.reporting.terminal import full  # noqa: PLC0415
    from symcheck.stored.problem import StoreError  # noqa: PLC0415

    texts = {step.id: text for text in loaded.requested for step in text.steps}
    failures = {}
    try:
        stores = stores_of((*loaded.requested, *loaded.cited))
        for step in judged_steps(loaded, only=only, seconds=seconds, jobs=_jobs(), stores=stores):
            if not step.object.stands:
                text, found = texts[step.written.id], step.object
                place = f"{_seen_from(start, text.path)}:{found.line}:{found.column}"
                said = f"{place}: {found.code} {found.verdict}"
                failures[step.written.id] = f"{said}\n{full(text, step).plain}"
    except StoreError as wrong:
        return problem(wrong.problem)
    except InternalDisagreement as wrong:
        return str(wrong)
    return failures


def is_derivation_module(path: Path) -> bool:
    """Whether a module imports ``derivation`` from symcheck and marks a function with it."""
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False
    if "symcheck" not in source:
        return False
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError):  # the message is for the collection to give
        return re.search(r"^@(\w+\.)?derivation\(", source, re.MULTILINE) is not None
    marks = set(_marks(body))
    functions = (node for node in body if isinstance(node, ast.FunctionDef))
    called = (d.func for f in functions for d in f.decorator_list if isinstance(d, ast.Call))
    return any(ast.unparse(func) in marks for func in called)


def _marks(body: list[ast.stmt]) -> Iterator[str]:
    """What the decorator is called in a module."""
    for node in body:
        match node:
            case ast.ImportFrom("symcheck" | "symcheck.derivations.load", names, 0):
                yield from (a.asname or a.name for a in names if a.name == "derivation")
            case ast.Import(names):
                found = (a.asname or a.name for a in names if a.name == "symcheck")
                yield from (f"{name}.derivation" for name in found)


def _seen_from(start: Path, path: str) -> Path:
    return Path(path).relative_to(start) if Path(path).is_relative_to(start) else Path(path)


def _jobs() -> int:
    """This process's part of the processors; workers of pytest-xdist share them."""
    from symcheck.judging.processors import processors  # noqa: PLC0415

    return max(1, processors() // int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")))
