"""Ground combat: advance, losses, spells of attack, fire that pins."""

from sim.engine.state.declare import real
from sim.engine.state.parameters.parameter import Parameter


class TheatreParameters:
    """Ground combat: advance, losses, spells of attack, fire that pins."""

    advance = real(given_by=(
        Parameter("theatre.advance", 0, 1e4, 40, "km2/day", "ground taken a day at full tempo",
                  "pace of a full attack",
                  "Square kilometres taken a day by an attack at full pace."),
    ))
    decisiveness = real(given_by=(
        Parameter("theatre.decisiveness", 0, 10, 1.0, "exponent",
                  "how strongly force ratios decide", "weight of numbers",
                  "How strongly the balance of forces decides whether an attack gains ground."),
    ))
    support_effect = real(given_by=(
        Parameter("theatre.support_effect", 0, 10, 0.5, "share", "strength added by full support",
                  "strength added by full help",
                  "Share of its strength that a force gains from full help of a backer."),
    ))
    off_axis = real(given_by=(
        Parameter("theatre.off_axis", 0, 1, 0.05, "share",
                  "weight of a place off an attack's axis, over that of one on it",
                  "ground off the line of attack",
                  "How much of an attack goes to places off its line, compared with those on it."),
    ))
    caution_drag = real(given_by=(
        Parameter("theatre.caution_drag", 0, 1, 0.3, "share", "pace lost to full caution",
                  "pace lost to care",
                  "Share of an attack's pace lost to full care not to hit others."),
    ))
    culmination = real(given_by=(
        Parameter("theatre.culmination", 0.1, 1000, 10, "days", "half of all attacks last longer",
                  "days an attack lasts",
                  "Days that half of all attacks outlast before they have to pause."),
    ))
    culmination_shape = real(given_by=(
        Parameter("theatre.culmination_shape", 0.1, 10, 1, "exponent",
                  "over 1 an old attack is likelier to stop than a new one", "how attacks tire",
                  "Above 1 an attack is likelier to stop the longer it has lasted, below 1 less "
                  "likely."),
    ))
    rest = real(given_by=(
        Parameter("theatre.rest", 0.1, 1000, 14, "days",
                  "half of all rests after an attack last longer", "days of rest after an attack",
                  "Days that half of all spent attackers need longer than to go on."),
    ))
    rest_shape = real(given_by=(
        Parameter("theatre.rest_shape", 0.1, 10, 1, "exponent",
                  "over 1 a long rest is likelier to end than a new one", "how rests end",
                  "Above 1 a rest is likelier to end the longer it has lasted, below 1 less "
                  "likely."),
    ))
    pace_spread = real(given_by=(
        Parameter("theatre.pace_spread", 0, 2, 0.3, "log",
                  "spread of an attack's pace around its mean", "how much an attack's pace varies",
                  "Spread of an attack's pace around its mean, on a logarithmic scale."),
    ))
    pace_persistence = real(given_by=(
        Parameter("theatre.pace_persistence", 0, 0.999, 0.9, "share",
                  "part of that left a day later", "how long momentum lasts",
                  "Part of what an attack's pace is above or below its mean that is left a day "
                  "later."),
    ))
    attack_deaths = real(given_by=(
        Parameter("theatre.attack_deaths", 0, 1e4, 20, "deaths/day",
                  "defender's at full tempo, even odds", "deaths under a full attack",
                  "Deaths a day among the defenders under an attack at full pace, at even odds."),
    ))
    quiet_deaths = real(given_by=(
        Parameter("theatre.quiet_deaths", 0, 1e4, 4, "deaths/day",
                  "each side's on a quiet front", "deaths on a quiet front",
                  "Deaths a day on each side of a quiet front."),
    ))
    exchange_ratio = real(given_by=(
        Parameter("theatre.exchange_ratio", 0.01, 100, 1, "ratio",
                  "attacker's deaths per defender's", "attacker's losses",
                  "Deaths among attackers for each death among defenders."),
    ))
    counter_rate = real(given_by=(
        Parameter("theatre.counter_rate", 0, 10, 0.3, "share", "pace of a counter-attack",
                  "pace of a counter-attack",
                  "Pace of a counter-attack as a share of that of an attack."),
    ))
    civilian_deaths = real(given_by=(
        Parameter("theatre.civilian_deaths", 0, 100, 0.3, "ratio",
                  "civilian deaths per death of one side", "civilians killed",
                  "Civilians killed for each death on one side of the front."),
    ))
    wounded = real(given_by=(
        Parameter("theatre.wounded", 1, 5, 2.5, "ratio",
                  "soldiers out of action per soldier killed, the dead included",
                  "dead and wounded",
                  "Soldiers out of action for each one killed, the dead among them."),
    ))
    pullback_rate = real(given_by=(
        Parameter("theatre.pullback_rate", 0, 1, 0.05, "share/day",
                  "ground given back when complying", "pace of a withdrawal",
                  "Share of the ground demanded that is given back a day by whoever gives way."),
    ))
    pinning = real(given_by=(
        Parameter("theatre.pinning", 0, 1e4, 1, "deaths/day",
                  "fire on a thousand men that pins half of them", "fire that pins a front",
                  "Dead a day by fire on a thousand men that keep half of them from fighting."),
    ))
    pinned_front = real(given_by=(
        Parameter("theatre.pinned_front", 0, 1, 0.5, "share",
                  "of a front's strength that fire which pins it in full takes",
                  "front pinned by fire",
                  "Share of the strength of a front that is gone while fire keeps all of it from "
                  "fighting."),
    ))
    seizure = real(given_by=(
        Parameter("theatre.seizure", 0, 1, 0.05, "share/day",
                  "of the issue, taken by an overwhelming assault where there is no map",
                  "pace of an assault",
                  "Share of what is at issue that an overwhelming assault takes in a day, where "
                  "there is no map."),
    ))
    help_effort = real(given_by=(
        Parameter("theatre.help_effort", 0, 10, 0.3, "share",
                  "of full effort that full help or cover asks", "effort of helping",
                  "Share of full effort that full help or cover for others asks of a backer."),
    ))
    review = real(given_by=(
        Parameter("theatre.review", 1, 1000, 7, "days", "between reviews of a campaign",
                  "days between reviews of a campaign",
                  "Days after which whoever strikes asks itself whether to go on."),
    ))
    shortest = real(given_by=(
        Parameter("theatre.shortest", 1, 7, 2, "days", "that an answer by fire lasts at the least",
                  "shortest answer", "Days that an answer by fire lasts at the least."),
    ))
    demobilise = real(given_by=(
        Parameter("theatre.demobilise", 0, 1, 0.25, "ratio",
                  "pace at which a mobilisation is undone, over that at which it was made",
                  "pace of standing down",
                  "How fast a mobilisation is undone, compared with how fast it was made."),
    ))
