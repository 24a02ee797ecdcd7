"""Talks over lines, and what a deal is worth."""

from sim.engine.state import names
from sim.engine.state.counts import UNIT
from sim.engine.state.declare import real, reals
from sim.engine.state.parameters.parameter import Parameter


class TalkParameters:
    """Talks over lines, and what a deal is worth."""

    bind = reals(names.N_ROUNDS, given_by=(
        Parameter("talks.bind_delegation", 0, 1, 0.05, "chance", "a delegation can close a deal",
                  "chance of a deal by delegations",
                  "Chance that delegations can close a deal when they meet.",
                  index="=ROUND_DELEGATION"),
        Parameter("talks.bind_call", 0, 1, 0.05, "chance", "a call can close a deal",
                  "chance of a deal by a call", "Chance that a call of leaders can close a deal.",
                  index="=ROUND_CALL"),
        Parameter("talks.bind_summit", 0, 1, 0.5, "chance", "a summit can close a deal",
                  "chance of a deal at a summit",
                  "Chance that a meeting of leaders can close a deal.", index="=ROUND_SUMMIT"),
    ))
    format_bonus = real(given_by=(
        Parameter("talks.format_bonus", 0, 10, 0.5, "share", "help of a format in good standing",
                  "help of a forum in good standing",
                  "How much likelier a forum in good standing makes a deal."),
    ))
    mediation = real(given_by=(
        Parameter("talks.mediation", 0, 10, 0.2, "share", "help of a mediator at work",
                  "help of a mediator",
                  "How many more rounds a mediator at work calls, and how much likelier each "
                  "makes a deal."),
    ))
    leeway = real(given_by=(
        Parameter("talks.leeway", 0, 1, 0.1, "issue",
                  "by how much an eager or a hard stance moves what negotiators settle for",
                  "leeway of negotiators",
                  "How far an eager or a hard stance in talks moves what negotiators settle "
                  f"for, {UNIT}."),
    ))
    refusal = real(given_by=(
        Parameter("talks.refusal", -1, 0, -0.5, "-1..1",
                  "stance in talks below which no offer is heard or made",
                  "stance that refuses talks",
                  "Stance in talks, from -1 to 1, below which an actor hears no offer and makes "
                  "none."),
    ))
    even_pace = real(given_by=(
        Parameter("talks.even_pace", 0.3, 1, 0.7, "share",
                  "rounds held by an even stance, over those by one that seeks them",
                  "talks without eagerness",
                  "Rounds of talks that an even stance allows, as a share of those of one that "
                  "seeks them."),
    ))
    least_pace = real(given_by=(
        Parameter("talks.least_pace", 0, 0.7, 0.3, "share", "the same, by the hardest",
                  "talks against the grain",
                  "Rounds of talks that the hardest stance allows, as a share of those of one "
                  "that seeks them."),
    ))
    meeting_tie = real(given_by=(
        Parameter("talks.meeting_tie", 0, 0.4, 0.1, "tie",
                  "at or below which no scheduled meeting is held", "goodwill for a meeting",
                  "Goodwill that two powers need to hold the meetings they have agreed."),
    ))
    offer_days = real(given_by=(
        Parameter("talks.offer_days", 1, 30, 7, "days", "that an offer stands", "life of an offer",
                  "Days that an offer stands."),
    ))
    short_of = real(given_by=(
        Parameter("talks.short_of", 1, 10, 3, "ratio",
                  "part of the issuer's word broken by a line, per share of the issue it falls "
                  "short", "word broken by a deal",
                  "How much of its word a power breaks by a deal, for the share of the issue that"
                  " the deal falls short of the demand."),
    ))
    given_away = real(given_by=(
        Parameter("talks.given_away", 0, 1, 0.5, "share",
                  "of a deal's ground that counts as given for nothing if it breaks",
                  "ground given for nothing",
                  "Share of the ground of a deal that counts as given away for nothing if the "
                  "deal breaks."),
    ))
    urgency_decay = real(given_by=(
        Parameter("talks.urgency_decay", 0, 10, 0.15, "1/day",
                  "fading of the urgency of talks after a blow", "fading of urgency",
                  "Share of the urgency of talks after a blow that fades a day."),
    ))
    urgency_rounds = real(given_by=(
        Parameter("talks.urgency_rounds", 0, 10, 0.2, "share",
                  "rounds added by the urgency of one blow", "meetings that blows call for",
                  "How many more rounds of talks are held after a blow of the size expected, as a"
                  " share."),
    ))
    urgency_concede = real(given_by=(
        Parameter("talks.urgency_concede", 0, 1, 0.01, "issue",
                  "worth of settling added by that urgency", "concessions that blows call for",
                  "What settling is worth more to whoever took a blow of the size expected, "
                  f"{UNIT}."),
    ))
