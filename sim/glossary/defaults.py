"""The engine's own words for a crisis: counts, events, series, mechanisms, parameters, ladder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sim.engine.state.case import Case
from sim.engine.state.declare import fields_of
from sim.engine.state.outputs import DAY_PREFIX, INJECT, UTILITY, count_names, series_names
from sim.glossary.counts import BY_ACTOR, BY_PAIR, COUNTS, EVENTS, MEASURES, SERIES, UNMAPPED
from sim.glossary.glossary import Glossary, Words, as_words
from sim.glossary.ladder import COMPONENTS, RUNGS, STATUSES
from sim.glossary.mechanisms import MECHANISMS
from sim.glossary.roles import Pair, Roles, Table, fill, sentence, subject
from sim.glossary.traits import TRAITS

FAMILIES: Table = {p.path: (p.label, p.says) for field in fields_of(Case).values()
                   for p in field.given_by}
WHEN = "Day, 0 for the first of all, on which this first happened: {}"


@dataclass(frozen=True)
class ParameterKey:
    """What the engine must know of a parameter to name it.

    pattern: its family in the catalogue, for a trait of a doctrine its own path. policy: of that
    doctrine. meaning: what the catalogue or the policy says of it, for traits the engine does not
    know.
    """

    pattern: str
    meaning: str = ""
    policy: str = ""


def engine_words(own: Words, roles: Roles, injects: Sequence[str] = (),
                 parameters: Mapping[str, ParameterKey] | None = None) -> dict[str, Table]:
    """The engine's words by kind and key, filled in with the names that `own` gives the actors.

    parameters: those of the scenario, by path.
    """
    glossary = Glossary(own)
    names = roles.names(glossary)
    events = event_words(glossary, roles, injects)
    return {
        "event": events,
        "count": count_words(glossary, roles, events, injects),
        "series": series_words(glossary, roles),
        "mechanism": roles.fill(glossary, MECHANISMS),
        "status": dict(STATUSES), "rung": dict(RUNGS), "component": dict(COMPONENTS),
        "parameter": {path: parameter_word(glossary, names, path, p)
                      for path, p in (parameters or {}).items()},
    }


def with_own(engine: Mapping[str, Table], own: Words) -> dict[str, Table]:
    """The engine's words under those of a scenario, which may replace name, sentence or both."""
    out = {kind: dict(words) for kind, words in engine.items()}
    for kind, words in own.items():
        table = out.setdefault(kind, {})
        for key, (name, says) in words.items():
            was = table.get(key, ("", ""))
            table[key] = (name or was[0], says or was[1])
    return out


def event_words(glossary: Glossary, roles: Roles, injects: Sequence[str]) -> Table:
    """Events that have a day, each inject among them."""
    out = roles.fill(glossary, EVENTS)
    for name in injects:
        told = glossary.word("inject", name)
        out[INJECT.removeprefix(DAY_PREFIX) + name] = (told.name, told.says)
    return out


def count_words(glossary: Glossary, roles: Roles, events: Table, injects: Sequence[str]) -> Table:
    """Every count of a rollout; what the scenario calls an event, its day is called too."""
    fixed = roles.fill(glossary, COUNTS if roles.mapped else COUNTS | UNMAPPED)
    out = dict(MEASURES)
    for key in count_names(list(roles.actors), injects):
        if key.startswith(DAY_PREFIX):
            event = key.removeprefix(DAY_PREFIX)
            given = glossary.words.get("event", {}).get(event, ("", ""))
            name, says = given[0] or events[event][0], given[1] or events[event][1]
            out[key] = (f"first day of {name}", WHEN.format(says or sentence(f"{name}.")))
        elif key in fixed:
            out[key] = fixed[key]
        else:
            kind = "utility" if key.startswith(UTILITY) else "deaths"
            actor = key.removeprefix(kind + "_")
            out[key] = fill(BY_ACTOR[kind], {}, [subject(glossary, actor)])
    return out


def series_words(glossary: Glossary, roles: Roles) -> Table:
    """Every daily series of a rollout."""
    names = series_names(list(roles.actors), roles.issuer, roles.target, roles.patron or None)
    tables = COUNTS if roles.mapped else COUNTS | UNMAPPED
    out = roles.fill(glossary, {k: w for k, w in (tables | SERIES).items() if k in names})
    for kind, pair in BY_ACTOR.items():
        out |= {f"{kind}_{a}": fill(pair, {}, [subject(glossary, a)]) for a in roles.actors
                if f"{kind}_{a}" in names}
    for kind, pair in BY_PAIR.items():
        out |= {f"{kind}_{a}_{b}": fill(pair, {}, [subject(glossary, a), subject(glossary, b)])
                for a in roles.actors for b in roles.actors if f"{kind}_{a}_{b}" in names}
    return out


def parameter_word(glossary: Glossary, names: dict[str, str], path: str, p: ParameterKey) -> Pair:
    """What a parameter is called: by its family, or by the trait of a doctrine."""
    parts = path.split(".")
    if p.pattern in FAMILIES:
        args = [argument(glossary, kind[1:-1], key)
                for kind, key in zip(p.pattern.split("."), parts, strict=True)
                if kind.startswith("<")]
        return fill(FAMILIES[p.pattern], names, args)
    actor, doctrine, trait = parts
    args = [subject(glossary, actor), glossary.name("doctrine", f"{actor}.{doctrine}")]
    known = TRAITS.get(f"{p.policy}.{trait}") or TRAITS.get(trait)
    return fill(known or (as_words(trait) + " ({0}, {1})", escape_braces(p.meaning)), names, args)


def argument(glossary: Glossary, kind: str, key: str) -> str:
    """What stands in a path, as a sentence calls it."""
    return subject(glossary, key) if kind == "actor" else glossary.name(kind, key)


def escape_braces(text: str) -> str:
    """A text whose braces are not placeholders."""
    return text.replace("{", "{{").replace("}", "}}")
