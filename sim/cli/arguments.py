"""Splitting the words after a verb; every mistake is a UsageError."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from sim.errors import UsageError, quote, unknown


def pairs(args: list[str], known: Collection[str] = ()) -> dict[str, str]:
    """key=value arguments, each key once. known: keys that there are, for advice."""
    from sim.questions.declaration import refuse_odd_name

    found: dict[str, str] = {}
    for arg in args:
        refuse_signs(arg, known)
        key, eq, value = arg.partition("=")
        key, value = key.strip(), value.strip()
        if not eq or not key:
            raise UsageError(f"'{quote(arg)}': expected key=value")
        refuse_odd_name(key)
        if key in found:
            raise UsageError(f"'{quote(key)}' is given twice")
        if not value:
            raise UsageError(f"'{quote(arg)}': nothing after the =")
        found[key] = value
    return found


def refuse_signs(arg: str, known: Collection[str] = ()) -> None:
    """Refuse the signs of other command lines; how it is written here where its key is known."""
    if arg.startswith("hydra."):
        raise UsageError(f"'{quote(arg)}': hydra settings have no use here; out=DIR says where to")
    if arg.startswith("~/") or arg == "~":
        return  # a path
    what = {"-": "options are written key=value, without dashes",
            "+": "adding a key with + is not understood here",
            "~": "deleting a key with ~ is not understood here"}.get(arg[:1])
    if what:
        plain = arg.lstrip("-+~")
        key, eq, _ = plain.partition("=")
        tail = f"; write {quote(plain)}" if eq and key in known else ""
        raise UsageError(f"'{quote(arg)}': {what}{tail}")


def beside(args: list[str], options: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """Other words, and `key=value` options; UsageError for a key that is none of `options`.

    What names something on disk is no option, whatever its letters.
    """
    given = [word for word in args
             if word.partition("=")[0].isidentifier() and "=" in word and not Path(word).exists()]
    found = pairs(given, options)
    for key in found:
        if key not in options:
            raise unknown("option", key, options)
    return [word for word in args if word not in given], found


def take_code_flag(args: list[str]) -> tuple[list[str], bool]:
    """The other words, and whether code=true is among them."""
    from sim.questions.declaration import truth

    given = [word for word in args if word.startswith("code=")]
    if len(given) > 1:
        raise UsageError("'code' is given twice")
    yes = truth("code", given[0].removeprefix("code=")) if given else False
    return [word for word in args if word not in given], yes


def one(args: list[str], what: str, also: str = "") -> list[str]:
    """The argument of a verb, with or without `scenario=`, and at most one more if `also`."""
    most = 2 if also else 1
    for arg in args:
        refuse_signs(arg)
    if not 1 <= len(args) <= most:
        more = f" and perhaps {also}" if also else ""
        raise UsageError(f"expected one argument: {what}{more}; got {len(args) or 'none'}")
    first = args[0].removeprefix("scenario=").strip()
    if not first:
        raise UsageError(f"expected one argument: {what}; got an empty one")
    return [first, *args[1:]]
