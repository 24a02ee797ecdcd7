"""The floor under an answer: what is left of it, and of war by choice, without its causes.

Played beside a run on the same luck and rows: the scenario as it is, without the demand, without
pledges too, and without anything at stake. What began the wars that are left says what carries
them. A war by choice with nothing at stake has no cause in the model but the noise of choices.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from sim.data.outcome import Outcome
from sim.data.reduce import hits_of
from sim.errors import UsageError
from sim.play.session import Session
from sim.scenario.model import Scenario
from sim.studies import estimates
from sim.studies.estimates import Value
from sim.studies.lab import REPLICATES, Lab, Told
from sim.studies.openings import Openings
from sim.studies.stripped import Step, steps

PART: Final = 20  # rollouts / PART are played of each version
LEAST: Final = 200
KEYS: Final = ("as_it_is", "no_demand", "no_pledge", "no_motive")
BAR: Final = 0.01  # share of wars by choice with nothing at stake that passes


@dataclass(frozen=True, eq=False)
class Ran:
    """A finished run: its outcome, and the scenario and settings that were played."""

    outcome: Outcome
    scenario: Scenario
    overrides: Mapping[str, Any]
    doctrines: str = "mixture"


def size_of(rollouts: int, replicates: int) -> int:
    """Rollouts of each version beside a run of so many, whole rows of them."""
    n = max(LEAST, rollouts // PART)
    return max(2, -(-n // replicates)) * replicates


def play_steps(lab: Lab, n: int, keys: tuple[str, ...] = KEYS) -> list[tuple[Step, Outcome]]:
    """Each version of the scenario on shared luck, with its notes."""
    made = [s for s in steps(lab.scenario, lab.overrides, lab.doctrines) if s.key in keys]
    found = []
    for k, step in enumerate(made):
        lab.say("the floor under the answer", k, len(made))
        found.append((step, lab.play(n, step.overrides, step.scenario, trace=1)))
    return found


def figure(value: Value) -> dict[str, float | None]:
    """A figure and its 95 % interval as plain numbers."""
    return {"p": value.at, "low": value.low, "high": value.high}


def change(value: Value) -> dict[str, float | None]:
    """A change and its 95 % interval as plain numbers."""
    return {"diff": value.at, "diff_low": value.low, "diff_high": value.high}


def version(step: Step, outcome: Outcome, before: tuple[Step, Outcome] | None,
            asked: tuple[str, str]) -> dict[str, Any]:
    """One version of the scenario in plain numbers."""
    now = Openings(outcome, step.scenario)
    hits = {"war": now.by_choice, "asked": hits_of(outcome, asked)}
    shares = {key: figure(estimates.share(outcome, hit)) for key, hit in hits.items()}
    if before is not None:
        old = before[1]
        was = {"war": Openings(old, before[0].scenario).by_choice, "asked": hits_of(old, asked)}
        for key, hit in hits.items():
            shares[key] |= change(estimates.difference(old, outcome, was[key], hit))
    return {"key": step.key, **shares, "spurs": now.spurs(), "tremble": now.trembles(),
            "reasons": now.reasons(), "acts": [asdict(act) for act in now.acts()]}


def floor(lab: Lab, n: int, question: Mapping[str, str]) -> dict[str, Any]:
    """The floor as plain numbers.

    n: rollouts of each version. Keys: n, bar, versions in order, each with `war` (by choice) and
    `asked` (the label of the question): p, low, high and, but for the first, the change from the
    one before (diff, diff_low, diff_high); spurs, tremble, reasons and acts as
    `sim.studies.openings.Openings` gives them. Empty where there is no demand to take away, or
    where no rollout ran to its end.
    """
    if int(lab.scenario.record["n_ultimatums"]) == 0:
        return {}
    runs = play_steps(lab, n)
    if not all(outcome.valid.any() for _, outcome in runs):
        return {}
    asked = (question["axis"], question["label"])
    versions = [version(step, outcome, runs[k - 1] if k else None, asked)
                for k, (step, outcome) in enumerate(runs)]
    return {"n": n, "bar": BAR, "versions": versions}


def floor_of(run: Ran, session: Session | None = None, told: Told | None = None) -> dict[str, Any]:
    """The floor of a finished run, with its seed and settings; few replicates show many rows.

    Only `none`, why there is no floor, where the settings do not fit a version. session: where it
    plays. told: as `sim.studies.lab.Lab` calls it.
    """
    outcome = run.outcome
    few = min(outcome.replicates, REPLICATES)
    lab = Lab(run.scenario, outcome.seed, outcome.workers, run.overrides, run.doctrines, told, few,
              session)
    try:
        return floor(lab, size_of(outcome.rollouts, few), outcome.question)
    except UsageError as error:  # a setting of the run names what a version has not
        return {"none": str(error)}
