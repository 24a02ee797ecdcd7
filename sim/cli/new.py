"""`escalade new`: a commented starter folder that runs as it stands."""

from __future__ import annotations

from sim.cli.arguments import pairs, refuse_signs
from sim.errors import UsageError, quote, unknown
from sim.paths import path_of
from sim.questions.declaration import truth

OPTIONS = ("actors", "map", "out")
USUAL = "alpha,beta,gamma"


def new(args: list[str]) -> int:
    """Carry out `escalade new NAME [actors=...] [map=true] [out=FOLDER]`."""
    from sim.scenario.starter import cast_of, write_starter

    for word in args:
        refuse_signs(word)
    names = [word for word in args if "=" not in word]
    if len(names) != 1:
        raise UsageError(f"expected one name for the new scenario; got {len(names) or 'none'}")
    given = pairs([word for word in args if "=" in word])
    for key in given:
        if key not in OPTIONS:
            raise unknown("option", key, OPTIONS)
    mapped = bool(truth("map", given.get("map", "false")))
    folder = path_of(given.get("out", names[0]), "out" if "out" in given else "")
    cast = cast_of(given.get("actors", USUAL))
    for file in write_starter(names[0], folder, cast, mapped):
        print(folder / file)
    print(f"\n{quote(names[0])}: {', '.join(f'{a} ({r})' for a, r in cast.roles.items())}")
    print(f"Next: escalade validate {folder}, then escalade run {folder} rollouts=2000")
    return 0
