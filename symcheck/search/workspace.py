"""Polynomials over the atoms of a problem, with the way back to terms."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from flint import fmpq, fmpq_mpoly

from symcheck.kernel.polynomial import (
    Frame, NoRationalForm, Quotient, atom_key, frame_of, is_atom, rational,
)  # fmt: skip
from symcheck.language.definedness import parts_with_values
from symcheck.language.term import (
    ONE, ZERO, App, Derivative, Num, Term, Unknown, add, children, div, mul, num, power,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Workspace:
    """The ring over all atoms of some terms, and a term for each of its variables."""

    frame: Frame
    atoms: tuple[Term, ...]

    def quotient(self, term: Term) -> Quotient | None:
        """The term as a quotient in lowest terms; None if it has no value anywhere."""
        try:
            q = rational(term, self.frame)
        except NoRationalForm:
            return None
        common = q.num.gcd(q.den)
        num_, den = q.num / common, q.den / common
        lead = den.leading_coefficient()
        return Quotient(num_ / lead, den / lead)

    def term(self, polynomial: fmpq_mpoly) -> Term:
        """The polynomial written out as a sum of monomials."""
        terms = [self._monomial(c, m) for m, c in polynomial.to_dict().items()]
        return add(*terms) if terms else ZERO

    def _monomial(self, coefficient: fmpq, exponents: tuple[int, ...]) -> Term:
        factors: list[Term] = [] if coefficient == 1 else [Num(as_fraction(coefficient))]
        for atom, k in zip(self.atoms, exponents, strict=True):
            if k:
                factors.append(atom if k == 1 else power(atom, num(int(k))))
        return mul(*factors) if factors else ONE


def as_fraction(value: fmpq) -> Fraction:
    """The same rational number for Python."""
    return Fraction(int(value.p), int(value.q))


def monomial_over(above: tuple[int, ...], below: tuple[int, ...]) -> tuple[int, ...] | None:
    """The exponents of a quotient of monomials; None if it is not a monomial."""
    quotient = tuple(map(operator.sub, above, below))
    return None if min(quotient, default=0) < 0 else quotient


def atoms_of(term: Term) -> Iterator[Term]:
    """The atoms at the surface of a term: those that its polynomial form speaks of."""
    if is_atom(term):
        yield term
    elif isinstance(term, App) and term.op == "pow":
        yield from atoms_of(term.args[0])
    else:
        for child in children(term):
            yield from atoms_of(child)


def all_atoms(terms: Iterable[Term]) -> dict[str, Term]:
    """The atoms of the terms by key, those inside atoms included, inner ones first."""
    found: dict[str, Term] = {}
    for term in terms:
        _collect(term, found)
    return found


def open_subterms(term: Term) -> Iterator[Term]:
    """The subterms that stand under no bound variable, inner ones first."""
    for part in () if isinstance(term, Derivative) else parts_with_values(term):
        yield from open_subterms(part)
    yield term


def _collect(term: Term, found: dict[str, Term]) -> None:
    for child in parts_with_values(term):
        _collect(child, found)
    if is_atom(term) and isinstance(term, App | Unknown):
        try:
            found.setdefault(atom_key(term), term)
        except NoRationalForm:
            return


def exchanged(term: Term, old: Term, new: Term) -> Term:
    """The term with one subterm written for another, exponents and root indices left alone."""
    if term == old:
        return new
    match term:
        case App("pow", (base, exponent)):
            return App("pow", (exchanged(base, old, new), exponent))
        case App("root", (index, radicand)):
            return App("root", (index, exchanged(radicand, old, new)))
        case App(op, args):
            return App(op, tuple(exchanged(a, old, new) for a in args))
        case _:
            return term


def workspace(terms: Iterable[Term]) -> Workspace:
    """The ring over the surface atoms of the terms. Raises `NoRationalForm`."""
    kept = tuple(terms)
    frame = frame_of(kept)
    by_key: dict[str, Term] = {}
    for term in kept:
        for atom in atoms_of(term):
            by_key.setdefault(atom_key(atom), atom)
    ordered = sorted(frame.position, key=frame.position.__getitem__)
    return Workspace(frame, tuple(by_key[k] for k in ordered))


def tidy(term: Term) -> Term | None:
    """The same rational function in lowest terms over a factored denominator."""
    try:
        space = workspace((term,))
    except NoRationalForm:
        return None
    q = space.quotient(term)
    if q is None:
        return None
    content, parts = q.den.factor()
    above = space.term(q.num / content)
    if not parts:
        return above
    factors = [space.term(p) if k == 1 else power(space.term(p), num(k)) for p, k in parts]
    return div(above, mul(*factors))


def factors_of(term: Term) -> tuple[Fraction, tuple[tuple[Term, int], ...]] | None:
    """A number, and irreducible factors with exponents, that multiply to the term.

    The number alone if it is constant. None if it has no value anywhere.
    """
    try:
        space = workspace((term,))
    except NoRationalForm:
        return None
    q = space.quotient(term)
    if q is None:
        return None
    if q.num.is_zero():
        return Fraction(0), ()
    (above, parts), (below, others) = q.num.factor(), q.den.factor()
    powers = [(p, int(k)) for p, k in parts] + [(p, -int(k)) for p, k in others]
    return as_fraction(above / below), tuple((space.term(p), k) for p, k in powers)


def tidied_within(term: Term) -> Term | None:
    """The term with the arguments of its functions in lowest terms, as far as there are any."""
    match term:
        case App("add" | "mul" | "neg" | "div" | "pow", args):
            inner = [tidied_within(a) for a in args]
        case App(_, args):
            inner = [None if (t := tidied_within(a)) is None else tidy(t) for a in args]
        case _:
            return term
    known = [t for t in inner if t is not None]
    return App(term.op, tuple(known)) if len(known) == len(inner) else None
