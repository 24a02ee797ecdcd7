"""Where each draw of the day comes from: the key of a process and the number of a decision."""

from typing import Any

from sim.engine.draws.keys import name_key
from sim.engine.draws.uniform import uniform

COMBAT = name_key("process.combat")
WEATHER = name_key("process.weather")
TALKS = name_key("process.talks")
INCIDENT = name_key("process.incident")
RISK = name_key("process.risk")
TRUCE = name_key("process.truce")

D_TYPE = 1
D_DATE = 900  # beyond all decisions of rounds
D_RECONSIDER = 10  # + track + number of tracks * pass
D_AXIS = 50
D_SLIP = 60
D_TASTE = 80  # + track, or the number of tracks for plans
D_STANDING = 86  # + track, or the number of tracks for plans
D_REDRAW = 92
D_FRONT = 100
D_SLIDE = 105
D_SPOIL = 110
D_SPOIL_NEAR = D_SPOIL + 1  # a patron beside whom it hits
D_SPELL = 120
D_PACE = 121
D_BREACH = 130  # of a deal, by a campaign opened
D_FIRE = 200
D_FIRE_NEAR = D_FIRE + 1  # a patron beside whom it is fired on

# Decisions of a process in its day.
WEATHER_TODAY = 0
INCIDENT_COMES = 0
INCIDENT_UNIT = 1  # how many it hits
INCIDENT_DEAD = 2  # how many of those die
INCIDENT_AUTHOR = 3
INCIDENT_BLAME = 4  # laid to the wrong author
INCIDENT_SCENE = 5
INCIDENT_ORDER = 6  # ordered, or an accident
TRUCE_VIOLATION = 0
TRUCE_END = 1
TRUCE_CAUSE = 2
COMBAT_CIVILIANS = 1
COMBAT_FLIGHT = 9
# Decisions of talks: up to the number of channels whether an unplanned round is held, and beyond,
# with the number of the round, how it goes.
ROUND_PROPOSER = 40
ROUND_OFFER = 80
ROUND_ANSWER = 120
ROUND_CLOSE = 160
OF_CHANNEL = 10  # steps of that number: kinds of round lie between
IF_PLANNED = 200


def actor_luck(c: Any, s: Any, actor: int, decision: int, ordinal: int) -> float:
    """A uniform for one decision of one actor today."""
    return uniform(s.seed, s.replicate, s.day, c.key[actor], decision, ordinal)


def toward(c: Any, other: int, part: int) -> int:
    """Ordinal of a draw that concerns another actor.

    It goes by that actor's name, so that nobody's place in a list can shift it. part: 0..3, which
    of several such draws.
    """
    return (c.key[other] * 4 + part) & 0x3FFFFF


def process_luck(s: Any, key: int, decision: int, ordinal: int) -> float:
    """A uniform for one event of a process that no actor owns."""
    return uniform(s.seed, s.replicate, s.day, key, decision, ordinal)
