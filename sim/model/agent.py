"""An actor as a Mesa agent: asked for its preferences, and read by name and unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import mesa

from sim.engine.rules.types import resolve_of
from sim.engine.state.names import SIGNAL, TRACKS
from sim.model.views import (
    LEVEL_PLACES,
    TRACK_PLACES,
    Dates,
    DoctrineBeliefs,
    NamedLevels,
    Pairs,
    Postures,
    TypeBeliefs,
)

if TYPE_CHECKING:
    from sim.model.crisis_model import CrisisModel


class ActorAgent(mesa.Agent):
    """One actor of a crisis; its properties read the crisis record as it stands.

    Nothing is kept here that the record holds, so that reading is always up to date and changes
    nothing. Numbers are plain Python numbers, options and doctrines are names. "Issue" as a unit is
    the worth of all that is at issue to the actor.

    Parameters
    ----------
    model
        The model that it belongs to.
    index
        Its place in the scenario's order of actors.
    name
        Its name in the scenario.

    Attributes
    ----------
    asked : int
        How often it has been asked for its preferences.
    """

    model: CrisisModel

    def __init__(self, model: CrisisModel, index: int, name: str) -> None:
        super().__init__(model)
        self.index = index
        self.name = name
        self.asked = 0
        self.actor = model.crisis_of.actors[index]
        names = model.crisis_of.actor_names
        self.others: dict[str, int] = {other: j for j, other in enumerate(names) if j != index}
        self._tracks = {t: TRACK_PLACES[t] for t in TRACKS[:SIGNAL] if self.actor.menus.get(t)}

    def __repr__(self) -> str:
        return f"<ActorAgent {self.name}>"

    def prefer(self, policy: Any, view: Any, traits: Any, u: Any) -> None:
        """Fill u[option, column] for a decision of this actor."""
        self.asked += 1
        policy(view, traits, u)

    # --- who it is

    @property
    def role(self) -> str:
        """Its part in the crisis: issuer, target, patron, client or outside."""
        return self.actor.role_name

    @property
    def doctrine(self) -> str:
        """Name of the doctrine in force, the same for all days of a rollout.

        Examples
        --------
        >>> from sim.model import CrisisModel
        >>> CrisisModel("textbook", challenger="bluff").actor("challenger").doctrine
        'bluff'
        """
        return self.model.doctrine_names[self.name][self.model.case.doctrine.item(self.index)]

    @property
    def resolve(self) -> float:
        """Its true type, which rivals do not see: what it would bear for the issue, 0 to 1."""
        return resolve_of(self.model.crisis.kind.item(self.index))

    # --- what it does

    @property
    def posture(self) -> Postures:
        """Option in force by track, `force` and `talk`: names of the scenario's menus.

        Examples
        --------
        >>> from sim.model import CrisisModel
        >>> CrisisModel("textbook").actor("challenger").posture
        {'force': 'hold'}
        """
        return Postures(self, self._tracks)

    @property
    def plan(self) -> str | None:
        """Name of the plan in force, None for an actor whose menus are all one plan."""
        plans = list(self.actor.plans)
        return plans[self.model.crisis.plan.item(self.index)] if plans else None

    @property
    def levels(self) -> NamedLevels:
        """What its standing orders do, by the levels of the scenario format (`tempo`, 0 to 1)."""
        return NamedLevels(self, LEVEL_PLACES)

    @property
    def rung(self) -> Pairs:
        """Rung of the ladder of force on which it stands towards each other actor, 0 to 9."""
        return Pairs(self, "rung")

    @property
    def peak(self) -> Pairs:
        """Highest rung so far towards each other actor, 0 to 9."""
        return Pairs(self, "peak")

    @property
    def campaign(self) -> Dates:
        """Day index on which its campaign of fire on each other actor opened, None without one."""
        return Dates(self, "camp_day")

    @property
    def strike_days(self) -> Pairs:
        """Days so far on which it struck each other actor and owned to it."""
        return Pairs(self, "strike_days")

    @property
    def inflicted(self) -> Pairs:
        """Soldiers of each other actor that it has truly killed so far."""
        return Pairs(self, "inflicted")

    # --- what it has

    @property
    def strength(self) -> float:
        """Strength at the front, in thousands of men."""
        return self._number("strength")

    @property
    def troops(self) -> float:
        """Troops in the theatre, in men."""
        return self._number("troops")

    @property
    def mobilised(self) -> float:
        """Share of its mobilisation schedule that has been run, 0 to 1."""
        return self._number("mobilised")

    @property
    def effort(self) -> float:
        """Tempo of its ground attack as executed on the last day, 0 to 1."""
        return self._number("effort")

    @property
    def deaths(self) -> float:
        """Own soldiers killed so far."""
        return self._number("deaths")

    # --- what it feels

    @property
    def commitment(self) -> float:
        """What backing down would cost it at home, in issue (audience cost)."""
        return self._number("commitment")

    @property
    def weariness(self) -> float:
        """War-weariness: what it adds to the cost of effort, in issue."""
        return self._number("weariness")

    @property
    def revenge(self) -> float:
        """Demand for revenge: what it adds to the cost of giving no answer, in issue."""
        return self._number("revenge")

    @property
    def refugees(self) -> float:
        """Burden of the people put to flight towards it, in issue."""
        return self._number("refugees")

    @property
    def reputation(self) -> float:
        """How far others expect it to carry its threats out, 0 (never) to 1 (always)."""
        return self._number("reputation")

    @property
    def utility(self) -> float:
        """What the crisis has brought it so far, gains less costs, in issue."""
        return self._number("utility")

    # --- what lies between it and others

    @property
    def tie(self) -> Pairs:
        """Goodwill between it and each other actor, 0 (none) to 1 (full)."""
        return Pairs(self, "tie")

    @property
    def beliefs(self) -> TypeBeliefs:
        """Probability of each resolve (0.1, 0.3 ... 0.9) of each other actor.

        Beliefs are public: everyone holds the same about an actor, whatever its doctrine.

        Examples
        --------
        >>> from sim.model import CrisisModel
        >>> seen = CrisisModel("textbook").actor("challenger").beliefs["defender"]
        >>> list(seen), round(sum(seen.values()), 9)
        ([0.1, 0.3, 0.5, 0.7, 0.9], 1.0)
        """
        return TypeBeliefs(self, self.others)

    @property
    def doctrine_beliefs(self) -> DoctrineBeliefs:
        """Probability of each doctrine of each other actor, public as `beliefs` are."""
        return DoctrineBeliefs(self, self.others)

    def _number(self, field: str) -> float:
        value: float = getattr(self.model.crisis, field).item(self.index)
        return value
