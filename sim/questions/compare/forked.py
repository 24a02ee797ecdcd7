"""A fork: one rollout, one choice made differently, many futures of both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sim.errors import UsageError, quote, unknown
from sim.questions.ask import Ask, Work
from sim.questions.compare.drawn import drawings_of
from sim.questions.compare.fork import Choice, Fork, check, fork
from sim.questions.compare.text import fork_text, plain_fork
from sim.questions.drawing import Drawing
from sim.questions.study import Study
from sim.report.figures.names import names_in
from sim.scenario.model import Scenario
from sim.scenario.outcome_words import end_axis
from sim.studies.change import typical

WORDS = ("fork.rollout", "fork.day", "fork.actor", "fork.track", "fork.option")


def prepare_fork(ask: Ask) -> Work:
    """The choice, checked; what then plays its futures."""
    scenario = ask.scenario
    words, common = fork_words(ask.words)
    if ask["ready"]:
        raise UsageError("a fork changes one choice of one rollout; give it without ready=")
    typically = words["fork.rollout"] == "typical"
    if not typically and ask["rollouts"] != ask.declared.settings["rollouts"].default:
        raise UsageError(f"rollouts={ask['rollouts']}: has no use with fork.rollout="
                         f"{quote(words['fork.rollout'])}, which names the rollout; leave it out")
    choice = Choice(0 if typically else whole_of("rollout", words), whole_of("day", words),
                    words["fork.actor"], words["fork.track"], words["fork.option"])
    check(ask.lab(common, written_out=True).scenario, choice)
    ask.drop("ready", "watched", *(() if typically else ("rollouts",)))

    def work() -> Study:
        lab = ask.lab(common, ask["replicates"], written_out=True)
        one = choice
        if typically:
            base = lab.play(ask["rollouts"])
            at = typical(base, base.valid.nonzero()[0])
            one = Choice(at, choice.day, choice.actor, choice.track, choice.option)
        found = fork(lab, one, ask["futures"])
        data = {"scenario": scenario.name, "seed": lab.seed, **plain_fork(scenario, found)}
        compared, about = fork_drawn(scenario, one, found)
        given = (compared, about, found.futures,
                 fork_text(scenario, lab, found, 100).splitlines()[0])
        return Study("fork", scenario.name, data,
                     lambda width: fork_text(scenario, lab, found, width),
                     [Drawing("fork", "compare", given)], 2 * found.futures, scenario.glossary)

    return work


def fork_drawn(scenario: Scenario, choice: Choice, found: Fork) -> tuple[Any, str]:
    """What the figure of a fork needs to know, and what it shows."""
    names = names_in(scenario)
    was, now = (names.option(choice.actor, choice.track, x) for x in (found.was, choice.option))
    version = f"{names.actor(choice.actor)}, {now} on {found.date}"
    about = f"One choice made otherwise on {found.date}: {now} instead of {was}"
    return drawings_of(scenario, [(choice.option, found.changes)], end_axis(scenario),
                       {choice.option: version}), about


def fork_words(rest: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, Any]]:
    """The five words of a fork, and the rest."""
    words = {k: str(v) for k, v in rest.items() if k.startswith("fork.")}
    for key in words:
        if key not in WORDS:
            raise unknown("word about the fork", key, WORDS)
    missing = [key for key in WORDS if key not in words and key != "fork.rollout"]
    if missing:
        raise UsageError(f"{missing[0]} is missing; a fork needs {', '.join(WORDS[1:])}")
    words.setdefault("fork.rollout", "typical")
    return words, {k: v for k, v in rest.items() if k not in words}


def whole_of(key: str, words: Mapping[str, str]) -> int:
    """A whole number, 0 or more."""
    text = words[f"fork.{key}"]
    if not text.isdigit() or len(text) > 15:
        more = " or typical" if key == "rollout" else ""
        raise UsageError(f"fork.{key}={quote(text)}: expected a whole number, 0 or more{more}")
    return int(text)
