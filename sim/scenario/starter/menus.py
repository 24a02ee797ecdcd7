"""What each role of a starter may do, which doctrines it has, and its first posture."""

from __future__ import annotations

from typing import Any

from sim.scenario.starter.cast import Cast

Option = tuple[dict[str, Any], str]  # levels, what it is in words

WAR = {"strike": 1, "scope": 1, "publicity": 1, "costly": 1}


def menu(cast: Cast, name: str, mapped: bool) -> dict[str, dict[str, Option]]:
    """Track -> option -> levels and a word on each."""
    role = cast.roles[name]
    talks = mapped and name in (cast.issuer, cast.partner)
    tracks: dict[str, dict[str, Option]] = {"force": FORCE[role](mapped)}
    if talks:
        tracks["talk"] = {
            "wait": ({}, "no talks sought"),
            "seek": ({"concede": 0.4}, "ready to meet half-way"),
            "call": ({"verb": "call", "concede": 0.3, "publicity": 0.5}, "leaders on the phone"),
        }
    if role in SIGNAL:
        unheard = role == "target" and cast.patron is None  # nobody's tie depends on its words
        tracks["signal"] = SILENCE if unheard else SIGNAL[role]
    if role in RESPONSE:
        tracks["response"] = RESPONSE[role]
    return tracks


def issuer(mapped: bool) -> dict[str, Option]:
    """Force menu of the issuer."""
    middle: dict[str, Option] = {
        "reinforce": ({"rung": 4, "reinforce": 0.5, "publicity": 0.5, "costly": 1},
                      "troops to the theatre"),
    } if mapped else {}
    return {"hold": ({"rung": 3}, "stay put"), **middle,
            "strike": ({"rung": 7, **WAR}, "the act threatened")}


def target(mapped: bool) -> dict[str, Option]:
    """Force menu of the target."""
    ground: dict[str, Option] = {
        "push": ({"rung": 5, "tempo": 0.5, "caution": 0.5}, "take more ground"),
    } if mapped else {}
    return {"hold": ({"rung": 1}, "stay put"), **ground,
            "comply": ({"comply": 1, "caution": 1, "publicity": 1, "costly": 1}, "do as told"),
            "defy": ({"rung": 3, "publicity": 1}, "refuse in public")}


def patron(mapped: bool) -> dict[str, Option]:
    """Force menu of a patron."""
    return {"aloof": ({}, "no help"),
            "help": ({"rung": 2, "support": 0.6, "costly": 1}, "arms and money for its client"),
            "cover": ({"rung": 5, "support": 0.6, "shield": 1, "publicity": 0.5, "costly": 1},
                      "forces placed in the way")}


def client(mapped: bool) -> dict[str, Option]:
    """Force menu of a client."""
    fight: dict[str, Option] = {"fight": ({"rung": 5, "tempo": 0.5}, "attack on the ground")} \
        if mapped else {"raid": ({"rung": 5, "strike": 0.3}, "raids of its own")}
    return {"hold": ({"rung": 3}, "armed and watchful"), **fight,
            "spoil": ({"rung": 5, "spoil": 1}, "attacks behind the lines")}


def outside(mapped: bool) -> dict[str, Option]:
    """Force menu of an outside power."""
    return {"silent": ({}, "nothing"),
            "words": ({"verb": "words", "rung": 1, "wedge": 0.2, "publicity": 1}, "statements"),
            "aid": ({"rung": 3, "wedge": 0.7, "publicity": 0.7, "costly": 1, "price": 0.05},
                    "arms for the issuer")}


FORCE = {"issuer": issuer, "target": target, "patron": patron, "client": client,
         "outside": outside}
SILENCE: dict[str, Option] = {"silence": ({}, "say nothing")}
SIGNAL: dict[str, dict[str, Option]] = {
    "issuer": {**SILENCE,
               "renew": ({"verb": "renew", "rung": 3, "publicity": 1}, "say it again, louder"),
               "withdraw": ({"verb": "withdraw", "publicity": 1}, "take the demand back")},
    "target": {**SILENCE, "deny": ({"verb": "deflect", "publicity": 0.5}, "play it down")},
    "patron": {**SILENCE, "deny": ({"verb": "deflect", "publicity": 0.7}, "play it down")},
}
RESPONSE: dict[str, dict[str, Option]] = {
    "issuer": {"honour": ({"verb": "honour", "rung": 7, **WAR}, "carry the threat out"),
               "delay": ({"verb": "delay", "rung": 3}, "not today"),
               "dilute": ({"verb": "dilute", "rung": 6, "strike": 0.3, "publicity": 0.7,
                           "costly": 1}, "carry out less"),
               "extend": ({"verb": "extend", "rung": 3, "publicity": 0.7}, "give more days"),
               "ignore": ({"verb": "ignore"}, "let it pass")},
    "patron": {"stand_aside": ({"verb": "stand_aside"}, "leave the client to it"),
               "warn": ({"verb": "warn", "rung": 1, "publicity": 0.7}, "threaten in turn"),
               "shield": ({"verb": "shield", "rung": 4, "shield": 1, "publicity": 0.7,
                           "costly": 1}, "stand in the way"),
               "enter": ({"verb": "enter", "rung": 8, "shield": 1, "strike": 0.6, "hurt": 1,
                          "support": 1, "publicity": 1, "costly": 1}, "join the war")},
}
POSTURE = {
    "issuer": {"force": "hold", "talk": "wait", "signal": "silence", "response": "delay"},
    "target": {"force": "hold", "talk": "wait", "signal": "silence"},
    "patron": {"force": "help", "talk": "wait", "signal": "silence", "response": "stand_aside"},
    "client": {"force": "hold"},
    "outside": {"force": "silent"},
}
# Doctrine file -> its policy, what it says and its weight in the mixture; the first is in force.
DOCTRINES = {
    "issuer": (("ultimatum", "Keeps a dated threat and dislikes backing away.", 0.6),
               ("bluff", "Likes to threaten more than to act.", 0.4)),
    "target": (("steady", "Keeps to its course unless another is clearly better.", 0.6),
               ("sitter", "Puts off any costly act, giving way included.", 0.4)),
    "patron": (("backer", "Stands by its client.", 0.5),
               ("broker", "Trades its help for a deal.", 0.5)),
    "client": (("steady", "Keeps to its course.", 0.6),
               ("spoiler", "Breaks truces and offers that leave it out.", 0.4)),
    "outside": (("sitter", "Waits.", 0.6), ("wedge", "Works to part the issuer from a partner.",
                                            0.4)),
}
