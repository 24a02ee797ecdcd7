"""Strategic core 5, who wants what, who knows what: payoffs belong to the actor, doctrines add
columns of their own, types come from rivals' priors, looks are judged on the public record, over
type and doctrine together (test_evidence, test_beliefs).

False alarms, under fixed seeds: three chi-square tests at 1e-3, 3e-3 in all.
"""

import numpy as np
import pytest
from scipy.stats import chisquare

from sim.engine.rules.account import cost_ahead
from sim.engine.rules.beliefs import update
from sim.engine.rules.breach import opening_price
from sim.engine.rules.choice import decide
from sim.engine.rules.doctrine import ask
from sim.engine.rules.mind import think
from sim.engine.rules.moods import price_moods
from sim.engine.rules.observe import main_rival, observe
from sim.engine.rules.orders import force_choices
from sim.engine.rules.plans import ANY_PLAN, KEEP_PLAN, holds_option
from sim.engine.rules.price import price
from sim.engine.rules.setup import draw_types, type_prior
from sim.engine.rules.trial import take_off, try_on
from sim.engine.rules.types import resolve_of
from sim.engine.state.capacity import TYPES
from sim.engine.state.declare import fields_of
from sim.engine.state.names import ANEW, C_COST, FORCE, N_PAYOFF, PRICE, RESPONSE, SIGNAL, TALK
from sim.engine.state.view import View
from tests.engine.rules.builders import ALPHA, Desk, changed, sharp

ACTORS = ("iran", "opposition", "russia", "syria", "turkey", "united_states")
WORDLESS = ("opposition", "united_states")
TRACKS_OF = [
    (a, t) for a in ACTORS for t in (FORCE, TALK, SIGNAL) if t == FORCE or a not in WORDLESS
]


def priced(d: Desk, i: int, track: int) -> np.ndarray:
    """Payoffs, without the doctrine's columns, of every option of a track."""
    think(d.c, d.s, d.w)
    price(d.c, d.s, d.w, i, track)
    return d.payoff(i, track)[:, :, :N_PAYOFF]


@pytest.mark.parametrize(("actor", "track"), TRACKS_OF)
def test_payoffs_do_not_depend_on_the_doctrine(d, actor, track):
    i = d.at(actor)
    before = priced(d, i, track)
    for q in range(int(d.c.n_doctrines[i])):
        d.c.doctrine[i] = q
        d.c.trait[i] *= 1.7
        assert np.array_equal(before, priced(d, i, track))


@pytest.mark.parametrize(("actor", "track"), TRACKS_OF)
def test_a_doctrines_columns_do_not_depend_on_payoffs(d, actor, track):
    i = d.at(actor)
    rng = np.random.default_rng(1)
    for q in range(int(d.c.n_doctrines[i])):
        columns = []
        for desk in (d.copy(), d.copy()):
            if columns:  # another world of payoffs
                desk.w.payoff[...] = rng.normal(size=desk.w.payoff.shape)
                for name in ("stake", "war_cost", "disaster", "tie_value", "credibility_stake",
                             "audience", "format_stake", "reputation_weight", "wedge_motive"):
                    array = getattr(desk.c, name)
                    array += 0.7
            observe(desk.c, desk.s, desk.v, i, track, 0)
            ask(desk.c, desk.v, desk.w, desk.seats, i, q)
            columns.append(desk.w.doctrine[: int(d.c.n_options[i, track])].copy())
        assert np.array_equal(columns[0], columns[1])


@pytest.mark.parametrize("actor", ["turkey", "syria"])
def test_war_costs_one_less_resolve_times_what_the_fighting_does(d, actor):
    """No price by rung: dead by `ruin`, effort by `stamina`, of the outlook with its answers."""
    i = d.at(actor)
    o = d.option(actor, "force", "war")
    d.s.ult_status[0] = 0
    p = priced(d, i, FORCE)
    try_on(d.c, d.s, d.w, i, o)
    full = cost_ahead(d.c, d.s, d.ahead(), i)
    opening = opening_price(d.c, d.s, d.w, i)
    take_off(d.s, d.w, i)
    for k in range(TYPES):
        expected = -(1.0 - resolve_of(k)) * full - d.c.level[i, FORCE, o, PRICE] - opening
        assert abs(p[k, o, C_COST] - expected) < 1e-12
    assert full > 0.0


@pytest.mark.parametrize("actor", ACTORS)
def test_the_cost_of_every_posture_is_linear_in_resolve(d, actor):
    i = d.at(actor)
    d.s.ult_status[0] = 0
    d.c.breach[:] = 0.0  # what opening fire costs is the same for every type
    p = priced(d, i, FORCE)
    for o in range(p.shape[1]):
        price_part = -d.c.level[i, FORCE, o, PRICE]
        full = (p[0, o, C_COST] - price_part) / (1.0 - resolve_of(0))
        for k in range(TYPES):
            expected = price_part + (1.0 - resolve_of(k)) * full
            assert abs(p[k, o, C_COST] - expected) < 1e-12
        assert full <= 0.0


def test_resolve_lies_on_a_grid_in_0_1_and_higher_is_tougher(d):
    grid = [resolve_of(k) for k in range(TYPES)]
    np.testing.assert_allclose(grid, [0.1, 0.3, 0.5, 0.7, 0.9])
    i = d.at("turkey")
    o = d.option("turkey", "force", "war")
    p = priced(d, i, FORCE)
    assert (np.diff(p[:, o, C_COST]) > 0.0).all()


def drawn_types(d: Desk, i: int, n: int) -> np.ndarray:
    """Frequencies of an actor's true type over rollouts."""
    d.c.n_actors = i + 1
    counts = np.zeros(TYPES)
    for k in range(n):
        d.s.replicate = k
        draw_types(d.c, d.s)
        counts[d.s.kind[i]] += 1
    return counts


def test_the_true_type_is_drawn_from_the_rivals_prior(d):
    counts = drawn_types(d, 0, 6000)
    prior = d.s.public[0]
    assert chisquare(counts, prior * 6000).pvalue > ALPHA


@pytest.mark.parametrize("shift", [0.25, -0.25])
def test_declared_misperception_shifts_the_true_type_and_not_the_prior(d, shift):
    plain = d.s.public[0].copy()
    d.c.misperception[0] = shift
    counts = drawn_types(d, 0, 6000)
    assert np.array_equal(d.s.public[0], plain)
    truth = np.zeros(TYPES)
    type_prior(truth, d.c.resolve[0] + shift, d.c.spread)
    assert chisquare(counts, truth * 6000).pvalue > ALPHA
    assert chisquare(counts, plain * 6000).pvalue < 1e-12
    grid = np.array([resolve_of(k) for k in range(TYPES)])
    assert (counts @ grid / 6000 - plain @ grid) * shift > 0.0


def judged(d: Desk, i: int, track: int, o: int) -> np.ndarray:
    """Likelihood of a first choice by doctrine and type as it is entered in the record."""
    d.s.read[i] = ANEW
    think(d.c, d.s, d.w)
    price_moods(d.c, d.s, d.w, d.v, d.seats, i)
    price(d.c, d.s, d.w, i, track)
    reach = ANY_PLAN if track == FORCE else KEEP_PLAN
    decide(d.c, d.s, d.w, d.v, d.seats, i, track, main_rival(d.c, i), reach, o)
    return d.s.seen[i, : int(d.c.n_doctrines[i])].copy()


@pytest.mark.parametrize("actor", ACTORS)
def test_the_recorded_likelihood_does_not_depend_on_true_type_or_true_doctrine(d, actor):
    i = d.at(actor)
    for o in range(int(d.c.n_options[i, FORCE])):
        before = judged(d.copy(), i, FORCE, o)
        for k in range(TYPES):
            for q in range(int(d.c.n_doctrines[i])):
                desk = d.copy()
                desk.s.kind[i], desk.c.doctrine[i] = k, q
                assert np.array_equal(before, judged(desk, i, FORCE, o))


@pytest.mark.parametrize(("actor", "track"), [x for x in TRACKS_OF if x[1] != FORCE])
def test_words_and_talk_postures_enter_no_record(d, actor, track):
    """They cost nothing and separate nobody (theory B7)."""
    i = d.at(actor)
    for o in range(int(d.c.n_options[i, track])):
        assert (judged(d, i, track, o) == 1.0).all() and d.s.was_seen[i] == 0


@pytest.mark.parametrize("actor", ["turkey", "syria", "russia"])
def test_likelihoods_of_all_options_add_up_to_one_for_every_type_and_doctrine(d, actor):
    i = d.at(actor)
    total = np.zeros((int(d.c.n_doctrines[i]), TYPES))
    d.s.settled[i] = 1
    for p in range(int(d.c.n_plans[i])):
        d.s.taste_plan[i] = 0.0
        d.s.taste_plan[i, p] = 1e6
        for o in range(int(d.c.n_options[i, FORCE])):
            desk = d.copy()
            seen = judged(desk, i, FORCE, o)
            if desk.s.plan[i] == p and holds_option(d.c, i, FORCE, p, o):
                total += seen
    np.testing.assert_allclose(total, 1.0, atol=1e-12)


def test_each_doctrine_is_read_by_its_own_columns_and_one_not_expected_not_at_all(d):
    i = d.at("turkey")
    o = d.option("turkey", "force", "strike_wide")
    whole = judged(d.copy(), i, FORCE, o)
    assert len({row.tobytes() for row in whole}) == len(whole) > 2
    for q in range(len(whole)):
        desk = d.copy()
        desk.c.doctrine[i] = q
        desk.c.doctrine_weight[i] = 0.0
        desk.c.doctrine_weight[i, q] = 1.0
        alone = judged(desk, i, FORCE, o)
        np.testing.assert_array_equal(alone[q], whole[q])
        assert (np.delete(alone, q, axis=0) == 1.0).all()


def test_the_first_mornings_looks_are_no_evidence(d):
    """Everybody looks and all stay: what stands was given, not chosen."""
    d.c.reconsider[:] = 0.0
    d.s.trigger[:] = 0
    force_choices(d.c, d.s, d.w, d.v, d.seats, d.chosen)
    assert (d.s.acted[: d.c.n_actors, FORCE] == -1).all()
    assert (d.s.was_seen[: d.c.n_actors] == 1).all()
    before = d.copy()
    update(d.c, d.s)
    for i in range(d.c.n_actors):
        n = int(d.c.n_doctrines[i])
        np.testing.assert_allclose(d.s.joint[i, :n], before.s.joint[i, :n], atol=1e-15)


def test_a_hidden_actors_looks_move_nobody(d):
    i = d.at("turkey")
    d.c.hidden[i] = 1
    judged(d, i, FORCE, d.option("turkey", "force", "strike_wide"))
    before = d.copy()
    update(d.c, d.s)
    assert changed(before.s, d.s) == set()


def test_what_rivals_learn_is_one_and_the_same_for_all(d):
    """One public record: the true type and doctrine of whoever looks on is no part of it."""
    i = d.at("turkey")
    o = d.option("turkey", "force", "strike_wide")
    records = []
    for shift in (0, 1):
        desk = d.copy()
        for j in range(d.c.n_actors):
            if j != i:
                desk.s.kind[j] = (desk.s.kind[j] + shift) % TYPES
                desk.c.doctrine[j] = (desk.c.doctrine[j] + shift) % desk.c.n_doctrines[j]
        judged(desk, i, FORCE, o)
        update(desk.c, desk.s)
        records.append(desk.s.joint.copy())
    assert np.array_equal(*records) and not np.array_equal(records[0], d.s.joint)


PRIVATE = ("taste", "taste_plan", "commitment", "weariness", "revenge", "refugees",
           "unanswered_deaths")


def viewed(d: Desk, i: int, track: int, public: int) -> dict[str, np.ndarray]:
    """Every field of the view."""
    observe(d.c, d.s, d.v, i, track, public)
    return {f: np.array(getattr(d.v, f)) for f in fields_of(View)}


@pytest.mark.parametrize("actor", ACTORS)
def test_the_view_holds_nothing_private_of_others(d, actor):
    """Every field of the view against a change of all that is private to everybody else."""
    i = d.at(actor)
    for track in (FORCE, TALK, SIGNAL, RESPONSE):
        before = viewed(d, i, track, 0)
        other = d.copy()
        for j in range(d.c.n_actors):
            if j == i:
                continue
            other.s.kind[j] = (other.s.kind[j] + 2) % TYPES
            other.c.doctrine[j] = (other.c.doctrine[j] + 1) % other.c.n_doctrines[j]
            other.c.trait[j] += 0.3
            for name in PRIVATE:
                array = getattr(other.s, name)
                array[j] += 1
            for name in ("war_cost", "stake", "precision", "audience", "disaster"):
                getattr(other.c, name)[j] += 0.5
        other.s.clash_true[:] = 1 - other.s.clash_true
        other.s.inflicted[:] += 7.0
        after = viewed(other, i, track, 0)
        for field, value in before.items():
            assert np.array_equal(value, after[field]), field


@pytest.mark.parametrize("actor", ACTORS)
def test_the_public_view_holds_nothing_private_of_anybody(d, actor):
    i = d.at(actor)
    before = viewed(d, i, FORCE, 1)
    d.s.kind[:] = (d.s.kind + 2) % TYPES
    d.c.doctrine[:] = 0
    d.s.taste[:] += 1.0
    d.s.taste_plan[:] += 1.0
    after = viewed(d, i, FORCE, 1)
    for field, value in before.items():
        assert np.array_equal(value, after[field]), field


def test_the_private_view_holds_the_actors_own_type_and_the_public_belief_on_its_rival(d):
    i, j = d.at("turkey"), d.at("syria")
    d.s.kind[i] = 4
    d.s.public[j] = sharp(0)
    view = viewed(d, i, FORCE, 0)
    assert view["resolve"] == resolve_of(4) and abs(view["rival_resolve"] - 0.1) < 1e-9


def test_values_by_type_are_shared_by_choice_and_update(d):
    """The judge reads the same payoff table that the chooser filled: no second valuation."""
    i = d.at("turkey")
    think(d.c, d.s, d.w)
    price(d.c, d.s, d.w, i, FORCE)
    table = d.payoff(i, FORCE)[:, :, :N_PAYOFF]
    decide(d.c, d.s, d.w, d.v, d.seats, i, FORCE, main_rival(d.c, i), ANY_PLAN, -1)
    assert np.array_equal(table, d.payoff(i, FORCE)[:, :, :N_PAYOFF])
