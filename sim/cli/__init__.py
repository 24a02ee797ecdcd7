"""The command line: `escalade VERB key=value ...`."""

from __future__ import annotations

import errno
import io
import os
import sys
import warnings

LIMITS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EMFILE, errno.ENFILE, errno.ENOMEM,
          errno.EAGAIN, errno.EIO)  # of the system, whatever is done


def main(argv: list[str] | None = None) -> int:
    """Entry point; returns the exit status: 2 for bad input, 128 + N when stopped by signal N."""
    from sim.cli import help as texts
    from sim.errors import EscaladeError
    from sim.questions import QUESTIONS

    if sys.stdout is None:  # closed by whoever started it
        sys.stdout = open(os.devnull, "w", encoding="utf-8")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal may lack a letter
    args = list(sys.argv[1:] if argv is None else argv)
    if args[:1] == ["help"] and args[1:2] and args[1] in (*texts.VERBS, *QUESTIONS):
        args = [args[1], "--help"]
    before, warnings.showwarning = warnings.showwarning, say
    try:
        if not args or args[0] in ("-h", "--help", "help"):
            print(texts.HELP, end="")
            status = 0
        else:
            from sim.cli.verbs import dispatch
            from sim.stopping import stop_on_signals

            with stop_on_signals():
                status = dispatch(args[0], args[1:])
        sys.stdout.flush()
        return status
    except EscaladeError as error:
        for line in str(error).splitlines():
            print(f"escalade: error: {line}", file=sys.stderr)
        return 2
    except KeyboardInterrupt as stop:
        return say_stopped(stop)
    except BrokenPipeError:
        silence()
        return 1
    except OSError as error:
        if error.errno not in LIMITS:
            raise
        silence()
        print(f"escalade: error: {error.strerror}", file=sys.stderr)
        return 2
    except MemoryError as error:
        told = str(error) or "more memory is needed than there is"
        print(f"escalade: error: {told}", file=sys.stderr)
        return 2
    except RuntimeError as error:
        if "start new thread" not in str(error):
            raise
        print("escalade: error: the system starts no more threads: the limit of processes that "
              "`ulimit -u` shows is reached", file=sys.stderr)
        return 2
    finally:
        warnings.showwarning = before


def say_stopped(stop: KeyboardInterrupt) -> int:
    """Say what stopped it and how to go on; the exit status."""
    import signal

    number = int(getattr(stop, "number", signal.SIGINT))
    what = "interrupted" if number == signal.SIGINT else f"ended by {signal.Signals(number).name}"
    more = f"; {stop}" if str(stop) else ""
    try:
        print(f"\nescalade: {what}{more}", file=sys.stderr, flush=True)
    except OSError:  # the terminal is gone
        pass
    return 128 + number


def say(message: Warning | str, category: type[Warning], *place: object, **more: object) -> None:
    """A warning of ours in a line of its own, without the place in the code; others are kept."""
    from sim.errors import ResultWarning

    if issubclass(category, ResultWarning):
        print(f"escalade: note: {message}", file=sys.stderr)
    else:
        sys.stderr.write(warnings.formatwarning(message, category, *place[:3]))  # type: ignore


def silence() -> None:
    """Standard output takes no more: leave nothing for Python to flush at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
