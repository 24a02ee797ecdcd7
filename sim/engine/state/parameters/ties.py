"""Goodwill between actors and the standing of agreements."""

from sim.engine.state.declare import real
from sim.engine.state.parameters.parameter import Parameter


class TieParameters:
    """Goodwill between actors and the standing of agreements."""

    tie_strike = real(given_by=(
        Parameter("ties.strike", 0, 1, 0.05, "tie",
                  "lost by a shield in the way; by strikes and ground, shares of it",
                  "goodwill lost by strikes",
                  "Goodwill lost when a backer puts its forces in the way; strikes cost shares of"
                  " it."),
    ))
    strike_day = real(given_by=(
        Parameter("ties.strike_day", 0.02, 1, 0.2, "share",
                  "of `ties.strike` lost a day of full strikes",
                  "goodwill lost in a day of strikes",
                  "Goodwill lost in a day of full strikes anywhere, as a share of the goodwill "
                  "lost by strikes."),
    ))
    tie_blame = real(given_by=(
        Parameter("ties.blame", 0, 1, 0.02, "tie",
                  "unit of what blame, owning and soldiers killed cost a tie",
                  "goodwill lost by blame",
                  "Goodwill that blame in public costs, as the measure of each kind of it."),
    ))
    tie_killed = real(given_by=(
        Parameter("ties.killed", 0, 10, 3, "ratio",
                  "tie lost by soldiers killed by the other, over `ties.blame`",
                  "goodwill lost by soldiers killed",
                  "Goodwill lost when one kills soldiers of the other, compared with the goodwill"
                  " lost by blame."),
    ))
    tie_acknowledged = real(given_by=(
        Parameter("ties.acknowledged", 0, 1, 0.5, "share",
                  "of a tie that fatal combat acknowledged by both destroys",
                  "goodwill lost by combat owned to",
                  "Share of goodwill that goes once both own to deadly combat between them."),
    ))
    tie_repair = real(given_by=(
        Parameter("ties.repair", 0, 1, 0.01, "tie/day",
                  "regained by a timely charge on spoilers; by quiet, a share",
                  "goodwill regained in quiet",
                  "Goodwill regained by blaming those left out in time; quiet days give a share "
                  "of it."),
    ))
    tie_calm = real(given_by=(
        Parameter("ties.calm", 0, 1, 0.1, "share", "of `ties.repair` regained on a quiet day",
                  "goodwill regained in a quiet day",
                  "Goodwill regained on a quiet day, as a share of the goodwill regained in "
                  "quiet."),
    ))
    tie_contact = real(given_by=(
        Parameter("ties.contact", 0, 1, 0.01, "tie", "gained per contact",
                  "goodwill gained by talking", "Goodwill gained each time two powers talk."),
    ))
    tie_dead = real(given_by=(
        Parameter("ties.dead", 0, 0.2, 0.05, "tie", "or standing below which an agreement is void",
                  "when an agreement is void",
                  "Goodwill or standing below which an agreement is void."),
    ))
    word_contacts = real(given_by=(
        Parameter("ties.word_contacts", 0, 10, 2, "count",
                  "contacts that seeking a call, a summit or mediation counts as",
                  "contacts that offering talks counts as",
                  "How many contacts it counts as to seek a call, a meeting of leaders or to "
                  "mediate."),
    ))
    format_scarcity = real(given_by=(
        Parameter("ties.format_scarcity", 0, 2, 1, "ratio",
                  "how much dearer a format is, the less of it is left", "forums dearer when weak",
                  "How much more the standing of a forum is worth, the less of it is left."),
    ))
    format_strike = real(given_by=(
        Parameter("ties.format_strike", 0, 1, 0.03, "standing",
                  "lost by blaming the patron; by strikes and ground, shares of it",
                  "standing lost by strikes",
                  "What a forum loses of its standing when a backer is blamed; strikes cost "
                  "shares of it."),
    ))
    format_day = real(given_by=(
        Parameter("ties.format_day", 0.01, 1, 0.1, "share",
                  "of `ties.format_strike` lost a day of full strikes",
                  "standing lost in a day of strikes",
                  "Standing lost in a day of full strikes, as a share of the standing lost by "
                  "strikes."),
    ))
    ground_wear = real(given_by=(
        Parameter("ties.ground_wear", 0, 50, 10, "ratio",
                  "wear by all the ground lost, over that of `ties.strike` and "
                  "`ties.format_strike`", "goodwill and standing lost with ground",
                  "What is lost of goodwill and standing with all the ground, compared with what "
                  "strikes cost."),
    ))
