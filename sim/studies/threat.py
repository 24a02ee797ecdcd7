"""What the first ultimatum bought: the ready-made ways to write it differently."""

from __future__ import annotations

from typing import Final

# the words of each, as `sim.scenario.threat` reads them
BOUGHT: Final[dict[str, dict[str, str]]] = {
    "none": {"threat": "none"}, "private": {"threat": "private"},
    "week_longer": {"threat.later": "7"}, "smaller_demand": {"threat.size": "0.5"},
}
ABOUT: Final = {
    "none": "the demand was never made and cannot be, and whoever would have made it is not yet "
            "committed to anything; pledges stand as they did",
    "private": "nobody hears of it: publicity 0, and whoever makes it is not yet committed to "
               "anything",
    "week_longer": "the deadline is seven days later",
    "smaller_demand": "half of what was asked: of the ground demanded the half nearest to the "
                      "front, or, where no ground is at issue, an issue worth half to both",
}
CALLED: Final = {
    "none": "no ultimatum", "private": "the same demand in private",
    "week_longer": "a deadline a week later", "smaller_demand": "half the demand",
}
