"""A made-up outcome with six actors and seven axes, for tests of results and figures."""

from __future__ import annotations

import datetime as dt

import numpy as np

from sim.data.outcome import Outcome

ACTORS = ["challenger", "defender", "north_patron", "south_patron", "militia", "outsider"]
AXES = {
    "end_state": ["multi_patron_war", "occupation", "frozen_line", "ceasefire", "unresolved"],
    "ultimatum": ["met", "met_after_force", "met_in_part", "executed", "lapsed", "withdrawn"],
    "peak": ["quiet", "shelling", "limited_strikes", "wide_campaign", "direct_war"],
    "tie": ["healthy", "strained", "broken"],
    "patron_answer": ["stood_aside", "shielded_its_client_openly", "entered_the_war"],
    "format": ["kept", "hollow", "dead"],
    "refugees": ["few", "many", "gate_opened"],
}


def synthetic(rows: int = 100, replicates: int = 10, days: int = 45, seed: int = 3) -> Outcome:
    """Labels, counts and series drawn at random with rows that differ."""
    rng = np.random.default_rng(seed)
    n, kept = rows * replicates, min(4000, rows * replicates)
    tilt = np.repeat(rng.normal(size=rows), replicates)
    labels = np.empty((n, len(AXES)), dtype=np.int8)
    for j, names in enumerate(AXES.values()):
        labels[:, j] = np.clip(np.round(1 + tilt + rng.normal(size=n)), 0, len(names) - 1)
    labels[:, 6] = np.where(labels[:, 6] == 2, 1, labels[:, 6])  # a label never reached
    count_names = (
        *(f"deaths_{a}" for a in ACTORS),
        *("civilians", "displaced", "area_taken", "share", "incidents", "offers", "deals"),
        *("encircled", "risk", "day_of_deal", "day_of_breakdown", "day_of_wide_strike"),
        "day_of_execution",
    )
    counts = rng.gamma(2.0, 20.0, size=(n, len(count_names))).astype(np.float32)
    counts[:, count_names.index("encircled")] = 0
    counts[:, count_names.index("displaced")] *= 9000
    for j, name in enumerate(count_names):
        if name.startswith("day_of_"):
            counts[:, j] = np.where(counts[:, j] < days, np.floor(counts[:, j]), np.nan)
    counts[:, -1] = -1
    pairs = [f"{a}_{b}" for a in ACTORS[:3] for b in ACTORS[:3] if a != b]
    series_names = (
        *(f"deaths_{a}" for a in ACTORS),
        *("share", "area_taken", "displaced"),
        *(f"rung_{p}" for p in pairs),
        "tie_challenger_north_patron",
        "tie_defender_south_patron",
        *(f"belief_{a}" for a in ACTORS[:3]),
        "deal",
    )
    steps = rng.gamma(0.4, 2.0, size=(kept, days, len(series_names)))
    series = np.cumsum(steps, axis=1)
    for j, name in enumerate(series_names):
        if name.startswith(("tie_", "belief_", "share", "deal")):
            series[:, :, j] = np.exp(-series[:, :, j] / 40)
        if name.startswith("rung_"):
            series[:, :, j] = np.clip(np.round(series[:, :, j] / 4), 0, 9)
        if name == "displaced":
            series[:, :, j] *= 9000
    series[:, :, series_names.index("deaths_outsider")] = 0
    return Outcome(
        scenario_name="textbook",
        title="The textbook crisis",
        question={"axis": "tie", "label": "healthy", "ask": "Will the tie stay healthy?"},
        start=dt.date(2001, 2, 15),
        days=days,
        seed=7,
        rollouts=n,
        replicates=replicates,
        axes=AXES,
        labels=labels,
        count_names=count_names,
        counts=counts,
        series_names=series_names,
        series=series.astype(np.float32),
        varying=["challenger.stake", "defender.resolve"],
        values=rng.random((rows, 2)),
        actors=ACTORS,
        doctrine_names={a: ["steady", "bluff"] for a in ACTORS},
        doctrines=rng.integers(0, 2, size=(rows, len(ACTORS))),
        judgement=["challenger.stake", "defender.resolve", "theatre.advance"],
        workers=8,
        engine_seconds=2.5,
        notices=["Two parameters sit at the edge of their range."],
    )
