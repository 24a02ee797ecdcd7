"""`escalade plot`: the figures of a folder of any verb, drawn again."""

from __future__ import annotations

from typing import Final

from sim.errors import unknown
from sim.paths import path_of

STYLES: Final = ("light", "dark")


def plot(args: list[str]) -> int:
    """Draw the figures again and say where they are."""
    from sim.cli.arguments import beside, one
    from sim.questions.redraw import draw

    words, given = beside(args, ("style",))
    style = given.get("style", "light")
    if style not in STYLES:
        raise unknown("value of style", style, STYLES)
    folder = path_of(one(words, "the folder of a run or a study")[0])
    paths = draw(folder, style)
    for path in paths:
        print(path)
    if not paths:
        print(f"{folder}: has no figures; its answer is in answer.txt")
    return 0


