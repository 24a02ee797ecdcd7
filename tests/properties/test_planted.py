"""Contract checks can fail: each is shown a planted fault."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest

from sim.engine.rules import choice, combat, luck
from sim.engine.rules.lines import ahead_of
from sim.engine.rules.observe import observe
from sim.engine.rules.talks import bargain
from sim.engine.rules.types import resolve_of
from sim.errors import UsageError
from sim.model import CrisisModel
from sim.play import simulate
from tests.engine.rules.builders import Desk
from tests.properties.crises import scenario
from tests.properties.dialect import offences, sources
from tests.properties.invariants import distribution, wrong_labels, wrong_state, wrong_step
from tests.properties.leaks import leaks

CALLS = [0]


def lottery(view: Any, traits: Any, u: Any) -> None:
    """Draws from the global stream."""
    for o in range(view.n_options):
        u[o, 0] = -0.1 * random.random()


def counter(view: Any, traits: Any, u: Any) -> None:
    """Remembers how often it was asked."""
    CALLS[0] += 1
    for o in range(view.n_options):
        u[o, 0] = 0.001 * (CALLS[0] % 2) * o


def painter(view: Any, traits: Any, u: Any) -> None:
    """Writes into its view."""
    view.level[0, 0] = 9.0
    for o in range(view.n_options):
        u[o, 0] = 0.0


def whisperer(view: Any, traits: Any, u: Any) -> None:
    """Writes into its traits."""
    traits[0] = 0.5


@pytest.mark.parametrize("fault", [lottery, counter, painter, whisperer])
def test_a_policy_that_is_no_pure_function_is_refused(fault: Any) -> None:
    for name, actor in (("textbook", "challenger"), ("idlib_2020", "turkey")):
        with pytest.raises(UsageError, match="not a pure function|changes its view"):
            simulate(scenario(name), 20, overrides={actor: fault})
        with pytest.raises(UsageError, match="not a pure function|changes its view"):
            CrisisModel(scenario(name), overrides={actor: fault})


def gossip(c: Any, s: Any, v: Any, i: int, track: int, public: int) -> None:
    """A view that lets its actor know the rival's true type."""
    observe(c, s, v, i, track, public)
    v.rival_resolve = resolve_of(s.kind[v.rival])


def confession(c: Any, s: Any, v: Any, i: int, track: int, public: int) -> None:
    """A public view that shows the actor's true type."""
    observe(c, s, v, i, track, public)
    v.resolve = resolve_of(s.kind[i])


def test_views_leak_nothing() -> None:
    assert leaks(observe) == []


def test_a_view_that_leaks_a_rivals_type_is_caught() -> None:
    assert any("public 0: rival_resolve" in found for found in leaks(gossip))


def test_a_public_view_that_shows_the_own_type_is_caught() -> None:
    assert any("public 1: resolve" in found for found in leaks(confession))


def test_a_rule_that_draws_in_sequence_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two watched rollouts of one seed differ once a rule draws from a global stream."""

    def tally() -> np.ndarray:
        model = CrisisModel(scenario("idlib_2020"), 7, 3)
        for _ in range(5):
            model.step()
        return model.tally()

    assert np.array_equal(tally(), tally())
    monkeypatch.setattr(combat, "actor_luck", lambda c, s, a, d, o: random.random())
    assert not np.array_equal(tally(), tally())


def test_a_draw_keyed_by_the_order_of_calls_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """The onlooker's check notices a draw that another actor's presence shifts."""

    def rung_and_deaths(actors: int) -> tuple[Any, Any]:
        d = Desk("idlib_2020")
        asked = [0]

        def in_turn(c: Any, s: Any, actor: int, decision: int, ordinal: int) -> float:
            asked[0] += 1
            return luck.uniform(s.seed, 0, s.day, 1, 0, asked[0])

        if actors:
            monkeypatch.setattr(combat, "actor_luck", in_turn)
            in_turn(d.c, d.s, 0, 0, 0)  # the draw that one more actor would make
        d.days(2)
        return d.s.rung.tobytes(), d.s.deaths.tobytes()

    assert rung_and_deaths(0) == rung_and_deaths(0)
    assert rung_and_deaths(0) != rung_and_deaths(1)


@pytest.mark.parametrize("path", sources(), ids=lambda p: f"{p.parent.name}/{p.name}")
def test_the_sources_keep_to_the_dialect(path: Any) -> None:
    assert offences(path.read_text(encoding="utf-8"), path.name == "elementary.py") == []


PLANTED = {
    "**": "def f(x):\n    return x ** 3\n",
    "np.sqrt": "def f(x):\n    return np.sqrt(x)\n",
    "math.exp": "def f(x):\n    return math.exp(x)\n",
    "random.random": "def f(x):\n    return random.random()\n",
    "calls sum": "def f(x):\n    return sum(x)\n",
    "calls round": "def f(x):\n    return round(x)\n",
    "calls pow": "def f(x):\n    return pow(x, 2)\n",
    "imports numpy": "import numpy as np\n",
    "imports mesa": "from mesa import Agent\n",
    "imports math": "from math import exp\n",
    "ListComp": "def f(x):\n    return [y for y in x]\n",
    "Dict": "def f(x):\n    return {1: x}\n",
    "Try": "def f(x):\n    try:\n        return x\n    except ValueError:\n        return 0\n",
    "Global": "def f(x):\n    global N\n    N = 1\n",
    "a decorator": "@njit\ndef f(x):\n    return x\n",
    "Lambda": "def f(x):\n    return lambda: x\n",
}


@pytest.mark.parametrize("what", PLANTED)
def test_an_offence_against_the_dialect_is_caught(what: str) -> None:
    assert any(what in found for found in offences(PLANTED[what]))


def test_gamma_functions_are_caught_even_where_math_may_be_used() -> None:
    assert offences("import math\ndef f(x):\n    return math.lgamma(x)\n", maths=True)
    assert not offences("import math\ndef f(x):\n    return math.exp(x)\n", maths=True)


def test_impossible_states_are_caught() -> None:
    """Each invariant bites on a state that breaks it."""
    d = Desk("idlib_2020")
    assert wrong_state(d.c, d.s) == []
    faults = {"public": (0, 0.5), "tie": ((0, 1), 1.5), "holder": (3, 2), "share": (None, 0.9),
              "rung": ((0, 1), 12), "deaths": (0, float("nan")), "health": (0, -0.1),
              "posture": ((0, 0), 11), "strength": (1, -1.0)}
    for name, (at, x) in faults.items():
        broken = d.copy()
        if at is None:
            setattr(broken.s, name, x)
        else:
            getattr(broken.s, name)[at] = x
        assert wrong_state(broken.c, broken.s), name
    assert wrong_step({"deaths": np.ones(1)} | zeros(), {"deaths": np.zeros(1)} | zeros())
    assert wrong_labels([3, 2], [2, 2]) and not wrong_labels([3, 2], [2, 1])
    assert not distribution([0.5, 0.6]) and not distribution([1.5, -0.5])


def zeros() -> dict[str, np.ndarray]:
    """Tallies of nothing but deaths."""
    from tests.properties.invariants import COUNTED

    return {name: np.zeros(1) for name in COUNTED if name != "deaths"}


def test_a_choice_without_its_normaliser_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Odds in place of probabilities: the check of decisions says so."""
    from tests.properties.crises import Crisis
    from tests.properties.test_invariants import watch

    sound = choice.pull_options

    def odds(c: Any, w: Any, i: int, track: int, precision: float) -> None:
        sound(c, w, i, track, precision)
        w.probability[: int(c.n_options[i, track])] *= 2.0

    crisis = Crisis("textbook", 10, 7, 0)
    assert watch(crisis) == []
    monkeypatch.setattr(choice, "pull_options", odds)
    assert any("no distribution" in what for what in watch(crisis))


def test_an_offer_does_not_depend_on_the_other_sides_true_type() -> None:
    """The proposer's odds over lines should rest on what it believes of the other side."""
    odds = []
    for k in (0, 4):
        d = Desk("idlib_2020")
        d.s.kind[d.at("russia")] = k
        d.table(d.at("turkey"), d.at("russia"), ahead_of(d.c, d.s, d.w))
        bargain(d.c, d.s, d.w, d.at("turkey"), d.at("russia"), 80)
        odds.append(d.w.weights[: d.c.n_lines].copy())
    assert np.array_equal(*odds)
