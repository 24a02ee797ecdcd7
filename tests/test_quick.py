"""The C kernel of `benchmarks.quick` plays what numba's plays, fails where it fails, and follows
the sources by itself.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import sim
from benchmarks.quick import compiler as build
from benchmarks.quick import installed, replacement, uninstalled
from benchmarks.quick.__main__ import main
from benchmarks.quick.comparison import both, compare, differences
from benchmarks.quick.compiler import compiler
from benchmarks.quick.engine import Engine
from benchmarks.quick.sources import Untranslatable
from benchmarks.quick.table import Played, laid
from sim.data.digest import digest
from sim.engine.rules import welfare
from sim.errors import UsageError
from sim.model import CrisisModel
from sim.play import simulate
from sim.scenario.load import load
from tests.play.test_failures import divides_by_zero, raises
from tests.play.test_seats import Yielder, hawk, hawk_in_words

ROOT = Path(sim.__file__).parent
try:
    compiler()
    missing = ""
except UsageError as error:
    missing = str(error)
pytestmark = pytest.mark.skipif(bool(missing), reason=missing)


def edited(name: str, old: str, new: str) -> dict[Path, str]:
    """The text of a file of the engine with one thing changed."""
    path = ROOT / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    return {path: text.replace(old, new)}


def played(name: str, rollouts: int, edits: dict[Path, str] | None = None) -> Played:
    """What the C kernel leaves of some rollouts."""
    with installed(edits), laid(name, rollouts) as table:
        return table.play()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["textbook", "idlib_2020", "july_1914"])
def test_every_bit_is_that_of_numba(name):
    assert compare(name, 100) == []


PLANTED = [
    ("engine/rules/tree.py", "kept - stake * (1.0 - c", "kept - 1.00000001 * stake * (1.0 - c"),
    ("engine/draws/philox.py", "range(10)", "range(9)"),
    ("engine/policies/ultimatum.py", "* (patience - waited) / patience", "* (patience - waited)"),
    ("engine/kernel.py", "s.replicate = luck[n]", "s.replicate = luck[n] + 1"),
]


@pytest.fixture(scope="module")
def sound():
    """What the sources as they are leave of the founding case."""
    return played("idlib_2020", 60)


@pytest.mark.slow
@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant[0])
def test_an_edit_of_any_part_moves_the_bits(sound, plant, monkeypatch):
    monkeypatch.setattr(build, "FLAGS", ("-O0", *build.FLAGS[1:]))  # quicker; the bits are the same
    found = differences(sound, played("idlib_2020", 60, edited(*plant)))
    assert found and re.search(r"(labels|counts|series) of \d+ of 60 rollouts", found[0]), found


def test_a_single_bit_is_told_with_its_place():
    one = Played(("a", "b"), *(np.zeros((3, 2), kind) for kind in (int, float, float)),
                 np.zeros(2, int), np.zeros(2, int), [], np.zeros((3, 4, 2), int))
    other = Played(("a", "b"), *(x.copy() for x in (one.labels, one.counts, one.series)),
                   one.taken.copy(), one.fired.copy(), [], one.held.copy())
    assert differences(one, other) == []
    other.counts[1, 1] = -0.0
    assert differences(one, other) == [
        "counts of 1 of 3 rollouts; first in rollout 1, b: "
        f"{one.counts[1, 1]!r} and {other.counts[1, 1]!r}"]
    other.counts[1, 1] = 0.0
    other.held[2, 3, 1] = 1
    assert differences(one, other) == ["held of 1 of 3 rollouts; first in rollout 2, [3, 1]: "
                                       f"{one.held[2, 3, 1]!r} and {other.held[2, 3, 1]!r}"]
    other.held[2, 3, 1] = 0
    other.fired[1] = 1
    other.failures.append((2, 3, "day 1: ZeroDivisionError: division by zero"))
    assert len(differences(one, other)) == 2


SEATS: list[dict[str, Any]] = [
    {"challenger": divides_by_zero},
    {"challenger": raises},
    {"challenger": hawk, "defender": Yielder(0.3)},
]


@pytest.mark.slow
@pytest.mark.parametrize("seats", SEATS, ids=["a zero divisor", "a raise", "words beyond C"])
def test_policies_of_a_users_own_play_and_fail_as_beside_numba(seats):
    with contextlib.ExitStack() as stack:
        numba, c = (table.play() for table in both(stack, "textbook", 30, seats))
    assert differences(numba, c) == []
    assert bool(c.failures) == (hawk not in seats.values())


def test_a_policy_beyond_c_is_called_back_with_a_notice():
    with installed():
        runs = [simulate(load("textbook"), rollouts=60, overrides={"challenger": policy})
                for policy in (hawk, hawk_in_words)]
    assert runs[0].notices == [] and digest(runs[0]) == digest(runs[1])
    assert "hawk_in_words runs as plain Python" in runs[1].notices[0]
    assert re.search(r"test_seats\.py:\d+: the expression Dict is not of the dialect",
                     runs[1].notices[0])


ZERO = "share = s.share + 0.0 / float(s.day - 5)"


def test_a_rule_that_divides_by_zero_fails_on_its_day_and_step(monkeypatch):
    with installed(edited("engine/rules/welfare.py", "share = s.share\n", ZERO + "\n")):
        outcome = simulate(load("textbook"), rollouts=40, workers=2, chunk=7)
    failed = {k: (step, text) for k, step, text in outcome.failed}
    assert set(failed.values()) == {(11, "day 5: ZeroDivisionError: division by zero")}
    plain = welfare.share_now

    def planted(c, s):
        return plain(c, s) + 0.0 / float(s.day - 5)

    monkeypatch.setattr(welfare, "share_now", planted)
    for rollout in range(40):
        model = CrisisModel(load("textbook"), 7, rollout)
        try:
            while model.running:
                model.step()
            assert rollout not in failed
        except ZeroDivisionError:
            assert rollout in failed and (model.crisis.day, model.crisis.step) == (5, 11)
    assert failed and (outcome.labels[list(failed)] == -1).all()


def test_any_chunking_and_number_of_threads_gives_the_same():
    with installed():
        found = {digest(simulate(load("july_1914"), rollouts=120, workers=w, chunk=c))
                 for w, c in ((1, 120), (2, 17), (3, 1))}
    assert len(found) == 1


def test_what_is_replaced_comes_back():
    def here():
        return [getattr(*place) for place in replacement.PLACES]

    with uninstalled():
        numba = here()
        with installed():
            first = here()
            assert not set(map(id, numba)) & set(map(id, first))
            with installed():
                assert here()[0] is not first[0]
            with uninstalled():
                assert here() == numba
            assert here()[0]() is first[0]()
        assert here() == numba


def test_arrays_of_another_kind_are_refused():
    kernel = Engine().kernel
    with installed(), laid("textbook", 2) as table:
        worker, rows = table.worker, table.rows
        words: list[Any] = [
            rows.records, rows.record_of, rows.luck, 7, worker.states, worker.scratch, worker.view,
            worker.seats, worker.chosen, worker.labels, worker.tallies, worker.daily,
            worker.held, worker.at]
        assert kernel(*words) == 2
        for place, wrong in ((1, rows.record_of.astype(np.int32)), (9, worker.labels[:, 0]),
                             (10, worker.tallies[:, ::2]), (0, worker.states)):
            with pytest.raises(TypeError, match="is wanted"):
                kernel(*words[:place], wrong, *words[place + 1 :])
        with pytest.raises(ValueError, match="zip"):
            kernel(*words[:-1])


def test_unknown_syntax_in_a_rule_names_file_and_line():
    edit = edited("engine/rules/luck.py", "    return (c.key", "    x = [1, 2]\n    return (c.key")
    line = next(iter(edit.values())).splitlines().index("    x = [1, 2]") + 1
    where = rf"sim/engine/rules/luck\.py:{line}: the expression List"
    with pytest.raises(Untranslatable, match=where):
        Engine(edit)


NEW_RULE = '''"""A rule that the tool has never seen."""
from typing import Any

from sim.engine.state.novelties import Novelty


def novelty(c: Any, s: Any) -> None:
    """Counts a day for each actor in a field of its own, and enters the sum in a known count."""
    total = 0
    for i in range(c.n_actors):
        s.novelties[i, Novelty.SECOND] += 1
        total += s.novelties[i, 1]
    s.civilians = s.novel_real + total
'''
NEW_RUN = '''
import contextlib
import json
from benchmarks.quick import installed
from benchmarks.quick.table import laid
with installed(), laid("textbook", 50) as table:
    played = table.play()
last = played.names.index("civilians")
ended = [int(1 + (day == day[-1]).all(axis=1).argmax()) for day in played.series]
print(json.dumps([ended, played.counts[:, last].tolist()]))
'''


PROCESSES = """
from benchmarks.quick import install
from sim.play import simulate
from sim.data.digest import digest
from sim.scenario.load import load
install()
print(digest(simulate(load("textbook"), rollouts=60, executor="processes")))
"""


def change(path: Path, *pairs: tuple[str, str]) -> None:
    """Change some places of a file, each once."""
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


@pytest.mark.slow
def test_other_processes_take_it_too(tmp_path):
    env = {**os.environ, "PYTHONPATH": str(ROOT.parent), "ESCALADE_CACHE": str(tmp_path)}
    call = [sys.executable, "-c", PROCESSES]
    done = subprocess.run(call, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    with installed():
        here = digest(simulate(load("textbook"), rollouts=60))
    assert done.stdout.split() == [here] and list(tmp_path.rglob("*.nbc")) == []


@pytest.mark.slow
def test_new_fields_modules_enumerations_and_arguments_need_no_change_of_the_tool(tmp_path):
    for part in ("sim", "scenarios", "configs", "benchmarks"):
        shutil.copytree(ROOT.parent / part, tmp_path / part)
    engine = tmp_path / "sim/engine"
    change(engine / "kernel.py", ("    at: Any,\n", "    at: Any,\n    more: Any,\n"),
           ("begin(c, s)\n", "begin(c, s)\n        s.novel_real = more[1]\n"))
    change(engine / "compiled.py", ("        whole,\n    )",
                                    "        whole,\n        types.float64[::1],\n    )"))
    change(tmp_path / "sim/play/worker.py", ("n], self.at,", "n], self.at, np.full(2, 3.5),"))
    (engine / "rules/novelty.py").write_text(NEW_RULE)
    (engine / "state/novelties.py").write_text(
        "from enum import IntEnum\n\n\nclass Novelty(IntEnum):\n    FIRST = 0\n    SECOND = 1\n")
    change(engine / "state/crisis.py", (
        "    seed = integer()",
        "    novelties = integers(8, 2)\n    novel_real = real()\n    seed = integer()"))
    change(engine / "day.py",
           ("from sim.engine.rules.orders",
            "from sim.engine.rules.novelty import novelty\nfrom sim.engine.rules.orders"),
           ("    s.step = 12\n", "    s.step = 12\n    novelty(c, s)\n"))
    call = [sys.executable, "-c", NEW_RUN]
    env = {**os.environ, "PYTHONPATH": str(tmp_path), "ESCALADE_CACHE": str(tmp_path / "cache")}
    done = subprocess.run(call, cwd=tmp_path, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    days, civilians = (np.array(part) for part in json.loads(done.stdout))
    assert len(days) == 50 and (civilians == 3.5 + 2 * days).all()


def test_the_verbs_say_what_they_found(capsys, monkeypatch):
    with uninstalled():
        assert main(["run", "textbook", "30"]) == 0
    assert re.search(r"textbook: \d+\.\d+ ms a rollout, 0 failed, digest [0-9a-f]{16}; kernel re",
                     capsys.readouterr().out)
    for words in ([], ["walk"], ["run"], ["run", "textbook", "no"], ["run", "nowhere"],
                  ["check", "m=3"], ["check", "nowhere"]):
        assert main(words) == 2, words
    assert "unknown scenario 'nowhere'" in capsys.readouterr().err
    monkeypatch.setattr("benchmarks.quick.comparison.compare", lambda name, n: [])
    assert main(["check", "textbook"]) == 0
    monkeypatch.setattr("benchmarks.quick.comparison.compare", lambda name, n: ["labels"])
    assert main(["check", "textbook", "n=5"]) == 1
    assert "textbook: DIFFERENT; labels" in capsys.readouterr().out


def test_without_a_compiler_it_says_so(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    compiler.cache_clear()
    try:
        with pytest.raises(UsageError, match="no C compiler: gcc, clang, cc not found"):
            compiler()
    finally:
        compiler.cache_clear()
