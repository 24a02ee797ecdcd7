"""T18: attrition by the day's own step against independent solvers (theory B9)."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp
from scipy.linalg import expm

from sim.engine.rules.combat import front_losses, lanchester_day
from sim.engine.rules.theatre import forces
from tests.engine.rules.builders import Desk

pytestmark = pytest.mark.theory


def test_T18_a_day_of_aimed_fire_is_the_matrix_exponential():
    for a, b, own, other in ((0.01, 0.01, 100.0, 80.0), (0.2, 0.05, 30.0, 50.0)):
        exact = expm(np.array([[0.0, -b], [-a, 0.0]])) @ [own, other]
        assert abs(lanchester_day(a, b, own, other) - exact[0]) < 1e-9
        assert abs(lanchester_day(b, a, other, own) - exact[1]) < 1e-9


B, G, DAYS = 0.02, 0.0005, 50


def mixed_step(own, other, h):
    """A step of the mixed law: aimed fire at the one, area fire at the other, rate G x other.

    The rate of area fire is that of the middle of the step.
    """
    middle = lanchester_day(B * h / 2, G * other * h / 2, other, own)
    rate = G * middle * h
    return lanchester_day(rate, B * h, own, other), lanchester_day(B * h, rate, other, own)


def by_steps(per_day):
    """The mixed law over fifty days by the day's rule, so many steps a day."""
    own, other, worst = 100.0, 60.0, 0.0
    for _ in range(DAYS * per_day):
        own, other = mixed_step(own, other, 1.0 / per_day)
        worst = max(worst, abs(G * own**2 / 2 - B * other - 1.3))
    return own, other, worst


def test_T18_the_mixed_law_keeps_its_invariant():
    """dA/dt = -bB, dB/dt = -gAB: gA^2/2 - bB stays at 1.3 for fifty days.

    The engine has no area fire: its front has aimed fire only. The law is composed here of the
    rule's own steps, which must come to the solver's answer at second order in the step.
    """
    solved = solve_ivp(lambda t, y: [-B * y[1], -G * y[0] * y[1]], (0, DAYS), [100.0, 60.0],
                       method="DOP853", rtol=1e-13, atol=1e-13)
    own, other = solved.y[:, -1]
    assert np.allclose(G * solved.y[0] ** 2 / 2 - B * solved.y[1], 1.3, atol=1e-9)
    errors = []
    for per_day in (1, 4, 16):
        x, y, worst = by_steps(per_day)
        errors.append(np.hypot(x - own, y - other))
        assert worst < 1e-3 / per_day**2
    assert errors[0] < 2e-2 and 12 < errors[0] / errors[1] < 20 and 12 < errors[1] / errors[2] < 20


def test_T18_beside_the_front_of_the_engine_loses_by_pace_not_by_numbers():
    """Mean deaths of a day follow the pace ordered; both sides' losses fall with the other's share.

    The rate is set anew each day against the mean of the two forces, so that the square law holds
    within a day and the day's level of losses is data (deaths a day at full tempo).
    """
    lost = []
    for more in (1.0, 2.0):
        d = Desk("idlib_2020")
        d.c.quiet_deaths, d.c.attack_deaths, d.c.exchange_ratio = 40.0, 0.0, 1.0
        d.s.strength *= more
        d.s.level[:, :] = 0.0
        forces(d.c, d.s, d.w, 1.0)
        dead = []
        for day in range(300):
            s = d.copy()
            s.s.day = day
            front_losses(s.c, s.s, s.w, 0.0)
            dead.append(float(s.s.deaths.sum()))
        lost.append((float(np.mean(dead)), float(np.std(dead) / np.sqrt(len(dead))),
                     float(d.w.force[0]), float(d.w.force[1])))
    (a, error_a, *small), (b, error_b, *_) = lost
    print(f"T18, the engine on the same law: {a:.1f} and {b:.1f} dead a day at fronts of "
          f"{small[0]:.1f} and {small[1]:.1f} thousand and at twice that; 80 at even odds")
    assert abs(a - b) < 4 * np.hypot(error_a, error_b) + 0.1
    assert abs(a - 80.0) < 4 * error_a + 0.1
