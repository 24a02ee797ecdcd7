"""Ties and agreements at the day's end. Exact."""

import pytest

from sim.engine.rules.bonds import bonds, departures, shift_tie
from sim.engine.state.names import SHIELD, SUPPORT


def tie_after(d, change) -> float:
    """The tie of issuer and main patron after a day on which `change` happened."""
    desk = d.copy()
    i, p = desk.at("turkey"), desk.at("russia")
    desk.s.level[p, SUPPORT] = desk.s.level[p, SHIELD] = 0.0
    desk.s.share_before = desk.s.share
    change(desk, i, p)
    bonds(desk.c, desk.s)
    assert desk.s.tie[i, p] == desk.s.tie[p, i]
    return float(desk.s.tie[i, p])


def test_quiet_mends_a_tie_and_fire_shields_and_lost_ground_wear_it(d):
    t = d.at("syria")
    d.s.tie[:] = 0.5

    def fire(x, i, p):
        x.s.fire[i, t], x.s.fire_scope[i, t] = 1.0, 1.0

    def near(x, i, p):
        x.s.fire[i, t] = 1.0

    def shield(x, i, p):
        x.s.level[p, SHIELD] = 1.0

    def lost(x, i, p):
        x.s.level[p, SUPPORT], x.s.share_before = 1.0, x.s.share + 0.05

    quiet = tie_after(d, lambda x, i, p: None)
    assert quiet > 0.5
    assert tie_after(d, fire) < tie_after(d, near) < quiet
    assert tie_after(d, shield) < quiet and tie_after(d, lost) < quiet


def test_fire_and_ground_taken_wear_every_agreement_of_the_issuer(d):
    i, t = d.at("turkey"), d.at("syria")
    d.s.health[:] = 0.8
    for change in ("fire", "ground"):
        desk = d.copy()
        desk.s.share_before = desk.s.share + (0.05 if change == "ground" else 0.0)
        desk.s.fire[i, t] = 1.0 if change == "fire" else 0.0
        bonds(desk.c, desk.s)
        for g in range(d.c.n_agreements):
            assert (desk.s.health[g] < 0.8) == (d.c.agreement_member[g, i] == 1)


def test_ground_regained_wears_nothing(d):
    d.s.share_before = d.s.share - 0.05
    before = d.s.health.copy()
    bonds(d.c, d.s)
    assert (d.s.health == before).all()


@pytest.mark.parametrize(
    ("health", "tie", "kind"),
    [(0.5, 0.0, "none"), (0.0, 0.5, "plain"), (0.0, 0.0, "all")],
)
def test_a_format_dies_with_the_tie_and_any_other_agreement_with_its_health(d, health, tie, kind):
    i, p = d.at("turkey"), d.at("russia")
    d.s.health[:] = health
    d.s.tie[i, p] = tie
    departures(d.c, d.s)
    for g in range(d.c.n_agreements):
        plain = d.c.agreement_format[g] == 0
        assert d.s.withdrawn[g] == (kind == "all" or (kind == "plain" and plain))


def test_agreements_of_others_are_not_the_issuers_to_leave(d):
    d.c.agreement_member[:] = 0
    d.s.health[:] = 0.0
    d.s.tie[:] = 0.0
    departures(d.c, d.s)
    assert d.s.withdrawn.sum() == 0


def test_ties_move_both_ways_within_bounds(d):
    a, b = d.at("turkey"), d.at("russia")
    shift_tie(d.s, a, b, 9.0)
    assert d.s.tie[a, b] == d.s.tie[b, a] == 1.0
    shift_tie(d.s, a, b, -9.0)
    assert d.s.tie[a, b] == d.s.tie[b, a] == 0.0
    before = d.s.tie.copy()
    shift_tie(d.s, a, a, 0.5)
    shift_tie(d.s, -1, b, 0.5)
    assert (d.s.tie == before).all()
