"""<actor>/<doctrine>.yaml: policies, traits and the reference mixture."""

from collections.abc import Iterable
from functools import reduce
from pathlib import Path
from typing import Any

from sim.bounded import read_bytes
from sim.engine.policies import REGISTRY
from sim.engine.policies.base import Policy
from sim.engine.state import capacity as cap
from sim.errors import ScenarioError, nearest, quote
from sim.scenario.catalog import CATALOG, Entry, Slot, word
from sim.scenario.code import files_of, own_policy, refusal
from sim.scenario.conform import conform
from sim.scenario.draft import Draft
from sim.scenario.forms import DOCTRINE
from sim.scenario.merge import merge
from sim.scenario.model import Doctrine
from sim.scenario.parameters import read_quantity
from sim.scenario.priors import Prior, fixed_quantity
from sim.scenario.problems import IDENTIFIER
from sim.scenario.roots import is_file, show_path
from sim.scenario.weights import HALVES
from sim.scenario.yamlfile import MOST_BYTES, Node

PARTS = ("weight", "cases")  # a doctrine gives one of them
MOST_CASES = 500.0
ACTOR_WORDS = {e.parts[1] for e in CATALOG if e.parts[0] == "<actor>"}  # actor.word is taken


def read_doctrines(draft: Draft, name: str) -> list[Doctrine]:
    """All doctrines of an actor, in order of name, from the scenario and its base."""
    found = {p.stem for f in draft.folders for p in (f / name).glob("*.yaml")}
    out = []
    for doctrine in sorted(found):
        paths = [f / name / f"{doctrine}.yaml" for f in reversed(draft.folders)]
        nodes = [draft.read(p) for p in paths if is_file(p)]
        usable = [n for n in nodes if n is not None]
        if not usable:
            continue
        node = reduce(lay_over, usable)
        if not IDENTIFIER.fullmatch(doctrine) or doctrine in ACTOR_WORDS:
            problem = f"a doctrine cannot be called '{quote(doctrine)}'; rename the file"
            draft.problems.at(node.file, None, None, problem)
        read = read_doctrine(draft, doctrine, node)
        if read is not None:
            out.append(read)
    return out


def lay_over(base: Node, top: Node) -> Node:
    """`top` laid over `base`; if it gives a weight or cases, no other stands beside it."""
    out, given = merge(base, top), [key for key in PARTS if key in top]
    for key in PARTS:
        if given and key not in given:
            out.pop(key, None)
    return out


def stray_folders(draft: Draft, names: Iterable[str]) -> None:
    """Folders that look like an actor's but bear no actor's name, and files that are not read."""
    known = list(names)
    for folder in draft.folders:
        for path in sorted(folder.glob("*/*.yml")):
            draft.problems.at(show_path(path), None, None, "is not read; rename it to .yaml")
        for inner in sorted({p.parent for p in folder.glob("*/*.yaml") if is_doctrine(p)}):
            if inner.name not in known:
                problem = "a folder of doctrines that bears no actor's name"
                near = nearest(inner.name, known)
                draft.problems.at(show_path(inner), None, None, problem, known, near)


def is_doctrine(path: Path) -> bool:
    """True if a YAML file names a policy."""
    try:
        return b"policy:" in read_bytes(path, MOST_BYTES)
    except (OSError, ValueError):
        return False


def read_doctrine(draft: Draft, name: str, node: Node) -> Doctrine | None:
    """One doctrine file."""
    problems = draft.problems
    conform(problems, node, DOCTRINE)
    problems.settle()
    policy = read_policy(draft, node)
    if policy is None:
        return None
    weight = read_weight(draft, node)
    traits = problems.mapping(node, "traits")
    known = {t.name: t for t in policy.traits}
    given: dict[str, Prior] = {}
    for key in traits:
        if key not in known:
            problem = f"policy '{policy.name}' has no such trait"
            problems.add(traits, key, problem, list(known), nearest(key, known))
            continue
        quantity = read_quantity(draft, traits, key, known[key].low, known[key].high)
        if quantity is not None:
            given[key] = quantity
    about = problems.text(node, "about", policy.about)
    automatic = problems.flag(node, "automatic", False)
    luck = name if "cases" in node else ""
    return Doctrine(name, policy.name, about, weight, automatic, given, luck)


def read_weight(draft: Draft, node: Node) -> Prior:
    """The part of a doctrine: its weight, or the cases that speak for it."""
    problems = draft.problems
    if all(key in node for key in PARTS):
        problems.add(node, "cases", "give either 'weight' or 'cases'")
    key = next((k for k in PARTS if k in node), None)
    bounds = (0.0, MOST_CASES) if key == "cases" else (0.0, 1e6)
    quantity = read_quantity(draft, node, key, *bounds) if key else None
    if quantity is None:
        return fixed_quantity(1.0)
    if quantity.varies:
        problems.add(node, key, "needs one value; how well weights are known is said by 'cases'")
    if key == "cases" and (quantity.central <= 0 or (HALVES * quantity.central) % 1):
        problems.add(node, key, f"{quantity.central:g} is no number of cases: 0.5, 1, 1.5, ...")
    return quantity


def read_policy(draft: Draft, node: Node) -> Policy | None:
    """The policy a doctrine names: the engine's, or one of the user's own where that is allowed."""
    problems, files = draft.problems, files_of(draft.folders)
    names = (*REGISTRY, *(n for n in files if n not in REGISTRY))
    slot = problems.choice(node, "policy", "policy", names)
    if slot < 0:
        return None
    name = names[slot]
    if name in files and name not in draft.own:
        if name not in REGISTRY and not draft.code:
            problems.add(node, "policy", refusal(files[name]))
            return None
        try:
            draft.own[name] = own_policy(files[name])
            draft.note(files[name])
        except ScenarioError as error:
            problems.errors.append(error)
            return None
    return draft.own[name].policy if name in draft.own else REGISTRY[name]


def policy_of(draft: Draft, name: str) -> Policy:
    """A policy that has been read."""
    return draft.own[name].policy if name in draft.own else REGISTRY[name]


def enter_doctrines(draft: Draft, root: Node, actors: dict[str, dict[str, Any]]
                    ) -> tuple[tuple[str, ...], dict[str, Slot], dict[str, Prior]]:
    """Fill the record with all doctrines: the run's policies, trait slots and trait priors."""
    record, problems = draft.record, draft.problems
    parent = problems.mapping(root, "actors")
    stray_folders(draft, actors)
    for name, actor in actors.items():
        actor["doctrines"] = read_doctrines(draft, name)
        draft.fits(parent, name, "doctrines", len(actor["doctrines"]), cap.DOCTRINES)
        if len({bool(d.luck) for d in actor["doctrines"]}) > 1:
            problems.add(parent, name, "all doctrines of an actor give 'cases', or none does")
        if not actor["doctrines"]:
            problems.add(parent, name, f"no doctrine: no file {name}/*.yaml can be used")
    used = sorted({d.policy for a in actors.values() for d in a["doctrines"]})
    draft.fits(root, "actors", "policies", len(used), cap.POLICIES)
    paths: dict[str, Slot] = {}
    priors: dict[str, Prior] = {}
    for i, (name, actor) in enumerate(actors.items()):
        doctrines = actor["doctrines"][: cap.DOCTRINES]
        names = [d.name for d in doctrines]
        total = sum(d.weight.central for d in doctrines)
        if doctrines and total <= 0:
            problems.add(parent, name, "the weights of its doctrines add up to zero")
            total = 1.0
        first = names[0] if names else None
        at = problems.choice(actor["node"], "doctrine", "doctrine", names, first)
        record["doctrine"][i] = max(at, 0)
        record["n_doctrines"][i] = len(doctrines)
        for d, doctrine in enumerate(doctrines):
            record["doctrine_policy"][i, d] = min(used.index(doctrine.policy), cap.POLICIES - 1)
            record["doctrine_automatic"][i, d] = doctrine.automatic
            record["doctrine_weight"][i, d] = doctrine.weight.central / total
            for t, trait in enumerate(policy_of(draft, doctrine.policy).traits):
                record["trait"][i, d, t] = trait.default
                entry = Entry(f"{name}.{doctrine.name}.{trait.name}", "trait", "", trait.low,
                              trait.high, trait.default, "trait", trait.meaning)
                paths[entry.pattern] = Slot(entry, (word("trait", (i, d, t)),))
            for key, quantity in doctrine.traits.items():
                priors[f"{name}.{doctrine.name}.{key}"] = quantity
    return tuple(used), paths, priors
