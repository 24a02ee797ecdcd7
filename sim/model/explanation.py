"""Why an actor chose as it did: the decision in hand, option by option."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sim.engine.rules.interventions import window
from sim.engine.state.names import COMPONENTS, N_PAYOFF, RESPONSE, TRACKS

if TYPE_CHECKING:
    from sim.model.crisis_model import CrisisModel


def plan_name(model: CrisisModel, i: int) -> str | None:
    """The plan an actor is in; None where it has but one."""
    plans = list(model.crisis_of.actors[i].plans)
    return plans[int(model.crisis.plan[i])] if plans else None


def answers_by_itself(model: CrisisModel) -> bool:
    """True if the decision in hand is an issuer's answer that its doctrine makes for it."""
    c, w = model.case, model.scratch
    issuer = any(c.ult_issuer[u] == w.actor for u in range(c.n_ultimatums))
    bound = bool(c.doctrine_automatic[w.actor, c.doctrine[w.actor]] == 1)
    return bound and issuer and w.track == RESPONSE


def explain(model: CrisisModel) -> dict[str, Any]:
    """The decision now in the scratch record.

    Keys: actor, track, chosen, automatic (chosen by the doctrine's rule, not by its tastes), forced
    (told by an intervention), plan (in force; None where the actor has but one), taste (for the
    option chosen, in units of 1 / precision) and options, each with its probability `p`, `total`
    value, `value` by component (they add up to the total) and `feasible`.
    """
    w = model.scratch
    actor = model.crisis_of.actors[w.actor]
    names = actor.menus[TRACKS[w.track]]
    forced = window(model.case, model.crisis, w.actor, w.track) >= 0
    return {
        "actor": actor.name,
        "track": TRACKS[w.track],
        "chosen": names[w.chosen],
        "automatic": not forced and answers_by_itself(model),
        "forced": forced,
        "plan": plan_name(model, w.actor),
        "taste": float(w.taste),
        "options": [option(model, o, name) for o, name in enumerate(names)],
    }


def option(model: CrisisModel, o: int, name: str) -> dict[str, Any]:
    """One option of the decision in the scratch record."""
    w = model.scratch
    row = w.payoff[int(model.crisis.kind[w.actor]), o]
    parts = {COMPONENTS[x]: float(row[x]) for x in range(N_PAYOFF)}
    parts["commitment"] = float(w.doctrine[o, 0])
    parts["timing"] = float(w.doctrine[o, 1])
    # The choice may weigh an exclusion unlike its column; the rest of the total is it.
    excluded = w.doctrine[o, 2] != 0.0
    parts["exclusion"] = float(w.value[o]) - sum(parts.values()) if excluded else 0.0
    return {
        "option": name,
        "p": round(float(w.probability[o]), 4),
        "total": round(float(w.value[o]), 4),
        "value": {part: round(x, 4) for part, x in parts.items() if x != 0.0},
        "feasible": bool(w.excluded[o] == 0),
    }
