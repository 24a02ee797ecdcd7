"""Two styles that can be read, and figures that no setting of the user's changes."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from sim.report.figures.colours import GREY, PALETTE
from sim.report.figures.contrast import MARK, TEXT, contrast
from sim.report.figures.ladder import BANDS, DARK_SHADES, SHADES
from sim.report.figures.theme import THEMES, painting
from tests.report.figures.test_colours import BLIND, seen

ROOT = Path(__file__).parents[2]
HOSTILE = """
font.size: 31
font.family: serif
text.usetex: True
axes.prop_cycle: cycler('color', ['r'])
axes.facecolor: yellow
axes.grid: True
figure.dpi: 37
figure.constrained_layout.use: True
savefig.bbox: tight
savefig.transparent: True
savefig.facecolor: red
svg.fonttype: path
svg.hashsalt: mine
lines.linewidth: 9
path.simplify_threshold: 1.0
xtick.direction: in
text.color: white
"""
DRAW = """
import sys
from sim.report.figures import draw_all
from sim.data.summary import summarise
from tests.data.synthetic import synthetic
import matplotlib
outcome = synthetic()
if sys.argv[2] == "set":
    matplotlib.rcParams.update({"font.size": 31, "svg.fonttype": "path", "axes.linewidth": 7})
draw_all(outcome, summarise(outcome), sys.argv[1])
"""


def test_the_ratio_is_that_of_the_guidelines():
    """Black on white 21, the grey that just passes 4.5, and either order alike."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert contrast("#777777", "#FFFFFF") < TEXT
    assert contrast("#FFFFFF", "#767676") == contrast("#767676", "#FFFFFF")


@pytest.mark.parametrize("style", THEMES)
def test_text_and_marks_stand_out(style):
    look = THEMES[style]
    for ink in (look.ink, look.muted, *map(look.text, PALETTE)):
        assert contrast(ink, look.paper) >= TEXT
    for colour in (*PALETTE, GREY):
        assert contrast(look.mark(colour), look.paper) >= MARK
    for fill in (*SHADES, *DARK_SHADES, *map(look.mark, PALETTE)):
        assert contrast(look.over(fill), fill) >= TEXT


@pytest.mark.parametrize("style", THEMES)
@pytest.mark.parametrize("eye", BLIND)
def test_marks_are_told_apart_by_colour_blind_eyes(style, eye):
    """Any two differ by at least 10 in Lab, in either style."""
    for one, two in itertools.combinations([THEMES[style].mark(c) for c in (*PALETTE, GREY)], 2):
        apart = np.linalg.norm(seen(one, BLIND[eye]) - seen(two, BLIND[eye]))
        assert apart > 10, (one, two)


@pytest.mark.parametrize("shades", [SHADES, DARK_SHADES])
@pytest.mark.parametrize("eye", BLIND)
def test_neighbours_on_the_ladder_are_told_apart(shades, eye):
    assert len(shades) == len(BANDS)
    for one, two in itertools.pairwise(shades):
        apart = np.linalg.norm(seen(one, BLIND[eye]) - seen(two, BLIND[eye]))
        assert apart > 10, (one, two)


def test_the_users_settings_come_back():
    """What the user has set holds again after a figure, whatever happens within."""
    import matplotlib

    with matplotlib.rc_context({"font.size": 23.0}):
        with pytest.raises(ZeroDivisionError), painting("dark"):
            assert matplotlib.rcParams["font.size"] == 9.0
            raise ZeroDivisionError
        assert matplotlib.rcParams["font.size"] == 23.0


def drawn(folder: Path, home: Path, how: str = "", rc: str = "") -> dict[str, bytes]:
    """All files of a run's figures, drawn by a process that starts in `home`."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(home)}
    env.pop("MATPLOTLIBRC", None)
    if rc:
        env["MATPLOTLIBRC"] = rc
    done = subprocess.run([sys.executable, "-c", DRAW, str(folder), how], cwd=home, env=env,
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return {p.name: p.read_bytes() for p in sorted((folder / "figures").iterdir())}


def test_no_matplotlibrc_changes_a_byte(tmp_path):
    """One in the folder, one named by the environment, settings of the session: the same files."""
    plain, evil = tmp_path / "plain", tmp_path / "evil"
    plain.mkdir()
    evil.mkdir()
    (evil / "matplotlibrc").write_text(HOSTILE)
    want = drawn(tmp_path / "a", plain)
    assert len(want) > 10
    assert drawn(tmp_path / "b", evil) == want
    assert drawn(tmp_path / "c", plain, rc=str(evil / "matplotlibrc")) == want
    assert drawn(tmp_path / "d", plain, how="set") == want
