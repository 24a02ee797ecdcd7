"""What goes together in the conduct of each role of a starter."""

from __future__ import annotations

from typing import NamedTuple

from sim.scenario.starter.cast import Cast
from sim.scenario.starter.menus import menu


class PlanCourse(NamedTuple):
    """One plan: its name in words, what it is after, and its options by track."""

    name: str
    says: str
    tracks: dict[str, tuple[str, ...]]


ISSUER = {
    "back_off": PlanCourse("backs off", "It holds back and lets the demand fade.", {
        "force": ("hold",), "talk": ("seek", "call"), "signal": ("withdraw",),
        "response": ("delay", "extend", "ignore")}),
    "coerce": PlanCourse("coerces", "It keeps its threat alive and answers at most in measure.", {
        "force": ("hold", "reinforce"), "signal": ("renew",),
        "response": ("honour", "dilute", "delay")}),
    "attack": PlanCourse("attacks", "It takes what it demands.", {
        "force": ("strike",), "talk": ("wait", "seek"), "signal": ("renew",),
        "response": ("honour",)}),
}
TARGET = {
    "yield": PlanCourse("yields", "It does as it is told.", {
        "force": ("comply",), "signal": ("silence",)}),
    "stall": PlanCourse("stalls", "It stays put and gains time.", {"force": ("hold",)}),
    "resist": PlanCourse("resists", "It refuses in the open and takes what it can.", {
        "force": ("push", "defy"), "talk": ("wait",)}),
}
PATRON = {
    "restrain": PlanCourse("holds its client back", "It gives no help and looks for terms.", {
        "force": ("aloof",), "response": ("stand_aside", "warn")}),
    "back": PlanCourse("backs its client", "It helps its client and may go further.", {
        "force": ("help",), "talk": ("wait", "call")}),
    "cover": PlanCourse("covers its client", "It stands between its client and the issuer.", {
        "force": ("cover",), "talk": ("wait",), "response": ("warn", "shield", "enter")}),
}
COURSES = {"issuer": ISSUER, "target": TARGET, "patron": PATRON}


def plans(cast: Cast, name: str, mapped: bool) -> dict[str, PlanCourse]:
    """Plans of an actor over the options that it has; none for a role with one menu."""
    menus = menu(cast, name, mapped)
    return {plan: course._replace(tracks={
        track: kept for track, options in course.tracks.items()
        if (kept := tuple(o for o in options if o in menus.get(track, {})))})
        for plan, course in COURSES.get(cast.roles[name], {}).items()}
