"""Which act decides a label: forced acts, shortfalls by hand, and every act taken away by order."""

import dataclasses

import numpy as np
import pytest

from sim.engine import deciding
from sim.engine.deciding import MORNING, SPARE, act_on, credit_act, instead, note_turns
from sim.engine.rules.trace import note_start
from sim.engine.state.capacity import OPTIONS
from sim.engine.state.names import FORCE, RESPONSE, SIGNAL, SILENT, TRACKS
from sim.model import CrisisModel, CrisisSlots, ScratchSlots, ViewSlots
from sim.play.gather import Rollouts
from sim.play.session import on_threads
from sim.play.simulate import task_of
from sim.scenario.load import load
from sim.studies.lab import Lab

SEED, REPLICATES = 7, 2
SPEAKS = {  # the target gives way on the fourth day; nobody else does anything but speak
    "do.challenger.force": "hold",
    "do.defender.force": "hold@2001-01-01..2001-01-03+comply@2001-01-04..2001-01-10",
}
YIELDS = {**SPEAKS, "do.challenger.signal": "silence"}


class Records(dict):
    """The four records of a kernel's crisis: what is assigned is a copy, as in an array."""

    def __init__(self, live):
        super().__init__({1: live, MORNING: CrisisSlots(), SPARE: CrisisSlots()})

    def __setitem__(self, at, record):
        super().__setitem__(at, CrisisSlots(record.to_record()))


class Watched:
    """A traced rollout outside numba, day by day, with its four records."""

    def __init__(self, scenario, rollout, overrides=None, made=None):
        self.scenario = scenario
        self.model = CrisisModel(scenario, SEED, rollout, REPLICATES, "mixture", overrides,
                                 made.append if made is not None else None)
        self.model.case.trace = 2
        note_start(self.model.case, self.model.crisis)
        self.records = Records(self.model.crisis)
        self.spare = (ScratchSlots(), ViewSlots(), self.model.seats, self.model.chosen)

    def step(self):
        """One day and its notes."""
        self.model.crisis.day = self.model.today
        self.records[MORNING] = self.model.crisis
        self.model.step()
        with np.errstate(all="raise", under="ignore"):
            note_turns(self.model.case, self.records, *self.spare)

    def end(self):
        """All days; the state."""
        while self.model.running:
            self.step()
        return self.model.crisis

    def acts(self):
        """(actor, track, order that takes it away) of every act of today's."""
        c, s = self.model.case, self.model.crisis
        return [(i, t, instead(s, self.records[MORNING], i, t))
                for i in range(c.n_actors) for t in range(RESPONSE + 1) if act_on(c, s, i, t) >= 0]


def act(scenario, code):
    """(actor, track, option) of a code."""
    actor, rest = divmod(int(code), (RESPONSE + 1) * OPTIONS)
    track = TRACKS[rest // OPTIONS]
    return (scenario.actor_names[actor], track,
            scenario.actors[actor].menus[track][rest % OPTIONS])


def traced(scenario, n, overrides=None, workers=1):
    """A compiled run that notes what decides labels."""
    return Lab(scenario, SEED, workers, replicates=REPLICATES).play(n, overrides, trace=2)


@pytest.fixture(scope="module")
def textbook():
    return load("textbook")


@pytest.fixture(scope="module")
def firm(textbook):
    """The crisis with a threat that its issuer may renew under any plan and never takes back."""
    record = textbook.record.copy()
    held = record["in_plan"][0, SIGNAL]
    menu = textbook.actors[0].menus["signal"]
    held[:, menu.index("renew")], held[:, menu.index("withdraw")] = 1, 0
    return textbook.changed(record=record)


@pytest.fixture(scope="module")
def free(textbook):
    """The crisis as it is."""
    return traced(textbook, 60)


def test_a_forced_act_decides_and_is_no_choice(textbook):
    out = traced(textbook, 60, YIELDS)
    assert out.is_label("end_state", "target_complied").all()
    for axis in ("end_state", "ultimatum"):
        assert (out.note(f"turned.{axis}") == 3).all()
        assert {act(textbook, x) for x in out.note(f"turn_act.{axis}")} == {
            ("defender", "force", "comply")}
        assert (out.note(f"turn_short.{axis}") == -1).all()


WORDS = SPEAKS | {  # a threat said in part of the public can be said again
    "do.challenger.signal": "silence@2001-01-01..2001-01-03", "ultimatum.demand.publicity": 0.5}


def test_words_said_on_the_day_are_not_named(firm):
    """The issuer's words are its own choice and change no label; some rollouts have some."""
    spoken = 0
    for rollout in range(24):
        watched = Watched(firm, rollout, WORDS)
        for _ in range(4):
            watched.step()
        s = watched.model.crisis
        i = firm.actor_names.index("challenger")
        spoken += act_on(watched.model.case, s, i, SIGNAL) >= 0
        assert act(firm, s.turn_act[0]) == ("defender", "force", "comply")
    assert spoken >= 5


@pytest.mark.parametrize("fault", ["never replays", "keeps the act"])
def test_a_planted_fault_of_the_but_for_test_is_seen(firm, monkeypatch, fault):
    """Without a replay the words of the day are named, though the label comes without them; where

    the act is not taken away nothing is named.
    """
    if fault == "never replays":
        monkeypatch.setattr(deciding, "without", lambda *args: None)
    else:
        monkeypatch.setattr(deciding, "instead", lambda s, morning, i, track:
                            1 + int(s.posture[i, track]) if track < SIGNAL else 0)
    found = set()
    for rollout in range(24):
        code = Watched(firm, rollout, WORDS).end().turn_act[0]
        found.add(act(firm, code)[1] if code >= 0 else "none")
    assert found == ({"force", "signal"} if fault == "never replays" else {"none"})


def test_what_takes_an_act_away(textbook):
    """A posture taken today gives way to the morning's, one taken before to the one it followed;

    words and answers to silence.
    """
    watched = Watched(textbook, 0)
    s, morning = watched.model.crisis, watched.records[MORNING]
    s.posture[1, FORCE], s.left[1, FORCE], morning.posture[1, FORCE] = 2, 1, 0
    assert instead(s, morning, 1, FORCE) == 1 + 0
    morning.posture[1, FORCE] = 2
    assert instead(s, morning, 1, FORCE) == 1 + 1
    assert instead(s, morning, 1, SIGNAL) == instead(s, morning, 0, RESPONSE) == SILENT


def test_of_several_deciding_acts_the_one_furthest_below_the_best_counts(textbook):
    watched = Watched(textbook, 0)
    c, s, spare = watched.model.case, watched.model.crisis, watched.records[SPARE]
    s.label_now[:2], s.label_traced[:2], spare.label_now[:2] = (1, 1), (4, 4), (4, 1)
    for track, short in ((FORCE, 0.5), (SIGNAL, 2.0), (RESPONSE, 1.0)):
        s.short[0, track] = short
        credit_act(c, watched.records, 0, track, 1)
    assert act(textbook, s.turn_act[0])[1] == "signal" and s.turn_short[0] == 2.0
    assert s.turn_act[1] == -1  # without any of them the second axis turns all the same


def test_orders_are_left_as_they_were(textbook):
    watched = Watched(textbook, 3, {**YIELDS, "do.challenger.response": "silence@2001-01-07"})
    watched.model.case.order[1, FORCE, 0] = 3  # any first window, to be found again
    before = watched.model.case.to_record().tobytes()
    watched.end()
    assert watched.model.case.to_record().tobytes() == before


def shortfall(scenario, rollout, name, day):
    """How far below the best the act decided by `day` lay, from the watched run's explanations.

    A posture that an answer puts in force is as far below as that answer; one that the end of a
    campaign does is nobody's choice: -1.
    """
    actor, track, option = name
    model_made = []
    watched = Watched(scenario, rollout, made=model_made)
    short = None
    i, t = scenario.actor_names.index(actor), TRACKS.index(track)
    menu = scenario.actor(actor).menus
    for _ in range(day + 1):
        held = menu[track][int(watched.model.crisis.posture[i, t])] if t < SIGNAL else None
        model_made.clear()
        watched.model.step()
        for d in model_made:
            chosen = d["chosen"] if d["actor"] == actor else None
            if t == FORCE and d["track"] == "response" and chosen is not None:
                ordered = int(watched.model.case.orders[i, menu["response"].index(chosen)])
                chosen = menu["force"][ordered] if ordered >= 0 else None
            elif d["track"] != track:
                continue
            if chosen is None or chosen == held:
                continue
            totals = {o["option"]: o["total"] for o in d["options"]}
            best = max(o["total"] for o in d["options"] if o["feasible"])
            below = best - totals[d["chosen"]]
            short, held = (chosen, watched.model.case.precision[i] * below), chosen
        if t == FORCE and menu["force"][int(watched.model.crisis.posture[i, t])] != held:
            short = (menu["force"][int(watched.model.crisis.posture[i, t])], -1.0)
    assert short is not None and short[0] == option
    return short[1]


def test_the_shortfall_is_what_the_watched_run_explains(textbook, free):
    seen = set()
    for rollout in np.flatnonzero(free.note("turn_act.end_state") >= 0)[:40]:
        name = act(textbook, free.note("turn_act.end_state")[rollout])
        day = int(free.note("turned.end_state")[rollout])
        truth = shortfall(textbook, int(rollout), name, day)
        # Explanations are rounded to 4 digits; precision is at most about 25.
        assert abs(free.note("turn_short.end_state")[rollout] - truth) < 5e-3, (rollout, name)
        seen.add(name)
    assert len(seen) >= 4, seen


def label_without(scenario, rollout, day, i, track, code, x):
    """Tonight's label of axis x where an order, in words, takes one act of the day away."""
    actor = scenario.actors[i]
    option = "silence" if code == SILENT else actor.menus[TRACKS[track]][code - 1]
    order = {f"do.{actor.name}.{TRACKS[track]}": f"{option}@{scenario.date_of(day)}"}
    model = Watched(scenario, rollout, order).model
    for _ in range(day + 1):
        model.step()
    return int(model.crisis.label_now[x])


def check_by_orders(scenario, rollout, axis):
    """Take every act of the day on which an axis turned away, one by one: the act named must be the

    one furthest below the best of those without which the label would not have come.
    """
    x = [o.name for o in scenario.outcomes].index(axis)
    end = Watched(scenario, rollout).end()
    day = int(end.turned[x])
    watched = Watched(scenario, rollout)
    for _ in range(day + 1):
        watched.step()
    s = watched.model.crisis
    decisive = {(i, t): float(s.short[i, t]) for i, t, code in watched.acts()
                if label_without(scenario, rollout, day, i, t, code, x) != s.label_now[x]}
    named = None
    if s.turn_act[x] >= 0:
        actor, track, _ = act(scenario, s.turn_act[x])
        named = (scenario.actor_names.index(actor), TRACKS.index(track))
    if decisive:
        assert named in decisive and decisive[named] == max(decisive.values()), (rollout, decisive)
        assert s.turn_short[x] == decisive[named]
    elif named is not None:  # time closed the ultimatum: the issuer's last answer stands for it
        assert named[1] == RESPONSE and s.answered[named[0]] >= 0
    return named, len(watched.acts()), len(decisive)


def test_every_act_of_the_day_taken_away_by_order_agrees(textbook):
    found = [check_by_orders(textbook, rollout, "end_state") for rollout in range(14)]
    assert sum(named is not None for named, _, _ in found) >= 8
    assert sum(acts > decisive for _, acts, decisive in found) >= 5  # and some decided nothing


@pytest.mark.parametrize(("name", "rollouts"), [("textbook", 10), ("idlib_2020", 2)])
def test_compiled_and_watched_notes_agree(name, rollouts):
    scenario = load(name)
    out = traced(scenario, rollouts)
    for rollout in range(rollouts):
        end = Watched(scenario, rollout).end()
        for x, axis in enumerate(out.axes):
            told = [out.note(f"{n}.{axis}")[rollout] for n in ("turned", "turn_act", "turn_short")]
            here = [end.turned[x], end.turn_act[x], np.float32(end.turn_short[x])]
            assert told == here, (rollout, axis)


def test_tracing_changes_no_bit_of_a_crisis_on_a_map():
    """Labels, counts, daily series, decisions taken and injects fired, at every level of notes."""
    scenario = load("idlib_2020")
    runs = []
    for trace in (0, 1, 2):
        task = dataclasses.replace(task_of(scenario, 60, SEED, REPLICATES, "mixture", {}),
                                   kept=60, trace=trace)
        found = Rollouts(task)
        went = on_threads(2, chunk=15).gather(found)
        runs.append(found.outcome(2, went.seconds, went.notices))
    for other in runs[1:]:
        for part in ("labels", "counts", "series"):
            assert getattr(other, part).tobytes() == getattr(runs[0], part).tobytes(), part
        assert other.taken == runs[0].taken and other.fired == runs[0].fired
    assert runs[2].note("turned.end_state").max() > 0
