"""Whatever is handed to the Python functions is taken or ends in one typed error."""

import inspect
from pathlib import Path

import pytest

import sim
from sim.errors import EscaladeError
from sim.play.executors.threads import Threads
from sim.questions import QUESTIONS, question
from sim.scenario.load import load

BAD = [None, 3, -1, 3.5, [], ["textbook"], {}, {3: 4}, b"textbook", object(), True, "", " ", "\0",
       "x" * 7000, Path("nowhere"), float("nan"), (1,), {1}, lambda: 1, 10**400, "1" * 100_000]
CRISIS = load("textbook")
IDS = [repr(b)[:20].split(" at ")[0] for b in BAD]


class Played(Exception):
    """It would have been played: everything was taken."""


@pytest.fixture(autouse=True)
def nothing_is_played(monkeypatch, tmp_path):
    """Stop where the first rollout would be played."""
    def stop(*_):
        raise Played

    monkeypatch.setattr(Threads, "blocks", stop)
    monkeypatch.chdir(tmp_path)


def is_taken_or_refused(call):
    """True if it was taken or refused by an error of ours, in few words."""
    try:
        call()
    except Played:
        return True
    except EscaladeError as error:
        return len(str(error)) < 3000 and all(c.isprintable() or c == "\n" for c in str(error))
    return True


@pytest.mark.parametrize("bad", BAD, ids=IDS)
@pytest.mark.parametrize("name", QUESTIONS)
def test_any_argument_of_any_question(name, bad):
    ask = question(name)
    words = {"challenger.resolve": "0.2,0.5"} if name == "sweep" else {}
    assert is_taken_or_refused(lambda: ask(bad))
    for key in list(inspect.signature(ask).parameters)[1:]:
        if key == "progress" and callable(bad):
            continue  # a function of the user's that fails is the user's error
        given = {"words": words, key: bad}
        assert is_taken_or_refused(lambda: ask(CRISIS, **given)), key  # noqa: B023


KEYS = ["challenger", "challenger.resolve", "mechanisms.audience", "threat", "threat.later",
        "do.challenger.force", "beliefs", "challenger.lookahead", "challenger.resolve+"]


@pytest.mark.parametrize("bad", BAD, ids=IDS)
@pytest.mark.parametrize("key", KEYS)
def test_any_value_of_any_word(key, bad):
    for ask in (sim.run, sim.sweep, sim.compare):
        assert is_taken_or_refused(lambda: ask(CRISIS, {key: bad}))  # noqa: B023


@pytest.mark.parametrize("bad", [b for b in BAD if not isinstance(b, list | dict | set)])
def test_any_name_of_a_word(bad):
    assert is_taken_or_refused(lambda: sim.run(CRISIS, {bad: 1}))


FUNCTIONS = {
    "load": sim.load, "verify": sim.verify, "to_ema": sim.to_ema, "Run.load": sim.Run.load,
    "load scenario": load,
    "function scenario": lambda b: sim.function(b, "end_state:limited_war", ["challenger"]),
    "function outcome": lambda b: sim.function("textbook", b, ["challenger"]),
    "function parameters": lambda b: sim.function("textbook", "end_state:limited_war", b),
    "function value": lambda b: sim.function("textbook", "end_state:limited_war",
                                             ["challenger.resolve"])(**{"challenger.resolve": b}),
    "function rows": lambda b: sim.function("textbook", "end_state:limited_war",
                                            ["challenger.resolve"])(b),
}


@pytest.mark.parametrize("bad", BAD, ids=IDS)
@pytest.mark.parametrize("name", FUNCTIONS)
def test_any_argument_of_the_other_functions(name, bad):
    assert is_taken_or_refused(lambda: FUNCTIONS[name](bad))


@pytest.fixture(scope="module")
def answers():
    """A run, a sweep and a study."""
    return (sim.run("textbook", rollouts=40, floor=False, page=False),
            sim.sweep("textbook", {"challenger.resolve": "0.2,0.5"}, rollouts=20),
            sim.compare("textbook", {"a.challenger": "bluff"}, rollouts=20, watched=0))


@pytest.mark.parametrize("bad", BAD[1:], ids=IDS[1:])
def test_any_argument_of_an_answer(bad, answers, tmp_path):
    run, sweep, study = answers
    for call in (run.plot, sweep.plot, study.plot, run.map, sweep.page_of, run.save, study.save,
                 lambda b: sim.to_ema(run, b), lambda b: sim.to_ema(run, per=b)):
        assert is_taken_or_refused(lambda: call(bad))  # noqa: B023
