"""parameters.yaml and doctrine files: quantities with source and grade."""

from collections.abc import Mapping

from sim.errors import nearest
from sim.scenario.catalog import Slot
from sim.scenario.conform import conform
from sim.scenario.draft import Draft
from sim.scenario.forms import QUANTITY
from sim.scenario.priors import GRADES, SHAPES, Prior
from sim.scenario.problems import yaml_value
from sim.scenario.yamlfile import Node


def read_parameters(draft: Draft, root: Node, paths: Mapping[str, Slot]) -> dict[str, Prior]:
    """Every quantity of parameters.yaml by dotted path."""
    out: dict[str, Prior] = {}
    walk(draft, root, "", paths, out)
    return out


def walk(draft: Draft, node: Node, prefix: str, paths: Mapping[str, Slot],
         out: dict[str, Prior]) -> None:
    """Descend to the leaves."""
    for key, value in node.items():
        path = f"{prefix}.{key}" if prefix else key
        if path in paths:
            slot = paths[path]
            quantity = read_quantity(draft, node, key, slot.entry.low, slot.entry.high)
            if quantity is None:
                continue
            if slot.entry.whole and (quantity.varies or not quantity.central.is_integer()):
                draft.problems.add(node, key, "must be one whole number, as value:")
            if path in out:
                draft.problems.add(node, key, f"given twice: also as nested keys of '{path}'")
            out[path] = quantity
        elif any(p.startswith(path + ".") for p in paths):
            if isinstance(value, Node):
                walk(draft, value, path, paths, out)
            else:
                problem = f"must be a mapping of parameters, not {yaml_value(value)}"
                draft.problems.add(node, key, problem)
        else:
            known = siblings(prefix, paths)
            draft.problems.add(node, key, "unknown parameter", known, nearest(key, known))


def siblings(prefix: str, paths: Mapping[str, Slot]) -> list[str]:
    """The words that may follow a prefix."""
    start = prefix + "." if prefix else ""
    return sorted({p[len(start) :].split(".")[0] for p in paths if p.startswith(start)})


def read_quantity(draft: Draft, parent: Node, key: str, least: float,
                  most: float) -> Prior | None:
    """One leaf: {value} or {low, central, high}, with source and grade."""
    problems = draft.problems
    node = parent[key]
    if not isinstance(node, Node):
        problems.add(parent, key, "needs {value: or low:, central:, high:, with source:, grade:}")
        return None
    before = len(problems.errors)
    conform(problems, node, QUANTITY)
    triple = [k for k in ("low", "central", "high") if k in node]
    if "value" in node:
        if triple or "shape" in node:
            problems.add(node, None, "give either 'value' or 'low', 'central', 'high'")
        low = central = high = problems.number(node, "value")
        shape = "fixed"
    else:
        for name in ("low", "central", "high"):
            if name not in node:
                problems.add(node, None, f"'{name}' is missing")
        low, central, high = (problems.number(node, k) for k in ("low", "central", "high"))
        shape = SHAPES[max(problems.choice(node, "shape", "shape", SHAPES, SHAPES[0]), 0)]
    grade = GRADES[max(problems.choice(node, "grade", "grade", GRADES, "J"), 0)]
    file, line = parent.where(key)
    quantity = Prior(low, central, high, shape, problems.text(node, "source"), grade, least,
                        most, file, line)
    if len(problems.errors) == before:
        wrong = quantity.problem()
        if wrong is None:
            return quantity
        problems.add(parent, key, wrong)
    return None
