"""`escalade verify`: whether a folder's results are as they were written, and come out again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sim.paths import path_of

if TYPE_CHECKING:
    from sim.questions.verify import Verified

OPTIONS: Final = ("play", "workers")


def verify(args: list[str]) -> int:
    """Carry out `escalade verify DIR [play=0] [workers=2]`; 1 if the results are not sound."""
    from sim.bounds import WORKERS
    from sim.cli.arguments import beside, one
    from sim.questions.verify import AGAIN
    from sim.questions.verify import verify as look_at

    rest, given = beside(args, OPTIONS)
    folder = path_of(one(rest, "the folder of a run or a study")[0])
    play = AGAIN.read("play", given.get("play", "0"))
    found = look_at(folder, play=play, workers=WORKERS.read("workers", given.get("workers", "2")))
    print(text(found))
    return 0 if found.sound else 1


def text(found: Verified) -> str:
    """What was found, a line each."""
    lines = []
    if found.problem:
        lines.append(found.problem)
    for name, why in found.rebuilt.items():
        lines.append(f"{name} {why}: made again from the results")
    for name, why in found.lost.items():
        lines.append(f"{name} {why}: it cannot be made again")
    for name in found.strangers:
        lines.append(f"{name} is not one of the sealed files")
    if found.engine:
        lines.append(found.engine)
    if found.differ:
        few = ", ".join(map(str, found.differ[:5])) + (", ..." if len(found.differ) > 5 else "")
        lines.append(f"{len(found.differ):,} of {len(found.played):,} rollouts come out otherwise "
                     f"when they are played again: {few}")
    elif found.played:
        lines.append(f"{len(found.played):,} rollouts played again: bit for bit the same")
    if found.unplayed:
        lines.append(found.unplayed)
    of = f"{found.verb} of {found.scenario}" if found.scenario else found.verb
    end = f"sound, {found.files:,} files" if found.sound else "not sound"
    return "\n".join([*lines, f"{found.folder}: {of}: {end}"])
