"""Names of what a rollout leaves behind, in the order the ledger writes it."""

from collections.abc import Sequence

from sim.state.capacity import BLOWS, BOUTS
from sim.state.names import CAMPAIGN_ENDS, COMPONENTS, TRACKS

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
    "campaigns",
    "day_of_peace",
    "peace_days",
    *(f"campaign_ends_{cause}" for cause in CAMPAIGN_ENDS),
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


DONE = "done_"  # days or times that an ordered option was taken: done_<actor>_<track>
BARRED = "barred_"  # days or times that it was out of reach

# Notes of a traced rollout: for each actor and track, for each actor, for each outcome axis.
CHOICE_NOTES = ("looked", "flat", "slipped", "moved", "undone", "moved_first")
ACTOR_NOTES = ("prior", "belief", "resolve", "learned", "commitment", "reputation", "denied")
TURN_NOTES = ("turned", "turn_act", "turn_short")
# How the first campaign of each ultimatum's issuer on its target opened.
OPENING_NOTES = ("opened", "opened_spur", "opened_track", "opened_option", "opened_short",
                 "opened_under_fire", "met_day", "struck_since", "struck_back_since")
# Notes of force, which are taken alone: for each author and victim, for each victim and size.
FORCE_NOTES = -1  # `trace` of a run that takes them
FIRE_NOTES = ("fire_days", "fire_weight", "fire_dead", "standing", "again", "executed")
BLOW_NOTES = ("blows", "room", "climbs")
BOUT_NOTE = "bouts"  # for each author and length


def note_names(actors: Sequence[str], told: Sequence[tuple[int, int]], axes: Sequence[str],
               trace: int, ultimatums: Sequence[str] = ()) -> list[str]:
    """Names of a rollout's notes, in the order in which the ledger writes them.

    told: index of each actor and track under orders. Parts of a name are joined by dots.
    """
    names = [part + f"{actors[i]}_{TRACKS[t]}" for i, t in told for part in (DONE, BARRED)]
    if trace > 0:
        names += [f"{n}.{a}.{t}" for a in actors for t in TRACKS for n in CHOICE_NOTES]
        for a in actors:
            names += [f"{n}.{a}" for n in ACTOR_NOTES] + [f"tie.{a}.{b}" for b in actors]
        names += ["tree_days", "tree_force_days"]
        names += [f"drive.{t}.{x}" for t in TRACKS for x in COMPONENTS]
        names += [f"{n}.{u}" for u in ultimatums
                  for n in (*OPENING_NOTES, *(f"opened_gain.{x}" for x in COMPONENTS))]
    if trace > 1:
        names += [f"{n}.{x}" for x in axes for n in TURN_NOTES]
    if trace == FORCE_NOTES:
        names += [f"{n}.{a}.{b}" for a in actors for b in actors for n in FIRE_NOTES]
        for a in actors:
            names += [f"{BOUT_NOTE}.{a}.{k + 1}" for k in range(BOUTS)]
            names += [f"{n}.{a}.{k}" for k in range(BLOWS) for n in BLOW_NOTES]
    return names


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
