"""Words about the crisis reach what every question plays: an answer has what `run` has with them.

Exact: on the same luck and parameter rows a share in an answer is one of a run, digit for digit.
One word of each kind at once: a number, a range, a doctrine, a mechanism, an order. In a run none
of them can be left out without a change of the share, so that none may be lost on the way.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

import sim
from sim.data.outcome import Outcome
from sim.data.reduce import hits_of
from sim.errors import UsageError
from sim.play import simulate
from sim.questions import QUESTIONS
from sim.scenario.load import load

N = 100
WORDS = {
    "challenger.stake": "2.0",
    "challenger.war_cost": "0.05:0.1:0.2",
    "challenger": "bluff",
    "mechanisms.lookahead": "off",
    "do.challenger.response": "delay",
}
IDLE = "challenger.weariness"  # nothing in this crisis hangs on it


@cache
def played(words: tuple[tuple[str, str], ...], replicates: int, n: int = N) -> Outcome:
    """What a run plays with some words."""
    return simulate(load("textbook"), n, 7, 1, replicates, overrides=dict(words))


def share(words: dict[str, str], label: str, replicates: int = 2, axis: str = "end_state",
          n: int = N) -> float:
    """Share of a label in a run with some words."""
    run = played(tuple(words.items()), replicates, n)
    return float(hits_of(run, (axis, label)).mean())


def ask(name: str, words: dict[str, str], **more: Any) -> Any:
    """The data of a question's answer."""
    given = {"rollouts": N, "seed": 7, "workers": 1, **more}
    return getattr(sim, name)("textbook", words, **given).data


Pairs = list[tuple[float, float]]  # what an answer says, what the run has


def of_attribute(words: dict[str, str]) -> Pairs:
    """With everything on, and with audience and punishment off."""
    (found,) = ask("attribute", words, outcome="end_state:unresolved",
                   mechanisms="audience,punishment")["outcomes"]
    off = {"mechanisms.audience": "off", "mechanisms.punishment": "off"}
    return [(found["full"], share(words, "unresolved")),
            (found["none"], share(words | off, "unresolved"))]


def of_audit(words: dict[str, str]) -> Pairs:
    """The labels counted in the basics."""
    labels = ask("audit", words)["basics"]["labels"]
    return [(labels[f"end_state.{label}"] / N, share(words, label))
            for label in ("unresolved", "target_complied")]


def of_compare(words: dict[str, str]) -> Pairs:
    """Both sides of a version."""
    (version,) = ask("compare", words | {"a.defender.resolve": "0.9"}, watched=0)["versions"]
    (change,) = [c for c in version["changes"] if c["output"] == "end_state=unresolved"]
    return [(change["before"], share(words, "unresolved")),
            (change["after"], share(words | {"defender.resolve": "0.9"}, "unresolved"))]


def of_discover(words: dict[str, str]) -> Pairs:
    """The share that the boxes are set against."""
    (found,) = ask("discover", words, outcome="end_state:unresolved", replicates=1,
                   rollouts=150)["outcomes"]
    return [(found["base"], share(words, "unresolved", 1, n=150))]


def of_findings(words: dict[str, str]) -> Pairs:
    """Both sides of every comparison that the scenario declares."""
    declared = {c.name: c for c in load("textbook").comparisons}
    found = ask("findings", words, replicates=10)["findings"]
    pairs = []
    for finding in found:
        c = declared[finding["comparison"]["name"]]
        before = words | dict(c.against)
        for side, said in ((before, "before"), (before | dict(c.change), "after")):
            pairs.append((finding[said], share(side, c.asked.name, 10, c.asked.axis)))
    return pairs


def of_replay(words: dict[str, str]) -> Pairs:
    """The end of rollouts that end otherwise with the words, as the place of its label."""
    run, other = (played(tuple(w.items()), 20) for w in (words, {} if words else WORDS))
    names = next(o.labels for o in load("textbook").outcomes if o.name == "end_state")
    apart = (run.labels[:, 0] != other.labels[:, 0]).nonzero()[0][:3].tolist()
    watched = [sim.replay("textbook", words, rollout=k, seed=7).data["labels"] for k in apart]
    return [(float(names.index(labels["end_state"])), float(run.labels[k, 0]))
            for k, labels in zip(apart, watched, strict=True)]


def of_sensitivity(words: dict[str, str]) -> Pairs:
    """The probability over all cells, of which none differs from another."""
    (found,) = ask("sensitivity", words, over=IDLE, method="screen", points=10, replicates=2,
                   outcome="end_state:unresolved")["outcomes"]
    assert found["indices"][0]["value"] == 0.0
    return [(found["p"], share(words, "unresolved"))]


def of_solve(words: dict[str, str]) -> Pairs:
    """What each side really gets in every profile of doctrines."""
    data = ask("solve", words, samples=10)
    pairs = []
    for profile in data["profiles"]:
        seats = dict(zip(data["players"], profile["doctrines"], strict=True))
        run = played(tuple((words | seats).items()), 2)
        for player, payoff in zip(data["players"], profile["payoffs"], strict=True):
            pairs.append((payoff, float(run.count(f"utility_{player}").mean())))
    return pairs


def of_design(words: dict[str, str]) -> Pairs:
    """What the threat as issued is worth to its issuer."""
    data = ask("solve", words, design="ultimatum", points=30, samples=10, rollouts=40)
    (worth,) = [s["values"][data["as_issued"]] for s in data["surfaces"] if s["name"] == "worth"]
    return [(worth, float(played(tuple(words.items()), 2, 40).count("utility_challenger").mean()))]


def of_fork(words: dict[str, str]) -> Pairs:
    """Futures in which a bluffer is ordered to strike: it backs down in none, as in no rollout."""
    ordered = {"challenger": "bluff"} | (
        {"do.challenger.force": "strike@2001-01-07.."} if words else {})
    fork = {"fork.day": "5", "fork.actor": "defender", "fork.track": "force",
            "fork.option": "comply", "fork.rollout": "3"}
    changes = sim.compare("textbook", ordered | fork, futures=8, seed=7, workers=1).data["changes"]
    (change,) = [c for c in changes if c["output"] == "end_state=issuer_backed_down"]
    if words:
        return [(change["before"], share(ordered, "issuer_backed_down"))]
    assert change["before"] > 0.5
    return [(change["before"], change["before"])]


def of_sweep(words: dict[str, str]) -> Pairs:
    """Every cell of a grid."""
    levels = ("0.2", "0.9")
    data = ask("sweep", words | {"defender.resolve": ",".join(levels)}, replicates=2)
    pairs = []
    for level, cell in zip(levels, data["cells"], strict=True):
        pairs.append((cell["shares"]["end_state:unresolved"]["p"],
                      share(words | {"defender.resolve": level}, "unresolved")))
    return pairs


def of_run(words: dict[str, str]) -> Pairs:
    """The answer of the run itself against the labels of its rollouts."""
    answer = sim.run("textbook", words, rollouts=N, replicates=2, seed=7, workers=1, floor=False)
    return [(answer.data["outcomes"]["end_state"]["unresolved"]["p"], share(words, "unresolved"))]


ASKED: dict[str, Callable[[dict[str, str]], Pairs]] = {
    "attribute": of_attribute, "audit": of_audit, "compare": of_compare, "discover": of_discover,
    "findings": of_findings, "replay": of_replay, "run": of_run, "sensitivity": of_sensitivity,
    "solve": of_solve, "sweep": of_sweep, "solve design=": of_design, "compare fork.": of_fork,
}


def without(words: dict[str, str], key: str) -> dict[str, str]:
    """Words but one."""
    return {k: v for k, v in words.items() if k != key}


def reaches(name: str) -> None:
    """The answer of a question has what `run` has with words, and that is not what is without."""
    words = without(WORDS, "challenger") if name == "solve" else WORDS  # it gives the doctrines
    pairs = ASKED[name](words)
    for answered, run in pairs:
        assert answered == pytest.approx(run, abs=1e-12), (name, pairs)
    plain = ASKED[name]({})
    assert any(a != b for (_, a), (_, b) in zip(pairs, plain, strict=True)), name


@pytest.mark.parametrize("name", ASKED)
def test_with_words_an_answer_changes_as_it_does_in_run(name: str) -> None:
    reaches(name)


def test_none_of_the_words_can_be_left_out() -> None:
    for key in WORDS:
        assert share(without(WORDS, key), "unresolved") != share(WORDS, "unresolved"), key


def test_every_question_about_a_crisis_is_asked_here() -> None:
    assert {name.partition(" ")[0] for name in ASKED} == set(QUESTIONS)


def test_a_doctrine_of_a_player_is_refused_where_doctrines_are_solved_for() -> None:
    with pytest.raises(UsageError, match="what is solved for"):
        of_solve({"challenger": "bluff"})
