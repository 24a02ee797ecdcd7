"""Where compiled code is kept."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import sim

PROGRAM = """
import json
from sim.engine import compiled
print(json.dumps([str(compiled.cache_folder(k)[0].name) for k in ("kernel", "policies")]
                 + [compiled.cache_folder()[1]]))
"""


def folders(root: Path, cache: str, **settings: str) -> list:
    """Names of the two cache folders of the sources under `root`, and whether they are kept."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=root, capture_output=True, text=True, check=True,
        env={"PYTHONPATH": str(root), "ESCALADE_CACHE": cache, "PATH": "", **settings},
    )
    found: list = json.loads(done.stdout)
    return found


def test_an_edit_gives_a_fresh_folder_where_it_matters(tmp_path):
    shutil.copytree(Path(sim.__file__).parent, tmp_path / "sim")
    cache = str(tmp_path / "cache")
    before = folders(tmp_path, cache)
    assert before == folders(tmp_path, cache)
    policy = tmp_path / "sim" / "engine" / "policies" / "bluff.py"
    policy.write_text(policy.read_text() + "\n# changed\n")
    edited = folders(tmp_path, cache)
    assert edited[0] == before[0] and edited[1] != before[1]
    rule = tmp_path / "sim" / "engine" / "rules" / "tree.py"
    rule.write_text(rule.read_text() + "\n# changed\n")
    both = folders(tmp_path, cache)
    assert both[0] != edited[0] and both[1] != edited[1]


def test_a_cache_that_cannot_be_written_is_temporary(tmp_path):
    (tmp_path / "file").write_text("")
    name, _, kept = folders(Path(sim.__file__).parents[1], str(tmp_path / "file" / "cache"))
    assert not kept and name.startswith("escalade-")


def test_other_settings_of_the_compiler_are_other_code(tmp_path):
    root, cache = Path(sim.__file__).parents[1], str(tmp_path / "cache")
    plain = folders(root, cache)
    assert plain == folders(root, cache, NUMBA_CACHE_DIR="elsewhere")
    assert not set(plain[:2]) & set(folders(root, cache, NUMBA_BOUNDSCHECK="1")[:2])


def test_two_installations_of_the_same_sources_do_not_take_each_other_for_compiled(tmp_path):
    """Numba ties compiled code to the file it was made from, so the notice must not promise it."""
    cache = str(tmp_path / "cache")
    for name in ("one", "other"):
        shutil.copytree(Path(sim.__file__).parent, tmp_path / name / "sim")
    one, other = (folders(tmp_path / name, cache) for name in ("one", "other"))
    assert one[0] != other[0] and one[0].rsplit("-", 1)[0] == other[0].rsplit("-", 1)[0]


def test_without_the_compiler_one_line_names_the_variable(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "sim", "run", "textbook", "rollouts=8", f"out={tmp_path / 'out'}"],
        capture_output=True, text=True, env={**os.environ, "NUMBA_DISABLE_JIT": "1"},
        cwd=Path(sim.__file__).parent.parent)
    assert done.returncode == 2 and not (tmp_path / "out").exists()
    assert done.stderr.strip().splitlines()[-1].startswith(
        "escalade: error: NUMBA_DISABLE_JIT switches off")
    assert "Traceback" not in done.stderr
