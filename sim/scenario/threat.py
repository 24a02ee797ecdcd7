"""The first ultimatum of a scenario written differently: none, private, later, smaller, harder.

`threat` words are like any others about a crisis: `sim.scenario.variant` lays the others first,
then these over what they leave. They change the structure of a scenario (its record and a menu) and
some parameters; everything else, and all luck, stays as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from sim.bounds import list_hint
from sim.engine.state.names import TRACKS, U_NONE, V_ISSUE
from sim.errors import UsageError, quote, unknown
from sim.scenario.levels import unquote
from sim.scenario.model import Scenario
from sim.scenario.priors import Prior
from sim.scenario.relist import relist
from sim.scenario.values import number, prior

WORD: Final = "threat"
AS_ISSUED, NONE, PRIVATE = "as_issued", "none", "private"
KINDS: Final = (AS_ISSUED, NONE, PRIVATE)
# word: the least and the most it can be, whether it is whole, and what it says
WORDS: Final[dict[str, tuple[float, float, bool, str]]] = {
    "threat.later": (-365, 365, True, "days added to its deadline"),
    "threat.size": (0, 1, False, "part of the demand that is made"),
    "threat.publicity": (0, 1, False, "how public it is"),
    "threat.rung": (1, 9, True, "rung of the threatened act"),
}
MEANING: Final = {
    AS_ISSUED: "as the scenario has it",
    NONE: "it is never made and cannot be; whoever would have made it is not yet committed",
    PRIVATE: "nobody hears of it: publicity 0, and whoever makes it is not yet committed",
}


@dataclass(frozen=True)
class Form:
    """How the first ultimatum differs from the one in the scenario."""

    none: bool = False  # never issued, and its issuer cannot issue it
    later: int = 0  # days added to the deadline
    size: float = 1.0  # part of the demand that is made, above 0 to 1
    publicity: float | None = None
    rung: int | None = None  # of the threatened act

    @property
    def plain(self) -> bool:
        """True if nothing differs."""
        return self == Form()


def issue_text(scenario: Scenario) -> str:
    """The first ultimatum as the scenario has it, in a phrase."""
    record = scenario.record
    day = scenario.date_of(int(record["ult_deadline"][0]))
    return (f"deadline {day}, publicity {float(record['ult_publicity'][0]):g}, rung "
            f"{int(record['ult_rung'][0])}")


def word_rows() -> list[list[str]]:
    """Each word about the threat, what it may be and what it says."""
    rows = [[f"{WORD}={kind}", "", text] for kind, text in MEANING.items()]
    return rows + [[key, f"{low:g} to {high:g}", text] for key, (low, high, _, text)
                   in WORDS.items()]


def is_threat(key: str) -> bool:
    """True for a word about the threat, well spelt or not."""
    return key == WORD or key.startswith(f"{WORD}.")


def form_of(scenario: Scenario, words: Mapping[str, Any]) -> Form:
    """The form that the threat words among some words ask for.

    UsageError for one that is wrong, has no use beside another, or finds no ultimatum.
    """
    mine = {k: unquote(v) for k, v in words.items() if is_threat(k)}
    if not mine:
        return Form()
    for key in mine:
        if key not in (WORD, *WORDS):
            raise unknown("word about the threat", key, (WORD, *WORDS))
    has_threat(scenario)
    kind = mine.pop(WORD, AS_ISSUED)
    if not isinstance(kind, str) or kind not in KINDS:
        raise unknown(f"value of {WORD}", str(kind), KINDS)
    given: dict[str, Any] = {key.partition(".")[2]: number_of(key, x) for key, x in mine.items()}
    if kind == NONE and mine:
        raise UsageError(f"{next(iter(mine))}: has no use with threat=none, which is never made")
    own = f"ultimatum.{scenario.names['ultimatum'][0]}.publicity"
    told = [k for k in ("threat.publicity", own) if k in words]
    if told and (kind == PRIVATE or len(told) == 2):
        other = "threat=private" if kind == PRIVATE else "threat.publicity"
        raise UsageError(f"{told[-1]}: {other} says how public the threat is too; give one")
    return replace(Form(none=kind == NONE, publicity=0.0 if kind == PRIVATE else None), **given)


def number_of(key: str, value: Any) -> float | int:
    """The number of a word about the threat; UsageError if it is out of range."""
    low, high, whole, _ = WORDS[key]
    try:
        x = number(key, value)
    except UsageError:
        raise UsageError(f"{key}={quote(value)}: expected a number, {low:g} to {high:g}"
                         f"{list_hint(value)}") from None
    if not low <= x <= high:
        raise UsageError(f"{key}={quote(value)}: must be between {low:g} and {high:g}")
    if whole and x != int(x):
        raise UsageError(f"{key}={quote(value)}: expected a whole number")
    if key == "threat.size" and x == 0:
        raise UsageError(f"{key}=0: a demand for nothing; write threat=none")
    return int(x) if whole else x


def laid_over(below: Mapping[str, Any], words: Mapping[str, Any]) -> dict[str, Any]:
    """Words laid over others.

    A word about the threat displaces one below that it cannot go with: `none` all others, `private`
    and `threat.publicity` each other.
    """
    kind, was = unquote(words.get(WORD)), unquote(below.get(WORD))
    gone = {k for k in below if is_threat(k)} if kind == NONE else set()
    if was == NONE and any(k in WORDS for k in words) or (
            was == PRIVATE and "threat.publicity" in words):
        gone.add(WORD)
    if kind == PRIVATE:
        gone.add("threat.publicity")
    return {**{k: v for k, v in below.items() if k not in gone}, **words}


def has_threat(scenario: Scenario) -> None:
    """UsageError for a scenario without an ultimatum."""
    if int(scenario.record["n_ultimatums"]) == 0:
        raise UsageError(f"scenario {scenario.name} has no ultimatum to write otherwise")


def reshape(scenario: Scenario, form: Form) -> Scenario:
    """The scenario with its first ultimatum in that form, but for its parameters."""
    if form.plain:
        return scenario
    record = scenario.record.copy()
    record["ult_deadline"][0] = move_deadline(int(record["ult_deadline"][0]), form.later)
    if form.rung is not None:
        record["ult_rung"][0] = form.rung
    if form.size != 1.0:
        shrink(record, form.size)
    changed = scenario.changed(record=record)
    return unmade(changed, (0,))[0] if form.none else changed


def implied_parameters(
    scenario: Scenario, form: Form, left: Mapping[str, Prior], given: Mapping[str, Any]
) -> dict[str, Prior]:
    """The parameters that go with a form, by path.

    left: what the other words leave of all parameters. given: those words; an issuer's commitment
    among them stands.
    """
    over: dict[str, Any] = {}
    issuer = scenario.actor_names[int(scenario.record["ult_issuer"][0])]
    commitment = f"{issuer}.commitment"
    if form.publicity is not None:
        over[f"ultimatum.{scenario.names['ultimatum'][0]}.publicity"] = form.publicity
        over |= initial_commitment(scenario, commitment, form.publicity, left)
    if form.size != 1.0 and int(scenario.record["ult_line"][0]) < 0:
        over |= {p: stake_part(scenario, p, form.size, left) for p in stakes(scenario)}
    if form.none:
        over[commitment] = 0.0
    return {p: prior(p, v, scenario.paths[p]) for p, v in over.items()
            if p != commitment or p not in given}


def unmade(scenario: Scenario, ultimatums: Sequence[int]) -> tuple[Scenario, dict[str, Any]]:
    """The scenario in which these ultimatums, by index, are never made, with its overrides.

    Their issuers can make none and are not yet committed to anything; pledges stand.
    """
    record, over = scenario.record.copy(), {}
    issuers = sorted({int(record["ult_issuer"][u]) for u in ultimatums})
    for u in ultimatums:
        record["ult_status"][u] = U_NONE
    changed = scenario.changed(record=record)
    for i in issuers:
        over[f"{scenario.actor_names[i]}.commitment"] = 0.0
        changed = without_issue(changed, i)
    return changed, over


def move_deadline(deadline: int, later: int) -> int:
    """A deadline moved by some days, but not to before the first day unless it lies there."""
    return max(min(0, deadline), deadline + later)


def initial_commitment(scenario: Scenario, path: str, publicity: float, left: Mapping[str, Prior]
              ) -> dict[str, Any]:
    """The issuer's commitment at the start, in proportion to the publicity the threat had."""
    q, had = left.get(path), float(scenario.record["ult_publicity"][0])
    if q is None:
        return {}
    part = min(publicity / had, q.most / q.high if q.high > 0 else 1.0) if had > 0 else 1.0
    return {path: replace(q, low=q.low * part, central=q.central * part, high=q.high * part)}


def stakes(scenario: Scenario) -> list[str]:
    """Paths of what the issue is worth to issuer and target, which a smaller demand scales.

    None where ground is asked, of which a part is asked then.
    """
    record = scenario.record
    if int(record["ult_line"][0]) >= 0:
        return []
    return [f"{scenario.actor_names[int(record[f'ult_{role}'][0])]}.stake"
            for role in ("issuer", "target")]


def words_that_settle(scenario: Scenario, form: Form) -> dict[str, str]:
    """The parameters that a form settles or scales whatever else is said, each by which word."""
    found = dict.fromkeys(stakes(scenario), "threat.size") if form.size != 1.0 else {}
    if form.publicity is not None:
        found[f"ultimatum.{scenario.names['ultimatum'][0]}.publicity"] = "threat.publicity"
    return found


def stake_part(scenario: Scenario, path: str, size: float, left: Mapping[str, Prior]) -> Any:
    """What a part of the issue is worth: its stake times the part."""
    q = left.get(path)
    if q is None:
        i = scenario.actor_names.index(path.partition(".")[0])
        return float(scenario.record["stake"][i]) * size
    return replace(q, low=q.low * size, central=q.central * size, high=q.high * size)


def shrink(record: np.ndarray, size: float) -> None:
    """Cut the ground that is demanded to a part of it, the nearest, in place."""
    line = int(record["ult_line"][0])
    if line < 0:
        return
    asked = nearest_first(record, line)
    area = record["area"][asked].cumsum()
    if len(asked):
        kept = int(np.argmin(np.abs(area - size * area[-1]))) + 1
        record["line_hold"][line, asked[kept:]] = 0


def nearest_first(record: np.ndarray, line: int) -> np.ndarray:
    """Places a line asks side 0 to give, by steps of road from side 1's ground, then by index."""
    n = int(record["n_places"])
    holder = record["holder"][:n]
    steps = np.where(holder == 1, 0, n)
    roads = int(record["n_roads"])
    ends = np.stack([record["road_from"][:roads], record["road_to"][:roads]], axis=1)
    for _ in range(n):
        for a, b in ends.tolist():
            steps[a] = min(steps[a], steps[b] + 1)
            steps[b] = min(steps[b], steps[a] + 1)
    wanted = (record["disputed"][:n] == 1) & (record["line_hold"][line, :n] == 1) & (holder != 1)
    places = np.flatnonzero(wanted)
    return places[np.argsort(steps[places], kind="stable")]


def without_issue(scenario: Scenario, i: int) -> Scenario:
    """The scenario in which an actor has no signal that issues an ultimatum."""
    t = TRACKS.index("signal")
    record, actor = scenario.record.copy(), scenario.actors[i]
    menu = actor.menus.get("signal", ())
    kept = [k for k in range(len(menu)) if record["verb"][i, t, k] != V_ISSUE]
    relist(record, i, t, kept)
    said = tuple(menu[k] for k in kept)
    plans = {name: replace(plan, menus={**plan.menus, "signal": tuple(
        o for o in plan.menus.get("signal", ()) if o in said) or said})
        for name, plan in actor.plans.items()}
    changed = replace(actor, menus={**actor.menus, "signal": said}, plans=plans)
    actors = tuple(changed if a is actor else a for a in scenario.actors)
    return scenario.changed(record=record, actors=actors)
