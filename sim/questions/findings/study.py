"""How `findings` plays: both sides of every comparison on the same luck."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sim.data.outcome import Outcome
from sim.errors import UsageError
from sim.questions.ask import Ask, Work
from sim.questions.drawing import Drawing
from sim.questions.findings.survival import survive
from sim.questions.findings.text import plain, text
from sim.questions.study import Study
from sim.report.figures.names import names_in
from sim.scenario.outcome_words import with_facts
from sim.studies.least import require_rows


def prepare(ask: Ask) -> Work:
    """The comparisons, checked; what then plays them."""
    scenario, n = ask.scenario, ask["rollouts"]
    if not scenario.comparisons:
        raise UsageError(f"{scenario.name} declares no comparisons; give some in scenario.yaml")
    scenario = ask.scenario = with_facts(scenario, [c.asked for c in scenario.comparisons])
    ask.lab()
    require_rows(n, ask["replicates"])
    if ask["replicates"] < 2:
        raise UsageError("replicates=1: a row tells the sign of a change by its own replicates; it "
                         "takes at least 2")
    sides = 2 * len(scenario.comparisons)

    def work() -> Study:
        lab = ask.lab(replicates=ask["replicates"])

        def play(words: Mapping[str, Any]) -> Outcome:
            lab.say("sides", lab.played // n, sides)
            return lab.play(n, words)

        found = survive(scenario.comparisons, play)
        title = (f"{scenario.title.rstrip('.')} ({scenario.name}); {found[0].rows:,} rows of "
                 f"{found[0].replicates:,} rollouts on each side, seed {ask['seed']}.")
        return Study("findings", scenario.name, plain(title, found, lab.failed),
                     lambda width: text(title, found, scenario.glossary, width),
                     [Drawing("findings", "findings", (found, names_in(scenario), title))],
                     lab.played, scenario.glossary)

    return work
