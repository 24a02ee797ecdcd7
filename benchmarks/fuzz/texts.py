"""Odd texts, and damage to a text: by letter, by token and by repetition."""

from __future__ import annotations

import random
import re
from typing import Final

LETTERS: Final = ("\0", "\x07", "\x1b[2J", "\x7f", "\x85", "\u00a0", "\u00ad", "\u200b", "\u202e",
                  "\u2028", "\u2066", "\ufeff", "\ufffe", "\udcff", "\ud800", "\uff11", "\u0663",
                  "\u00bd", "\u0130", "\u0430", "e\u0301", "\u00e9", "\u4e2d", "\U0001f600", "\t",
                  "\n", "\r", " ", "'", '"', "\\", "`", "$", "%s", "{}", "{0}", "=", ",", ";", "#",
                  "&", "*", "!", "|", ">", "<", "@", "~", "(", ")", "[", "]", "{", "}", ":", ".",
                  "..", "/", "-", "--", "+", "0", "9", "x", "_")
NUMBERS: Final = ("0", "1", "2", "7", "0.2", "0.20", "2e-1", ".5", "5.", "-1", "-0", "+1", "1e3",
                  "100", "1000", "1e400", "1e-400", "9" * 400, "0." + "3" * 300, "nan", "inf",
                  "-inf", "0_8", "1_000", "1,000", "0x10", "010", "\uff11", "\u00bd", "1e", "e1",
                  "1..2", "--1", "1 2", "\u22121", "9223372036854775807", "9223372036854775808",
                  "18446744073709551616", "-9223372036854775809", "true", "None", "1/2", "1j", "")
ODD: Final = ("", " ", "null", "None", "true", "nan", "all", "*", "[]", "{}", "[1,2]", "{a: 1}",
              "'", '"', "''", "'a", "\\", "\0", "\n", "\x1b[2J", "\u202e", "\udcff", "\ufeff",
              "${seed}", "${oc.env:HOME}", "%(x)s", "{0.__class__}", "../..", "no/such", ".", "-",
              "--", "=", "a=b", ",", ",,", "(", ")", "range(", "range()", "choice()", "x" * 5000,
              "\u00e9", "e\u0301", "\U0001f600" * 50, "9" * 5000, "a.b.c", ".a", "a.", "1e999999")
PREDICATES: Final = (
    "rung.challenger.defender >= 3", "day > 4", "not day > 4", "held(day > 1, 3)", "status",
    "ultimatum_status.demand == met", "day > 1 and (day < 9 or not day == 3)", "day / 0 > 1",
    "day > 1e999", "day >", "> 1", "day == day == day", "mean(day) > 1", "fired.x > 0", "((day > 1",
    "day > 1)", "held(day > 1, 99999)", "held(held(day > 1, 2), 2)", "rung.a.b > 1", "day = 1",
    "day > 1 # x", "day > \uff11", "d\u0430y > 1", "day<1,day>1", "-day < -1", "day > - 1",
    "day > 1 and", "not", "1 > 0", "1 == 1", "day > 1_0", "'day' > 1", "trust.challenger > 0.5")
TOKEN: Final = re.compile(r"\w+|\S")
OPENERS: Final = ("(", "[", "{", "'", '"', "not ", "choice(", "held(", "a.", "1,", "a,", "-",
                  "day/", "1:", "day > 1 and ", "\\", "''", "a'", "=", "range(1),", "*", "\u0301",
                  "+x@", "hold@2001-01-02+", "day > 1 or (", "x ", "?", "[!")


def damage(luck: random.Random, text: str) -> str:
    """A text with one to three small changes."""
    for _ in range(luck.choice((1, 1, 2, 3))):
        text = luck.choice((by_letter, by_letter, by_token))(luck, text)
    return text


def by_letter(luck: random.Random, text: str) -> str:
    """A letter put in, taken out, doubled or replaced; or the text cut."""
    k = luck.randrange(len(text) + 1)
    how = luck.randrange(6)
    if how == 0:
        return text[:k]
    if how == 1:
        return text[:k] + text[k + 1:]
    if how == 2:
        return text[:k] + text[k: k + 1] * 2 + text[k + 1:]
    return text[:k] + luck.choice(LETTERS) + text[k + (how == 3):]


def by_token(luck: random.Random, text: str) -> str:
    """A token replaced, dropped, moved or doubled."""
    found = list(TOKEN.finditer(text))
    if not found:
        return luck.choice(ODD)
    one, two = luck.choice(found), luck.choice(found)
    put = luck.choice(("", two[0], one[0] * 2, luck.choice(NUMBERS), luck.choice(ODD[:40])))
    return text[: one.start()] + put + text[one.end():]


def repeat(luck: random.Random) -> str:
    """The same few letters very many times, closed or not."""
    piece, n = luck.choice(OPENERS), luck.choice((50, 2000, 30_000))
    tail = luck.choice(("", "1", ")" * n, "day > 1" + ")" * n, "'"))
    return (piece * n)[:100_000] + tail
