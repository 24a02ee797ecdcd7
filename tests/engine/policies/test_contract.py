"""Every doctrine keeps the contract of `sim.engine.policies.base.Policy`."""

import numba as nb
import numpy as np
import pytest
from numba.extending import register_jitable

from sim.engine.policies import REGISTRY
from sim.engine.policies.arms import fire_of
from sim.engine.state.capacity import OPTIONS
from sim.engine.state.declare import dtype_of, slots_of
from sim.engine.state.names import FOREVER, N_DOCTRINE, N_LEVELS, TRACKS, VERBS
from sim.engine.state.view import View

DTYPE = dtype_of(View)
Plain = slots_of(View)
register_jitable(fire_of)
SIGNATURE = (nb.from_dtype(DTYPE), nb.float64[::1], nb.float64[:, ::1])
N_VIEWS = 400
# Places of a random draw where a doctrine's behaviour turns.
INTEGERS = {
    "day": (0, 45),
    "days_left": (0, 45),
    "trigger": (0, 255),
    "role": (0, 4),
    "ultimatum": (0, 7),
    "pledge_due": (0, 1),
    "truce": (0, 1),
    "truce_age": (0, 20),
    "offer": (0, 1),
    "rival_rung": (0, 9),
    "own_rung": (0, 9),
    "encircled": (0, 5),
    "public": (0, 1),
}


def random_view(rng: np.random.Generator) -> np.ndarray:
    """A view with every field drawn."""
    view = np.zeros(1, DTYPE)
    record = view[0]
    for name, (low, high) in INTEGERS.items():
        record[name] = rng.integers(low, high + 1)
    for name in ("share", "tie", "patron_support", "given_support", "resolve", "reputation"):
        record[name] = rng.random()
    track = int(rng.integers(len(TRACKS)))
    n = int(rng.integers(2, OPTIONS + 1))
    record["track"] = track
    record["n_options"] = n
    record["current"] = -1 if TRACKS[track] == "response" else rng.integers(n)
    record["days_to_deadline"] = rng.choice([FOREVER, *range(-5, 12)])
    record["days_since_fatal"] = rng.choice([FOREVER, *range(0, 30)])
    record["verb"][:n] = rng.integers(len(VERBS), size=n)
    levels = rng.choice([0.0, 0.3, 0.4, 0.5, 0.8, 1.0], size=(n, N_LEVELS))
    levels[:, 0] = rng.integers(0, 10, size=n)
    levels[:, 4] = rng.choice([-1.0, 0.0, 0.5, 1.0], size=n)
    levels[:, 9] = rng.choice([-1.0, 0.0, 0.2, 0.4, 1.0], size=n)
    record["level"][:n] = levels
    return view


@pytest.fixture(scope="module")
def views() -> list[np.ndarray]:
    """The same random views for every doctrine."""
    rng = np.random.default_rng(20)
    return [random_view(rng) for _ in range(N_VIEWS)]


def defaults(name: str) -> np.ndarray:
    """The trait row of a doctrine at its defaults."""
    return np.array([t.default for t in REGISTRY[name].traits] or [0.0])


def plain(name: str, view: np.ndarray, traits: np.ndarray) -> np.ndarray:
    """The columns written by the plain function, from an array of NaN."""
    u = np.full((OPTIONS, N_DOCTRINE), np.nan)
    REGISTRY[name].function(Plain(view[0]), traits, u)
    return u[: view[0]["n_options"]]


@pytest.mark.parametrize("name", REGISTRY)
def test_same_bits_compiled(name: str, views: list[np.ndarray]) -> None:
    """Plain and compiled agree to the bit; the view and the traits are left alone."""
    compiled = nb.njit(SIGNATURE)(REGISTRY[name].function)
    for view in views:
        n = view[0]["n_options"]
        before = view.tobytes()
        traits = defaults(name)
        u = np.full((OPTIONS, N_DOCTRINE), np.nan)
        compiled(view[0], traits, u)
        expected = plain(name, view, traits)
        assert u[:n].tobytes() == expected.tobytes()
        assert np.isnan(u[n:]).all()
        assert view.tobytes() == before
        assert traits.tobytes() == defaults(name).tobytes()


@pytest.mark.parametrize("name", REGISTRY)
def test_plain_leaves_view(name: str, views: list[np.ndarray]) -> None:
    """The plain function writes nothing into the view."""
    for view in views[:50]:
        watched = Plain(view[0])
        u = np.zeros((OPTIONS, N_DOCTRINE))
        REGISTRY[name].function(watched, defaults(name), u)
        assert watched.to_record().tobytes() == view[0].tobytes()


@pytest.mark.parametrize("name", REGISTRY)
def test_fills_columns(name: str, views: list[np.ndarray]) -> None:
    """All three columns are finite and bounded; exclusion is 0 or -9; nothing depends on u."""
    for view in views:
        u = plain(name, view, defaults(name))
        assert np.isfinite(u).all()
        assert np.abs(u[:, :2]).max() < 1.5
        assert set(np.unique(u[:, 2])) <= {0.0, -9.0}


@pytest.mark.parametrize("name", [n for n in REGISTRY if n != "steady"])
def test_differs_from_steady(name: str, views: list[np.ndarray]) -> None:
    """A doctrine is more than interests alone."""
    row = defaults(name)
    assert any(
        plain(name, view, row).tobytes() != plain("steady", view, row[:1]).tobytes()
        for view in views
    )


@pytest.mark.parametrize("name", REGISTRY)
def test_every_trait_matters(name: str, views: list[np.ndarray]) -> None:
    """Moving any trait from its low to its high end changes the columns of some view."""
    for k, trait in enumerate(REGISTRY[name].traits):
        low, high = defaults(name), defaults(name)
        low[k], high[k] = trait.low, trait.high
        assert trait.low <= trait.default <= trait.high and trait.meaning
        assert any(
            plain(name, view, low).tobytes() != plain(name, view, high).tobytes() for view in views
        )
