"""What `--help` prints of a question: made from its signature and docstring."""

from __future__ import annotations

import textwrap
from typing import Final

from sim.questions import question
from sim.questions.declaration import Setting, declaration_of
from sim.questions.settings import Without

WIDTH: Final = 100
MARGIN: Final = 23  # columns before the meaning of a setting
WORDS: Final = """the crisis itself
  ACTOR=DOCTRINE                   turn an actor's doctrine
  PARAMETER=VALUE                  one number
  PARAMETER=LOW:CENTRAL:HIGH       a range: 5 %, 50 % and 95 % points
  PARAMETER=LOW:CENTRAL:HIGH:SHAPE with split_normal, triangular or uniform
  PARAMETER+=AMOUNT                move its value or range, up to the most it can be; -= down
  mechanisms.NAME=off              switch a mechanism off
  beliefs=known                    the same drawn types, public from the first day
  ACTOR.lookahead=0                scale one actor's look-ahead, 0 to 1
  do.ACTOR.TRACK=OPTION            force a posture (force, talk), a word (signal) or an answer
                                   (response), on all days or OPTION@2020-02-20..2020-02-29; spans
                                   are joined by +, `silence` says or answers nothing
  threat=none                      the first ultimatum is never made; private: nobody hears of it;
                                   as_issued: as the scenario has it
  threat.later=7                   days added to its deadline
  threat.size=0.5                  half of what it asks, of ground the half nearest to the front
  threat.publicity=0.5             0 to 1; threat.rung=6: of the threatened act

A value given here replaces the scenario's whole parameter: value, range, grade and source.
Words about the threat are laid over all others; a commitment given beside them stands. A value
that holds a comma or a bracket of its own is put in quotes: KEY="'a,b'".
`escalade show NAME` lists actors, doctrines, parameters, mechanisms and the threat.
"""


def help_of(name: str) -> str:
    """Everything a question takes."""
    about = declaration_of(question(name))
    lines = [f"escalade {name} NAME [KEY=VALUE ...]: {about.first[0].lower()}{about.first[1:]}",
             "", about.body, "", "settings",
             *setting_lines("scenario=NAME", "a name that `escalade list` shows, or a folder; it "
                            "may stand bare, as the first word")]
    for s in about.settings.values():
        lines += setting_lines(f"{s.word}={default_of(s)}", meaning_of(s))
    lines += setting_lines("json=false", "true: print the data as JSON instead of the text")
    lines += setting_lines("progress=text", "json: a JSON object a line on standard error, for "
                           "programs. On a pipe either is whole lines, rarer the longer it takes")
    return "\n".join(lines) + "\n\n" + WORDS


def default_of(s: Setting) -> str:
    """The default as a word has it; empty for none."""
    if s.word == "out":
        return "DIR"
    if s.default is None:
        return ""
    return str(s.default).lower() if isinstance(s.default, bool) else str(s.default)


def meaning_of(s: Setting) -> str:
    """What a setting means, and what it may be."""
    text = " ".join(s.meaning.split()).rstrip(".")
    if not text[1:2].isupper():
        text = text[:1].lower() + text[1:]
    if s.word == "out":
        text += "; by default one under results/"
    allowed = ", ".join(s.allowed) or (str(s.read) if s.read else "")
    if allowed and allowed not in text:
        text += f" ({allowed})"
    uses = [f"{'not' if isinstance(u, Without) else 'only'} with {u}" for u in s.uses]
    return f"{text}; {', '.join(uses)}" if uses else text


def setting_lines(word: str, meaning: str) -> list[str]:
    """A setting and its meaning, wrapped."""
    lines = textwrap.wrap(meaning, WIDTH - MARGIN)
    head = f"  {word:<{MARGIN - 3}} "
    if len(head) > MARGIN:
        return [head.rstrip(), *(" " * MARGIN + line for line in lines)]
    return [head + lines[0], *(" " * MARGIN + line for line in lines[1:])]
