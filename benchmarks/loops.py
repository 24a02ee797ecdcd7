"""Loops that numba compiles for `shares`."""

from typing import Any

from sim.engine.day import known_day
from sim.engine.draws.uniform import uniform
from sim.engine.rules.beliefs import update
from sim.engine.rules.bonds import bonds, departures
from sim.engine.rules.breakdown import age
from sim.engine.rules.campaigns import settle_campaigns
from sim.engine.rules.combat import combat
from sim.engine.rules.compliance import test
from sim.engine.rules.ends import close_day, ends, weather
from sim.engine.rules.evidence import read_look
from sim.engine.rules.fire import note_fire
from sim.engine.rules.force_notes import note_force, note_guard
from sim.engine.rules.gate import gates
from sim.engine.rules.incidents import attacks_on_posts, slips, spoilers
from sim.engine.rules.injects import injects
from sim.engine.rules.interventions import count_orders
from sim.engine.rules.leanings import leanings
from sim.engine.rules.mobilise import mobilisation
from sim.engine.rules.orders import force_choices, settle_rungs
from sim.engine.rules.peace import peace
from sim.engine.rules.posts import move_posts
from sim.engine.rules.posture import orders_in_force, review_campaigns
from sim.engine.rules.price import price
from sim.engine.rules.prospects import prospects
from sim.engine.rules.record import turn_page
from sim.engine.rules.responses import responses
from sim.engine.rules.setup import begin
from sim.engine.rules.signals import word_choices
from sim.engine.rules.slide import brink
from sim.engine.rules.stocks import commitments, discharges, displacement, feelings
from sim.engine.rules.talks import talks
from sim.engine.rules.tastes import reviews
from sim.engine.rules.theatre import inflow, survey
from sim.engine.rules.trace import note_day
from sim.engine.rules.welfare import welfare
from sim.engine.state.names import FORCE, SIGNAL, TALK


def steps(c: Any, s: Any, w: Any, v: Any, seats: Any, chosen: Any, upto: int) -> None:
    """The first `upto` groups of steps of `sim.engine.day.day`."""
    if upto >= 1:
        s.share_before = s.share
        turn_page(s)
        weather(c, s)
        injects(c, s, w)
    if upto >= 2:
        update(c, s)
        reviews(c, s)
    if upto >= 3:
        leanings(c, s, w, v, seats)
        prospects(c, s, w)
        word_choices(c, s, w, v, seats, TALK)
    if upto >= 4:
        talks(c, s, w)
    if upto >= 5:
        word_choices(c, s, w, v, seats, SIGNAL)
    if upto >= 6:
        force_choices(c, s, w, v, seats, chosen)
    if upto >= 7:
        orders_in_force(c, s)
        settle_campaigns(c, s)
        slips(c, s)
        inflow(c, s)
        move_posts(c, s)
        mobilisation(c, s)
    if upto >= 8:
        combat(c, s, w)
        attacks_on_posts(c, s)
        spoilers(c, s)
        if c.trace < 0:
            note_guard(c, s)
    if upto >= 9:
        responses(c, s, w, v, seats)
        brink(c, s)
        count_orders(c, s)
    if upto >= 10:
        note_fire(c, s)
        settle_rungs(c, s)
        commitments(c, s)
        discharges(c, s)
        feelings(c, s)
        displacement(c, s)
        gates(c, s)
        survey(c, s)
        bonds(c, s)
        departures(c, s)
        age(c, s)
        test(c, s, w)
        review_campaigns(c, s, w)
        peace(c, s, w)
        welfare(c, s)
        ends(c, s, w)
        if c.trace > 0:
            note_day(c, s, w)
        if c.trace < 0:
            note_force(c, s)
        close_day(c, s, w)


def record_mornings(
    cases: Any, states: Any, scratches: Any, views: Any, seats: Any, chosen: Any, kept: Any,
    rows: Any,
) -> int:
    """Run a rollout a row, keeping the state before each day played; returns how many days."""
    at = 0
    for n in range(cases.shape[0]):
        states[1] = states[0]
        c = cases[n]
        s = states[1]
        s.seed = 7
        s.replicate = n
        begin(c, s)
        for d in range(c.days):
            s.day = d
            if d < c.known_days:
                known_day(c, s, scratches[0])
                continue
            kept[at] = states[1]
            rows[at] = n
            at += 1
            steps(c, s, scratches[0], views[0], seats, chosen, 10)
            if s.over == 1:
                break
    return at


def run_prefix(
    cases: Any, rows: Any, kept: Any, states: Any, scratches: Any, views: Any, seats: Any,
    chosen: Any, upto: int,
) -> None:
    """The first `upto` groups of steps from every morning."""
    for n in range(kept.shape[0]):
        states[1] = kept[n]
        steps(cases[rows[n]], states[1], scratches[0], views[0], seats, chosen, upto)


def many_draws(n: int) -> float:
    """Many uniforms."""
    total = 0.0
    for k in range(n):
        total += uniform(7, k, k & 31, 12345, 30, k & 3)
    return total


def many_prices(
    cases: Any, rows: Any, kept: Any, states: Any, scratches: Any, views: Any, seats: Any
) -> None:
    """The payoffs of every actor's force postures on every morning."""
    for n in range(kept.shape[0]):
        c = cases[rows[n]]
        states[1] = kept[n]
        for i in range(c.n_actors):
            price(c, states[1], scratches[0], i, FORCE)


def many_judgements(
    cases: Any, rows: Any, kept: Any, states: Any, scratches: Any, views: Any, seats: Any
) -> None:
    """The rivals' reading of looks at force that keep what stands, on every morning."""
    for n in range(kept.shape[0]):
        c = cases[rows[n]]
        states[1] = kept[n]
        s = states[1]
        for i in range(c.n_actors):
            read_look(c, s, scratches[0], views[0], seats, i, FORCE, s.plan[i],
                      s.posture[i, FORCE])
