"""What the engine calls the traits of its doctrines' policies."""

from __future__ import annotations

from typing import Final

from sim.engine.state.counts import UNIT
from sim.glossary.roles import Table

OF: Final = ", from 0 (none) to 1 (full)"

TRAITS: Final[Table] = {  # by policy and trait, or by trait alone; {0} the actor, {1} the doctrine
    "ultimatum.patience": ("days of waiting before a strike ({0}, {1})", "Days that {0} would "
                           "wait after a fatal attack before a strike."),
    "patience": ("days of forbearance ({0}, {1})", "Days that {0} would let pass after a "
                 "fatal attack."),
    "firmness": ("cost of going back on its word ({0}, {1})", "What it costs {0} to go back on "
                 f"its word, or to act before the date, {UNIT}."),
    "rung_cap": ("most force it will use ({0}, {1})", "The highest step of the ladder of force, 0 "
                 "to 9, that {0} will use."),
    "rung_floor": ("least force once provoked ({0}, {1})", "The step of the ladder of force, 0 to "
                   "9, that {0} would go to at least once provoked."),
    "impatience": ("cost of holding back ({0}, {1})", "What it costs {0} to use less force than "
                   f"its least, or to wait, {UNIT}."),
    "noise_level": ("liking for threats in words ({0}, {1})", "What a threat in words is worth to "
                    f"{{0}} by itself, {UNIT}."),
    "shyness": ("cost of carrying a threat out ({0}, {1})", "What carrying a threat out costs {0} "
                f"on top, {UNIT}."),
    "appetite": ("liking for an attack at a good moment ({0}, {1})", "What an attack at a good "
                 f"moment is worth to {{0}} by itself, {UNIT}."),
    "opportunist.caution": ("help it waits for ({0}, {1})", "How much help from its backer "
                            f"{{0}} would want before moving{OF}."),
    "price": ("worth of a round of talks ({0}, {1})", "What talks held, or help held back for "
              f"them, are worth to {{0}} by themselves, {UNIT}."),
    "leverage": ("help it will hold back ({0}, {1})", "Share of its help that {0} would hold "
                 "back."),
    "loyalty": ("cost of giving less than full help ({0}, {1})", "What it costs {0} to give less "
                f"than full help or cover, {UNIT}."),
    "zeal": ("worth of spoiling a deal ({0}, {1})", "What an attack on a truce or an offer is "
             f"worth to {{0}} by itself, {UNIT}."),
    "ambition": ("worth of backing against a partner ({0}, {1})", "What full backing is worth to "
                 f"{{0}} by itself once the partners have fallen out, {UNIT}."),
    "reluctance": ("cost of any costly act ({0}, {1})", "What any costly act costs {0} on top, "
                   f"{UNIT}."),
}
