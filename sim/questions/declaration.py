"""What a question's signature and docstring declare, read once and used everywhere.

From them come the words of the command line, the checks of Python calls, `--help`, the reserved
names, Hydra's nodes and the table in the README.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from sim.errors import UsageError, quote, unknown
from sim.paths import path_of
from sim.questions.settings import MANNER, With, Without, text

OUTSIDE: Final = ("scenario", "words", "progress")  # of every question; no settings
YES: Final = {"true": True, "yes": True, "on": True, "1": True,
              "false": False, "no": False, "off": False, "0": False}

LONGEST: Final = 200  # letters of the name of a word

Question = Callable[..., Any]


@dataclass(frozen=True)
class Setting:
    """One setting of a question.

    kind: bool, int, float or str. read: of a number, checks its range. allowed: of a text, the
    values it may have; empty for any. optional: None stands for not given. manner: it changes how
    the answer is found or kept, not what it is. uses: all must hold for it to be of use. path: it
    names a file or folder, with `~` for home.
    """

    name: str
    kind: type
    default: Any
    meaning: str
    read: Any = None
    allowed: tuple[str, ...] = ()
    optional: bool = False
    manner: bool = False
    uses: tuple[With, ...] = ()
    path: bool = False

    @property
    def word(self) -> str:
        """Its name on the command line; a word that Python reserves has no underscore there."""
        return self.name.rstrip("_")

    def checked(self, value: Any) -> Any:
        """A value of the setting from a number, a text or a truth; UsageError if it is none."""
        if value is None and self.optional:
            return None
        if self.kind is bool:
            return truth(self.word, value)
        if self.read is not None:
            return self.read.read(self.word, value)
        found = text(self.word, value)
        if self.path:
            return str(path_of(found, self.word))
        if self.allowed and found not in self.allowed:
            raise unknown(f"value of {self.word}", found, self.allowed)
        return found


@dataclass(frozen=True)
class Declared:
    """A question as its function declares it. first: the first line of its docstring."""

    name: str
    first: str
    body: str
    settings: Mapping[str, Setting]
    by_word: Mapping[str, Setting] = field(default_factory=dict)

    def checked(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """All settings by their names, checked; those that are not given at their defaults."""
        return {name: s.checked(given[name]) if name in given else s.default
                for name, s in self.settings.items()}

    def refuse_unused(self, settings: Mapping[str, Any], words: Mapping[str, Any]) -> None:
        """UsageError for a setting that differs from its default and is of no use here."""
        for name, s in self.settings.items():
            if settings[name] == s.default:
                continue
            for use in s.uses:
                if not use.holds(settings, words):
                    how = "beside" if isinstance(use, Without) else "without"
                    raise UsageError(f"{s.word}={quote(settings[name])}: has no use {how} {use}; "
                                     f"leave it out{'' if how == 'beside' else f' or give {use}'}")

    def parted(self, given: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
        """The settings among the words of a command line, checked, and the other words."""
        from sim.scenario.levels import unquote

        own = {self.by_word[k].name: self.by_word[k].checked(unquote(v))
               for k, v in given.items() if k in self.by_word}
        return own, {k: v for k, v in given.items() if k not in self.by_word}

    def identity(self, settings: Mapping[str, Any]) -> dict[str, Any]:
        """The settings that the answer depends on, by their words."""
        return {s.word: settings[n] for n, s in self.settings.items() if not s.manner}


def refuse_odd_name(key: str) -> None:
    """UsageError for the name of a word that no message could show."""
    if not key.isprintable():
        raise UsageError(f"'{quote(key)}': the name of a setting holds letters that cannot be "
                         "printed")
    if len(key) > LONGEST:
        raise UsageError(f"'{quote(key)}': no setting has a name of {len(key):,} letters")


def truth(key: str, value: Any) -> bool:
    """A truth from itself or from a word; UsageError if it is neither."""
    if isinstance(value, bool):
        return value
    if not isinstance(value, str) or value.lower() not in YES:
        raise UsageError(f"{key}={quote(value)}: must be true or false")
    return YES[value.lower()]


@cache
def declaration_of(question: Question) -> Declared:
    """What a question declares; TypeError where its signature or docstring leaves something out."""
    doc = inspect.getdoc(question) or ""
    meanings = parameters_of(doc)
    known = vars(sys.modules[question.__module__])
    settings = {}
    for name, parameter in inspect.signature(question).parameters.items():
        if name in OUTSIDE:
            continue
        if name not in meanings:
            raise TypeError(f"{question.__name__}: its docstring does not say what {name} is")
        hint = eval(parameter.annotation, known)  # alone: other hints name what is not imported
        settings[name] = setting(name, hint, parameter.default, meanings[name])
    first, _, rest = doc.partition("\n")
    body = re.split(r"\n(?:Parameters|Returns)\n-+\n", rest)[0].strip("\n")
    return Declared(question.__name__, first, body, settings,
                    {s.word: s for s in settings.values()})


def setting(name: str, hint: Any, default: Any, meaning: str) -> Setting:
    """A setting from the annotation of a parameter."""
    notes: list[Any] = []
    kinds = flat(hint, notes)
    optional = NoneType in kinds
    kinds = [k for k in kinds if k is not NoneType]
    allowed: tuple[str, ...] = ()
    if get_origin(kinds[0]) is Literal:
        allowed, kind = get_args(kinds[0]), str
    else:
        kind = kinds[0]
    read = next((n for n in notes if hasattr(n, "read")), None)
    return Setting(name, kind, default, meaning, read, allowed, optional, MANNER in notes,
                   tuple(n for n in notes if isinstance(n, With)), Path in kinds)


def flat(hint: Any, notes: list[Any]) -> list[Any]:
    """The types of a union, without their annotations, which go into `notes`."""
    if get_origin(hint) is Annotated:
        inner, *found = get_args(hint)
        notes += found
        return flat(inner, notes)
    if get_origin(hint) in (Union, UnionType):
        return [k for part in get_args(hint) for k in flat(part, notes)]
    return [hint]


def parameters_of(doc: str) -> dict[str, str]:
    """Meaning of every parameter by its name, from a docstring in NumPy's style."""
    found = re.search(r"\nParameters\n-+\n(.*?)(?=\n\n?[A-Z]\w+\n-+\n|\Z)", doc, re.S)
    meanings: dict[str, str] = {}
    names: list[str] = []
    for line in found.group(1).splitlines() if found else []:
        if line and not line[0].isspace():
            names = [n.strip() for n in line.partition(" : ")[0].split(",")]
            meanings |= dict.fromkeys(names, "")
        else:
            for name in names:
                meanings[name] = f"{meanings[name]}\n{line.strip()}".strip("\n")
    return meanings
