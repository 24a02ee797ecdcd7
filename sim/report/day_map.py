"""The map in the evening of one day of one rollout: who holds what, and what happened that day."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.bounds import PER_ROW
from sim.data.outcome import Outcome
from sim.engine.state.capacity import EVENTS
from sim.engine.state.happenings import H_ATTACK
from sim.errors import RunError, UsageError
from sim.glossary.text import joined
from sim.model import CrisisModel
from sim.play.facts import facts_of
from sim.report.maps import posts_surrounded, sheet_of, spots_of
from sim.report.sides import capital, long_date, side, subject
from sim.report.svg.canvas import Canvas
from sim.report.svg.map import draw_map
from sim.report.svg.sheet import Sheet, Spot
from sim.scenario.model import Scenario


@dataclass(frozen=True)
class Blow:
    """Who struck whom on a day: indices of actors, soldiers killed, the place if it is known.

    owned: whether its author acknowledges it.
    """

    author: int
    victim: int
    dead: float
    owned: bool
    place: str = ""


@dataclass(frozen=True)
class Evening:
    """What a map needs of one evening: holders and posts of places (index order), the day's blows.

    before: the holders on the evening before.
    """

    day: int
    holder: tuple[int, ...]
    before: tuple[int, ...]
    post: tuple[float, ...]
    blows: tuple[Blow, ...] = ()


def day_map(scenario: Scenario, day: int | dt.date, seed: int = 7, rollout: int = 0,
            replicates: int = PER_ROW, **words: Any) -> Canvas:
    """The map of a scenario in the evening of a day of a rollout.

    day: index or date. words: `doctrines` and `overrides`, as `sim.model.CrisisModel` takes them.
    RunError without a map, or where a rule or policy raises; UsageError for a day that is not
    played.
    """
    number = (day - scenario.start).days if isinstance(day, dt.date) else day
    if not scenario.places:
        raise RunError(f"{scenario.name} has no map to draw")
    if not 0 <= number < scenario.days:
        raise UsageError(f"day {day}: the days played are {scenario.start} to {scenario.horizon}")
    model = CrisisModel(scenario, seed, rollout, replicates, **words)
    return draw_map(evening_sheet(names_of(scenario), evening(model, number), rollout))


def names_of(scenario: Scenario) -> Outcome:
    """An outcome of no rollouts that says what everything is called."""
    nothing = np.zeros((0, 0))
    return Outcome(
        scenario_name=scenario.name, title=scenario.title, start=scenario.start,
        days=scenario.days, seed=0, rollouts=0, replicates=1, labels=nothing, count_names=(),
        counts=nothing, series_names=(), series=nothing, varying=[], values=nothing,
        actors=list(scenario.actor_names), doctrine_names={}, doctrines=nothing,
        **facts_of(scenario, {}))


def evening(model: CrisisModel, day: int) -> Evening:
    """Play on to a day and say what it was like; a crisis that is over keeps its last map."""
    s, places = model.crisis, len(model.crisis_of.places)
    before, inflicted = s.holder.copy(), s.inflicted.copy()
    while model.running and model.today <= day:
        before, inflicted = s.holder.copy(), s.inflicted.copy()
        try:
            model.step()
        except Exception as error:
            raise RunError(f"the rollout fails on day {int(s.day)}, step {int(s.step)}: "
                           f"{type(error).__name__}: {error}") from error
    today = int(s.day) == day
    return Evening(
        day, tuple(int(x) for x in s.holder[:places]),
        tuple(int(x) for x in (before if today else s.holder)[:places]),
        tuple(float(x) for x in s.post[:places]), blows(model, inflicted) if today else ())


def blows(model: CrisisModel, inflicted: np.ndarray) -> tuple[Blow, ...]:
    """Strikes that their author acknowledges, and other attacks that killed soldiers, of today.

    inflicted: deaths of each author and victim, float64 (actors, actors), before the day. What is
    lost in fighting at the front has no author and is not among them.
    """
    s = model.crisis
    found = attacks(model)
    for author in range(model.case.n_actors):
        for victim in range(model.case.n_actors):
            told = sum(b.dead for b in found if (b.author, b.victim) == (author, victim)
                       and b.place)
            dead = float(s.inflicted[author, victim] - inflicted[author, victim]) - told
            owned = bool(s.last_strike[author, victim] == s.day)
            if owned or dead > 0.0:
                found.append(Blow(author, victim, dead, owned))
    return tuple(found)


def attacks(model: CrisisModel) -> list[Blow]:
    """Today's attacks on soldiers outside the front whose place the record has."""
    s, places = model.crisis, model.crisis_of.places
    entries = range(min(int(s.logged - s.log_first), EVENTS))
    return [Blow(int(s.log_actor[n]), int(s.log_other[n]), float(s.log_size[n]), False,
                 places[int(s.log_place[n])]["name"])
            for n in entries if s.log_kind[n] == H_ATTACK and s.log_place[n] >= 0]


def evening_sheet(names: Outcome, now: Evening, rollout: int) -> Sheet:
    """The sheet of an evening. names: an outcome of the scenario, for what things are called."""
    spots = [spot_of(names, spot, now, n) for n, spot in enumerate(spots_of(names))]
    when = long_date(names.dates[now.day])
    notes = tuple(blow_words(names, blow) for blow in now.blows)
    about = f"Who holds each place in the evening of {when} in rollout {rollout}, what happened."
    sheet = sheet_of(names, f"map-{rollout}-day-{now.day}", title_of(names, now, spots, when),
                     spots, about)
    return dataclasses.replace(sheet, notes=notes, posts=f"{sheet.posts}, with its men")


def spot_of(names: Outcome, spot: Spot, now: Evening, n: int) -> Spot:
    """A place as it is that evening."""
    holder, post = now.holder[n], now.post[n]
    says = f"{spot.says} In the evening {side(names, holder)} holds it."
    if now.before[n] != holder:
        says = f"{spot.says} Today {side(names, holder)} takes it."
    struck = any(blow.place == spot.name and blow.dead for blow in now.blows)
    return dataclasses.replace(spot, side=holder, post=post, struck=struck, says=says,
                               taken=now.before[n] != holder,
                               surrounded=post > 0 and holder == 0)


def title_of(names: Outcome, now: Evening, spots: list[Spot], when: str) -> str:
    """What changed that day, in one sentence."""
    parts = []
    for which in (1, 0):
        won = [spot.name for n, spot in enumerate(spots)
               if now.holder[n] == which and now.before[n] != which]
        if won:
            few = joined(won) if len(won) <= 3 else f"{len(won)} places"
            parts.append(f"{side(names, which)} takes {few}")
    if not parts:
        parts.append("no place changes hands")
    parts += posts_surrounded(names, spots)
    return f"{when}: {'; '.join(parts)}."


def blow_words(names: Outcome, blow: Blow) -> str:
    """A strike or attack in one sentence."""
    author, victim = (subject(names, names.actors[n]) for n in (blow.author, blow.victim))
    dead = f"{blow.dead:,.0f} {'soldier' if blow.dead == 1 else 'soldiers'} killed"
    at = f" at {blow.place}" if blow.place else ""
    if blow.owned:
        return f"{capital(author)} strikes {victim}{at}: {dead if blow.dead else 'nobody killed'}."
    return f"An attack by {author} on {victim}{at}, not owned: {dead}."
