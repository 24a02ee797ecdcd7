"""A minimal two-actor scenario in a temporary folder."""

from collections.abc import Callable
from pathlib import Path

import pytest

FILES = {
    "scenario.yaml": """\
name: mini
title: "Mini"
start: 2001-01-01
horizon: 2001-01-10
question: {axis: end, label: met, ask: "Met?"}
actors:
  challenger: {role: issuer, side: 1, doctrine: steady, posture: {force: strike}}
  defender: {role: target, side: 0}
map: {places: places.csv, roads: roads.csv, holder: held, posts_of: challenger}
lines: lines.csv
line_terms: {front: {status_quo: true}}
ultimatums:
  demand: {issuer: challenger, target: defender, line: old, demand: "line_share.old >= 1",
           issued: 2000-12-20, deadline: 2001-01-05}
initial: {rung: {challenger.defender: 3}, last_contact: {challenger.defender: 2000-12-30}}
outcomes:
  end: [{label: met, when: "ultimatum_status.demand == met"}, {label: open}]
""",
    "menus.yaml": """\
challenger:
  force:
    hold: {verb: none}
    strike: {strike: 1, rung: 7}
    also: {strike: 1, rung: 7}
""",
    "places.csv": "name,area_km2,axis,disputed,held\nB,10,north,1,1\nA,30,north,1,0\n",
    "roads.csv": "from,to,ease\nA,B,1\n",
    "lines.csv": "line,place,holder\nold,A,1\n",
    "parameters.yaml": """\
challenger:
  resolve: {low: 0.3, central: 0.5, high: 0.7, source: judgement, grade: J}
  reconsider_talk: {value: 0.3, source: judgement, grade: J}
tie:
  challenger:
    defender:
      start: {low: 0.1, central: 0.2, high: 0.9, shape: uniform, source: judgement, grade: J}
""",
    "challenger/steady.yaml": """\
policy: steady
weight: {value: 1, source: judgement, grade: J}
""",
    "challenger/bluff.yaml": """\
policy: bluff
weight: {value: 3, source: judgement, grade: J}
traits: {shyness: {low: 0.06, central: 0.1, high: 0.2, source: judgement, grade: J}}
""",
    "defender/steady.yaml": "policy: steady\n",
}


@pytest.fixture
def mini(tmp_path: Path) -> Callable[..., Path]:
    """Write the scenario with some texts replaced: mini("file", "old", "new")."""

    def write(file: str = "", old: str = "", new: str = "") -> Path:
        folder = tmp_path / "mini"
        for name, text in FILES.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if name == file:
                assert old in text
                text = text.replace(old, new, 1)
            path.write_text(text, encoding="utf-8")
        return folder

    return write
