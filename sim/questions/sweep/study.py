"""How `sweep` plays: factors told from settings, a design laid, every cell played."""

from __future__ import annotations

from sim.play.sweep import sweep, task_of
from sim.questions import factors
from sim.questions.ask import Ask, Work
from sim.questions.sweep.answer import Sweep
from sim.scenario.levels import level_text
from sim.scenario.outcome_words import measures, with_facts


def prepare(ask: Ask) -> Work:
    """The task of the sweep, checked; what then plays it."""
    how, shown = str(ask["doctrines"]), measures(ask.scenario, ask["outcome"])
    scenario = ask.scenario = with_facts(ask.scenario, shown)
    ask.words = {k: level_text(v) for k, v in ask.words.items()}
    said = factors.words(scenario, ask.words, ask["over"], how)
    design = factors.design_of(scenario, said.factors, str(ask["design"]), ask["points"],
                               ask["seed"])
    task = task_of(scenario, said.common, design, ask["rollouts"], ask["seed"], ask["replicates"],
                   how)
    ask.key = task.key()
    words = [m.text for m in shown] if ask["outcome"] else []
    ask.reread = lambda found: setattr(found, "shown", words)

    def work() -> Sweep:
        with ask.telling_rollouts():
            cells = sweep(task, str(ask["design"]), ask.session)
        return Sweep(cells, words)

    return work
