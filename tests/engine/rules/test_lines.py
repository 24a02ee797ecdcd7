"""Worth of lines by type. Exact. (Also test_core_6_lines.)"""

import numpy as np

from sim.engine.rules.ceasefire import survival
from sim.engine.rules.lines import defiance, fill_gains, lay_table, word_given
from sim.engine.rules.types import resolve_of


def test_the_table_holds_the_lives_and_gains_of_every_line(d):
    a, b = d.at("turkey"), d.at("russia")
    lay_table(d.c, d.s, d.w, a, b, 0.4)
    for line in range(d.c.n_lines):
        strain = defiance(d.c, d.s, line, 0.4, a, b)
        assert d.w.lives[line] == survival(d.c, line, d.c.horizon, strain)
    laid = d.w.gain[[a, b]].copy()
    fill_gains(d.c, d.s, d.w, a, 0.4)
    assert np.array_equal(laid[0], d.w.gain[a]) and laid[1].any()


def test_what_a_deal_spares_a_type_is_its_share_of_the_toll(d):
    """Between two types the gain differs by cost of war alone, as long as the deal lasts."""
    i = d.at("syria")
    d.s.toll[i], d.s.press[i] = 0.3, [0.0, 0.0, 0.0, 0.0, 0.07]
    d.w.lives[:] = np.linspace(0.2, 0.9, len(d.w.lives))
    fill_gains(d.c, d.s, d.w, i, 0.4)
    for line in range(d.c.n_lines):
        spared = 0.3 * (resolve_of(3) - resolve_of(0))
        assert abs(d.w.gain[i, 0, line] - d.w.gain[i, 3, line]
                   - d.w.lives[line] * spared) < 1e-12
        pressed = d.w.lives[line] * (0.07 - 0.3 * (resolve_of(4) - resolve_of(3)))
        assert abs(d.w.gain[i, 4, line] - d.w.gain[i, 3, line] - pressed) < 1e-12


def test_a_line_short_of_the_demand_breaks_the_word_given(d):
    i = d.at("turkey")
    d.s.commitment[i] = 0.4
    assert word_given(d.c, d.s, i, int(d.c.ult_line[0])) == 0.0
    d.s.share_line[1] = d.s.share_line[d.c.ult_line[0]] - 0.1
    assert abs(word_given(d.c, d.s, i, 1) - 0.4 * 0.3) < 1e-12
    assert word_given(d.c, d.s, d.at("russia"), 1) == 0.0
