"""The claims A01-A28 of the source text, each with the change that should show it.

One entry a claim: what it says in our own words, the mechanism behind it, and checks. A check runs
two variants on shared luck and names the observable that must move, and which way. The page
`docs/claims.md` and the tests are made from this table alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np

from sim.engine.state.names import (
    SIGNAL,
    V_ACKNOWLEDGE,
    V_BLAME_SPOILER,
    V_BLAME_TARGET,
    V_DEFLECT,
)
from sim.scenario.model import Scenario
from tests.verification.claims.paired import Effect, Observable, Runs, edited, paired, read

UP, DOWN = 1, -1
FEW = 400  # rollouts where the effect was over eight times its half-width at 1,200
INSISTENCE = 3.0  # worth to a seated doctrine of the one signal it sends, in units of the issue


@lru_cache(maxsize=2)
def runs(name: str, edit: Callable[..., None] | None, overrides: tuple[tuple[str, Any], ...],
         rollouts: int) -> Runs:
    """A variant; checks that follow each other share it."""
    return Runs(edited(read(name), edit), dict(overrides), rollouts)


@dataclass(frozen=True)
class Check:
    """Two variants, an observable and the way it must move from the first to the second."""

    change: str  # what differs, in words
    low: Mapping[str, Any]
    high: Mapping[str, Any]
    observable: str  # key of OBSERVABLES
    sign: int
    both: Mapping[str, Any] = field(default_factory=dict)
    scenario: str = "idlib_2020"
    edits: tuple[Callable[..., None] | None, Callable[..., None] | None] = (None, None)
    rollouts: int = 1200
    note: str = ""  # what a reader should know of the size of the effect
    why_open: str = ""  # where the effect is not shown: why, in words; the check is then not judged

    def settings(self) -> str:
        """The change, and what both variants share."""
        words = {str(getattr(v, "__name__", v)).replace("_", " ") if callable(v) else f"{k} {v}"
                 for k, v in self.both.items()}
        return self.change + (f" (both: {', '.join(sorted(words))})" if words else "")

    def effect(self, rollouts: int = 0) -> Effect:
        """The paired effect, measured on all its rollouts or on the first few of them."""
        n = rollouts or self.rollouts
        low, high = (
            runs(self.scenario, edit, tuple({**self.both, **over}.items()), n)
            for edit, over in zip(self.edits, (self.low, self.high), strict=True)
        )
        return paired(low, high, OBSERVABLES[self.observable])


@dataclass(frozen=True)
class Claim:
    """One claim of the source and how the engine shows it."""

    number: str
    says: str
    mechanism: str
    checks: tuple[Check, ...]


def parameter(path: str, low: float, high: float, observable: str, sign: int,
              **more: Any) -> Check:
    """A check that moves one number."""
    return Check(f"{path} {low:g} to {high:g}", {path: low}, {path: high}, observable, sign, **more)


def doctrine(actor: str, first: str, second: str, observable: str, sign: int, **more: Any) -> Check:
    """A check that changes one actor's doctrine."""
    change = f"{actor}: {first} to {second}"
    return Check(change, {actor: first}, {actor: second}, observable, sign, **more)


def mechanism(name: str, observable: str, sign: int, **more: Any) -> Check:
    """A check that switches one mechanism on."""
    key = f"mechanisms.{name}"
    return Check(f"{key} off to on", {key: "off"}, {key: "on"}, observable, sign, **more)


# --- doctrines seated for one check: they insist on one signal ------------------------------------


def insist(view: Any, u: Any, verb: int) -> None:
    """The signal with this verb is worth INSISTENCE, everything else is left to the payoffs."""
    for o in range(view.n_options):
        u[o, 0] = INSISTENCE if view.track == SIGNAL and view.verb[o] == verb else 0.0
        u[o, 1] = 0.0
        u[o, 2] = 0.0


def deflects(view: Any, traits: Any, u: Any) -> None:
    """Says that no notice was given."""
    insist(view, u, V_DEFLECT)


def blames_spoilers(view: Any, traits: Any, u: Any) -> None:
    """Blames those who attack outside the lines."""
    insist(view, u, V_BLAME_SPOILER)


def blames_target(view: Any, traits: Any, u: Any) -> None:
    """Blames the client."""
    insist(view, u, V_BLAME_TARGET)


def owns_up(view: Any, traits: Any, u: Any) -> None:
    """Acknowledges what it did."""
    insist(view, u, V_ACKNOWLEDGE)


# --- edits of the structure -----------------------------------------------------------------------


def all_held(record: np.ndarray, scenario: Scenario) -> None:
    """Side 1 holds all the disputed ground on the first day."""
    for name in ("holder", "own"):
        record[name][record["disputed"] == 1] = 1


# --- observables ----------------------------------------------------------------------------------


def one(field_name: str, *actors: str) -> Observable:
    """A field of the last state, at the named actors."""

    def observe(r: Runs) -> np.ndarray:
        return r.states[field_name][(slice(None), *(r.at(a) for a in actors))].astype(float)

    return observe


def held_standing(r: Runs, agreement: str) -> np.ndarray:
    return r.states["health"][:, r.scenario.names["agreement"].index(agreement)]


def share_of_line(r: Runs, line: str) -> tuple[np.ndarray, np.ndarray]:
    """Of the runs under a deal at the end, those under one line."""
    at = r.states["deal_line"]
    return (at == r.scenario.names["line"].index(line)).astype(float), (at >= 0).astype(float)


def strikes(r: Runs, a: str, b: str) -> np.ndarray:
    return r.states["strike_days"][:, r.at(a), r.at(b)].astype(float)


OBSERVABLES: dict[str, Observable] = {
    "area taken, km2": lambda r: r.count("area_taken"),
    "days of attack": lambda r: r.count("attack_days"),
    "posts encircled": lambda r: r.count("encircled"),
    "fatal incidents": lambda r: r.count("incidents"),
    "days under a truce per deal": lambda r: (r.count("deal_days"), r.count("deals")),
    "breakdowns per deal": lambda r: (r.count("breaks"), r.count("deals")),
    "deals": lambda r: r.count("deals"),
    "deals per round": lambda r: (r.count("deals"), sum(
        r.count(f"rounds_{k}") for k in ("delegation", "call", "summit"))),
    "offers per round": lambda r: (r.count("offers"), sum(
        r.count(f"rounds_{k}") for k in ("delegation", "call", "summit"))),
    "rounds held": lambda r: sum(
        r.count(f"rounds_{k}") for k in ("delegation", "call", "summit")),
    "Turkish troops in theatre": one("troops", "turkey"),
    "Turkish deaths per fatal incident": lambda r: (
        one("inflicted", "syria", "turkey")(r), r.count("incidents")),
    "Syrian deaths by Turkish fire per Turkish death": lambda r: (
        one("inflicted", "turkey", "syria")(r), r.count("deaths_turkey")),
    "claimed over true Syrian deaths": lambda r: (
        one("claimed", "turkey", "syria")(r), one("inflicted", "turkey", "syria")(r)),
    "tie of Turkey and Russia": one("tie", "turkey", "russia"),
    "standing of Astana": lambda r: held_standing(r, "astana"),
    "standing of Sochi": lambda r: held_standing(r, "sochi"),
    "day of the first wide strike": lambda r: r.count("day_of_wide_strike"),
    "days of Turkish strikes": lambda r: strikes(r, "turkey", "syria"),
    "answers to fatal attacks": lambda r: r.count("answers"),
    "ultimatum met": lambda r: r.label("ultimatum", "met", "met_after_force", "met_not_kept"),
    "ultimatum met in part": lambda r: r.label("ultimatum", "met_in_part"),
    "spoiler attacks": lambda r: r.count("spoiler_attacks"),
    "Syrian deaths by spoilers": one("inflicted", "opposition", "syria"),
    "incidents with the wrong author": lambda r: r.count("misattributed"),
    "Russian help to its client": one("support", "russia"),
    "share of the ground on the first day": lambda r: r.states["start_share"],
    "steps of American support": lambda r: r.count("outside_steps"),
    "gate opened": one("gate", "turkey"),
    "deal along the border strip": lambda r: share_of_line(r, "border_strip"),
    "tie healthy": lambda r: r.label("tie", "healthy"),
    "Moscow better off": lambda r: r.label("moscow", "better"),
    "Moscow worse off": lambda r: r.label("moscow", "worse"),
}

CLAIMS: tuple[Claim, ...] = (
    Claim("A01", "Damascus stepped up its offensive in the pocket from December 2019.",
          "Offensive tempo and axis are standing orders that the target chooses.", (
              parameter("syria.resolve", 0.3, 0.9, "days of attack", UP, rollouts=8000),
              parameter("syria.resolve", 0.3, 0.9, "area taken, km2", UP),
          )),
    Claim("A02", "The last truce between Moscow and Ankara broke down soon after it was signed.",
          "A truce is a living state: age, terms, violations and spoilers set its hazard.", (
              parameter("truce.violation_effect", 0.0, 1.0, "days under a truce per deal", DOWN),
              doctrine("opposition", "steady", "spoiler", "breakdowns per deal", UP,
                       rollouts=3000),
          )),
    Claim("A03", "Turkey moved forces in to back the militias and to strengthen its posts.",
          "Inflow into the theatre; regulars that support the front add to its strength.", (
              parameter("turkey.inflow", 100, 1000, "Turkish troops in theatre", UP, rollouts=FEW),
              parameter("turkey.inflow", 100, 1000, "area taken, km2", DOWN),
          )),
    Claim("A04", "Some Turkish posts now stand on ground that Damascus controls.",
          "Posts are places of the map; a post behind the front is encircled and exposed.", (
              parameter("theatre.advance", 20, 60, "posts encircled", UP, rollouts=FEW),
              parameter("incidents.hazard_post", 0.0005, 0.01, "fatal incidents", UP, rollouts=FEW),
          )),
    Claim("A05", "Turkish soldiers were shelled twice in ten days, with deaths.",
          "Fatal incidents come with exposure, pace and carelessness; the unit hit sets the size.",
          (
              parameter("incidents.caution_effect", 0.0, 1.0, "fatal incidents", DOWN,
                        rollouts=FEW),
              parameter("incidents.hazard_block", 0.003, 0.03, "fatal incidents", UP, rollouts=FEW),
              parameter("incidents.company_share", 0.02, 0.4, "Turkish deaths per fatal incident",
                        UP, rollouts=FEW),
          )),
    Claim("A06", "Turkey answered in kind, and claimed ten times its own losses.",
          "Answers to a pledge strike the target; claimed and true losses are kept apart.", (
              parameter("turkey.strike_power", 13, 70,
                        "Syrian deaths by Turkish fire per Turkish death", UP, rollouts=FEW),
              parameter("turkey.claim_ratio", 3, 10, "claimed over true Syrian deaths", UP),
          )),
    Claim("A07", "Ankara had always blamed Damascus; in February it blamed Moscow for the first "
          "time.", "Whom to blame is a choice that costs the tie with the patron.", (
              parameter("ties.blame", 0.0, 0.06, "tie of Turkey and Russia", DOWN, rollouts=FEW),
          )),
    Claim("A08", "Ankara accused Iran too, and said the Astana understandings were at risk.",
          "The three-party format has a standing, worn by strikes, lost ground and blame.",
          (
              parameter("ties.format_strike", 0.01, 0.06, "standing of Astana", DOWN, rollouts=FEW),
          )),
    Claim("A09", "Turkey first played for time and hoped for an understanding with Moscow.",
          "A doctrine's patience delays force; meanwhile talks can overtake the threat.", (
              parameter("turkey.ultimatum.patience", 2, 14, "day of the first wide strike", UP,
                        both={"turkey": "ultimatum"}, rollouts=6000),
          )),
    Claim("A10", "Two sittings of delegations and a leaders' call brought no settlement.",
          "Rounds come at a cadence; whether one closes follows kind and bargaining range.", (
              parameter("talks.bind_delegation", 0.03, 0.25, "deals per round", UP, rollouts=FEW),
              parameter("channel.main.call", 0.026, 0.15, "rounds held", UP, rollouts=FEW),
              parameter("turkey.ruin", 2000, 100, "deals per round", UP, rollouts=3000),
          )),
    Claim("A11", "Ankara demanded that Syrian forces be back behind their lines by the month's "
          "end.", "The ultimatum is an object with a demand, a date, partial credit and a fate.", (
              parameter("ultimatum.pull_back.partial", 0.1, 0.8, "ultimatum met in part", DOWN,
                        rollouts=3600),
              parameter("syria.ruin", 20000, 400, "ultimatum met", UP, rollouts=3000,
                        note="War costs what fighting does: of a force that bears thousands of "
                        "dead a greater cost of war itself, 0.3 to 0.8, moved nothing, "
                        "0.0000 ± 0.0023 over 1,200 rollouts of 0.1.0."),
          )),
    Claim("A12", "If its soldiers were hurt again Turkey would strike anywhere, whatever Sochi "
          "said.", "A pledge is a tripwire with scope and rung that sets an agreement aside.", (
              mechanism("pledges", "answers to fatal attacks", UP, rollouts=FEW),
              mechanism("pledges", "standing of Sochi", DOWN, rollouts=FEW),
          )),
    Claim("A13", "Moscow showed no wish to compromise.",
          "What the ground is worth to the patron and its doctrine set its stance and its terms.", (
              parameter("russia.stake", 0.3, 0.65, "deals per round", DOWN, rollouts=6000,
                        note="Its type does not: it loses next to nobody, so that 0.3 to 0.9 of "
                        "`russia.resolve` moved deals per round by +0.0001 ± 0.0006 over 8,000 "
                        "rollouts of 0.1.0."),
              doctrine("russia", "broker", "backer", "offers per round", DOWN, rollouts=3000),
          )),
    Claim("A14", "Moscow first played the matter down: the movements had not been notified.",
          "Movements without notice raise the hazard; deflection spares the tie.", (
              parameter("incidents.no_notice", 0.0, 0.8, "fatal incidents", UP, rollouts=FEW),
              Check("russia: owns up to deflects", {"russia": owns_up}, {"russia": deflects},
                    "tie of Turkey and Russia", UP, rollouts=FEW),
          )),
    Claim("A15", "Later Moscow blamed the militants and said that both suffered alike.",
          "Blame laid on spoilers mends the tie, more so after a fresh attack of theirs.", (
              Check("russia: owns up to blames spoilers", {"russia": owns_up},
                    {"russia": blames_spoilers}, "tie of Turkey and Russia", UP, rollouts=FEW),
          )),
    Claim("A16", "Militants attacked more often and killed Syrian soldiers and some specialists.",
          "Spoiling is a standing order with a rate and a toll outside the front.", (
              parameter("incidents.spoil_rate", 0.05, 0.4, "Syrian deaths by spoilers", UP,
                        rollouts=FEW),
              doctrine("opposition", "steady", "spoiler", "spoiler attacks", UP),
          )),
    Claim("A17", "Russian media called the escalation between Turkey and Syria a provocation.",
          "An incident can be pinned on the wrong author.", (
              parameter("incidents.misattribution", 0.0, 0.3, "incidents with the wrong author",
                        UP, rollouts=FEW),
              parameter("incidents.misattribution", 0.0, 0.6, "tie of Turkey and Russia", DOWN,
                        rollouts=FEW),
          )),
    Claim("A18", "The end of Astana would wreck the settlement that Russia had built.",
          "The format's worth to a guarantor rises as its standing falls, and weighs in choices.",
          (
              parameter("turkey.format_stake", 0.0, 0.6, "days of Turkish strikes", DOWN,
                        rollouts=3000),
              parameter("agreement.astana.health", 0.9, 0.2, "days of Turkish strikes", DOWN,
                        both={"turkey.format_stake": 3.0}, rollouts=4000,
                        note="With a stake of 1.0 it moved them by -0.05 ± 0.08 over 8,000 "
                        "rollouts. The format restrains the guarantor whose strikes wear it. "
                        "Russia's help to its client wears it only by the ground lost meanwhile, "
                        "which is foreseen as small: its own stake, 0 to 0.6, moved that help by "
                        "+0.0014 ± 0.0027 over 3,000 rollouts of 0.1.0."),
          )),
    Claim("A19", "The three guarantors found compromises on the ground; no other mediation did.",
          "A format in good standing and a mediator at work help a round to close.", (
              parameter("talks.format_bonus", 0.0, 2.0, "deals", UP, rollouts=FEW),
              parameter("agreement.astana.health", 0.1, 0.9, "deals per round", UP,
                        both={"talks.format_bonus": 1.0}, rollouts=FEW),
              parameter("talks.mediation", 0.0, 2.0, "deals", UP, rollouts=FEW),
          )),
    Claim("A20", "Washington had no sway over the opposition; Ankara had.",
          "Influence times dependence holds a client to its patron's deals.", (
              parameter("link.turkey.opposition.influence", 0.0, 1.0, "breakdowns per deal", DOWN),
          )),
    Claim("A21", "Damascus had regained most of the country in three years.",
          "The holder of every place on the first day is data.", (
              Check("the pocket whole to as held on 14 February", {}, {},
                    "share of the ground on the first day", DOWN, edits=(all_held, None),
                    rollouts=200),
              Check("the pocket whole to as held on 14 February", {}, {},
                    "posts encircled", UP, edits=(all_held, None), rollouts=FEW),
          )),
    Claim("A22", "Turkey's first interest is a border strip for refugees; militias are a means.",
          "Displaced people are a burden at home; a line's worth includes the strip.", (
              parameter("turkey.refugee_burden", 0.0, 0.6, "gate opened", UP, rollouts=FEW),
              parameter("line.border_strip.value.turkey", 0.0, 0.5, "deal along the border strip",
                        UP, rollouts=3000),
          )),
    Claim("A23", "Adding part of the pocket to that strip was a solution both seemed to want.",
          "Bargaining is over named lines; a line both prefer to fighting is agreed more often.", (
              Check("worth of the strip to both 0 to 0.2",
                    {"line.border_strip.value.turkey": 0.0, "line.border_strip.value.russia": 0.0},
                    {"line.border_strip.value.turkey": 0.2, "line.border_strip.value.russia": 0.2},
                    "deal along the border strip", UP, rollouts=3000),
              mechanism("bargaining", "deals per round", UP),
          )),
    Claim("A24", "The ultimatum put that agreement in doubt.",
          "A public commitment moves the issuer's reservation point and narrows the range.", (
              parameter("turkey.audience", 0.0, 0.05, "deals", DOWN),
              parameter("turkey.commitment", 0.0, 0.4, "deals", DOWN),
          )),
    Claim("A25", "Washington declared clear support for Turkey.",
          "Outside support climbs from words to air defence and lightens the issuer's burden.", (
              parameter("united_states.wedge_motive", 0.0, 0.5, "steps of American support", UP,
                        rollouts=FEW),
              parameter("outside.backing", 0.0, 0.8, "days of Turkish strikes", UP,
                        both={"united_states.wedge_motive": 0.3}, rollouts=6000,
                        note="Backing only lightens the issuer's cost of war, as far as the "
                        "outsider goes and its tie with the issuer carries. Over the scenario's "
                        "own range (0.05 to 0.35) it was 0.056 ± 0.058 days over 3,000 rollouts "
                        "of 0.1.0: not told from 0."),
          )),
    Claim("A26", "Washington had long tried to split Turkey from Russia, and saw its chance.",
          "The wedge motive pays more as the tie falls.", (
              parameter("tie.russia.turkey.start", 0.8, 0.2, "steps of American support", UP),
          )),
    Claim("A27", "Can the Russian-Turkish partnership stay healthy?",
          "The tie at the horizon: contact, agreements, clashes and strikes.", (
              parameter("tie.turkey.russia.value", 0.0, 0.8, "tie healthy", UP),
              doctrine("turkey", "restrained", "maximalist", "tie healthy", DOWN, rollouts=FEW),
          )),
    Claim("A28", "Can Moscow turn the situation to its advantage once more?",
          "Moscow's position against its start: its client's ground, the tie, the format, losses.",
          (
              parameter("theatre.support_effect", 0.1, 1.2, "Moscow worse off", DOWN),
              doctrine("turkey", "maximalist", "restrained", "Moscow better off", UP),
          )),
)
