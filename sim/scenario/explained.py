"""`explained` in scenario.yaml: what an audit may find, and why it is so on purpose.

Keys are finding ids, `kind:name`; the name must be of something the scenario has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sim.engine.state.names import MECHANISMS
from sim.errors import near_names, quote
from sim.scenario.draft import Draft
from sim.scenario.forms import FINDINGS
from sim.scenario.model import OutcomeAxis
from sim.scenario.yamlfile import Node


def finding_names(draft: Draft, actors: Mapping[str, dict[str, Any]],
                  outcomes: Iterable[OutcomeAxis], paths: Iterable[str]) -> dict[str, list[str]]:
    """The names that may follow each kind."""
    options = [f"{name}.{track}.{option}" for name, actor in actors.items()
               for track, menu in actor["menus"].items() for option in menu]
    given = list(paths)
    return {
        "parameter": given,
        "prior": given,
        "mechanism": list(MECHANISMS),
        "option": options,
        "duplicate": options,
        "inject": list(draft.names.get("inject", ())),
        "label": [f"{o.name}.{label}" for o in outcomes for label in o.labels],
        "split": list(draft.axes),
        "frequency": ["twice_a_day"],
    }


def read_explained(draft: Draft, root: Node, names: Mapping[str, list[str]]) -> dict[str, str]:
    """Reasons by finding id; an empty one (null) takes a base's reason back."""
    node = draft.problems.mapping(root, "explained")
    out = {}
    for key in node:
        kind, _, name = key.partition(":")
        if kind not in names:
            near = near_names(kind, FINDINGS, 1)
            draft.problems.add(node, key, f"unknown kind of finding '{quote(kind)}'", FINDINGS,
                               near[0] if near else None)
        elif name not in names[kind]:
            near = near_names(name, names[kind], 1)
            draft.problems.add(node, key, f"unknown {kind} '{quote(name)}'", names[kind],
                               near[0] if near else None)
        elif node[key] is not None:
            reason = draft.problems.text(node, key)
            if not reason:
                draft.problems.add(node, key, "a reason is needed")
            out[key] = reason
    return out
