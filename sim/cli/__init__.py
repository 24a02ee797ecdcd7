"""The command line: `escalade VERB key=value ...`."""

from __future__ import annotations

import sys

HELP = """escalade: a wargame engine for ultimatum crises

  escalade run scenario=NAME [rollouts=10000] [seed=7] [workers=2] [out=DIR]
               [ACTOR=DOCTRINE] [PARAMETER=VALUE] [PARAMETER=LOW:CENTRAL:HIGH]
  escalade list                  bundled scenarios
  escalade show NAME             actors, doctrines and parameters with ranges and sources
  escalade validate FOLDER       check a scenario and explain every error at once
  escalade replay scenario=NAME [seed=7] [rollout=0]    one rollout, day by day
  escalade plot DIR              draw a run's figures again
  escalade version
"""


def main(argv: list[str] | None = None) -> int:
    """Entry point; returns the exit status (2 for bad input, 130 when interrupted)."""
    args = list(sys.argv[1:] if argv is None else argv)
    if not args or args[0] in ("-h", "--help", "help"):
        print(HELP, end="")
        return 0
    from sim.errors import EscaladeError

    try:
        from sim.cli.verbs import dispatch

        return dispatch(args[0], args[1:])
    except EscaladeError as error:
        for line in str(error).splitlines():
            print(f"escalade: error: {line}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nescalade: interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:
        return 1
