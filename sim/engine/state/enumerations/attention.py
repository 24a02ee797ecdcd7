"""What makes an actor look again, and how rivals read what it then does."""

from enum import auto

from sim.engine.state.enumerations.enumeration import Enumeration


class Trigger(Enumeration):
    """Why an actor reconsiders today: places of bits in `trigger[actor]`."""

    INCIDENT = auto()
    DEADLINE = auto()
    OFFER = auto()
    LOST_PLACE = auto()
    CHANGED_SUPPORT = auto()
    TRUCE = auto()
    APPEAL = auto()
    NEWS = auto()
    MOBILISATION = auto()
    REVIEW = auto()

    @property
    def bit(self) -> int:
        """The trigger as a bit of a record's word."""
        return 1 << self.value


class Reading(Enumeration):
    """How rivals read an actor's next look."""

    GIVEN = auto()  # what stands was given, and tells nothing
    ANEW = auto()  # a first choice, or one by tastes drawn again
    LASTING = auto()  # the tastes have lasted


class Look(Enumeration):
    """What an actor looks at: its force, its answers, its plan."""

    FORCE = auto()
    ANSWER = auto()
    PLAN = auto()
