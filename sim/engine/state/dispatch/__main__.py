"""`python -m sim.engine.state.dispatch [check]`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from sim.engine.state.dispatch.files import outdated_files, write


def main(words: Sequence[str]) -> int:
    """Write, or check; 1 if something was found out of date."""
    old = outdated_files()
    for name in old:
        print(f"sim/engine/rules/{name} {'is out of date' if words else 'written'}")
        if not words:
            write(name)
    return 1 if words and old else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
