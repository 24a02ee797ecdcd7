"""Sections that need further runs or a map, made up for tests of how they are shown."""

from __future__ import annotations

from typing import Any

from sim.data.outcome import Outcome


def standin(outcome: Outcome) -> dict[str, Any]:
    """Every section that a page can show, with made-up numbers that fit the outcome."""
    key = f"{outcome.question['axis']}.{outcome.question['label']}"
    actor = outcome.actors[0]
    doctrine = outcome.doctrine_names[actor][0]
    moved = {"p": 0.31, "diff": 0.062, "low": 0.031, "high": 0.094}
    less = {"p": 0.22, "diff": -0.031, "low": -0.055, "high": -0.0042}
    axis, labels = next(iter(outcome.axes.items()))
    return {
        "unknown": [{"path": f"{actor}.resolve", "name": f"resolve of {actor}", "grade": "J",
                     "source": "judgement", "unit": "", "explained": 0.21, "low_value": 0.3,
                     "high_value": 0.8, "p_low": 0.12, "p_high": 0.47, "low": 0.2, "high": 0.5}],
        "doctrines_seen": [{"actor": actor, "name": actor, "explained": 0.4, "found": True,
                            "doctrines": [{"doctrine": d, "p": 0.1 + 0.2 * k, "low": 0.05,
                                           "high": 0.2 + 0.2 * k} for k, d in
                                          enumerate(outcome.doctrine_names[actor])]}],
        "threat": {"n": 1200, "seconds": 3.0, "asked": None, "versions": [
            {"key": "none", "name": "no ultimatum", "says": "it was never made",
             "outcomes": {key: moved}},
            {"key": "private", "name": "a private one", "says": "nobody hears",
             "outcomes": {key: less}}]},
        "doctrines": {"n": 400, "seconds": 2.0, "asked": None,
                      "rows": [{"actor": actor, "doctrine": doctrine, **less}]},
        "mechanisms": {"n": 400, "seconds": 2.0, "asked": None,
                       "rows": [{"key": "audience", "name": "cost of backing down", "says": "It "
                                 "makes backing away dearer.", **moved}]},
        "evidence": [{"path": actor, "kind": "doctrine", "name": actor, "now_low": 0.04,
                      "now_high": 0.84, "then_low": 0.06, "then_high": 0.6, "narrows": 0.3}],
        "signposts": {"rows": [{"event": "wide_strike", "name": "a wide strike", "by":
                                outcome.dates[3].isoformat(), "p_if": 0.1, "p_if_not": 0.35}]},
        "courses": [{"key": f"{axis}.{labels[0]}", "title": labels[0], "rollout": 17,
                     "share": 0.4, "why": "", "sentences": [
                         {"date": outcome.dates[1].isoformat(), "text": "5 soldiers die."}]},
                    {"key": "surprising", "title": labels[-1], "rollout": 3, "share": 0.1,
                     "why": "It ended on day 2.", "sentences": [
                         {"date": outcome.dates[2].isoformat(), "text": "Nothing is as before."}]}],
        "map": {"day": outcome.days - 1, "dates": [d.isoformat() for d in outcome.dates],
                "holders": "the defenders", "held": 2, "kept": 1, "won": 0, "places": [
                    {"name": "Hill 7", "lat": 1.0, "lon": 1.0, "side_at_start": 1, "disputed": True,
                     "p": 0.8, "low": 0.7, "high": 0.9},
                    {"name": "Ford", "lat": 1.1, "lon": 1.0, "side_at_start": 1, "disputed": True,
                     "p": 0.2, "low": 0.1, "high": 0.3}]},
    }
