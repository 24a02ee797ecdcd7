"""An outcome with a map of its own, of chances that are known."""

from __future__ import annotations

import dataclasses

import numpy as np

from sim.data.outcome import Outcome
from tests.data.synthetic import ACTORS, synthetic

ROWS, REPLICATES, DAYS = 20, 10, 45
SIDES = [1, 0, 1, 0, -1, -1]
ROLES = ("issuer", "target", "patron", "patron", "client", "outside")


def mapped(last: tuple[float, ...] = (1.0, 0.3, 0.0, 0.0), coordinates: bool = True) -> Outcome:
    """Four places; side 1 holds each at the end as often as `last` says, at the start the first 2.

    The last place is not disputed; the third has a post of 60 men of the first actor.
    """
    held = np.zeros((ROWS, DAYS, 4), np.int32)
    for p, chance in enumerate(last):
        start = 1.0 if p < 2 else 0.0
        path = np.linspace(start, chance, DAYS)
        held[:, :, p] = np.round(path * REPLICATES).astype(int)
    names = ("Ford", "Mill", "Ridge", "Port")
    places = [
        {"name": name, "lat": 50.0 + 0.1 * p if coordinates else None,
         "lon": 10.0 + 0.07 * (p % 3) if coordinates else None, "area": 20.0 + p,
         "settlements": 3.0, "post": 60.0 if p == 2 else 0.0, "disputed": int(p < 3),
         "holder": int(p < 2)}
        for p, name in enumerate(names)
    ]
    network = {
        "actors": [{"name": name, "role": role, "side": side} for name, role, side
                   in zip(ACTORS, ROLES, SIDES, strict=True)],
        "ties": [[0, 3, 0.25], [3, 1, 0.8]], "patrons": [[3, 1], [2, 0]],
        "ultimatums": [{"name": "pull_back", "issuer": 0, "target": 1, "deadline": 14,
                        "open": True}],
        "pledges": [{"name": "anywhere", "holder": 0, "against": 1, "active": True},
                    {"name": "later", "holder": 0, "against": 1, "active": False}],
    }
    words = {"actor": {a: (a.replace("_", " ").title(), f"{a} wants much.") for a in ACTORS},
             "subject": {ACTORS[0]: ("the Challenger", "")},
             "place": {"Mill": ("Mill", "Mill guards the bridge.")},
             "ultimatum": {"pull_back": ("pull back behind the river", "")}}
    return dataclasses.replace(
        synthetic(ROWS, REPLICATES, DAYS), held=held, held_ran=np.full(ROWS, REPLICATES, np.int32),
        map={"places": places, "roads": [[0, 1, "A1"], [1, 2, ""], [2, 3, ""]],
             "posts_of": ACTORS[0]},
        network=network, words=words, sides=SIDES, deadlines=[14],
        meetings=[{"day": 3, "kind": "call", "channel": "main"},
                  {"day": 60, "kind": "summit", "channel": "main"}])
