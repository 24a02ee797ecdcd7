"""Plans: what the record holds of them, every complaint, and the plans of the bundled actors."""

import numpy as np
import pytest

from sim.engine.draws import name_key
from sim.engine.state import capacity as cap
from sim.engine.state.names import (
    AIR,
    COMPLY,
    CONCEDE,
    FORCE,
    RESPONSE,
    RUNG,
    SCOPE,
    SEA,
    SIGNAL,
    STRIKE,
    TALK,
    TRACKS,
    VERBS,
)
from sim.errors import ScenarioErrors
from sim.scenario import bundled_names, load, validate
from sim.scenario.plans import WHOLE

MENU = """\
challenger:
  force:
    hold: {verb: none}
    strike: {strike: 1, rung: 7}
    also: {strike: 1, rung: 7}
"""
TALKS = """\
  talk:
    wait: {}
    seek: {concede: 0.3}
  signal:
    silence: {}
    renew: {verb: renew, rung: 3}
    chat: {verb: words}
"""
PLANS = """\
  plans:
    wait: {about: Waits., force: [hold], talk: [wait], signal: [renew]}
    act: {about: Acts., force: [strike, also, hold]}
"""


@pytest.fixture
def planned(mini):
    """The small scenario with plans; some texts of menus.yaml replaced."""

    def write(old: str = "", new: str = ""):
        text = MENU + TALKS + PLANS
        assert old in text
        return mini("menus.yaml", MENU, text.replace(old, new, 1))

    return write


def complaints(folder) -> list[str]:
    """Everything that loading finds wrong."""
    with pytest.raises(ScenarioErrors) as caught:
        load(folder)
    return [str(e) for e in caught.value.errors]


def test_the_record_says_which_options_belong_to_which_plan(planned):
    scenario = load(planned())
    r = scenario.record
    assert r["n_plans"][:2].tolist() == [2, 1]
    assert r["plan_key"][0, :2].tolist() == [name_key("wait"), name_key("act")]
    assert r["option_key"][0, TALK, :2].tolist() == [name_key("wait"), name_key("seek")]
    held = r["in_plan"][0]
    assert held[FORCE, :2, :3].tolist() == [[1, 0, 0], [1, 1, 1]]
    assert held[TALK, :2, :2].tolist() == [[1, 0], [1, 1]]
    assert held[SIGNAL, :2, :3].tolist() == [[1, 1, 0], [1, 1, 0]]  # silence is everywhere
    assert held[RESPONSE].sum() == 0 and held.sum() == 11
    plans = scenario.actors[0].plans
    assert plans["wait"].about == "Waits." and list(plans) == ["wait", "act"]
    assert plans["act"].menus == {"force": ("hold", "strike", "also"), "talk": ("wait", "seek"),
                                  "signal": ("silence", "renew")}


def test_without_plans_all_options_but_idle_ones_make_up_one(planned):
    scenario = load(planned(PLANS, ""))
    r = scenario.record
    assert scenario.actors[0].plans == {} and r["n_plans"][0] == 1
    assert r["plan_key"][0, 0] == name_key(WHOLE)
    assert r["in_plan"][0].sum(axis=(1, 2)).tolist() == [3, 2, 2, 0]
    assert r["n_plans"][1] == 1 and r["in_plan"][1].sum() == 0  # an actor without menus


def test_idle_words_need_no_plan_and_may_be_named_in_one(planned):
    plain = load(planned()).record
    named = load(planned("signal: [renew]", "signal: [chat, renew]")).record
    assert plain["idle"][0, SIGNAL, :3].tolist() == [0, 0, 1]
    assert named.tobytes() == plain.tobytes()


WRONG = [
    ("[hold], talk", "[hodl], talk", "menus.yaml:14: challenger.plans.wait.force: unknown option "
     "'hodl'; did you mean 'hold'? allowed: also, hold, strike"),
    ("[hold], talk", "[], talk", "challenger.plans.wait.force: must be a list of one option or "
     "more; without the key it is all of them"),
    ("[hold], talk", ", talk", "challenger.plans.wait.force: is empty; a value is needed"),
    ("[hold], talk", "hold, talk", "challenger.plans.wait.force: must be a list of one option"),
    ("[hold], talk", "[hold, hold], talk", "challenger.plans.wait.force: 'hold' is given twice"),
    ("[hold], talk", "[1], talk", "challenger.plans.wait.force: unknown option '1'"),
    ("signal: [renew]", "response: [honour]", "plans.wait.response: unknown option 'honour'"),
    ("talk: [wait]", "tlak: [wait]", "challenger.plans.wait.tlak: unknown key; did you mean 'talk'?"
     " allowed: about, force, talk, signal, response"),
    ("about: Waits.", "about: ''", "challenger.plans.wait.about: is empty; a value is needed"),
    ("    act:", "    2nd:", "challenger.plans.2nd: a name is letters, digits and _, not first a "
     "digit"),
    ("    act:", "    wait:", "menus.yaml:15: challenger.plans.wait: key given twice, first on "
     "line 14"),
    ("    act: {about: Acts., force: [strike, also, hold]}\n", "    act: all\n",
     "challenger.plans.act: must be a mapping, not 'all'"),
    ("[strike, also, hold]", "[strike, hold]", "menus.yaml:5: challenger.force.also: is in no plan;"
     " name it in one or more; allowed: wait, act"),
    ("force: [strike, also, hold]}\n", "force: [strike, also], talk: [wait]}\n",
     "menus.yaml:8: challenger.talk.seek: is in no plan"),
    ("[strike, also, hold]}", "[also, hold]}\n    more: {force: [strike], talk: [seek]}",
     "scenario.yaml:7: actors.challenger.posture: no plan holds all of it: force strike, talk "
     "wait"),
    (PLANS, "  plans:\n" + "".join(f"    p{k}: {{}}\n" for k in range(cap.PLANS + 1)),
     f"challenger.plans: too many plans: {cap.PLANS + 1}, at most {cap.PLANS}"),
]


@pytest.mark.parametrize(("old", "new", "wanted"), WRONG, ids=lambda text: text.strip()[:30])
def test_what_is_wrong_with_a_plan_is_said_once_with_its_line(planned, old, new, wanted):
    found = complaints(planned(old, new))
    assert len(found) == 1 and wanted in found[0], found


def test_every_signal_but_silence_must_be_in_a_plan(planned):
    every = "force: [strike, also, hold]"
    found = complaints(planned(PLANS, PLANS.replace("[renew]", "[silence]").replace(
        every, every + ", signal: [silence]")))
    assert len(found) == 1 and "challenger.signal.renew: is in no plan" in found[0]


def test_two_names_that_share_a_key_are_refused(planned):
    """Found by trying: their luck would be one."""
    assert name_key("n64481") == name_key("n159558")
    text = "    n64481: {rung: 1}\n    n159558: {rung: 2}\n"
    found = complaints(planned("  talk:\n", text + "  talk:\n"))
    assert any("challenger.force: names 'n64481' and 'n159558' share the draw key" in e
               for e in found)


def test_plans_without_a_name_are_problems_and_their_sentence_may_stand_in_the_menus(planned):
    folder = planned()
    (folder / "words.yaml").write_text(
        "plans: {challenger: {wait: {name: waits}, act: {says: Acts now.}, sleep: {name: x}}}\n")
    found = [str(e) for e in validate(folder)]
    assert any("plans.challenger.sleep: there is no 'sleep' to name" in e for e in found)
    assert any("plans.challenger.act: has no name" in e for e in found)
    assert not any("plans.challenger.wait" in e for e in found)
    glossary = load(folder).glossary
    assert glossary.word("plan", "challenger.wait") == ("waits", "Waits.")
    assert glossary.word("plan", "challenger.act") == ("act", "Acts now.")


# --- the bundled scenarios ------------------------------------------------------------------------

PLANNED = [(name, a.name, plan) for name in bundled_names() for a in load(name).actors
           for plan in a.plans]
WIDE_SCOPE, WAR_RUNG = 0.5, 8
HARD = {"honour", "dilute", "enter", "shield"}
THREATS = {"issue", "renew", "pledge"}


class Held:
    """The options that a plan of a bundled actor holds: verbs and levels by track."""

    def __init__(self, name: str, actor: str, plan: str) -> None:
        scenario = load(name)
        i = scenario.actor_names.index(actor)
        self.verbs, self.levels = {}, {}
        for t, track in enumerate(TRACKS):
            menu = scenario.actors[i].menus.get(track, ())
            at = [menu.index(o) for o in scenario.actors[i].plans[plan].menus.get(track, ())]
            self.verbs[t] = {VERBS[v] for v in scenario.record["verb"][i, t, at]}
            self.levels[t] = scenario.record["level"][i, t, at]

    def fires(self) -> np.ndarray:
        """Which of its force postures fire."""
        return self.levels[FORCE][:, [STRIKE, AIR, SEA]].any(axis=1)

    def wide(self) -> bool:
        """Whether it strikes widely or goes to war."""
        force = self.levels[FORCE]
        far = (force[:, SCOPE] >= WIDE_SCOPE) | (force[:, RUNG] >= WAR_RUNG)
        return bool((self.fires() & far).any())


def test_every_bundled_actor_of_several_menus_has_three_to_six_plans_and_others_none():
    for name in bundled_names():
        for actor in load(name).actors:
            several = len(actor.menus) > 1
            assert (3 <= len(actor.plans) <= 6) if several else not actor.plans, (name, actor.name)


@pytest.mark.parametrize("name", bundled_names())
def test_a_posture_that_fires_stands_in_one_plan_and_any_in_two_at_most(name):
    """So that the plan tells the force."""
    r = load(name).record
    held = r["in_plan"][:, FORCE].sum(axis=1)
    planned = r["n_plans"] > 1
    fires = r["level"][:, FORCE][:, :, [STRIKE, AIR, SEA]].any(axis=2) & planned[:, None]
    assert (held[fires] == 1).all() and held.max() <= 2


@pytest.mark.parametrize(("name", "actor", "plan"), PLANNED)
def test_words_and_answers_of_a_plan_do_not_contradict_its_deeds(name, actor, plan):
    held = Held(name, actor, plan)
    eager = held.levels[TALK][:, CONCEDE].max(initial=0.0)
    if held.wide():
        assert held.fires().all(), "a plan of war has no posture without fire"
        assert held.verbs[RESPONSE] <= HARD and eager < 0.5
        assert not held.verbs[SIGNAL] & {"extend", "withdraw"}
    if "withdraw" in held.verbs[SIGNAL]:
        assert not held.fires().any() and not held.verbs[SIGNAL] & THREATS
        assert "honour" not in held.verbs[RESPONSE]
    if "ignore" in held.verbs[RESPONSE] and held.verbs[SIGNAL] & {"extend", "withdraw"}:
        assert not held.fires().any()
    if held.levels[FORCE][:, COMPLY].max(initial=0.0) >= 1.0:  # it gives in
        assert not held.fires().any() and not held.verbs[SIGNAL] & THREATS
        assert not held.verbs[RESPONSE] & HARD
        assert held.levels[TALK][:, CONCEDE].min(initial=0.0) >= 0.0


def test_a_contradiction_would_be_noticed():
    """The bars above bite on the plan of everything."""
    r = load("idlib_2020").record
    everything = Held("idlib_2020", "turkey", "punish")
    assert everything.wide() and not Held("idlib_2020", "turkey", "coerce").wide()
    i = load("idlib_2020").actor_names.index("turkey")
    n = int(r["n_options"][i, RESPONSE])
    assert not {VERBS[v] for v in r["verb"][i, RESPONSE, :n]} <= HARD
