"""Rollouts watched once for all tests of the story, and what must be so of any of them."""

from __future__ import annotations

from collections import Counter
from functools import cache

import numpy as np

from sim.engine.state.names import (
    FORCE,
    POSTS,
    RESPONSE,
    V_DELAY,
    V_DILUTE,
    V_EXTEND,
    V_HONOUR,
    V_SHIELD,
)
from sim.report.story.chronicle import Chronicle, chronicle
from sim.report.story.event import Watched
from sim.report.story.watch import watch
from sim.scenario.load import load

NAMES = ("textbook", "cuba_1962", "july_1914", "bosnia_1995", "haiti_1994", "idlib_2020",
         "idlib_2019_december")
CASES = [(name, rollout) for name in NAMES for rollout in (0, 1, 3)]


@cache
def seen(name: str, rollout: int) -> Watched:
    """A rollout of a bundled scenario; not to be changed."""
    return watch(load(name), 7, rollout)


@cache
def told(name: str, rollout: int) -> Chronicle:
    """The same, told."""
    return chronicle(load(name), 7, rollout)


def final(watched: Watched) -> dict[str, float]:
    """The ledger's counts at the end, from the changes of each day."""
    out: dict[str, float] = {}
    for day in watched.days:
        out |= day.ledger["changed"]
    return out


def verbs(watched: Watched, kind: str) -> Counter:
    """Verbs of the answers of a kind, but for those that nobody's demand or pledge asked for."""
    return Counter(int(watched.case.verb[e.actor, RESPONSE, e.item])
                   for e in watched.events
                   if e.kind == kind and (kind != "answer" or e.third != e.actor))


def unlike_the_ledger(w: Watched) -> list[str]:
    """Counts that the events of a rollout do not add up to."""
    ledger = final(w)
    kinds = Counter(e.kind for d in w.days for e in d.events)
    by_id = {e.id: e for e in w.events}
    beside = sum(e.kind == "attack" and e.cause is not None
                 and by_id[e.cause].kind in ("strike", "raid") for e in w.events)
    answers = verbs(w, "answer")
    found = {
        "incidents": kinds["attack"] - beside,
        "deals": kinds["deal"],
        "breaks": kinds["breakdown"],
        "offers": kinds["offer"],
        "answers": answers[V_HONOUR] + answers[V_DILUTE],
        "unanswered": answers.total() - answers[V_HONOUR] - answers[V_DILUTE]
        - answers[V_DELAY] - answers[V_EXTEND],
        "shields": verbs(w, "intervention")[V_SHIELD],
        "spoiler_attacks": kinds["raid"],
        "disaster": kinds["war"],
    }
    for n, name in enumerate(("rounds_delegation", "rounds_call", "rounds_summit")):
        found[name] = sum(e.kind == "round" and e.item == n for e in w.events)
    wrong = [f"{name}: {n} told, {ledger.get(name, 0)} counted" for name, n in found.items()
             if n != ledger.get(name, 0)]
    killed = np.zeros_like(w.inflicted)
    for e in w.events:
        if e.kind in ("attack", "strike", "raid"):
            killed[e.actor, e.other] += e.size
    if not np.array_equal(killed, w.inflicted):
        wrong.append(f"deaths: {killed.tolist()} told, {w.inflicted.tolist()} inflicted")
    return wrong


def unlike_the_map(w: Watched) -> list[str]:
    """Evenings whose holders and surrounded posts are not those that the events lead to.

    A garrison that its side calls home leaves its post in silence: the order is the event.
    """
    held = list(w.start_holders)
    posts = {p for p in range(len(held)) if w.case.post[p] > 0.0 and held[p] == 0}
    owner = int(w.case.post_owner)
    posture = int(w.case.posture[owner, FORCE])
    wrong = []
    for d in w.days:
        if w.case.level[owner, FORCE, posture, POSTS] < 0.0:
            posts &= set(d.posts)
        for e in d.events:
            if e.kind == "force" and e.actor == owner:
                posture = e.item
                if w.case.level[owner, FORCE, posture, POSTS] < 0.0:
                    posts &= set(d.posts)
            if e.kind == "taken":
                held[e.place] = e.item
            elif e.kind == "surrounded":
                posts.add(e.place)
            elif e.kind == "relieved":
                posts.discard(e.place)
        if tuple(held) != d.holders or posts != set(d.posts):
            wrong.append(d.date.isoformat())
    return wrong
