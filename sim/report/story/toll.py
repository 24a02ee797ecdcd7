"""What a rollout cost: who killed whom, and which ground changed hands."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import numpy as np

from sim.report.story.chronicle import Chronicle
from sim.report.story.phrases import capital, join

WIDTH = 80
NAMES = 20  # columns for who died


def toll(chronicle: Chronicle) -> tuple[np.ndarray, np.ndarray]:
    """Deaths outside the front by author and victim, and all deaths of each actor.

    The first float64 (actors, actors). What is left is the front's, where nobody's hand is known.
    """
    return np.asarray(chronicle.watched.inflicted), np.asarray(chronicle.days[-1].deaths)


def row_name(chronicle: Chronicle, i: int) -> str:
    """An actor at the head of a row or column."""
    scenario = chronicle.watched.scenario
    return capital(scenario.glossary.name("actor", scenario.actor_names[i]))


def head_lines(title: str, heads: Sequence[str], width: int) -> list[str]:
    """The heads of the table, broken between words; a word too long for its column is cut short."""
    words = [[x if len(x) < width else x[: width - 2] + "." for x in h.split()] for h in heads]
    broken = [textwrap.wrap(" ".join(x), width - 1) for x in words]
    deep = max(len(x) for x in broken)
    rows = [[*[""] * (deep - len(x)), *x] for x in broken]
    return [f"{title if k == deep - 1 else '':<{NAMES + 2}}"
            + "".join(f"{row[k]:>{width}}" for row in rows) for k in range(deep)]


def toll_lines(chronicle: Chronicle) -> list[str]:
    """A table of deaths by victim and author, then civilians and the displaced."""
    by, all_dead = toll(chronicle)
    victims = [i for i, n in enumerate(all_dead) if n > 0]
    authors = [i for i in range(len(by)) if by[i].sum() > 0]
    front = all_dead - by.sum(axis=0)
    out = []
    if victims:
        heads = ["in all", *(["at front"] if front.sum() > 0 else []),
                 *(f"by {row_name(chronicle, i)}" for i in authors)]
        width = min(max(len(h) for h in heads) + 2, (WIDTH - 2 - NAMES) // len(heads))
        out += head_lines("Soldiers killed", heads, width)
        for v in victims:
            numbers = [all_dead[v], *([front[v]] if front.sum() > 0 else []),
                       *(by[a, v] for a in authors)]
            out.append(f"  {row_name(chronicle, v)[: NAMES - 1]:<{NAMES}}" + "".join(
                f"{round(x):>{width},}" if round(x) else f"{'-':>{width}}" for x in numbers))
    else:
        out.append("No soldier is killed.")
    last = chronicle.days[-1]
    if chronicle.watched.case.n_places > 0:
        out.append(f"Civilians killed: {round(last.civilians):,}. "
                   f"People displaced: {round(chronicle.watched.displaced):,}.")
    return [*out, ""]


def ground_lines(chronicle: Chronicle) -> list[str]:
    """Places whose holder is another in the end, and those that passed and came back."""
    w, p = chronicle.watched, chronicle.context.phrases
    if not w.start_holders:
        return []
    last = chronicle.days[-1].holders
    moved = {e.place for e in chronicle.events if e.kind == "taken"}
    if not moved:
        return ["No place changes hands.", ""]
    parts = []
    for side in (0, 1):
        names = [p.place(x) for x in sorted(moved) if last[x] == side != w.start_holders[x]]
        if names:
            parts.append(f"To {p.side(side)}: {join(names)}.")
    back = [p.place(x) for x in sorted(moved) if last[x] == w.start_holders[x]]
    if back:
        parts.append(f"Lost and won back: {join(back)}.")
    return ["Ground that changed hands", *(line for part in parts for line in textwrap.wrap(
        part, WIDTH, initial_indent="  ", subsequent_indent="    ",
        break_on_hyphens=False)), ""]
