"""Plans of menus.yaml: which options of an actor's tracks go together in one course of conduct."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.engine.draws import distinct_keys, name_key
from sim.engine.state import capacity as cap
from sim.engine.state.names import SIGNAL, TRACKS
from sim.errors import quote
from sim.scenario.draft import Draft
from sim.scenario.menu_weights import mute_options
from sim.scenario.model import Plan
from sim.scenario.problems import IDENTIFIER
from sim.scenario.yamlfile import Node

WHOLE = "any"  # whose key draws the luck of the one plan of an actor that has none of its own
STANDING = ("force", "talk")  # tracks whose first option is in force where no posture is given


def read_plans(draft: Draft, i: int, tracks: Node, actor: dict[str, Any]) -> dict[str, Plan]:
    """An actor's plans, entered in the record and held against its menus and first posture.

    Empty where it has none: all its options then make up one.
    """
    record, problems = draft.record, draft.problems
    listed, menus = problems.mapping(tracks, "plans"), actor["menus"]
    enter_keys(draft, i, tracks, menus)
    if not listed:
        one_plan(record, i)
        return {}
    draft.fits(tracks, "plans", "plans", len(listed), cap.PLANS)
    names = list(listed)[: cap.PLANS]
    record["n_plans"][i] = len(names)
    for p, name in enumerate(names):
        record["plan_key"][i, p] = name_key(name)
        if not IDENTIFIER.fullmatch(name):
            problems.add(listed, name, "a name is letters, digits and _, not first a digit")
        node = problems.mapping(listed, name)
        for t, track in enumerate(TRACKS):
            record["in_plan"][i, t, p] = options_of(draft, i, t, node, menus.get(track, ()))
    wrong = [*problems.errors, *problems.misread]
    if not any((e.key or "").startswith(listed.path + ".") for e in wrong):
        check_covered(draft, i, tracks, menus, names)
        check_posture(draft, i, actor)
    return {name: Plan(problems.text(problems.mapping(listed, name), "about"),
                       {track: members(menu, record["in_plan"][i, t, p])
                        for t, track in enumerate(TRACKS) if (menu := menus.get(track))})
            for p, name in enumerate(names)}


def members(menu: tuple[str, ...], held: np.ndarray) -> tuple[str, ...]:
    """The options of a menu that a plan holds."""
    return tuple(option for k, option in enumerate(menu) if held[k])


def enter_keys(draft: Draft, i: int, tracks: Node, menus: dict[str, tuple[str, ...]]) -> None:
    """The keys that luck is drawn by; no two options of a menu, nor two plans, may share one."""
    for t, track in enumerate(TRACKS):
        for k, option in enumerate(menus.get(track, ())):
            draft.record["option_key"][i, t, k] = name_key(option)
    plans = tuple(draft.problems.mapping(tracks, "plans"))
    for where, names in (*menus.items(), ("plans", plans)):
        try:
            distinct_keys(names)
        except ValueError as error:
            draft.problems.add(tracks, where, str(error))


def one_plan(record: np.ndarray, i: int) -> None:
    """All options of an actor but idle ones in one plan."""
    record["n_plans"][i] = 1
    record["plan_key"][i, 0] = name_key(WHOLE)
    for t in range(len(TRACKS)):
        n = int(record["n_options"][i, t])
        record["in_plan"][i, t, 0, :n] = 1 - record["idle"][i, t, :n]


def options_of(draft: Draft, i: int, t: int, node: Node, menu: tuple[str, ...]) -> np.ndarray:
    """1 for each option of a menu that a plan holds, int64 (OPTIONS,); idle words have none.

    Silence stands in every plan, and a track left out means all of its options.
    """
    record, track = draft.record, TRACKS[t]
    held = np.zeros(cap.OPTIONS, np.int64)
    named = node.get(track)
    listed: list[Any] = named if isinstance(named, list) else []
    if named is None:
        held[: len(menu)] = 1
    for k, name in enumerate(listed):
        at = draft.problems.index(node, track, "option", name, menu)
        if at >= 0:
            held[at] = 1
            if name in listed[:k]:
                draft.problems.add(node, track, f"'{quote(name)}' is given twice")
    if t == SIGNAL:
        held[mute_options(record, i)] = 1
    return held * (1 - record["idle"][i, t])


def check_covered(draft: Draft, i: int, tracks: Node, menus: dict[str, tuple[str, ...]],
                  plans: list[str]) -> None:
    """Every option that can do something belongs to a plan."""
    for t, track in enumerate(TRACKS):
        for k, option in enumerate(menus.get(track, ())):
            if not draft.record["in_plan"][i, t, :, k].any() and not draft.record["idle"][i, t, k]:
                draft.problems.add(draft.problems.mapping(tracks, track), option,
                                   "is in no plan; name it in one or more", plans)


def check_posture(draft: Draft, i: int, actor: dict[str, Any]) -> None:
    """The first day's posture must belong to one plan, so that the actor starts with one."""
    record, node = draft.record, actor["node"]
    given = draft.problems.mapping(node, "posture")
    fits = np.ones(int(record["n_plans"][i]), bool)
    names = []
    for t, track in enumerate(TRACKS):
        if track not in actor["posture"] or (track not in given and track not in STANDING):
            continue
        at = int(record["posture"][i, t])
        if record["idle"][i, t, at] == 0:
            fits &= record["in_plan"][i, t, : len(fits), at] > 0
            names.append(f"{track} {actor['posture'][track]}")
    if not fits.any():
        draft.problems.add(node, "posture",
                           f"no plan holds all of it: {', '.join(names)}")
