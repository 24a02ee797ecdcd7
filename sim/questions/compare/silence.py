"""What it means that a comparison shows no change of the question's answer."""

from __future__ import annotations

import math
from collections.abc import Sequence

from sim.glossary.glossary import Glossary
from sim.glossary.text import output_text
from sim.methods.completeness import Completeness, Sight
from sim.methods.intervals import t_quantile
from sim.methods.rule_of_three import never_bound
from sim.studies.change import Change

POWER = 0.8  # of samples, in which the least visible change would be told from luck


def visible(half: float, pairs: int) -> float:
    """The least change that such a sample tells from luck in four of five.

    half: of the 95 % interval over `pairs` paired units (J. Cohen, 1988, Statistical Power
    Analysis for the Behavioral Sciences, ch. 1; with Student's quantiles).
    """
    df = max(1, pairs - 1)
    return half * (1 + float(t_quantile(df, 2 * POWER - 1)) / float(t_quantile(df)))


def completeness_of(found: Sequence[Change], output: str, pairs: int, unit: str,
                    glossary: Glossary) -> Completeness:
    """How far a comparison saw a change of one output. pairs: of `unit`, on shared luck."""
    c = next(c for c in found if c.output == output)
    name = f"'{output_text(output, glossary)}'"
    bound = (f"{100 * never_bound(pairs):.2g}% at most (95%, rule of three over {pairs:,} "
             f"{unit})")
    if c.before == c.after == 0:
        return Completeness(Sight.NOTHING, f"{name} came on neither side: its chance is {bound}.")
    if c.half == 0:
        return Completeness(Sight.EXCLUDED,
                            f"No pair differs in {name}: the change touches {bound}.")
    if not math.isfinite(c.half):
        return Completeness(Sight.UNSETTLED,
                            f"Not settled: one pair tells no change of {name} from luck.")
    least = (f"one of {100 * visible(c.half, pairs):.1f} points or more would be, in four of five "
             "such samples")
    if c.sure:
        return Completeness(Sight.FOUND, f"The change of {name} is told from luck; {least}.")
    return Completeness(Sight.UNSETTLED,
                        f"Not settled: the change of {name} is not told from luck; {least}.")
