"""`import escalade` gives sim's own modules, in this process and in others."""

import subprocess
import sys
from importlib import import_module, reload
from importlib.util import find_spec
from pathlib import Path

import pytest

SPAWN = '''
import multiprocessing as mp
import pickle
import escalade
from escalade.errors import UsageError
from escalade.scenario.problems import Problems

def raised(what):
    import sim.errors
    return type(what) is sim.errors.UsageError and what

if __name__ == "__main__":
    import sim, sim.errors, sim.scenario.problems
    assert escalade is sim and Problems is sim.scenario.problems.Problems
    with mp.get_context("spawn").Pool(1) as pool:
        back = pool.apply(raised, (UsageError("no"),))
    assert type(back) is UsageError is sim.errors.UsageError, back
    assert type(pickle.loads(pickle.dumps(back))) is UsageError
    print("same")
'''


def python(*words: str) -> subprocess.CompletedProcess:
    """A fresh interpreter with this one's path."""
    return subprocess.run([sys.executable, *words], capture_output=True, text=True,
                          env={"PYTHONPATH": ":".join(sys.path), "COLUMNS": "80"}, timeout=300)


@pytest.mark.parametrize("first", ["escalade", "sim"])
@pytest.mark.parametrize("name", ["errors", "cli.help", "data.outcome", "scenario.load"])
def test_modules_and_classes_are_the_same_whichever_comes_first(first, name):
    second = "sim" if first == "escalade" else "escalade"
    done = python("-W", "error", "-c", f"""
import {first}.{name}, {second}.{name}
one, two = {first}.{name}, {second}.{name}
assert one is two and one.__spec__.name == one.__name__ == 'sim.{name}', one.__spec__
assert {first} is {second}
import sys
assert sys.modules['escalade.{name}'] is sys.modules['sim.{name}']
""")
    assert done.returncode == 0, done.stderr


def test_pickle_and_spawn_know_one_class(tmp_path: Path):
    script = tmp_path / "script.py"
    script.write_text(SPAWN)
    done = python(str(script))
    assert done.stdout == "same\n", done.stderr


def test_a_module_can_be_reloaded_and_one_that_is_not_there_is_named():
    module = import_module("escalade.glossary.ladder")
    assert reload(module) is module is sys.modules["sim.glossary.ladder"]
    assert find_spec("escalade.nothing") is None
    with pytest.raises(ModuleNotFoundError, match=r"escalade\.nothing"):
        import_module("escalade.nothing")


def test_the_module_runs_as_the_command_line():
    one, two = python("-m", "escalade", "--help"), python("-m", "sim", "--help")
    assert one.returncode == 0 and one.stdout == two.stdout and "escalade QUESTION" in one.stdout
    assert python("-m", "escalade", "nothing").returncode == 2


def test_the_package_lists_its_public_names():
    import escalade
    import sim

    assert dir(escalade) == dir(sim) == sorted([*sim.__all__, "__version__"])
    assert all(callable(getattr(escalade, name)) for name in sim.__all__)
