"""What words.yaml may hold: names and sentences by kind, as `sim.scenario.forms` has its tables."""

from typing import Final

from sim.scenario.forms import Form, Key, text

WORD: Final[Form] = {
    "name": text("short words for a legend or a sentence, lower case unless a proper name",
                 fill=True),
    "says": text("what it means: one plain sentence", fill=True),
}
ACTOR_WORD: Final[Form] = {
    "name": WORD["name"],
    "article": text("the, where a sentence needs it"),
    "adjective": text("as in Northern soldiers; by default the name", fill=True),
    "says": WORD["says"],
}


def called(about: str, form: Form = WORD, deep: int = 1) -> Key:
    """Words for keys of the author's own, `deep` levels down."""
    of = Key("form", "", form=form)
    for _ in range(deep - 1):
        of = Key("each", "", of=of)
    return Key("each", about, of=of)


WORDS: Final[Form] = {
    "actors": called("who they are and what they want", ACTOR_WORD),
    "axes": called("what each outcome axis asks"),
    "labels": called("by axis and label: what is so at the end, and how it is measured", deep=2),
    "doctrines": called("by actor and doctrine: how an actor of this doctrine behaves", deep=2),
    "plans": called("by actor and plan: a name that completes `North ...`, as in `bargains`; by "
                    "default says what menus.yaml says of it", deep=2),
    "options": called("by actor, track and option: a name that completes `North ...`, as in "
                      "`strikes anywhere`; says may be left out", deep=3),
    "lines": called("lines that a deal may follow"),
    "agreements": called("agreements in force"),
    "channels": called("ways to talk"),
    "ultimatums": called("demands with a date"),
    "pledges": called("conditional threats"),
    "injects": called("events from outside; by default what is said"),
    "events": called("in place of the engine's own words for what has a first day"),
    "counts": called("in place of the engine's own words for counts"),
    "series": called("in place of the engine's own words for daily series"),
    "mechanisms": called("in place of the engine's own words for mechanisms"),
    "parameters": called("by path, quoted (\"north.resolve\"): in place of the engine's own words"),
}
