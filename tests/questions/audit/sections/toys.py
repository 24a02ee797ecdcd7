"""Toy crises whose right answers are known, written to a folder."""

from __future__ import annotations

from pathlib import Path

PLACES = 30
SCENARIO = """
name: march
title: "A march"
about: "One side walks over the ground of another that does nothing."
start: 2001-01-01
horizon: 2001-01-12
cutoff: 2001-01-01
question: {axis: end, label: far, ask: "How far will it come?"}
actors:
  blue: {role: client, side: 1, doctrine: steady, posture: {force: hold}}
  red: {role: target, side: 0, doctrine: steady, posture: {force: halt}}
map: {places: places.csv, roads: roads.csv, holder: held}
outcomes:
  end:
    - {label: far, when: "share < 0.5"}
    - {label: near}
"""
MENUS = """
blue:
  force:
    hold: {}
red:
  force:
    halt: {}
    walk: {tempo: 0.25}
    march: {tempo: 0.5}
    run: {tempo: 1}
    run_dear: {tempo: 1, price: 0.4}
"""
PARAMETERS = """
blue:
  strength: {value: 10, source: judgement, grade: J}
red:
  strength: {value: 10, source: judgement, grade: J}
  discount: {value: 1, source: judgement, grade: J}
tree:
  horizon: {value: 12, source: judgement, grade: J}
theatre:
  advance: {value: 40, source: judgement, grade: J}
  decisiveness: {value: 1, source: judgement, grade: J}
  culmination: {value: 1000, source: judgement, grade: J}
  culmination_shape: {value: 10, source: judgement, grade: J}
  pace_spread: {value: 0, source: judgement, grade: J}
  rest: {value: 0.1, source: judgement, grade: J}
  attack_deaths: {value: 0, source: judgement, grade: J}
  quiet_deaths: {value: 0, source: judgement, grade: J}
"""
STEADY = "policy: steady\nweight: {value: 1, source: judgement, grade: J}\n"


def march(folder: Path) -> Path:
    """A chain of places of 40 km2 that an attacker takes at 10, 20 or 40 km2 a day.

    Nothing is left to chance: in twelve days three, six or twelve of thirty places fall, and that
    is what the rules price.
    """
    folder.mkdir()
    (folder / "scenario.yaml").write_text(SCENARIO, encoding="utf-8")
    (folder / "menus.yaml").write_text(MENUS, encoding="utf-8")
    (folder / "parameters.yaml").write_text(PARAMETERS, encoding="utf-8")
    for actor in ("blue", "red"):
        (folder / actor).mkdir()
        (folder / actor / "steady.yaml").write_text(STEADY, encoding="utf-8")
    rows = ["name,lat,lon,area_km2,settlements,axis,disputed,held,grade,source",
            "base,0,0,40,0,a,0,0,J,judgement"]
    rows += [f"p{k:02d},0,{k},40,0,a,1,1,J,judgement" for k in range(1, PLACES + 1)]
    (folder / "places.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    names = ["base", *(f"p{k:02d}" for k in range(1, PLACES + 1))]
    pairs = zip(names, names[1:], strict=False)
    roads = ["from,to,ease,km,road", *(f"{a},{b},1.0,5,r" for a, b in pairs)]
    (folder / "roads.csv").write_text("\n".join(roads) + "\n", encoding="utf-8")
    return folder
