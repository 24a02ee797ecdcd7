"""A loaded scenario: names, texts, priors and the base record."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from sim.engine.policies import REGISTRY
from sim.engine.policies.base import Policy
from sim.engine.state.names import ROLES
from sim.engine.state.outputs import count_names, series_names
from sim.errors import ScenarioError
from sim.glossary.glossary import Glossary, Words
from sim.scenario.catalog import Slot
from sim.scenario.injects import Inject
from sim.scenario.observed import Observed
from sim.scenario.priors import Prior
from sim.scenario.starts import Starts


@dataclass(frozen=True)
class Doctrine:
    """One way an actor may behave: a policy with its traits.

    weight: its part among the actor's doctrines, before they are scaled to 1. luck: for a weight
    that counts cases, what its draws are keyed by (`sim.scenario.weights`); empty if it is fixed.
    """

    name: str
    policy: str
    about: str
    weight: Prior
    automatic: bool
    traits: Mapping[str, Prior]
    luck: str = ""


@dataclass(frozen=True)
class Plan:
    """Options of an actor's menus that go together in one course of conduct."""

    about: str
    menus: Mapping[str, tuple[str, ...]]  # track -> its options in index order


@dataclass(frozen=True)
class Actor:
    """One party to the crisis."""

    name: str
    role: int
    side: int
    doctrine: str
    doctrines: tuple[Doctrine, ...]
    menus: Mapping[str, tuple[str, ...]]  # track -> option names in index order
    posture: Mapping[str, str]
    plans: Mapping[str, Plan] = field(default_factory=dict)  # in index order; none: all in one

    @property
    def role_name(self) -> str:
        """The role in words."""
        return ROLES[self.role]

    @property
    def doctrine_names(self) -> tuple[str, ...]:
        """Names of its doctrines in index order."""
        return tuple(d.name for d in self.doctrines)


@dataclass(frozen=True)
class OutcomeAxis:
    """One axis of the outcome: labels in order, the last a catch-all."""

    name: str
    labels: tuple[str, ...]
    rules: tuple[str, ...]  # predicate of each label but the last
    kinds: tuple[str, ...] = ()  # of each label, of `sim.scenario.forms.LABEL_KINDS`

    def kind(self, label: str) -> str:
        """The kind of a label, `none` where none is given."""
        at = self.labels.index(label)
        return self.kinds[at] if at < len(self.kinds) else "none"


@dataclass(frozen=True)
class Question:
    """The headline question: the chance of one label on one axis."""

    axis: str
    label: str
    ask: str


@dataclass(frozen=True, repr=False)
class Scenario:
    """Everything known about a crisis before the first day; made by `sim.scenario.load.load`.

    Parameters
    ----------
    name, title, about : str
        What it is called, and what it is.
    folder : Path
        Where its files lie.
    start, horizon, cutoff : date
        First and last day, and the day on which information stops.
    actors : tuple of Actor
        In index order.
    parameters : mapping of str to Quantity
        Those that the scenario gives.
    paths : mapping of str to Slot
        Every parameter that it could give.
    outcomes : tuple of Outcome
        Axes with their labels and rules.
    question : Question
        The headline: the chance of one label.
    mechanisms : mapping of str to bool
        Which are on.
    record : ndarray, structured, shape ()
        Central values and named doctrines.

    Examples
    --------
    >>> from sim.scenario.load import load
    >>> crisis = load("textbook")
    >>> crisis.days, crisis.actor_names
    (10, ('challenger', 'defender'))
    """

    name: str
    folder: Path
    title: str
    about: str
    start: datetime.date
    horizon: datetime.date
    cutoff: datetime.date
    actors: tuple[Actor, ...]
    names: Mapping[str, tuple[str, ...]]  # kind -> names in index order
    policies: tuple[str, ...]  # distinct policies of the run, in slot order
    parameters: Mapping[str, Prior]  # those the scenario gives
    paths: Mapping[str, Slot]  # every parameter it could give
    outcomes: tuple[OutcomeAxis, ...]
    question: Question
    mechanisms: Mapping[str, bool]
    record: np.ndarray = field(compare=False)  # shape (), central values, named doctrines
    places: tuple[Mapping[str, str], ...] = ()  # rows of places.csv in index order
    roads: tuple[Mapping[str, str], ...] = ()  # rows of roads.csv in index order
    sources: tuple[str, ...] = ()  # files read
    texts: Mapping[str, bytes] = field(default_factory=dict, compare=False)  # what they said
    in_sample: str = ""  # why its base may have a later cut-off
    observed: tuple[Observed, ...] = ()  # the record of these days, never used by a rollout
    starts: Starts = Starts()  # its dated events and later first days, nor are those
    explained: Mapping[str, str] = field(default_factory=dict)  # audit findings meant to be
    comparisons: tuple[Any, ...] = ()  # `sim.scenario.comparisons.Comparison`
    injects: tuple[Inject, ...] = ()  # in index order
    words: Words = field(default_factory=dict)  # what things are called, by kind and key
    named: Words = field(default_factory=dict)  # of these, what the scenario's own files say
    strangers: tuple[ScenarioError, ...] = ()  # words for what does not exist
    own: Mapping[str, Policy] = field(default_factory=dict)  # policies of the user's own
    code: Mapping[str, str] = field(default_factory=dict)  # file -> SHA-256 of their source

    def __repr__(self) -> str:
        varying = sum(q.varies for q in self.parameters.values())
        return (f"<Scenario {self.name}: {self.start} to {self.horizon}, {len(self.actors)} actors,"
                f" {len(self.parameters)} parameters of which {varying} vary>")

    def _repr_html_(self) -> str:
        from sim.scenario.shown import scenario_html

        return scenario_html(self)

    @property
    def glossary(self) -> Glossary:
        """What everything in the crisis is called."""
        return Glossary(self.words)

    @property
    def days(self) -> int:
        """Days simulated."""
        return (self.horizon - self.start).days + 1

    @property
    def slots(self) -> dict[str, tuple[int, ...]]:
        """Words of the record that each varying parameter fills, by path in sorted order."""
        varying = sorted(p for p, q in self.parameters.items() if q.varies)
        return {p: self.paths[p].words for p in varying}

    def draw_name(self, path: str) -> str:
        """What the uniform of a parameter's draws is keyed by: its path.

        A trait of a doctrine has one quantile for each row, actor and trait, which every doctrine
        maps through its own prior (common random numbers): doctrines then differ by what they are,
        not by the luck of their draws.
        """
        actor, _, rest = path.partition(".")
        doctrine, _, trait = rest.partition(".")
        if trait and actor in self.actor_names and doctrine in self.actor(actor).doctrine_names:
            return f"{actor}.trait.{trait}"
        return path

    @property
    def actor_names(self) -> tuple[str, ...]:
        """Names of the actors in index order."""
        return self.names["actor"]

    def policy(self, name: str) -> Policy:
        """A policy by name: the user's own, else the engine's."""
        return self.own[name] if name in self.own else REGISTRY[name]

    @property
    def count_names(self) -> list[str]:
        """Names of what the ledger counts in a rollout, in its order."""
        return count_names(list(self.actor_names), self.names["inject"])

    @property
    def series_names(self) -> list[str]:
        """Names of the daily series, with the roles of the first ultimatum filled in."""
        base, actors = self.record, list(self.actor_names)
        if int(base["n_ultimatums"]) == 0:
            return series_names(actors, "", "", None)
        patron = int(base["ult_patron"][0])
        return series_names(
            actors,
            actors[int(base["ult_issuer"][0])],
            actors[int(base["ult_target"][0])],
            actors[patron] if patron >= 0 else None,
        )

    def actor(self, name: str) -> Actor:
        """An actor by name (KeyError if there is none)."""
        for actor in self.actors:
            if actor.name == name:
                return actor
        raise KeyError(name)

    def date_of(self, day: int) -> datetime.date:
        """Calendar date of a day index."""
        return self.start + datetime.timedelta(days=day)

    def changed(self, **changes: Any) -> "Scenario":
        """A copy with some attributes replaced."""
        return replace(self, **changes)


Seat = Callable[..., Any]
