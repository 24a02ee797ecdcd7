"""Maps of a run: who holds what at the start, and how likely side 1 is to hold it later."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from sim.data.holding import Holding, holding
from sim.data.outcome import Outcome
from sim.errors import RunError
from sim.glossary.text import percent
from sim.report.schematic import positions
from sim.report.sides import capital, long_date, possessive, side, side_in_full, some_of, subject
from sim.report.svg.canvas import Canvas
from sim.report.svg.map import draw_map
from sim.report.svg.marks import in_doubt
from sim.report.svg.multiples import draw_multiples
from sim.report.svg.sheet import Sheet, Spot

MOST = 6  # small maps beside each other


def map_of(outcome: Outcome, day: int | None = None) -> Canvas:
    """The map at the start or, for a day (negative: from the end), the chance of holding.

    RunError where the scenario has no map.
    """
    return draw_map(start_sheet(outcome) if day is None else chance_sheet(outcome, day))


def maps_by_day(outcome: Outcome, days: Sequence[int] | None = None) -> Canvas:
    """Small maps of the chance of holding, by default at deadlines, meetings and the end."""
    chosen = sorted(days if days is not None else dates_of_note(outcome))
    sheets = [(long_date(outcome.dates[day]), chance_sheet(outcome, day)) for day in chosen]
    return draw_multiples("held-by-day", sheets, doubts_by_day(outcome, chosen))


def dates_of_note(outcome: Outcome) -> list[int]:
    """Days worth a map: deadlines, meetings agreed at the start and the last; at most `MOST`."""
    meetings = [int(m["day"]) for m in outcome.meetings]
    found = [d for d in dict.fromkeys([*outcome.deadlines, *meetings]) if 0 <= d < outcome.days - 1]
    return sorted([*found[: MOST - 1], outcome.days - 1])


def start_sheet(outcome: Outcome) -> Sheet:
    """Who holds what on the morning of the first day, and whose posts stand where."""
    spots = spots_of(outcome)
    ours = [spot for spot in spots if spot.disputed] or spots
    title = (f"{capital(side(outcome, 1))} holds {some_of(sum(s.side for s in ours), len(ours))} "
             f"{places(ours)} on {long_date(outcome.start)}")
    title = "; ".join([title, *posts_surrounded(outcome, spots)])
    sheet = sheet_of(outcome, "map-start", title + ".", spots,
                     "Who holds each place at the start, with the roads between them.")
    return dataclasses.replace(sheet, posts=f"{sheet.posts}, with its men")


def posts_surrounded(outcome: Outcome, spots: Sequence[Spot]) -> list[str]:
    """How many posts are surrounded, as a clause; [] where there are none."""
    posts = [spot for spot in spots if spot.post]
    if not posts or not outcome.map["posts_of"]:
        return []
    owner, total = possessive(subject(outcome, outcome.map["posts_of"])), len(posts)
    cut = sum(spot.surrounded for spot in posts)
    if total == 1:
        return [f"{owner} only post is {'' if cut else 'not '}surrounded"]
    if cut == total:
        return [f"all of {owner} {total} posts are surrounded"]
    return [f"{cut or 'none'} of {owner} {total} posts {'are' if cut > 1 else 'is'} surrounded"]


def chance_sheet(outcome: Outcome, day: int = -1, keys: str = "") -> Sheet:
    """How likely side 1 is to hold each place in the evening of a day.

    keys: the data-key of the list of places, whose entries have a `p`.
    """
    found = holding(outcome, [day])
    when = long_date(outcome.dates[found.days[0]])
    spots = [
        dataclasses.replace(spot, chance=float(found.p[0, n]), low=float(found.low[0, n]),
                            high=float(found.high[0, n]), surrounded=False,
                            key=f"{keys}.{n}.p" if keys else "",
                            says=f"{spot.says} {chance_words(outcome, found, n, when)}")
        for n, spot in enumerate(spots_of(outcome))
    ]
    about = (f"The chance that {side(outcome, 1)} holds each place in the evening of {when}, over "
             f"{found.n:,} rollouts; almost sure is 95% or more.")
    return sheet_of(outcome, f"map-day-{found.days[0]}", doubts(outcome, spots, when), spots, about)


def chance_words(outcome: Outcome, found: Holding, n: int, when: str) -> str:
    """One place's chance in a sentence."""
    p, low, high = (float(x[0, n]) for x in (found.p, found.low, found.high))
    wide = high - low
    return (f"On {when} {side(outcome, 1)} holds it in {percent(p, wide)} of rollouts "
            f"({percent(low, wide)} to {percent(high, wide)}).")


def doubts(outcome: Outcome, spots: Sequence[Spot], when: str) -> str:
    """What the chances of a day come to, in one sentence."""
    ours = [spot for spot in spots if spot.disputed] or list(spots)
    open_ = [spot for spot in ours if in_doubt(spot.chance)]
    sure = sum(not in_doubt(s.chance) and (s.chance or 0.0) > 0.5 for s in ours)
    if not open_:
        return (f"On {when}, no place is in doubt: {side(outcome, 1)} almost surely holds "
                f"{some_of(sure, len(ours))} {places(ours)}.")
    most = min(open_, key=lambda s: abs((s.chance or 0.0) - 0.5))
    verb = "is" if len(open_) == 1 else "are"
    lost = len(ours) - len(open_) - sure
    text = (f"On {when}, {some_of(len(open_), len(ours))} {places(ours)} {verb} in doubt, "
            f"{most.name} most ({percent(most.chance, most.high - most.low)} for "
            f"{side(outcome, 1)})")
    if sure or lost:
        text += (f"; {side(outcome, 1)} is almost sure of {sure or 'none'}, {side(outcome, 0)} of "
                 f"{lost or 'none'}")
    return text + "."


def doubts_by_day(outcome: Outcome, days: Sequence[int]) -> str:
    """How the number of places in doubt grows or shrinks, in one sentence."""
    numbers = []
    for day in days:
        spots = chance_sheet(outcome, day).spots
        ours = [spot for spot in spots if spot.disputed] or list(spots)
        numbers.append(sum(in_doubt(spot.chance) for spot in ours))
    first, last = long_date(outcome.dates[days[0]]), long_date(outcome.dates[days[-1]])
    if len(days) == 1 or numbers[0] == numbers[-1]:
        noun = "place is" if numbers[-1] == 1 else "places are"
        return f"{numbers[-1]} {noun} in doubt on {last}."
    way = "rises" if numbers[-1] > numbers[0] else "falls"
    return (f"The number of places in doubt {way} from {numbers[0]} on {first} to {numbers[-1]} on "
            f"{last}.")


def spots_of(outcome: Outcome) -> list[Spot]:
    """The places as they are at the start; RunError without a map."""
    if not outcome.map:
        raise RunError(f"{outcome.scenario_name} has no map to draw")
    rows, roads = outcome.map["places"], outcome.map["roads"]
    at = ([(row["lon"], row["lat"]) for row in rows] if has_coordinates(outcome)
          else positions(len(rows), roads))
    return [
        Spot(row["name"], x, y, row["area"], row["holder"], post=row["post"],
             surrounded=bool(row["post"]) and row["holder"] == 0, disputed=bool(row["disputed"]),
             says=place_words(outcome, row))
        for row, (x, y) in zip(rows, at, strict=True)
    ]


def has_coordinates(outcome: Outcome) -> bool:
    """True if every place has its coordinates."""
    return all(row["lat"] is not None and row["lon"] is not None
               for row in outcome.map["places"])


def place_words(outcome: Outcome, row: dict[str, Any]) -> str:
    """A place in a sentence or two: its name, its own sentence, size, post and first holder."""
    size = f"It stands for {row['area']:,.0f} km\N{SUPERSCRIPT TWO}"
    if row["settlements"]:
        size += f" and {row['settlements']:,.0f} settlements"
    if row["post"] and outcome.map["posts_of"]:
        owner = subject(outcome, outcome.map["posts_of"])
        size += f", with a post of {owner} of {row['post']:,.0f} men"
    parts = [f"{outcome.glossary.name('place', row['name'])}.",
             outcome.glossary.says("place", row["name"]), f"{size}.",
             f"At the start {side(outcome, row['holder'])} holds it."]
    return " ".join(part for part in parts if part)


def sheet_of(outcome: Outcome, name: str, title: str, spots: Sequence[Spot], about: str) -> Sheet:
    """A sheet with the names of the sides and of the posts' owner."""
    owner = outcome.map["posts_of"]
    return Sheet(
        name, title, about, tuple(spots), tuple((a, b, road) for a, b, road in
                                                outcome.map["roads"]),
        (side(outcome, 0), side(outcome, 1)),
        (side_in_full(outcome, 0), side_in_full(outcome, 1)),
        f"post of {subject(outcome, owner)}" if owner else "post",
        has_coordinates(outcome),
    )


def places(spots: Sequence[Spot]) -> str:
    """What the places counted are called."""
    return "disputed places" if all(spot.disputed for spot in spots) else "places"
