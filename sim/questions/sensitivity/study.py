"""How `sensitivity` plays: the design of its method, and indices of what it gives."""

from __future__ import annotations

from sim.play.sweep import sweep, task_of
from sim.questions.ask import Ask, Work
from sim.questions.drawing import Drawing
from sim.questions.factors import words
from sim.questions.sensitivity.analysis import analyse
from sim.questions.sensitivity.groups import group_labels
from sim.questions.sensitivity.plan import Sampling, check, plan
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
    labels = (group_labels(ask["groups"], [f.key for f in said.factors], scenario.actor_names)
              if ask["groups"] else ())
    sampling = Sampling(method, ask["points"], said.factors, labels, ask["second"], ask["seed"])
    check(sampling, ask["rollouts"])
    laid = plan(scenario, sampling)
    task = task_of(scenario, said.common, laid.design, ask["rollouts"], ask["seed"],
                   ask["replicates"], how, shared=method != "importance")
    ask.notice(*task.notices)
    luck = "each with its own luck" if method == "importance" else "all on the same luck"
    within = f" in {len(sampling.units):,} groups" if labels else ""
    title = (f"{scenario.title.rstrip('.')} ({scenario.name}); {method}, {len(said.factors):,} "
             f"factors{within}, {ask['points']:,} points, {sampling.cost}, of "
             f"{ask['rollouts']:,} rollouts each, {luck}, seed {ask['seed']}.")

    def work() -> Study:
        with ask.telling_rollouts():
            cells = sweep(task, method, ask.session)
        found = [analyse(laid, cells, asked) for asked in shown]
        return Study("sensitivity", scenario.name, plain(title, found, scenario.glossary),
                     lambda width: text(title, found, scenario.glossary, width),
                     [Drawing("sensitivity", "sensitivity", (found, names_in(scenario), title))],
                     len(laid.design) * ask["rollouts"], scenario.glossary)

    return work
