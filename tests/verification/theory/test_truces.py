"""Oracles of truces and of attrition with area fire (B9, B12); the Weibull law is with its rule."""

import numpy as np
import pytest

from sim.engine.rules.breakdown import age
from sim.engine.rules.choice import decide
from sim.engine.rules.mind import think
from sim.engine.rules.moods import price_moods
from sim.engine.rules.observe import main_rival
from sim.engine.rules.plans import ANY_PLAN
from sim.engine.rules.price import price
from sim.engine.rules.types import logit_row
from sim.engine.state.names import FORCE, SPOIL, TEMPO
from tests.engine.rules.builders import Desk

pytestmark = pytest.mark.theory


@pytest.mark.slow
def test_T21_violations_cluster_at_the_mean_of_the_daily_law():
    """Days with a violation, drawn by the day's rule, against the daily form of Hawkes' mean.

    With x' = decay x + excite N and a day's chance 1 - exp(-(mu + x)), the stationary mean chance m
    has E[x] = excite m / (1 - decay); the continuous law's mu / (1 - alpha / beta) is its limit for
    rare, long-remembered violations. Checked as the balance of the two, within 4 standard errors.
    """
    d = Desk("idlib_2020")
    mu, excite, beta = 0.02, 0.05, 0.1
    d.c.violation_rate, d.c.violation_excite, d.c.violation_decay = mu, excite, beta
    d.c.violation_effect, d.c.truce_scale = 0.0, 1e9
    d.s.level[:, TEMPO] = d.s.level[:, SPOIL] = 0.0
    d.s.deal_line, d.s.deal_age = 0, 1
    hits, memory = [], []
    for day in range(40_000):
        d.s.day = day
        before = float(d.s.violations) * np.exp(-beta)
        age(d.c, d.s)
        hits.append(float(d.s.violations) > before + 1e-12)
        memory.append(before)
    hits, memory = np.array(hits[500:], float), np.array(memory[500:])
    blocks = hits[: len(hits) // 500 * 500].reshape(-1, 500).mean(axis=1)
    error = blocks.std(ddof=1) / np.sqrt(len(blocks))
    assert abs(hits.mean() - (1 - np.exp(-(mu + memory))).mean()) < 4 * error
    assert abs(memory.mean() - excite * hits.mean() * np.exp(-beta) / (1 - np.exp(-beta))) < 1e-3
    assert abs(hits.mean() - mu / (1 - excite / beta)) < 0.15 * mu / (1 - excite / beta)


def hawkes(steps, days, mu=0.2, alpha=0.5, beta=1.0):
    """Violations a day by the day's rule, over some days each cut into steps; blocks of 100 days.

    A step is one call of the rule, its rates those of a step.
    """
    d = Desk("idlib_2020")
    d.c.violation_rate, d.c.violation_decay = mu / steps, beta / steps
    d.c.violation_excite = alpha / steps
    d.c.violation_effect, d.c.truce_scale = 0.0, 1e12
    d.s.level[:, TEMPO] = d.s.level[:, SPOIL] = 0.0
    d.s.deal_line, d.s.deal_age = 0, 1
    hits = []
    for step in range(days * steps):
        d.s.day, d.s.replicate = step % 4096, step // 4096
        before = float(d.s.violations) * np.exp(-beta / steps)
        age(d.c, d.s)
        hits.append(float(d.s.violations) > before + 1e-12)
    return np.array(hits[50 * steps :], float).reshape(-1, 100 * steps).sum(axis=1) / 100


def daily_mean(mu=0.2, alpha=0.5, beta=1.0, last=16):
    """Stationary violations a day of the daily law, by its chain over the last days' histories.

    What is older than `last` days adds less than alpha e^(-beta last) / (1 - e^-beta).
    """
    kept = np.arange(2**last)
    x = sum(((kept >> k) & 1) * alpha * np.exp(-beta * (k + 1)) for k in range(last))
    chance = 1.0 - np.exp(-(mu + x))
    at = np.full(2**last, 2.0**-last)
    for _ in range(200):
        after = np.zeros_like(at)
        np.add.at(after, (kept << 1) % 2**last, at * (1.0 - chance))
        np.add.at(after, (kept << 1) % 2**last + 1, at * chance)
        at = after
    return float(at @ chance)


@pytest.mark.slow
def test_T21_violations_at_the_rates_of_the_oracle():
    """Hawkes mu 0.2, alpha 0.5, beta 1: mean 0.4 a day in continuous time.

    The day's rule allows one violation a day, counted from the morning after, so its own mean is
    lower: that of its chain. Cut into steps of a sixteenth of a day it must come to 0.4, but for
    what the steps still miss (bounded by the mean of its branching ratio and a double in a step).
    """
    exact = daily_mean()
    found = hawkes(1, 20_050)
    assert abs(found.mean() - exact) < 4 * found.std(ddof=1) / np.sqrt(len(found)), exact
    steps = 16
    fine = hawkes(steps, 10_050)
    error = fine.std(ddof=1) / np.sqrt(len(fine))
    ratio = 0.5 / steps / np.expm1(1.0 / steps)  # violations bred by one
    assert 0.2 / (1.0 - ratio) < 0.4 and abs(fine.mean() - 0.4) < 4 * error + 0.4 / steps
    print(f"T21, the engine on the same game: {exact:.4f} a day at one step a day "
          f"(rollouts {found.mean():.4f}), {fine.mean():.4f} at {steps} steps")


# --- cooperation under grim trigger, with a guarantor ---------------------------------------------


def keeps(delta, punished=0.0, t=5.0, r=3.0, p=1.0):
    """Chance that a sharp best reply keeps a deal for ever that one breach ends for ever."""
    v = np.array([[r / (1.0 - delta), t - punished + delta * p / (1.0 - delta)]])
    q = np.zeros_like(v)
    logit_row(q, v, 0, 2, 1e7, np.ones(2))
    return float(q[0, 0])


@pytest.mark.parametrize(("punished", "threshold"), [(0.0, 0.5), (1.0, 1.0 / 3.0)])
def test_T21_grim_trigger_holds_from_the_critical_patience(punished, threshold):
    """(T - gK - R) / (T - gK - P): a guarantor takes gK off what the breach itself gains."""
    assert keeps(threshold + 1e-4, punished) > 1 - 1e-9
    assert keeps(threshold - 1e-4, punished) < 1e-9


def test_T21_beside_a_guarantors_hold_keeps_a_client_to_the_deal():
    """The engine has no trigger strategy: breaking a deal is a posture, priced once at a look.

    Its counterpart of the guarantor is dependence x influence x tie (`bond`).
    """
    found = []
    for hold in (0.0, 0.25, 0.5, 1.0):
        d = Desk("idlib_2020")
        i, p = d.at("opposition"), d.at("turkey")
        d.s.deal_line, d.s.deal_age = d.line("m4_m5"), 3
        d.c.dependence[i, p], d.c.influence[p, i], d.s.tie[i, p] = 1.0, hold, 1.0
        think(d.c, d.s, d.w)
        price_moods(d.c, d.s, d.w, d.v, d.seats, i)
        price(d.c, d.s, d.w, i, FORCE)
        decide(d.c, d.s, d.w, d.v, d.seats, i, FORCE, main_rival(d.c, i), ANY_PLAN, -1)
        n = int(d.c.n_options[i, FORCE])
        level = d.c.level[i, FORCE, :n]
        breaks = (level[:, TEMPO] > 0.0) | (level[:, SPOIL] > 0.0)
        found.append(float(d.w.probability[:n][breaks].sum()))
    print(f"T21, the engine on the same game: chance of a breach at holds 0, 0.25, 0.5, 1: "
          f"{[round(x, 4) for x in found]}")
    assert all(b < a for a, b in zip(found, found[1:], strict=False))
