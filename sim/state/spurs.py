"""What had an actor weigh the act by which a campaign opens."""

from typing import Final

from sim.state.names import TRIGGERS

# From SPUR_TRIGGER on the triggers.
SPURS: Final = ("standing", "ordered", "itself", "pledge", "deadline", "blow", "client", "doctrine",
                *TRIGGERS)
(
    SPUR_STANDING,  # nothing: a posture in force on the first day
    SPUR_ORDERED,
    SPUR_ITSELF,  # its own clock
    SPUR_PLEDGE,
    SPUR_DEADLINE,
    SPUR_BLOW,
    SPUR_CLIENT,
    SPUR_DOCTRINE,  # an answer that its doctrine gives without a choice
    SPUR_TRIGGER,
) = range(9)
