"""The numbers of a starter: all invented, marked as judgement, to be replaced.

The target wants the issue less than the issuer does, so that the outcome is open.
"""

from __future__ import annotations

from typing import Any

from sim.scenario.starter.cast import Cast

Quantity = dict[str, Any]
GUESS = {"source": "judgement (invented)", "grade": "J"}


def about(low: float, central: float, high: float) -> Quantity:
    """A range: 5 %, 50 % and 95 % points."""
    return {"low": low, "central": central, "high": high, **GUESS}


def one(value: float) -> Quantity:
    """A number without a range."""
    return {"value": value, **GUESS}


COMMON = {
    "resolve": about(0.3, 0.5, 0.7),
    "war_cost": about(0.2, 0.4, 0.6),
    "precision": about(5, 10, 20),
    "reconsider_force": one(0.2),
}
PARTY = {"stake": {"value": 1, "source": "by definition: the issue is worth 1", "grade": "A"},
         "strength": one(10)}
POWER = {"strike_power": about(3, 10, 20)}
BY_ROLE: dict[str, dict[str, Quantity]] = {
    "issuer": {**PARTY, **POWER, "reconsider_signal": one(0.2), "audience": about(0.05, 0.15, 0.3),
               "commitment": one(0.05), "reputation_weight": one(0.1)},
    "target": {**PARTY, "stake": about(0.3, 0.5, 0.7)},
    "patron": {**POWER, "credibility_stake": about(0.05, 0.1, 0.2), "disaster": about(1, 2, 4)},
    "client": {"stake": one(1), "strength": one(5)},
    "outside": {"wedge_motive": about(0.05, 0.15, 0.3)},
}


def parameters(cast: Cast, mapped: bool) -> dict[str, Any]:
    """Nested as parameters.yaml has them."""
    out: dict[str, Any] = {}
    for name, role in cast.roles.items():
        out[name] = {**COMMON, **BY_ROLE[role]}
        if mapped and name in (cast.issuer, cast.partner):
            out[name]["reconsider_talk"] = one(0.2)
    if mapped:
        out[cast.issuer].update(troops=one(2000), troops_max=one(6000), inflow=one(300))
    links = pairs(cast)
    if links and mapped:
        out["link"] = {p: {c: {"influence": about(0.2, 0.4, 0.6),
                               "dependence": about(0.3, 0.5, 0.7)} for c in clients}
                       for p, clients in links.items()}
    if cast.patron:
        first, second = sorted((cast.issuer, cast.patron))
        out["tie"] = {first: {second: {"start": about(0.4, 0.6, 0.8),
                                       "value": about(0.1, 0.2, 0.3)}}}
        out["tie"].setdefault(second, {})[first] = {"value": about(0.1, 0.2, 0.3)}
    if mapped:
        out["channel"] = {"hotline": {"call": about(0.05, 0.15, 0.3)}}
        out["theatre"] = {"pullback_rate": about(0.15, 0.3, 0.5)}
        out["line"] = {"halfway": {"strength": about(0.3, 0.5, 0.7)}}
    out["ultimatum"] = {"demand": {"publicity": about(0.7, 0.9, 1)}}
    return out


def pairs(cast: Cast) -> dict[str, list[str]]:
    """Patron -> clients: patrons back the target, the issuer backs clients."""
    out = {p: [cast.target] for p in cast.all("patron")}
    if cast.all("client"):
        out[cast.issuer] = cast.all("client")
    return out


TRAITS: dict[str, dict[str, Quantity]] = {
    "ultimatum": {"firmness": about(0.03, 0.08, 0.15)},
    "bluff": {"shyness": about(0.07, 0.12, 0.25)},
    "sitter": {"reluctance": about(0.03, 0.05, 0.12)},
    "backer": {"loyalty": about(0.03, 0.08, 0.15)},
    "broker": {"leverage": about(0.3, 0.5, 0.7)},
    "steady": {},
    "spoiler": {"zeal": about(0.03, 0.1, 0.18)},
    "wedge": {"ambition": about(0.03, 0.1, 0.2)},
}
