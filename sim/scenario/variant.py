"""A scenario with overrides, and the rows of its parameter sample."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from sim.engine.draws import name_key
from sim.engine.state.names import KNOWN, MECHANISMS
from sim.errors import UsageError, near_names, quote, unknown
from sim.scenario import interventions
from sim.scenario.catalog import Slot
from sim.scenario.model import Scenario
from sim.scenario.pack import fill
from sim.scenario.priors import SHAPES, Prior, fixed_quantity
from sim.scenario.sample import draws, uniforms
from sim.scenario.weights import weight_rows

SWITCH = {"on": 1, "off": 0, "true": 1, "false": 0, "1": 1, "0": 0}
SETTINGS = {"beliefs": {**SWITCH, "known": KNOWN}}  # mechanisms with more settings than two
SHORT = {"beliefs": "mechanisms.beliefs"}  # words with a longer spelling


@dataclass(frozen=True)
class Variant:
    """A scenario as one run will see it.

    fixed: actor -> doctrine index where an override names one. seats: actor -> decision callable.
    mechanisms: setting of each, 0 off, 1 on, 2 types known.
    """

    scenario: Scenario
    overrides: Mapping[str, object]
    record: np.ndarray = field(compare=False)
    parameters: Mapping[str, Prior]
    mechanisms: Mapping[str, int]
    fixed: Mapping[str, int]
    seats: Mapping[str, Callable[..., Any]]
    doctrines: str = "mixture"

    def __repr__(self) -> str:
        return f"<Variant of {self.scenario.name}: {len(self.overrides)} overrides>"

    @property
    def varying(self) -> tuple[str, ...]:
        """Paths of the parameters that vary, in order of the columns of `rows`."""
        return tuple(sorted(p for p, q in self.parameters.items() if q.varies))

    def doctrine_rows(self, weights: np.ndarray, seed: int, first_row: int, n: int) -> np.ndarray:
        """Doctrine index of every actor (across) in every row (down), by the rows' own weights."""
        names = self.scenario.actor_names
        out = np.empty((n, len(names)), np.int64)
        u = uniforms(seed, first_row, n, [name_key(a + ".doctrine") for a in names])
        for i, name in enumerate(names):
            count = int(self.record["n_doctrines"][i])
            if name in self.fixed:
                out[:, i] = self.fixed[name]
            elif self.doctrines == "named" or count < 2:
                out[:, i] = self.record["doctrine"][i]
            else:
                edges = np.cumsum(weights[:, i, :count], axis=1)
                chosen = (edges / edges[:, -1:] <= u[:, i : i + 1]).sum(axis=1)
                last = int(np.nonzero(self.record["doctrine_weight"][i, :count])[0][-1])
                out[:, i] = np.minimum(chosen, last)
        return out

    def rows(self, seed: int, first_row: int, n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Records (n,), values of the varying parameters (n, .) and doctrines (n, actors).

        Row r is the same whatever the range it is drawn in.
        """
        paths = self.varying
        u = uniforms(seed, first_row, n, [name_key(self.scenario.draw_name(p)) for p in paths])
        records = np.empty(n, self.record.dtype)
        records[:] = self.record
        words = records.view(np.float64).reshape(n, -1)
        values = draws([self.parameters[path] for path in paths], u)
        for k, path in enumerate(paths):
            for at in self.scenario.paths[path].words:
                words[:, at] = values[:, k]
        weights = weight_rows(self.scenario, self.record, seed, first_row, n)
        records["doctrine_weight"] = weights
        doctrines = self.doctrine_rows(weights, seed, first_row, n)
        records["doctrine"][:, : doctrines.shape[1]] = doctrines
        return records, values, doctrines


def variant(scenario: Scenario, overrides: Mapping[str, object] | None = None,
            doctrines: str = "mixture") -> Variant:
    """A scenario with overrides.

    Keys: an actor (a doctrine's name or a callable), a parameter path (a number, a
    'low:central:high' or 'low:central:high:shape' text, or a Quantity), `mechanisms.<name>`
    (on/off; beliefs also known) or `do.<actor>.<track>` (see `sim.scenario.interventions`). A
    parameter is replaced as a whole: value, range, grade and source. doctrines:
    'mixture' draws them from the reference weights, 'named' takes those the scenario names.
    UsageError for anything unknown or out of range.
    """
    if doctrines not in ("mixture", "named"):
        raise unknown("doctrines option", doctrines, ("mixture", "named"))
    overrides = dict(overrides or {})
    record = scenario.record.copy()
    parameters = dict(scenario.parameters)
    mechanisms: dict[str, int] = dict(scenario.mechanisms)
    chosen: dict[str, int] = {}
    seats: dict[str, Callable[..., Any]] = {}
    for key, value in overrides.items():
        if not isinstance(key, str):
            raise UsageError(f"{quote(repr(key))}: the name of a setting must be text")
        key = SHORT.get(key, key)
        if key in scenario.actor_names:
            i = scenario.actor_names.index(key)
            chosen[key] = int(record["doctrine"][i])
            if callable(value):
                seats[key] = value
            else:
                chosen[key] = doctrine(scenario, key, value)
            record["doctrine"][i] = chosen[key]
        elif key.startswith("mechanisms."):
            name = key.partition(".")[2]
            if name not in MECHANISMS:
                raise unknown("mechanism", name, MECHANISMS)
            mechanisms[name] = switch(key, value)
            record["on"][list(MECHANISMS).index(name)] = mechanisms[name]
        elif interventions.is_intervention(key):
            spans = interventions.orders(scenario, key, value)
            interventions.lay(record, interventions.target_of(scenario, key).at, spans)
        elif key in scenario.paths:
            parameters[key] = prior(key, value, scenario.paths[key])
        else:
            raise unknown_key(scenario, key)
    fill(record, scenario.paths, parameters)
    return Variant(scenario, overrides, record, parameters, mechanisms, chosen, seats, doctrines)


def doctrine(scenario: Scenario, actor: str, value: object) -> int:
    """Index of the doctrine that an override names."""
    names = scenario.actor(actor).doctrine_names
    if not isinstance(value, str) or value not in names:
        raise unknown(f"doctrine of {actor}", str(value), names)
    return names.index(value)


def unknown_key(scenario: Scenario, key: str) -> UsageError:
    """The error for a key that names nothing, with the nearest right ones."""
    mechanisms = [f"mechanisms.{m}" for m in MECHANISMS]
    if key == interventions.PREFIX.rstrip("."):
        return UsageError("'do' is a group; write do.ACTOR.TRACK=OPTION")
    if key == "mechanisms":
        return UsageError("'mechanisms' is a group; name one of it, as mechanisms.weather=off")
    head = key.partition(".")[0]
    group = [p for p in scenario.paths if p.startswith(key + ".")]
    if group:
        some = ", ".join(group[:5]) + (", ..." if len(group) > 5 else "")
        return UsageError(f"'{quote(key)}' is a group of {len(group)} parameters; name one: {some}")
    own = [p for p in scenario.paths if p.startswith(head + ".")]
    near = near_names(key, own) or near_names(key, [*scenario.actor_names, *scenario.paths,
                                                    *mechanisms])
    tail = f"; did you mean '{near[0]}'?" if near else "; `escalade show` lists them"
    also = " also near: " + ", ".join(near[1:]) if near[1:] else ""
    return UsageError(f"unknown parameter, actor or mechanism '{quote(key)}'{tail}{also}")


def switch(key: str, value: object) -> int:
    """A mechanism's setting in any of its spellings: 0 off, 1 on, 2 types known."""
    allowed = SETTINGS.get(key.rpartition(".")[2], SWITCH)
    text = str(int(value)) if isinstance(value, bool) else str(value).lower()
    if text not in allowed:
        more = " or known" if "known" in allowed else ""
        raise UsageError(f"{key}: must be on or off{more}, not '{quote(value)}'")
    return allowed[text]


def prior(key: str, value: object, slot: Slot) -> Prior:
    """The quantity an override stands for."""
    least, most = slot.entry.low, slot.entry.high
    if isinstance(value, Prior):
        quantity = replace(value, least=least, most=most)
    elif isinstance(value, str) and ":" in value:
        quantity = triple(key, value, least, most)
    else:
        quantity = fixed_quantity(number(key, value), "command line", "J", least=least, most=most)
    problem = quantity.problem()
    if problem:
        raise UsageError(f"{key}: {problem}")
    if slot.entry.whole and (quantity.varies or quantity.central != int(quantity.central)):
        raise UsageError(f"{key}: must be one whole number")
    return quantity


def triple(key: str, text: str, least: float, most: float) -> Prior:
    """A 'low:central:high' text, with a shape after a third colon."""
    parts = [p.strip() for p in text.split(":")]
    if len(parts) not in (3, 4):
        raise UsageError(f"{key}: '{quote(text)}' should be low:central:high")
    shape = parts[3] if len(parts) == 4 else SHAPES[0]
    if shape not in SHAPES:
        raise unknown(f"shape of {key}", shape, SHAPES)
    low, central, high = (number(key, p) for p in parts[:3])
    return Prior(low, central, high, shape, "command line", "J", least, most)


def number(key: str, value: object) -> float:
    """A number from a number or a text."""
    try:
        if isinstance(value, str | int | float | np.number) and not isinstance(value, bool):
            return float(value)
    except (ValueError, OverflowError):
        pass
    raise UsageError(f"{key}: '{quote(value)}' is not a number or low:central:high")
