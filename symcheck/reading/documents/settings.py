"""What is said about documents from outside them: on the command line or in pyproject.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class SettingsError(ValueError):
    """Settings that mean nothing; the message says which and where."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Hypotheses and definitions in LaTeX, and sorts of names, for every document that is read."""

    assume: tuple[str, ...] = ()
    define: tuple[str, ...] = ()
    real: tuple[str, ...] = ()
    integer: tuple[str, ...] = ()
    natural: tuple[str, ...] = ()
    function: tuple[str, ...] = ()

    def joined(self, other: Settings) -> Settings:
        """These and the others, in this order."""
        names = ("assume", "define", "real", "integer", "natural", "function")
        return Settings(*(getattr(self, n) + getattr(other, n) for n in names))


NO_SETTINGS = Settings()
_NAMES = frozenset({"assume", "define", "real", "integer", "natural", "function"})


def project_settings(start: Path) -> Settings:
    """What ``[tool.symcheck]`` says in the pyproject.toml of a folder or of one above it.

    Raises `SettingsError`.
    """
    for folder in (start, *start.parents):
        file = folder / "pyproject.toml"
        if file.is_file():
            return _of_file(file)
    return NO_SETTINGS


def _of_file(file: Path) -> Settings:
    try:
        table: Any = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise SettingsError(f"{file}: {wrong}") from None
    own = table.get("tool", {}).get("symcheck", {})
    for name, value in own.items():
        if name not in _NAMES:
            known = ", ".join(sorted(_NAMES))
            raise SettingsError(f"{file}: [tool.symcheck] has no {name}; it has {known}")
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise SettingsError(f"{file}: {name} of [tool.symcheck] is a list of texts")
    return Settings(**{name: tuple(value) for name, value in own.items()})
