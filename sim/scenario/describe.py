"""Scenarios in words: a list, a full description, a check."""

import textwrap
from collections.abc import Iterable
from pathlib import Path

from sim.engine.state.names import MECHANISMS, TRACKS
from sim.errors import EscaladeError, ScenarioError, ScenarioErrors, unknown
from sim.glossary.glossary import Glossary
from sim.scenario.layout import indent, table
from sim.scenario.load import load, load_start
from sim.scenario.model import Actor, Doctrine, Scenario
from sim.scenario.places import find_scenarios
from sim.scenario.priors import GRADES, Prior
from sim.scenario.threat import issue_text, word_rows
from sim.scenario.unnamed import missing_words
from sim.scenario.weights import weight_text

WIDTH = 100
KINDS = (("line", "lines"), ("agreement", "agreements"), ("channel", "channels"),
         ("ultimatum", "ultimatums"), ("pledge", "pledges"), ("inject", "injects"))


def list_scenarios() -> list[tuple[str, str]]:
    """Name and title of every known scenario; what is wrong in place of a title if it fails."""
    out = []
    for name in find_scenarios().names:
        try:
            out.append((name, load(name).title))
        except EscaladeError as error:
            out.append((name, "does not load: " + str(error).splitlines()[0]))
    return out


def listing() -> str:
    """Name, span, size and title of every known scenario, a line each; then what is amiss."""
    rows = [["name", "span", "days", "actors", "parameters", "title"]]
    found = find_scenarios()
    for name in found.names:
        try:
            s = load(name)
        except EscaladeError as error:
            problem = "does not load: " + str(error).splitlines()[0]
            rows.append([name, "-", "-", "-", "-", problem])
            continue
        rows.append([name, f"{s.start} to {s.horizon}", str(s.days), str(len(s.actors)),
                     str(len(s.parameters)), s.title])
    return table(rows, right=(2, 3, 4)) + "".join(f"note: {p}\n" for p in found.problems)


def validate(folder: str | Path, code: bool = False, words: bool = True) -> list[ScenarioError]:
    """Everything wrong in a scenario, else what has no name; UsageError if there is no such folder.

    code: run the Python policies of its own. words: whether names and sentences are asked for,
    which a run does without.
    """
    try:
        scenario = load(folder, code)
        for start in scenario.starts.starts:
            load_start(scenario, start)
    except ScenarioErrors as errors:
        return list(errors.errors)
    return [*scenario.strangers, *missing_words(scenario)] if words else []


def show(scenario: Scenario, only: str | None = None) -> str:
    """A description of a scenario as plain text, of one actor if `only` names it.

    UsageError if there is no such actor.
    """
    if only is not None:
        if only not in scenario.actor_names:
            raise unknown("actor", only, scenario.actor_names)
        return "\n".join([f"{scenario.name}: {scenario.title}", "",
                          *show_actor(scenario.actor(only), scenario.glossary),
                          *show_options(scenario.actor(only), scenario.glossary), "",
                          *show_parameters(scenario, about(scenario, only), True)]) + "\n"
    parts = [show_head(scenario), ["ACTORS"]]
    parts += [show_actor(actor, scenario.glossary) for actor in scenario.actors]
    parts += [show_threat(scenario)] if scenario.names["ultimatum"] else []
    parts += [show_mechanisms(scenario), show_outcomes(scenario),
              show_parameters(scenario, scenario.parameters)]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def show_head(scenario: Scenario) -> list[str]:
    """Title, days, question and what there is besides actors."""
    question = scenario.question
    lines = [f"{scenario.name}: {scenario.title}", *textwrap.wrap(scenario.about, WIDTH), ""]
    facts = [
        ["days", f"{scenario.start} to {scenario.horizon} ({scenario.days} days); "
                 f"information up to {scenario.cutoff}"],
        ["question", question.ask],
        ["", f"answered by the share of '{label_of(scenario, question.axis, question.label)}' "
             f"({question.axis}:{question.label})"],
    ]
    if scenario.in_sample:
        facts += [["in sample" if k == 0 else "", line]
                  for k, line in enumerate(textwrap.wrap(scenario.in_sample, WIDTH - 12))]
    facts += [[words if k == 0 else "", describe_key(scenario.glossary, kind, key)]
              for kind, words in KINDS for k, key in enumerate(scenario.names[kind])]
    if scenario.places:
        axes = scenario.names["axis"]
        facts.append(["map", f"{len(scenario.places)} places and {int(scenario.record['n_roads'])}"
                             f" roads on {len(axes)} axes: {', '.join(axes)}"])
    return lines + table(facts).splitlines()


def label_of(scenario: Scenario, axis: str, label: str) -> str:
    """What a label is called."""
    return scenario.glossary.name("label", f"{axis}.{label}")


def describe_key(glossary: Glossary, kind: str, key: str) -> str:
    """A key with what it is called and what that means."""
    name, says = glossary.word(kind, key)
    return key + (f"  {name}" if name != key else "") + (f": {says}" if says else "")


def show_options(actor: Actor, glossary: Glossary) -> list[str]:
    """Each option with what it is called."""
    rows = [[track if k == 0 else "", o, glossary.name("option", f"{actor.name}.{track}.{o}")]
            for track in TRACKS for k, o in enumerate(actor.menus.get(track, ()))]
    return ["  what each option is called", *indent(table(rows), 4)]


def show_actor(actor: Actor, glossary: Glossary) -> list[str]:
    """An actor with its menus and doctrines."""
    side = {0: "advances", 1: "holds the ground"}.get(actor.side, "no side")
    lines = [f"{actor.name}  ({actor.role_name}, {side})"]
    name, says = glossary.word("actor", actor.name)
    lines += textwrap.wrap(f"{name}: {says}" if says else name, WIDTH, initial_indent="  ",
                           subsequent_indent="  ")
    rows = []
    for track in TRACKS:
        if track in actor.menus:
            start = actor.posture[track]
            rows.append([track, " ".join(f"[{o}]" if o == start else o
                                         for o in actor.menus[track])])
    lines += indent(table(rows), 2)
    lines += show_plans(actor, glossary)
    lines.append("  doctrines (* named by the scenario; weight in the mixture)")
    rows = [["*" if d.name == actor.doctrine else "", d.name, weight_text(d, actor.doctrines),
             doctrine_text(actor, d, glossary)
             + ("" if d.policy == d.name else f" (policy {d.policy})")
             + (" Replies are automatic." if d.automatic else "")] for d in actor.doctrines]
    return lines + indent(table(rows), 4)


def show_plans(actor: Actor, glossary: Glossary) -> list[str]:
    """Each plan with what it is called and its options; nothing where all options make up one."""
    rows = []
    for key, plan in actor.plans.items():
        name, says = glossary.word("plan", f"{actor.name}.{key}")
        rows.append([key, f"{name}: {says}" if says else name])
        rows += [["", f"{track}: {' '.join(held)}"] for track, held in plan.menus.items()]
    return ["  plans (it follows one at a time)", *indent(table(rows), 4)] if rows else []


def doctrine_text(actor: Actor, doctrine: Doctrine, glossary: Glossary) -> str:
    """What a doctrine is called and how an actor of it behaves."""
    name, says = glossary.word("doctrine", f"{actor.name}.{doctrine.name}")
    return says if name == doctrine.name.replace("_", " ") else f"{name}: {says}"


def show_threat(scenario: Scenario) -> list[str]:
    """The first ultimatum as it is issued, and the words that write it otherwise."""
    name = scenario.names["ultimatum"][0]
    return [f"THREAT (the first ultimatum, {name}, as it is issued: {issue_text(scenario)})",
            *indent(table(word_rows()), 2)]


def show_mechanisms(scenario: Scenario) -> list[str]:
    """Each mechanism: on or off, and what replaces it when off."""
    on = sum(scenario.mechanisms.values())
    rows = [[name, "on" if scenario.mechanisms[name] else "OFF", neutral,
             scenario.glossary.says("mechanism", name)]
            for name, neutral in MECHANISMS.items()]
    return [f"MECHANISMS ({on} of {len(rows)} on; third, what replaces one that is off)",
            *indent(table(rows), 2)]


def show_outcomes(scenario: Scenario) -> list[str]:
    """Each axis with its labels and rules."""
    lines = ["OUTCOMES (the first rule that holds gives the label)"]
    for outcome in scenario.outcomes:
        kinds = [outcome.kind(label).replace("none", "") for label in outcome.labels]
        names = [label_of(scenario, outcome.name, label) for label in outcome.labels]
        rows = [list(row) for row in
                zip(outcome.labels, kinds, names, (*outcome.rules, "otherwise"), strict=True)]
        lines += [
            "  " + describe_key(scenario.glossary, "axis", outcome.name),
            *indent(table(rows), 4),
        ]
    return lines


def about(scenario: Scenario, actor: str) -> list[str]:
    """Paths of the given parameters that name an actor."""
    return [p for p in scenario.parameters if actor in p.split(".")]


def show_parameters(scenario: Scenario, paths: Iterable[str], meanings: bool = False
                    ) -> list[str]:
    """Value, range, unit, grade and source of parameters, and how many of each grade.

    meanings: also say what each one is.
    """
    chosen = {p: scenario.parameters[p] for p in paths}
    rows = [["path", "value", "range", "unit", "grade", "meaning", "source"]]
    for path, quantity in chosen.items():
        entry = scenario.paths[path].entry
        rows.append([path, f"{quantity.central:g}", span(quantity),
                     "" if entry.unit == "trait" else entry.unit, quantity.grade,
                     scenario.glossary.says("parameter", path) or entry.meaning,
                     quantity.source])
    if not meanings:
        rows = [row[:5] + row[6:] for row in rows]
    counts = {g: sum(q.grade == g for q in chosen.values()) for g in GRADES}
    vary = sum(q.varies for q in chosen.values())
    others = len(scenario.paths) - len(scenario.parameters)
    text = (f"{len(chosen)} parameters, {vary} with a range. By grade: "
            + ", ".join(f"{g} {n}" for g, n in counts.items() if n)
            + f". {counts['J']} rest on judgement (J). The scenario leaves {others} others at the"
            " engine's neutral default; any may be set as PARAMETER=VALUE.")
    lines = ["PARAMETERS (ranges are 5 % to 95 % unless a shape is named)"]
    return [*lines, *indent(table(rows), 2), "", *textwrap.wrap(text, WIDTH)]


def span(quantity: Prior) -> str:
    """The range, with its shape if it is not the usual one."""
    if not quantity.varies:
        return ""
    shape = "" if quantity.shape == "split_normal" else f" {quantity.shape}"
    return f"{quantity.low:g} .. {quantity.high:g}{shape}"
