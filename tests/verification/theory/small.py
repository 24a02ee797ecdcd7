"""Small crises for the oracles: written out as scenario folders, loaded as any other."""

from __future__ import annotations

from datetime import date, timedelta
from math import exp
from pathlib import Path
from typing import Any

from sim.engine.state.names import M_AUDIENCE, M_LADDER, M_QUANTAL, M_TASTES
from sim.scenario.load import load
from sim.scenario.model import Scenario
from tests.properties.folders import copy, edit

LOOK = 1.0 - exp(-1.0)
STEADY = "policy: steady\nweight: {value: 1, source: judgement, grade: J}\n"


def given(value: float) -> dict[str, Any]:
    """A parameter fixed by a test."""
    return {"value": value, "source": "set by a test", "grade": "J"}


def nest(flat: dict[str, float]) -> dict[str, Any]:
    """Dotted paths as they are written in parameters.yaml."""
    out: dict[str, Any] = {}
    for path, value in flat.items():
        *above, last = path.split(".")
        at = out
        for part in above:
            at = at.setdefault(part, {})
        at[last] = given(value)
    return out


def guarded(folder: Path) -> Scenario:
    """Four days: a threat with a deadline, a target that may yield or defy, and its patron.

    Two types of the issuer and of the target are possible, acts are seen and believed in part. A
    blow seldom kills, and one death is ruin. The deadline is the first day; the answer comes on the
    second and is judged by the others on the third, when a demand that is let pass lapses. Two days
    of strikes exhaust the issuer: a threat that is carried out is closed on the fourth. Only the
    target goes over its policy anew.
    """
    copy("textbook", folder)
    for path in folder.glob("*/*.yaml"):
        path.unlink()
    for actor in ("challenger", "defender", "protector"):
        (folder / actor).mkdir(exist_ok=True)
        (folder / actor / "steady.yaml").write_text(STEADY, encoding="utf-8")

    def scenario(data: Any) -> None:
        data["horizon"] = date(2001, 1, 4)
        data["actors"] = {
            "challenger": {"role": "issuer", "side": -1, "doctrine": "steady",
                           "posture": {"force": "hold", "response": "delay"}},
            "defender": {"role": "target", "side": -1, "doctrine": "steady",
                         "posture": {"force": "hold"}},
            "protector": {"role": "patron", "side": -1, "doctrine": "steady",
                          "posture": {"force": "help", "response": "stand_aside"}},
        }
        data["links"] = {"patrons": [{"patron": "protector", "client": "defender"}]}
        data["ultimatums"]["demand"] |= {"deadline": date(2001, 1, 1), "extension": 1}
        data.pop("explained")
        data.pop("comparisons")

    def menus(data: Any) -> Any:
        return {
            "challenger": {"force": {"hold": {"verb": "none", "rung": 3}},
                           "response": data["challenger"]["response"]},
            "defender": {"force": data["defender"]["force"] | {
                "defy": {"verb": "none", "rung": 3, "publicity": 1, "costly": 1}}},
            "protector": {"force": {"help": {"verb": "none", "support": 1}},
                          "response": {"stand_aside": {"verb": "stand_aside"},
                                       "warn": {"verb": "warn", "rung": 1, "publicity": 1},
                                       "shield": {"verb": "shield", "rung": 4, "shield": 1,
                                                  "publicity": 1, "costly": 1},
                                       "enter": {"verb": "enter", "rung": 8, "strike": 0.5,
                                                 "publicity": 1, "costly": 1}}},
        }

    fixed = {
        "beliefs.spread": 0.03, "beliefs.noise": 0.2, "incidents.patron_exposure": 0.0,
        "ladder.risk_base": 0.002, "ultimatum.demand.publicity": 1.0, "tree.horizon": 56.0,
        "ultimatum.demand.partial": 0.4, "tie.challenger.protector.value": 0.3,
        "link.protector.defender.influence": 0.5, "link.defender.protector.dependence": 0.5,
    }
    each: dict[str, dict[str, float]] = {
        "challenger": {"redraw": 0.0, "resolve": 0.4, "reputation_weight": 0.1, "commitment": 0.1,
                       "audience": 0.1, "war_cost": 0.02, "stamina": 2.0,
                       "strike_power": 0.005},
        "defender": {"resolve": 0.6, "reconsider_force": 0.5, "redraw": 0.03, "stake": 0.5,
                     "war_cost": 10.0, "ruin": 1.0},
        "protector": {"redraw": 0.0, "resolve": 0.5, "war_cost": 0.3, "credibility_stake": 0.3},
    }
    for actor, own in each.items():
        both = {"precision": 6.0, "strength": 10.0, "war_cost": 1.0, "stake": 1.0}
        fixed |= {f"{actor}.{name}": value for name, value in (both | own).items()}
    edit(folder / "scenario.yaml", scenario)
    edit(folder / "menus.yaml", menus)
    edit(folder / "parameters.yaml", lambda _: nest(fixed))
    return load(folder)


def lasting(scenario: Scenario) -> Scenario:
    """The same with tastes that last."""
    record = scenario.record.copy()
    record["on"][M_TASTES] = 1
    return scenario.changed(record=record)


def bare(folder: Path, days: int, menu: dict[str, Any], posture: dict[str, str], rung: int,
         end: str = "") -> Scenario:
    """A threat far from its date between two actors that value nothing: seated doctrines decide.

    menu: the challenger's. The defender only waits. Choice has precision 1, so that a column of a
    doctrine is a log chance up to a constant. Clocks ring at the highest rate that may be set, 1 a
    day, so that an actor looks on a day with chance LOOK. Tastes are drawn at every look, of which
    the first at force is on the first morning, unless they are made to last (`lasting`).
    """
    copy("textbook", folder)
    for actor in ("challenger", "defender"):
        for path in (folder / actor).glob("*.yaml"):
            path.unlink()
        (folder / actor / "steady.yaml").write_text(STEADY, encoding="utf-8")

    def scenario(data: Any) -> None:
        data["horizon"] = date(2001, 1, 1) + timedelta(days=days - 1)
        for actor in data["actors"].values():
            actor |= {"doctrine": "steady", "posture": {"force": "hold"}}
        data["actors"]["challenger"]["posture"] = posture
        data["ultimatums"]["demand"]["deadline"] = date(2003, 1, 1)
        data["initial"]["rung"]["challenger.defender"] = rung
        data["outcomes"]["end_state"] = [
            {"label": "top", "when": "rung.challenger.defender >= 6"},
            {"label": "bottom", "when": "rung.challenger.defender <= 0"}, {"label": "between"}]
        data["question"] = {"axis": "end_state", "label": "top", "ask": "Is the top reached?"}
        data["end_when"] = end or data["end_when"]
        data.pop("explained")
        data.pop("comparisons")

    nothing = {"stake": 0.0, "war_cost": 0.0, "disaster": 0.0, "precision": 1.0,
               "reputation_weight": 0.0, "weariness": 0.0, "revenge": 0.0,
               "reconsider_force": 1.0, "reconsider_signal": 1.0, "redraw": 0.0}
    fixed = {f"{a}.{name}": x for a in ("challenger", "defender") for name, x in nothing.items()}
    fixed |= {"ladder.rung_decay": 1.0, "home.commitment_decay": 0.0, "challenger.audience": 0.5,
              "ultimatum.demand.publicity": 1.0, "threats.withdraw_share": 1.0}
    edit(folder / "scenario.yaml", scenario)
    edit(folder / "menus.yaml", lambda data: {
        "challenger": menu, "defender": {"force": {"hold": data["defender"]["force"]["hold"]}}})
    edit(folder / "parameters.yaml", lambda _: nest(fixed))
    made = load(folder)
    record = made.record.copy()
    record["on"][:] = 0
    record["on"][[M_AUDIENCE, M_QUANTAL, M_LADDER]] = 1
    return made.changed(record=record)
