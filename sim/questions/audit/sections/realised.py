"""Acts played and priced: what was foreseen of each beside what came of it.

Both are differences from the reference option of the same menu, on shared luck.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.data.outcome import Outcome
from sim.engine.rules.observe import main_partner, main_rival
from sim.engine.state.names import SIGNAL, TRACKS
from sim.engine.state.outputs import BARRED, DONE, UTILITY
from sim.questions.audit.foreseen import DIMENSIONS, Morning, price_menu
from sim.questions.audit.sections.acts import Act, option_name, past_deadlines, shorten, stage_act
from sim.scenario.model import Scenario
from sim.scenario.variant import variant
from sim.seats import plan
from sim.seats.probe import CaseSlots
from sim.studies import estimates
from sim.studies.estimates import Value
from sim.studies.lab import Lab

ROWS = 20  # parameter rows where they are drawn
STOCKS = ("commitment", "reputation")  # what words move at home: seen, never priced as such


@dataclass(frozen=True)
class ActSetting:
    """How an act is played. free: the rest chooses; drawn: over drawn rows, else central values."""

    free: bool
    drawn: bool

    @property
    def name(self) -> str:
        """In words."""
        return (f"{'others free' if self.free else 'others held'}, "
                f"{'drawn rows' if self.drawn else 'central values'}")


@dataclass(frozen=True)
class Told:
    """One act in one setting: what was foreseen and what came, by dimension.

    reach: share of the days or times on which the act could be done.
    """

    act: Act
    setting: ActSetting
    foreseen: dict[str, float]
    came: dict[str, Value]
    reach: float | None


def central(lab: Lab) -> Lab:
    """A lab in which every parameter stands at its central value and doctrines are those named."""
    case = variant(lab.scenario, lab.overrides, lab.doctrines)
    fixed = {p: q.central for p, q in case.parameters.items() if q.varies}
    return Lab(lab.scenario, lab.seed, lab.workers, {**lab.overrides, **fixed}, "named", lab.told,
               lab.replicates, lab.session)


def pairs(scenario: Scenario) -> dict[int, tuple[int, int]]:
    """Main rival and main partner (-1 if none) of every actor."""
    case = CaseSlots(scenario.record)
    return {i: (main_rival(case, i), main_partner(case, i))
            for i in range(int(scenario.record["n_actors"]))}


class ActBench:
    """Plays and prices acts; every distinct run is played once."""

    def __init__(self, lab: Lab, n: int, days: int, rows: int = ROWS) -> None:
        self.days, self.pairs = days, pairs(lab.scenario)
        middle, drawn = central(lab), Lab(lab.scenario, lab.seed, lab.workers, lab.overrides,
                                          lab.doctrines, lab.told, max(1, n // rows), lab.session)
        self.labs, self.n = {False: middle, True: drawn}, n // rows * rows
        self.known: dict[str, Outcome] = {}
        self.foreseen: dict[tuple[int, int, ActSetting], dict[str, np.ndarray]] = {}

    @property
    def played(self) -> int:
        """Rollouts played so far."""
        return sum(lab.played for lab in self.labs.values())

    def run(self, act: Act, option: int, setting: ActSetting) -> Outcome:
        """An option of an act's menu, played."""
        lab = self.labs[setting.drawn]
        stage = stage_act(lab.scenario, act, option, self.days, setting.free)
        key = repr((setting, sorted(stage.overrides.items()), act.track > SIGNAL))
        if key not in self.known:
            self.known[key] = lab.play(self.n, stage.overrides, stage.scenario, trace=1)
        return self.known[key]

    def prices(self, act: Act, setting: ActSetting) -> dict[str, np.ndarray]:
        """What is foreseen of every option of an act's menu, the mean over rows."""
        drawn, key = setting.drawn, (act.actor, act.track, setting)
        if key not in self.foreseen:
            lab = self.labs[drawn]
            short = shorten(lab.scenario, self.days)
            scenario = past_deadlines(short) if act.track > SIGNAL else short
            case = variant(scenario, lab.overrides, lab.doctrines)
            records, _, _ = plan(case).rows(lab.seed, 0, ROWS if drawn else 1)
            records["horizon"] = float(self.days)
            found = [price_menu(Morning(r, lab.seed), act.actor, act.track, setting.free)
                     for r in records]
            self.foreseen[key] = {d: np.mean([f[d] for f in found], axis=0) for d in DIMENSIONS}
        return self.foreseen[key]

    def tell(self, act: Act, setting: ActSetting) -> Told:
        """An act against its reference: foreseen and come."""
        base, after = self.run(act, act.reference, setting), self.run(act, act.option, setting)
        prices = self.prices(act, setting)
        foreseen = {d: float(p[act.option] - p[act.reference]) for d, p in prices.items()}
        came = {}
        for d in (*DIMENSIONS, *STOCKS):
            one, two = (self.measured(o, act.actor, d) for o in (base, after))
            if one is not None and two is not None:
                came[d] = estimates.difference(base, after, one, two)
        return Told(act, setting, foreseen, came, self.reach(after, act))

    def measured(self, o: Outcome, i: int, dimension: str) -> np.ndarray | None:
        """A dimension in every rollout; None where the actor has none."""
        rival, partner = self.pairs[i]
        if dimension == "ground":
            return o.count("share")
        if dimension == "own dead":
            return o.count(f"deaths_{o.actors[i]}")
        if dimension == "rival's dead":
            return o.count(f"deaths_{o.actors[rival]}")
        if dimension == "worth":
            return o.count(UTILITY + o.actors[i])
        if dimension in STOCKS:
            return o.note(f"{dimension}.{o.actors[i]}")
        if partner < 0 or partner == i:
            return None
        return o.note(f"tie.{o.actors[i]}.{o.actors[partner]}")

    def reach(self, o: Outcome, act: Act) -> float | None:
        """Share of days or times on which the act could be done; None if it never fell due."""
        name = f"{o.actors[act.actor]}_{TRACKS[act.track]}"
        done, barred = o.note(DONE + name)[o.valid], o.note(BARRED + name)[o.valid]
        if act.track >= SIGNAL:
            # After the word or answer of the first day comes silence, which counts as done, too.
            came = o.taken[act.actor][act.track][act.option]
            return min(1.0, came / max(1, int(o.valid.sum())))
        whole = float(done.sum() + barred.sum())
        return float(done.sum()) / whole if whole else None


def act_name(scenario: Scenario, act: Act) -> str:
    """An act in words: actor and option, and what it is set against."""
    option, base = (option_name(scenario, act.actor, act.track, o)
                    for o in (act.option, act.reference))
    return f"{scenario.actor_names[act.actor]}: {option}, not {base}"
