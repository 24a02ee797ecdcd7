"""Where draws come from: no two decisions of a day share one. Exact."""

import ast
from pathlib import Path

import sim.engine.rules
from sim.engine.draws.uniform import uniform
from sim.engine.rules import luck
from sim.engine.rules.luck import actor_luck, process_luck
from sim.engine.state.names import TRACKS


def test_a_draw_depends_on_its_coordinates_alone(d):
    base = actor_luck(d.c, d.s, 2, 5, 1)
    assert base == uniform(d.s.seed, d.s.replicate, d.s.day, int(d.c.key[2]), 5, 1)
    d.s.commitment[:] = 9.0
    d.s.posture[:] = 0
    assert actor_luck(d.c, d.s, 2, 5, 1) == base
    seen = {base}
    for field, value in (("day", 1), ("replicate", 1), ("seed", 8)):
        before = getattr(d.s, field)
        setattr(d.s, field, value)
        seen.add(actor_luck(d.c, d.s, 2, 5, 1))
        setattr(d.s, field, before)
    seen |= {actor_luck(d.c, d.s, 3, 5, 1), actor_luck(d.c, d.s, 2, 6, 1)}
    seen |= {actor_luck(d.c, d.s, 2, 5, 2), process_luck(d.s, luck.COMBAT, 5, 1)}
    assert len(seen) == 8


def test_processes_and_actors_have_keys_of_their_own(d):
    keys = [luck.COMBAT, luck.WEATHER, luck.TALKS, luck.INCIDENT, luck.RISK, luck.TRUCE]
    keys += [int(k) for k in d.c.key[: d.c.n_actors]]
    assert len(set(keys)) == len(keys)


def test_decision_numbers_leave_room_for_tracks_passes_and_actors():
    """Ranges of (decision, ordinal) that one actor uses in a day do not meet, for two passes."""
    used = [("type", luck.D_TYPE, 0)]
    for turn in range(2):
        for track in range(3):
            used.append(("reconsider", luck.D_RECONSIDER + track + 4 * turn, 0))
    for place in range(len(TRACKS) + 1):
        used += [("taste", luck.D_TASTE + place, key) for key in (0, 1, 0x3FFFFF)]
        used.append(("standing", luck.D_STANDING + place, 0))
    used += [("redraw", luck.D_REDRAW, 0), ("slip", luck.D_SLIP, 0), ("slide", luck.D_SLIDE, 0)]
    used += [("spell", luck.D_SPELL, 0), ("pace", luck.D_PACE, 0)]
    used += [("axis", luck.D_AXIS, 0), ("rung", luck.D_AXIS, 1), ("front", luck.D_FRONT, 0)]
    used += [("spoil", luck.D_SPOIL, k) for k in (0, 1)]
    used += [("spoil near", luck.D_SPOIL, 2 + p) for p in range(8)]
    used += [("spoil lost", luck.D_SPOIL, 20 + p) for p in range(8)]
    for again in (0, 16):
        for j in range(8):
            used.append(("fire", luck.D_FIRE, j + again))
            used += [("near", luck.D_FIRE + 1 + p, j + again) for p in range(8)]
            used += [("lost", luck.D_FIRE + 20 + p, j + again) for p in range(8)]
    places = [u[1:] for u in used]
    assert len(set(places)) == len(places)


def test_rules_draw_by_these_two_functions_alone():
    for path in sorted(Path(sim.engine.rules.__file__).parent.glob("*.py")):
        if path.name == "luck.py":
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            module = getattr(node, "module", None) or ""
            if isinstance(node, ast.ImportFrom) and module.startswith("sim.engine.draws"):
                assert module.rpartition(".")[2] in ("discrete", "normal"), path.name
