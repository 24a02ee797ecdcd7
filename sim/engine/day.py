"""The order of one day, top to bottom. Every rule works on (case, state, scratch, view)."""

from typing import Any

from sim.engine.rules.beliefs import update
from sim.engine.rules.bonds import bonds, departures
from sim.engine.rules.breakdown import age
from sim.engine.rules.campaigns import settle_campaigns
from sim.engine.rules.combat import combat
from sim.engine.rules.compliance import test
from sim.engine.rules.ends import close_day, ends, label, weather
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
from sim.engine.rules.predicate import enter_courses
from sim.engine.rules.prospects import prospects
from sim.engine.rules.record import turn_page
from sim.engine.rules.responses import responses
from sim.engine.rules.signals import word_choices
from sim.engine.rules.slide import brink
from sim.engine.rules.stocks import commitments, discharges, displacement, feelings
from sim.engine.rules.talks import talks
from sim.engine.rules.tastes import reviews
from sim.engine.rules.theatre import inflow, survey
from sim.engine.rules.trace import note_day
from sim.engine.rules.welfare import welfare
from sim.engine.state.names import SIGNAL, TALK


def known_day(c: Any, s: Any, w: Any) -> None:
    """A day that is read from the record: nobody decides, no luck is drawn, injects fall due."""
    s.step = 1
    s.share_before = s.share
    turn_page(s)
    injects(c, s, w)
    survey(c, s)
    enter_courses(c, s, w)
    if c.trace > 0:
        note_day(c, s, w)
    s.step = 13
    close_day(c, s, w)


def day(c: Any, s: Any, w: Any, v: Any, policies: Any, chosen: Any) -> None:
    """One day of one crisis, in place. `chosen` is int64 work space of one entry an actor."""
    if s.day < c.known_days:
        known_day(c, s, w)
        return
    s.step = 1
    s.share_before = s.share
    turn_page(s)
    weather(c, s)
    injects(c, s, w)
    s.step = 2
    update(c, s)
    reviews(c, s)
    s.step = 3
    leanings(c, s, w, v, policies)
    prospects(c, s, w)
    word_choices(c, s, w, v, policies, TALK)
    talks(c, s, w)
    s.step = 4
    word_choices(c, s, w, v, policies, SIGNAL)
    s.step = 5
    force_choices(c, s, w, v, policies, chosen)
    s.step = 6
    orders_in_force(c, s)
    settle_campaigns(c, s)
    s.step = 7
    slips(c, s)
    inflow(c, s)
    move_posts(c, s)
    mobilisation(c, s)
    s.step = 8
    combat(c, s, w)
    attacks_on_posts(c, s)
    spoilers(c, s)
    if c.trace < 0:
        note_guard(c, s)
    s.step = 9
    responses(c, s, w, v, policies)
    brink(c, s)
    count_orders(c, s)
    s.step = 10
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
    s.step = 11
    test(c, s, w)
    review_campaigns(c, s, w)
    peace(c, s, w)
    welfare(c, s)
    s.step = 12
    ends(c, s, w)
    if s.over == 1:
        label(c, s, w)
    if c.trace > 0:
        note_day(c, s, w)
    if c.trace < 0:
        note_force(c, s)
    s.step = 13
    close_day(c, s, w)
