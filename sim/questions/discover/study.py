"""How `discover` plays, or reads what was played, and looks for boxes."""

from __future__ import annotations

from pathlib import Path

from sim.errors import UsageError, quote
from sim.glossary.glossary import Glossary
from sim.glossary.measure import OutcomeMeasure, find_measure
from sim.play.simulate import task_of
from sim.questions.ask import Ask, Work
from sim.questions.discover.discovery import check, discover
from sim.questions.discover.source import Source, of_folder, of_outcome
from sim.questions.discover.text import label, plain, text
from sim.questions.drawing import Drawing
from sim.questions.study import Study
from sim.report.figures.names import FigureNames
from sim.scenario.levels import list_names
from sim.scenario.outcome_words import measures, share_of, with_facts

WHY = "boxes are found among hits and misses, which a mean has not"
PLAYS = ("rollouts", "replicates", "doctrines", "workers", "executor", "address", "code")


def prepare(ask: Ask) -> Work:
    """The outcomes asked about, checked; what then plays and looks."""
    if ask["from_"]:
        refuse_to_play(ask)
        ask.drop(*PLAYS)
        source = of_folder(Path(str(ask["from_"])), ask["threshold"])
        ask.rests_on = [source.digest]
        asked_about(ask, source)
        return lambda: look(ask, source, 0)
    shown = [share_of(m, "outcome", WHY) for m in measures(ask.scenario, ask["outcome"])]
    ask.scenario = with_facts(ask.scenario, shown)
    check(-(-ask["rollouts"] // ask["replicates"]), "rows")
    task = task_of(ask.scenario, ask["rollouts"], ask["seed"], ask["replicates"],
                   str(ask["doctrines"]), ask.words)
    ask.notice(*task.notices)

    def work() -> Study:
        with ask.telling_rollouts():
            run = ask.session.play(task)
        return look(ask, of_outcome(run, ask["threshold"]), run.rollouts)

    return work


def refuse_to_play(ask: Ask) -> None:
    """With `from`, what was played is settled: UsageError for what would play something else."""
    changed = [n for n in PLAYS if ask[n] != ask.declared.settings[n].default]
    named = ["scenario"] if ask.named is not None else []
    for word in (*named, *changed, *ask.words):
        raise UsageError(f"{quote(word)}: has no use with from={quote(ask['from_'])}, whose "
                         "rollouts have been played")


def asked_about(ask: Ask, source: Source) -> list[OutcomeMeasure]:
    """Each outcome asked about; UsageError for one that is no share, or not in the source."""
    held = source.held
    question = f"{held.question['axis']}:{held.question['label']}"
    words = list_names("outcome", ask["outcome"] or question)
    found = [find_measure(held.axes, held.count_names, word) for word in words]
    return [share_of(m, "outcome", WHY) for m in found]


def look(ask: Ask, source: Source, played: int) -> Study:
    """The boxes and trees of every outcome."""
    held, title = source.held, source.title
    found = [discover(source.sample(m), m.text, ask["seed"], ask["density"], ask["boxes"])
             for m in asked_about(ask, source)]
    glossary = Glossary(held.words)
    names = FigureNames(glossary, held.actors)
    drawings = [Drawing(f"box-{k + 1}-{label(d.outcome)}", "discovery", (d, k, names, title))
                for d in found for k in range(len(d.boxes))]
    return Study("discover", held.scenario_name, plain(title, found),
                 lambda width: text(title, found, glossary, width), drawings, played, glossary)
