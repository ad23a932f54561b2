r"""A display taken apart: rows of environments, cells, tags, leading arrows, conditions.

Of ``x^2 = 1 \quad \text{for } x > 0`` the claim is the part before the ``\quad``, made under what
follows it. A row that begins with a relation continues the row above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from symcheck.reading.errors import ReadError
from symcheck.reading.latex.bound import RELATIONS
from symcheck.reading.latex.cases import is_cases
from symcheck.reading.latex.claims import CONNECTING_WORDS
from symcheck.reading.latex.cursor import is_command, is_sign
from symcheck.reading.latex.tokens import Token
from symcheck.reading.latex.tree import Group, Node

SEVERAL = frozenset({
    "align", "align*", "aligned", "alignat", "alignat*", "alignedat", "gather", "gather*",
    "gathered", "split", "eqnarray", "eqnarray*", "equation", "equation*", "multline",
    "multline*", "flalign", "flalign*", "math", "displaymath", "dmath", "dmath*", "subequations",
    "array",
})  # fmt: skip
"""Environments whose rows are read each by itself."""
JOINED = frozenset({"multline", "multline*", "dmath", "dmath*"})
"""Environments whose rows are one formula broken over lines."""
WITH_ARGUMENT = frozenset({"alignat", "alignat*", "alignedat", "array"})

PAIRED = frozenset({
    "align", "align*", "aligned", "alignat", "alignat*", "alignedat", "flalign", "flalign*",
})  # fmt: skip
"""Environments in whose rows every second & begins another equation."""

THEN = ("implies", "Rightarrow", "Longrightarrow", "therefore", "Longmapsto")
IFF = ("iff", "Leftrightarrow", "Longleftrightarrow")
BECAUSE = ("Leftarrow", "Longleftarrow", "impliedby", "because")
THEN_WORDS = frozenset({"so", "hence", "thus", "therefore", "then", "i.e.", "that is", "and", "or",
                        "and so", "it follows that", "we get", "we have", "so that", "and hence",
                        "and thus", "which gives", "equivalently", "where"})  # fmt: skip
CONDITION_WORDS = frozenset({"for", "if", "when", "whenever", "where", "with", "provided",
                             "provided that", "for all", "for every", "for any", "for each", "on",
                             "assuming", "given", "given that", "as long as", "and for", "and if",
                             "and with", "for all real", "for every real", "for any real",
                             "for real"})  # fmt: skip
REASON_WORDS = frozenset({"since", "because", "by", "using"})

Lead: TypeAlias = Literal["", "then", "iff", "because", "continue"]
Said: TypeAlias = Literal["condition", "reason", "bare", "unclear"]


@dataclass(frozen=True, slots=True)
class Condition:
    """What follows the claim of a row, and how: after "for", after "since", after space alone.

    Where the words before it are not known it is ``unclear``, and ``words`` has them.
    """

    nodes: tuple[Node, ...]
    said: Said
    words: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: how it begins, its claim, the conditions after it, where it stands in the display."""

    lead: Lead
    nodes: tuple[Node, ...]
    conditions: tuple[Condition, ...]
    prose: str
    start: int
    end: int
    tag: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the row says nothing."""
        return not self.nodes and not self.conditions


def rows_of(nodes: Sequence[Node], end: int) -> tuple[Row, ...]:
    """The rows of a display, in order; empty ones are left out."""
    found = [_row(part, end) for part in _parts(tuple(nodes), 0)]
    return tuple(row for row in found if not row.is_empty)


def _parts(nodes: tuple[Node, ...], depth: int) -> list[tuple[Node, ...]]:
    """The rows' nodes, of environments within environments as well."""
    lone = [n for n in nodes if not _says_nothing(n)]
    environments = [n for n in lone if isinstance(n, Group) and n.name in SEVERAL]
    if len(environments) == 1 and depth < 8:
        (inner,) = environments
        outside = [n for n in lone if n is not inner]
        if all(_is_punctuation(n) or is_command(n, "quad", "qquad") for n in outside):
            content = inner.nodes[1:] if inner.name in WITH_ARGUMENT else inner.nodes
            rows = _with_broken_terms(_split(content))
            if inner.name in PAIRED:
                rows = [part for row in rows for part in _equations(row)]
            if inner.name in JOINED:
                rows = [tuple(n for row in rows for n in row)]
            return [part for row in rows for part in _parts(row, depth + 1)]
    if len(environments) == len(lone) > 1:
        return [part for one in environments for part in _parts((one,), depth + 1)]
    broken = _split(nodes)
    if len(broken) > 1:
        return [part for row in broken for part in _parts(row, depth + 1)]
    return [nodes]


def _split(nodes: Sequence[Node]) -> list[tuple[Node, ...]]:
    r"""The nodes between ``\\``, whose space in brackets is passed over."""
    rows: list[list[Node]] = [[]]
    at = 0
    while at < len(nodes):
        if is_command(nodes[at], "\\", "newline", "cr", "tabularnewline"):
            rows.append([])
            at += 1
            if at < len(nodes) and is_sign(nodes[at], "*"):
                at += 1
            if at < len(nodes) and is_sign(nodes[at], "[") and _is_length(nodes, at):
                while not is_sign(nodes[at], "]"):
                    at += 1
                at += 1
            continue
        rows[-1].append(nodes[at])
        at += 1
    return [tuple(row) for row in rows if row]


def _equations(row: tuple[Node, ...]) -> list[tuple[Node, ...]]:
    """The equations side by side in a row; a cell of words or without a relation goes along."""
    cells: list[list[Node]] = [[]]
    for node in row:
        if is_sign(node, "&"):
            cells.append([])
        else:
            cells[-1].append(node)
    pairs = [[*cells[k], *(cells[k + 1] if k + 1 < len(cells) else ())]
             for k in range(0, len(cells), 2)]  # fmt: skip
    found: list[tuple[Node, ...]] = []
    for pair in pairs:
        if not pair:
            continue
        words = isinstance(pair[0], Token) and pair[0].kind == "text"
        if found and (words or not _has_relation(pair)):
            space = Token("command", "quad", pair[0].start, pair[0].start)
            found[-1] = (*found[-1], space, *pair)
        else:
            found.append(tuple(pair))
    return found


def _with_broken_terms(rows: Sequence[tuple[Node, ...]]) -> list[tuple[Node, ...]]:
    """The rows; one that begins with + or another operator goes on with the term above it."""
    found: list[tuple[Node, ...]] = []
    for row in rows:
        kept = [n for n in row if not _says_nothing(n) and not is_command(n, "quad", "qquad")]
        operator = bool(kept) and (
            is_sign(kept[0], "+", "*", "/") or is_command(kept[0], "cdot", "times", "pm", "mp")
        )
        takes_away = bool(kept) and is_sign(kept[0], "-") and not _has_relation(kept)
        if found and (operator or takes_away) and not _has_left_side(row):
            found[-1] = (*found[-1], *kept)
        else:
            found.append(row)
    return found


def _has_left_side(row: Sequence[Node]) -> bool:
    """Whether something stands before the & that aligns a relation."""
    marks = [at for at, node in enumerate(row) if is_sign(node, "&")]
    if not marks or marks[0] + 1 >= len(row) or not _is_relation(row[marks[0] + 1]):
        return False
    return any(not is_command(n, "quad", "qquad") for n in row[: marks[0]])


def _is_length(nodes: Sequence[Node], at: int) -> bool:
    r"""Whether brackets hold a length such as 2pt, and not the beginning of a row."""
    text = ""
    for node in nodes[at + 1 : at + 8]:
        if is_sign(node, "]"):
            return text[:1] in "-.0123456789" and text[-2:] in ("pt", "ex", "em", "mm", "cm", "in")
        text += node.text if isinstance(node, Token) else "?"
    return False


def _says_nothing(node: Node) -> bool:
    return is_sign(node, "&") or is_command(node, "tag", "hline", "displaybreak", "pagebreak")


def _is_punctuation(node: Node) -> bool:
    return is_sign(node, ".", ",", ";", ":", "~")


def _row(nodes: tuple[Node, ...], end: int) -> Row:
    kept = [n for n in _columns(nodes) if not _says_nothing(n) and not is_sign(n, "~")]
    while kept and (_is_punctuation(kept[-1]) or is_command(kept[-1], "quad", "qquad")):
        kept.pop()
    while kept and is_command(kept[0], "quad", "qquad"):
        kept.pop(0)
    begin = kept[0].start if kept else end
    last = kept[-1].end if kept else end
    lead, rest, before = _lead(kept)
    main, conditions, after = _with_conditions(rest)
    prose = " ".join(text for text in (before, after) if text)
    return Row(lead, main, conditions, prose, begin, last)


def _columns(nodes: Sequence[Node]) -> Iterator[Node]:
    """The nodes, with a space for each & that divides columns instead of aligning a relation."""
    for at, node in enumerate(nodes):
        if not isinstance(node, Token) or not is_sign(node, "&"):
            yield node
        elif 0 < at < len(nodes) - 1 and not any(map(_aligns, (nodes[at - 1], nodes[at + 1]))):
            yield Token("command", "quad", node.start, node.end)


def _aligns(node: Node) -> bool:
    defines = is_sign(node, ":") or is_command(node, "coloneqq", "triangleq")
    return _is_relation(node) or defines or is_command(node, "in", "notin", "to", *THEN, *IFF)


def _lead(nodes: Sequence[Node]) -> tuple[Lead, tuple[Node, ...], str]:
    """How a row begins, the rest of it, and the words with which it begins."""
    rest = list(nodes)
    lead: Lead = ""
    words: list[str] = []
    while rest:
        node = rest[0]
        if is_command(node, *THEN):
            lead = "then"
        elif is_command(node, *IFF):
            lead = "iff"
        elif is_command(node, *BECAUSE):
            lead = "because"
        elif isinstance(node, Token) and node.kind == "text":
            word = node.text.strip(" ,:").lower()
            if word not in THEN_WORDS and word:
                break
            words.append(word)
            lead = lead or ("" if word in ("and", "or", "where") else "then")
        elif not (is_command(node, "quad", "qquad") or is_sign(node, ",")):
            break
        rest.pop(0)
    if rest and _is_relation(rest[0]) and not lead:
        lead = "continue"
    return lead, tuple(rest), " ".join(words)


def _is_relation(node: Node) -> bool:
    if isinstance(node, Token) and node.kind in ("sign", "command"):
        return node.text in RELATIONS or node.text in ("approx", "equiv", "not", "sim", "simeq")
    return False


def _with_conditions(
    nodes: tuple[Node, ...],
) -> tuple[tuple[Node, ...], tuple[Condition, ...], str]:
    """The claim, what follows as its conditions, and the words that are neither."""
    at = _where_conditions_begin(nodes)
    main, rest = nodes[:at], nodes[at:]
    conditions: list[Condition] = []
    part: list[Node] = []
    said: Said = "bare"
    word = ""
    words: list[str] = []
    depth = 0

    def close() -> None:
        inner, bracketed = _without_brackets(tuple(part))
        if inner:
            how: Said = "condition" if bracketed and said == "bare" else said
            conditions.append(Condition(inner, how, word))
            part.clear()
        elif word and said == "unclear":
            words.append(word)

    for node in rest:
        depth += is_sign(node, "(", "[") - is_sign(node, ")", "]")
        if isinstance(node, Token) and node.kind == "text":
            spoken = node.text.strip(" ,:.()").lower()
            if not spoken:
                continue
            if spoken in ("and", "or") and part:
                part.append(node)
                continue
            close()
            said, word = _said(spoken, said), node.text.strip()
        elif is_command(node, "quad", "qquad") or (is_sign(node, ",") and depth == 0
                                                   and _has_relation(part)):  # fmt: skip
            if part and not _ends_in_word(part):
                close()
        else:
            part.append(node)
    close()
    while main and (_is_punctuation(main[-1]) or is_command(main[-1], "quad", "qquad")):
        main = main[:-1]
    return main, tuple(conditions), " ".join(words)


def _said(words: str, before: Said) -> Said:
    if words in CONDITION_WORDS:
        return "condition"
    if words in REASON_WORDS:
        return "reason"
    return before if words == "and" else "unclear"


def _ends_in_word(part: Sequence[Node]) -> bool:
    return isinstance(part[-1], Token) and part[-1].kind == "text"


def _where_conditions_begin(nodes: tuple[Node, ...]) -> int:
    for at, node in enumerate(nodes):
        if isinstance(node, Token) and node.kind == "text":
            word = node.text.strip(" ,:.()").lower()
            if word in ("as", "within", "such that", "s.t.", "true", "false"):
                return _past_form(nodes, at)
            if word not in CONNECTING_WORDS:
                return at
        elif is_command(node, "quad", "qquad") and at > 0:
            if _goes_somewhere(nodes, at):
                return _past_form(nodes, at)
            if _connects(nodes[at:]) or _connects(nodes[at - 1 :: -1]):
                continue
            if any(is_command(n, "forall", "exists") for n in nodes[:at]) and not _has_relation(
                nodes[:at]
            ):
                continue
            return at
    return len(nodes)


def _connects(nodes: Sequence[Node]) -> bool:
    """Whether a connective is next to a space, so that the claim goes on."""
    after = next((n for n in nodes if not is_command(n, "quad", "qquad")), None)
    if isinstance(after, Token) and after.kind == "text":
        return after.text.strip(" ,:.()").lower() in CONNECTING_WORDS
    return is_command(after, *THEN, *IFF, "land", "lor", "wedge", "vee")


def _past_form(nodes: tuple[Node, ...], at: int) -> int:
    """Where conditions begin after a form that goes on behind the space, as O(h) (h → 0)."""
    for place in range(at + 1, len(nodes)):
        node = nodes[place]
        is_word = isinstance(node, Token) and node.kind == "text"
        if is_word and node.text.strip() not in ("for", "on", "as", "within"):  # type: ignore[union-attr]
            return place
    return len(nodes)


def _goes_somewhere(nodes: tuple[Node, ...], at: int) -> bool:
    r"""Whether ``(x \to 0)`` or “within …” follows, which belongs to the claim."""
    rest = nodes[at + 1 :]
    if rest and isinstance(rest[0], Token) and rest[0].kind == "text":
        return rest[0].text.strip() in ("as", "within")
    flat = rest[0].nodes if rest and isinstance(rest[0], Group) else rest[:8]
    opens = bool(rest) and (isinstance(rest[0], Group) or is_sign(rest[0], "("))
    return opens and any(is_command(n, "to", "rightarrow", "longrightarrow") for n in flat)


def _has_relation(nodes: Sequence[Node]) -> bool:
    return any(_is_relation(n) or is_command(n, "in", "notin") for n in nodes)


def _without_brackets(nodes: tuple[Node, ...]) -> tuple[tuple[Node, ...], bool]:
    """A condition in brackets, as in ``(x > 0)``, without them; and whether there were any."""
    while nodes and _is_punctuation(nodes[-1]):
        nodes = nodes[:-1]
    if len(nodes) == 1 and isinstance(nodes[0], Group) and nodes[0].ends == ("(", ")"):
        return nodes[0].nodes, True
    if len(nodes) > 2 and is_sign(nodes[0], "(") and is_sign(nodes[-1], ")"):
        inside = nodes[1:-1]
        if not any(is_sign(n, "(", ")") for n in inside) and _has_relation(inside):
            return inside, True
    return nodes, False


def relates(nodes: Sequence[Node]) -> bool:
    """Whether a row makes a claim, rather than only showing a term."""
    for node in nodes:
        if _is_relation(node) or is_command(node, "in", "notin", "to", "forall", "exists"):
            return True
        if is_command(node, "ll", "gg", "propto", "lnot", "land", "lor", *THEN, *IFF, "coloneqq"):
            return True
        if is_cases(node):
            return True
    return False


def refuse_environment(nodes: Sequence[Node]) -> None:
    """Refuse environments that are not read, such as matrices."""
    for node in nodes:
        if isinstance(node, Group) and node.kind == "environment" and not is_cases(node):
            message = f"the environment {node.name} is not read here"
            raise ReadError("not supported", node.start + 1, message, "write the components")
