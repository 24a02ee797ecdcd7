"""Where the time of a rollout goes.

The steps of a day are timed by their prefixes: the state of every morning of some rollouts is kept,
and a compiled loop runs the first j steps of the day from every one of them. The time of step j is
that of prefix j less that of prefix j - 1, so every call is made as often and in the same place as
in a run. What is spread over the steps (draws, payoffs, judging) is the number of calls, counted
in watched rollouts, times the cost of a call in a compiled loop over the same mornings.
"""

from __future__ import annotations

import time
from collections import Counter
from typing import Any

import numba as nb
import numpy as np
from numba import types
from numba.extending import register_jitable

from benchmarks import loops
from benchmarks.counting import calls
from benchmarks.measure import Line
from sim.engine import compiled
from sim.engine.state.case import Case
from sim.engine.state.crisis import Crisis
from sim.engine.state.declare import dtype_of
from sim.engine.state.scratch import Scratch
from sim.engine.state.view import View
from sim.play.seating import seat_policies
from sim.play.worker import Worker
from sim.scenario.load import load
from sim.scenario.variant import variant
from sim.seats import plan

NAME = "idlib_2020"
CASES, STATES = compiled.array_of(Case), compiled.array_of(Crisis)
WORK = [STATES, compiled.array_of(Scratch), compiled.array_of(View), compiled.seats_type()]
CHOSEN = types.int64[::1]
LAST = 10
STEPS = (
    ("copy of the morning", 0),
    ("weather and events", 1),
    ("belief updates", 2),
    ("talk choices", 3),
    ("talks", 4),
    ("signal choices", 5),
    ("force choices", 6),
    ("orders, slips, reinforcement", 7),
    ("combat and attacks on posts", 8),
    ("responses", 9),
    ("settling, stocks and ends", LAST),
)


def looped(function: Any, result: Any, words: list[Any]) -> Any:
    """A loop compiled for the types it is called with."""
    return nb.njit(result(*words), **compiled.OPTIONS)(function)


def mornings(n: int) -> tuple[Any, Worker, np.ndarray, np.ndarray]:
    """Records of n rollouts, a worker, the state of every morning and its row."""
    scenario = load(NAME)
    seating = plan(variant(scenario, {}))
    names = scenario.count_names
    with seat_policies(seating) as (policies, _):
        worker = Worker(policies, n, len(scenario.outcomes), names, scenario.days)
    records, _, _ = seating.rows(7, 0, n)
    kept = np.zeros(n * scenario.days, dtype_of(Crisis))
    rows = np.zeros(len(kept), np.int64)
    loop = looped(loops.record_mornings, types.int64, [CASES, *WORK, CHOSEN, STATES, CHOSEN])
    count = loop(records, worker.states, worker.scratch, worker.view, worker.seats, worker.chosen,
                 kept, rows)
    return records, worker, kept[:count], rows[:count]


def prefixes(records: Any, worker: Worker, kept: np.ndarray, rows: np.ndarray, times: int
             ) -> list[float]:
    """Best time of each prefix over all mornings, in seconds."""
    loop = looped(
        loops.run_prefix, types.void, [CASES, CHOSEN, STATES, *WORK, CHOSEN, types.int64]
    )
    best = [float("inf")] * (LAST + 1)
    for _ in range(times + 1):
        for upto in range(LAST + 1):
            start = time.process_time()
            loop(records, rows, kept, worker.states, worker.scratch, worker.view, worker.seats,
                 worker.chosen, upto)
            best[upto] = min(best[upto], time.process_time() - start)
    return best


def unit(loop: Any, *words: Any, calls_made: int, times: int) -> float:
    """Best seconds a call of a compiled loop that makes a number of calls."""
    loop(*words)
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        loop(*words)
        best = min(best, time.process_time() - start)
    return best / calls_made


def shares(quick: bool) -> list[Line]:
    """Shares of the time of a day's steps, and of what is spread over them."""
    compiled.register_rules()
    register_jitable(loops.steps)
    n = 20 if quick else 100
    records, worker, kept, rows = mornings(n)
    times = 3 if quick else 7
    took = prefixes(records, worker, kept, rows, times)
    whole = took[LAST] - took[0]
    lines = [Line("a rollout by its steps", 1000 * whole / n, "ms",
                  f"prefix timing over {len(kept)} mornings of {n} rollouts")]
    for name, j in STEPS[1:]:
        part = (took[j] - took[j - 1]) / whole
        lines.append(Line(f"  {name}", 100 * part, "%", "prefix timing"))
    made: Counter[str] = calls(NAME, 4 if quick else 12)
    over = [CASES, CHOSEN, STATES, *WORK]
    draw = looped(loops.many_draws, types.float64, [types.int64])
    words = (records, rows, kept, worker.states, worker.scratch, worker.view, worker.seats)
    each = len(kept) * int(records[0]["n_actors"])
    costs = {"draws": unit(draw, 100_000, calls_made=100_000, times=times)}
    for name, loop in (("payoffs, tree included", loops.many_prices),
                       ("judging of acts", loops.many_judgements)):
        ready = looped(loop, types.void, over)
        costs[name] = unit(ready, *words, calls_made=each, times=times) - took[0] / each
    for name, cost in costs.items():
        share = made[name] * cost / (whole / n)
        how = f"{made[name]:.0f} calls a rollout (watched) x {1e6 * cost:.3g} us (compiled loop)"
        lines.append(Line(f"  {name}", 100 * share, "%", how))
    return lines
