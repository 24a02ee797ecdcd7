"""What a file of starts may hold: dated events of the record, and the first days asked about."""

from typing import Final

from sim.scenario.forms import Form, Key, condition, date, each, entries, flag, items, text
from sim.scenario.priors import GRADES

CAME: Final[Form] = {
    "date": date("day it came", True),
    "last": date("last day of what then went on; while it goes on it cannot come again"),
    "what": text("which one it was"),
    "source": text("where that stands", True, True),
    "grade": Key("choice", "how good the source is, A to D, or J", True, allowed=GRADES),
}
EVENT: Final[Form] = {
    "says": text("what comes, as a sentence without its full stop", True, True),
    "when": condition("true on the evening by which it has come since the start", True),
    "all": flag("true: it has come when the last of the days below has; false: each is one of it"),
    "since": date("day from which its days are all known, for the naive rate", True),
    "came": items("each day on which it came", CAME, True),
}
START: Final[Form] = {
    "start": date("first simulated day", True),
    "about": text("how the state of that day is known", True, True),
    "over": text("an earlier start whose state it changes; without one the scenario's"),
    "state": each("keys of scenario.yaml that differ", Key("free", "as there")),
    "parameters": each("parameters that differ", Key("free", "as in parameters.yaml")),
}
STARTS: Final[Form] = {
    "events": entries("what is asked of every start, by name", EVENT, True),
    "starts": entries("first days, by name", START, True),
}
