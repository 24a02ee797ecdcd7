"""The mechanisms, each of which can be switched off, and what replaces one that is off."""

from __future__ import annotations

from sim.engine.state.enumerations.enumeration import Enumeration


class Mechanism(Enumeration):
    """A mechanism; its text names what stands in for it when it is off."""

    neutral: str

    def __new__(cls, neutral: str) -> Mechanism:
        """Number the members by their order."""
        member = int.__new__(cls, len(cls.__members__))
        member._value_ = len(cls.__members__)
        member.neutral = neutral
        return member

    BARGAINING = "uniform_offers"  # B1: lines offered at random, not by the range
    COMMITMENT_PROBLEM = "no_shift"  # B2: power does not move under a deal
    AUDIENCE = "no_audience"  # B3
    WEARINESS = "no_weariness"
    REVENGE = "no_revenge"
    REFUGEES = "no_refugees"
    BRINKMANSHIP = "no_risk"  # B4
    PLEDGES = "no_pledges"  # B5
    REPUTATION = "fixed"  # B6
    BELIEFS = "prior_kept"  # B7
    QUANTAL = "uniform_choice"  # B8 at precision 0
    LOOKAHEAD = "myopic"
    ATTRITION = "constant_forces"  # B9
    CONTROL = "frozen_map"
    INCIDENTS = "none"
    FRICTION = "exact_execution"
    LADDER = "free_moves"  # B10: any rung may be reached in one step
    WITHHOLD = "support_kept"  # B11
    STAND_ASIDE = "always_shield"
    ENTRAPMENT = "no_stake"  # patron's credibility stake in its client
    CEASEFIRE = "constant_hazard"  # B12 without age, terms or violations
    AGREEMENTS = "no_deals"
    BLAME = "true_author"
    DISPLACEMENT = "none"
    WEDGE = "no_wedge"
    WEATHER = "clear"
    DENIAL = "no_denial"  # fire neither pins nor slows
    BLOWS = "median_size"  # every blow has the median size of the law
    PUNISHMENT = "no_punishment"  # the dead of fire do not weigh on going on
    TASTES = "every_look"  # tastes are drawn anew at every look
