"""How `sweep` plays: factors told from settings, a design laid, every cell played."""

from __future__ import annotations

from sim.play.sweep import sweep, task_of
from sim.questions.ask import Ask, Work
from sim.questions.factors import design_of, words
from sim.questions.outcomes import outcomes
from sim.questions.sweep.answer import Sweep
from sim.scenario.levels import level_text


def prepare(ask: Ask) -> Work:
    """The task of the sweep, checked; what then plays it."""
    scenario, how = ask.scenario, str(ask["doctrines"])
    shown = outcomes(scenario, ask["outcome"])
    ask.words = {k: level_text(v) for k, v in ask.words.items()}
    said = words(scenario, ask.words, ask["over"], how)
    design = design_of(scenario, said.factors, str(ask["design"]), ask["points"], ask["seed"])
    task = task_of(scenario, said.common, design, ask["rollouts"], ask["seed"], ask["replicates"],
                   how)
    ask.key = task.key()

    def work() -> Sweep:
        with ask.telling_rollouts():
            cells = sweep(task, str(ask["design"]), ask.session)
        return Sweep(cells, [":".join(pair) for pair in shown] if ask["outcome"] else [])

    return work
