"""The ladder of force, feelings at home, blows and blame."""

from sim.engine.state.counts import UNIT
from sim.engine.state.declare import real
from sim.engine.state.parameters.parameter import Parameter


class HomeParameters:
    """The ladder of force, feelings at home, blows and blame."""

    risk_base = real(given_by=(
        Parameter("ladder.risk_base", 0, 1, 0.0005, "1/day", "loss of control at rung 4",
                  "risk of losing control at a show of force",
                  "Chance a day that matters run out of control while troops are being "
                  "reinforced."),
    ))
    risk_growth = real(given_by=(
        Parameter("ladder.risk_growth", 1, 100, 2, "ratio", "growth of that risk per rung",
                  "growth of that risk by each step",
                  "How many times the risk of losing control grows with each step up the ladder "
                  "of force."),
    ))
    apart = real(given_by=(
        Parameter("ladder.apart", 0, 1, 0.2, "share",
                  "of the risk of a slide that is there with the patron's forces far off",
                  "risk without contact",
                  "Share of the risk of losing control that is there with a backer's forces far "
                  "off."),
    ))
    ladder_step = real(given_by=(
        Parameter("ladder.step", 1, 9, 3, "rungs", "most rungs climbed at once",
                  "most steps climbed at once",
                  "The most steps of the ladder of force that anybody climbs at once."),
    ))
    rung_decay = real(given_by=(
        Parameter("ladder.rung_decay", 0, 1, 0.2, "1/day", "chance a quiet dyad steps down",
                  "calming down",
                  "Chance on a quiet day that two opponents come down a step of the ladder of "
                  "force."),
    ))
    commitment_decay = real(given_by=(
        Parameter("home.commitment_decay", 0, 1, 0.02, "1/day", "fading of commitment",
                  "fading of commitment", "Share of the cost of backing down that fades a day."),
    ))
    revenge_decay = real(given_by=(
        Parameter("home.revenge_decay", 0, 1, 0.1, "1/day", "fading of the demand for revenge",
                  "fading of revenge", "Share of the demand for revenge that fades a day."),
    ))
    settled = real(given_by=(
        Parameter("home.settled", 0, 1, 0.5, "share",
                  "of commitment and anger that a day's full answer settles",
                  "what an answer settles",
                  "Share of the cost of backing down, and of the demand for revenge, that a day's"
                  " full answer settles."),
    ))
    vent = real(given_by=(
        Parameter("home.vent", 0, 1, 0.5, "share",
                  "of anger that naming or owning a clash in public is worth at home",
                  "worth of naming who struck",
                  "What it is worth at home to name who struck, or to own to a clash, as a share "
                  "of the demand for revenge."),
    ))
    named_left = real(given_by=(
        Parameter("home.named_left", 0, 1, 0.8, "share", "anger left once an author is named",
                  "revenge left once somebody is blamed",
                  "Share of the demand for revenge that is left once the rival or its backer has "
                  "been blamed."),
    ))
    blow_power = real(given_by=(
        Parameter("blows.power", 1, 6, 2, "exponent",
                  "how steeply a blow is felt by its size below and around what is expected",
                  "how steeply blows are felt",
                  "How much more than in proportion to its dead a blow of about the size expected"
                  " is felt."),
    ))
    blow_ceiling = real(given_by=(
        Parameter("blows.ceiling", 1.01, 1000, 8, "ratio",
                  "the most that a blow is felt as, in expected blows",
                  "most that one blow is felt as",
                  "The most that one blow can be felt as, in blows of the size expected."),
    ))
    blow_learning = real(given_by=(
        Parameter("blows.learning", 0, 1, 0.1, "share", "how far one blow moves the size expected",
                  "getting used to blows",
                  "How far one blow moves the size of blow that its victim expects."),
    ))
    blow_owned = real(given_by=(
        Parameter("blows.owned", 0, 1, 0.25, "share",
                  "of the anger an attack raised that owning it adds",
                  "anger at an attack owned to",
                  "Anger that owning to an attack adds, as a share of what the attack itself "
                  "raised."),
    ))
    clash_days = real(given_by=(
        Parameter("blame.clash_days", 3, 60, 14, "days",
                  "for which a clash is spoken of, can be owned and named, and provokes",
                  "days that a clash is spoken of",
                  "Days for which a clash is spoken of and can still be owned to, blamed on "
                  "somebody or answered."),
    ))
    blame_target = real(given_by=(
        Parameter("blame.target", 0, 2, 0.3, "ratio",
                  "tie lost by blaming the target, over `ties.blame`",
                  "goodwill lost by blaming the rival",
                  "Goodwill lost by blaming the rival, as a share of the goodwill lost by blame."),
    ))
    blame_patron = real(given_by=(
        Parameter("blame.patron", 0, 5, 2, "ratio",
                  "tie lost by blaming the patron, over `ties.blame`",
                  "goodwill lost by blaming the backer",
                  "Goodwill lost by blaming the rival's backer, compared with the goodwill lost "
                  "by blame."),
    ))
    blame_owned = real(given_by=(
        Parameter("blame.owned", 0, 10, 3, "ratio", "tie lost by owning a clash, over `ties.blame`",
                  "goodwill lost by owning to a clash",
                  "Goodwill lost by owning to a clash, compared with the goodwill lost by blame."),
    ))
    blame_spared = real(given_by=(
        Parameter("blame.spared", 0, 1, 0.5, "share",
                  "of `ties.repair` regained by deflecting, or by a charge on spoilers gone stale",
                  "goodwill kept by deflecting",
                  "Goodwill regained by deflecting blame, as a share of that by a timely charge "
                  "against those left out."),
    ))
    reversal = real(given_by=(
        Parameter("home.reversal", 0, 1, 0.05, "issue",
                  "cost of saying on a clash what one's last word on it denies",
                  "price of contradicting oneself",
                  f"What it costs to say of an attack what one's last word on it denies, {UNIT}."),
    ))
    reputation_step = real(given_by=(
        Parameter("home.reputation_step", 0, 1, 0.2, "share",
                  "move of reputation per threat resolved", "how fast reputations change",
                  "How far one threat, kept or not, moves a reputation."),
    ))
