"""How wars began: the issuers' first campaigns on their targets, read off notes of a traced run.

The notes are those of `sim.engine.rules.opening`, entered as the campaign opens: what had the
issuer weigh the act, which act it was, how far below its best it lay and what spoke for it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sim.data.outcome import Outcome
from sim.engine.state.names import COMPONENTS, NO_DAY, TRACKS
from sim.engine.state.spurs import SPUR_ORDERED, SPUR_STANDING, SPURS
from sim.scenario.model import Scenario

TREMBLE = 1.0  # in 1 / precision below the best: taken at less than 1 / e of the odds of the best
NOTHING = "nothing"  # no component favours fire


@dataclass(frozen=True)
class OpeningAct:
    """An act that opened wars, and how it lay.

    share: of the wars. short: mean shortfall below the best in 1 / precision. gain: mean worth over
    the best act without fire, in units of the issue; parts: the same by component.
    """

    spur: str
    actor: str
    track: str
    option: str
    share: float
    short: float
    gain: float
    parts: dict[str, float]


@dataclass(frozen=True, eq=False)
class Openings:
    """The first campaigns of every issuer on its target in a traced run."""

    outcome: Outcome
    scenario: Scenario

    def note(self, name: str) -> np.ndarray:
        """A note of every ultimatum, float (ultimatums, rollouts)."""
        names = self.scenario.names["ultimatum"]
        return np.array([self.outcome.note(f"{name}.{u}") for u in names]).reshape(
            len(names), self.outcome.rollouts)

    @cached_property
    def begun(self) -> np.ndarray:
        """Wars by choice, bool (ultimatums, rollouts).

        Campaigns that the issuer opened by an act of its own, no order from outside, while its
        target had none against it.
        """
        spur = self.note("opened_spur")
        own = (spur != SPUR_STANDING) & (spur != SPUR_ORDERED)
        return (self.note("opened") != NO_DAY) & own & (self.note("opened_under_fire") == 0)

    @property
    def by_choice(self) -> np.ndarray:
        """Rollouts with a war by choice, bool (rollouts,)."""
        return np.asarray(self.begun.any(axis=0))

    def spurs(self) -> dict[str, float]:
        """What had issuers weigh the acts, the commonest first: share of the wars by choice."""
        found = Counter(self.note("opened_spur")[self.begun].astype(int).tolist())
        return {SPURS[k]: n / found.total() for k, n in found.most_common()}

    def trembles(self) -> float | None:
        """Share of the wars by choice whose act lay more than 1 / precision below the best."""
        short = self.note("opened_short")[self.begun]
        return float((short > TREMBLE).mean()) if len(short) else None

    def gains(self) -> np.ndarray:
        """Worth over the best act without fire, float (components, ultimatums, rollouts)."""
        return np.array([self.note(f"opened_gain.{x}") for x in COMPONENTS])

    def reasons(self) -> dict[str, float]:
        """Of the wars that are no trembles, the component that spoke most for fire, by share."""
        near = self.begun & (self.note("opened_short") <= TREMBLE)
        if not near.any():
            return {}
        gains = self.gains()[:, near]
        best = np.where(gains.max(axis=0) > 0.0, gains.argmax(axis=0), -1)
        found = Counter(best.tolist())
        return {COMPONENTS[k] if k >= 0 else NOTHING: n / found.total()
                for k, n in found.most_common()}

    def acts(self, most: int = 5) -> list[OpeningAct]:
        """The acts that opened most of the wars by choice, the commonest first."""
        what = np.array([self.note(f"opened_{x}") for x in ("spur", "track", "option")]).astype(int)
        short, gains = self.note("opened_short"), self.gains()
        where = np.argwhere(self.begun)
        found = Counter((int(u), *what[:, u, k].tolist()) for u, k in where)
        acts = []
        for (u, spur, track, option), n in found.most_common(most):
            mine = self.begun[u] & (what[:, u] == np.array([spur, track, option])[:, None]).all(0)
            parts = gains[:, u, mine].mean(axis=1)
            actor = self.scenario.actors[int(self.scenario.record["ult_issuer"][u])]
            acts.append(OpeningAct(SPURS[spur], actor.name, TRACKS[track],
                            actor.menus[TRACKS[track]][option], n / len(where),
                            float(short[u, mine].mean()), float(parts.sum()),
                            {x: float(g) for x, g in zip(COMPONENTS, parts, strict=True) if g}))
        return acts
