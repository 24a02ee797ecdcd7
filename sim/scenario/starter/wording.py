"""words.yaml of a starter, as plain data: a name and a sentence for everything it makes."""

from __future__ import annotations

from typing import Any

from sim.glossary.glossary import proper
from sim.scenario.starter.cast import Cast
from sim.scenario.starter.crisis import outcomes
from sim.scenario.starter.menus import DOCTRINES, menu
from sim.scenario.starter.plans import plans

Word = dict[str, str]

# {i} issuer, {t} target, {me} the actor itself; each sentence says what is so and how it is known.
ACTORS = {
    "issuer": "{me} has given {t} ten days to do as it is told, and threatens force.",
    "target": "{me} is told to comply by {i} and would rather not.",
    "patron": "{me} backs {t} and must choose how far.",
    "client": "{me} fights with help from {i} and has aims of its own.",
    "outside": "{me} watches from outside and may back {i}.",
}
AXES = {"end_state": ("How it ends", "What is so on the last day of the crisis?"),
        "ultimatum": ("What becomes of the demand", "Is the demand met, carried out, dropped or "
                      "still open on the last day?")}
LABELS = {
    "end_state.war_of_patrons": ("open war with a backer", "{i} and a backer of {t} have come to "
                                 "fight each other in the open."),
    "end_state.target_complied": ("{t} gives way", "What {i} demanded has been done, with or "
                                  "without force."),
    "end_state.limited_war": ("limited war", "{i} has struck {t} openly on at least one day."),
    "end_state.deal": ("a deal holds", "A deal is in force on the last day."),
    "end_state.issuer_backed_down": ("{i} backs down", "The demand has lapsed or was taken back, "
                                     "and nothing was got for it."),
    "end_state.unresolved": ("unresolved", "None of the other ends has come by the last day."),
    "ultimatum.met": ("demand met", "What was demanded has been done, with or without force."),
    "ultimatum.overtaken": ("overtaken by a deal", "A deal that gives less than was demanded has "
                            "taken its place."),
    "ultimatum.carried_out": ("threat carried out", "The force threatened was used and the demand "
                              "is not met."),
    "ultimatum.dropped": ("demand dropped", "The demand has lapsed or was taken back."),
    "ultimatum.still_open": ("still open", "The demand stands and is neither met nor carried out."),
}
DOCTRINE_NAMES = {
    "ultimatum": "keeps its word", "bluff": "threatens more than it acts",
    "steady": "keeps to its course", "sitter": "puts things off", "backer": "stands by its client",
    "broker": "trades help for a deal", "spoiler": "breaks truces", "wedge": "parts partners",
}
OPTIONS = {  # completes `North ...`; by role and option where two roles mean different things
    "hold": "stays put", "reinforce": "sends troops", "strike": "strikes {t}",
    "push": "attacks on the ground", "comply": "does as it is told", "defy": "refuses in public",
    "aloof": "gives no help", "help": "sends arms and money", "cover": "puts forces in the way",
    "fight": "attacks on the ground", "raid": "raids", "spoil": "attacks behind the lines",
    "silent": "stays silent", "aid": "arms {i}", "wait": "seeks no talks",
    "seek": "is ready to meet half-way", "call": "calls the other leader",
    "silence": "says nothing", "renew": "says it again, louder", "withdraw": "takes the demand "
    "back", "honour": "carries the threat out", "delay": "puts it off", "dilute": "carries out "
    "less", "extend": "gives more days", "ignore": "lets it pass", "stand_aside": "leaves its "
    "client to it", "warn": "threatens in turn", "shield": "stands in the way", "enter": "joins "
    "the war", "deny": "plays it down", "words": "makes statements",
}
LINES = {"withdrawal": ("full withdrawal", "{t} gives up all the ground that {i} demands."),
         "halfway": ("a line half-way", "{t} gives up most of the ground and keeps the bridge."),
         "front": ("the front as it is", "Each side keeps what it holds on the day of the deal.")}


def wording(cast: Cast, mapped: bool) -> dict[str, Any]:
    """Sections of words.yaml, each with a word for all that the starter has of its kind."""
    ends = outcomes(cast, mapped)
    out: dict[str, Any] = {
        "actors": {a: {"name": proper(a), "article": "", "adjective": proper(a),
                       "says": fill(cast, ACTORS[role], a)} for a, role in cast.roles.items()},
        "axes": {axis: word(cast, AXES[axis]) for axis in ends},
        "labels": {axis: {x["label"]: word(cast, LABELS[f"{axis}.{x['label']}"]) for x in labels}
                   for axis, labels in ends.items()},
        "doctrines": {a: {policy: {"name": DOCTRINE_NAMES[policy], "says": about}
                          for policy, about, _ in DOCTRINES[role]}
                      for a, role in cast.roles.items()},
        "plans": {a: {plan: {"name": course.name, "says": course.says}
                      for plan, course in found.items()}
                  for a in cast.roles if (found := plans(cast, a, mapped))},
        "options": {a: {track: {o: {"name": option(cast, a, o)} for o in found}
                        for track, found in menu(cast, a, mapped).items()} for a in cast.roles},
        "ultimatums": {"demand": word(cast, ("the demand", "{i} has given {t} ten days to comply, "
                                             "and threatens an open military operation."))},
    }
    if mapped:
        other = proper(cast.partner)
        out["lines"] = {line: word(cast, pair) for line, pair in LINES.items()}
        out["channels"] = {"hotline": {"name": "the hotline",
                                       "says": f"{proper(cast.issuer)} and {other} can talk at "
                                               "any time."}}
    return out


def fill(cast: Cast, text: str, actor: str = "") -> str:
    """A text with the names of who is who."""
    return text.format(i=proper(cast.issuer), t=proper(cast.target), me=proper(actor))


def word(cast: Cast, pair: tuple[str, str]) -> Word:
    """A name and a sentence."""
    return {"name": fill(cast, pair[0]), "says": fill(cast, pair[1])}


def option(cast: Cast, actor: str, name: str) -> str:
    """What an actor does by an option, in words that follow its name."""
    return fill(cast, OPTIONS.get(f"{cast.roles[actor]}.{name}") or OPTIONS[name])
