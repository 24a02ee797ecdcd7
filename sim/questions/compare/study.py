"""How `compare` plays: the scenario and its versions on shared luck, or a fork."""

from __future__ import annotations

from sim.errors import UsageError, unknown
from sim.questions.ask import Ask, Work
from sim.questions.compare.comparison import compare
from sim.questions.compare.drawn import drawings_of, in_words
from sim.questions.compare.forked import prepare_fork
from sim.questions.compare.text import origin, plain, text
from sim.questions.drawing import Drawing
from sim.questions.study import Study
from sim.scenario.threat import laid_over
from sim.scenario.variant import variant
from sim.studies.least import require_rows
from sim.studies.versions import is_version, parse


def prepare(ask: Ask) -> Work:
    """Versions or a fork, checked; what then plays them."""
    axes = [o.name for o in ask.scenario.outcomes]
    if ask["axis"] and ask["axis"] not in axes:
        raise unknown("outcome axis", str(ask["axis"]), axes)
    if any(key.startswith("fork.") for key in ask.words):
        return prepare_fork(ask)
    return versions(ask)


def versions(ask: Ask) -> Work:
    """Versions against the scenario as it is."""
    scenario = ask.scenario
    seated = [k for k, v in ask.words.items() if callable(v) and is_version(scenario, k)]
    if seated:
        raise UsageError(f"{seated[0]}: a version is made of words; a callable is seated in all")
    words = {k: v if callable(v) else str(v) for k, v in ask.words.items()}
    common, asked = parse(scenario, words, ask["ready"], str(ask["doctrines"]))
    ask.lab(common)
    require_rows(ask["rollouts"], ask["replicates"])
    for version in asked:
        ask.notice(*variant(scenario, laid_over(common, version.overrides)).notices)
    ask.drop("futures")

    def work() -> Study:
        lab = ask.lab(common, ask["replicates"])
        found = compare(lab, asked, ask["rollouts"], ask["watched"], ask["axis"])
        compared = drawings_of(
            scenario,
            [(c.version.name, c.changes) for c in found],
            found[0].axis,
            {c.version.name: in_words(scenario, c.version) for c in found},
        )
        title = str(ask["ready"] or "").replace("_", " ").capitalize()
        given = (compared, title or "What each version changes", found[0].rollouts,
                 origin(scenario, lab, found))
        return Study("compare", scenario.name, plain(scenario, lab, found),
                     lambda width: text(scenario, lab, found, width),
                     [Drawing("compare", "compare", given)], lab.played, scenario.glossary)

    return work
