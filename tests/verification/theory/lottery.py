"""The exact law of a small crisis: the day's own rules, with every draw turned into a fork.

A uniform is kept as the interval it is known to lie in. Each comparison of it with a number either
follows from the interval or cuts it in two; both parts are followed, with their chances. Tastes
are kept as what choices have said of them (`tests.verification.theory.memory`): a choice forks over
plans and options by their exact chances given all that. States that agree in every bit and in what
is known of tastes are merged at the end of each day, so the history tree becomes a chain. The
random numbers, the compiled engine and its closed forms have no part in it: rollouts must agree
with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from sim.engine.day import day
from sim.engine.rules.setup import begin
from sim.engine.state.crisis import Crisis
from sim.engine.state.declare import slots_of
from sim.engine.state.names import M_TASTES
from sim.model import CrisisModel
from tests.verification.theory.memory import Memory, watch

CrisisSlots = slots_of(Crisis)
NEVER = 1e-14  # chances up to this are rounding


@dataclass
class Path:
    """One way through the forks of a day: the first ones are given, the rest go low."""

    given: list[bool]
    memory: Memory = field(default_factory=Memory)
    taken: list[tuple[bool, float]] = field(default_factory=list)  # went low, chance of low
    draws: dict[tuple[int, ...], Draw] = field(default_factory=dict)

    def fork(self, low: float) -> bool:
        """True with chance `low`, as this path has it."""
        n = len(self.taken)
        went = self.given[n] if n < len(self.given) else True
        self.taken.append((went, low))
        return went

    def pick(self, chances: list[float]) -> int:
        """Which of several ways, by their chances; those all but impossible are left out."""
        ways = [k for k, p in enumerate(chances) if p > NEVER]
        rest = sum(chances[k] for k in ways)
        for k in ways[:-1]:
            if self.fork(chances[k] / rest):
                return k
            rest -= chances[k]
        return ways[-1]

    @property
    def chance(self) -> float:
        """Chance of the path."""
        return float(np.prod([p if went else 1.0 - p for went, p in self.taken]))

    def uniform(self, *place: int) -> Draw:
        """The draw at a coordinate: the same one whenever it is asked for."""
        return self.draws.setdefault(place, Draw(self))


class Draw:
    """a * u + b for a uniform u known to lie in an interval."""

    def __init__(self, path: Path, a: float = 1.0, b: float = 0.0, known: Any = None) -> None:
        self.path, self.a, self.b = path, a, b
        self.known = [0.0, 1.0] if known is None else known  # shared by all forms of one uniform

    def __lt__(self, x: float) -> bool:
        if self.a == 0.0:
            return self.b < x
        assert self.a > 0.0
        low, high = self.known
        cut = (float(x) - self.b) / self.a
        if cut <= low or cut >= high:
            return cut >= high
        went = self.path.fork((cut - low) / (high - low))
        self.known[1 if went else 0] = cut
        return went

    def __ge__(self, x: float) -> bool:
        return not self < x

    __gt__ = __ge__  # a uniform equals no number

    def __mul__(self, k: float) -> Draw:
        return Draw(self.path, self.a * k, self.b * k, self.known)

    def __add__(self, k: float) -> Draw:
        return Draw(self.path, self.a, self.b + k, self.known)

    def __sub__(self, k: float) -> Draw:
        return self + -k

    __rmul__, __radd__ = __mul__, __add__


def ways(run: Callable[[Path], Any], least: float) -> Iterator[tuple[float, Any]]:
    """Every outcome of a run with its chance; paths less likely than `least` are left out."""
    waiting: list[list[bool]] = [[]]
    while waiting:
        path = Path(waiting.pop())
        found = run(path)
        mass = 1.0
        for n, (went, low) in enumerate(path.taken):
            if n >= len(path.given) and mass * (1.0 - low) > least:
                waiting.append([w for w, _ in path.taken[:n]] + [False])
            mass *= low if went else 1.0 - low
        yield path.chance, found


@dataclass(frozen=True, repr=False)
class Law:
    """The law of the last states of a crisis."""

    states: list[Any]  # records
    memories: list[Memory]
    chances: np.ndarray
    days_run: int  # days evaluated

    def chance(self, event: Callable[[Any], bool]) -> float:
        """Chance of an event of the last state."""
        return float(sum(p for s, p in zip(self.states, self.chances, strict=True) if event(s)))

    def moments(self, value: Callable[[Any], float]) -> tuple[float, float]:
        """Mean and standard deviation of a number of the last state."""
        x = np.array([value(s) for s in self.states])
        mean = float(x @ self.chances)
        return mean, float(np.sqrt(max(0.0, ((x - mean) ** 2) @ self.chances)))


@dataclass
class Chain:
    """Days of a crisis as steps from state to state; what is known of tastes is part of a state."""

    model: CrisisModel
    given: Callable[[Any], Any] = id  # sets what is given of the first morning
    path: Path = field(default_factory=lambda: Path([]))
    run: int = 0

    def morning(self, path: Path) -> tuple[bytes, Memory]:
        """The first morning."""
        self.path = path
        s = CrisisSlots()
        begin(self.model.case, s)
        self.given(s)
        return s.to_record().tobytes(), path.memory.overnight()

    def day(self, state: tuple[Any, Memory], today: int, path: Path) -> tuple[bytes, Memory]:
        """One day from a state."""
        m, self.path = self.model, path
        path.memory = state[1].overnight()
        s = CrisisSlots(state[0])
        s.day = today
        day(m.case, s, m.scratch, m.view, m.seats, m.chosen)
        self.run += 1
        lasts = m.case.on[M_TASTES] == 1
        return s.to_record().tobytes(), path.memory.overnight() if lasts else Memory()


def law(model: CrisisModel, least: float = 1e-9, given: Callable[[Any], Any] = id) -> Law:
    """The law of a crisis whose parameters and doctrines are fixed.

    least: chances left out. given: sets what is given of the state on the first morning.
    """
    chain, dtype = Chain(model, given), CrisisSlots().to_record().dtype
    now: dict[tuple[bytes, Memory], float] = {}
    with pytest.MonkeyPatch.context() as luck:
        luck.setattr("sim.engine.rules.luck.uniform", lambda *place: chain.path.uniform(*place))
        watch(luck, lambda: chain.path)
        for p, found in ways(chain.morning, least):
            now[found] = now.get(found, 0.0) + p
        for today in range(int(model.case.days)):
            after: dict[tuple[bytes, Memory], float] = {}
            for known, mass in now.items():
                record = np.frombuffer(known[0], dtype)[0]
                if record["over"] == 1:
                    after[known] = after.get(known, 0.0) + mass
                    continue
                state = (record, known[1])
                for p, found in ways(
                        lambda q, x=state, t=today: chain.day(x, t, q), least / mass):
                    after[found] = after.get(found, 0.0) + mass * p
            now = after
    states = [np.frombuffer(known[0], dtype)[0] for known in now]
    return Law(states, [known[1] for known in now], np.array(list(now.values())), chain.run)
