"""scenario.yaml of a starter, as plain data."""

from __future__ import annotations

import datetime
from typing import Any

from sim.scenario.starter.cast import Cast
from sim.scenario.starter.menus import DOCTRINES, POSTURE, menu
from sim.scenario.starter.numbers import pairs

START = datetime.date(2030, 1, 1)


def on(day: int) -> datetime.date:
    """A date by its day index."""
    return START + datetime.timedelta(days=day)


def crisis(name: str, cast: Cast, mapped: bool) -> dict[str, Any]:
    """Everything in scenario.yaml, in the order in which it is read best."""
    i, t = cast.issuer, cast.target
    out: dict[str, Any] = {
        "name": name,
        "title": f"Will {t} give way to {i}?",
        "about": f"An invented crisis to start from: {i} gives {t} ten days to comply.",
        "start": on(0), "horizon": on(14), "cutoff": on(0),
        "question": {"axis": "end_state", "label": "target_complied",
                     "ask": f"Will {t} give way before {i} acts?"},
        "actors": {a: actor(cast, a, mapped) for a in cast.roles},
    }
    links = [{"patron": p, "client": c} for p, cs in pairs(cast).items() for c in cs]
    if links:
        out["links"] = {"patrons": links}
    if mapped:
        out["map"] = {"places": "places.csv", "roads": "roads.csv", "holder": "held",
                      "posts_of": i, "post": "garrison"}
        out["lines"] = "lines.csv"
        out["line_terms"] = {"front": {"status_quo": True}}
        out["channels"] = {"hotline": {"a": i, "b": cast.partner}}
        out["meetings"] = [{"date": on(6), "kind": "delegation", "channel": "hotline",
                            "agreed": on(0), "source": "judgement"}]
    out["ultimatums"] = {"demand": demand(cast, mapped)}
    out["initial"] = {"rung": {f"{i}.{t}": 3, f"{t}.{i}": 1}}
    out["outcomes"] = outcomes(cast, mapped)
    out["end_when"] = "disaster == 1"
    return out


def actor(cast: Cast, name: str, mapped: bool) -> dict[str, Any]:
    """Role, side, doctrine and posture."""
    role = cast.roles[name]
    side = {"issuer": 1, "client": 1, "target": 0}.get(role, -1) if mapped else -1
    tracks = menu(cast, name, mapped)
    posture = {t: o for t, o in POSTURE[role].items() if t in tracks}
    return {"role": role, "side": side, "doctrine": DOCTRINES[role][0][0], "posture": posture}


def demand(cast: Cast, mapped: bool) -> dict[str, Any]:
    """The ultimatum."""
    out: dict[str, Any] = {"issuer": cast.issuer, "target": cast.target}
    if cast.patron:
        out["patron"] = cast.patron
    if mapped:
        out["line"] = "withdrawal"
    out["demand"] = "line_share.withdrawal >= 0.999" if mapped else \
        "ultimatum_credit.demand >= 0.999"
    return {**out, "issued": on(0), "deadline": on(9), "grace": 1, "rung": 7, "extension": 3,
            "status": "open"}


def outcomes(cast: Cast, mapped: bool) -> dict[str, Any]:
    """Two axes: how it ends, and what became of the ultimatum."""
    i, t, status = cast.issuer, cast.target, "ultimatum_status.demand"
    war = [{"label": "war_of_patrons", "kind": "war", "when": "disaster == 1"}]
    deal = [{"label": "deal", "kind": "deal", "when": "deal == 1"}]
    overtaken = [{"label": "overtaken", "when": f"{status} == overtaken"}]
    by_deal = f" or {status} == met_by_deal" if mapped else ""
    dropped = f"({status} == lapsed or {status} == withdrawn)"
    carried = "carried_in_time.demand == 1 or carried_late.demand == 1"
    return {
        "end_state": [
            *(war if cast.patron else []),
            {"label": "target_complied", "kind": "met",
             "when": f"{status} == met or {status} == met_after_force"},
            *(deal if mapped else []),
            {"label": "limited_war", "kind": "war", "when": f"strike_days.{i}.{t} > 0"},
            {"label": "issuer_backed_down", "kind": "backing_down",
             "when": f"{dropped} and deal_count == 0 and ultimatum_gain.demand < 0.01"},
            {"label": "unresolved", "kind": "unresolved"},
        ],
        "ultimatum": [
            {"label": "met", "kind": "met",
             "when": f"{status} == met or {status} == met_after_force{by_deal}"},
            *(overtaken if mapped else []),
            {"label": "carried_out", "kind": "war", "when": carried},
            {"label": "dropped", "when": dropped},
            {"label": "still_open", "kind": "unresolved"},
        ],
    }
