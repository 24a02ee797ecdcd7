"""A menu of a record with other options: one twice, or one less."""

from __future__ import annotations

from typing import Final

import numpy as np

from sim.engine.state.names import FORCE, RESPONSE
from sim.scenario.menu_weights import weigh_menu

LINKS: Final = {FORCE: "against", RESPONSE: "orders"}  # what else stands by a menu's options


def relist(record: np.ndarray, i: int, t: int, picks: list[int]) -> None:
    """A menu of the options at `picks` of the one that was, in that order: one twice, or one less.

    What points at an option follows it. A plan that has lost all it held of the menu holds all.
    """
    n, old = len(picks), int(record["n_options"][i, t])
    rows = [record[name][i, t] for name in ("verb", "level", "option_key")]
    rows += [record[LINKS[t]][i]] if t in LINKS else []
    for row in rows:
        row[:n] = row[picks].copy()
    place = {was: picks.index(was) for was in set(picks)}
    if t == FORCE:
        record["orders"][i] = [place.get(int(o), -1) for o in record["orders"][i]]
    record["posture"][i, t] = place.get(int(record["posture"][i, t]), 0)
    record["n_options"][i, t] = n
    weigh_menu(record, i, t)
    plans = int(record["n_plans"][i])
    held = record["in_plan"][i, t, :plans]
    useful = 1 - record["idle"][i, t, :n]
    held[:, :n] = held[:, picks] * useful
    held[:, n : max(n, old)] = 0
    held[~held.any(axis=1), :n] = useful
