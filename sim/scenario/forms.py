"""What each YAML file of a scenario may hold: one table a mapping, with what every key means.

The validator (`sim.scenario.conform`), the JSON Schema (`sim.scenario.schema`) and the comments of
a starter folder (`sim.scenario.starter`) are all made from these tables. A reader checks what no
table can: names that must exist, dates in order, capacities.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sim.engine.state import names
from sim.scenario.priors import GRADES, SHAPES

IDENTIFIER: Final = r"[A-Za-z_][A-Za-z0-9_]*"
MEETINGS: Final = ("delegation", "call", "summit")
FINDINGS: Final = ("parameter", "prior", "mechanism", "option", "duplicate", "inject", "label",
                   "split", "frequency")
LABEL_KINDS: Final = {  # kind of an outcome label -> what it says
    "war": "open strikes, an operation or a war",
    "break": "a tie, a format, a pact or a truce is broken",
    "backing_down": "a demand is given up with nothing to show for it",
    "met": "a demand is met",
    "deal": "a deal is in force",
    "peace": "no force is used, or a relation is sound",
    "unresolved": "nothing is decided",
    "none": "of no such kind",
}
PAIR: Final = rf"{IDENTIFIER}\.{IDENTIFIER}"


@dataclass(frozen=True)
class Key:
    """One key: what its value may be and what it means.

    kind: text; condition (a predicate); number, whole (from `low` to `high`); flag; date; deadline
    (a date, or days); choice (one of `allowed`); free (checked elsewhere); names (a list of texts);
    form (a mapping with the keys of `form`); entries (named mappings of `form`); items (a list of
    them); each (a mapping of any key that matches `pattern` to a value as `of` says); options (a
    list of options of one menu); quantity (a number with its source).
    """

    kind: str
    about: str
    need: bool = False
    low: float = -1e300
    high: float = 1e300
    allowed: tuple[str, ...] = ()
    form: "Mapping[str, Key] | None" = None
    of: "Key | None" = None
    pattern: str = ""
    fill: bool = False  # an empty text is refused, and a number given without a value


Form = Mapping[str, Key]


def text(about: str, need: bool = False, fill: bool = False) -> Key:
    """A text."""
    return Key("text", about, need, fill=fill)


def condition(about: str, need: bool = False) -> Key:
    """A predicate."""
    return Key("condition", about + " (a predicate)", need, fill=True)


def whole(about: str, low: int, high: int = 10**6, need: bool = False) -> Key:
    """A whole number in a range."""
    return Key("whole", about, need, low, high)


def flag(about: str) -> Key:
    """A value that is true or false."""
    return Key("flag", about)


def date(about: str, need: bool = False) -> Key:
    """A date, year first."""
    return Key("date", about, need)


def choice(about: str, allowed: tuple[str, ...], need: bool = False) -> Key:
    """One of a few words."""
    return Key("choice", about, need, allowed=allowed)


def form(about: str, keys: Form, need: bool = False) -> Key:
    """A mapping with known keys."""
    return Key("form", about, need, form=keys)


def entries(about: str, keys: Form, need: bool = False) -> Key:
    """Mappings by a name of the author's own."""
    return Key("entries", about, need, form=keys)


def items(about: str, keys: Form, need: bool = False) -> Key:
    """A list of mappings."""
    return Key("items", about, need, form=keys)


def each(about: str, of: Key, pattern: str = "") -> Key:
    """A mapping whose keys the author chooses."""
    return Key("each", about, of=of, pattern=pattern)


def quantity(about: str, need: bool = False) -> Key:
    """A number with its range, source and grade."""
    return Key("quantity", about, need)


PUBLISHED: Final = date("day the source was published")
DATED_LATER: Final[Form] = {
    "source": text("text that the source holds", True, True),
    "why": text("why it may: published later about earlier days, or speaks of a day to come", True,
                True),
}
COMPARISON: Final[Form] = {
    "change": text("KEY=VALUE words as on the command line, with blanks between", True, True),
    "against": text("the same, for what it is compared with; without it the scenario as it is"),
    "outcome": text("AXIS:LABEL, an event or a predicate", True, True),
    "raises": flag("true: the change makes it more probable; false: less"),
    "why": text("where the statement comes from"),
}
QUESTION: Final[Form] = {
    "axis": text("the outcome axis that answers it", True),
    "label": text("the label of that axis whose share is the answer", True),
    "ask": text("the question in words", True),
}
POSTURE: Final[Form] = {t: text(f"the {t} option in force on the first morning")
                        for t in names.TRACKS}
ACTOR: Final[Form] = {
    "role": choice("issuer makes the demand, target is told to comply, patron backs a client, "
                   "client fights with a patron's help, outside is any other power",
                   names.ROLES, True),
    "side": whole("0 advances, 1 holds the ground at issue, -1 neither", -1, 1),
    "doctrine": text("the file of its folder that is in force unless a run draws another"),
    "posture": form("the option in force on the first morning, by track", POSTURE),
}
LINK: Final[Form] = {"patron": text("who backs", True), "client": text("who is backed", True)}
MAP: Final[Form] = {
    "places": text("CSV file of places", True, True),
    "roads": text("CSV file of roads"),
    "holder": text("column of places with the side that holds a place, 0 or 1", True, True),
    "posts_of": text("the actor whose posts stand on the map"),
    "post": text("column of places with the men in each post"),
    "holders": each("side, 0 or 1, that holds a place where the column no longer says so",
                    Key("whole", "a side", low=0, high=1)),
    "posts": each("men in the post of a place where the column no longer says so",
                  Key("number", "men", low=0, high=1e6)),
}
AGREEMENT: Final[Form] = {
    "members": Key("names", "the actors that have signed", True),
    "format": flag("true: a format that talks meet in"),
}
CHANNEL: Final[Form] = {
    "a": text("one end", True),
    "b": text("the other end", True),
    "mediator": text("who helps"),
    "format": text("the agreement they meet under"),
}
MEETING: Final[Form] = {
    "date": date("day of the meeting; as likely before as after if it has a span", True),
    "earliest": date("first day it may be held, where its day is judgement; drawn once a rollout"),
    "latest": date("last day it may be held"),
    "kind": choice("who meets", MEETINGS, True),
    "channel": text("which channel", True),
    "agreed": date("day it was agreed; needed if the meeting is after the cut-off"),
    "source": text("where it stands that it was agreed", fill=True),
    "published": PUBLISHED,
    "grade": choice("how good the source is, A to D, or J", GRADES),
}
ULTIMATUM: Final[Form] = {
    "issuer": text("who demands", True),
    "target": text("of whom", True),
    "patron": text("who backs the target"),
    "line": text("the line demanded, if it is about ground"),
    "demand": condition("what must hold for the demand to be met", True),
    "issued": date("day it was made; without one it is latent and may yet be made"),
    "deadline": Key("deadline", "last day to comply; days after issue, 1 or more, if latent",
                    True),
    "grace": whole("days after the deadline before it counts as passed", 0),
    "rung": whole("rung of the act threatened, 0 to 9", 0, 9),
    "extension": whole("days that one extension adds", 0),
    "status": choice("where it stands on the first day", ("latent", *names.STATUSES)),
    "asks": Key("number", "compliance that meets it in full, above 0 to 1, without a line",
                low=0, high=1),
    "after": text("the demand whose fate it waits for; only if latent", fill=True),
    "when": choice("the fate it waits for, met if not given", names.FATES),
    "void": text("the demand whose fate takes it off the table", fill=True),
    "void_when": choice("the fate that does, met if not given", names.FATES),
}
PLEDGE: Final[Form] = {
    "holder": text("who has pledged to answer", True),
    "against": text("whom the answer would hit", True),
    "trigger": condition("what calls for the answer", True),
    "active": flag("false: made known only by a signal"),
    "delay": whole("days until the answer is due", 0),
    "rung": whole("rung of the answer, 0 to 9", 0, 9),
    "overrides": text("the agreement it overrides"),
}
DEAL: Final[Form] = {"line": text("its line"), "age": whole("days it has been in force", 0)}
INITIAL: Final[Form] = {
    "rung": each("rung of the first actor towards the second, 0 to 9",
                 Key("whole", "a rung", low=0, high=9), PAIR),
    "last_contact": each("day the two last talked", Key("date", "a day"), PAIR),
    "last_fatal": each("day the first last killed soldiers of the second", Key("date", "a day"),
                       PAIR),
    "last_strike": each("day the first last owned to a strike on the second", Key("date", "a day"),
                        PAIR),
    "attack_age": each("days an attack under way has lasted",
                       Key("whole", "days", low=1, high=10**4), IDENTIFIER),
    "rest_age": each("days since an attack had to stop that cannot go on yet",
                     Key("whole", "days", low=1, high=10**4), IDENTIFIER),
    "momentum": each("pace of an actor's attacks over their usual one; without it drawn",
                     Key("number", "1 the usual pace", low=0.01, high=100.0), IDENTIFIER),
}
LABEL: Final[Form] = {
    "label": text("its name", True, True),
    "kind": choice("what kind of outcome it is: " + ", ".join(LABEL_KINDS) + " (if left out)",
                   tuple(LABEL_KINDS)),
    "when": condition("when it holds; the last label of an axis has none"),
}
INJECT: Final[Form] = {
    "day": date("day it falls due"),
    "when": condition("or: it falls due when this first holds"),
    "recipient": text("who is told: an actor or anyone else"),
    "content": text("what is said"),
    "effect": choice("what it changes", names.EFFECTS, True),
    "a": text("whose (by default the recipient's); for health an agreement"),
    "b": text("the other end of a tie"),
    "value": Key("number", "how much is added"),
    "contingency": text("'if X' or 'unless X', X another inject or a predicate: given only then, "
                        "else stood down"),
    "source": text("where it comes from", fill=True),
    "published": PUBLISHED,
}
LINE_TERM: Final[Form] = {
    "status_quo": flag("true: the line follows the front"),
    "share": Key("number", "share of what is at issue that it leaves the holder, without a map",
                 low=0.0, high=1.0),
}
OFF: Final[Form] = {m: flag(f"false: switched off, replaced by {n}")
                    for m, n in names.MECHANISMS.items()}

SCENARIO: Final[Form] = {
    "name": text("what the scenario is called", True),
    "title": text("one line for lists and reports", True),
    "about": text("a sentence or two"),
    "base": text("another scenario's folder, or its name, to build on"),
    "start": date("first simulated day", True),
    "horizon": date("last simulated day", True),
    "cutoff": date("day the information stops; by default the start"),
    "in_sample": text("why the base may have a later cut-off; needed if it has", fill=True),
    "dated_later": items("sources that rightly bear a date after the cut-off", DATED_LATER),
    "question": form("the headline question: the share of one label", QUESTION, True),
    "actors": entries("who takes part", ACTOR, True),
    "links": form("who backs whom", {"patrons": items("a patron and its client each", LINK)}),
    "map": form("the ground at issue", MAP),
    "lines": text("CSV file of lines that a deal may follow"),
    "exposed": text("without a map: the actor whose troops stand within reach of the other side"),
    "line_terms": each("what else is to be said of a line", Key("form", "terms", form=LINE_TERM),
                       IDENTIFIER),
    "agreements": entries("agreements in force, by name", AGREEMENT),
    "channels": entries("who can talk to whom, by name", CHANNEL),
    "meetings": items("rounds of talks already agreed", MEETING),
    "ultimatums": entries("dated threats, by name", ULTIMATUM),
    "pledges": entries("conditional threats: if this happens, that follows", PLEDGE),
    "deal": form("a deal in force on the first day", DEAL),
    "initial": form("where actors and pairs of them stand on the first morning", INITIAL),
    "known_days": whole("first days that are read from the record and not played: the state "
                        "given is that of the last of them", 0, 4000),
    "outcomes": Key("each", "outcome axes; on each the first label whose condition holds on the "
                    "last day is the rollout's", True, of=Key("items", "labels", form=LABEL)),
    "end_when": condition("what ends a rollout before the horizon"),
    "injects": entries("events from outside, by name", INJECT),
    "msel": text("CSV file of injects as exercise staff list them"),
    "mechanisms": form("mechanisms switched off", OFF),
    "record": text("CSV file of what the record says of these days"),
    "starts": text("YAML file of dated events and of later first days, for `escalade audit "
                   "sections=timing`"),
    "comparisons": entries("statements that `escalade findings` tries over all priors, by name",
                           COMPARISON),
    "explained": each("findings of `escalade audit` that are meant to be, with the reason",
                      text("the reason"), rf"({'|'.join(FINDINGS)}):.+"),
}

LEVEL: Final[dict[str, tuple[float, float, str]]] = {
    "rung": (0, 9, "place on the ladder of force, 0 to 9"),
    "tempo": (0, 1, "ground attack, 0 to 1"),
    "strike": (0, 1, "fire from the ground on the rival's regular forces, 0 to 1"),
    "scope": (0, 1, "0 near the front, 1 anywhere"),
    "reinforce": (-1, 1, "-1 troops out at full flow, 1 in"),
    "support": (0, 1, "help for the client's front, 0 to 1"),
    "caution": (0, 1, "care towards the rival's posts, 0 to 1"),
    "comply": (0, 1, "share of the demand given"),
    "shield": (0, 1, "air closed and police placed against the issuer, 0 to 1"),
    "concede": (-1, 1, "-1 stonewalls, 1 is eager for a line"),
    "wedge": (0, 1, "backing of the issuer against its partner, 0 to 1"),
    "spoil": (0, 1, "attacks outside the lines, 0 to 1"),
    "mobilise": (0, 1, "share of the mobilisation schedule that is ordered"),
    "confront": (0, 1, "forces in contact without fire: a blockade, an interception, 0 to 1"),
    "air": (0, 1, "fire from the air, 0 to 1"),
    "sea": (0, 1, "fire from the sea, 0 to 1"),
    "posts": (-1, 1, "-1 pulls surrounded posts back, 1 puts troops into posts at the front"),
    "publicity": (0, 1, "how public the act is, 0 to 1"),
    "hurt": (0, 1, "orders fire on the issuer's troops without owning to it, 0 to 1"),
    "costly": (0, 1, "1 an act that rivals learn from, 0 cheap talk"),
    "price": (-10, 10, "direct cost to its author; the whole issue is worth 1"),
}
OPTION: Final[Form] = {
    "verb": choice("what it says or triggers, beyond its levels", names.VERBS),
    "against": text("actor that a force posture is aimed at; its main rival unless named"),
    "orders": text("force posture that an answer puts in force; the one that fires alike unless "
                   "named"),
    **{n: Key("number", LEVEL[n][2], low=LEVEL[n][0], high=LEVEL[n][1]) for n in names.LEVELS},
}
MENU: Final[Form] = {
    t: Key("each", f"the {t} menu", of=Key("form", "one option", form=OPTION)) for t in names.TRACKS
}
PLAN: Final[Form] = {
    "about": text("what an actor that follows it is after, in a sentence", fill=True),
    **{t: Key("options", f"its {t} options; all of them if left out") for t in names.TRACKS},
}
BY_TRACK: Final = Key("form", "by track, with the plans its options make up", form={
    **MENU, "plans": entries("what goes together in the actor's conduct: it follows one plan at a "
                             "time; without any, all of its options make up one", PLAN)})
MENUS: Final = Key("each", "what each actor may do", of=BY_TRACK)

QUANTITY: Final[Form] = {
    "value": Key("number", "the number, if it is one", fill=True),
    "low": Key("number", "5 % point, or least", fill=True),
    "central": Key("number", "median, or likeliest", fill=True),
    "high": Key("number", "95 % point, or most", fill=True),
    "shape": choice("how it is spread", SHAPES),
    "source": text("where it comes from", True),
    "published": PUBLISHED,
    "grade": choice("A recorded, B one good source, C derived, D a guess tied to one datum, "
                    "J judgement", GRADES, True),
}
DOCTRINE: Final[Form] = {
    "policy": text("the rule it follows: one of the engine's, or a file of policies/", True, True),
    "about": text("a sentence for `escalade show`"),
    "weight": quantity("its part among the actor's doctrines: runs draw one, rivals judge by all"),
    "cases": quantity("instead of a weight, where all of the actor's doctrines give it: cases that "
                      "speak for it, in halves; each row draws its weights from them"),
    "automatic": flag("true: every threat that falls due is carried out"),
    "traits": each("numbers of the policy", quantity("a trait")),
}
