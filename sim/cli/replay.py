"""`escalade replay`: one watched rollout told day by day, or as JSON lines."""

from __future__ import annotations

import json
from typing import Any

from sim.errors import UsageError


def number(given: dict[str, str], key: str, default: int) -> int:
    """A whole-number setting."""
    text = given.pop(key, str(default))
    if not text.isdigit():
        raise UsageError(f"{key}={text}: expected a whole number, 0 or more")
    return int(text)


def line(decision: dict[str, Any]) -> str:
    """A decision in a line: who chose what, how likely it was, what spoke for it."""
    chosen = next(o for o in decision["options"] if o["option"] == decision["chosen"])
    parts = ", ".join(f"{k} {v:+.3f}" for k, v in chosen["value"].items()) or "nothing"
    others = [o for o in decision["options"] if o is not chosen]
    best = max(others, key=lambda o: o["p"]) if others else None
    rival = f"; next {best['option']} {best['p']:.2f}" if best else ""
    how = f"draw {decision['draw']:.3f}"
    if decision["automatic"] or decision["forced"]:
        how = "forced" if decision["forced"] else "automatic"
    if decision["stay"] is not None:
        how += f", a second look: kept with {decision['stay']:.2f}"
    return (
        f"  {decision['actor']:14s} {decision['track']:8s} {decision['chosen']:18s} "
        f"p {chosen['p']:.2f} {how} value {chosen['total']:+.3f} ({parts}{rival})"
    )


def tell(given: dict[str, str]) -> int:
    """Print the replay."""
    from sim.model import replay
    from sim.scenario.load import load

    name = given.pop("scenario", "")
    if not name:
        raise UsageError("scenario=NAME is missing")
    seed = number(given, "seed", 7)
    rollout = number(given, "rollout", 0)
    replicates = number(given, "replicates", 20)
    doctrines = given.pop("doctrines", "mixture")
    as_json = given.pop("json", "false").lower() in ("true", "1", "yes")
    code = given.pop("code", "false") == "true"
    for day in replay(load(name, code), seed, rollout, dict(given), replicates, doctrines):
        if as_json:
            print(json.dumps(day))
            continue
        print(day["date"])
        for inject in day["injects"]:
            to = f" (to {inject['recipient']})" if inject["recipient"] else ""
            print(f"  inject {inject['name']}{to}: {inject['content']}".rstrip(": "))
        for decision in day["decisions"]:
            print(line(decision))
        for order in day["out_of_reach"]:
            print(f"  told but out of reach: {order}")
        if day["changed"]:
            print("  -> " + ", ".join(f"{k} {v:g}" for k, v in day["changed"].items()))
        if day["outcome"]:
            print("outcome: " + ", ".join(f"{k} {v}" for k, v in day["outcome"].items()))
    return 0
