"""The figures of a study's folder, drawn again from what it left, say the same."""

from __future__ import annotations

import json

import pytest

from sim.cli import main
from sim.errors import RunError
from sim.plots.kept import figures_kept
from tests.plots.seen import check

VERBS = {
    "compare": "compare a.challenger=bluff b.defender.resolve+=0.1 rollouts=60 watched=0",
    "solve": "solve rollouts=40 samples=20 mixed=false",
    "attribution": "attribute outcome=wide_strike mechanisms=audience,beliefs rollouts=40",
    "discover": "discover rollouts=800",
    "audit-labels": "audit sections=labels rollouts=100",
}


def svg_words(path) -> list[str]:
    """The text of an SVG file, in order."""
    import xml.etree.ElementTree as ET

    tags = ET.parse(path).getroot().iter("{http://www.w3.org/2000/svg}text")
    return ["".join(t.itertext()) for t in tags]


@pytest.mark.parametrize("name", VERBS)
def test_drawn_again(name, tmp_path, capsys):
    """Every word of every figure is there again, from the folder alone; and nothing is a code."""
    from sim.plots import draw_one

    verb, *rest = VERBS[name].split()
    assert main([verb, "scenario=textbook", f"out={tmp_path / 'a'}", *rest]) in (0, 1)
    capsys.readouterr()
    found = figures_kept(tmp_path / "a", "dark")
    assert {f"{key}.png" for key in found} == {
        p.name for p in (tmp_path / "a" / "figures").glob("*.png")}
    for key, fig in found.items():
        check(fig, "dark")
        draw_one(fig, key, tmp_path / "b", "dark")
        old, new = (svg_words(tmp_path / k / "figures" / f"{key}.svg") for k in "ab")
        assert old == new


def test_a_folder_without_a_study_is_refused(tmp_path):
    with pytest.raises(RunError, match="none of compare.json"):
        figures_kept(tmp_path)
    (tmp_path / "compare.json").write_text(json.dumps({"versions": []}))
    with pytest.raises(RunError, match="what its figure needs is not there"):
        figures_kept(tmp_path)
