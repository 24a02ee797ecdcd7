"""The rate card: a run's counts against the record of the same days, and how wide its bands are.

A band of events is compared with that of a negative binomial with a constant rate known only from
the observed count n: rate ~ Gamma(n + 1/2, days) (Jeffreys), so that a fresh count over as many
days is negative binomial with r = n + 1/2 and p = 1/2. A model whose band is wider than twice that
knows less than the bare count.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.data.outcome import Outcome
from sim.engine.state.outputs import RATIOS

BANDS = {  # band -> keys of a row: its ends, whether it holds the record, its relative width
    "50 %": ("q25", "q75", "inside_half", "width_half"),
    "90 %": ("q05", "q95", "inside", "width"),
}
QUANTILES = {"q05": 0.05, "q25": 0.25, "q50": 0.5, "q75": 0.75, "q95": 0.95}
EARLY = 5  # days from the start
FIRSTS = ("deal", "wide_strike", "fall")  # events that come too soon, if they do


def negative_binomial_band(n: float, low: float = 0.05, high: float = 0.95) -> tuple[int, int]:
    """Return two quantiles of the count to expect after n events in an equal span."""
    from scipy.stats import nbinom

    least, most = nbinom.ppf((low, high), n + 0.5, 0.5)
    return int(least), int(most)


def measure_values(outcome: Outcome, measure: str) -> np.ndarray:
    """The measure in every valid rollout; a ratio only where its divisor is not 0."""
    if measure in RATIOS:
        above, below = (outcome.count(name)[outcome.valid] for name in RATIOS[measure])
        return above[below > 0] / below[below > 0]
    return outcome.count(measure)[outcome.valid]


def rate_card(outcome: Outcome) -> list[dict[str, Any]]:
    """A row a measure: observed, model quantiles, inside its two bands or not, relative widths.

    None for all of them where no rollout that ran gives the measure.
    """
    return [
        {**row, **place_record(measure_values(outcome, row["measure"]), row)}
        for row in outcome.observed
    ]


def place_record(values: np.ndarray, row: dict[str, Any]) -> dict[str, Any]:
    """Quantiles of a measure's values, and how the record lies in the bands between them."""
    keys = [*QUANTILES, *(key for band in BANDS.values() for key in band[2:])]
    out: dict[str, Any] = {**dict.fromkeys(keys), "n": len(values)}
    if not len(values):
        return out
    found = np.quantile(values, list(QUANTILES.values()))
    out.update(zip(QUANTILES, (float(x) for x in found), strict=True))
    for low, high, inside, width in BANDS.values():
        out[inside] = out[low] <= row["value"] <= out[high]
        if row["kind"] == "events":
            least, most = negative_binomial_band(row["value"], QUANTILES[low], QUANTILES[high])
            out[width] = (out[high] - out[low]) / max(1.0, float(most - least))
    return out
