"""What the process does in which pygambit looks for equilibria: a game in, equilibria out.

It is run as a program of its own, by its path: compiled code cannot be interrupted, but a process
can be ended; and nothing of the engine is loaded there. From standard input it reads a game as an
.nfg whose strategies are numbered from 1; every equilibrium becomes a JSON line at once, so that
what was found by then survives the end of the process.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from typing import Any


def tell(**what: object) -> None:
    """Write one JSON line."""
    print(json.dumps(what), flush=True)


def weights(profile: Any, sizes: list[int]) -> list[list[float]]:
    """A profile's mixtures, player by player."""
    return [[float(profile[str(i + 1)][str(k + 1)]) for k in range(n)]
            for i, n in enumerate(sizes)]


def look(text: str, sizes: list[int]) -> None:
    """Tell every equilibrium of a game: of two players all extreme ones, of more by supports."""
    import pygambit

    game = pygambit.read_nfg(io.StringIO(text))

    def found(profile: Any) -> None:
        tell(mix=weights(profile, sizes))

    def event(what: Any) -> None:
        name = type(what).__name__
        if "Singular" in name or "Exceeded" in name:
            tell(open=name)

    tell(version=pygambit.__version__)
    if len(sizes) == 2:
        pygambit.nash.enummixed_solve(game, rational=False, nash_callback=found)
    else:
        pygambit.nash.enumpoly_solve(game, use_strategic=True, nash_callback=found,
                                     event_callback=event)
    tell(done=True)


def main() -> None:
    """Read the sizes from the arguments: seconds of processor time, doctrines of each player."""
    seconds, *sizes = [int(word) for word in sys.argv[1:]]
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # not everywhere; it ends a process whose parent is gone

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    look(sys.stdin.read(), sizes)


if __name__ == "__main__":
    main()
