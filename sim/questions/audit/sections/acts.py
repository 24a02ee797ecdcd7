"""The acts that foresight is held against: each posture, word and answer, with what to compare it.

Of every act the run is played with it and with the reference of its menu: a menu's quietest option.
An answer is asked for on the first day: the deadline has just passed, and a patron's client has
just been struck because the issuer answers by carrying its threat out.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from sim.engine.state.names import (
    CAUTION,
    COMPLY,
    CONCEDE,
    CONFRONT,
    FORCE,
    HURT,
    MOBILISE,
    REINFORCE,
    RESPONSE,
    SHIELD,
    SIGNAL,
    SPOIL,
    STRIKE,
    SUPPORT,
    TALK,
    TEMPO,
    TRACKS,
    U_OPEN,
    V_HONOUR,
    V_IGNORE,
    V_NONE,
    V_STAND_ASIDE,
    WEDGE,
)
from sim.scenario.interventions import PREFIX, SILENCE
from sim.scenario.model import Scenario

ACTING = (TEMPO, STRIKE, REINFORCE, SUPPORT, CAUTION, COMPLY, SHIELD, WEDGE, SPOIL, HURT, MOBILISE,
          CONFRONT)
KINDS = {FORCE: "posture", TALK: "posture in talks", SIGNAL: "word", RESPONSE: "answer"}


@dataclass(frozen=True)
class Act:
    """One option of one menu. reference: the option it is set against."""

    actor: int
    track: int
    option: int
    reference: int


@dataclass(frozen=True)
class Staging:
    """The scenario an act is played in, and the overrides that force it and hold the rest."""

    scenario: Scenario
    overrides: dict[str, str] = field(default_factory=dict)


def quietest(record: np.ndarray, i: int, track: int) -> int:
    """The option of a menu that does least: no verb, or a bare no as an answer."""
    n = int(record["n_options"][i, track])
    verbs = record["verb"][i, track, :n]
    if track == RESPONSE:
        for wanted in (V_IGNORE, V_STAND_ASIDE):
            if wanted in verbs:
                return int(np.flatnonzero(verbs == wanted)[0])
    loud = np.abs(record["level"][i, track, :n][:, list(ACTING)]).sum(axis=1)
    loud = loud + np.abs(record["level"][i, track, :n, CONCEDE]) + 100.0 * (verbs != V_NONE)
    return int(np.argmin(loud))


def acts(scenario: Scenario) -> list[Act]:
    """Every option that is not its menu's reference, of menus with a choice."""
    record, out = scenario.record, []
    for i in range(int(record["n_actors"])):
        for track in range(RESPONSE + 1):
            n = int(record["n_options"][i, track])
            if n < 2 or (track == RESPONSE and not answers(scenario, i)):
                continue
            base = quietest(record, i, track)
            out += [Act(i, track, o, base) for o in range(n) if o != base]
    return out


def answers(scenario: Scenario, i: int) -> bool:
    """True for an actor that can be asked for an answer: an issuer, or a patron of a target."""
    record = scenario.record
    for u in range(int(record["n_ultimatums"])):
        if record["ult_status"][u] != U_OPEN:
            continue
        target = int(record["ult_target"][u])
        if record["ult_issuer"][u] == i or record["patron"][i, target] == 1:
            return True
    return False


def key_of(scenario: Scenario, i: int, track: int) -> str:
    """The word that forces a track."""
    return f"{PREFIX}{scenario.actor_names[i]}.{TRACKS[track]}"


def option_name(scenario: Scenario, i: int, track: int, o: int) -> str:
    """An option by its name."""
    return scenario.actors[i].menus[TRACKS[track]][o]


def frozen(scenario: Scenario) -> dict[str, str]:
    """Overrides that hold everybody: postures as they stand, no word, no answer."""
    record, out = scenario.record, {}
    for i, actor in enumerate(scenario.actors):
        for track, name in enumerate(TRACKS):
            menu = actor.menus.get(name)
            if not menu:
                continue
            held = menu[int(record["posture"][i, track])] if track < SIGNAL else SILENCE
            out[key_of(scenario, i, track)] = held
    return out


def first_played(scenario: Scenario) -> int:
    """The first day that is played, after those read from the record."""
    return int(scenario.record["known_days"])


def shorten(scenario: Scenario, days: int) -> Scenario:
    """The scenario cut to the first days that are played."""
    days += first_played(scenario)
    if days >= scenario.days:
        return scenario
    record = scenario.record.copy()
    record["days"] = days
    return scenario.changed(record=record, horizon=scenario.date_of(days - 1))


def past_deadlines(scenario: Scenario) -> Scenario:
    """The scenario two days after the grace of every open ultimatum has run out."""
    record = scenario.record.copy()
    for u in range(int(record["n_ultimatums"])):
        if record["ult_status"][u] == U_OPEN:
            record["ult_deadline"][u] = -2 - record["ult_grace"][u]
    return scenario.changed(record=record)


def stage_act(scenario: Scenario, act: Act, option: int, days: int, free: bool) -> Staging:
    """An option of an act's menu played for some days, with the rest held or free.

    A posture stands throughout; a word is said, an answer given, on the first day. Its author does
    nothing else.
    """
    short = shorten(scenario, days)
    if act.track == RESPONSE:
        short = past_deadlines(short)
    words = own_tracks(short, act.actor) if free else frozen(short)
    if act.track == RESPONSE:
        words.update(struck_first(short, act.actor))
        words.update(meant(short, act.actor, option))
    name = option_name(short, act.actor, act.track, option)
    key = key_of(short, act.actor, act.track)
    words[key] = name if act.track < SIGNAL else once(short, name)
    return Staging(short, words)


def own_tracks(scenario: Scenario, i: int) -> dict[str, str]:
    """Overrides that hold one actor to its postures and to silence."""
    prefix = f"{PREFIX}{scenario.actor_names[i]}."
    return {key: held for key, held in frozen(scenario).items() if key.startswith(prefix)}


def meant(scenario: Scenario, i: int, option: int) -> dict[str, str]:
    """The word that holds an actor to the posture that an answer of its puts in force."""
    posture = int(scenario.record["orders"][i, option])
    if posture < 0:
        return {}
    return {key_of(scenario, i, FORCE): option_name(scenario, i, FORCE, posture)}


def once(scenario: Scenario, name: str) -> str:
    """A word or answer on the first day, then silence."""
    first = first_played(scenario)
    said = f"{name}@{scenario.date_of(first)}"
    if scenario.days < first + 2:
        return said
    return f"{said}+{SILENCE}@{scenario.date_of(first + 1)}.."


def struck_first(scenario: Scenario, i: int) -> dict[str, str]:
    """For a patron, the word that has the issuer carry its threat out on the first day."""
    record = scenario.record
    for u in range(int(record["n_ultimatums"])):
        issuer = int(record["ult_issuer"][u])
        n = int(record["n_options"][issuer, RESPONSE])
        honours = np.flatnonzero(record["verb"][issuer, RESPONSE, :n] == V_HONOUR)
        if issuer != i and len(honours):
            name = option_name(scenario, issuer, RESPONSE, int(honours[0]))
            said = {key_of(scenario, issuer, RESPONSE): once(scenario, name)}
            return {**said, **meant(scenario, issuer, int(honours[0]))}
    return {}
