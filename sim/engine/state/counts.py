"""Counts and times that every rollout leaves behind, each declared once.

The order of the declarations is the order of a rollout's row. All else follows from here: names
(`sim.engine.state.outputs`), the rule that writes them (`sim/engine/rules/tally.py`, written by
`python -m sim.engine.state.dispatch`), tables, figures, pages and the glossary.

In label and sentence {issuer}, {target} and {patron} are those of the first ultimatum, {side0}
advances, {side1} holds the ground at issue; {0} is the actor that a count belongs to. Verbs are in
the past, which fits one subject and several.
"""

from dataclasses import dataclass
from typing import Final

UNIT: Final = "on a scale on which the whole issue is worth 1"
KM2: Final = "km\N{SUPERSCRIPT TWO}"
WIDE: Final = ("{issuer} struck the forces of {target} anywhere, not only near the front, and said "
               "so")
DAY_PREFIX: Final = "day_of_"  # counts that are day indices, 0 or later; they are named as events


@dataclass(frozen=True)
class Count:
    """One count, or one time, of a rollout.

    field: of `Crisis`; at: its place in a field of several, a name of `sim.engine.state.names`.
    label, says: what it is called, and what that means in a sentence; of a time those of the event.
    of: `actor` for one of each actor. shown: place in the tables of counts, from the top; 0: in
    none. asked: place among the amounts that a page asks for; 0: not. loss: something lost.
    unmapped: label and sentence where there are no places to hold.
    """

    name: str
    field: str
    unit: str
    label: str
    says: str
    at: str = ""
    of: str = ""
    shown: int = 0
    asked: int = 0
    loss: bool = False
    unmapped: tuple[str, str] | None = None

    @property
    def beginning(self) -> str:
        """What the names of a rollout's entries are, or begin with where they end in _."""
        return f"{self.name}_" if self.of else self.name


DECLARED: Final = (
    Count("deaths", "deaths", "deaths", "deaths, {0}",
          "Soldiers of {0} killed.", of="actor", shown=1, asked=1, loss=True),
    Count("civilians", "civilians", "deaths", "civilian deaths",
          "Civilians killed in the fighting.", shown=2, asked=2, loss=True),
    Count("displaced", "displaced", "people", "people displaced",
          "People put to flight, those of before the first day included where the scenario "
          "counts them.", shown=3, asked=3, loss=True),
    Count("area_taken", "area_taken", KM2, f"net area taken, {KM2}",
          "Square kilometres of ground that {side0} took, less what was lost again.",
          shown=4, asked=4, loss=True),
    Count("share", "share", "share", "share of ground held",
          "Share of the ground in dispute that {side1} held on the last evening, from 0 to "
          "1.", shown=5,
          unmapped=("share of the demand met", "Share of what {issuer} demanded of {target} that "
                    "was given or taken by force by the last evening, from 0 to 1.")),
    Count("incidents", "incidents", "attacks", "fatal incidents",
          "Attacks and accidents outside the front line that killed soldiers.", shown=7, asked=8),
    Count("rounds_delegation", "rounds", "rounds", "talks of delegations",
          "Rounds of talks between delegations.", at="ROUND_DELEGATION", shown=8, asked=9),
    Count("rounds_call", "rounds", "rounds", "calls of leaders",
          "Calls between leaders.", at="ROUND_CALL", shown=8, asked=10),
    Count("rounds_summit", "rounds", "rounds", "summits",
          "Meetings of leaders.", at="ROUND_SUMMIT", shown=8, asked=11),
    Count("offers", "offers", "offers", "offers of a deal",
          "Offers of a deal that were made in talks.", shown=9),
    Count("deals", "deal_count", "deals", "deals struck",
          "Deals and truces that came into force.", shown=10, asked=12),
    Count("breaks", "break_count", "deals", "deals broken",
          "Deals and truces that broke down.", shown=11),
    Count("deal_days", "deal_days", "days", "days with a deal",
          "Days on which a deal or a truce was in force.", shown=12, asked=13),
    Count("threats", "threats", "threats", "threats made",
          "Demands with a date, and warnings, that were made or renewed."),
    Count("answers", "answers", "times", "provocations answered",
          "Times that a passed deadline or a fatal attack called for an answer by force and"
          " got one, in full or in part.", shown=14, asked=14),
    Count("unanswered", "unanswered", "times", "provocations unanswered",
          "Times that a passed deadline or a fatal attack called for an answer by force and"
          " was let pass.", shown=15, asked=15),
    Count("attack_spells", "attack_spells", "times", "ground offensives",
          "Unbroken runs of days on which {side0} attacked on the ground in strength."),
    Count("attack_days", "attack_days", "days", "days of ground attack",
          "Days on which {side0} attacked on the ground in strength.", shown=13, asked=6),
    Count("encircled", "n_encircled", "posts", "posts surrounded",
          "Military posts left on the other side's ground on the last evening.",
          shown=6, asked=5, loss=True),
    Count("wide_days", "wide_days", "days", "days of wide strikes",
          f"Days on which {WIDE}.", shown=16, asked=7),
    Count("wide_bouts", "wide_bouts", "times", "spells of wide strikes",
          f"Unbroken runs of days on which {WIDE}."),
    Count("day_of_wide_strike", "wide_first", "day", "wide strikes",
          f"{WIDE}."),
    Count("day_of_deal", "deal_first", "day", "a deal",
          "A deal or a truce came into force."),
    Count("day_of_breakdown", "break_first", "day", "the breakdown of a deal",
          "A deal or a truce broke down."),
    Count("day_of_execution", "execute_first", "day", "the threat carried out",
          "{issuer} hit {target} as hard as its ultimatum had threatened, or harder."),
    Count("risk", "risk", "chance", "risk of losing control",
          "Chance, added up over the days, that fire or contact between {issuer} and "
          "{patron}, or another backer of {target}, ran out of control into open war.", shown=17),
    Count("locked_at_deadline", "locked_at_deadline", "0 or 1", "bound to act at the deadline",
          "1 if by the day of the deadline backing away had become so costly for {issuer} "
          "that it was all but bound to act, 0 if not."),
    Count("entropy_at_deadline", "entropy_at_deadline", "nats",
          "doubt about {issuer} at the deadline",
          "How unsure others still were on the day of the deadline of what {issuer} would "
          "bear, from 0 (sure) to 1.6 (no idea)."),
    Count("misattributed", "misattributed", "attacks", "attacks blamed on the wrong side",
          "Fatal attacks that were pinned on somebody else than their author."),
    Count("outside_steps", "outside_steps", "times", "steps of backing from outside",
          "Times that a power outside the conflict stepped up its backing of {issuer}."),
    Count("withheld", "withheld", "times", "cuts in help",
          "Times that a backer cut the help it gave."),
    Count("shields", "shields", "times", "shields placed",
          "Times that a backer placed forces of its own in the way of strikes."),
    Count("disaster", "disaster", "0 or 1", "war out of control",
          "1 if {issuer} and {patron}, or another backer of {target}, slid into open war "
          "with each other, 0 if not."),
    Count("spoiler_attacks", "spoiler_attacks", "attacks", "attacks by those left out",
          "Attacks outside the lines by those whom a deal or an offer left out."),
    Count("day_of_fall", "fall_first", "day", "the loss of the ground",
          "Nine tenths of the disputed ground that {side1} held on the first day were lost."),
    Count("campaigns", "campaigns", "campaigns", "campaigns of fire",
          "Campaigns of acknowledged strikes that anybody opened against anybody."),
    Count("day_of_peace", "peace_first", "day", "the end of the crisis",
          "The crisis was over: the demand was met, a deal had held for long or both sides "
          "had stood down."),
    Count("peace_days", "peace_days", "days", "days of peace",
          "Days on which the crisis was over: the demand met, a deal held for long or both "
          "sides stood down, and nothing new since."),
    Count("campaign_ends_aim_met", "campaign_ends", "campaigns", "campaigns that met their aim",
          "Campaigns of strikes that ended with what they were for: a demand met, a blow "
          "answered in full, those whom their author backs left alone.", at="E_AIM_MET"),
    Count("campaign_ends_deal", "campaign_ends", "campaigns", "campaigns ended by a deal",
          "Campaigns of strikes that ended with a deal, or with a demand taken back.", at="E_DEAL"),
    Count("campaign_ends_exhaustion", "campaign_ends", "campaigns", "campaigns that ran out",
          "Campaigns of strikes that ended with the staying power of their author.",
          at="E_EXHAUSTION"),
    Count("campaign_ends_choice", "campaign_ends", "campaigns", "campaigns called off",
          "Campaigns of strikes that their author chose to end.", at="E_CHOICE"),
    Count("campaign_ends_peace", "campaign_ends", "campaigns", "campaigns ended by peace",
          "Campaigns of strikes that ended with the crisis.", at="E_PEACE"),
    Count("utility", "utility", "issue", "what the crisis brought {0}",
          f"Gains less costs for {{0}} over the whole crisis, {UNIT}.", of="actor"),
)
RATIOS: Final = {  # measures that are one count over another: its counts, label and sentence
    "truce_life": ("deal_days", "deals", "days a truce holds",
                   "Days with a deal or a truce for each one struck."),
}


def by_place(place: str) -> tuple[str, ...]:
    """Beginnings of the counts with a place (`shown` or `asked`), from the top."""
    found = [count for count in DECLARED if getattr(count, place)]
    return tuple(c.beginning for c in sorted(found, key=lambda count: getattr(count, place)))


def is_loss(name: str) -> bool:
    """True for a rollout's entry that counts something lost."""
    count = find_count(name)
    return count is not None and count.loss


def find_count(name: str) -> Count | None:
    """The declaration of a rollout's entry; None for none, such as the day of an inject."""
    for count in DECLARED:
        if name == count.name or (count.of and name.startswith(count.beginning)):
            return count
    return None
