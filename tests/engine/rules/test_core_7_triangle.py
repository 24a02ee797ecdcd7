"""Strategic core 7, the triangle: attribution, blame and acknowledgement are choices apart from the
truth; attacks are ordered, tolerated or accidents and look alike; patrons pay for help withheld.

No statistical test here: everything is exact or over a fixed grid of draws.
"""

import numpy as np
import pytest

from sim.engine.rules import incidents
from sim.engine.rules.beliefs import update
from sim.engine.rules.blow_size import COMPANY, PLATOON, SECTION, unit_size
from sim.engine.rules.choice import decide
from sim.engine.rules.fire import clash, is_open, name, own
from sim.engine.rules.incidents import accident_hazard, attacks_on_posts, ordered_hazard
from sim.engine.rules.mind import think
from sim.engine.rules.observe import observe
from sim.engine.rules.plans import ANY_PLAN, KEEP_PLAN
from sim.engine.rules.posture import adopt
from sim.engine.rules.price import price
from sim.engine.rules.price_force import bond
from sim.engine.rules.provoke import called_down
from sim.engine.rules.responses import responses
from sim.engine.rules.signals import speak
from sim.engine.rules.slide import brink
from sim.engine.rules.theatre import forces
from sim.engine.rules.trial import take_off, try_on
from sim.engine.state.declare import fields_of
from sim.engine.state.happenings import NO_EVENT
from sim.engine.state.names import (
    ANEW,
    C_PATRON,
    CAUTION,
    COSTLY,
    FORCE,
    HURT,
    M_BLAME,
    M_BRINKMANSHIP,
    M_ENTRAPMENT,
    M_INCIDENTS,
    PRICE,
    RESPONSE,
    RUNG,
    SIGNAL,
    STRIKE,
    SUPPORT,
    TEMPO,
    V_ACKNOWLEDGE,
    V_BLAME_PATRON,
    V_BLAME_SPOILER,
    V_BLAME_TARGET,
    V_ENTER,
    V_OPEN_GATE,
)
from sim.engine.state.view import View
from tests.engine.rules.builders import Desk, changed


def clashed(seen: str = "syria", author: str = "syria") -> Desk:
    """Soldiers of the issuer were killed by `author`, and all say it was `seen`."""
    d = Desk()
    clash(d.c, d.s, d.at(author), d.at(seen), d.at("turkey"), 5.0)
    return d


def test_a_misattributed_clash_cannot_be_owned():
    d = clashed(seen="russia", author="syria")
    i = d.at("turkey")
    for author in ("russia", "syria"):
        own(d.c, d.s, d.at(author), i)
        name(d.c, d.s, d.at(author), i)
    assert d.s.clash_owned[:, i].sum() == 0
    assert d.s.fatal_acknowledged.sum() == 0
    assert d.s.clash_named[d.at("russia"), i] == 1  # but it can be charged


def test_truth_and_attribution_are_kept_apart():
    d = clashed(seen="russia", author="syria")
    i, t, p = d.at("turkey"), d.at("syria"), d.at("russia")
    assert d.s.inflicted[t, i] == 5.0 and d.s.inflicted[p, i] == 0.0
    assert d.s.fatal_count[p, i] == 1 and d.s.fatal_count[t, i] == 0
    assert d.s.deaths[i] == 5.0


@pytest.mark.parametrize("acts", [(), ("own",), ("name",), ("own", "name"), ("name", "own")])
def test_only_owned_and_named_counts_as_acknowledged_and_halves_the_tie(acts):
    d = clashed(seen="russia", author="russia")
    i, p = d.at("turkey"), d.at("russia")
    tie = float(d.s.tie[i, p])
    for act in acts:
        (own if act == "own" else name)(d.c, d.s, p, i)
    both = len(acts) == 2
    assert d.s.fatal_acknowledged[p, i] == (1 if both else 0)
    assert d.s.tie[i, p] == d.s.tie[p, i] == tie * ((1.0 - d.c.tie_acknowledged) if both else 1.0)
    assert d.c.tie_acknowledged == 0.5
    assert is_open(d.c, d.s, p, i) != both


def test_a_clash_cannot_be_owned_or_named_once_past():
    d = clashed(seen="russia", author="russia")
    d.s.day = 15
    own(d.c, d.s, d.at("russia"), d.at("turkey"))
    name(d.c, d.s, d.at("russia"), d.at("turkey"))
    assert d.s.fatal_acknowledged.sum() == 0


def blamed(verb: int, author: str = "syria") -> Desk:
    """The issuer has answered a clash with a charge."""
    d = clashed(seen=author, author=author)
    i = d.at("turkey")
    if verb == V_BLAME_SPOILER:
        d.c.verb[i, SIGNAL, 0] = verb
    speak(d.c, d.s, i, d.verb_option(i, SIGNAL, verb))
    return d


def test_blaming_the_spoiler_leaves_the_tie_highest_and_blaming_the_patron_lowest():
    ties = []
    for verb in (V_BLAME_SPOILER, V_BLAME_TARGET, V_BLAME_PATRON):
        d = blamed(verb)
        ties.append(float(d.s.tie[d.at("turkey"), d.at("russia")]))
    assert ties[0] > ties[1] > ties[2]


def test_blame_is_a_choice_apart_from_the_truth():
    """Whoever did it, the same words name the same author."""
    for author in ("syria", "russia"):
        d = blamed(V_BLAME_TARGET, author)
        assert d.s.clash_named[d.at("russia"), d.at("turkey")] == 0
        assert d.s.clash_named[d.at("syria"), d.at("turkey")] == (author == "syria")
    d = blamed(V_BLAME_PATRON, "russia")
    assert d.s.clash_named[d.at("russia"), d.at("turkey")] == 1


def test_acknowledging_is_a_choice_that_the_author_may_make_or_not():
    d = clashed(seen="russia", author="russia")
    p = d.at("russia")
    n = int(d.c.n_options[p, SIGNAL])
    for o in range(n):
        desk = d.copy()
        speak(desk.c, desk.s, p, o)
        owned = desk.s.clash_owned[p, d.at("turkey")] == 1
        assert owned == (desk.c.verb[p, SIGNAL, o] == V_ACKNOWLEDGE)


def test_blame_mechanism_off_moves_no_tie_and_pins_the_true_author(d):
    d.c.on[M_BLAME] = 0
    d.c.misattribution = 1.0
    tie = d.s.tie.copy()
    i = d.at("turkey")
    speak(d.c, d.s, i, d.verb_option(i, SIGNAL, V_BLAME_TARGET))
    assert np.array_equal(tie, d.s.tie)
    d.c.hazard_block = 1e6
    attacks_on_posts(d.c, d.s)
    assert d.s.incidents == 1 and d.s.misattributed == 0


def test_accident_hazard_falls_with_caution(d):
    i = d.at("turkey")
    seen = [accident_hazard(d.c, d.s, 1.0, x, i) for x in (0.0, 0.5, 1.0)]
    assert seen[0] > seen[1] > seen[2] > 0.0
    assert abs(seen[2] / seen[0] - (1.0 - d.c.caution_effect)) < 1e-12


def test_accident_hazard_rises_with_pace(d):
    i = d.at("turkey")
    seen = [accident_hazard(d.c, d.s, x, 0.3, i) for x in (0.0, 0.4, 1.0)]
    assert seen[0] < seen[1] < seen[2]


def test_accident_hazard_rises_with_exposed_troops_and_surrounded_posts(d):
    i = d.at("turkey")
    before = accident_hazard(d.c, d.s, 1.0, 0.0, i)
    d.s.troops[i] += 2000.0
    more = accident_hazard(d.c, d.s, 1.0, 0.0, i)
    d.s.n_encircled += 2
    assert before < more < accident_hazard(d.c, d.s, 1.0, 0.0, i)


def test_deterrence_acts_on_caution(d):
    """A careful posture of the target saves it the answer that an accident would bring."""
    t = d.at("syria")
    careful, plain = (d.option("syria", "force", x) for x in ("careful_offensive", "offensive"))
    called = {}
    for reputation in (0.0, 0.3, 0.6, 0.9):
        d.s.reputation[d.at("turkey")] = reputation
        for o in (plain, careful):
            try_on(d.c, d.s, d.w, t, o)
            called[o] = called_down(d.c, d.s, d.ahead(), t)
            take_off(d.s, d.w, t)
        called[reputation] = called[plain] - called[careful]
    gaps = [called[r] for r in (0.0, 0.3, 0.6, 0.9)]
    assert gaps[0] == 0.0 < gaps[1] < gaps[2] < gaps[3]


def test_an_order_to_fire_raises_the_hazard_and_is_not_owned(d):
    t = d.at("syria")
    d.s.level[t, STRIKE] = 0.0
    d.s.level[t, HURT] = 1.0
    assert ordered_hazard(d.c, d.s, t) > 0.0
    d.s.level[t, STRIKE] = 1.0  # acknowledged strikes are another thing
    assert ordered_hazard(d.c, d.s, t) == 0.0


def test_the_issuers_view_is_the_same_for_an_order_and_an_accident(monkeypatch):
    """One attack, same dead: under an order of the target, of its patron, or by accident."""
    views = []
    for orders in ((), ("syria",), ("russia",)):
        d = Desk()
        for actor in orders:
            d.s.level[d.at(actor), HURT] = 1.0
        draws = {0: 1e-9, 1: 0.5, 2: 0.5, 3: 0.0, 4: 1.0}
        monkeypatch.setattr(incidents, "process_luck", lambda s, key, n, m, u=draws: u.get(n, 0.9))
        if orders == ("russia",):  # the patron did it, and the target is seen as the author
            clash(d.c, d.s, d.at("russia"), d.at("syria"), d.at("turkey"), 5.0)
            d.s.incidents = 1
        else:
            monkeypatch.setattr(incidents, "draw_size", lambda c, u, luck: 5.0)
            attacks_on_posts(d.c, d.s)
        assert d.s.incidents == 1
        view = []
        for track in (FORCE, SIGNAL, RESPONSE):
            observe(d.c, d.s, d.v, d.at("turkey"), track, 0)
            view.append({f: np.array(getattr(d.v, f)).tolist() for f in fields_of(View)})
        views.append(view)
    assert views[0] == views[1] == views[2]


def test_an_order_to_fire_leaves_the_issuers_view_alone_over_a_whole_day():
    """The same posture with and without the order; a day in which nothing happens to come of it."""
    views = []
    for hurt in (0.0, 1.0):
        d = Desk()
        d.quiet()
        t = d.at("syria")
        d.c.level[t, FORCE, int(d.s.posture[t, FORCE]), HURT] = hurt
        d.c.on[M_INCIDENTS] = 0
        d.s.trigger[:] = 0
        d.days(3)
        observe(d.c, d.s, d.v, d.at("turkey"), FORCE, 0)
        views.append({f: np.array(getattr(d.v, f)).tolist() for f in fields_of(View)})
    assert views[0] == views[1]


def test_adopting_a_deniable_order_to_fire_shows_the_issuer_nothing():
    """Against a like offensive without the order; nothing comes of either."""
    views = []
    for order in ("probe", "strike_issuer"):
        d = Desk()
        d.quiet()
        d.c.on[M_INCIDENTS] = 0
        i, o = d.at("syria"), d.option("syria", "force", order)
        d.c.level[i, FORCE, o, TEMPO] = 0.5
        d.c.level[i, FORCE, o, CAUTION] = 0.0
        think(d.c, d.s, d.w)
        price(d.c, d.s, d.w, i, FORCE)
        decide(d.c, d.s, d.w, d.v, d.seats, i, FORCE, d.at("turkey"), ANY_PLAN, o)
        adopt(d.c, d.s, d.w, i, o, NO_EVENT)
        for _ in range(2):
            d.s.trigger[:] = 0
            d.day()
            d.s.day += 1
        observe(d.c, d.s, d.v, d.at("turkey"), FORCE, 0)
        views.append({f: np.array(getattr(d.v, f)).tolist() for f in fields_of(View)})
    assert views[0] == views[1]


def test_support_withheld_costs_the_patron_its_credibility_stake(d):
    p = d.at("russia")
    none, high = (d.option("russia", "force", x) for x in ("none", "high"))
    gap = bond(d.c, d.s, p, high) - bond(d.c, d.s, p, none)
    assert abs(gap - d.c.credibility_stake[p]) < 1e-15 and gap > 0.0
    think(d.c, d.s, d.w)
    price(d.c, d.s, d.w, p, FORCE)
    table = d.payoff(p, FORCE)
    assert np.allclose(table[:, high, C_PATRON] - table[:, none, C_PATRON], gap)
    d.c.on[M_ENTRAPMENT] = 0
    assert bond(d.c, d.s, p, high) == bond(d.c, d.s, p, none)


def test_support_withheld_weakens_the_clients_front(d):
    p = d.at("russia")
    forces(d.c, d.s, d.w, 1.0)
    before = float(d.w.force[0])
    adopt(d.c, d.s, d.w, p, d.option("russia", "force", "none"), NO_EVENT)
    forces(d.c, d.s, d.w, 1.0)
    assert d.w.force[0] < before and d.s.withheld == 1
    assert d.s.next_trigger[d.at("syria")] != 0


def test_menus_together_reach_every_rung(d):
    reached = {int(r) for r in d.c.level[: d.c.n_actors, :, :, RUNG].ravel()}
    used = {
        int(d.c.level[i, t, o, RUNG])
        for i in range(d.c.n_actors)
        for t in range(4)
        for o in range(int(d.c.n_options[i, t]))
    }
    assert used == set(range(9)) and reached == used


def test_rung_nine_is_reached_only_by_war_between_patrons(d):
    """No posture, no answer: only the loss of control between issuer and patron."""
    i, p = d.at("turkey"), d.at("russia")
    for actor in ("turkey", "syria"):
        d.order(actor, "war")
    d.order("russia", "strike_issuer")
    d.c.on[M_BRINKMANSHIP] = 0
    d.quiet()
    for _ in range(10):
        d.s.trigger[:] = 0
        d.day()
        d.s.day += 1
    assert d.s.rung.max() == 8 and d.s.disaster == 0
    d.c.on[M_BRINKMANSHIP] = 1
    d.c.risk_base = 1.0
    d.fire_at("turkey", "syria")
    brink(d.c, d.s)
    assert d.s.disaster == 1
    nines = {tuple(x) for x in np.argwhere(d.s.rung == 9).tolist()}
    assert nines == {(i, p), (p, i)}


def test_a_patrons_entry_is_war_with_the_issuer_short_of_rung_nine(d):
    d.s.bout[d.at("turkey"), d.at("syria")] = 1
    p = d.at("russia")
    o = d.verb_option(p, RESPONSE, V_ENTER)
    assert d.c.level[p, RESPONSE, o, RUNG] == 8
    responses(d.c, d.s, d.w, d.v, d.seats)
    assert d.s.rung.max() <= 8


@pytest.mark.parametrize("lethality", [0.1, 0.6, 1.0])
def test_incident_size_never_exceeds_the_unit_exposed(d, monkeypatch, lethality):
    d.c.lethality = lethality
    sizes = {SECTION: [], PLATOON: [], COMPANY: []}
    for u in np.linspace(0.001, 0.999, 23):
        for w in np.linspace(0.001, 0.999, 15):
            desk = d.copy()
            draws = {0: 1e-12, 1: float(u), 2: float(w)}
            monkeypatch.setattr(
                incidents, "process_luck", lambda s, key, n, m, x=draws: x.get(n, 0.99)
            )
            attacks_on_posts(desk.c, desk.s)
            dead = float(desk.s.killed_today[d.at("turkey")])
            sizes[unit_size(d.c, float(u))].append(dead)
    for unit, dead in sizes.items():
        assert dead and 1.0 <= min(dead) <= max(dead) <= unit
        if lethality == 1.0:
            assert max(dead) == unit


@pytest.mark.parametrize("actor", ["turkey", "syria", "russia", "iran"])
def test_words_and_talk_postures_move_no_belief_and_force_and_answers_do(d, actor):
    """Every option of every track, taken at worths that differ by type."""
    i = d.at(actor)
    d.s.read[:] = ANEW
    d.w.payoff[...] = np.random.default_rng(1).normal(0.0, 0.1, d.w.payoff.shape)
    for track in range(4):
        seen = track in (FORCE, RESPONSE)
        for o in range(int(d.c.n_options[i, track])):
            desk = d.copy()
            reach = ANY_PLAN if seen else KEEP_PLAN
            decide(desk.c, desk.s, desk.w, desk.v, desk.seats, i, track, d.at("syria"), reach, o)
            if desk.w.excluded[o]:
                continue
            if track == SIGNAL:
                speak(desk.c, desk.s, i, o)
            before = desk.copy()
            update(desk.c, desk.s)
            moved = {"seen", "was_seen", "joint", "public"} if seen else set()
            assert changed(before.s, desk.s) == moved


def test_words_of_opposed_parties_are_all_cheap(d):
    """Charges, denials, protests and renewed threats carry no cost in the menus; a word that costs

    has its price there, but for the gate, which costs by what it does (test_gate).
    """
    for i in range(d.c.n_actors):
        for o in range(int(d.c.n_options[i, SIGNAL])):
            if d.c.level[i, SIGNAL, o, COSTLY] > 0.0:
                paid = d.c.gate_cost if d.c.verb[i, SIGNAL, o] == V_OPEN_GATE else 0.0
                assert d.c.level[i, SIGNAL, o, PRICE] + paid > 0.0


def test_the_targets_caution_is_its_order_or_slips(d):
    """Pace and care come from the standing order alone."""
    t = d.at("syria")
    d.order("syria", "careful_offensive")
    assert d.s.level[t, CAUTION] == 1.0 and d.s.level[t, TEMPO] > 0.0
    d.c.slip = 1.0
    incidents.slips(d.c, d.s)
    assert d.s.level[t, CAUTION] == 0.0
    d.c.slip = 0.0
    incidents.slips(d.c, d.s)
    assert d.s.level[t, CAUTION] == 1.0
    assert d.s.level[t, SUPPORT] == 0.0
