"""What a label says against what happened: facts that no label of its kind should go with.

Which facts count against a label follows from its kind alone. About whom they are, an ultimatum or
pairs of actors, is read from the rule of the label, else from its axis, else from the scenario's
ultimatums.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from sim.engine.state.code_words import AND, NOT, OR, QUANTITY, WIDTHS
from sim.engine.state.names import FULL
from sim.engine.state.quantities import NUMBERS, QUANTITIES
from sim.glossary.measure import NO, YES
from sim.scenario.facts import Axis, Rule, own_axes, rule, stored_rule
from sim.scenario.model import Scenario

Pair = tuple[int, int]

MOST = 0.9  # share of a demand that is most of it
LEAST_GAIN = 0.01  # share of what is at issue whose gain is one
ULTIMATUM = [NUMBERS[n] for n, q in QUANTITIES.items() if q.kinds == ("ultimatum",)]
RECENT = [NUMBERS[name] for name in ("days_since_strike", "days_since_fatal", "rung")]
PAIRED = [NUMBERS[n] for n, q in QUANTITIES.items() if q.kinds == ("actor", "actor")]

@dataclass(frozen=True)
class Subject:
    """Whom a label is about: ultimatums by index, pairs of actors by index, either way round."""

    ultimatums: tuple[int, ...]
    pairs: tuple[Pair, ...]

@dataclass(frozen=True)
class Clash:
    """A fact against a label: `axis` says whether it holds, `says` says it in words."""

    of: str
    label: str
    kind: str
    key: str
    says: str
    axis: Axis

def reads(rules: Sequence[Rule]) -> list[tuple[int, int, int]]:
    """Number and arguments of every quantity that rules read, in order."""
    found = []
    for one in rules:
        at = 0
        while at < len(one.words):
            op = int(one.words[at])
            if op == QUANTITY:
                number, a, b = (int(x) for x in one.words[at + 1 : at + 4])
                found.append((number, a, b))
            at += WIDTHS.get(op, 1)
    return found

def sides(scenario: Scenario, u: int) -> Pair:
    """Issuer and target of an ultimatum."""
    return int(scenario.record["ult_issuer"][u]), int(scenario.record["ult_target"][u])

def actors_in_rules(scenario: Scenario, rules: Sequence[Rule]) -> Subject | None:
    """Whom rules name; None if nobody."""
    told = reads(rules)
    about = tuple(dict.fromkeys(a for number, a, _ in told if number in ULTIMATUM))
    pairs = dict.fromkeys((min(a, b), max(a, b)) for number, a, b in told if number in PAIRED)
    if not about and not pairs:
        return None
    pairs |= dict.fromkeys((min(p), max(p)) for p in (sides(scenario, u) for u in about))
    every = tuple(range(int(scenario.record["n_ultimatums"])))
    return Subject(about or every, tuple(pairs))

def subject(scenario: Scenario, axis: Axis, k: int) -> Subject:
    """Whom the k-th label of an axis is about."""
    own = actors_in_rules(scenario, axis.rules[k : k + 1]) or actors_in_rules(scenario, axis.rules)
    every = tuple(range(int(scenario.record["n_ultimatums"])))
    pairs = tuple(dict.fromkeys((min(p), max(p)) for p in (sides(scenario, u) for u in every)))
    return own or Subject(every, pairs)

def everyone(scenario: Scenario) -> Subject:
    """All ultimatums and all pairs."""
    return Subject(tuple(range(int(scenario.record["n_ultimatums"]))),
                   tuple(combinations(range(len(scenario.actors)), 2)))

def join_conditions(parts: Sequence[str], word: str) -> str | None:
    """Conditions joined by `and` or `or`; None for none."""
    return f" {word} ".join(f"({p})" for p in parts) or None

def pair_names(scenario: Scenario, pairs: Sequence[Pair]) -> list[str]:
    """`a.b` and `b.a` of every pair, in words."""
    names = scenario.actor_names
    return [f"{names[i]}.{names[j]}" for a, b in pairs for i, j in ((a, b), (b, a))]

def strikes_go_on(scenario: Scenario, about: Subject) -> str | None:
    """One of the pairs strikes the other today, or has a campaign against it."""
    return join_conditions([f"days_since_strike.{p} == 0 or campaign.{p} == 1"
                            for p in pair_names(scenario, about.pairs)], "or")

def no_strike(scenario: Scenario, about: Subject) -> str | None:
    """None of the pairs has ever struck the other, nor slid into war."""
    return join_conditions(["disaster == 0", *(f"strike_days.{p} == 0"
                                               for p in pair_names(scenario, about.pairs))], "and")

def carried_out(scenario: Scenario, about: Subject) -> str | None:
    """A threat was carried out."""
    names = scenario.names["ultimatum"]
    return join_conditions([f"carried_in_time.{names[u]} + carried_late.{names[u]} > 0"
                            for u in about.ultimatums], "or")

def some_demand_has(scenario: Scenario, about: Subject, what: str, least: float) -> str | None:
    """Some demand that was made has at least so much of an amount."""
    names = scenario.names["ultimatum"]
    return join_conditions(
        [
            f"ultimatum_status.{names[u]} != none and {what}.{names[u]} >= {least:g}"
            for u in about.ultimatums
        ],
        "or",
    )

def ground_gained(scenario: Scenario, about: Subject) -> str | None:
    """The issuer's side has gained something since the demand."""
    return some_demand_has(scenario, about, "ultimatum_gain", LEAST_GAIN)

def most_given(scenario: Scenario, about: Subject, least: float = MOST) -> str | None:
    """The side asked has given so much of the demand, or a deal in force gives as much."""
    return some_demand_has(scenario, about, "ultimatum_given", least)

Text = Callable[[Scenario, Subject], str | None]
TEXTS: dict[str, tuple[str, Text]] = {  # fact -> in words, its predicate for a subject
    "deal_struck": ("with a deal struck", lambda s, a: "deal_count > 0"),
    "deal_stands": ("with a deal in force", lambda s, a: "deal == 1"),
    "no_deal": ("without a deal in force", lambda s, a: "deal == 0"),
    "strikes_go_on": ("with strikes going on", strikes_go_on),
    "no_strike": ("without a single strike", no_strike),
    "carried_out": ("with the threat carried out", carried_out),
    "ground_gained": ("with something gained", ground_gained),
    "most_given": ("with 90% of the demand given", most_given),
    "disaster": ("with patrons at war", lambda s, a: "disaster == 1"),
}
BESIDE = {("met", "strikes_go_on"), ("deal", "strikes_go_on")}  # shown, but nothing against a label
DEMANDS = {"demand_met": "with the demand met at the end",
           "demand_not_met": "with the demand unmet at the end"}
AGAINST = {  # kind of label -> facts that contradict it
    "backing_down": ("deal_struck", "deal_stands", "demand_met", "most_given", "ground_gained",
                     "carried_out"),
    "met": ("demand_not_met", "strikes_go_on"),
    "deal": ("no_deal", "strikes_go_on"),
    "war": ("no_strike", "deal_stands"),
    "break": ("deal_stands",),
    "peace": ("strikes_go_on", "disaster"),
    "unresolved": ("deal_stands", "demand_met"),
}

def demand_rule(scenario: Scenario, key: str, about: Subject) -> Rule | None:
    """Whether some demand holds, or none does nor is given by a deal; not for those with `held`."""
    rules = [stored_rule(scenario, int(scenario.record["ult_demand"][u])) for u in about.ultimatums]
    if not rules or any(r.days > 1 for r in rules):
        return None
    words: tuple[float, ...] = ()
    for one, u in zip(rules, about.ultimatums, strict=True):
        name = scenario.names["ultimatum"][u]
        made = rule(scenario, f"ultimatum_status.{name} != none").words
        words = (*words, *one.words, *made, float(AND), *([float(OR)] if words else []))
    if key == "demand_met":
        return Rule(words)
    given = most_given(scenario, about, FULL)
    assert given is not None
    return Rule((*words, *rule(scenario, given).words, float(OR), float(NOT)))

def clash(scenario: Scenario, key: str, about: Subject) -> Axis | None:
    """The axis that says whether a fact holds; None where it cannot be."""
    if key in DEMANDS:
        made = demand_rule(scenario, key, about)
        return Axis(f"{key} {about.ultimatums}", (YES, NO), (made,)) if made else None
    text = TEXTS[key][1](scenario, about)
    return Axis(text, (YES, NO), (rule(scenario, text),)) if text else None

def clashes(scenario: Scenario) -> list[Clash]:
    """Every fact that would contradict a label, by axis and label in the scenario's order."""
    found = []
    for axis, outcome in zip(own_axes(scenario), scenario.outcomes, strict=True):
        for k, label in enumerate(axis.labels):
            kind = outcome.kind(label)
            about = subject(scenario, axis, k)
            if kind == "war" and actors_in_rules(scenario, axis.rules[k : k + 1]) is None:
                about = everyone(scenario)
            now = any(number in RECENT for number, _, _ in reads(axis.rules[k : k + 1]))
            for key in AGAINST.get(kind, ()):
                if (kind, key) == ("war", "deal_stands") and not now:
                    continue  # a war of the past may well have ended in a deal
                made = clash(scenario, key, about)
                says = DEMANDS.get(key) or TEXTS[key][0]
                found += [Clash(axis.name, label, kind, key, says, made)] if made else []
    return found
