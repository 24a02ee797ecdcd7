"""What it means that mechanisms carry little or nothing of an outcome."""

from __future__ import annotations

from sim.glossary.glossary import Glossary
from sim.glossary.text import percent
from sim.methods.completeness import Completeness, Sight
from sim.questions.attribute.attribution import Attribution


def completeness_of(a: Attribution, glossary: Glossary) -> Completeness:
    """How far an attribution saw what carries one outcome."""
    asked, name = a.asked, f"'{a.asked.title(glossary)}'"
    if asked.share and not (a.full or a.none or any(s.value for s in a.shares)):
        return Completeness(Sight.NOTHING, f"{name} came with no set of mechanisms: its chance is "
                            f"{percent(a.full_high)} at most (Monte Carlo 95%), and nothing can be "
                            "said of what carries it.")
    part = ""
    if asked.share and 0 < a.none <= a.full:
        part = f", {percent(a.none / a.full)} of what there is with all on"
    left = (f"With all of them off {asked.text_of(a.none)} of {name} is left{part}, which nothing "
            "named here carries" if asked.share else
            f"With all of them off the mean of {name} is {asked.text_of(a.none)}, which nothing "
            "named here carries")
    silent = [s for s in a.shares if s.low <= 0 <= s.high]
    sure = len(a.shares) - len(silent)
    told = (f"; {sure} of {len(a.shares)} mechanisms {'is' if sure == 1 else 'are'} told from "
            "nothing")
    if silent:
        most = max(max(-s.low, s.high) for s in silent)
        size = f"{asked.size(most)} {asked.unit}".strip()
        told += f", the other{'s carry' if len(silent) > 1 else ' carries'} {size} at most (95%)"
    return Completeness(Sight.FOUND if sure else Sight.UNSETTLED, f"{left}{told}.")
