"""Actors with their menus and postures."""

from typing import Any

from sim.engine.draws import name_key
from sim.engine.state import capacity as cap
from sim.engine.state.names import LEVELS, ROLES, TRACKS, VERBS
from sim.scenario.conform import conform
from sim.scenario.draft import Draft
from sim.scenario.forms import BY_TRACK
from sim.scenario.menu_links import link_menus
from sim.scenario.menu_weights import weigh_menu
from sim.scenario.plans import read_plans
from sim.scenario.yamlfile import Node

# Words of the command line.
SETTINGS = ("scenario", "rollouts", "seed", "workers", "replicates", "doctrines", "precision",
            "cap", "executor", "address", "out", "figures", "every_rollout", "design", "over",
            "points", "method", "rollout", "json", "code", "outcome", "mechanisms", "axis", "ready",
            "watched", "futures", "fork", "threat", "actors", "samples", "mixed", "compliance",
            "war", "tie", "from", "threshold", "density", "boxes", "hydra", "do", "sections",
            "page", "floor", "detail", "draw", "day", "groups", "second", "inputs", "mass")
RESPONSES = ("honour", "dilute", "delay", "ignore", "stand_aside", "warn", "shield",
             "enter")
RESERVED = ("link", "tie", "line", "agreement", "channel", "ultimatum", "pledge", "theatre",
            "incidents", "talks", "truce", "peace", "tree", "ladder", "home", "ties",
            "displacement", "outside", "weather", "beliefs", *SETTINGS)


def read_actors(draft: Draft, root: Node) -> dict[str, dict[str, Any]]:
    """Role, side, named doctrine and posture of each actor, by name in order."""
    record, problems = draft.record, draft.problems
    entries = problems.entries(root, "actors")
    draft.fits(root, "actors", "actors", len(entries), cap.ACTORS)
    out: dict[str, dict[str, Any]] = {}
    for i, (name, node) in enumerate(entries[: cap.ACTORS]):
        if name in RESERVED:
            problem = f"an actor cannot be called '{name}': the word has another use"
            problems.add(problems.mapping(root, "actors"), name, problem)
        record["key"][i] = name_key(name)
        record["role"][i] = problems.choice(node, "role", "role", ROLES)
        record["side"][i] = problems.integer(node, "side", -1, -1, 1)
        out[name] = {"node": node, "menus": {}, "posture": {}, "plans": {}}
    if not entries:
        problems.add(root, "actors", "at least one actor is needed")
    record["n_actors"] = len(out)
    draft.names["actor"] = list(out)
    return out


def read_menus(draft: Draft, menus: Node, actors: dict[str, dict[str, Any]]) -> None:
    """menus.yaml and the posture each actor starts with."""
    problems = draft.problems
    problems.keys(menus, draft.names["actor"])
    conform(problems, menus, {name: BY_TRACK for name in draft.names["actor"]})
    problems.settle()
    for i, (name, actor) in enumerate(actors.items()):
        tracks = problems.mapping(menus, name)
        for t, track in enumerate(TRACKS):
            if track in tracks:
                options = problems.mapping(tracks, track)
                actor["menus"][track] = read_track(draft, i, t, options)
        posture = problems.mapping(actor["node"], "posture")
        for t, track in enumerate(TRACKS):
            names = actor["menus"].get(track, ())
            if track in posture:
                at = problems.choice(posture, track, "option", names)
                draft.record["posture"][i, t] = max(at, 0)
            if names:
                actor["posture"][track] = names[int(draft.record["posture"][i, t])]
        read_aims(draft, i, name, tracks, actor["menus"])
        actor["plans"] = read_plans(draft, i, tracks, actor)
    link_menus(draft.record)


def read_aims(draft: Draft, i: int, name: str, tracks: Node,
              menus: dict[str, tuple[str, ...]]) -> None:
    """Whom postures are aimed at, and the postures that answers put in force."""
    record, problems = draft.record, draft.problems
    record["against"][i] = record["orders"][i] = -1
    for k, option in enumerate(menus.get("force", ())):
        node = problems.mapping(problems.mapping(tracks, "force"), option)
        if node.get("orders") is not None:
            problems.add(node, "orders", "belongs to an answer")
        record["against"][i, k] = draft.pick(node, "against", "actor")
        if record["against"][i, k] == i:
            problems.add(node, "against", f"'{name}' cannot be aimed at itself")
    for track in ("talk", "signal", "response"):
        for k, option in enumerate(menus.get(track, ())):
            node = problems.mapping(problems.mapping(tracks, track), option)
            if node.get("against") is not None:
                problems.add(node, "against", "belongs to a force posture")
            if node.get("orders") is None:
                continue
            if track != "response":
                problems.add(node, "orders", "belongs to an answer")
            else:
                names = menus.get("force", ())
                record["orders"][i, k] = problems.choice(node, "orders", "force posture", names)


def read_track(draft: Draft, i: int, t: int, options: Node) -> tuple[str, ...]:
    """The options of one menu, with equal ones sharing one weight."""
    record, problems = draft.record, draft.problems
    if not draft.fits(options, None, "options", len(options), cap.OPTIONS):
        return tuple(options)[: cap.OPTIONS]
    record["n_options"][i, t] = len(options)
    for k, name in enumerate(options):
        node = problems.mapping(options, name)
        verb = max(problems.choice(node, "verb", "verb", VERBS, "none"), 0)
        if VERBS[verb] in RESPONSES and t != TRACKS.index("response"):
            problems.add(node, "verb", f"'{VERBS[verb]}' belongs to the response track")
        record["verb"][i, t, k] = verb
        for n, level in enumerate(LEVELS):
            value = problems.number(node, level, 0.0)
            record["level"][i, t, k, n] = value
    weigh_menu(record, i, t)
    return tuple(options)
