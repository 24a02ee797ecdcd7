"""A setting that a question does not use is refused, in Python and on the command line alike."""

import inspect

import pytest

import sim
from sim.cli import main
from sim.errors import UsageError
from sim.questions import QUESTIONS, question
from sim.questions.declaration import declaration_of

# question, words, settings, what is said
UNUSED = [
    ("sweep", {"challenger": "all"}, {"points": 40},
     "points=40: has no use without design=lhs or sobol or halton"),
    ("solve", {}, {"points": 90}, "points=90: has no use without design=ultimatum"),
    ("solve", {}, {"war": "end_state:limited_war"}, "has no use without design=ultimatum"),
    ("solve", {}, {"compliance": "a:b"}, "compliance=a:b: has no use without design"),
    ("solve", {}, {"tie": "a:b"}, "tie=a:b: has no use without design"),
    ("solve", {}, {"design": "ultimatum", "actors": "challenger,defender"},
     "actors=challenger,defender: has no use beside design=ultimatum; leave it out"),
    ("solve", {}, {"design": "ultimatum", "mixed": False}, "has no use beside design"),
    ("compare", {"a.challenger": "bluff"}, {"futures": 10},
     "futures=10: has no use without words that begin with fork."),
    ("compare", {"fork.day": "1"}, {"watched": 3},
     "watched=3: has no use beside words that begin with fork."),
    ("compare", {"fork.day": "1"}, {"axis": "end_state"}, "axis=end_state: has no use beside"),
    ("compare", {"fork.day": "1", "fork.actor": "challenger", "fork.track": "force",
                 "fork.option": "strike", "fork.rollout": "3"}, {"rollouts": 10},
     "rollouts=10: has no use with fork.rollout=3, which names the rollout"),
    ("run", {}, {"cap": 500}, "cap=500: has no use without precision=PRECISION"),
    ("run", {}, {"precision": 0.1, "rollouts": 500},
     "rollouts=500: has no use beside precision=PRECISION"),
    ("run", {}, {"address": "host:1"}, "address=host:1: has no use without executor=dask"),
    ("replay", {}, {"rollouts": 10}, "rollouts=10: has no use without rollout=typical or "
     "surprising"),
]


@pytest.mark.parametrize(("name", "words", "settings", "says"), UNUSED,
                         ids=[f"{u[0]}-{next(iter(u[2]))}-{k}" for k, u in enumerate(UNUSED)])
def test_it_is_one_error_that_names_what_would_use_it(name, words, settings, says, capsys,
                                                      tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError) as caught:
        getattr(sim, name)("textbook", words, **settings)
    assert says in str(caught.value)
    given = [f"{k}={str(v).lower() if isinstance(v, bool) else v}"
             for k, v in {**words, **settings}.items()]
    assert main([name, "textbook", *given]) == 2
    assert says in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_in_python_what_needs_a_folder_is_refused_without_one():
    for setting in ({"figures": True}, {"every_rollout": True}):
        with pytest.raises(UsageError, match="has no use without out=OUT"):
            sim.run("textbook", rollouts=4, **setting)


def test_what_a_use_names_is_a_setting_of_the_question():
    found = 0
    for name in QUESTIONS:
        about = declaration_of(question(name))
        for s in about.settings.values():
            for use in s.uses:
                found += 1
                assert use.setting in about.settings or use.words
                other = about.settings.get(use.setting)
                if other is not None and other.allowed:
                    assert set(use.values) <= set(other.allowed)
    assert found > 20 and "uses" in inspect.getsource(type(s))


def test_help_says_what_a_setting_needs(capsys):
    assert main(["solve", "--help"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "at least 30 (2 to 1,000,000); only with design=ultimatum" in out
    assert "not with design=ultimatum" in out
