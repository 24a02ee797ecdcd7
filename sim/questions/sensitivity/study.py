"""How `sensitivity` plays: the design of its method, and indices of what it gives."""

from __future__ import annotations

from sim.play.sweep import sweep, task_of
from sim.questions.ask import Ask, Work
from sim.questions.drawing import Drawing
from sim.questions.factors import words
from sim.questions.sensitivity.indices import analyse, check, plan
from sim.questions.sensitivity.text import plain, text
from sim.questions.study import Study
from sim.report.figures.names import names_in
from sim.scenario.levels import level_text
from sim.scenario.outcome_words import measures, with_facts


def prepare(ask: Ask) -> Work:
    """The design, checked; what then plays it."""
    method, how = str(ask["method"]), str(ask["doctrines"])
    shown = measures(ask.scenario, ask["outcome"])
    scenario = ask.scenario = with_facts(ask.scenario, shown)
    ask.words = {k: level_text(v) for k, v in ask.words.items()}
    said = words(scenario, ask.words, ask["over"], how)
    check(method, ask["points"], said.factors)
    design, u = plan(method, scenario, said.factors, ask["points"], ask["seed"])
    task = task_of(scenario, said.common, design, ask["rollouts"], ask["seed"], ask["replicates"],
                   how, shared=method != "importance")
    ask.notice(*task.notices)
    luck = "each with its own luck" if method == "importance" else "all on the same luck"
    title = (f"{scenario.title.rstrip('.')} ({scenario.name}); {method}, {len(said.factors):,} "
             f"factors, {ask['points']:,} points, {len(design):,} cells of "
             f"{ask['rollouts']:,} rollouts, {luck}, seed {ask['seed']}.")

    def work() -> Study:
        with ask.telling_rollouts():
            cells = sweep(task, method, ask.session)
        found = [analyse(method, cells, u, said.factors, asked, ask["seed"])
                 for asked in shown]
        return Study("sensitivity", scenario.name, plain(title, found),
                     lambda width: text(title, found, scenario.glossary, width),
                     [Drawing("sensitivity", "sensitivity", (found, names_in(scenario), title))],
                     len(design) * ask["rollouts"], scenario.glossary)

    return work
