"""Command lines at random: right ones by what each verb declares, then damaged."""

from __future__ import annotations

import functools
import random
from typing import Any, Final

from benchmarks.fuzz.seam import loaded
from benchmarks.fuzz.texts import LETTERS, NUMBERS, ODD, PREDICATES, damage, repeat
from sim.engine.state.names import MECHANISMS, TRACKS
from sim.questions import QUESTIONS, question
from sim.questions.declaration import Declared, declaration_of
from sim.scenario.threat import KINDS, WORDS

OTHER_VERBS: Final = ("show", "validate", "plot", "report", "runs", "verify", "new", "schema",
                      "gather", "export", "version", "help")
SHOWN: Final = ("json", "progress")
NOWHERE: Final = ("textbok", "", ".", "x" * 300, "text\u00adbook", "\uff54extbook", "~",
                  "/dev/null", "*", "haiti_1994,textbook")


@functools.cache
def declared(verb: str) -> Declared:
    """What a question declares."""
    return declaration_of(question(verb))


def line(luck: random.Random) -> list[str]:
    """The arguments of one command."""
    if luck.random() < 0.06:
        return other(luck)
    verb = luck.choice(list(QUESTIONS))
    words = [word(luck, verb) for _ in range(luck.choice((0, 1, 1, 1, 2, 2, 3, 5)))]
    named = luck.choice(NOWHERE) if luck.random() < 0.07 else "textbook"
    first = named if luck.random() < 0.7 else f"scenario={named}"
    flags = ["-m"] if verb == "run" and luck.random() < 0.15 else []
    args = [verb, *flags, first, *words]
    return garbled(luck, args) if luck.random() < 0.15 else args


def other(luck: random.Random) -> list[str]:
    """The arguments of a verb that asks nothing."""
    pieces = ["textbook", "challenger", "nowhere", "code=true", "style=dark", "style=x", "parts=x",
              "parts=drivers,extra", "rollouts=0", "workers=-1", "json=true", "map=true",
              "actors=a,b,c", "actors=a,a", "actors=" + "x," * 50, "out=made", "play=1", "play=x",
              "my_crisis", "my crisis", "../x", *ODD]
    if luck.random() < 0.03:
        return ["list", *luck.choice(((), ("all",)))]  # reads all that is bundled
    return [luck.choice(OTHER_VERBS), *(luck.choice(pieces) for _ in range(luck.randrange(4)))]


def garbled(luck: random.Random, args: list[str]) -> list[str]:
    """The arguments with one damaged, doubled, dropped, swapped or odd."""
    args, k = list(args), luck.randrange(1, len(args))
    how = luck.randrange(6)
    if how < 2:
        args[k] = damage(luck, args[k])
    elif how == 2:
        args.insert(k, luck.choice(args))
    elif how == 3:
        del args[k]
    elif how == 4:
        args[k] = luck.choice(ODD)
    else:
        args.insert(k, luck.choice(("--help", "-h", "--cfg", "job", "-m", "--x=1", "+a=1", "~a",
                                    "experiment=idlib_bought", "experiment=x", "hydra.x=1", "")))
    return args


def word(luck: random.Random, verb: str) -> str:
    """One word KEY=VALUE of a question."""
    about = declared(verb)
    if luck.random() < 0.45:
        key = luck.choice([*about.by_word, *SHOWN])
        value = setting_value(luck, key, about.by_word.get(key))
    else:
        key, value = crisis_word(luck)
    if verb == "compare" and luck.random() < 0.6:
        key = luck.choice(("a.", "b.", "A.", "aa.", "fork.", "\u00e9.")) + key
    if luck.random() < 0.12:
        key = damage(luck, key)
    if luck.random() < 0.25:
        value = damage(luck, value)
    if luck.random() < 0.004:
        value = repeat(luck)
    return key + luck.choice(("=",) * 20 + ("==", " = ", ":", "+=", "-=", "")) + value


def setting_value(luck: random.Random, key: str, setting: Any) -> str:
    """A value of a setting, often a right one."""
    if key in ("outcome", "rollout", "axis"):
        return luck.choice(("", "typical:")) + outcome(luck)
    if key == "address":
        return luck.choice(ODD)
    if setting is None or setting.kind is bool:
        return luck.choice(("true", "false", "on", "TRUE", "2", "maybe", *ODD))
    if setting.allowed:
        return luck.choice((*setting.allowed, *ODD))
    if setting.read is not None:
        return number(luck)
    return luck.choice((*names(), "all", "*", "challenger.*", "[a-", "!", *ODD))


@functools.cache
def names() -> tuple[str, ...]:
    """Names that the textbook crisis has."""
    crisis = loaded("textbook", False)
    ends = [f"{o.name}:{label}" for o in crisis.outcomes for label in o.labels]
    return (*crisis.paths, *crisis.actor_names, *(f"mechanisms.{m}" for m in MECHANISMS), *ends,
            *crisis.count_names)


def outcome(luck: random.Random) -> str:
    """What `outcome=` may ask, or something like it."""
    found = luck.choice((*PREDICATES, *names()))
    if luck.random() < 0.4:
        found = damage(luck, found)
    return found if luck.random() < 0.8 else f"{found},{luck.choice(PREDICATES)}"


def number(luck: random.Random) -> str:
    """A number, or several, or something like it."""
    one = luck.choice(NUMBERS)
    how = luck.randrange(8)
    if how < 4:
        return one
    more = [luck.choice(NUMBERS) for _ in range(luck.choice((1, 2, 2, 3)))]
    if how == 4:
        return ",".join((one, *more))
    if how == 5:
        return ":".join((one, *more, *luck.choice(((), ("uniform",), ("unifrm",)))))
    return luck.choice(("range", "linspace", "choice", "interval", "sort", "f")) \
        + "(" + ",".join((one, *more)) + ")"


def crisis_word(luck: random.Random) -> tuple[str, str]:
    """Key and value of a word about the crisis."""
    crisis, how = loaded("textbook", False), luck.randrange(7)
    actor = luck.choice(crisis.actors)
    if how == 0:
        return actor.name, ",".join(luck.choice((*actor.doctrine_names, "all", "*", "steady"))
                                    for _ in range(luck.choice((1, 1, 2))))
    if how == 1:
        key = luck.choice((*(f"mechanisms.{m}" for m in MECHANISMS), "beliefs", "mechanisms"))
        return key, luck.choice(("on", "off", "known", "ON,off", "0", *ODD))
    if how == 2:
        track = luck.choice(TRACKS)
        menu = (*actor.menus.get(track, ("x",)), "silence", "free")
        days = luck.choice(("", "@2001-01-02", "@2001-01-03..", "@..2001-01-04", "@x", "@1..2",
                            "@9999-12-31", "@2001-W01-2", "@2001-01-02..2001-01-01"))
        return f"do.{actor.name}.{track}", "+".join(
            luck.choice(menu) + days for _ in range(luck.choice((1, 1, 2, 9))))
    if how == 3:
        key = luck.choice(("threat", *WORDS))
        return key, luck.choice(KINDS) if key == "threat" else number(luck)
    path = luck.choice(list(crisis.paths))
    if how == 4:
        return path + luck.choice("+-"), number(luck)
    if how == 5:
        return luck.choice((path.partition(".")[0], path.rpartition(".")[2], *LETTERS)), "1"
    return path, number(luck)
