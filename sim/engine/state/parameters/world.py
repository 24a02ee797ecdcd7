"""Flight, help from outside, weather, and what rivals learn."""

from sim.engine.state.counts import UNIT
from sim.engine.state.declare import real
from sim.engine.state.parameters.parameter import Parameter


class WorldParameters:
    """Flight, help from outside, weather, and what rivals learn."""

    displaced_per_settlement = real(given_by=(
        Parameter("displacement.per_settlement", 0, 1e6, 2500, "people",
                  "displaced per settlement taken", "people put to flight by ground lost",
                  "People put to flight for each settlement taken."),
    ))
    displaced_quiet = real(given_by=(
        Parameter("displacement.quiet", 0, 1e6, 3000, "people/day",
                  "displaced with the front quiet", "people put to flight on a quiet day",
                  "People put to flight a day with the front quiet."),
    ))
    displaced_attack = real(given_by=(
        Parameter("displacement.attack", 0, 4, 1, "ratio",
                  "people displaced by a full attack, over those with the front quiet",
                  "people put to flight by an attack",
                  "People put to flight a day by a full attack, over those with the front quiet."),
    ))
    displaced_start = real(given_by=(
        Parameter("displacement.start", 0, 1e9, 0, "people", "displaced at the start",
                  "people displaced at the start", "People put to flight before the first day."),
    ))
    wedge_step = real(given_by=(
        Parameter("outside.backing", 0, 1, 0.1, "share",
                  "war cost that full backing takes off an issuer, or a patron's full help off "
                  "its client", "war made cheaper by backing",
                  "Share of its cost of war that full backing from outside, or full help of a "
                  "backer, takes off {issuer}."),
    ))
    weather_persistence = real(given_by=(
        Parameter("weather.persistence", 0, 1, 0.7, "share",
                  "weight of yesterday's weather in today's", "how long weather lasts",
                  "How much of yesterday's weather is in today's."),
    ))
    weather_drag = real(given_by=(
        Parameter("weather.drag", 0, 1, 0.3, "share",
                  "help and fire by air and sea lost in the worst", "effect of bad weather",
                  "Share of a backer's help, and of fire from the air and the sea, lost in the "
                  "worst weather."),
    ))
    noise = real(given_by=(
        Parameter("beliefs.noise", 0, 1, 0.1, "share",
                  "share of a day's conduct that tells rivals nothing", "conduct that says nothing",
                  "Share of an actor's conduct from which others learn nothing about it."),
    ))
    spread = real(given_by=(
        Parameter("beliefs.spread", 0, 1, 0.2, "0..1", "standard deviation of priors on resolve",
                  "doubt about others at the start",
                  "How far off the first beliefs about an actor's readiness may be, as a "
                  f"standard deviation, {UNIT}."),
    ))
