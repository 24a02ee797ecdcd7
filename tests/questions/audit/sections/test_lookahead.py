"""Look-ahead: what is in use is seen, what is switched off is not, what pays is told from zero."""

from __future__ import annotations

import numpy as np
import pytest

from sim.questions.audit.sections import measure
from sim.studies.lab import Lab
from tests.properties.crises import scenario


@pytest.fixture(scope="module")
def textbook():
    return measure("lookahead", Lab(scenario("textbook")), 6000)


def test_the_shares_of_a_spread_add_up(textbook):
    tracks = {row[0] for row in textbook.table("spread").rows}
    assert {"force", "response"} <= tracks
    for track in tracks:
        parts = [row[2].at for row in textbook.table("spread").rows if row[0] == track]
        assert sum(parts) == pytest.approx(1.0, abs=0.01)


def test_look_ahead_that_is_in_use_is_seen(textbook):
    use = dict(textbook.table("use").rows)
    assert 0.3 < use["some choice"].at < 0.9
    assert use["a choice of force"].at <= use["some choice"].at
    parts = {row[1]: row[2].at for row in textbook.table("spread").rows if row[0] == "force"}
    assert 0.17 < parts["lookahead"] < 0.25  # outlooks of postures as they stand have the most
    assert parts["land"] + parts["cost"] > 0.6
    assert {"lookahead:spread", "lookahead:use"} <= set(textbook.findings)


def test_look_ahead_switched_off_is_not_in_use():
    """An answer to fire weighs the outlook of its own act whatever the switch says; none is given.
    """
    found = measure("lookahead", Lab(scenario("textbook"), overrides={
        "mechanisms.lookahead": "off", "do.defender.response": "silence"}), 600)
    assert [row[1].at for row in found.table("use").rows] == [0.0, 0.0]
    gains = [row[2] for row in found.table("pays").rows]
    assert all(g.at == 0.0 for g in gains)
    assert {"lookahead:use", "lookahead:moves"} <= set(found.findings)


def test_what_an_actor_gains_is_its_utility_with_less_without(textbook):
    lab = Lab(scenario("textbook"))
    with_it, without = lab.play(2000), lab.play(2000, {"challenger.lookahead": 0})
    want = with_it.count("utility_challenger").mean() - without.count("utility_challenger").mean()
    row = next(r for r in textbook.table("pays").rows if r[0] == "challenger")
    assert row[2].at == pytest.approx(want)
    assert np.sign(row[3]) == np.sign(want)
