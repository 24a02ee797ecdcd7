"""Names of what a rollout leaves behind, in the order the ledger writes it."""

from collections.abc import Sequence

COUNTS = (
    "civilians",
    "displaced",
    "area_taken",
    "share",
    "incidents",
    "rounds_delegation",
    "rounds_call",
    "rounds_summit",
    "offers",
    "deals",
    "breaks",
    "deal_days",
    "threats",
    "answers",
    "unanswered",
    "attack_spells",
    "attack_days",
    "encircled",
    "wide_days",
    "wide_bouts",
    "day_of_wide_strike",
    "day_of_deal",
    "day_of_breakdown",
    "day_of_execution",
    "risk",
    "locked_at_deadline",
    "entropy_at_deadline",
    "misattributed",
    "outside_steps",
    "withheld",
    "shields",
    "disaster",
    "spoiler_attacks",
    "day_of_fall",
)

DAY_PREFIX = "day_of_"  # counts that are day indices, 0 or later
AT_DEADLINE = ("locked_at_deadline", "entropy_at_deadline")

UTILITY = "utility_"  # what an actor got: a measure of the rollout, which moves nothing in it

# Measures that are one count over another.
RATIOS = {"truce_life": ("deal_days", "deals")}


INJECT = "day_of_inject_"
STOOD_DOWN = -3.0  # entry of an inject that its contingency ruled out; NO_DAY if it never fell due


def may_be_absent(name: str) -> bool:
    """True for a count that is below 0 where it has no value: a day, a state at a deadline."""
    return name.startswith(DAY_PREFIX) or name in AT_DEADLINE


def count_names(actors: list[str], injects: Sequence[str] = ()) -> list[str]:
    """Names of a rollout's counts and times."""
    return [*(f"deaths_{a}" for a in actors), *COUNTS, *(UTILITY + a for a in actors),
            *(INJECT + q for q in injects)]


def series_names(actors: list[str], issuer: str, target: str, patron: str | None) -> list[str]:
    """Names of the daily series (`issuer` etc. of the first ultimatum)."""
    names = [f"deaths_{a}" for a in actors]
    names += ["civilians", "displaced", "area_taken", "share", "deal"]
    names += [f"rung_{issuer}_{target}", f"rung_{target}_{issuer}", f"commitment_{issuer}"]
    names += [f"belief_{issuer}", f"belief_{target}"]
    if patron:
        names += [f"tie_{issuer}_{patron}"]
    if patron and patron != target:
        names += [f"belief_{patron}"]
    return names
