"""Every answer has a text, a table, data, a figure, and a folder from which it comes back."""

import pandas as pd
import pytest
from matplotlib.figure import Figure

import sim
from sim.errors import RunError, UsageError
from sim.questions import question
from sim.scenario.load import load
from tests.questions.test_resume import WORDS as ON_THE_COMMAND_LINE

NAMES = [n for n in ON_THE_COMMAND_LINE if n != "audit"]


def asked(name, **more):
    """An answer from the same words as on the command line, by the Python function."""
    from sim.questions.declaration import declaration_of

    given = dict(w.split("=", 1) for w in ON_THE_COMMAND_LINE[name])
    settings, words = declaration_of(question(name)).parted(given)
    return getattr(sim, name)("textbook", words, **settings, workers=1, **more)


@pytest.fixture(scope="module", params=NAMES)
def answer(request):
    return asked(request.param)


def test_it_has_every_form(answer):
    assert isinstance(answer.text, str) and len(answer.text) > 100
    assert isinstance(answer.table, pd.DataFrame) and len(answer.table) >= 1
    assert isinstance(answer.data, dict) and isinstance(answer.plot(), Figure)
    with pytest.raises((UsageError, RunError)):
        answer.plot("no_such_figure")


def test_it_is_kept_and_comes_back(answer, tmp_path):
    folder = answer.save(tmp_path / "kept", figures=False)
    back = sim.load(folder)
    assert back.data == answer.data and back.folder == folder
    assert back.page(100) == answer.page(100)
    assert back.table.to_csv() == answer.table.to_csv()
    assert answer.save(folder) == folder  # once more is no error and changes nothing


def test_saving_afterwards_is_as_good_as_out(tmp_path):
    asked("solve", out=tmp_path / "at_once", figures=False)
    asked("solve").save(tmp_path / "later", figures=False)
    names = [sorted(p.name for p in (tmp_path / d).iterdir()) for d in ("at_once", "later")]
    assert [n for n in names[0] if n != ".hydra"] == names[1]
    for name in ("solve.json", "table.csv", "answer.txt"):
        one, two = ((tmp_path / d / name).read_bytes() for d in ("at_once", "later"))
        assert one == two, name


def test_settings_of_the_wrong_kind_are_one_error():
    for wrong in ({"rollouts": "many"}, {"executor": "thread"}, {"figures": 3}, {"out": 7}):
        with pytest.raises(UsageError):
            sim.compare("textbook", {"a.challenger": "bluff"}, **wrong)


@pytest.mark.parametrize("executor", ["processes"])
def test_any_question_takes_any_executor(executor):
    assert asked("solve", executor=executor).digest == asked("solve").digest


def test_numbers_and_callables_are_words_of_a_comparison_too():
    text, number = (sim.compare("textbook", {"a.challenger.resolve": x, "b.threat.later": y},
                                rollouts=40, watched=0, workers=1)
                    for x, y in (("0.8", "2"), (0.8, 2)))
    assert number.data == text.data
    with pytest.raises(UsageError, match="a.challenger: a version is made of words"):
        sim.compare("textbook", {"a.challenger": lambda view, traits, u: None}, rollouts=40)


def test_an_answer_without_rows_comes_back_and_a_lost_table_is_damage(tmp_path):
    found = asked("findings")
    found.rows = []
    folder = found.save(tmp_path / "none", figures=False)
    assert len(sim.load(folder).table) == 0
    (folder / "table.csv").unlink()
    with pytest.raises(RunError, match="is damaged"):
        sim.load(folder)


def test_other_comparisons_are_another_question(tmp_path):
    scenario = load("textbook")
    fewer = scenario.changed(comparisons=scenario.comparisons[:1])
    keys = [sim.findings(s, rollouts=42, replicates=7, workers=1).asked.key
            for s in (scenario, fewer, scenario)]
    assert keys[0] == keys[2] != keys[1]
