"""One colour a label, the same in every figure of a scenario; never two alike on one axis.

Palettes: M. Okabe and K. Ito (2008), Color Universal Design; P. Tol (2021), Colour Schemes
("muted"). Beyond them the same colours come again, lighter; text names every mark in any case.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sim.data.outcome import Outcome
from sim.engine.state.outputs import DAY_PREFIX, INJECT

BLUE, ORANGE, GREEN, RED = "#0072B2", "#E69F00", "#009E73", "#D55E00"
SKY, PURPLE, GREY = "#56B4E9", "#CC79A7", "#7A7A7A"
SLATE, INK = "#4A4A55", "#222222"
INDIGO, WINE, OLIVE, BROWN = "#332288", "#882255", "#999933", "#661100"
PALETTE = (BLUE, ORANGE, GREEN, RED, PURPLE, INDIGO, OLIVE, SKY, WINE, BROWN)
OF_ACTOR = ("deaths_", "rung_", "belief_", "commitment_")  # series that take an actor's colour
KNOWN = {
    "healthy": GREEN,
    "strained": ORANGE,
    "broken": RED,
    "open": SKY,
    "met_after_force": BLUE,
    "target_complied": GREEN,
    "issuer_backed_down": PURPLE,
    "fait_accompli": BROWN,
    "met": GREEN,
    "executed": RED,
    "executed_in_time": RED,
    "executed_late": BROWN,
    "met_by_deal": INDIGO,
    "overtaken_by_deal": OLIVE,
    "deal_in_doubt": SKY,
    "deal_broken": ORANGE,
    "lapsed": ORANGE,
    "lapsed_unexecuted": ORANGE,
    "withdrawn": PURPLE,
    "deal": BLUE,
    "deal_holds": BLUE,
    "multi_patron_war": WINE,
    "war": WINE,
    "limited_war": RED,
    "operation": RED,
    "limited_force": ORANGE,
    "below_force": GREEN,
    "wide_strike": RED,
    "breakdown": ORANGE,
    "execution": PURPLE,
    "better": GREEN,
    "worse": RED,
    "unresolved": GREY,
    "none_issued": GREY,
    "displaced": PURPLE,
    "civilians": RED,
    "area_taken": ORANGE,
    "share": GREEN,
}


def lighter(colour: str, part: float = 0.45) -> str:
    """The colour mixed with white."""
    parts = [int(colour[k : k + 2], 16) for k in (1, 3, 5)]
    return "#" + "".join(f"{round(c + (255 - c) * part):02X}" for c in parts)


def turn_of(label: str) -> int:
    """Where in the palette a label begins to look, so that other scenarios agree."""
    return hashlib.sha256(label.encode()).digest()[0]


def colour_wish(label: str) -> str | None:
    """The colour that a label asks for."""
    return SLATE if label.startswith("tie_") else KNOWN.get(label)


def first_free(choice: str | None, taken: set[str], turn: int) -> str:
    """The chosen colour if it is free, else the next free one; after the palette, lighter ones."""
    ring = PALETTE[turn % len(PALETTE) :] + PALETTE[: turn % len(PALETTE)]
    shades = [*([choice] if choice else []), *ring, GREY, *map(lighter, ring)]
    return next((shade for shade in shades if shade not in taken), shades[0])


def assign(families: Iterable[Iterable[str]]) -> dict[str, str]:
    """A colour for every label so that no family holds one twice (up to 21 labels a family)."""
    sets = [list(dict.fromkeys(family)) for family in families]
    out: dict[str, str] = {}
    labels = list(dict.fromkeys(label for family in sets for label in family))
    for label in sorted(labels, key=lambda x: (colour_wish(x) is None, x)):
        mates = {mate for family in sets if label in family for mate in family}
        taken = {out[mate] for mate in mates if mate in out}
        out[label] = first_free(colour_wish(label), taken, turn_of(label))
    return out


def colours(outcome: Outcome) -> dict[str, str]:
    """Colours of all outcome labels, events, actors and daily series."""
    events = [n.removeprefix(DAY_PREFIX) for n in outcome.count_names
              if n.startswith(DAY_PREFIX) and not n.startswith(INJECT)]
    series = [n for n in outcome.series_names if not n.startswith(OF_ACTOR)]
    return assign([*outcome.axes.values(), events, [*outcome.actors, *series]])
