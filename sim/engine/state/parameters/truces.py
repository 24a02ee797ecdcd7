"""How truces break, and when a crisis is over."""

from sim.engine.state.declare import real
from sim.engine.state.parameters.parameter import Parameter


class TruceParameters:
    """How truces break, and when a crisis is over."""

    truce_shape = real(given_by=(
        Parameter("truce.shape", 0.05, 10, 0.7, "exponent", "Weibull shape of breakdown",
                  "how truces age", "Below 1 a truce is likeliest to break early, above 1 late."),
    ))
    truce_scale = real(given_by=(
        Parameter("truce.scale", 0.1, 1e4, 20, "days", "Weibull scale of breakdown",
                  "usual life of a truce", "Days that a truce of no special terms holds, roughly."),
    ))
    truce_terms = real(given_by=(
        Parameter("truce.terms", 0, 10, 1, "log", "effect of strong terms on breakdown",
                  "effect of strong terms", "How much longer strong terms make a truce hold."),
    ))
    violation_rate = real(given_by=(
        Parameter("truce.violation_rate", 0, 100, 0.1, "1/day", "violations from outside",
                  "violations of a truce", "Violations a day that nobody provoked."),
    ))
    violation_excite = real(given_by=(
        Parameter("truce.violation_excite", 0, 1, 0.3, "count", "violations bred by one",
                  "violations bred by one", "Violations that each one gives rise to."),
    ))
    violation_decay = real(given_by=(
        Parameter("truce.violation_decay", 0.01, 100, 1.0, "1/day", "how fast that fades",
                  "how fast violations calm down",
                  "How fast the heat of a violation fades, a day."),
    ))
    violation_effect = real(given_by=(
        Parameter("truce.violation_effect", 0, 10, 0.3, "share", "weight of clustered violations",
                  "weight of violations",
                  "How much violations in a row shorten the life of a truce."),
    ))
    truce_tempo = real(given_by=(
        Parameter("truce.tempo", 0, 1, 0.2, "share", "ground attack that goes on under a deal",
                  "attacks that a truce leaves",
                  "Share of a ground attack that goes on under a truce."),
    ))
    truce_fire = real(given_by=(
        Parameter("truce.fire", 0, 10, 1, "ratio",
                  "strain of full fire on a deal, over that of a full attack",
                  "strain of fire on a truce",
                  "How much full fire on another's forces strains a truce, compared with a full "
                  "attack."),
    ))
    truce_breach = real(given_by=(
        Parameter("truce.breach", 0, 1, 0.5, "chance",
                  "a campaign of full fire ends a deal the day it opens", "breach by a campaign",
                  "Chance that strikes at full weight, begun under a truce, end it on that day."),
    ))
    peace_after = real(given_by=(
        Parameter("peace.after", 1, 4000, 30, "days",
                  "a deal must have held for the crisis to be over",
                  "days a deal holds before peace",
                  "Days that a deal must have held for the crisis to count as over."),
    ))
    stand_down = real(given_by=(
        Parameter("peace.stand_down", 1, 4000, 14, "days",
                  "without demand, fire or attack order at which it is over, too",
                  "quiet days before peace",
                  "Days without a demand, fire or an order to attack after which the crisis "
                  "counts as over."),
    ))
