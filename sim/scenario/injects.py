"""Injects: events from outside, from `injects` in scenario.yaml or a list in the form staffs keep.

The list (`msel`) is a CSV file with the columns id, time or trigger, recipient, content, effect and
contingency. Its rows become the same mappings as those of the YAML, and one reader takes both.

A contingency inject stands in for what was expected and did not happen: when it falls due it is
given only `if`, or only `unless`, another inject has been given or a condition holds; otherwise it
is stood down for good.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from sim.engine.state import capacity as cap
from sim.engine.state.names import E_HEALTH, E_NONE, E_RECONSIDER, E_TIE, EFFECTS, NO_DAY
from sim.errors import nearest, quote
from sim.scenario.conform import conform
from sim.scenario.draft import Draft
from sim.scenario.forms import IDENTIFIER, INJECT
from sim.scenario.tables import TableRow, read_table
from sim.scenario.yamlfile import Node

COLUMNS = ("id", "recipient", "content", "effect")
OPTIONAL = ("time", "trigger", "contingency")
AFTER = re.compile(r"D\+(\d{1,4})")
NAMED = re.compile(r"\bfired\s*\.\s*(\w+)")
CONTINGENCY = re.compile(r"(if|unless)\s+(.+)", re.S)


@dataclass(frozen=True)
class Inject:
    """What an inject is in words, for reports."""

    name: str
    recipient: str
    content: str
    due: str  # a date or a predicate
    effect: str
    contingency: str


def read_injects(draft: Draft, root: Node) -> dict[str, Node]:
    """All injects by name, in an order in which none comes before one it depends on.

    Enters their names, so that predicates may use `fired.<inject>`.
    """
    nodes = dict(draft.problems.entries(root, "injects"))
    for name, node in list_rows(draft, root).items():
        if name in nodes:
            draft.problems.add(node, None, f"inject '{name}' is also in scenario.yaml")
        nodes.setdefault(name, node)
    draft.fits(root, "injects", "injects", len(nodes), cap.INJECTS)
    order = order_injects(draft, nodes)[: cap.INJECTS]
    draft.names["inject"] = order
    return {name: nodes[name] for name in order}


def list_rows(draft: Draft, root: Node) -> dict[str, Node]:
    """The rows of the list as mappings."""
    name = draft.problems.text(root, "msel")
    rows = (read_table(draft, name, COLUMNS, OPTIONAL) or []) if name else []
    out: dict[str, Node] = {}
    for row in rows:
        key = row["id"]
        if not re.fullmatch(IDENTIFIER, key):
            problem = f"'{quote(key)}': a name is letters, digits and _, not first a digit"
            draft.problems.at(row.file, row.line, "id", problem)
        elif key in out:
            problem = f"'{key}' is given twice, first on line {out[key].line}"
            draft.problems.at(row.file, row.line, "id", problem)
        else:
            out[key] = from_row(draft, row)
    return out


def from_row(draft: Draft, row: TableRow) -> Node:
    """One row as the mapping that the YAML would have."""
    node = Node(row["id"], row.file, row.line)
    for key in ("recipient", "content", "contingency"):
        if row.get(key):
            node[key] = row[key]
    if row.get("trigger"):
        node["when"] = row["trigger"]
    if row.get("time"):
        node["day"] = moment(draft, row)
    words = row["effect"].split() or ["none"]
    node["effect"] = words[0]
    try:
        node["value"] = float(words[-1])
        words = words[:-1]
    except ValueError:
        pass
    node.update(zip(("a", "b"), words[1:3], strict=False))
    if len(words) > 3:
        problem = f"'{quote(row['effect'])}' should be an effect, one or two names and a number"
        draft.problems.at(row.file, row.line, "effect", problem)
    return node


def moment(draft: Draft, row: TableRow) -> datetime.date | None:
    """The date in a time cell: a date, or D+n for n days after the start."""
    after = AFTER.fullmatch(row["time"])
    if after:
        try:
            return draft.start + datetime.timedelta(days=int(after[1]))
        except OverflowError:
            draft.problems.at(row.file, row.line, "time",
                              f"{row['time']} is after the horizon, {draft.horizon}")
            return draft.horizon
    try:
        return datetime.date.fromisoformat(row["time"])
    except ValueError:
        problem = f"must be a date like 2020-01-31 or D+3, not '{quote(row['time'])}'"
        draft.problems.at(row.file, row.line, "time", problem)
        return None


def needs(node: Node) -> list[str]:
    """Names of injects whose fate its texts ask for."""
    texts = [node.get(key) for key in ("when", "contingency")]
    found = [name for text in texts if isinstance(text, str) for name in NAMED.findall(text)]
    match = CONTINGENCY.fullmatch(str(node.get("contingency", "")).strip())
    return found + ([match[2]] if match and re.fullmatch(IDENTIFIER, match[2]) else [])


def order_injects(draft: Draft, nodes: dict[str, Node]) -> list[str]:
    """Names so that each comes after those it needs, else by name; a circle is an error."""
    left = {name: {n for n in needs(node) if n in nodes} for name, node in nodes.items()}
    out: list[str] = []
    while left:
        free = sorted(name for name, after in left.items() if not after & left.keys())
        if not free:
            first = min(left)
            draft.problems.add(nodes[first], None, "waits for itself, by way of "
                               + ", ".join(sorted(left)))
            return out + sorted(left)
        out += free
        for name in free:
            del left[name]
    return out


def enter_injects(draft: Draft, nodes: dict[str, Node]) -> tuple[Inject, ...]:
    """Fill the record with the injects."""
    draft.record["n_injects"] = len(nodes)
    return tuple(enter(draft, q, name, node) for q, (name, node) in enumerate(nodes.items()))


def enter(draft: Draft, q: int, name: str, node: Node) -> Inject:
    """One inject."""
    record, problems = draft.record, draft.problems
    conform(problems, node, INJECT)
    problems.settle()
    if (node.get("day") is None) == (node.get("when") is None):
        problems.add(node, None, "needs either 'day' or 'when' (in a list: 'time' or 'trigger')")
    record["inject_predicate"][q] = draft.predicate(node, "when")
    record["inject_day"][q] = draft.day(draft.within(node, "day"), NO_DAY)
    enter_effect(draft, q, node)
    contingency(draft, q, node)
    due = node.get("day") or node.get("when") or ""
    words = [str(node[k]) for k in ("effect", "a", "b", "value") if node.get(k) is not None]
    return Inject(name, problems.text(node, "recipient"), problems.text(node, "content"), str(due),
                  " ".join(words), problems.text(node, "contingency"))


def enter_effect(draft: Draft, q: int, node: Node) -> None:
    """What it changes, whose and by how much; without a name it is the recipient's."""
    record, problems = draft.record, draft.problems
    effect = problems.choice(node, "effect", "effect", EFFECTS)
    record["inject_effect"][q] = effect
    record["inject_value"][q] = problems.number(node, "value")
    recipient = node.get("recipient")
    if effect < 0 or effect == E_NONE:
        return
    if effect != E_RECONSIDER and node.get("value") is None:
        problems.add(node, None, "'value' is missing: by how much?")
    if effect == E_HEALTH:
        record["inject_a"][q] = draft.pick(node, "a", "agreement")
    elif node.get("a") is None and recipient in draft.names["actor"]:
        record["inject_a"][q] = draft.names["actor"].index(recipient)
    else:
        record["inject_a"][q] = draft.pick(node, "a", "actor")
    if node.get("a") is None and (effect == E_HEALTH or recipient not in draft.names["actor"]):
        problems.add(node, None, "'a' is missing: whose? (or a recipient who is an actor)")
    record["inject_b"][q] = draft.pick(node, "b", "actor")
    if effect == E_TIE and node.get("b") is None:
        problems.add(node, None, "'b' is missing: a tie has two ends")
    if effect == E_TIE and record["inject_a"][q] == record["inject_b"][q] >= 0:
        problems.add(node, "b", f"is the same as 'a': {quote(node.get('b'))}")


def contingency(draft: Draft, q: int, node: Node) -> None:
    """`if X` or `unless X`, X an inject or a predicate."""
    record, problems = draft.record, draft.problems
    record["inject_contingency"][q] = -1
    text = problems.text(node, "contingency")
    if not text:
        return
    match = CONTINGENCY.fullmatch(text)
    if not match:
        problems.add(node, "contingency", f"'{quote(text)}' should be 'if X' or 'unless X', X "
                     "another inject or a predicate")
        return
    what = match[2].strip()
    if re.fullmatch(IDENTIFIER, what):
        names = draft.names["inject"]
        if what not in names:
            near = nearest(what, names)
            problems.add(node, "contingency", f"unknown inject '{quote(what)}'", names, near)
            return
        what = f"fired.{what} == 1"
    record["inject_unless"][q] = match[1] == "unless"
    record["inject_contingency"][q] = draft.compiled(node, "contingency", what)
