"""Force: does it do what it is for? Compliance, shields, campaigns, and what an act of it buys.

The arms of whoever makes a demand are scaled to a fifth and to five times their power, with each
mechanism by which fire tells on and off; shields are raised and lowered under steady fire; days of
strikes are followed to the next; and each posture of fire is held to the end.
"""

from __future__ import annotations

from collections.abc import Sequence

from sim.engine.state.names import MECHANISMS
from sim.engine.state.outputs import FORCE_NOTES
from sim.glossary.text import proper
from sim.questions.audit.section import Chart, Section, SectionTable
from sim.questions.audit.sections import campaigns, compliance, purchase, shields
from sim.questions.audit.sections.arms import Demand, can_strike, demands, powers
from sim.questions.audit.sections.compliance import SWITCHES, ComplianceTrial, change_text
from sim.questions.audit.sections.purchase import Deal
from sim.questions.audit.sections.scaled import quantity_of
from sim.questions.audit.sections.shields import Saved
from sim.studies.estimates import Value
from sim.studies.lab import Lab

ASKS = "does force do what it is for?"
PART = 12  # rollouts / PART are played of each power and mechanism
SHIELDS = 60  # rollouts / SHIELDS with and without each shield
FOLLOWED = 6  # rollouts / FOLLOWED are followed from day to day
HELD = 12  # rollouts / HELD of each posture of fire


def rollouts_of(lab: Lab, rollouts: int, part: int) -> int:
    """Rollouts of one version: a part of all, in whole parameter rows."""
    return max(30 * lab.replicates, rollouts // part // lab.replicates * lab.replicates)


def trials(lab: Lab, n: int, wanted: Sequence[Demand]) -> list[ComplianceTrial]:
    """Compliance with every demand in every setting of the mechanisms of force."""
    todo = [(d, name, words) for d in wanted for name, words in compliance.settings().items()]
    found = []
    for k, (demand, name, words) in enumerate(todo):
        lab.say(f"force: compliance, {name}", k, len(todo))
        found.append(compliance.trial(lab, n, demand, name, words))
    return found


def idle(lab: Lab) -> list[str]:
    """Demands that nobody can strike for, in words."""
    return [f"{proper(d.issuer)} has no fire to put behind {d.said}" for d in demands(lab.scenario)
            if not can_strike(lab, d.issuer)]


def clipped_arms(lab: Lab, wanted: Sequence[Demand]) -> list[str]:
    """Arms whose power at five times is held at the most that a power can be."""
    return [path for d in wanted for path in powers(lab, d.issuer)
            if 5.0 * quantity_of(lab, path).high > quantity_of(lab, path).most]


def weight_of(weights: SectionTable, demand: str) -> str:
    """What the blow takes beside what complying gives up, in words."""
    for row in weights.rows:
        if (row[1], row[2]) == (demand, "x1") and isinstance(row[3], Value):
            takes = row[4].at if isinstance(row[4], Value) else None
            return f"complying gives up {row[3].at:.2f}, the blow takes {takes:.2f}"
    return "the tree does not say what is at stake"


def sentences(
    found: Sequence[ComplianceTrial], weights: SectionTable, days: SectionTable, ends: SectionTable
) -> list[str]:
    """What was found, a sentence each."""
    says = []
    for t in found:
        if t.setting == compliance.AS_IT_IS:
            says.append(f"Demand {t.demand.said}: compliance {t.verdict} with the power of the "
                        f"issuer's arms, {change_text(t.rise)} from x1 to x5; "
                        f"{weight_of(weights, t.demand.name)}")
        elif t.setting == compliance.NEITHER:
            says.append(f"Demand {t.demand.said}: without denial and punishment it {t.verdict}, "
                        f"{change_text(t.whole)} from x0.2 to x5")
    again = campaigns.total(days)
    if again is None:
        says.append("Nobody strikes anybody")
    elif again.at is not None:
        says.append(f"Strikes follow on {100 * again.at:.0f} % of days of strikes")
    if again is not None:
        says.append(f"Most campaigns end by {ends.rows[0][0]}" if ends.rows else
                    "What ends a campaign is not recorded")
    return says


def absent(lab: Lab, wanted: Sequence[Demand], guarded: Sequence[Saved], acts: Sequence[Deal]
           ) -> list[str]:
    """What does not apply to this scenario, a sentence each."""
    found = []
    if missing := [m for m in SWITCHES if m not in MECHANISMS]:
        found.append(f"Not in this engine, so not switched: {', '.join(missing)}.")
    if cut := clipped_arms(lab, wanted):
        found.append(f"Held at the most that a power can be, at five times: {', '.join(cut)}.")
    if not demands(lab.scenario):
        found.append("There is no demand, so nothing is asked of compliance, shields and acts.")
    for d in wanted:
        if d.target not in {x.guard.demand.target for x in guarded}:
            found.append(f"No patron of {proper(d.target)} can shield it from fire that goes on.")
        if d.name not in {x.demand.name for x in acts}:
            found.append(f"{proper(d.issuer)} has no posture of fire to hold for {d.said}.")
    if wanted and not int(lab.scenario.record["n_places"]):
        found.append("There is no map, so no ground is bought.")
    return found


def notes(lab: Lab, wanted: Sequence[Demand], guarded: Sequence[Saved], acts: Sequence[Deal],
          sizes: Sequence[int]) -> tuple[str, ...]:
    """How it was measured, and what does not apply."""
    n, shielded, followed, kept = sizes
    return (f"n = {n:,} rollouts of each power and mechanism, {shielded:,} of each shield at the "
            f"central values, with any rung in reach, {followed:,} followed from day to day, "
            f"{kept:,} of each posture; "
            "each set on shared luck. All arms of the issuer are scaled together. A demand is met "
            "whatever its status says of how. What the blow takes is by the public tree, whose "
            "laws need not be those of the day. A campaign is taken to stand on the evening of "
            "every day of strikes where the engine has none.",
            *absent(lab, wanted, guarded, acts), *(f"{text}." for text in idle(lab)))


def measure(lab: Lab, rollouts: int) -> Section:
    """Scale arms, raise shields, follow days of strikes and hold postures of fire."""
    sizes = [rollouts_of(lab, rollouts, part) for part in (PART, SHIELDS, FOLLOWED, HELD)]
    wanted = [d for d in demands(lab.scenario) if can_strike(lab, d.issuer)]
    found = trials(lab, sizes[0], wanted)
    weights = compliance.balances(lab, wanted)
    guarded = shields.every(lab, sizes[1], wanted)
    lab.say("force: days of strikes", 0, 1)
    plain = lab.play(sizes[2], trace=FORCE_NOTES)
    days, ends = campaigns.days_table(plain), campaigns.ends_table(plain)
    acts = purchase.purchases(lab, sizes[3], wanted)
    wrong = {**compliance.faults(found, weights), **shields.faults(guarded),
             **campaigns.faults(days, ends)}
    says = [*sentences(found, weights, days, ends), *idle(lab)]
    says += [text for key, text in wrong.items() if key.startswith("force:shield")]
    tables = (compliance.shares_table(found), compliance.steps_table(found), weights,
              shields.table(guarded), days, campaigns.lengths_table(plain), ends,
              campaigns.carried_table(plain, wanted), purchase.gains(acts),
              purchase.toll(lab.scenario, acts))
    charts = (Chart("compliance", "dots", "Met, by power of the arms", "what", "complied",
                    hue="setting"),
              Chart("shield", "dots", "Fire stopped by a shield", "what", "cut"),
              Chart("next_day", "dots", "Strikes followed by strikes the next day", "pair",
                    "again", most=10),
              Chart("acts", "dots", "Demand met, by an act of force", "what", "complied"))
    return Section("force", ASKS, tuple(f"{text[:1].upper()}{text[1:]}." for text in says), tables,
                   charts, wrong, notes(lab, wanted, guarded, acts, sizes))
