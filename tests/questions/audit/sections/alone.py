"""The smallest crisis of all: one actor, no demand, no map, no links."""

from pathlib import Path

FILES = {
    "scenario.yaml": """\
name: alone
title: "Alone"
start: 2001-01-01
horizon: 2001-01-05
question: {axis: end, label: late, ask: "Late?"}
actors:
  hermit: {role: outside, side: -1, doctrine: steady, posture: {force: hold}}
outcomes:
  end: [{label: late, when: "day > 3"}, {label: early}]
""",
    "menus.yaml": """\
hermit:
  force:
    hold: {verb: none}
    stir: {rung: 1}
""",
    "parameters.yaml": """\
hermit:
  resolve: {low: 0.3, central: 0.5, high: 0.7, source: judgement, grade: J}
""",
    "hermit/steady.yaml": "policy: steady\nweight: {value: 1, source: judgement, grade: J}\n",
}


def alone(folder: Path) -> Path:
    """Write it into a folder of its own."""
    for name, text in FILES.items():
        path = folder / "alone" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "alone"
