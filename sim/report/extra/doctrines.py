"""What each doctrine of each actor would change, the others drawn as they are."""

from __future__ import annotations

from typing import Any

from sim.report.extra.asked import none
from sim.report.extra.bench import Bench
from sim.studies.lab import Lab
from sim.studies.versions import READY, ready_versions


def doctrines(lab: Lab, n: int) -> dict[str, Any]:
    """The section `doctrines`: every doctrine of actors that have several, paired with the run.

    rows: actor, doctrine, their names, p, diff, low, high (of the question), outcomes, counts. A
    difference is the run with that doctrine fixed less the run as it is.
    """
    versions = ready_versions(lab.scenario, lab.overrides, READY[1], lab.doctrines)
    if not versions:
        return none("no actor has another doctrine to follow")
    bench = Bench(lab, n)
    if bench.empty:
        return bench.empty
    rows = []
    for k, version in enumerate(versions):
        lab.say("doctrines", k, len(versions))
        (actor, doctrine), = version.overrides.items()
        rows.append(row(bench, actor, str(doctrine)))
    lab.say("doctrines", len(versions), len(versions))
    return {**bench.about(), "rows": rows}


def row(bench: Bench, actor: str, doctrine: str) -> dict[str, Any]:
    """One doctrine fixed for one actor."""
    words, question = bench.lab.scenario.glossary, bench.about()["question"]
    word = words.word("doctrine", f"{actor}.{doctrine}")
    found = bench.moved(bench.play({actor: doctrine}))
    return {"actor": actor, "actor_name": words.name("actor", actor), "doctrine": doctrine,
            "name": word.name, "says": word.says,
            **found.get("outcomes", {}).get(question, {}), **found}
