"""Certificates, witnesses, claims and terms as JSON values, both ways.

A dataclass becomes ``{"kind": name, field: value, …}``, a rational number ``"p/q"``. Reading
follows the declared types of the fields; whatever does not fit is a `Damaged` with the path to it.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import Any, Union

from symcheck.kernel import certificate as certificates
from symcheck.language import analysis
from symcheck.language import claim as claims
from symcheck.language import term as terms

DEEPEST = 400


class Damaged(ValueError):
    """A JSON value that is no certificate: ``path`` says where, ``args[0]`` what was expected."""

    def __init__(self, path: str, expected: str) -> None:
        super().__init__(f"{path}: {expected}")
        self.path, self.expected = path, expected


def to_json(value: Any) -> Any:
    """The JSON value of a certificate, witness, claim or term."""
    if dataclasses.is_dataclass(value):
        return object_of(value, to_json)
    if isinstance(value, tuple):
        return [to_json(v) for v in value]
    return str(value) if isinstance(value, Fraction) else value


def object_of(value: Any, written: Callable[[Any], Any]) -> dict[str, Any]:
    """The JSON object of a dataclass: its kind, and its fields as ``written`` writes them."""
    fields = [f.name for f in dataclasses.fields(value) if f.init]
    body = {_key(name): written(getattr(value, name)) for name in fields}
    return {"kind": type(value).__name__, **body}


def _key(name: str) -> str:
    """The key of a field; ``kind`` is taken by what the object is."""
    return "which" if name == "kind" else name


def certificate_from_json(value: Any) -> certificates.Certificate:
    """The certificate that `to_json` wrote. Raises `Damaged`."""
    return typing.cast(certificates.Certificate, _read_whole(value, certificates.Certificate))


def witness_from_json(value: Any) -> certificates.Witness:
    """The witness that `to_json` wrote. Raises `Damaged`."""
    return typing.cast(certificates.Witness, _read_whole(value, certificates.Witness))


def claim_from_json(value: Any) -> claims.Claim:
    """The claim that `to_json` wrote. Raises `Damaged`."""
    return typing.cast(claims.Claim, _read_whole(value, claims.Claim))


def part_from_json(value: Any) -> Any:
    """A part of any kind that a certificate, claim or term may have. Raises `Damaged`.

    It may stand in the JSON value of something larger, where its own value would.
    """
    kind = value.get("kind") if isinstance(value, dict) else None
    wanted = _names().get(kind) if isinstance(kind, str) else None
    if not isinstance(wanted, type) or not dataclasses.is_dataclass(wanted):
        raise Damaged("$", "an object of a kind that is known")
    return _read_whole(value, wanted)


def _read_whole(value: Any, wanted: Any) -> Any:
    try:
        return _read(value, wanted, "$", 0)
    except RecursionError:
        raise Damaged("$", "fewer levels") from None


def _read(value: Any, wanted: Any, path: str, depth: int) -> Any:
    if depth > DEEPEST:
        raise Damaged(path, f"nested deeper than {DEEPEST}")
    origin, options = typing.get_origin(wanted), typing.get_args(wanted)
    if origin in (Union, types.UnionType):
        return _read_one_of(value, options, path, depth)
    if dataclasses.is_dataclass(wanted):
        return _read_one_of(value, (wanted,), path, depth)
    if origin is tuple:
        return _read_tuple(value, options, path, depth)
    if origin is typing.Literal:
        if value not in options:
            raise Damaged(path, f"one of {options}")
        return value
    if wanted is Fraction:
        return _read_fraction(value, path)
    if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
        raise Damaged(path, f"a value of type {wanted.__name__}")
    return value


def _read_one_of(value: Any, options: tuple[Any, ...], path: str, depth: int) -> Any:
    if value is None and type(None) in options:
        return None
    kinds = _by_name(options)
    if type(value) is int and int in kinds.values():
        return value
    if dataclasses.is_dataclass(value) and type(value) in kinds.values():
        return value  # a part that was read before
    if not isinstance(value, dict) or value.get("kind") not in tuple(kinds):
        raise Damaged(path, f"an object whose kind is one of {', '.join(kinds)}")
    kind = kinds[value["kind"]]
    hints = _hints(kind)
    keys = {name: _key(name) for name in hints}
    if set(value) != {"kind", *keys.values()}:
        raise Damaged(path, f"the fields {', '.join(keys.values())}")
    fields = {
        name: _read(value[key], hints[name], f"{path}.{key}", depth + 1)
        for name, key in keys.items()
    }
    try:
        return kind(**fields)
    except terms.MalformedTerm as wrong:
        raise Damaged(path, str(wrong)) from None


@cache
def _by_name(options: tuple[Any, ...]) -> dict[str, Any]:
    return {kind.__name__: kind for kind in _kinds(options)}


def _kinds(options: tuple[Any, ...]) -> list[Any]:
    found: list[Any] = []
    for option in options:
        inner = typing.get_args(option)
        found += _kinds(inner) if inner else [option] if option is not type(None) else []
    return found


@cache
def _hints(kind: Any) -> dict[str, Any]:
    found = typing.get_type_hints(kind, localns=_names())
    return {f.name: found[f.name] for f in dataclasses.fields(kind) if f.init}


def _names() -> dict[str, Any]:
    return {**vars(terms), **vars(analysis), **vars(claims), **vars(certificates)}


def _read_tuple(value: Any, options: tuple[Any, ...], path: str, depth: int) -> Any:
    if not isinstance(value, list):
        raise Damaged(path, "a list")
    if options[-1] is not Ellipsis and len(value) != len(options):
        raise Damaged(path, f"a list of {len(options)}")
    wanted = [options[0]] * len(value) if options[-1] is Ellipsis else list(options)
    pairs = enumerate(zip(value, wanted, strict=True))
    return tuple(_read(v, t, f"{path}[{i}]", depth + 1) for i, (v, t) in pairs)


def _read_fraction(value: Any, path: str) -> Fraction:
    try:
        if isinstance(value, str) and "." not in value and "e" not in value.lower():
            return Fraction(value)
    except (ValueError, ZeroDivisionError):
        pass
    raise Damaged(path, 'a rational number such as "-3/4"')
