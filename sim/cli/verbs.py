"""One function a verb; heavy imports stay inside."""

from __future__ import annotations

from pathlib import Path

from sim.cli import help as texts
from sim.cli.arguments import allowed, one, pairs
from sim.errors import unknown


def dispatch(verb: str, args: list[str]) -> int:
    """Run a verb; raises UsageError for an unknown one."""
    verb = "version" if verb == "--version" else verb
    table = {"run": run, "list": listing, "show": show, "validate": check, "replay": replay,
             "plot": plot, "audit": audit, "attribute": attribute, "sweep": sweep,
             "sensitivity": sensitivity, "findings": findings, "compare": compare, "solve": solve,
             "discover": discover, "report": report, "runs": runs, "gather": gather,
             "export": export, "new": new, "schema": schema, "version": version}
    if verb not in table:
        raise unknown("verb", verb, table)
    if any(word in ("-h", "--help") for word in args) or args == ["help"]:
        print(texts.VERBS[verb], end="")
        return 0
    return table[verb](args)


def none(args: list[str], verb: str) -> None:
    """Refuse arguments."""
    from sim.errors import UsageError, said

    if args:
        raise UsageError(f"`escalade {verb}` takes no argument, but got '{said(args[0])}'")


def version(args: list[str]) -> int:
    """escalade version"""
    from sim import __version__

    none(args, "version")
    print(f"escalade {__version__}")
    return 0


def run(args: list[str]) -> int:
    """escalade run"""
    from sim.cli.multirun import FLAGS, multirun
    from sim.cli.run import run as carry_out
    from sim.cli.settings import settings

    if args[:1] and args[0] in FLAGS:
        return multirun(args[1:])
    config, rest = settings("run", pairs(args))
    return carry_out(config, rest, args)


def listing(args: list[str]) -> int:
    """escalade list"""
    from sim.scenario.describe import listing as text

    none(args, "list")
    print(text(), end="")
    return 0


def show(args: list[str]) -> int:
    """escalade show"""
    from sim.scenario.describe import show as text
    from sim.scenario.load import load

    args, code = allowed(args)
    name, *actor = one(args, "a scenario's name or folder", "an actor")
    print(text(load(name, code), *actor), end="")
    return 0


def check(args: list[str]) -> int:
    """escalade validate"""
    from sim.scenario.describe import validate

    args, code = allowed(args)
    folder = one(args, "a scenario's folder")[0]
    problems = validate(folder, code)
    for problem in problems:
        print(problem)
    count = f"{len(problems)} problem{'s' if len(problems) > 1 else ''}"
    print(f"{folder}: {count if problems else 'sound'}")
    return 2 if problems else 0


def replay(args: list[str]) -> int:
    """escalade replay"""
    from sim.cli.replay import replay as carry_out
    from sim.cli.settings import settings

    given = pairs(args)
    return carry_out(*settings("replay", given), given)


def plot(args: list[str]) -> int:
    """escalade plot"""
    from sim.cli.folder import plot as carry_out

    return carry_out(args)


def report(args: list[str]) -> int:
    """escalade report"""
    from sim.cli.report import report as carry_out

    return carry_out(args)


def runs(args: list[str]) -> int:
    """escalade runs"""
    from sim.cli.runs import runs as carry_out

    return carry_out(args)


def audit(args: list[str]) -> int:
    """escalade audit"""
    from sim.cli.audit import audit as carry_out
    from sim.cli.settings import settings

    return carry_out(*settings("audit", pairs(args)))


def attribute(args: list[str]) -> int:
    """escalade attribute"""
    from sim.cli.attribute import attribute as carry_out
    from sim.cli.settings import settings

    return carry_out(*settings("attribute", pairs(args)))


def sweep(args: list[str]) -> int:
    """escalade sweep"""
    from sim.cli.settings import settings
    from sim.cli.sweep import sweep as carry_out

    return carry_out(*settings("sweep", pairs(args)))


def sensitivity(args: list[str]) -> int:
    """escalade sensitivity"""
    from sim.cli.sensitivity import sensitivity as carry_out
    from sim.cli.settings import settings

    return carry_out(*settings("sensitivity", pairs(args)))


def new(args: list[str]) -> int:
    """escalade new"""
    from sim.cli.new import new as carry_out

    return carry_out(args)


def schema(args: list[str]) -> int:
    """escalade schema"""
    from sim.cli.schema import schema as carry_out

    return carry_out(args)


def findings(args: list[str]) -> int:
    """escalade findings"""
    from sim.cli.findings import findings as carry_out
    from sim.cli.settings import settings

    return carry_out(*settings("findings", pairs(args)))


def compare(args: list[str]) -> int:
    """escalade compare"""
    from sim.cli.compare import compare as carry_out
    from sim.cli.settings import settings

    return carry_out(*settings("compare", pairs(args)))


def solve(args: list[str]) -> int:
    """escalade solve"""
    from sim.cli.settings import settings
    from sim.cli.solve import solve as carry_out

    return carry_out(*settings("solve", pairs(args)))


def discover(args: list[str]) -> int:
    """escalade discover"""
    from sim.cli.discover import discover as carry_out
    from sim.cli.settings import settings

    given = pairs(args)
    return carry_out(*settings("discover", given), given)


def gather(args: list[str]) -> int:
    """escalade gather"""
    from sim.cli.gather import gather as carry_out

    return carry_out(Path(one(args, "the folder of several runs")[0]))


def export(args: list[str]) -> int:
    """escalade export"""
    from sim.cli.gather import export as carry_out

    folder, *file = one(args, "a run's or sweep's folder", "a file")
    return carry_out(Path(folder), Path(file[0]) if file else Path(folder) / "ema.tar.gz")
