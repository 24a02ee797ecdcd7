"""`escalade compare`: versions of a crisis on shared luck, or one rollout forked."""

from __future__ import annotations

from typing import Any

from sim.errors import UsageError, said, unknown

FORK = ("fork.rollout", "fork.day", "fork.actor", "fork.track", "fork.option")


def compare(config: dict[str, Any], rest: dict[str, str]) -> int:
    """Carry out a comparison with checked settings; `rest` belongs to the scenario."""
    from sim.scenario.load import load

    scenario = load(str(config["scenario"]), bool(config["code"]))
    axes = [o.name for o in scenario.outcomes]
    if config["axis"] and config["axis"] not in axes:
        raise unknown("outcome axis", str(config["axis"]), axes)
    if any(key.startswith("fork.") for key in rest):
        return forked(config, scenario, rest)
    return versions(config, scenario, rest)


def versions(config: dict[str, Any], scenario: Any, rest: dict[str, str]) -> int:
    """Versions against the scenario as it is."""
    from sim.cli.study import Result, begin, deliver, lab_for
    from sim.plots.drawing import Drawing
    from sim.studies.compare import compare as carry_out
    from sim.studies.compare_text import origin, plain, text
    from sim.studies.versions import parse

    common, found = parse(scenario, rest, config["ready"], str(config["doctrines"]))
    with lab_for(scenario, config, common) as lab:
        lab.replicates = config["replicates"]
        study = begin("compare", config, rest)
        results = carry_out(lab, found, config["rollouts"], config["watched"], config["axis"])
    data = plain(scenario, lab, results)
    compared = drawn(scenario, [(c.version.name, c.changes) for c in results], results[0].axis,
                     {c.version.name: in_words(scenario, c.version) for c in results})
    given = (compared, words_of(config["ready"]) or "What each version changes",
             results[0].rollouts, origin(scenario, lab, results))
    return deliver(study, Result("compare", scenario.name, data,
                                 lambda width: text(scenario, lab, results, width),
                                 [Drawing("compare", "compare", given)], lab.played,
                                 scenario.glossary))


def words_of(ready: str | None) -> str:
    """The title of a ready-made comparison."""
    return str(ready or "").replace("_", " ").capitalize()


def in_words(scenario: Any, version: Any) -> str:
    """A version of the user's own by what it changes; "" for one that is named in words."""
    from sim.plots.names import names_in

    names = names_in(scenario)
    return "; ".join(names.level_of(key, text) for key, text in version.words.items())


def drawn(scenario: Any, found: Any, end: str, versions: dict[str, str]) -> Any:
    """What the figure of a comparison needs to know."""
    from sim.plots.compare import Compared
    from sim.plots.names import names_in

    question = scenario.question
    return Compared(found, (question.axis, question.label), shown(scenario, end),
                    names_in(scenario), versions)


def shown(scenario: Any, end: str) -> dict[str, Any]:
    """Axes drawn: how it ends, the question's, and the next one, at most three."""
    wanted = [end, scenario.question.axis, *(o.name for o in scenario.outcomes)]
    labels = {o.name: o.labels for o in scenario.outcomes}
    return {axis: labels[axis] for axis in list(dict.fromkeys(wanted))[:3]}


def forked(config: dict[str, Any], scenario: Any, rest: dict[str, str]) -> int:
    """One rollout, one choice made otherwise."""
    from sim.cli.study import Result, begin, deliver, lab_for
    from sim.plots.drawing import Drawing
    from sim.studies.change import typical
    from sim.studies.compare import end_axis
    from sim.studies.compare_text import fork_text, plain_fork
    from sim.studies.fork import Choice, check, fork

    words, common = fork_words(rest)
    if config["ready"]:
        raise UsageError("a fork changes one choice of one rollout; give it without ready=")
    rollout = 0 if words["fork.rollout"] == "typical" else whole_of("rollout", words)
    choice = Choice(rollout, whole_of("day", words), words["fork.actor"], words["fork.track"],
                    words["fork.option"])
    check(scenario, choice)
    with lab_for(scenario, config, common) as lab:
        lab.replicates = config["replicates"]
        study = begin("compare", config, rest)
        if words["fork.rollout"] == "typical":
            base = lab.play(config["rollouts"])
            at = typical(base.counts, base.valid.nonzero()[0])
            choice = Choice(at, choice.day, choice.actor, choice.track, choice.option)
        result = fork(lab, choice, config["futures"])
    data = {"scenario": scenario.name, "seed": lab.seed, **plain_fork(result)}
    compared, about = fork_drawn(scenario, choice, result, end_axis(scenario))
    given = (compared, about, result.futures,
             fork_text(scenario, lab, result, 100).splitlines()[0])
    return deliver(study, Result("fork", scenario.name, data,
                                 lambda width: fork_text(scenario, lab, result, width),
                                 [Drawing("fork", "compare", given)], 2 * result.futures,
                                 scenario.glossary))


def fork_drawn(scenario: Any, choice: Any, result: Any, end: str) -> tuple[Any, str]:
    """What the figure of a fork needs to know, and what it shows."""
    from sim.plots.names import names_in

    names = names_in(scenario)
    was, now = (names.option(choice.actor, choice.track, x) for x in (result.was, choice.option))
    version = f"{names.actor(choice.actor)}, {now} on {result.date}"
    about = f"One choice made otherwise on {result.date}: {now} instead of {was}"
    return drawn(scenario, [(choice.option, result.changes)], end, {choice.option: version}), about


def fork_words(rest: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The five words of a fork, and the rest."""
    words = {k: v for k, v in rest.items() if k.startswith("fork.")}
    for key in words:
        if key not in FORK:
            raise unknown("word about the fork", key, FORK)
    missing = [key for key in FORK if key not in words and key != "fork.rollout"]
    if missing:
        raise UsageError(f"{missing[0]} is missing; a fork needs {', '.join(FORK[1:])}")
    words.setdefault("fork.rollout", "typical")
    return words, {k: v for k, v in rest.items() if k not in words}


def whole_of(key: str, words: dict[str, str]) -> int:
    """A whole number, 0 or more."""
    text = words[f"fork.{key}"]
    if not text.isdigit() or len(text) > 15:
        more = " or typical" if key == "rollout" else ""
        raise UsageError(f"fork.{key}={said(text)}: expected a whole number, 0 or more{more}")
    return int(text)
