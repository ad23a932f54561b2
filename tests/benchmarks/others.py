"""The obvious ways with SymPy and with Z3: yes, no, or no answer (None)."""

from __future__ import annotations

from symcheck.language.claim import And, Claim, Implies, Or, Rel, Truth
from symcheck.language.context import Obligation
from symcheck.language.term import App, Num, Term, Var, is_integer_by_form
from symcheck.search.bridges.to_sympy import to_sympy

SYMPY_RELATION = {"=": "Eq", "!=": "Ne", "<": "Lt", "<=": "Le", ">": "Gt", ">=": "Ge"}


def sympy_says(obligation: Obligation) -> bool | None:
    """simplify(lhs − rhs) == 0 for equalities; ask, refine and reduce_inequalities for the rest."""
    import sympy  # noqa: PLC0415
    from sympy.solvers.inequalities import reduce_inequalities  # noqa: PLC0415

    goal = obligation.goal
    if not isinstance(goal, Rel):
        return None
    lhs, rhs = to_sympy(goal.lhs), to_sympy(goal.rhs)
    if goal.op == "=":
        return True if sympy.simplify(lhs - rhs) == 0 else None
    relation = getattr(sympy, SYMPY_RELATION[goal.op])(lhs, rhs)
    facts = [
        getattr(sympy, SYMPY_RELATION[h.op])(to_sympy(h.lhs), to_sympy(h.rhs))
        for h in obligation.hypotheses
        if isinstance(h, Rel)
    ]
    for answer in (relation, sympy.simplify(relation), sympy.refine(relation, sympy.And(*facts))):
        if answer in (sympy.true, sympy.false):
            return bool(answer)
    reduced = reduce_inequalities([*facts, sympy.Not(relation)])
    return True if reduced == sympy.false else None


def z3_says(obligation: Obligation) -> bool | None:
    """Whether the hypotheses exclude the opposite of the goal, where Z3 can express all of it."""
    import z3  # noqa: PLC0415

    atoms: dict[Term, z3.ArithRef] = {}
    axioms: list[z3.BoolRef] = []

    def term(t: Term) -> z3.ArithRef:
        match t:
            case Num(value):
                return z3.RealVal(str(value))
            case Var():
                return atoms.setdefault(t, z3.Real(f"v{len(atoms)}"))
            case App("add", args):
                return z3.Sum([term(a) for a in args])
            case App("mul", args):
                return z3.Product([term(a) for a in args])
            case App("neg", (a,)):
                return -term(a)
            case App("div", (a, b)):
                below = term(b)
                axioms.append(below != 0)
                return term(a) / below
            case App("pow", (a, n)) if is_integer_by_form(n) and isinstance(n, Num):
                if not 0 <= n.value <= 8:
                    raise NotImplementedError
                return z3.Product([term(a)] * int(n.value)) if n.value else z3.RealVal(1)
            case App("abs", (a,)):
                return z3.Abs(term(a))
            case App("root", (Num(index), a)) if index == 2:
                inside, root = term(a), atoms.setdefault(t, z3.Real(f"v{len(atoms)}"))
                axioms.extend([inside >= 0, root >= 0, root * root == inside])
                return root
            case App("exp", (a,)):
                term(a)
                power = atoms.setdefault(t, z3.Real(f"v{len(atoms)}"))
                axioms.append(power > 0)
                return power
            case _:
                raise NotImplementedError

    def claim(c: Claim) -> z3.BoolRef:
        match c:
            case Rel(op, lhs, rhs):
                a, b = term(lhs), term(rhs)
                return {
                    "=": a == b,
                    "!=": a != b,
                    "<": a < b,
                    "<=": a <= b,
                    ">": a > b,
                    ">=": a >= b,
                }[op]
            case And(parts):
                return z3.And([claim(p) for p in parts])
            case Or(parts):
                return z3.Or([claim(p) for p in parts])
            case Implies(a, b):
                return z3.Implies(claim(a), claim(b))
            case Truth(value):
                return z3.BoolVal(value)
            case _:
                raise NotImplementedError

    solver = z3.Solver()
    try:
        solver.add([claim(h) for h in obligation.hypotheses])
        solver.add(z3.Not(claim(obligation.goal)))
        solver.add(axioms)
    except NotImplementedError:
        return None
    return True if solver.check() == z3.unsat else None
