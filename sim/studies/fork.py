"""One choice of one rollout made otherwise, and the futures that follow either way.

A rollout is watched to the morning of a day and that day is played twice: as it was, and with one
actor's choice on one track forced. Forced: the actor looks at the track that day from the start,
and its own preferences shut out every other option. Rivals read the act as they would have read it
anyway, and the odds that its next second look starts from are its own, not the forced ones.

From the next morning both go on many times: future k, either way, draws the luck that rollout k of
seed + 1 has on those days, with the parameter row of the rollout that was forked. So the day of the
fork keeps its luck, and pair k shares all luck after it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.errors import UsageError, unknown
from sim.model import CrisisModel, CrisisSlots
from sim.scenario.model import Scenario
from sim.state.names import SIGNAL, TRACKS
from sim.studies.change import Change, changes
from sim.studies.lab import Lab

FORCED = TRACKS[: SIGNAL + 1]  # tracks an actor can be made to look at
OUT = -9.0  # exclusion that counts as shut out


@dataclass(frozen=True)
class Choice:
    """Which rollout, day (index of its morning), actor and track, and the option forced."""

    rollout: int
    day: int
    actor: str
    track: str
    option: str


@dataclass(frozen=True)
class Fork:
    """What came of it: outputs over futures, without and with the forced choice."""

    choice: Choice
    date: str
    was: str  # what the actor chose, or stood at, that day
    futures: int
    changes: tuple[Change, ...]
    parameters: int  # row of the parameters


def check(scenario: Scenario, choice: Choice) -> None:
    """UsageError for a choice that the scenario does not offer."""
    if choice.actor not in scenario.actor_names:
        raise unknown("actor in fork.actor", choice.actor, scenario.actor_names)
    menus = scenario.actor(choice.actor).menus
    tracks = [t for t in FORCED if len(menus.get(t, ())) > 1]
    if choice.track not in tracks:
        raise unknown(f"track of {choice.actor} in fork.track", choice.track, tracks)
    if choice.option not in menus[choice.track]:
        raise unknown(f"{choice.track} option of {choice.actor} in fork.option", choice.option,
                      menus[choice.track])
    if not 0 <= choice.day < scenario.days - 1:
        raise UsageError(f"fork.day={choice.day}: must be between 0 and {scenario.days - 2}, so "
                         "that a day is left to follow it")


def opened(lab: Lab, choice: Choice, heard: Callable[[dict[str, Any]], None] | None = None
           ) -> CrisisModel:
    """The rollout, watched to the morning of the day."""
    model = CrisisModel(lab.scenario, lab.seed, choice.rollout, lab.replicates, lab.doctrines,
                        lab.overrides, heard)
    while model.today < choice.day:
        model.step()
        if not model.running:
            raise UsageError(f"rollout {choice.rollout} is over on day {model.today - 1}, before "
                             f"fork.day={choice.day}")
    return model


def force(model: CrisisModel, choice: Choice) -> None:
    """Let the actor choose nothing else on the track."""
    actor = model.crisis_of.actor(choice.actor)
    i = model.crisis_of.actor_names.index(choice.actor)
    track = TRACKS.index(choice.track)
    wanted = actor.menus[choice.track].index(choice.option)

    def led(policy: Any) -> Any:
        def prefer(view: Any, traits: Any, u: Any) -> None:
            policy(view, traits, u)
            if view.public == 0 and view.me == i and view.track == track:
                for o in range(view.n_options):
                    u[o, 2] = 0.0 if o == wanted else OUT
        return prefer

    policies, traits, u = model.seats
    model.seats = ([led(p) for p in policies], traits, u)


def day_of_fork(lab: Lab, choice: Choice, looks: bool, forced: bool) -> tuple[CrisisModel, str]:
    """The model on the evening of the day, and what the actor chose on the track."""
    made: list[dict[str, Any]] = []
    model = opened(lab, choice, made.append)
    i, track = lab.scenario.actor_names.index(choice.actor), TRACKS.index(choice.track)
    stood = lab.scenario.actor(choice.actor).menus[choice.track]
    before = "silent" if track == SIGNAL else stood[int(model.crisis.posture[i, track])]
    kept = model.seats, model.case.reconsider.copy()
    made.clear()
    if looks:
        model.case.reconsider[i, track] = 1e6
    if forced:
        force(model, choice)
    model.step()
    model.seats, model.case.reconsider = kept
    mine = [d for d in made if (d["actor"], d["track"]) == (choice.actor, choice.track)]
    was = mine[-1]["chosen"] if mine else before
    if forced and was != choice.option:
        shut = [o["option"] for d in mine[-1:] for o in d["options"] if o["feasible"]]
        raise UsageError(f"fork.option={choice.option} is not open to {choice.actor} on day "
                         f"{choice.day} of rollout {choice.rollout}; open: {', '.join(shut)}")
    if not model.running:
        raise UsageError(f"rollout {choice.rollout} ends on day {choice.day}: no future follows")
    return model, was


def forks(lab: Lab, choice: Choice) -> tuple[CrisisModel, CrisisModel, str]:
    """The evening as it was, the evening after the forced choice, and what was chosen."""
    plain, was = day_of_fork(lab, choice, False, False)
    otherwise, _ = day_of_fork(lab, choice, True, True)
    i, track = lab.scenario.actor_names.index(choice.actor), TRACKS.index(choice.track)
    if track < SIGNAL:
        own, _ = day_of_fork(lab, choice, True, False)
        otherwise.crisis.plan[i, track] = own.crisis.plan[i, track]
    return plain, otherwise, was


def follow(model: CrisisModel, futures: int, seed: int, told: Callable[[int], None]
           ) -> tuple[np.ndarray, np.ndarray]:
    """Labels (futures, axes) and counts (futures, counts) of what follows this evening."""
    evening, today = model.crisis.to_record(), model.today
    labels, counts = [], []
    for k in range(futures):
        model.crisis = CrisisSlots(evening)
        model.crisis.seed, model.crisis.replicate = seed, k
        model.today, model.running = today, True
        while model.running:
            model.step()
        labels.append(model.labels())
        counts.append(model.tally())
        told(k + 1)
    return np.array(labels), np.array(counts)


def indicators(lab: Lab, labels: np.ndarray) -> tuple[list[str], np.ndarray]:
    """Names and 0/1 columns of every label."""
    names, columns = [], []
    for x, axis in enumerate(lab.scenario.outcomes):
        for k, label in enumerate(axis.labels):
            names.append(f"{axis.name}={label}")
            columns.append((labels[:, x] == k).astype(float))
    return names, np.column_stack(columns)


def fork(lab: Lab, choice: Choice, futures: int) -> Fork:
    """Play the futures of a day as it was and with one choice forced."""

    check(lab.scenario, choice)
    counted = lab.scenario.count_names
    plain, otherwise, was = forks(lab, choice)
    tables = []
    for turn, model in enumerate((plain, otherwise)):
        def told(done: int, before: int = turn * futures) -> None:
            lab.played += 1
            lab.say("futures", before + done, 2 * futures)

        labels, counts = follow(model, futures, lab.seed + 1, told)
        names, columns = indicators(lab, labels)
        tables.append(np.column_stack([columns, counts]))
    return Fork(choice, lab.scenario.date_of(choice.day).isoformat(), was, futures,
                tuple(changes([*names, *counted], *tables)), choice.rollout // lab.replicates)


