"""How much each option of a menu counts: options alike count once, idle words not at all."""

from __future__ import annotations

import numpy as np

from sim.engine.state.names import (
    COSTLY,
    PRICE,
    SIGNAL,
    V_CALL,
    V_MEDIATE,
    V_NONE,
    V_SUMMIT,
    V_WORDS,
)

SAID = (V_NONE, V_WORDS, V_CALL, V_SUMMIT, V_MEDIATE)  # verbs that do nothing as a signal
TELLING = (COSTLY, PRICE)  # levels of a signal that its author pays or shies from


def weigh_menu(record: np.ndarray, i: int, t: int) -> None:
    """Fill `idle` and `weight` of one menu: options alike in verb and levels share one weight.

    A signal that can do nothing moves no belief, stock or tie. One of them stands for silence, the
    first that says nothing or else the first of all; the others are idle and weigh 0.
    """
    n = int(record["n_options"][i, t])
    record["idle"][i, t] = record["weight"][i, t] = 0
    if t == SIGNAL:
        mute = mute_options(record, i)
        record["idle"][i, t, mute] = 1
        record["idle"][i, t, mute[:1]] = 0
    useful = [k for k in range(n) if record["idle"][i, t, k] == 0]
    seen = [(int(record["verb"][i, t, k]), *record["level"][i, t, k].tolist()) for k in useful]
    for k, what in zip(useful, seen, strict=True):
        record["weight"][i, t, k] = 1.0 / seen.count(what)


def mute_options(record: np.ndarray, i: int) -> list[int]:
    """Signals that can do nothing, the one that stands for silence first."""
    n = int(record["n_options"][i, SIGNAL])
    verbs, levels = record["verb"][i, SIGNAL, :n], record["level"][i, SIGNAL, :n]
    mute = np.isin(verbs, SAID) & ~levels[:, list(TELLING)].any(axis=1)
    return sorted(np.flatnonzero(mute).tolist(), key=lambda k: int(verbs[k]) != V_NONE)
