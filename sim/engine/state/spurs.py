"""What had an actor weigh the act by which a campaign opens."""

from enum import auto
from typing import Final

from sim.engine.state.enumerations.attention import Trigger
from sim.engine.state.enumerations.enumeration import Enumeration


class Spur(Enumeration):
    """Spurs that are no trigger; those that are follow them in the order of `Trigger`."""

    STANDING = auto()  # nothing: a posture in force on the first day
    ORDERED = auto()
    ITSELF = auto()  # its own clock
    PLEDGE = auto()
    DEADLINE = auto()
    BLOW = auto()
    CLIENT = auto()
    DOCTRINE = auto()  # an answer that its doctrine gives without a choice


SPURS: Final = (*Spur.spellings(), *Trigger.spellings())
SPUR_STANDING: Final = Spur.STANDING.value
SPUR_ORDERED: Final = Spur.ORDERED.value
SPUR_ITSELF: Final = Spur.ITSELF.value
SPUR_PLEDGE: Final = Spur.PLEDGE.value
SPUR_DEADLINE: Final = Spur.DEADLINE.value
SPUR_BLOW: Final = Spur.BLOW.value
SPUR_CLIENT: Final = Spur.CLIENT.value
SPUR_DOCTRINE: Final = Spur.DOCTRINE.value
SPUR_TRIGGER: Final = len(Spur)
