"""Places held by shares. Exact."""

import numpy as np
import pytest

from sim.engine.rules.holding import enemy_ground, take
from sim.engine.state.happenings import H_TAKEN
from sim.engine.state.names import T_LOST


def place(d):
    """A place of side 1 at issue."""
    n = int(d.c.n_places)
    return int(np.flatnonzero((d.c.own[:n] == 1.0) & (d.c.disputed[:n] == 1))[0])


def taken(d):
    """Captures entered in the record."""
    return int((d.s.log_kind[: d.s.logged] == H_TAKEN).sum())


def test_a_place_changes_its_holder_as_its_share_crosses_a_half(d):
    p = place(d)
    before = taken(d)
    take(d.c, d.s, p, 0, 0.4 * d.c.area[p])
    assert d.s.holder[p] == 1 and abs(d.s.own[p] - 0.6) < 1e-12 and taken(d) == before
    assert abs(d.s.area_taken - 0.4 * d.c.area[p]) < 1e-9
    assert abs(d.s.settlements_taken - 0.4 * d.c.settlements[p]) < 1e-9
    take(d.c, d.s, p, 0, 0.2 * d.c.area[p])
    assert d.s.holder[p] == 0 and taken(d) == before + 1
    for i in range(d.c.n_actors):
        assert bool(d.s.next_trigger[i] & T_LOST) == (d.c.side[i] == 1)
    take(d.c, d.s, p, 0, 0.1 * d.c.area[p])
    assert taken(d) == before + 1


def test_no_more_is_taken_than_there_is_and_the_reverse_undoes_it(d):
    p = place(d)
    take(d.c, d.s, p, 0, 1e9)
    assert d.s.own[p] == 0.0 and abs(d.s.area_taken - d.c.area[p]) < 1e-9
    take(d.c, d.s, p, 0, 5.0)
    assert abs(d.s.area_taken - d.c.area[p]) < 1e-9
    take(d.c, d.s, p, 1, 1e9)
    assert d.s.own[p] == 1.0 and d.s.holder[p] == 1
    assert abs(d.s.area_taken) < 1e-9 and abs(d.s.settlements_taken) < 1e-9


def test_a_place_without_area_passes_whole(d):
    p = place(d)
    d.c.area[p] = 0.0
    take(d.c, d.s, p, 0, 0.0)
    assert d.s.own[p] == 0.0 and d.s.holder[p] == 0 and d.s.area_taken == 0.0


@pytest.mark.parametrize("own", [0.0, 0.3, 1.0])
def test_both_sides_have_all_of_a_place_between_them(d, own):
    p = place(d)
    d.s.own[p] = own
    assert abs(sum(enemy_ground(d.c, d.s, p, side) for side in (0, 1)) - d.c.area[p]) < 1e-9
