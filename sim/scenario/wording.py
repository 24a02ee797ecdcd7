"""What things are called: words.yaml and the sentences on places, over the engine's own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce

from sim.errors import nearest, quote
from sim.glossary.defaults import ParameterKey, engine_words, with_own
from sim.glossary.roles import Roles, Table
from sim.scenario.conform import conform
from sim.scenario.draft import Draft
from sim.scenario.merge import merge
from sim.scenario.model import Scenario
from sim.scenario.roots import is_file, show_path
from sim.scenario.word_forms import WORDS
from sim.scenario.yamlfile import Node

FILE = "words.yaml"
# Section of the file -> kind of `sim.glossary.glossary.KINDS`.
SECTIONS = {"actors": "actor", "axes": "axis", "labels": "label", "doctrines": "doctrine",
            "plans": "plan", "options": "option", "lines": "line", "agreements": "agreement",
            "channels": "channel", "ultimatums": "ultimatum", "pledges": "pledge",
            "injects": "inject", "events": "event", "counts": "count", "series": "series",
            "mechanisms": "mechanism", "parameters": "parameter"}
DEPTH = {"labels": 2, "doctrines": 2, "plans": 2, "options": 3}  # levels of names; 1 elsewhere


def read_wording(draft: Draft) -> Node:
    """words.yaml of the scenario laid over those of its bases, checked for its form.

    Empty if none of them has one.
    """
    paths = [f / FILE for f in reversed(draft.folders) if is_file(f / FILE)]
    nodes = [node for node in map(draft.read, paths) if node is not None]
    root = reduce(merge, nodes) if nodes else Node("", show_path(draft.folders[0] / FILE), 0)
    conform(draft.problems, root, WORDS)
    draft.problems.settle()
    return root


def keys_of(scenario: Scenario) -> dict[str, list[str]]:
    """The keys of each kind that a scenario names itself."""
    actors = scenario.actors
    return {
        "actor": list(scenario.actor_names),
        "axis": [o.name for o in scenario.outcomes],
        "label": [f"{o.name}.{label}" for o in scenario.outcomes for label in o.labels],
        "doctrine": [f"{a.name}.{d}" for a in actors for d in a.doctrine_names],
        "plan": [f"{a.name}.{plan}" for a in actors for plan in a.plans],
        "option": [f"{a.name}.{track}.{option}" for a in actors
                   for track, menu in a.menus.items() for option in menu],
        **{kind: list(scenario.names[kind]) for kind in
           ("line", "agreement", "channel", "ultimatum", "pledge", "inject")},
    }


def own_words(draft: Draft, root: Node, scenario: Scenario) -> dict[str, Table]:
    """The scenario's own words by kind and key, an empty text where one is missing.

    Words for what does not exist are dropped, and noted for `escalade validate` unless they are
    those of a base for what the scenario no longer has.
    """
    known = keys_of(scenario) | {kind: list(table) for kind, table in words_of(scenario, {}).items()
                                 if kind not in ("doctrine", "inject")}
    out: dict[str, Table] = {kind: {} for kind in SECTIONS.values()}
    out |= {"subject": {}, "adjective": {}}
    for section, kind in SECTIONS.items():
        below = draft.problems.mapping(root, section)
        for path, node in leaves(draft, below, "", known[kind], DEPTH.get(section, 1)):
            name, says = (" ".join(draft.problems.text(node, k).split()) for k in ("name", "says"))
            out[kind][path] = (name, says)
            if kind == "actor" and name:
                article = draft.problems.text(node, "article")
                out["subject"][path] = (f"{article} {name}".strip(), says)
                out["adjective"][path] = (draft.problems.text(node, "adjective") or name, says)
    out["place"] = {row["name"]: (row["name"], row.get("about", "")) for row in scenario.places}
    return out


def leaves(draft: Draft, node: Node, prefix: str, known: list[str], deep: int
           ) -> Iterator[tuple[str, Node]]:
    """Dotted key and mapping of every word of a section whose key is known."""
    for key, value in node.items():
        path = f"{prefix}{key}"
        inside = path + "."
        if not any(k.startswith(inside) if deep > 1 else k == path for k in known):
            rest = [k.removeprefix(prefix) for k in known if k.startswith(prefix)]
            stranger(draft, node, key, [k.partition(".")[0] for k in rest] if deep > 1 else rest)
        elif deep > 1 and isinstance(value, Node):
            yield from leaves(draft, value, inside, known, deep - 1)
        elif isinstance(value, Node):
            yield path, value


def stranger(draft: Draft, node: Node, key: str, known: list[str]) -> None:
    """Note a key that names nothing, unless a base has it and the scenario does not."""
    if node.where(key)[0] == show_path(draft.folders[0] / FILE):
        names = list(dict.fromkeys(known))
        draft.strangers.add(node, key, f"there is no '{quote(key)}' to name", names,
                            nearest(key, names))


def roles_of(scenario: Scenario) -> Roles:
    """Who is who in the first ultimatum; without one, by the actors' roles."""
    record, actors = scenario.record, scenario.actor_names
    first = {role: next((a.name for a in scenario.actors if a.role_name == role), "")
             for role in ("issuer", "target", "patron")}
    if int(record["n_ultimatums"]) > 0:
        at = {role: int(record[f"ult_{role}"][0]) for role in first}
        first = {role: actors[i] if i >= 0 else "" for role, i in at.items()}
    sides = [tuple(a.name for a in scenario.actors if a.side == side) for side in (0, 1)]
    return Roles(actors, **first, side0=sides[0], side1=sides[1], mapped=bool(scenario.places))


def parameters_of(scenario: Scenario) -> dict[str, ParameterKey]:
    """What is needed to name each parameter, by path."""
    policy = {f"{a.name}.{d.name}": d.policy for a in scenario.actors for d in a.doctrines}
    return {path: ParameterKey(slot.entry.pattern, slot.entry.meaning,
                               policy.get(path.rpartition(".")[0], ""))
            for path, slot in scenario.paths.items()}


def words_of(scenario: Scenario, own: Mapping[str, Table]) -> dict[str, Table]:
    """Everything that a page may mention: the scenario's own words over the engine's.

    A doctrine, a plan or an inject without a sentence has the one of its own file.
    """
    told = {"doctrine": {f"{a.name}.{d.name}": ("", d.about)
                         for a in scenario.actors for d in a.doctrines},
            "plan": {f"{a.name}.{name}": ("", plan.about)
                     for a in scenario.actors for name, plan in a.plans.items()},
            "inject": {i.name: ("", i.content) for i in scenario.injects}}
    given = with_own(told, own)
    engine = engine_words(given, roles_of(scenario), scenario.names["inject"],
                          parameters_of(scenario))
    return with_own(engine, given)
