"""The object with which an author writes a derivation, line by line."""

from __future__ import annotations

import inspect
import keyword
from collections.abc import Callable
from typing import Any, NoReturn

import sympy

from symcheck.derivations.citing import (
    CitationError, chosen_steps, theorems, unknowns_needed, variables_needed,
)  # fmt: skip
from symcheck.derivations.place import place_of_call
from symcheck.derivations.problem import DerivationError, Problem
from symcheck.derivations.statement import FunctionName, all_of, claim_of, forall, implies
from symcheck.derivations.step import (
    DerivationText, Premise, Step, StepKind, composed, is_claimed, reach_of,
)  # fmt: skip
from symcheck.language.claim import Claim, Rel, RelOp, conjunction, terms_of
from symcheck.language.context import Definition, define
from symcheck.language.substitution import fresh_variable
from symcheck.language.term import (
    ARITY, Derivative, Recursion, Sort, Term, Var, free_variables, num, subterms,
)  # fmt: skip
from symcheck.search.bridges.from_sympy import (
    FORMS, ConversionError, ConversionProblem, Names, term_from_sympy,
)  # fmt: skip
from symcheck.search.bridges.to_sympy import symbol_of

RESERVED = frozenset(ARITY) | FORMS | {"e", "E", "I", "oo", "sqrt", "Abs", "Max", "Min", "approx"}
"""Names that mean something already."""


class Derivation:
    """A derivation being written: declarations first, then lines in order.

    The author says what and why. Each line is kept as written; nothing is proved or evaluated
    here. Problems are raised as `DerivationError` with the author's line.
    """

    def __init__(
        self, name: str, path: str, resolve: Callable[[Any], DerivationText] | None = None
    ) -> None:
        self._name = name
        self._path = path
        self._resolve = resolve
        self._symbols: dict[sympy.Symbol, Var] = {}
        self._abbreviations: dict[str, Definition] = {}
        self._written: list[Definition] = []
        self._functions: dict[str, int] = {}
        self._unknowns: list[str] = []
        self._whole: list[str] = []
        self._steps: list[Step] = []

    def reals(self, names: str) -> tuple[sympy.Symbol, ...]:
        """Real variables: ``w, a, b = d.reals("w a b")``."""
        return self._declare(names, "real")

    def real(self, name: str) -> sympy.Symbol:
        """One real variable."""
        return self._declare_one(name, "real")

    def integers(self, names: str) -> tuple[sympy.Symbol, ...]:
        """Integer variables."""
        return self._declare(names, "integer")

    def integer(self, name: str) -> sympy.Symbol:
        """One integer variable."""
        return self._declare_one(name, "integer")

    def naturals(self, names: str) -> tuple[sympy.Symbol, ...]:
        """Natural variables; 0 is a natural number."""
        return self._declare(names, "natural")

    def natural(self, name: str) -> sympy.Symbol:
        """One natural variable."""
        return self._declare_one(name, "natural")

    def define(self, name: str, value: Any) -> Any:
        """An abbreviation of a term, or of a function given as a ``lambda``.

        It grants nothing: where the term has no value, the abbreviation has none.
        """
        self._take(name)
        if name in self._bound():
            message = f"{name} is the variable of a derivative above"
            self._fail("name", message, f"define {name} before that line")
        definition, arity = self._defined(name, value)
        self._abbreviate(definition, arity)
        if arity:
            return FunctionName(name, arity)
        symbol = symbol_of(Var(name))
        self._symbols[symbol] = Var(name)
        return symbol

    def recursive(
        self, name: str, first: Any, step: Callable[[Any, Any], Any], at: int = 0
    ) -> FunctionName:
        """A sequence by its first item and how each follows from the one before.

        ``d.recursive("a", 1, lambda n, before: n * before)`` has a(0) = 1 and a(n) = n·a(n − 1).
        The index of the first item is ``at``; for smaller ones the sequence stays at it. It is an
        abbreviation and grants nothing.
        """
        self._take(name)
        names = tuple(inspect.signature(step).parameters) if callable(step) else ()
        if len(names) != 2:
            hint = f'write d.recursive("{name}", 1, lambda k, before: k * before)'
            self._fail("usage", "a step is made of the index and the item before", hint)
        self._check_start("a sequence", at, f'd.recursive("{name}", …, at=1)')
        k, x = names
        taken = frozenset(self._symbols.values())
        index, before = (fresh_variable(v, taken) if v.name in {t.name for t in taken} else v
                         for v in (Var(k, "integer"), Var(x)))  # fmt: skip
        dummies = sympy.Dummy(k, integer=True), sympy.Dummy(x, real=True)
        inside = dict(zip(dummies, (index, before), strict=True))
        body = self._term(step(*dummies), {**self._symbols, **inside})
        taken |= free_variables(body) | {index, before}
        n = fresh_variable(Var("n", "integer"), taken)
        start, low = self._term(first), num(at + 1)
        self._abbreviate(Definition(name, (n,), Recursion(start, index, before, body, low, n)), 1)
        self._whole.append(name)
        return FunctionName(name, 1)

    def sequence(self, name: str) -> FunctionName:
        """A sequence of real numbers about which nothing is known, ``w[j]`` at an integer j."""
        self._whole.append(name)
        return self.unknown(name)

    def unknown(self, name: str) -> FunctionName:
        """A differentiable function of one variable about which nothing else is known."""
        self._take(name)
        self._unknowns.append(name)
        return FunctionName(name, 1)

    def given(self, claim: Any, reason: str | None = None, label: str | None = None) -> None:
        """A hypothesis."""
        self._add("given", self._claim(claim), reason, label)

    def then(self, claim: Any, reason: str | None = None, label: str | None = None) -> None:
        """A line that follows from the lines before."""
        self._add("then", self._claim(claim), reason, label)

    def iff(self, claim: Any, reason: str | None = None, label: str | None = None) -> None:
        """A line that is equivalent to the line before."""
        if not self._steps or self._steps[-1].kind not in ("given", "then", "iff"):
            self._fail(
                "continuation",
                "there is no line before that this one could be equivalent to",
                "state the line before with given, then or iff",
            )
        self._add("iff", self._claim(claim), reason, label)

    def equals(self, term: Any, reason: str | None = None, label: str | None = None) -> None:
        """Continues the line before: its right side equals the term."""
        self._continue("=", term, reason, label)

    def at_most(self, term: Any, reason: str | None = None, label: str | None = None) -> None:
        """Continues the line before: its right side is ≤ the term."""
        self._continue("<=", term, reason, label)

    def at_least(self, term: Any, reason: str | None = None, label: str | None = None) -> None:
        """Continues the line before: its right side is ≥ the term."""
        self._continue(">=", term, reason, label)

    def less_than(self, term: Any, reason: str | None = None, label: str | None = None) -> None:
        """Continues the line before: its right side is < the term."""
        self._continue("<", term, reason, label)

    def greater_than(self, term: Any, reason: str | None = None, label: str | None = None) -> None:
        """Continues the line before: its right side is > the term."""
        self._continue(">", term, reason, label)

    def induction(
        self,
        index: Any,
        start: int,
        claim: Callable[[Any], Any],
        reason: str | None = None,
        label: str | None = None,
    ) -> None:
        """A claim about every integer from ``start`` on, by induction, in three lines.

        The claim at the start; that wherever it holds for an integer it holds for the next; and so
        that it holds for all. ``claim`` makes it of a term, such as ``lambda n: 2**n > n``.
        """
        found = self._symbols.get(index) if isinstance(index, sympy.Symbol) else None
        if found is None or found.sort == "real":
            message = f"{index} is not an integer variable, over which induction goes"
            self._fail("usage", message, 'declare it with n = d.integer("n")')
        self._check_start("induction", start, f"d.induction({index}, 1, …)")
        before, after = claim(index), claim(index + 1)
        begun = None if label is None else f"{label}.base"
        self._add("then", self._claim(claim(sympy.Integer(start))), "the first case", begun)
        step = forall(index, implies(all_of(index >= start, before), after))
        stepped = None if label is None else f"{label}.step"
        self._add("then", self._claim(step), "from one integer to the next", stepped)
        whole = forall(index, implies(index >= start, before))
        self._add("then", self._claim(whole), reason or "induction", label)

    def cite(
        self,
        other: Any,
        /,
        only: str | int | tuple[str | int, ...] = (),
        every: str = "",
        **values: Any,
    ) -> None:
        """Brings in what another derivation has proved: its claims, wherever its hypotheses hold.

        ``other`` is a derivation of this file, or the name of one ("sigmoid.bound"); ``only``
        chooses steps by number or label; ``z=w*a + b`` puts a term for a variable of the other;
        ``every="z"`` brings the claims in for all values of z at once.
        """
        if self._resolve is None:
            self._fail("citation", "nothing can be cited here", "write the derivation in a file")
        text = self._resolve(other)
        labels = only if isinstance(only, tuple) else (only,)
        try:
            steps = chosen_steps(text, tuple(map(str, labels)))
            bound = self._every(text, steps, every, values)
            apart = {v: fresh for v, fresh in bound.items() if v != fresh}
            put = self._values(text, steps, values, frozenset(bound))
            here = tuple(self._abbreviations.values())
            premises = theorems(text, steps, {**dict(put), **apart}, here, tuple(bound.values()))
        except CitationError as error:
            self._fail("citation", str(error), "")
        claim = conjunction(tuple(premise.claim for premise in premises))
        cited = tuple(step.id for step in steps)
        line, column = place_of_call()
        step_id = f"{self._name}:{len(self._steps) + 1}"
        self._steps.append(Step(step_id, "cite", line, column, claim, None, premises, cited, put))

    def text(self, title: str, ref: str | None, line: int) -> DerivationText:
        """The finished derivation as data."""
        if not any(map(is_claimed, self._steps)):
            hint = "write what follows with d.then(claim, reason)"
            raise DerivationError(
                Problem("empty", f"{self._name} claims nothing", hint, self._path, line)
            )
        variables = (v for v in self._symbols.values() if v.name not in self._abbreviations)
        return DerivationText(
            self._name, title, ref, self._path, line, tuple(variables),
            tuple(self._abbreviations.values()), tuple(self._written), tuple(self._unknowns),
            tuple(self._steps),
        )  # fmt: skip

    def _check_start(self, what: str, start: Any, example: str) -> None:
        if type(start) is not int:
            self._fail("usage", f"{what} begins at an integer, not {start}", f"write {example}")

    def _abbreviate(self, definition: Definition, arity: int) -> None:
        name = definition.name
        self._written.append(definition)
        self._abbreviations[name] = define(
            self._abbreviations, name, definition.parameters, definition.body
        )
        if arity:
            self._functions[name] = arity

    def _declare(self, names: str, sort: Sort) -> tuple[sympy.Symbol, ...]:
        if not isinstance(names, str) or not names.replace(",", " ").split():
            self._fail("name", "no name was given", 'write d.reals("x y")')
        return tuple(self._declare_one(n, sort) for n in names.replace(",", " ").split())

    def _declare_one(self, name: str, sort: Sort) -> sympy.Symbol:
        self._take(name)
        symbol = symbol_of(Var(name, sort))
        self._symbols[symbol] = Var(name, sort)
        return symbol

    def _take(self, name: str) -> None:
        if not isinstance(name, str) or not name.isidentifier() or keyword.iskeyword(name):
            self._fail("name", f"{name!r} is not a name", "write one word, such as w or w1")
        if name in RESERVED:
            self._fail("name", f"{name} means something already", "choose another name")
        taken = {*(v.name for v in self._symbols.values()), *self._functions, *self._unknowns}
        if name in taken:
            self._fail("name", f"{name} is in use already", "choose another name")

    def _bound(self) -> set[str]:
        """Names that stand for the variable of a derivative in some line."""
        claims = (premise.claim for step in self._steps for premise in step.grants)
        terms = (*(t for c in claims for t in terms_of(c)), *(d.body for d in self._written))
        found = (s.var.name for t in terms for s in subterms(t) if isinstance(s, Derivative))
        return set(found) - {v.name for v in self._symbols.values()}

    def _defined(self, name: str, value: Any) -> tuple[Definition, int]:
        if not callable(value) or isinstance(value, sympy.Basic):
            return Definition(name, (), self._term(value)), 0
        parameters = tuple(inspect.signature(value).parameters)
        if not parameters:
            self._fail("usage", f"{name} has no parameter", f'write d.define("{name}", term)')
        # A parameter may shadow a variable that the body also speaks of under another name.
        taken = frozenset(self._symbols.values())
        variables = tuple(
            fresh_variable(Var(p), taken) if p in {v.name for v in taken} else Var(p)
            for p in parameters
        )
        dummies = tuple(sympy.Dummy(p, real=True) for p in parameters)
        inside = dict(zip(dummies, variables, strict=True))
        body = self._term(value(*dummies), {**self._symbols, **inside})
        return Definition(name, variables, body), len(parameters)

    def _names(self, symbols: dict[sympy.Symbol, Var] | None = None) -> Names:
        plain = frozenset(d.name for d in self._written if not d.parameters)
        known = self._symbols if symbols is None else symbols
        return Names(
            known, self._functions, frozenset(self._unknowns), plain, frozenset(self._whole)
        )

    def _term(self, written: Any, symbols: dict[sympy.Symbol, Var] | None = None) -> Term:
        try:
            return term_from_sympy(written, self._names(symbols))
        except ConversionError as error:
            self._refuse(error.problem)

    def _claim(self, written: Any) -> Claim:
        try:
            return claim_of(written, self._names())
        except ConversionError as error:
            self._refuse(error.problem)

    def _add(
        self, kind: StepKind, claim: Claim, reason: str | None, label: str | None,
        *conclusions: Claim,
    ) -> None:  # fmt: skip
        if reason is not None and not isinstance(reason, str):
            self._fail("usage", "the reason is not text", 'write d.then(claim, "reason")')
        step_id = f"{self._name}:{label or len(self._steps) + 1}"
        if any(step.id == step_id for step in self._steps):
            self._fail("duplicate", f"there is a step {step_id} already", "choose another label")
        line, column = place_of_call()
        grants = tuple(Premise(step_id, c) for c in (claim, *conclusions))
        self._steps.append(Step(step_id, kind, line, column, claim, reason, grants))

    def _continue(self, op: RelOp, term: Any, reason: str | None, label: str | None) -> None:
        before = reach_of(self._steps[-1]) if self._steps else None
        if before is None:
            self._fail(
                "continuation",
                "the line before has no right side to continue",
                "begin a row with d.then(left <= right)",
            )
        whole = composed((before.op, op))
        if whole is None:
            self._fail(
                "continuation",
                f"a row that says {before.op} cannot go on with {op}",
                "begin a new row with then",
            )
        right = self._term(term)
        link, conclusion = Rel(op, before.rhs, right), Rel(whole, before.lhs, right)
        self._add("continue", link, reason, label, conclusion)

    def _every(
        self, text: DerivationText, steps: tuple[Step, ...], names: str, given: dict[str, Any]
    ) -> dict[Var, Var]:
        """The variables of the other derivation that stay general, and their names here."""
        needed = {v.name: v for v in variables_needed(text, steps)}
        wanted = names.replace(",", " ").split()
        for name in wanted:
            if name not in needed or name in given:
                raise CitationError(f"{text.name} has no variable {name} left to stay general")
        taken = frozenset(self._symbols.values())
        clashing = {v.name for v in taken}
        return {
            needed[n]: fresh_variable(needed[n], taken) if n in clashing else needed[n]
            for n in wanted
        }

    def _values(
        self,
        text: DerivationText,
        steps: tuple[Step, ...],
        given: dict[str, Any],
        general: frozenset[Var] = frozenset(),
    ) -> tuple[tuple[Var, Term], ...]:
        needed = {v.name: v for v in variables_needed(text, steps) if v not in general}
        theirs = {v.name for v in text.variables}
        for name in given:
            if name not in theirs:
                raise CitationError(f"{text.name} has no variable {name}")
        here = {v for v in self._symbols.values() if v.name not in self._abbreviations}
        for name, var in needed.items():
            if name not in given and var not in here:
                message = f"{text.name} speaks of {name}, no {var.sort} variable here"
                raise CitationError(f"{message}: write cite(…, {name}=…)")
        for name in unknowns_needed(text, steps):
            if name not in self._unknowns:
                raise CitationError(f'{text.name} speaks of {name}: write d.unknown("{name}")')
        put = ((v, self._term(given[n])) for n, v in needed.items() if n in given)
        return tuple((var, term) for var, term in put if var != term or var not in here)

    def _refuse(self, problem: ConversionProblem) -> NoReturn:
        self._fail(problem.kind, problem.message, problem.hint)

    def _fail(self, kind: str, message: str, hint: str) -> NoReturn:
        line, _ = place_of_call()
        raise DerivationError(Problem(kind, message, hint, self._path, line)) from None
