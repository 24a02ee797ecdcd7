"""A solved game as plain data for JSON, and as rows of a table."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.questions.solve.complete import completeness
from sim.questions.solve.quantal import Limit, Quantal
from sim.questions.solve.solution import Nash, Solution


def failed_in(s: Solution) -> int:
    """Rollouts of all profiles that failed."""
    return 0 if s.game.failed is None else int(s.game.failed.sum())


def plain_nash(s: Solution, n: Nash) -> dict[str, Any]:
    """An equilibrium as plain data; `holds` is null where payoffs were given."""
    mixes = {p: dict(zip(d, m, strict=True)) for p, d, m in zip(
        s.game.players, s.game.doctrines, n.mixes, strict=True)}
    return {"mixtures": mixes, "payoffs": list(n.payoffs), "pure": n.pure,
            "holds": None if s.game.exact else n.holds}


def plain_limit(limit: Limit | None) -> dict[str, Any] | None:
    """Where the branch goes, as plain data."""
    return None if limit is None else {"mix": [x for m in limit.mixes for x in m],
                                       "gain": limit.gain, "listed": limit.listed}


def plain_branch(q: Quantal) -> dict[str, Any]:
    """The principal branch as plain data: how far it was followed, and where it goes."""
    path = [{"t": float(t), "mix": np.round(x, 6).tolist()}
            for t, x in zip(q.branch.t, q.branch.mixes, strict=True)]
    return {"whole": q.branch.whole, "followed_to": q.end, "samples_followed": q.back,
            "samples": q.of, "limit": plain_limit(q.limit), "path": path}


def plain_profiles(s: Solution) -> list[dict[str, Any]]:
    """Every profile with its payoffs."""
    game, mean, half = s.game, s.game.table, s.game.half
    profiles = []
    for cell in game.profiles():
        at = [(i, *cell) for i in range(len(game.players))]
        profiles.append({
            "doctrines": game.named(cell), "payoffs": [float(mean[x]) for x in at],
            "half_widths": [float(half[x]) for x in at], "best": [bool(s.best[x]) for x in at],
            "best_holds": [None if game.exact else float(s.best_holds[x]) for x in at],
            "failed": 0 if game.failed is None else int(game.failed[cell]),
        })
    return profiles


def plain(scenario: str, seed: int | None, played: int, s: Solution) -> dict[str, Any]:
    """The solution as plain data."""
    exact = s.game.exact
    return {
        "scenario": scenario, "seed": seed, "rollouts_played": played, "failed": failed_in(s),
        "players": list(s.game.players), "doctrines": [list(d) for d in s.game.doctrines],
        "profiles": plain_profiles(s), "nash": [plain_nash(s, n) for n in s.nash],
        "completeness": completeness(s).plain,
        "mixed_looked_for": s.search.mixed, "mixed_looked_for_by": s.search.by or None,
        "list_may_be_short": s.search.short, "search_notes": list(s.search.notes),
        "no_pure": None if exact else s.none, "precision": list(s.precision),
        "quantal": s.quantal.at, "quantal_half_widths": s.quantal.half,
        "branch": plain_branch(s.quantal),
        "regret": [{"player": r.player, "largest": dict(zip(d, r.largest, strict=True)),
                    "choice": r.choice, "holds": None if exact else r.holds}
                   for r, d in zip(s.regret, s.game.doctrines, strict=True)],
        "samples": s.samples,
    }


def profile_rows(data: dict[str, Any]) -> list[dict[str, Any]]:
    """A row for each player of each profile."""
    names = data["players"]
    return [{"profile": ", ".join(p["doctrines"]), "player": player,
             **{f"doctrine_{q}": d for q, d in zip(names, p["doctrines"], strict=True)},
             "payoff": p["payoffs"][k], "half_width": p["half_widths"][k],
             "best": p["best"][k], "best_holds": p["best_holds"][k], "failed": p["failed"]}
            for p in data["profiles"] for k, player in enumerate(names)]
