"""One function a verb; heavy imports stay inside."""

from __future__ import annotations

from sim.cli import help as texts
from sim.cli.arguments import one, take_code_flag
from sim.errors import unknown
from sim.paths import path_of
from sim.questions import QUESTIONS


def dispatch(verb: str, args: list[str]) -> int:
    """Carry out a verb; UsageError for an unknown one."""
    verb = "version" if verb == "--version" else verb
    table = {"run": run, "list": listing, "show": show, "validate": check, "plot": plot,
             "report": report, "verify": verify, "runs": runs, "gather": gather,
             "export": export, "new": new, "schema": schema, "version": version}
    if verb not in table and verb not in QUESTIONS:
        raise unknown("verb", verb, (*table, *QUESTIONS))
    if any(word in ("-h", "--help") for word in args) or args == ["help"]:
        print(help_of(verb), end="")
        return 0
    if verb in table:
        return table[verb](args)
    return ask(verb, args)


def ask(verb: str, args: list[str]) -> int:
    """Carry out `escalade QUESTION`."""
    from sim.cli.asking import ask as carry_out

    return carry_out(verb, args)


def help_of(verb: str) -> str:
    """What is said of a verb."""
    if verb not in QUESTIONS:
        return texts.VERBS[verb]
    from sim.cli.help_questions import help_of as made

    return made(verb)


def none(args: list[str], verb: str) -> None:
    """Refuse arguments."""
    from sim.errors import UsageError, quote

    if args:
        raise UsageError(f"`escalade {verb}` takes no argument, but got '{quote(args[0])}'")


def version(args: list[str]) -> int:
    """Carry out `escalade version`."""
    from sim import __version__

    none(args, "version")
    print(f"escalade {__version__}")
    return 0


def run(args: list[str]) -> int:
    """Carry out `escalade run`."""
    from sim.cli.multirun import FLAGS, multirun

    return multirun(args[1:]) if args[:1] and args[0] in FLAGS else ask("run", args)


def listing(args: list[str]) -> int:
    """Carry out `escalade list`."""
    from sim.scenario.describe import listing as text

    none(args, "list")
    print(text(), end="")
    return 0


def show(args: list[str]) -> int:
    """Carry out `escalade show`."""
    from sim.scenario.describe import show as text
    from sim.scenario.load import load

    args, code = take_code_flag(args)
    name, *actor = one(args, "a scenario's name or folder", "an actor")
    print(text(load(name, code), *actor), end="")
    return 0


def check(args: list[str]) -> int:
    """Carry out `escalade validate`."""
    from sim.scenario.describe import validate

    args, code = take_code_flag(args)
    folder = one(args, "a scenario's folder")[0]
    problems = validate(folder, code)
    for problem in problems:
        print(problem)
    count = f"{len(problems)} problem{'s' if len(problems) > 1 else ''}"
    print(f"{folder}: {count if problems else 'sound'}")
    return 2 if problems else 0


def plot(args: list[str]) -> int:
    """Carry out `escalade plot`."""
    from sim.cli.plot import plot as carry_out

    return carry_out(args)


def report(args: list[str]) -> int:
    """Carry out `escalade report`."""
    from sim.cli.report import report as carry_out

    return carry_out(args)


def verify(args: list[str]) -> int:
    """Carry out `escalade verify`."""
    from sim.cli.verify import verify as carry_out

    return carry_out(args)


def runs(args: list[str]) -> int:
    """Carry out `escalade runs`."""
    from sim.cli.runs import runs as carry_out

    return carry_out(args)


def new(args: list[str]) -> int:
    """Carry out `escalade new`."""
    from sim.cli.new import new as carry_out

    return carry_out(args)


def schema(args: list[str]) -> int:
    """Carry out `escalade schema`."""
    from sim.cli.schema import schema as carry_out

    return carry_out(args)


def gather(args: list[str]) -> int:
    """Carry out `escalade gather`."""
    from sim.cli.gather import gather as carry_out

    return carry_out(path_of(one(args, "the folder of several runs")[0]))


def export(args: list[str]) -> int:
    """Carry out `escalade export`."""
    from sim.cli.gather import export as carry_out

    folder, *file = one(args, "a run's or sweep's folder", "a file")
    return carry_out(path_of(folder), path_of(file[0]) if file else None)
