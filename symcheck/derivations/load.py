"""Derivation modules: from files to derivations as data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from types import TracebackType
from typing import Any, TypeAlias

import sympy

from symcheck.derivations.author import Derivation
from symcheck.derivations.problem import DerivationError, Problem
from symcheck.derivations.step import DerivationText
from symcheck.reading.documents.files import DOCUMENTS, document
from symcheck.reading.documents.settings import NO_SETTINGS, Settings

Body: TypeAlias = Callable[[Derivation], None]


@dataclass(frozen=True, slots=True)
class Authored:
    """A function that writes a derivation, with what its decorator says."""

    body: Body
    title: str
    ref: str | None

    @property
    def name(self) -> str:
        """``<file stem>.<function>``; a trailing underscore is for Python only (``range_``)."""
        return f"{Path(self.path).stem}.{self.body.__name__.removesuffix('_')}"

    @property
    def path(self) -> str:
        """The file in which the function stands."""
        return self.body.__code__.co_filename

    @property
    def line(self) -> int:
        """The line at which it begins."""
        return self.body.__code__.co_firstlineno


@dataclass(frozen=True, slots=True)
class Loaded:
    """The derivations asked for, and those of other files that they cite."""

    requested: tuple[DerivationText, ...]
    cited: tuple[DerivationText, ...]


@dataclass(slots=True)
class _Desk:
    """What one call of `load` has read so far, so that each derivation is written once."""

    modules: dict[Path, tuple[Authored, ...]] = field(default_factory=dict)
    texts: dict[tuple[str, str], DerivationText] = field(default_factory=dict)
    being_written: list[tuple[str, str]] = field(default_factory=list)


def derivation(title: str, ref: str | None = None) -> Callable[[Body], Authored]:
    """Marks a function of a `Derivation` as one: ``@derivation("title", ref="eq. (122)")``."""
    if not isinstance(title, str):
        raise TypeError('a derivation has a title: write @derivation("title")')
    return lambda body: Authored(body, title, ref)


def load(paths: Sequence[str | Path], settings: Settings = NO_SETTINGS) -> Loaded:
    """The derivations of files and folders, in order.

    A folder gives its Python modules by name, and if it has none its documents, but for README.md;
    ``-`` is Markdown from standard input. Runs the modules; text of a document is never executed.
    Raises `DerivationError` for the first problem in a module or with a file.
    """
    desk = _Desk()
    requested: dict[str, DerivationText] = {}
    for path in map(Path, paths):
        found = [text for file in _files(path) for text in _texts(file, desk, settings)]
        if not found:
            hint = 'mark a function with @derivation("title")'
            raise DerivationError(
                Problem("no-derivation", "there is no derivation here", hint, str(path), None)
            )
        for text in found:
            if requested.setdefault(text.name, text).path != text.path:
                message = f"{requested[text.name].path} has a derivation {text.name} too"
                hint = "give the files different names, or check them one by one"
                raise DerivationError(Problem("duplicate", message, hint, text.path, text.line))
    others = (t for t in desk.texts.values() if t.name not in requested)
    return Loaded(tuple(requested.values()), tuple(others))


def write(authored: Authored) -> DerivationText:
    """One derivation that is at hand, such as in a notebook; it may cite others at hand."""
    return _written(authored, _Desk())


def _texts(path: Path, desk: _Desk, settings: Settings) -> tuple[DerivationText, ...]:
    """The derivations of a module, or the one that a document makes."""
    if path.suffix == ".py":
        return tuple(_written(authored, desk) for authored in _module(path, desk))
    return (document(path, settings),)


def _files(path: Path) -> tuple[Path, ...]:
    if path.is_dir():
        modules = sorted(p for p in path.glob("*.py") if not p.name.startswith("_"))
        documents = sorted(
            p for p in path.iterdir() if p.suffix in DOCUMENTS and p.name.upper() != "README.MD"
        )
        return tuple(modules or documents)
    if str(path) == "-":
        return (path,)
    if not path.is_file():
        there = {p.stem: p for folder in (path.parent, path.parent / "derivations")
                 for p in folder.glob("*.py")}  # fmt: skip
        close = get_close_matches(path.stem, there, n=1, cutoff=0.7)
        hint = f"did you mean {there[close[0]]}?" if close else "name a folder or a .py file"
        raise DerivationError(Problem("missing", "there is no such file", hint, str(path), None))
    return (path,)


def _module(path: Path, desk: _Desk) -> tuple[Authored, ...]:
    """The derivations of a file, in its order."""
    key = path.resolve()
    if key not in desk.modules:
        namespace: dict[str, Any] = {"__name__": path.stem, "__file__": str(path)}
        try:
            # Not imported: an edited copy must never meet the bytecode of another.
            code = compile(path.read_text(encoding="utf-8"), str(path), "exec")
            exec(code, namespace)
        except (Exception, SystemExit) as error:
            raise _raised(error, str(path)) from error
        found = {id(v): v for v in namespace.values() if isinstance(v, Authored)}
        own = (a for a in found.values() if a.path == str(path))
        desk.modules[key] = tuple(sorted(own, key=lambda a: a.line))
        _check_names(desk.modules[key])
    return desk.modules[key]


def _check_names(authored: tuple[Authored, ...]) -> None:
    first: dict[str, Authored] = {}
    for one in authored:
        if first.setdefault(one.name, one) is not one:
            message = f"there are two derivations {one.name}"
            raise DerivationError(
                Problem("duplicate", message, "rename one of them", one.path, one.line)
            )


def _written(authored: Authored, desk: _Desk) -> DerivationText:
    key = (authored.path, authored.name)
    if key in desk.texts:
        return desk.texts[key]
    if key in desk.being_written:
        message = f"{authored.name} cites itself, through what it cites"
        hint = "cite only what is proved without it"
        raise DerivationError(Problem("citation", message, hint, authored.path, authored.line))
    desk.being_written.append(key)
    draft = Derivation(authored.name, authored.path, lambda o: _resolved(o, authored, desk))
    try:
        with sympy.evaluate(False):
            authored.body(draft)
    except DerivationError:
        raise
    except (Exception, SystemExit) as error:
        raise _raised(error, authored.path) from error
    finally:
        desk.being_written.remove(key)
    desk.texts[key] = draft.text(authored.title, authored.ref, authored.line)
    return desk.texts[key]


def _resolved(other: Any, citing: Authored, desk: _Desk) -> DerivationText:
    """The derivation that is cited: one at hand, or by name from a file of the same folder."""
    if isinstance(other, Authored):
        return _written(other, desk)
    stem, _, function = str(other).partition(".")
    path = Path(citing.path).parent / f"{stem}.py"
    if not function.isidentifier() or not stem.isidentifier() or not path.is_file():
        raise TypeError(f'there is no derivation {other}: write cite("file.function")')
    for one in _module(path, desk):
        if one.name == other:
            return _written(one, desk)
    raise TypeError(f"there is no derivation {other} in {path}")


def _raised(error: BaseException, path: str) -> DerivationError:
    """The problem that a module raised, at the last line of that module on the way to it."""
    line, trace = None, error.__traceback__
    if isinstance(error, SyntaxError):
        return DerivationError(Problem("syntax", str(error.msg), "", path, error.lineno))
    while isinstance(trace, TracebackType):
        if trace.tb_frame.f_code.co_filename == path:
            line = trace.tb_lineno
        trace = trace.tb_next
    hint = ""
    if isinstance(error, TypeError) and "truth value of Relational" in str(error):
        hint = 'write chain(0, "<", s, "<", 1) for 0 < s < 1, and all_of(A, B) for "A and B"'
    message = f"{type(error).__name__}: {error}"
    return DerivationError(Problem("raised", message, hint, path, line))
