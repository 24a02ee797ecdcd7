"""What choices have said of lasting tastes, and choices that fork by it.

Tastes are never drawn here: those for the plans of an actor, and for the options of each of its
menus, are known only by which of them won at which pulls since they were last drawn. The first
look at what stands is given, not forked: its tastes are drawn so that it wins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sim.engine.rules import tastes
from tests.verification.theory.cones import Floors, best, chance, free

PLANS = tastes.N_TRACKS  # where the tastes for plans are kept, beside the tracks


@dataclass(frozen=True)
class Known:
    """What is known of the tastes of one menu."""

    floors: Floors
    last: int = -1  # the last to win
    turned: bool = False  # one that stood has been overtaken

    def won(self, pulls: tuple[float, ...], a: int) -> Known:
        """After a choice more."""
        turned = self.turned or (self.last >= 0 and self.last != a)
        return Known(best(self.floors, pulls, a), a, turned)


@dataclass
class Memory:
    """What is known of all tastes; a key of the states of a chain.

    loose: actors that have looked on after a change of mind by the same tastes. What two sides of
    it say together is kept here, and is more than the bounds that the engine's readers keep.
    """

    known: dict[tuple[int, int], Known] = field(default_factory=dict)
    loose: frozenset[int] = frozenset()
    today: set[tuple[int, int]] = field(default_factory=set)  # drawn today: by the same luck again

    def __hash__(self) -> int:
        return hash((self.loose, *sorted(self.known.items(), key=lambda x: x[0])))

    def overnight(self) -> Memory:
        """As it is the next morning."""
        return Memory(dict(self.known), self.loose)

    def draw(self, i: int, place: int) -> None:
        """Tastes are drawn anew; a second time on a day gives the same ones."""
        if (i, place) not in self.today:
            self.today.add((i, place))
            self.known.pop((i, place), None)

    def of(self, i: int, place: int, n: int) -> Known:
        """What is known of a menu of n."""
        return self.known.get((i, place), Known(free(n)))

    def chances(self, i: int, place: int, pulls: tuple[float, ...]) -> list[float]:
        """How likely each is to win at these pulls, given all that is known."""
        known = self.of(i, place, len(pulls)).floors
        before = chance(known)
        found = [chance(best(known, pulls, a)) / before if pull > 0.0 else 0.0
                 for a, pull in enumerate(pulls)]
        assert abs(sum(found) - 1.0) < 1e-9, found
        return found

    def note(self, i: int, place: int, pulls: tuple[float, ...], a: int) -> None:
        """One has won."""
        if self.of(i, place, len(pulls)).turned:
            self.loose |= {i}
        self.known[i, place] = self.of(i, place, len(pulls)).won(pulls, a)


def watch(luck: Any, path: Callable[[], Any]) -> None:
    """Put forks by what is known in the place of tastes, as long as the patch `luck` holds."""

    def draw_plans(c: Any, s: Any, i: int) -> None:
        path().memory.draw(i, PLANS)

    def draw_options(c: Any, s: Any, i: int, track: int) -> None:
        path().memory.draw(i, track)

    def settle(i: int, place: int, row: Any, n: int, held: int) -> None:
        if row[held] > 0.0:
            path().memory.note(i, place, tuple(float(x) for x in row[:n]), held)

    def settle_options(c: Any, s: Any, w: Any, i: int, track: int, p: int) -> None:
        settle(i, track, w.pull[p], int(c.n_options[i, track]), int(s.posture[i, track]))

    def settle_plans(c: Any, s: Any, w: Any, i: int) -> None:
        settle(i, PLANS, w.plan_pull, int(c.n_plans[i]), int(s.plan[i]))

    def pick(i: int, place: int, row: Any, n: int, standing: int) -> int:
        pulls = tuple(float(x) for x in row[:n])
        if max(pulls) <= 0.0:
            return standing
        memory = path().memory
        chosen = path().pick(memory.chances(i, place, pulls))
        memory.note(i, place, pulls, chosen)
        return int(chosen)

    def best_plan(c: Any, s: Any, w: Any, i: int) -> int:
        return pick(i, PLANS, w.plan_pull, int(c.n_plans[i]), int(s.plan[i]))

    def best_option(c: Any, s: Any, w: Any, i: int, track: int, p: int) -> int:
        return pick(i, track, w.pull[p], int(c.n_options[i, track]), int(s.posture[i, track]))

    for name, of in (("draw_plans", draw_plans), ("draw_options", draw_options)):
        luck.setattr(f"sim.engine.rules.tastes.{name}", of)
        luck.setattr(f"sim.engine.rules.choice.{name}", of)
    luck.setattr("sim.engine.rules.tastes.settle_options", settle_options)
    luck.setattr("sim.engine.rules.tastes.settle_plans", settle_plans)
    luck.setattr("sim.engine.rules.choice.best_plan", best_plan)
    luck.setattr("sim.engine.rules.choice.best_option", best_option)
