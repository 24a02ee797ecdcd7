"""Scenarios in words: a list, a full description, a check."""

from pathlib import Path

from sim.errors import EscaladeError, ScenarioError, ScenarioErrors
from sim.scenario.load import bundled, load
from sim.scenario.model import Actor, Scenario
from sim.state.names import MECHANISMS, TRACKS


def list_scenarios() -> list[tuple[str, str]]:
    """Name and title of every bundled scenario; what is wrong in place of a title if it fails."""
    out = []
    for name in bundled():
        try:
            out.append((name, load(name).title))
        except EscaladeError as error:
            out.append((name, "does not load: " + str(error).splitlines()[0]))
    return out


def validate(folder: str | Path) -> list[ScenarioError]:
    """Everything wrong in a scenario; empty if it loads. UsageError if there is no such folder."""
    try:
        load(folder)
    except ScenarioErrors as errors:
        return list(errors.errors)
    return []


def show(scenario: Scenario) -> str:
    """A full description of a scenario as plain text."""
    lines = [f"{scenario.name}: {scenario.title}", scenario.about, "",
             f"days      {scenario.start} to {scenario.horizon} ({scenario.days}),"
             f" information up to {scenario.cutoff}",
             f"question  {scenario.question.ask} ({scenario.question.axis} = "
             f"{scenario.question.label})"]
    lines += ["", "ACTORS"]
    for actor in scenario.actors:
        lines += show_actor(scenario, actor)
    for kind in ("line", "agreement", "channel", "ultimatum", "pledge"):
        if scenario.names[kind]:
            lines.append(f"{kind + 's':<12}{', '.join(scenario.names[kind])}")
    if scenario.places:
        lines.append(f"{'places':<12}{len(scenario.places)} on {len(scenario.names['axis'])} axes: "
                     + ", ".join(scenario.names["axis"]))
    lines += ["", "PARAMETERS (value [low, high], unit, grade, source)"]
    for path, quantity in scenario.parameters.items():
        entry = scenario.paths[path].entry
        lines.append(f"  {path:<42} {quantity.text():<36} {entry.unit:<12} {quantity.grade}  "
                     f"{quantity.source}")
    lines += ["", "OUTCOMES (first rule that matches)"]
    for outcome in scenario.outcomes:
        lines.append(f"  {outcome.name}")
        for label, rule in zip(outcome.labels, (*outcome.rules, "otherwise"), strict=True):
            lines.append(f"    {label:<20} {rule}")
    off = [m for m, on in scenario.mechanisms.items() if not on]
    lines += ["", f"MECHANISMS  {len(MECHANISMS) - len(off)} on"]
    if off:
        lines.append("  off: " + ", ".join(f"{m} ({MECHANISMS[m]})" for m in off))
    return "\n".join(lines) + "\n"


def show_actor(scenario: Scenario, actor: Actor) -> list[str]:
    """An actor with its menus and doctrines."""
    side = {0: "advances", 1: "holds the ground"}.get(actor.side, "no side")
    lines = [f"  {actor.name} ({actor.role_name}, {side}), doctrine {actor.doctrine}"]
    for track in TRACKS:
        if track in actor.menus:
            start = actor.posture[track]
            words = [f"[{o}]" if o == start else o for o in actor.menus[track]]
            lines.append(f"    {track:<9} {' '.join(words)}")
    total = sum(d.weight.central for d in actor.doctrines)
    for d in actor.doctrines:
        share = d.weight.central / total if total else 0.0
        lines.append(f"    doctrine {d.name} ({d.policy}, weight {share:.2f}): {d.about}")
        for name, quantity in d.traits.items():
            meaning = scenario.paths[f"{actor.name}.{d.name}.{name}"].entry.meaning
            lines.append(f"      {name} {quantity.text()} - {meaning}")
    return lines
