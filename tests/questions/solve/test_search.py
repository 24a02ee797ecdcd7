"""Who looks for equilibria: the library within its time, our own search, and what is left out."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from sim.methods.support_enumeration import support_of
from sim.questions.solve import gambit, search
from tests.methods.test_equilibrium import CHICKEN, PENNIES
from tests.questions.solve.known import nau

ALONE, LIBRARY = (lambda: False), (lambda: True)
SLOW = "import sys, time\nprint('{\"version\": \"x\"}', flush=True)\n"


def stand_in(tmp_path, monkeypatch, source: str) -> None:
    """A program in place of the one in which the library looks."""
    child = tmp_path / "child.py"
    child.write_text(source)
    monkeypatch.setattr(gambit, "CHILD", child)
    monkeypatch.setattr(gambit, "has_library", LIBRARY)


def test_the_library_and_our_own_search_find_the_same(monkeypatch):
    pytest.importorskip("pygambit")
    rng = np.random.default_rng(4)
    for table in (CHICKEN, PENNIES, rng.normal(size=(2, 4, 5))):
        with monkeypatch.context() as m:
            m.setattr(gambit, "has_library", ALONE)
            own = search.search(table)
        theirs = search.search(table)
        assert theirs.by.startswith("pygambit 1") and own.by.startswith("support enumeration")
        assert not own.short and not theirs.short
        ours, others = ({support_of(m): np.concatenate(m) for m in s.found} for s in (own, theirs))
        assert set(ours) == set(others)
        for support in ours:
            np.testing.assert_allclose(ours[support], others[support], atol=1e-12)


def test_a_search_that_takes_too_long_is_ended_and_our_own_takes_over(tmp_path, monkeypatch):
    stand_in(tmp_path, monkeypatch, SLOW + "time.sleep(60)")
    monkeypatch.setattr(gambit.look, "__defaults__", (1,))
    began = time.monotonic()
    found = search.search(CHICKEN)
    assert time.monotonic() - began < 10
    assert len(found.found) == 3 and found.by.startswith("support enumeration")
    assert found.notes == ("Mixed ones were not found by pygambit x: it was stopped after 1 "
                           "seconds.",)


def test_what_was_found_before_the_end_is_kept_checked_and_called_short(tmp_path, monkeypatch):
    third, wrong = "[[0.333333, 0.666667], [0.333333, 0.666667]]", "[[1.0, 0.0], [1.0, 0.0]]"
    stand_in(tmp_path, monkeypatch, SLOW + f"print('{{\"mix\": {third}}}')\n"
             f"print('{{\"mix\": {wrong}}}')\nprint('{{\"mix\": [[0.5')\nsys.exit('out of luck')")
    found = search.by_library(CHICKEN, search.pure_mixes(CHICKEN))
    assert len(found.found) == 3 and found.short  # two pure ones, and (1/3, 2/3) worked out anew
    np.testing.assert_allclose(np.concatenate(found.found[1]), [1 / 3, 2 / 3] * 2, atol=1e-12)
    assert "cut short: it failed (out of luck)" in found.notes[0]


def test_without_the_library_more_than_two_players_have_pure_ones_and_are_told(monkeypatch):
    monkeypatch.setattr(gambit, "has_library", ALONE)
    found = search.search(nau().table)
    assert len(found.found) == 3 and not found.mixed and not found.short
    assert "pip install 'escalade[games]'" in found.notes[0]


def test_a_game_with_too_many_supports_is_left_at_its_pure_equilibria(monkeypatch):
    monkeypatch.setattr(gambit, "has_library", ALONE)
    found = search.search(np.random.default_rng(0).normal(size=(2, 16, 16)))
    assert not found.mixed and "4,294,836,225 profiles of supports are too many" in found.notes[0]


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups here")
def test_ctrl_c_ends_the_process_in_which_the_library_looks(tmp_path):
    """The parent is interrupted; the child, which writes down who it is, must be gone."""
    mark = tmp_path / "pid"
    child = tmp_path / "child.py"
    child.write_text(f"import os, time\nopen({str(mark)!r}, 'w').write(str(os.getpid()))\n"
                     "time.sleep(60)")
    source = ("from pathlib import Path\nimport numpy as np\n"
              "from sim.questions.solve import gambit\n"
              f"gambit.CHILD = Path({str(child)!r})\ngambit.look(np.eye(2)[None].repeat(2, 0))")
    parent = subprocess.Popen([sys.executable, "-c", source], stderr=subprocess.PIPE,
                              cwd=Path(gambit.__file__).parents[3])
    for _ in range(300):
        if mark.exists() and mark.read_text():
            break
        time.sleep(0.05)
    parent.send_signal(signal.SIGINT)
    assert "KeyboardInterrupt" in parent.communicate(timeout=20)[1].decode()
    with pytest.raises(ProcessLookupError):
        os.kill(int(mark.read_text()), 0)
