"""How the options of an actor's menus belong together, worked out from what they do.

An answer puts in force the posture that fires and shields alike; a posture with fire falls back,
once its campaign is over, to the one without fire that is most like it in everything else.
"""

from __future__ import annotations

import numpy as np

from sim.engine.state.names import (
    AIR,
    CAUTION,
    COMPLY,
    CONFRONT,
    FORCE,
    FULL,
    MOBILISE,
    N_VERBS,
    NODE_ISSUER,
    NODE_PATRON,
    NODE_TARGET,
    POSTS,
    PRICE,
    PUBLICITY,
    REINFORCE,
    RESPONSE,
    RUNG,
    SCOPE,
    SEA,
    SHIELD,
    STRIKE,
    SUPPORT,
    TEMPO,
    V_DELAY,
    V_DILUTE,
    V_ENTER,
    V_EXTEND,
    V_HONOUR,
    V_IGNORE,
    V_SHIELD,
    V_STAND_ASIDE,
    V_WARN,
)

ACTING = (V_HONOUR, V_DILUTE, V_ENTER, V_SHIELD)  # answers that put orders in force
ALIKE = (STRIKE, AIR, SEA, SCOPE, SHIELD)  # levels in which an answer and its posture agree
FIRE = (STRIKE, AIR, SEA)
KEPT = (REINFORCE, SUPPORT, CAUTION, SHIELD, CONFRONT, PUBLICITY, PRICE, TEMPO, COMPLY, MOBILISE,
        POSTS)


def link_menus(record: np.ndarray) -> None:
    """Fill `answer`, `calm` and the `orders` not named by the scenario, for every actor."""
    for i in range(int(record["n_actors"])):
        n, m = int(record["n_options"][i, FORCE]), int(record["n_options"][i, RESPONSE])
        force, response = record["level"][i, FORCE, :n], record["level"][i, RESPONSE, :m]
        verbs = record["verb"][i, RESPONSE, :m]
        for verb in range(N_VERBS):
            found = np.flatnonzero(verbs == verb)
            record["answer"][i, verb] = found[0] if len(found) else -1
        for o in range(m):
            if record["orders"][i, o] < 0 and verbs[o] in ACTING:
                record["orders"][i, o] = posture_like(response[o], force, record["against"][i, :n])
        count_branches(record, i, force, verbs)
        for o in range(n):
            record["calm"][i, o] = calm_like(force, o)


def count_branches(record: np.ndarray, i: int, force: np.ndarray, verbs: np.ndarray) -> None:
    """How many options of a menu lie on each branch of the nodes of the crisis tree.

    Options alike count once. Doing nothing is within everybody's reach; a threat can be carried out
    by a posture with fire.
    """
    comply = force[:, COMPLY]
    count = record["weight"][i, FORCE, : len(force)]
    full = count[comply >= FULL].sum()
    part = count[(comply > 0) & (comply < FULL)].sum()
    record["branch"][i, NODE_TARGET, :3] = full, part, max(1.0, count.sum() - full - part)

    def those(*wanted: int) -> float:
        return float(record["weight"][i, RESPONSE, : len(verbs)][np.isin(verbs, wanted)].sum())

    fires = bool(len(force)) and bool(force[:, list(FIRE)].any())
    record["branch"][i, NODE_ISSUER] = (
        max(those(V_HONOUR), float(fires)), those(V_DILUTE), those(V_DELAY, V_EXTEND),
        max(1.0, those(V_IGNORE)))
    record["branch"][i, NODE_PATRON, :3] = (
        max(1.0, those(V_STAND_ASIDE, V_WARN)), those(V_SHIELD), those(V_ENTER))


def posture_like(answer: np.ndarray, force: np.ndarray, against: np.ndarray) -> int:
    """The posture that fires and shields as an answer does, nearest in rung; -1 if none does."""
    if not answer[list(FIRE)].any() and answer[SHIELD] <= 0.0:
        return -1
    same = (force[:, list(ALIKE)] == answer[list(ALIKE)]).all(axis=1) & (against < 0)
    found = np.flatnonzero(same)
    if not len(found):
        return -1
    return int(found[np.argmin(np.abs(force[found, RUNG] - answer[RUNG]))])


def calm_like(force: np.ndarray, o: int) -> int:
    """The posture without fire most like one with it in all else; -1 where it has none, or none is.

    Where several are as near, the one of the highest rung.
    """
    fires = np.asarray(force[:, list(FIRE)].any(axis=1))
    if not fires[o] or fires.all():
        return -1
    far = np.abs(force[:, list(KEPT)] - force[o, list(KEPT)]).sum(axis=1) - 1e-6 * force[:, RUNG]
    return int(np.argmin(np.where(fires, np.inf, far)))
