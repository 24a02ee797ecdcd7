"""One choice of one rollout made differently, and the futures that follow either way.

A rollout is watched to the morning of a day and that day is played twice: as it was, and with one
actor's choice on one track forced. Forced: it is told to take the option, and rivals read the act
as they would have read it anyway. Its tastes for a posture are those of an actor that stands there.

From the next morning both go on many times: future k, either way, draws the luck that rollout k of
seed + 1 has on those days, with the parameter row of the rollout that was forked. So the day of the
fork keeps its luck, and pair k shares all luck after it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sim.brief import brief
from sim.engine.state.names import SIGNAL, TRACKS
from sim.errors import RunError, UsageError, unknown
from sim.model import CrisisModel
from sim.play.parts import Parts
from sim.play.simulate import task_of
from sim.questions.compare.futures import fault, follow
from sim.scenario.model import Scenario
from sim.studies.change import Change, of_rows
from sim.studies.lab import Lab

FORCED = TRACKS[: SIGNAL + 1]  # tracks an actor can be made to look at


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
    failed_before: int = 0  # futures of the day as it was that failed
    failed_after: int = 0
    message: str = ""  # of the first that failed

    __repr__ = brief


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


def open_day(lab: Lab, choice: Choice, heard: Callable[[dict[str, Any]], None] | None = None
           ) -> CrisisModel:
    """The rollout, watched to the morning of the day."""
    model = CrisisModel(lab.scenario, lab.seed, choice.rollout, lab.replicates, lab.doctrines,
                        lab.overrides, heard)
    while model.today < choice.day:
        step(model, choice)
        if not model.running:
            raise UsageError(f"rollout {choice.rollout} is over on day {model.today - 1}, before "
                             f"fork.day={choice.day}")
    return model


def step(model: CrisisModel, choice: Choice) -> None:
    """One day more; RunError if the rollout fails on it."""
    try:
        model.step()
    except Exception as error:
        raise RunError(f"rollout {choice.rollout} fails on {fault(model, error)}, so it has no "
                       "futures") from error


def force(model: CrisisModel, choice: Choice) -> None:
    """Play the day with the actor told to take the option.

    From then on its tastes are such as make the option its own: those for the track are drawn given
    that it stands.
    """
    c, s = model.case, model.crisis
    actor = model.crisis_of.actor(choice.actor)
    i, track = model.crisis_of.actor_names.index(choice.actor), TRACKS.index(choice.track)
    kept = (c.told[i, track], c.order[i, track, 0], c.order_from[i, track, 0],
            c.order_to[i, track, 0], s.order_spoken[i], s.order_done[i, track])
    c.told[i, track] = 1
    c.order[i, track, 0] = 1 + actor.menus[choice.track].index(choice.option)
    c.order_from[i, track, 0] = c.order_to[i, track, 0] = choice.day
    step(model, choice)
    (c.told[i, track], c.order[i, track, 0], c.order_from[i, track, 0], c.order_to[i, track, 0],
     s.order_spoken[i], s.order_done[i, track]) = kept
    if track < SIGNAL:
        s.settled[i, track] = 0


def day_of_fork(lab: Lab, choice: Choice, forced: bool) -> tuple[CrisisModel, str]:
    """The model on the evening of the day, and what the actor chose on the track."""
    made: list[dict[str, Any]] = []
    model = open_day(lab, choice, made.append)
    i, track = lab.scenario.actor_names.index(choice.actor), TRACKS.index(choice.track)
    menu = lab.scenario.actor(choice.actor).menus[choice.track]
    before = "silent" if track == SIGNAL else menu[int(model.crisis.posture[i, track])]
    made.clear()
    if forced:
        force(model, choice)
    else:
        step(model, choice)
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
    plain, was = day_of_fork(lab, choice, False)
    otherwise, _ = day_of_fork(lab, choice, True)
    if was == choice.option:  # its own tastes made it take that, and last
        otherwise.crisis.settled[:] = plain.crisis.settled
    return plain, otherwise, was


def fork(lab: Lab, choice: Choice, futures: int) -> Fork:
    """Play the futures of a day as it was and with one choice forced."""
    check(lab.scenario, choice)
    plain, otherwise, was = forks(lab, choice)
    tables, messages = [], []
    for turn, model in enumerate((plain, otherwise)):
        def told(done: int, before: int = turn * futures) -> None:
            lab.played += 1
            lab.say("futures", before + done, 2 * futures)

        found = follow(model, futures, lab.seed + 1, told, parts_of(lab, choice, bool(turn)))
        lab.failed += len(found.messages)
        if len(found.messages) == futures:
            raise RunError("every future failed "
                           f"{'with the forced choice' if turn else 'as it was'}, so there is "
                           f"nothing to tell of it; the first: {found.messages[0]}")
        tables.append(found.totals(lab.scenario))
        messages += found.messages
    before, after = tables
    return Fork(choice, lab.scenario.date_of(choice.day).isoformat(), was, futures,
                tuple(of_rows(before, after)), choice.rollout // lab.replicates, before.failed,
                after.failed, next(iter(messages), ""))


def parts_of(lab: Lab, choice: Choice, forced: bool) -> Parts | None:
    """Where futures are kept on the way; None if nothing is."""
    folder = lab.session.folder
    if folder is None:
        return None
    task = task_of(lab.scenario, choice.rollout + 1, lab.seed, lab.replicates, lab.doctrines,
                   lab.overrides)
    return Parts(folder, task.key(choice if forced else (choice.rollout, choice.day)))
