"""Live views on the crisis record: what an agent's properties give where one number is not enough.

A view is a mapping by name that copies nothing: each look-up reads the record as it stands. Copied
(`dict(view)`, `copy.deepcopy`, pickled) it becomes a plain dictionary of the moment.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sim.engine.rules.types import resolve_of
from sim.engine.state.capacity import TYPES
from sim.engine.state.names import LEVELS, TRACKS
from sim.errors import UsageError, hint, nearest

if TYPE_CHECKING:
    from sim.model.agent import ActorAgent

RESOLVES = tuple(resolve_of(k) for k in range(TYPES))
LEVEL_PLACES = {name: place for place, name in enumerate(LEVELS)}
TRACK_PLACES = {name: place for place, name in enumerate(TRACKS)}


class UnknownKey(UsageError, KeyError):
    """A name that a view does not hold, with the nearest one that it does."""

    __str__ = Exception.__str__  # that of KeyError would put the message in quotation marks


class LiveView(Mapping[str, Any]):
    """A mapping from names to what the record of an agent's crisis holds now.

    Parameters
    ----------
    agent
        The actor that it is about.
    places
        Index in the record of each name.
    """

    __slots__ = ("_agent", "_places")

    def __init__(self, agent: ActorAgent, places: Mapping[str, int]) -> None:
        self._agent = agent
        self._places = places

    def __getitem__(self, name: str) -> Any:
        try:
            place = self._places[name]
        except KeyError:
            raise UnknownKey(f"unknown name '{name}'" + hint(
                nearest(str(name), self._places), list(self._places))) from None
        return self.read(place)

    @abstractmethod
    def read(self, place: int) -> Any:
        """The value at an index of the record."""

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __repr__(self) -> str:
        return repr(dict(self))

    def __reduce__(self) -> tuple[Any, ...]:
        return dict, (dict(self),)


class Pairs(LiveView):
    """A number of the record for each other actor, as `crisis.rung[this, other]`."""

    __slots__ = ("_field",)

    def __init__(self, agent: ActorAgent, field: str) -> None:
        self._agent = agent
        self._places = agent.others
        self._field = field

    def read(self, place: int) -> Any:
        """The number towards one other actor: an int or a float, as the record declares it."""
        agent = self._agent
        return getattr(agent.model.crisis, self._field).item(agent.index, place)


class Dates(Pairs):
    """A day index of the record for each other actor, None where there is none."""

    __slots__ = ()

    def read(self, place: int) -> int | None:
        """The day index, 0 or later."""
        day: int = super().read(place)
        return day if day >= 0 else None


class Postures(LiveView):
    """The option in force on each track on which the actor has standing orders."""

    __slots__ = ()

    def read(self, place: int) -> str:
        """The option's name in the scenario's menus."""
        agent = self._agent
        at = agent.model.crisis.posture.item(agent.index, place)
        return agent.actor.menus[TRACKS[place]][at]


class NamedLevels(LiveView):
    """What the standing orders do, level by level."""

    __slots__ = ()

    def read(self, place: int) -> float:
        """The level as executed, in the range that the scenario format gives it."""
        agent = self._agent
        level: float = agent.model.crisis.level.item(agent.index, place)
        return level


class TypeBeliefs(LiveView):
    """What all believe about the type of each other actor, from the public record."""

    __slots__ = ()

    def read(self, place: int) -> dict[float, float]:
        """Probability of each resolve on the grid."""
        return dict(zip(RESOLVES, self._agent.model.crisis.public[place].tolist(), strict=True))


class DoctrineBeliefs(LiveView):
    """What all believe about the doctrine of each other actor, from the public record."""

    __slots__ = ()

    def read(self, place: int) -> dict[str, float]:
        """Probability of each doctrine of the reference mixture."""
        model = self._agent.model
        names = model.crisis_of.actors[place].doctrine_names
        return dict(zip(names, model.crisis.joint[place].sum(axis=1).tolist(), strict=False))
