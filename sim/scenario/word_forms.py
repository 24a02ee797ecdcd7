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


def words_of_keys(about: str, form: Form = WORD, deep: int = 1) -> Key:
    """Words for keys of the author's own, `deep` levels down."""
    of = Key("form", "", form=form)
    for _ in range(deep - 1):
        of = Key("each", "", of=of)
    return Key("each", about, of=of)


WORDS: Final[Form] = {
    "actors": words_of_keys("who they are and what they want", ACTOR_WORD),
    "axes": words_of_keys("what each outcome axis asks"),
    "labels": words_of_keys(
        "by axis and label: what is so at the end, and how it is measured", deep=2
    ),
    "doctrines": words_of_keys(
        "by actor and doctrine: how an actor of this doctrine behaves", deep=2
    ),
    "plans": words_of_keys(
        "by actor and plan: a name that completes `North ...`, as in `bargains`; by "
        "default says what menus.yaml says of it",
        deep=2,
    ),
    "options": words_of_keys(
        "by actor, track and option: a name that completes `North ...`, as in "
        "`strikes anywhere`; says may be left out",
        deep=3,
    ),
    "lines": words_of_keys("lines that a deal may follow"),
    "agreements": words_of_keys("agreements in force"),
    "channels": words_of_keys("ways to talk"),
    "ultimatums": words_of_keys("demands with a date"),
    "pledges": words_of_keys("conditional threats"),
    "injects": words_of_keys("events from outside; by default what is said"),
    "events": words_of_keys("in place of the engine's own words for what has a first day"),
    "counts": words_of_keys("in place of the engine's own words for counts"),
    "series": words_of_keys("in place of the engine's own words for daily series"),
    "mechanisms": words_of_keys("in place of the engine's own words for mechanisms"),
    "parameters": words_of_keys(
        'by path, quoted ("north.resolve"): in place of the engine\'s own words'
    ),
}
