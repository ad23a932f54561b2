"""A store: a text file with the certificates of a derivation module, in the order of its steps.

``derivations/steep.py`` has its store in ``derivations/certificates/steep.json``. The text says
nothing that changes from run to run, and is laid out so that a difference shows what changed: a
block a step, a line a part of its certificate.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, NoReturn

from symcheck.stored.entry import Entry, is_sealed
from symcheck.stored.problem import FileKind, StoreError, StoreProblem

VERSION = 1
FOLDER = "certificates"
FIELDS = ("step", "claim", "lemmas", "ledger", "certificate", "seal")
HEAD, END = f'{{"version": {VERSION}, "steps": [', "]}\n"


def store_path(module: str | Path) -> Path:
    """Where the certificates of a derivation module, or of a document, are kept."""
    path = Path(module)
    name = path.stem if path.suffix == ".py" else path.name
    return path.parent / FOLDER / f"{name}.json"


def store_text(entries: Iterable[Entry]) -> str:
    """The text of a store."""
    blocks = ",\n".join(map(_block, entries))
    return f"{HEAD}\n{blocks}\n{END}" if blocks else f"{HEAD}\n{END}"


def write_store(path: Path, entries: Iterable[Entry]) -> None:
    """Writes the file as a whole or not at all."""
    data = store_text(entries).encode()
    path.parent.mkdir(exist_ok=True)
    with NamedTemporaryFile("wb", dir=path.parent, prefix=".", delete=False) as file:
        try:
            file.write(data)
            file.close()
            os.chmod(file.name, 0o644)
            os.replace(file.name, path)
        except BaseException:
            os.unlink(file.name)
            raise


def read_store(path: Path) -> tuple[Entry, ...]:
    """The entries of a store file, each as it was written. Raises `StoreError`."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as wrong:
        _fail("unreadable", path, str(wrong))
    try:
        return _read(text, path)
    except RecursionError:
        _fail("malformed", path, "it is nested too deeply")


def _read(text: str, path: Path) -> tuple[Entry, ...]:
    entries = _entries(_value(text, path), path)
    seen: set[str] = set()
    for entry in entries:
        if entry.step in seen:
            _fail("duplicate", path, "there are two entries for this step", entry.step)
        seen.add(entry.step)
        if not is_sealed(entry):
            _fail("tampered", path, "the entry is not as it was written", entry.step)
    if text != store_text(entries):
        _fail("tampered", path, "the text is not laid out as it was written")
    return entries


def _block(entry: Entry) -> str:
    parts = ",\n".join(f"  {_text(part)}" for part in entry.certificate)
    return (
        f'{{"step": {_text(entry.step)},\n "claim": {_text(entry.claim)},\n'
        f' "lemmas": {_text(list(entry.lemmas))},\n "ledger": {_text(entry.ledger)},\n'
        f' "certificate": [\n{parts}],\n "seal": {_text(entry.seal)}}}'
    )


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _value(text: str, path: Path) -> Any:
    try:
        return json.loads(text)
    except ValueError as wrong:
        more = isinstance(wrong, json.JSONDecodeError) and wrong.msg == "Extra data"
        if text.startswith("{") and not text.endswith(END) and not more:
            _fail("truncated", path, "the end of the file is missing")
        _fail("malformed", path, f"it is not JSON: {wrong}")


def _entries(value: Any, path: Path) -> tuple[Entry, ...]:
    if not isinstance(value, dict) or "version" not in value:
        _fail("malformed", path, "it is no store of certificates")
    if value["version"] != VERSION:
        _fail("version", path, f"version {value['version']!r}; this symcheck reads {VERSION}")
    steps = value.get("steps")
    if not isinstance(steps, list):
        _fail("malformed", path, "there is no list of steps")
    return tuple(_entry(step, path) for step in steps)


def _entry(value: Any, path: Path) -> Entry:
    if not isinstance(value, dict) or set(value) != set(FIELDS):
        _fail("malformed", path, f"an entry has the fields {', '.join(FIELDS)}")
    lemmas = value["lemmas"]
    texts = [value[name] for name in ("step", "claim", "ledger", "seal")]
    if not isinstance(lemmas, list) or not all(isinstance(v, str) for v in (*texts, *lemmas)):
        _fail("malformed", path, "a field of an entry is not a text, or not a list of texts")
    if not isinstance(value["certificate"], list):
        _fail("malformed", path, "a certificate is a list of parts", value["step"])
    return Entry(**{**value, "lemmas": tuple(lemmas)})


def _fail(kind: FileKind, path: Path, message: str, step: str | None = None) -> NoReturn:
    raise StoreError(StoreProblem(kind, message, str(path), step=step))
