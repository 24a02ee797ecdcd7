"""The watched run: one crisis inside a Mesa model, the reference semantics of every rule.

`CrisisModel` holds the crisis; each actor is a `mesa.Agent` that is asked for its doctrine's
preferences and can be read by name; `step()` is one day. The same rule functions run compiled in
`sim.play`.
"""

from sim.model.agent import ActorAgent
from sim.model.crisis_model import CrisisModel
from sim.model.day_account import days, replay
from sim.model.explanation import explain
from sim.model.records import CaseSlots, CrisisSlots, ScratchSlots, TellingScratch, ViewSlots
from sim.model.reporters import AGENT_REPORTERS, data_collector, model_reporters

__all__ = [
    "AGENT_REPORTERS",
    "ActorAgent",
    "CaseSlots",
    "CrisisModel",
    "CrisisSlots",
    "ScratchSlots",
    "TellingScratch",
    "ViewSlots",
    "data_collector",
    "days",
    "explain",
    "model_reporters",
    "replay",
]
