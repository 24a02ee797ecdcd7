"""What a watched run hands to a `mesa.DataCollector`: the daily series, the labels, the actors.

Each reporter is a plain function, so that any of them can go into a collector of one's own.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from mesa import DataCollector

from sim.engine.rules.daily import daily
from sim.engine.state.capacity import SERIES
from sim.scenario.model import Scenario

if TYPE_CHECKING:
    from sim.model.agent import ActorAgent
    from sim.model.crisis_model import CrisisModel

OUTCOME = "outcome."  # before an axis, as in the columns of `Run.to_frame`


def data_collector(scenario: Scenario) -> DataCollector:
    """A collector of all that is reported below; one for each model.

    Parameters
    ----------
    scenario
        The scenario that the model plays.

    Returns
    -------
    mesa.DataCollector
        Empty. A model made with ``collect=True`` has one and fills it every evening, so that row d
        of its frame is day d.

    Examples
    --------
    >>> from sim.model import CrisisModel
    >>> model = CrisisModel("textbook", rollout=3, collect=True)
    >>> model.run_model()
    >>> frame = model.datacollector.get_model_vars_dataframe()
    >>> list(frame.columns)[:4], len(frame) == model.crisis_of.days
    (['date', 'deaths_challenger', 'deaths_defender', 'civilians'], True)
    """
    return DataCollector(model_reporters=model_reporters(scenario), agent_reporters=AGENT_REPORTERS)


def model_reporters(scenario: Scenario) -> dict[str, Callable[[CrisisModel], Any]]:
    """Reporters of the crisis: its date, the daily series of a run, the label of each outcome axis.

    Parameters
    ----------
    scenario
        The scenario that the model plays.

    Returns
    -------
    dict
        By column: ``date`` (of the day played), each series by the name and in the unit that it has
        in a run, to the last bit, and ``outcome.<axis>``, None until the crisis is over.
    """
    named = {name: series_reporter(k) for k, name in enumerate(scenario.series_names)}
    labels = {OUTCOME + o.name: label_reporter(x) for x, o in enumerate(scenario.outcomes)}
    return {"date": report_date, **named, **labels}


def report_date(model: CrisisModel) -> datetime.date:
    """Calendar date of the day last played."""
    return model.date


def series_reporter(place: int) -> Callable[[CrisisModel], float]:
    """Reporter of one entry of the ledger's daily series."""
    row = np.zeros(SERIES)

    def report(model: CrisisModel) -> float:
        daily(model.case, model.crisis, row)
        return row.item(place)

    return report


def label_reporter(axis: int) -> Callable[[CrisisModel], str | None]:
    """Reporter of the label of one outcome axis."""

    def report(model: CrisisModel) -> str | None:
        labels = model.crisis_of.outcomes[axis].labels
        return labels[model.crisis.label.item(axis)] if model.crisis.over == 1 else None

    return report


def property_reporter(name: str) -> Callable[[ActorAgent], Any]:
    """Reporter of a property of an agent that is one number or one name."""

    def report(agent: ActorAgent) -> Any:
        return getattr(agent, name)

    return report


def posture_reporter(track: str) -> Callable[[ActorAgent], str | None]:
    """Reporter of the option in force on a track, None for an actor without a menu for it."""

    def report(agent: ActorAgent) -> str | None:
        return agent.posture.get(track)

    return report


def highest_rung(agent: ActorAgent) -> int:
    """The highest rung of force on which an actor stands towards anybody, 0 to 9."""
    return max(agent.rung.values(), default=0)


# Values of the moment, in the units of `ActorAgent`; a view would go on changing after its day.
AGENT_REPORTERS: dict[str, Callable[[ActorAgent], Any]] = {
    "actor": property_reporter("name"),
    "doctrine": property_reporter("doctrine"),
    "plan": property_reporter("plan"),
    "force": posture_reporter("force"),
    "talk": posture_reporter("talk"),
    "rung": highest_rung,
    **{name: property_reporter(name) for name in (
        "deaths", "strength", "troops", "commitment", "weariness", "revenge", "reputation")},
}
