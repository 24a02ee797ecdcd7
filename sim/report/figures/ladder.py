"""The ladder of force in bands that a reader can name (rungs: docs/scenario_format.md)."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np


class Band(NamedTuple):
    """Rungs low to high, and what they are."""

    low: int
    high: int
    name: str


BANDS: Final = (
    Band(0, 3, "no force"),
    Band(4, 4, "troops brought up"),
    Band(5, 5, "force by proxy or denied"),
    Band(6, 6, "limited strikes"),
    Band(7, 7, "operation"),
    Band(8, 9, "war"),
)
NOTE: Final = ("No force: peace, protest, sanctions or a threat. By proxy or denied: also the "
               "backing of a client's offensive. War: sustained, of two or more states.")
GRAVE: Final = 4  # the first band that is an operation or war
# From pale to dark, each step seen by colour-blind eyes and in grey (after ColorBrewer's YlOrRd,
# Brewer 2003); no force is grey-blue.
SHADES: Final = ("#DCE6EE", "#F7E3B0", "#F9B564", "#EE7A3A", "#C7361D", "#6D0D1B")
DARK_SHADES: Final = ("#26323E", "#5A4A24", "#8A5A1E", "#D0752F", "#F0A27E", "#FCE3D8")


def band_shares(rungs: np.ndarray) -> np.ndarray:
    """Share of rollouts in each band by day, float64 (bands, days); `rungs` is (rollouts, days)."""
    level = np.round(rungs)
    return np.array([((level >= b.low) & (level <= b.high)).mean(axis=0) for b in BANDS])
