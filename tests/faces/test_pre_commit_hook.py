"""The hook for pre-commit: which files it is given, and that its command is one."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from symcheck.cli import commands

TEXT = (Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")


def value_of(key: str) -> str:
    found = re.search(rf"^[ -] {key}: (.*)$", TEXT, re.MULTILINE)
    assert found is not None
    return found[1].strip("'")


FILES = [
    ("derivations/steep.py", True),
    ("papers/derivations/part/steep.py", True),
    ("notes.md", True),
    ("papers/notes.tex", True),
    ("lecture.ipynb", True),
    ("setup.py", False),
    ("derivations/_shared.py", False),
    ("myderivations/steep.py", False),
    ("derivations/certificates/steep.json", False),
    ("notes.md.orig", False),
    ("derivations/steep.pyc", False),
]


@pytest.mark.parametrize(("path", "given"), FILES, ids=[path for path, _ in FILES])
def test_the_hook_is_given_documents_and_derivations(path: str, given: bool) -> None:
    assert (re.search(value_of("files"), path) is not None) is given


def test_the_hook_runs_a_command_that_there_is() -> None:
    program, command, *rest = shlex.split(value_of("entry"))
    assert (program, rest) == ("symcheck", [])
    assert command in commands.commands
    assert (value_of("id"), value_of("language")) == ("symcheck", "python")
    assert value_of("types_or") == "[markdown, tex, jupyter, python]"
