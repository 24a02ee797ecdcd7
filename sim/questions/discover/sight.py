"""How far a discovery saw: what it found, what it can rule out, and what it cannot see."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sim.glossary.text import interval, joined, percent
from sim.methods.box_search import INPUTS
from sim.methods.completeness import Completeness, Sight
from sim.questions.discover.discovery import LEAST_HITS, Discovery, FoundBox

PART = re.compile(r"\w+(?:\.\w+)+")


def completeness_of(d: Discovery) -> Completeness:
    """How far it saw, in one or two sentences."""
    s, hits, trials = d.sample, float(d.sample.hits.sum()), float(d.sample.trials.sum())
    if hits == 0 or hits == trials:
        return Completeness(Sight.NOTHING, never(d))
    if min(hits, trials - hits) < LEAST_HITS:
        what = f"{hits:,.0f} of {trials:,.0f} {s.case}s hit"
        return Completeness(Sight.UNSETTLED, f"No search was made: {what}, and at least "
                            f"{LEAST_HITS} with and {LEAST_HITS} without the outcome are needed to "
                            "tell conditions from luck.")
    if d.tree is None:
        return Completeness(Sight.UNSEEN, "No search was made: every input there is settles the "
                            "outcome by itself, so none is left to look for conditions in.")
    good = [f for f in d.boxes if f.holds]
    if good:
        held = sum(f.held_coverage for f in good)
        boxes = "1 box holds" if len(good) == 1 else f"{len(good)} boxes hold"
        return Completeness(Sight.FOUND, f"{boxes} on unseen {s.unit}s, with {percent(held)} of "
                            f"all hits there; what is left of them follows no conditions seen "
                            f"here. {blind_spots(d)}")
    return Completeness(*nothing_found(d))


def never(d: Discovery) -> str:
    """The bound of what was never, or always, seen.

    Three in n, the rule of three, is its 95 % bound (J. A. Hanley and A. Lippman-Hand, 1983, JAMA
    249, 1743-1745).
    """
    s, trials = d.sample, float(d.sample.trials.sum())
    none = float(s.hits.sum()) == 0
    what = "its chance" if none else "the chance that it does not come"
    together = "" if trials <= len(s) else (
        f", or {percent(min(1.0, 3 / len(s)))} if those of one {s.unit} go together")
    often = "none" if none else "every one"
    return (f"It came in {often} of {trials:,.0f} {s.case}s, so {what} is "
            f"{percent(min(1.0, 3 / trials))} at most (95 %, rule of three){together}. Nothing can "
            f"be said of its conditions; more {s.case}s might show it.")


def blind_spots(d: Discovery) -> str:
    """What this method cannot see."""
    return (f"Not visible to it: a box of fewer than {percent(d.least)} of all {d.sample.case}s, "
            f"what takes more than {INPUTS} inputs at once, and an exclusive-or of three inputs.")


def nothing_found(d: Discovery) -> tuple[Sight, str]:
    """What can be ruled out where no box holds, by the boxes that were planted."""
    s, p = d.sample, d.power
    if p is None:
        return Sight.UNSETTLED, f"No box holds on unseen {s.unit}s. {blind_spots(d)}"
    planted = (f"Of {p.planted} boxes planted in these {s.unit}s, each a corner of two inputs with "
               f"{percent(p.mass)} of all {s.case}s and {percent(p.density)} hits against "
               f"{percent(s.base)} everywhere, {p.seen} were seen ({interval(p.low, p.high)})")
    if p.in_sight:
        return Sight.EXCLUDED, (f"No box holds on unseen {s.unit}s. {planted}: one as large and as "
                                f"dense would most likely have been seen, a smaller or fainter one "
                                f"may be there. {blind_spots(d)}")
    return Sight.UNSETTLED, (f"No box holds on unseen {s.unit}s, but the sample is too small to "
                             f"rule any out. {planted}. {blind_spots(d)}")


def together(found: Sequence[Discovery]) -> Completeness:
    """That of all outcomes: of one its own, of several each named."""
    each = [completeness_of(d) for d in found]
    if len(each) == 1:
        return each[0]
    order = [Sight.FOUND, Sight.EXCLUDED, Sight.UNSETTLED, Sight.UNSEEN, Sight.NOTHING]
    sight = min((c.sight for c in each), key=order.index)
    return Completeness(sight, " ".join(f"{d.outcome}: {c.says}"
                                        for d, c in zip(found, each, strict=True)))


def by_definition(outcome: str, f: FoundBox, names: Sequence[str]) -> str:
    """Why a box may be true by definition; empty where nothing says so."""
    own = [names[k] for k in f.box.inputs if is_named(names[k], outcome)]
    if own:
        return (f"True by definition in part: the outcome's own condition is about {joined(own)}, "
                "so that a box on it says what the outcome is, not why it comes.")
    if f.settles:
        return ("It tells hits from misses all but exactly: true by definition, or the very rule "
                "by which the outcome comes.")
    return ""


def is_named(name: str, outcome: str) -> bool:
    """True where the text of an outcome names an input, or the quantity that the input starts.

    >>> is_named("a.support", "support.a < 0.2"), is_named("a.pace", "support.a < 0.2")
    (True, False)
    """
    if name == outcome or re.search(rf"(?<![\w.]){re.escape(name)}(?![\w.])", outcome):
        return "." in name or not re.fullmatch(r"\w+:\w+", outcome)
    actor, dot, trait = name.partition(".")
    return bool(dot) and f"{trait}.{actor}" in PART.findall(outcome)
