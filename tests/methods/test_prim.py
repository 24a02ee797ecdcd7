"""PRIM finds a planted box as the EMA Workbench does, and its quasi-p-values are binomial."""

from inspect import signature

import numpy as np
import pytest
from scipy.stats import binom

from sim.methods.box_chance import prune, quasi_p
from sim.methods.boxes import Box, measure_box, whole
from sim.methods.conditions import Condition, Sample
from sim.methods.prim import choice, paste, peel, trajectory
from sim.questions.discover.conditions import phrase
from tests.studies.planted import planted


def test_the_planted_box_is_found():
    s = planted()
    box = prune(s, choice(trajectory(s), None).box, 0.05)
    assert box.inputs == [0, 2] and set(box.restrictions) == {(0, "high"), (2, "low")}
    assert box.high[0] == pytest.approx(0.4, abs=0.03)
    assert box.low[2] == pytest.approx(0.5, abs=0.05)
    step = measure_box(s, box)
    assert step.density > 0.9 and step.coverage > 0.75


def test_the_way_of_peeling_is_that_of_the_ema_workbench():
    prim = pytest.importorskip("ema_workbench.analysis.prim")
    import pandas as pd

    s = planted()
    before_3 = "threshold" in signature(prim.Prim).parameters
    theirs = prim.Prim(pd.DataFrame(s.x, columns=list(s.names)), s.hits.astype(int),
                       **({"threshold": 0.5} if before_3 else {}))
    found = theirs.find_box()
    way, steps = found.peeling_trajectory, [measure_box(s, whole(5))]
    while (box := peel(s, steps[-1].box)) is not None:
        steps.append(measure_box(s, box))
    n, theirs_p = len(steps), found.qp if before_3 else found.p_values
    assert n > 30
    for name in ("coverage", "density", "mass"):
        assert [getattr(q, name) for q in steps] == pytest.approx(way[name][:n].tolist())
    for q, ours in ((10, steps[10]), (25, steps[25])):
        known = {(s.names.index(u), kind): p for u, both in theirs_p[q].items()
                 for kind, p in zip(("low", "high"), both, strict=True) if p >= 0}
        assert {r: quasi_p(s, ours.box, r) for r in ours.box.restrictions} == pytest.approx(known)


def test_a_level_that_does_harm_is_left_out():
    rng = np.random.default_rng(4)
    level = rng.integers(0, 3, 600).astype(float)
    hits = (rng.uniform(size=600) < np.where(level == 1, 0.1, 0.7)).astype(float)
    s = Sample(("who", "b"), (("x", "y", "z"), ()), np.stack([level, rng.uniform(size=600)], 1),
               hits, np.ones(600))
    box = prune(s, choice(trajectory(s), None).box, 0.05)
    assert box.out == {(0, 1)} and [phrase(c) for c in box.conditions(s)] == ["Who is not y"]


def test_pasting_takes_back_what_was_peeled_in_vain():
    s = planted()
    tight = Box(np.full(5, -np.inf), np.array([0.2, np.inf, np.inf, np.inf, np.inf]))
    tight = tight.bounded(2, "low", 0.5)
    wider = paste(s, tight)
    if wider is not None:
        assert measure_box(s, wider).density > measure_box(s, tight).density
        assert measure_box(s, wider).mass > measure_box(s, tight).mass
    odd = tight.bounded(0, "low", 0.19)
    assert paste(s, odd) is not None


def test_a_quasi_p_value_is_the_tail_of_a_binomial():
    s = planted()
    box = whole(5).bounded(0, "high", 0.4).bounded(2, "low", 0.5)
    inside = box.holds(s.x)
    wide = s.x[:, 0] <= 0.4
    p = s.hits[wide].mean()
    tail = binom.sf(s.hits[inside].sum() - 1, inside.sum(), p)
    assert quasi_p(s, box, (2, "low")) == pytest.approx(tail)


def test_rollouts_that_share_a_row_are_not_counted_as_evidence_of_their_own():
    """Every row ten times over: the same box, and the same quasi-p-value, not its tenth power."""
    s = planted(200, 0.3)
    box = whole(5).bounded(0, "high", 0.4)
    many = Sample(s.names, s.levels, s.x, s.hits * 10, s.trials * 10)
    naive = quasi_p(Sample(s.names, s.levels, np.repeat(s.x, 10, axis=0), np.repeat(s.hits, 10),
                           np.ones(2000)), box, (0, "high"))
    one, ten = quasi_p(s, box, (0, "high")), quasi_p(many, box, (0, "high"))
    assert ten == pytest.approx(one, rel=0.3) and naive < one / 10


def test_a_density_that_is_wanted_is_reached_by_the_widest_box():
    steps = trajectory(planted())
    step = choice(steps, 0.5)
    assert step.density >= 0.5 and all(q.coverage <= step.coverage for q in steps
                                       if q.density >= 0.5)
    assert choice(steps, 1.0).density == max(q.density for q in steps)


def test_conditions_in_words():
    def said(**more):
        return phrase(Condition(**more))

    assert said(name="a.b", high=0.04123) == "a.b below 0.0412"
    assert said(name="a.b", low=1.0, high=2.5) == "a.b between 1 and 2.5"
    levels = ("on", "off")
    assert said(name="mechanisms.x", among=("on",), levels=levels) == "mechanisms.x is on"
    assert said(name="home_side", among=("a", "b"), levels=tuple("abcd")) == "Home Side is a or b"
