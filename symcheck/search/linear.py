"""Linear programming over exact polynomials: which combination of them vanishes?

HiGHS proposes a vertex in floating point; its support is solved again exactly, so what comes back
is an identity between rationals or nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import highspy
import numpy as np
from flint import fmpq, fmpq_mat, fmpq_mpoly

from symcheck.search.workspace import as_fraction

SMALL = 1e-9
MOST_EXACT = 160
MOST_ENTRIES = 60_000


@dataclass(frozen=True, slots=True)
class Vanishing:
    """Σ signed[i]·Pᵢ + Σ free[j]·Qⱼ = 0 with signed[i] ≥ 0; zero entries are left out."""

    signed: dict[int, Fraction]
    free: dict[int, Fraction]


def vanishing_combination(
    signed: Sequence[fmpq_mpoly], strict: Sequence[bool], free: Sequence[fmpq_mpoly], seconds: float
) -> Vanishing | None:
    """Coefficients ≥ 0 for the signed polynomials, not all strict ones 0, any for the free ones."""
    if not any(strict) or seconds <= 0:
        return None
    columns = [*signed, *free]
    proposal = _propose(columns, strict, len(signed), seconds)
    if proposal is None:
        return None
    support = [i for i, v in enumerate(proposal) if abs(v) > SMALL]
    if len(support) > MOST_EXACT:
        return None
    strictly = [i < len(strict) and strict[i] for i in support]
    exact = _solve_exactly([columns[i] for i in support], strictly)
    if exact is None:
        return None
    found = dict(zip(support, exact, strict=True))
    split = len(signed)
    if any(v < 0 for i, v in found.items() if i < split):
        return None
    return Vanishing(
        {i: v for i, v in found.items() if i < split and v != 0},
        {i - split: v for i, v in found.items() if i >= split and v != 0},
    )


def _propose(
    columns: Sequence[fmpq_mpoly], strict: Sequence[bool], signed: int, seconds: float
) -> np.ndarray | None:
    """A vertex of the polyhedron of vanishing combinations whose strict coefficients sum to 1."""
    rows: dict[tuple[int, ...], int] = {}
    starts, indices, entries, cost = [0], list[int](), list[float](), list[float]()
    for j, polynomial in enumerate(columns):
        try:
            coefficients = [int(c.p) / int(c.q) for c in polynomial.coeffs()]
        except OverflowError:  # beyond floating point
            return None
        scale = max((abs(c) for c in coefficients), default=1.0)
        for monomial, c in zip(polynomial.monoms(), coefficients, strict=True):
            indices.append(rows.setdefault(monomial, len(rows)) + 1)
            entries.append(c / scale)
        if j < signed and strict[j]:
            indices.append(0)
            entries.append(1.0)
        starts.append(len(indices))
        cost.append(1.0 + 0.01 * len(coefficients) if j < signed else 0.0)
    if len(entries) > MOST_ENTRIES:
        return None
    lower = [0.0] * signed + [-highspy.kHighsInf] * (len(columns) - signed)
    return _solve(starts, indices, entries, lower, cost, len(rows) + 1, seconds)


def _solve(
    starts: list[int],
    indices: list[int],
    entries: list[float],
    lower: list[float],
    cost: list[float],
    rows: int,
    seconds: float,
) -> np.ndarray | None:
    right = np.zeros(rows)
    right[0] = 1.0
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(cost), rows
    model.col_cost_, model.col_lower_ = np.array(cost), np.array(lower)
    model.col_upper_ = np.full(len(cost), highspy.kHighsInf)
    model.row_lower_ = model.row_upper_ = right
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.array(starts)
    model.a_matrix_.index_ = np.array(indices)
    model.a_matrix_.value_ = np.array(entries)
    highs = highspy.Highs()
    highs.silent()
    highs.setOptionValue("solver", "simplex")
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("time_limit", max(seconds, 0.01))
    if highs.passModel(model) == highspy.HighsStatus.kError:
        return None
    highs.run()
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return np.asarray(highs.getSolution().col_value)


def _solve_exactly(columns: list[fmpq_mpoly], strict: list[bool]) -> list[Fraction] | None:
    """The rational solution on the support with the strict coefficients adding up to 1."""
    rows = {m: i for i, m in enumerate({m for p in columns for m in p.monoms()})}
    width = len(columns)
    table = [[fmpq(0)] * (width + 1) for _ in range(len(rows) + 1)]
    for j, polynomial in enumerate(columns):
        for monomial, coefficient in zip(polynomial.monoms(), polynomial.coeffs(), strict=True):
            table[rows[monomial]][j] = coefficient
        table[-1][j] = fmpq(int(strict[j]))
    table[-1][width] = fmpq(1)
    return solve_rational(table, width)


def solve_rational(table: list[list[fmpq]], width: int) -> list[Fraction] | None:
    """A solution of the linear system whose last column is the right side; free unknowns are 0."""
    reduced, rank = fmpq_mat(table).rref()
    solution = [Fraction(0)] * width
    pivot = -1
    for i in range(rank):
        pivot = next(j for j in range(pivot + 1, width + 1) if reduced[i, j] != 0)
        if pivot == width:
            return None
        solution[pivot] = as_fraction(reduced[i, width])
    return solution
