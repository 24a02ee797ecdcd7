"""State quantities that predicates and outcome rules may name, each declared once.

A quantity has a name, kinds of arguments, a meaning, and either the field of the state that it is
or the rule that works it out. All else follows from here: the parser of predicates, the rule that
evaluates them (`sim/engine/rules/quantity.py`, written by `python -m sim.engine.state.dispatch`),
the documents. What never happened was FOREVER days ago: more than any span of dates, so that `> 14`
holds of it and `<= 7` does not.
"""

from dataclasses import dataclass
from typing import Final

from sim.engine.state.names import STATUSES


@dataclass(frozen=True)
class Quantity:
    """One quantity.

    kinds: of its arguments, out of actor, line, place, agreement, ultimatum, pledge and inject.
    field: the field of `Crisis` it is, indexed by its arguments; else rule: the function that works
    it out, as module.function of `sim.engine.rules`, called with case, state and the arguments.
    days: it is measured in days, so that a number it is compared with is a length of time.
    """

    name: str
    kinds: tuple[str, ...]
    meaning: str
    field: str = ""
    rule: str = ""
    days: bool = False


DECLARED: Final = (
    Quantity("day", (), "day index, 0 on the first day", field="day", days=True),
    Quantity("days_left", (), "days to the horizon", rule="measures.days_left", days=True),
    Quantity("share", (), "share of the disputed ground held by side 1, 0..1", field="share"),
    Quantity("share_kept", (),
             "share held now over the share held at the start", rule="measures.share_kept"),
    Quantity("area_taken", (), "km2 taken by side 0 since the start, net", field="area_taken"),
    Quantity("line_share", ("line",),
             "share of the line's demanded places that side 1 holds, 0..1",
             rule="measures.line_share"),
    Quantity("holder", ("place",), "side that holds a place, 0 or 1", field="holder"),
    Quantity("deal", (), "1 if a deal or truce is in force", rule="measures.deal"),
    Quantity("deal_age", (),
             "days the deal has bound, -1 if none binds yet", rule="measures.deal_age", days=True),
    Quantity("deal_count", (), "deals agreed so far", field="deal_count"),
    Quantity("break_count", (), "deals broken so far", field="break_count"),
    Quantity("ultimatum_status", ("ultimatum",),
             "what has become of it, compared by name: " + ", ".join(STATUSES), field="ult_status"),
    Quantity("ultimatum_credit", ("ultimatum",),
             "share of the demand met since it was issued", field="ult_credit"),
    Quantity("ultimatum_executed", ("ultimatum",),
             "days of acknowledged strikes at the threatened rung",
             field="ult_executed", days=True),
    Quantity("days_to_deadline", ("ultimatum",),
             "days to the deadline, negative once passed; 1e12 before it is issued",
             rule="measures.days_to_deadline", days=True),
    Quantity("pledge_honoured", ("pledge",),
             "times the pledge was honoured", field="pledge_honoured"),
    Quantity("pledge_failed", ("pledge",), "times it was not", field="pledge_failed"),
    Quantity("fatal_today", ("actor",),
             "the actor's soldiers killed today outside the front", field="killed_today"),
    Quantity("fatal_count", ("actor", "actor"),
             "fatal attacks, author then victim, as attributed", field="fatal_count"),
    Quantity("fatal_exchange", ("actor", "actor"),
             "fatal attacks between the two that both acknowledged",
             rule="measures.fatal_exchange"),
    Quantity("days_since_fatal", ("actor", "actor"),
             "days since one killed the other's soldiers, either way; 1e12 if never",
             rule="measures.days_since_fatal", days=True),
    Quantity("days_since_strike", ("actor", "actor"),
             "days since the first acknowledged a strike on the second; 1e12 if never",
             rule="measures.days_since_strike", days=True),
    Quantity("strike_days", ("actor", "actor"),
             "days of acknowledged strikes, first on second", field="strike_days", days=True),
    Quantity("days_since_contact", ("actor", "actor"),
             "days since the two last talked; 1e12 if never",
             rule="measures.days_since_contact", days=True),
    Quantity("tie", ("actor", "actor"), "goodwill between the two, 0 none to 1 full", field="tie"),
    Quantity("tie_change", ("actor", "actor"),
             "goodwill now less goodwill at the start", rule="measures.tie_change"),
    Quantity("health", ("agreement",),
             "standing of the agreement, 0 none to 1 full", field="health"),
    Quantity("health_change", ("agreement",),
             "its standing now less its standing at the start", rule="measures.health_change"),
    Quantity("withdrawn", ("agreement",), "1 if a member has formally left", field="withdrawn"),
    Quantity("meeting_overdue", (),
             "days the oldest scheduled meeting is overdue, 0 if none",
             rule="measures.meeting_overdue", days=True),
    Quantity("rung", ("actor", "actor"),
             "rung of the first towards the second, 0..9", field="rung"),
    Quantity("peak_rung", ("actor", "actor"), "highest rung so far", field="peak"),
    Quantity("deaths", ("actor",), "the actor's deaths so far", field="deaths"),
    Quantity("civilians", (), "civilian deaths so far", field="civilians"),
    Quantity("displaced", (), "people displaced so far", field="displaced"),
    Quantity("incidents", (), "fatal incidents so far", field="incidents"),
    Quantity("rounds", (), "talk rounds of any kind so far", rule="measures.rounds"),
    Quantity("disaster", (), "1 once patrons fight each other in the open", field="disaster"),
    Quantity("commitment", ("actor",), "audience cost at stake", field="commitment"),
    Quantity("reputation", ("actor",),
             "reputation for carrying threats out, 0..1", field="reputation"),
    Quantity("support", ("actor",), "support a patron gives its clients, 0..1", field="support"),
    Quantity("belief", ("actor", "actor"),
             "resolve the first believes the second to have, mean", rule="measures.belief"),
    Quantity("public_belief", ("actor",),
             "resolve of the actor by the public record, mean", rule="measures.public_belief"),
    Quantity("encircled", (), "posts surrounded", field="n_encircled"),
    Quantity("troops", ("actor",), "troops in theatre", field="troops"),
    Quantity("wide_days", (),
             "days of acknowledged wide strikes by an issuer", field="wide_days", days=True),
    Quantity("spoiler_attacks", (),
             "attacks outside the lines by those a deal leaves out", field="spoiler_attacks"),
    Quantity("fired", ("inject",), "1 if the inject has been given", rule="measures.inject_fired"),
    Quantity("deal_on", ("line",),
             "1 if the deal in force follows the line", rule="measures.deal_on"),
    Quantity("mobilised", ("actor",),
             "share of the actor's mobilisation that has run, 0..1", field="mobilised"),
    Quantity("attack_spells", (),
             "ground offensives that side 0 has begun so far", field="attack_spells"),
    Quantity("worst_blow", ("actor",),
             "the actor's soldiers killed by the worst blow of today", field="blow_today"),
    Quantity("unanswered", ("actor",),
             "the actor's soldiers killed by blows it has not answered", field="unanswered_deaths"),
    Quantity("expected_blow", ("actor",),
             "dead of a blow that the actor has come to expect", field="expected_blow"),
    Quantity("campaign", ("actor", "actor"),
             "1 while a campaign of strikes of the first on the second stands",
             rule="measures.campaign"),
    Quantity("worst_rung", ("actor", "actor"),
             "highest rung so far of either towards the other", rule="measures.worst_rung"),
    Quantity("ultimatum_given", ("ultimatum",),
             "share of the demand met now, after it closed too, or given by the deal in "
             "force", rule="credit.standing_credit"),
    Quantity("ultimatum_gain", ("ultimatum",),
             "gain of the issuer's side since the demand: share of the disputed ground, "
             "without ground share of the demand met", rule="credit.gain"),
    Quantity("carried_in_time", ("ultimatum",),
             "1 if the threat was carried out while the demand stood, by the last day that"
             " grace and extension allow", rule="measures.carried_in_time"),
    Quantity("carried_late", ("ultimatum",),
             "1 if it was carried out after that", rule="measures.carried_late"),
    Quantity("times_put_off", ("ultimatum",),
             "times the deadline was put off", field="ult_extended"),
    Quantity("peace", (),
             "1 while the crisis is over: the demand met, a deal held for long or both "
             "sides stood down, and nothing new since", rule="measures.peace"),
    Quantity("days_of_peace", (),
             "days since it is over, 0 on the day it came, -1 while it is not",
             rule="measures.days_of_peace", days=True),
    Quantity("loss_share", ("actor",),
             "deaths so far over strength at the start", rule="measures.loss_share"),
)

QUANTITIES: Final[dict[str, Quantity]] = {quantity.name: quantity for quantity in DECLARED}
NUMBERS: Final[dict[str, int]] = {name: number for number, name in enumerate(QUANTITIES)}
"""What stands for a quantity in compiled predicates."""

IN_DAYS: Final = frozenset(quantity.name for quantity in DECLARED if quantity.days)
NO_VALUE: Final = float("nan")
"""What a number without a quantity comes to: less, greater and equal are all false of it."""
