"""`escalade audit`: look at everything, say what is wrong, end with 1 if it is not explained."""

from __future__ import annotations

import json
from typing import Any


def audit(config: dict[str, Any], rest: dict[str, str]) -> int:
    """Carry out an audit with checked settings; `rest` belongs to the scenario."""
    from sim.cli.study import folder_for, keep, lab_for
    from sim.plots.audit import audit_figure
    from sim.scenario.load import load
    from sim.studies.audit import audit as carry_out
    from sim.studies.audit_text import plain, text

    with lab_for(load(str(config["scenario"]), bool(config["code"])), config, rest) as lab:
        folder = folder_for(config)
        found = carry_out(lab, config["rollouts"])
    print(json.dumps(plain(found), indent=1) if config["json"] else text(found), flush=True)
    if folder:
        keep(folder, "audit", plain(found), audit_figure(found) if config["figures"] else None)
        if not config["json"]:
            print(f"\nFiles: {folder}")
    return 0 if found.clean else 1
