"""What the first ultimatum bought: against none, in private, a week longer, for half the demand."""

from __future__ import annotations

from typing import Any

from sim.report.extra.asked import none
from sim.report.extra.bench import ULTIMATUM, Bench
from sim.studies.lab import Lab
from sim.studies.threat import ABOUT, CALLED
from sim.studies.versions import ultimatum_versions

NEVER = "none"


def threat(lab: Lab, n: int) -> dict[str, Any]:
    """The section `threat`: each way to write the ultimatum differently, paired with it as issued.

    versions: key, name, says, outcomes (p, diff, low, high by `axis.label`), counts. A difference
    is the version less the ultimatum as issued.
    """
    scenario = lab.scenario
    made = int(scenario.record["n_ultimatums"])
    if made == 0:
        return none("there is no ultimatum in this scenario")
    bench = Bench(lab, n)
    if bench.empty:
        return bench.empty
    rows, versions = [], ultimatum_versions(scenario)
    for k, version in enumerate(versions):
        lab.say("the ultimatum written differently", k, len(versions))
        trivial = [ULTIMATUM] if version.name == NEVER and made == 1 else []
        rows.append({"key": version.name, "name": CALLED[version.name],
                     "says": ABOUT[version.name],
                     **bench.moved(bench.play(version.overrides), trivial),
                     "left_out": trivial})
    lab.say("the ultimatum written differently", len(versions), len(versions))
    first = scenario.names["ultimatum"][0]
    return {**bench.about(), "ultimatum": {
        "key": first, "name": scenario.glossary.name("ultimatum", first)}, "versions": rows}
