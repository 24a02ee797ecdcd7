"""The graph of a crisis: who is who, how they stand to each other, who demands what of whom."""

from __future__ import annotations

from typing import Any

from sim.data.outcome import Outcome
from sim.glossary.text import joined
from sim.report.sides import capital, long_date, possessive, subject
from sim.report.svg.canvas import Canvas
from sim.report.svg.graph import GraphLink, GraphNode, Network, draw_graph

PARTS = {"issuer": "makes the demand", "target": "faces the demand", "outside": "stands outside"}


def graph_of(outcome: Outcome) -> Canvas:
    """The graph of actors, ties and commitments on the first day."""
    return draw_graph(network_of(outcome))


def network_of(outcome: Outcome, keys: str = "") -> Network:
    """The network with its words.

    keys: the data-key of the list of ties, whose entries are [actor, actor, goodwill].
    """
    facts = outcome.network
    camps = camps_of(facts)
    order = sorted(range(len(camps)), key=lambda n: not head_of(facts, n))
    place = {old: new for new, old in enumerate(order)}
    nodes = [node_of(outcome, n, camps[n]) for n in order]
    links = [GraphLink(place[a], place[b], "tie", goodwill=float(x),
                  key=f"{keys}.{n}.2" if keys else "")
             for n, (a, b, x) in enumerate(facts["ties"])]
    links += [GraphLink(place[p], place[c], "backs") for p, c in facts["patrons"]]
    links += [GraphLink(place[u["issuer"]], place[u["target"]], "demand", demand_words(outcome, u))
              for u in facts["ultimatums"] if u["open"]]
    links += [GraphLink(place[k["holder"]], place[k["against"]], "pledge",
                   outcome.glossary.name("pledge", k["name"]))
              for k in facts["pledges"] if k["active"]]
    about = ("Actors with their ties, from 0 for enmity to 1 for friendship, who backs whom, "
             "demands and pledges that stand on the first day.")
    return Network("graph", title_of(outcome), about, tuple(nodes), tuple(links))


def head_of(facts: dict[str, Any], n: int) -> bool:
    """True for an issuer or target of an ultimatum, or of that role."""
    return facts["actors"][n]["role"] in ("issuer", "target")


def camps_of(facts: dict[str, Any]) -> list[str]:
    """Where each actor stands: with the issuer (left), with the target (right) or with neither."""
    actors = facts["actors"]
    heads = {"left": {n for n, a in enumerate(actors) if a["role"] == "issuer"},
             "right": {n for n, a in enumerate(actors) if a["role"] == "target"}}
    sides = {camp: {actors[n]["side"] for n in found} - {-1} for camp, found in heads.items()}
    out = []
    for n, actor in enumerate(actors):
        near = {b if a == n else a for a, b in facts["patrons"] if n in (a, b)}
        camp = [c for c in heads if n in heads[c]] or [
            c for c in heads if near & heads[c] or actor["side"] in sides[c]]
        out.append(camp[0] if len(camp) == 1 else "")
    return out


def node_of(outcome: Outcome, n: int, camp: str) -> GraphNode:
    """One actor with what it is here."""
    facts, actor = outcome.network, outcome.network["actors"][n]
    names = [outcome.glossary.name("actor", a["name"]) for a in facts["actors"]]
    clients = [names[c] for p, c in facts["patrons"] if p == n]
    patrons = [names[p] for p, c in facts["patrons"] if c == n]
    part = PARTS.get(actor["role"], "")
    if not part:
        part = (f"backs {joined(clients)}" if clients else
                f"backed by {joined(patrons)}" if patrons else actor["role"])
    word = outcome.glossary.word("actor", actor["name"])
    return GraphNode(word.name, part, camp, actor["side"], f"{word.name}: {word.says or part}")


def demand_words(outcome: Outcome, ultimatum: dict[str, Any]) -> str:
    """A demand in a few words, with its deadline if that falls within the days played."""
    text = outcome.glossary.name("ultimatum", ultimatum["name"])
    if 0 <= ultimatum["deadline"] < outcome.days:
        text += f", by {long_date(outcome.dates[ultimatum['deadline']])}"
    return text


def title_of(outcome: Outcome) -> str:
    """What the graph comes to: whose demand on whom, and who stands behind the two."""
    facts = outcome.network
    names = [subject(outcome, a["name"]) for a in facts["actors"]]
    open_ = [u for u in facts["ultimatums"] if u["open"]]
    if not open_:
        return "No demand stands on the first day."
    first = open_[0]
    parts = [f"{possessive(capital(names[first['issuer']]))} demand on {names[first['target']]}: "
             f"{demand_words(outcome, first)}"]
    for who in (first["target"], first["issuer"]):
        backers = [names[p] for p, c in facts["patrons"] if c == who]
        if backers:
            verb = "backs" if len(backers) == 1 else "back"
            parts.append(f"{joined(backers)} {verb} {names[who]}")
    return "; ".join(parts) + "."
