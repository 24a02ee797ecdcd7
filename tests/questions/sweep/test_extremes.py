"""What a sweep says on top: luck does not choose, and pairs of levels are told by shared rows.

Chance of a false alarm: bounds lie 3 standard errors or more from what was seen; seeds are fixed.
"""

from __future__ import annotations

import numpy as np
import pytest

from sim.data.cells import Cells
from sim.questions.sweep.claims import moves, sweep_claim
from sim.questions.sweep.correlates import correlates
from sim.questions.sweep.extremes import extremes
from sim.report.figures.names import FigureNames


def sweep_of(chance, rows: int, each: int, seed: int, levels: int = 1) -> Cells:
    """Cells of one factor, each with the same rows, whose labels come by chance (cells, rows)."""
    rng = np.random.default_rng(seed)
    chance = np.broadcast_to(chance, (len(chance), rows))
    hits = rng.binomial(each, chance)
    size, nothing = (len(chance), rows), np.zeros((len(chance), rows, 0))
    names = [str(k) for k in range(len(chance))] if levels > 1 else []
    return Cells("x", "X", {"axis": "tie", "label": "healthy", "ask": "?"}, seed, rows * each, each,
                 "grid", [{"key": "a.b", "kind": "word", "levels": names}],
                 np.arange(len(chance), dtype=float)[:, None], {"tie": ["healthy", "broken"]}, [],
                 np.stack([hits, each - hits], axis=2), np.full(size, each), nothing, nothing,
                 nothing.astype(int))


def test_of_cells_all_alike_the_highest_is_told_without_the_luck_that_chose_it():
    """60 cells at .3: on average the largest share is .39, and the cell that has it is told .30."""
    told, seen, held = [], [], 0
    for seed in range(60):
        cells = sweep_of(np.full((60, 1), 0.3), 40, 4, seed)
        low, high = extremes(cells, cells.measure())
        told.append((low.value, high.value))
        seen.append(cells.shares[0][:, 0].max())
        held += (low.low <= 0.3 <= low.high) + (high.low <= 0.3 <= high.high)
        assert high.fresh
    assert np.mean(seen) > 0.37
    assert np.mean(told, axis=0) == pytest.approx([0.3, 0.3], abs=0.02)
    assert 106 <= held <= 120


def test_with_one_row_the_interval_holds_for_all_cells_at_once():
    held = 0
    for seed in range(100):
        cells = sweep_of(np.full((60, 1), 0.3), 1, 160, seed)
        low, high = extremes(cells, cells.measure())
        held += low.low <= 0.3 <= low.high and high.low <= 0.3 <= high.high
        assert not high.fresh
    assert held >= 88


def test_a_level_that_moves_nothing_is_seldom_said_to_move_it():
    """Eight levels are 28 pairs: one in twenty sweeps at most names one by luck."""
    named = 0
    for seed in range(100):
        cells = sweep_of(np.full((8, 1), 0.3), 30, 4, seed, levels=8)
        claim = sweep_claim(cells, cells.measure(), FigureNames(cells.glossary, ()))
        named += "does not clearly depend" not in claim
    assert named <= 11


def test_pairs_are_told_by_the_rows_that_they_share():
    """Rows that differ far more than the levels do not hide a difference of a tenth."""
    rng = np.random.default_rng(3)
    row = rng.beta(0.5, 0.5, 60) * 0.85
    cells = sweep_of(np.stack([row, row + 0.1]), 60, 40, 4, levels=2)
    best = moves(cells, cells.measure())[0]
    assert best.difference == pytest.approx(0.1, abs=0.03) and best.half < 0.04
    assert (best.least, best.most) == (0, 1)


def test_variance_explained_has_an_interval():
    rng = np.random.default_rng(5)
    cells = sweep_of(np.linspace(0.2, 0.6, 80)[:, None], 20, 4, 6)
    found = correlates(cells, cells.measure())[0]
    assert 0.3 < found.low < found.explained < found.high <= 1.0
    noise = sweep_of(rng.permutation(np.full(80, 0.3))[:, None], 20, 4, 7)
    assert correlates(noise, noise.measure())[0].low == 0.0
