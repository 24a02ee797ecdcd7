"""A scenario with overrides, and the rows of its parameter sample."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from sim.bounds import list_hint
from sim.engine.draws import name_key
from sim.engine.state.names import MECHANISMS
from sim.errors import UsageError, near_names, quote, unknown
from sim.scenario import interventions, threat
from sim.scenario.levels import unquote
from sim.scenario.model import Scenario
from sim.scenario.pack import fill
from sim.scenario.priors import Prior
from sim.scenario.sample import draws, uniforms
from sim.scenario.switches import SHORT, switch
from sim.scenario.values import SHIFTS, is_shift, prior, shift
from sim.scenario.weights import weight_rows


@dataclass(frozen=True)
class Variant:
    """A scenario as one run will see it.

    scenario: with its threat as the words have it. fixed: actor -> doctrine index where an override
    names one. seats: actor -> decision callable. mechanisms: setting of each, 0 off, 1 on, 2 types
    known. notices: what there is to know of how words were read.
    """

    scenario: Scenario
    overrides: Mapping[str, object]
    record: np.ndarray = field(compare=False)
    parameters: Mapping[str, Prior]
    mechanisms: Mapping[str, int]
    fixed: Mapping[str, int]
    seats: Mapping[str, Callable[..., Any]]
    doctrines: str = "mixture"
    notices: tuple[str, ...] = ()

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
    'low:central:high' or 'low:central:high:shape' text, or a Prior), a path with + or - behind
    it (an amount by which its value or range is moved), `mechanisms.<name>` (on/off; beliefs also
    known), `do.<actor>.<track>` (see `sim.scenario.interventions`) or a word about the threat (see
    `sim.scenario.threat`). A parameter is replaced as a whole: value, range, grade and source.
    Values are laid first, then amounts, then the threat. doctrines: 'mixture' draws them from the
    reference weights, 'named' takes those the scenario names. UsageError for anything unknown or
    out of range.
    """
    if doctrines not in ("mixture", "named"):
        raise unknown("doctrines option", doctrines, ("mixture", "named"))
    words = {key: unquote(value) for key, value in (overrides or {}).items()}
    for key in words:
        if not isinstance(key, str):
            raise UsageError(f"{quote(repr(key))}: the name of a setting must be text")
    form = threat.form_of(scenario, words)
    scenario = threat.reshape(scenario, form)
    record = scenario.record.copy()
    parameters = dict(scenario.parameters)
    mechanisms: dict[str, int] = dict(scenario.mechanisms)
    chosen: dict[str, int] = {}
    seats: dict[str, Callable[..., Any]] = {}
    for key, value in words.items():
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
        elif not (is_shift(key) or threat.is_threat(key)):
            raise unknown_key(scenario, key)
    notices = shift_parameters(scenario, words, parameters)
    if not form.plain:
        parameters |= threat.implied_parameters(scenario, form, parameters, words)
    fill(record, scenario.paths, parameters)
    return Variant(scenario, dict(overrides or {}), record, parameters, mechanisms, chosen, seats,
                   doctrines, notices)


def write_out_threat(scenario: Scenario, words: Mapping[str, object], doctrines: str = "mixture"
                ) -> tuple[Scenario, dict[str, object]]:
    """The scenario with its threat as the words have it, and words that give the same variant.

    For those who read menus, dates and demands of a scenario beside playing it.
    """
    form = threat.form_of(scenario, words)
    if form.plain:
        return scenario, dict(words)
    case = variant(scenario, words, doctrines)
    rest = {k: v for k, v in words.items() if not threat.is_threat(k)}
    left = variant(scenario, rest, doctrines).parameters
    over = threat.implied_parameters(case.scenario, form, left, rest)
    moved_too = {f"{p}{sign}" for p in over for sign in SHIFTS}
    return case.scenario, {**{k: v for k, v in rest.items() if k not in moved_too}, **over}


def shift_parameters(scenario: Scenario, words: Mapping[str, object], parameters: dict[str, Prior]
          ) -> tuple[str, ...]:
    """Move parameters by the amounts among the words, in place; what was cut at a bound."""
    notices = []
    for key in filter(is_shift, words):
        if key[:-1] not in scenario.paths:
            raise unknown("parameter", key[:-1], scenario.paths)
        parameters[key[:-1]], notice = shift(key, words[key], parameters.get(key[:-1]))
        notices += [notice] if notice else []
    return tuple(notices)


def doctrine(scenario: Scenario, actor: str, value: object) -> int:
    """Index of the doctrine that an override names."""
    names = scenario.actor(actor).doctrine_names
    if not isinstance(value, str) or value not in names:
        raise UsageError(f"{unknown(f'doctrine of {actor}', str(value), names)}{list_hint(value)}")
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
                                                    *mechanisms, threat.WORD, *threat.WORDS])
    tail = f"; did you mean '{near[0]}'?" if near else "; `escalade show` lists them"
    also = " also near: " + ", ".join(near[1:]) if near[1:] else ""
    return UsageError(f"unknown parameter, actor or mechanism '{quote(key)}'{tail}{also}")
