"""The same crisis with its actors in another order.

An actor's place among the others is of no account: luck is keyed by names. Rows and columns of the
record that stand for actors change places, numbers that point at an actor follow, and so do the
words of the record that each parameter fills. Any difference in what happens is an effect of the
order in which a rule goes through the actors.

`ALONG`, `BOTH`, `NOT_ACTORS` and `POINTERS` say where actors stand in a record. The shapes cannot
say it: several capacities are alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np

from sim.engine.state import capacity as cap
from sim.engine.state.case import Case
from sim.engine.state.code_words import QUANTITY, WIDTHS
from sim.engine.state.declare import fields_of
from sim.engine.state.names import E_HEALTH, E_NONE, FORCE
from sim.engine.state.quantities import QUANTITIES
from sim.errors import UsageError
from sim.scenario.catalog import Slot
from sim.scenario.model import Scenario

BOTH = ("patron", "influence", "dependence", "tie", "tie_value", "last_contact", "last_fatal",
        "last_strike", "rung")  # a row and a column for each actor
ALONG = ("line_value", "agreement_member")  # a column for each actor, rows for something else
NOT_ACTORS = ("axis_first", "axis_rules")  # as many rows as actors, but rows of outcome axes
POINTERS = {
    "ult_issuer": "n_ultimatums", "ult_target": "n_ultimatums", "ult_patron": "n_ultimatums",
    "pledge_holder": "n_pledges", "pledge_against": "n_pledges",
    "channel_a": "n_channels", "channel_b": "n_channels", "channel_mediator": "n_channels",
    "inject_a": "n_injects", "inject_b": "n_injects",
}  # numbers of actors -> how many are in use; post_owner is one number by itself
KINDS = dict(enumerate(quantity.kinds for quantity in QUANTITIES.values()))


def actor_axes(field: str) -> tuple[int, ...]:
    """Axes of a field of the record along which actors stand."""
    shape = fields_of(Case)[field].shape
    if field in BOTH:
        return (0, 1)
    if field in ALONG:
        return (1,)
    return (0,) if shape and shape[0] == cap.ACTORS and field not in NOT_ACTORS else ()


def permute(record: np.ndarray, order: Sequence[int]) -> None:
    """Put the actors' rows and columns in a new order: place k takes what stood at order[k]."""
    whole = [*order, *range(len(order), cap.ACTORS)]
    for field in fields_of(Case):
        for axis in actor_axes(field):
            record[field] = np.take(record[field], whole, axis=axis)


def code_words(record: np.ndarray) -> Iterator[tuple[int, int]]:
    """Where predicate code names an actor: (word, the actor's number)."""
    for p in range(int(record["n_predicates"])):
        at = int(record["code_start"][p])
        end = at + int(record["code_length"][p])
        while at < end:
            word = int(record["code"][at])
            if word == QUANTITY:
                kinds = KINDS[int(record["code"][at + 1])]
                for k, kind in enumerate(kinds):
                    if kind == "actor":
                        yield at + 2 + k, int(record["code"][at + 2 + k])
            at += WIDTHS.get(word, 1)


def repoint(record: np.ndarray, place: Mapping[int, int]) -> None:
    """Have every number that stands for an actor say its new place."""
    for field, count in POINTERS.items():
        for k in range(int(record[count])):
            if field.startswith("inject") and record["inject_effect"][k] == E_NONE:
                continue
            if field == "inject_a" and record["inject_effect"][k] == E_HEALTH:
                continue  # the number of an agreement
            record[field][k] = place.get(int(record[field][k]), record[field][k])
    for i in range(int(record["n_actors"])):
        for o in range(int(record["n_options"][i, FORCE])):
            record["against"][i, o] = place.get(int(record["against"][i, o]), -1)
    record["post_owner"] = place.get(int(record["post_owner"]), int(record["post_owner"]))
    for word, actor in list(code_words(record)):
        record["code"][word] = float(place[actor])


def moved_words(dtype: np.dtype, order: Sequence[int]) -> np.ndarray:
    """Where each word of the record goes, int64 (words,)."""
    marks = np.zeros((), dtype)
    words = marks.reshape(1).view(np.int64)
    words[:] = np.arange(len(words))
    permute(marks, order)
    where = np.empty(len(words), np.int64)
    where[marks.reshape(1).view(np.int64)] = np.arange(len(words))
    return where


def with_order(scenario: Scenario, order: Sequence[str]) -> Scenario:
    """The scenario with its actors in the order named (UsageError if these are not its actors).

    Parameters keep their paths, so that their draws are the same.
    """
    names = scenario.actor_names
    if sorted(order) != sorted(names):
        raise UsageError(f"order: must name each of {', '.join(names)} once")
    old = [names.index(name) for name in order]
    record = scenario.record.copy()
    permute(record, old)
    repoint(record, {was: now for now, was in enumerate(old)})
    where = moved_words(record.dtype, old)
    paths = {path: Slot(slot.entry, tuple(int(where[w]) for w in slot.words))
             for path, slot in scenario.paths.items()}
    return scenario.changed(
        record=record, paths=paths, actors=tuple(scenario.actors[k] for k in old),
        names={**scenario.names, "actor": tuple(order)})


def orders(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """Orders worth trying, by name: reversed, and each two actors with their places exchanged."""
    names = list(scenario.actor_names)
    if len(names) < 2:
        return {}
    found = {"reversed": tuple(reversed(names))}
    for a, b in combinations(range(len(names)), 2):
        swapped = [*names]
        swapped[a], swapped[b] = names[b], names[a]
        found.setdefault(f"{names[a]}.{names[b]}", tuple(swapped))
    return found
