"""What is imported when: the light parts stay light."""

import subprocess
import sys

import pytest

HEAVY = ("numba", "mesa", "matplotlib", "hydra", "pandas", "numpy", "pyarrow", "scipy", "yaml",
         "networkx")


def imported(code: str) -> set[str]:
    """Top-level packages a fresh interpreter holds after running the code."""
    tail = "\nimport sys\nprint(' '.join({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code + tail], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("code", "allowed"),
    [
        ("import sim", set()),
        ("import sim.cli", set()),
        ("import sim.errors", set()),
        ("import sim; sim.run", {"numpy"}),
        ("import sim.scenario", {"numpy", "yaml"}),
        ("import sim.scenario.load", {"numpy", "yaml"}),
        ("import sim.seats", {"numpy", "yaml"}),
        ("import sim.play", {"numpy", "yaml", "numba", "scipy"}),  # numba asks for its version
        ("import sim.data.store, sim.questions.run.answer", {"numpy"}),
    ],
)
def test_nothing_heavier_than_needed(code, allowed):
    assert imported(code) & set(HEAVY) <= allowed


def test_the_list_of_heavy_packages_bites():
    assert "numba" in imported("import sim.engine.compiled")
    assert "mesa" in imported("import sim.model")
