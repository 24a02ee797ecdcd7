"""How `discover` plays, or reads what was played, and looks for boxes."""

from __future__ import annotations

from pathlib import Path

from sim.errors import UsageError, quote, unknown
from sim.glossary.glossary import Glossary
from sim.play.simulate import task_of
from sim.questions.ask import Ask, Work
from sim.questions.discover.discovery import check, discover
from sim.questions.discover.source import WHY, Source, of_outcome, of_path, only
from sim.questions.discover.text import label, plain, text
from sim.questions.drawing import Drawing
from sim.questions.study import Study
from sim.report.figures.names import FigureNames
from sim.scenario.levels import list_names
from sim.scenario.outcome_words import measures, share_of, with_facts

PLAYS = ("rollouts", "replicates", "doctrines", "workers", "executor", "address", "code")


def prepare(ask: Ask) -> Work:
    """The outcomes asked about, checked; what then plays and looks."""
    if ask["from_"]:
        refuse_to_play(ask)
        ask.drop(*PLAYS)
        source = of_path(Path(str(ask["from_"])), ask["outcome"], ask["threshold"], ask["inputs"])
        ask.rests_on = [source.digest]
        for m in source.asked(ask["outcome"]):
            sample = source.sample(m)
            check(len(sample), f"{sample.unit}s", ask["mass"])
        return lambda: look(ask, source, 0)
    shown = [share_of(m, "outcome", WHY) for m in measures(ask.scenario, ask["outcome"])]
    ask.scenario = with_facts(ask.scenario, shown)
    check(-(-ask["rollouts"] // ask["replicates"]), "rows", ask["mass"])
    task = task_of(ask.scenario, ask["rollouts"], ask["seed"], ask["replicates"],
                   str(ask["doctrines"]), ask.words)
    ask.notice(*task.notices)
    refuse_fixed(ask)

    def work() -> Study:
        with ask.telling_rollouts():
            run = ask.session.play(task)
        return look(ask, only(of_outcome(run, ask["threshold"]), ask["inputs"]), run.rollouts)

    return work


def refuse_fixed(ask: Ask) -> None:
    """UsageError, before anything is played, for an input that the scenario does not have."""
    known = [*ask.scenario.parameters, *(a.name for a in ask.scenario.actors)]
    for name in list_names("inputs", ask["inputs"]) if ask["inputs"] else []:
        if name not in known:
            raise unknown("input", name, known)


def refuse_to_play(ask: Ask) -> None:
    """With `from`, what was played is settled: UsageError for what would play something else."""
    changed = [n for n in PLAYS if ask[n] != ask.declared.settings[n].default]
    named = ["scenario"] if ask.named is not None else []
    for word in (*named, *changed, *ask.words):
        raise UsageError(f"{quote(word)}: has no use with from={quote(ask['from_'])}, whose "
                         "rollouts have been played")


def look(ask: Ask, source: Source, played: int) -> Study:
    """The boxes and trees of every outcome."""
    title = source.title
    found = [discover(source.sample(m), m.text, ask["seed"], ask["density"], ask["boxes"],
                      ask["mass"]) for m in source.asked(ask["outcome"])]
    ask.notice(*(f"{said[:1].upper()}{said[1:]}." for said in source.notes))
    glossary = Glossary(source.words if source.actors else {})
    names = FigureNames(Glossary(source.words), source.actors)
    drawings = [Drawing(f"box-{k + 1}-{label(d.outcome)}", "discovery", (d, k, names, title))
                for d in found for k in range(len(d.boxes))]
    return Study("discover", source.name, plain(title, found),
                 lambda width: text(title, found, glossary, width), drawings, played, glossary)
