"""Foresight: does what happens when an act is forced go as the act was priced?

Each posture, word and answer is forced and set against the quietest option of its menu, with
everybody else's orders held and with everybody else free, at the central values and over drawn
rows. What came is regressed on what was foreseen: slope 1 means that the rules by which actors
choose are the rules by which the crisis goes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sim.engine.state.names import FORCE, RESPONSE, RUNG, SIGNAL, STRIKE, U_OPEN, V_HONOUR
from sim.questions.audit.foreseen import DIMENSIONS
from sim.questions.audit.section import Cell, Chart, Column, Section, SectionTable, table_of
from sim.questions.audit.sections.acts import KINDS, Act, acts
from sim.questions.audit.sections.alike import alike
from sim.questions.audit.sections.realised import ROWS, STOCKS, ActBench, ActSetting, Told, act_name
from sim.questions.audit.sections.regression import fit
from sim.scenario.model import Scenario
from sim.studies.estimates import Value
from sim.studies.lab import Lab

ASKS = "does what happens go as it was priced?"
PART = 8  # rollouts / PART are played of each act
LONG = 3  # rollouts / LONG of a threatened act to the end
DAYS = 14  # an act is held for, at most
IN_REACH = 0.5  # acts done on a smaller share of days are shown but not fitted
SETTINGS = (
    ActSetting(False, False),
    ActSetting(True, False),
    ActSetting(False, True),
    ActSetting(True, True),
)
BARS = {False: (0.85, 1.15), True: (0.75, 1.25)}  # of a slope, with others held and free
TIE = (0.7, 1.3)
EXPLAINED = 0.8  # R squared that passes with the others held
NOTHING = 0.002  # spread of what was priced under which nothing was


@dataclass(frozen=True)
class FitLine:
    """One line of the table of slopes."""

    setting: ActSetting
    dimension: str
    slope: Value
    explained: float | None
    acts: int
    priced: float  # standard deviation over acts
    came: float


def moves(told: Told, dimension: str) -> bool:
    """True for an act that counts for a dimension: words and talks move ties and worths alone."""
    if dimension not in told.came or (told.reach or 0.0) < IN_REACH:
        return False
    return dimension in ("tie", "worth") or told.act.track in (FORCE, RESPONSE)


def lines(found: Sequence[Told]) -> list[FitLine]:
    """Slopes by setting and dimension."""
    out = []
    for setting in SETTINGS:
        for dimension in DIMENSIONS:
            some = [t for t in found if t.setting == setting and moves(t, dimension)]
            x = np.array([t.foreseen[dimension] for t in some])
            y = np.array([t.came[dimension].at or 0.0 for t in some])
            if len(some) < 2:
                continue
            slope, explained = fit(x, y)
            out.append(FitLine(setting, dimension, slope, explained, len(some), float(x.std()),
                               float(y.std())))
    return out


def fits(found: Sequence[FitLine]) -> SectionTable:
    """Slope, share explained and spreads, by setting and dimension."""
    rows = [(x.dimension, x.setting.name, x.slope, x.explained, float(x.acts), x.priced, x.came)
            for x in found]
    columns = (("dimension", "What is foreseen", "text"), ("setting", "setting", "text"),
               ("slope", "slope", "number", "of what came on what was priced, over acts"),
               ("r2", "R2", "number", "share of the variance of what came that is explained"),
               ("acts", "acts", "count"),
               ("priced", "spread priced", "number", "standard deviation over acts"),
               ("came", "spread come", "number", "standard deviation over acts"))
    return table_of("fits", "What came, regressed on what was priced, over acts", columns, rows)


def every(scenario: Scenario, found: Sequence[Told]) -> SectionTable:
    """Every act in every setting: priced and come."""
    rows = []
    for t in found:
        row: list[Cell] = [act_name(scenario, t.act), KINDS[t.act.track], t.setting.name, t.reach]
        for d in DIMENSIONS:
            row += [t.foreseen[d] if d in t.came else None, t.came.get(d)]
        rows.append([*row, *(t.came.get(d) for d in STOCKS)])
    columns: list[tuple[str, ...]] = [("act", "Act", "text"), ("kind", "kind", "text"),
                                      ("setting", "setting", "text"),
                                      ("reach", "in reach", "share", "share of days or times on "
                                       "which the act could be done")]
    for d in DIMENSIONS:
        key = d.replace("'s ", "_").replace(" ", "_")
        columns += [(f"{key}_priced", f"{d}, priced", "number"),
                    (f"{key}_came", f"{d}, came", "number")]
    columns += [(d, f"{d}, came", "number") for d in STOCKS]
    return table_of("acts", "Every act: what was priced of it and what came", columns, rows, -1)


def summary(scenario: Scenario, found: Sequence[Told], setting: ActSetting) -> SectionTable:
    """Ground and worth of the acts that were priced for most, in one setting."""
    some = [t for t in found if t.setting == setting and t.act.track in (FORCE, RESPONSE)
            and (t.reach or 0.0) > 0.0]
    some.sort(key=lambda t: -abs(t.foreseen["ground"]))
    rows = [(act_name(scenario, t.act), t.foreseen["ground"], t.came["ground"],
             t.came["own dead"], t.came["rival's dead"]) for t in some]
    columns = (("act", "Act", "text"), ("priced", "ground priced", "number"),
               ("came", "came", "number"), ("own_dead", "own dead", "number"),
               ("rival_dead", "rival's dead", "number"))
    key = "held" if not setting.free else "free"
    return table_of(f"strongest_{key}", f"Acts priced for most ground ({setting.name})", columns,
                    rows, shown=10)


def words(scenario: Scenario, found: Sequence[Told], setting: ActSetting) -> SectionTable:
    """Words and answers by the tie and the stocks at home that they move, in one setting."""
    some = [t for t in found if t.setting == setting and t.act.track in (SIGNAL, RESPONSE)
            and (t.reach or 0.0) >= IN_REACH]
    some.sort(key=lambda t: -abs(t.foreseen["worth"]))
    rows = [(act_name(scenario, t.act), t.foreseen["tie"] if "tie" in t.came else None,
             t.came.get("tie"), t.foreseen["worth"], t.came["worth"],
             *(t.came.get(d) for d in STOCKS)) for t in some]
    columns = (("act", "Word or answer", "text"), ("tie_priced", "tie priced", "number"),
               ("tie_came", "came", "number"),
               Column("worth_priced", "worth priced", "number", page=False),
               Column("worth_came", "worth come", "number", page=False),
               ("commitment", "commitment", "number", "change of the audience cost at stake"),
               ("reputation", "reputation", "number"))
    return table_of("words", f"Words and answers, by what they move ({setting.name})", columns,
                    rows, shown=10)


def threats(bench: ActBench, lab: Lab, n: int) -> SectionTable:
    """The threatened act carried out to the end, against the best without fire.

    What the tree promised of carrying out over backing down, and what came, with the rest free over
    drawn rows.
    """
    record, rows = lab.scenario.record, []
    whole = ActBench(lab, n, lab.scenario.days, rows=n // lab.replicates)
    for u in range(int(record["n_ultimatums"])):
        act = threatened_act(bench, record, u)
        if act is None or record["ult_status"][u] != U_OPEN:
            continue
        told = whole.tell(act, ActSetting(True, True))
        rows.append((act_name(lab.scenario, act), expected_ground(bench, lab.scenario, act.actor),
                     told.came["ground"], told.reach, told.came["own dead"],
                     told.came["rival's dead"]))
    lab.played += whole.played
    columns = (("act", "Threatened act", "text"),
               ("promised", "ground promised", "number", "share of the ground that the tree "
                "expects of carrying the threat out, over backing down"),
               ("came", "ground come", "number"), Column("reach", "in reach", "share", page=False),
               ("own_dead", "own dead", "number"), ("rival_dead", "rival's dead", "number"))
    return table_of("threat", "The threatened act to the end, against the best without fire",
                    columns, rows)


def expected_ground(bench: ActBench, scenario: Scenario, i: int) -> float | None:
    """Ground that the tree expects of carrying the threat out, over backing down."""
    record = scenario.record
    n = int(record["n_options"][i, RESPONSE])
    honours = np.flatnonzero(record["verb"][i, RESPONSE, :n] == V_HONOUR)
    answer = next((a for a in acts(scenario) if (a.actor, a.track) == (i, RESPONSE)), None)
    if answer is None or not len(honours):
        return None
    ground = bench.prices(answer, ActSetting(True, True))["ground"]
    return float(ground[honours[0]] - ground[answer.reference])


def threatened_act(bench: ActBench, record: np.ndarray, u: int) -> Act | None:
    """The issuer's lowest posture of fire at the threatened rung, against what it would do instead.

    At that rung or above, against the posture without fire that it prices highest.
    """
    i = int(record["ult_issuer"][u])
    level = record["level"][i, FORCE, : int(record["n_options"][i, FORCE])]
    fires = level[:, STRIKE] > 0
    strong = np.flatnonzero((level[:, RUNG] >= record["ult_rung"][u]) & fires)
    calm = np.flatnonzero(~fires)
    if not len(strong) or not len(calm):
        return None
    o = int(strong[np.argmin(level[strong, RUNG])])
    worth = bench.prices(Act(i, FORCE, o, o), SETTINGS[0])["worth"]
    return Act(i, FORCE, o, int(calm[np.argmax(worth[calm])]))


def faults(found: Sequence[FitLine]) -> dict[str, str]:
    """Dimensions that nothing prices, or whose slope or R squared lies outside its bar."""
    out: dict[str, str] = {}
    for x in found:
        low, high = TIE if x.dimension == "tie" else BARS[x.setting.free]
        key = f"foresight:{x.dimension} ({x.setting.name})"
        if x.priced < NOTHING and x.came > NOTHING:
            out[key] = f"nothing is priced by it, but acts differ by {x.came:.3g} in it"
        elif x.dimension == "worth" or x.slope.low is None or x.slope.high is None:
            continue
        elif x.slope.high < low or x.slope.low > high:
            out[key] = (f"slope {x.slope.at:.2f} [{x.slope.low:.2f}, {x.slope.high:.2f}], "
                        f"outside {low:g} to {high:g}")
        elif not x.setting.free and x.explained is not None and x.explained < EXPLAINED:
            out[key] = (f"slope {x.slope.at:.2f}, but what was priced explains "
                        f"{100 * x.explained:.0f} % of what came, under {100 * EXPLAINED:.0f} %")
    return out


def sentences(wrong: Mapping[str, str]) -> list[str]:
    """What is wrong, a sentence each; one for all settings in which nothing prices a dimension."""
    out, unpriced = [], [k for k, v in wrong.items() if v.startswith("nothing")]
    for dimension in DIMENSIONS:
        keys = [k for k in unpriced if k.startswith(f"foresight:{dimension} (")]
        if keys:
            out.append(f"{dimension.capitalize()}: {wrong[keys[0]]} ({len(keys)} of "
                       f"{len(SETTINGS)} settings).")
    rest = [f"{k.partition(':')[2].capitalize()}: {v}." for k, v in wrong.items()
            if k not in unpriced]
    return rest + out


def measure(lab: Lab, rollouts: int) -> Section:
    """Force every act in every setting."""
    n, days = max(60, rollouts // PART), min(DAYS, lab.scenario.days)
    bench = ActBench(lab, n, days)
    every_act = acts(lab.scenario)
    found = []
    for k, act in enumerate(every_act):
        lab.say("foresight: acts", k, len(every_act))
        found += [bench.tell(act, setting) for setting in SETTINGS]
    lab.played += bench.played
    fitted = lines(found)
    ends = threats(bench, lab, max(60, rollouts // LONG))
    tables = (fits(fitted), summary(lab.scenario, found, SETTINGS[0]),
              summary(lab.scenario, found, SETTINGS[1]), ends,
              words(lab.scenario, found, SETTINGS[0]),
              *alike(lab.scenario, [t for t in found if t.setting == SETTINGS[1]]),
              every(lab.scenario, found))
    wrong = faults(fitted)
    says = sentences(wrong)
    for row in ends.rows:
        if isinstance(row[1], float) and isinstance(row[2], Value):
            says.insert(0, f"{row[0]}, to the end: {row[1]:+.3f} of the ground promised by the "
                           f"tree, {row[2].at:+.3f} come.")
    charts = (Chart("acts", "scatter", "Ground: come against priced", "act",
                    "ground_priced", "ground_came", hue="setting"),
              Chart("acts", "scatter", "Worth: got against priced", "act",
                    "worth_priced", "worth_came", hue="setting"))
    notes = (f"n = {bench.n:,} rollouts of each act and setting, {days} days, {ROWS} drawn rows; "
             "against the quietest option of the menu, on shared luck. An act out of reach on more "
             f"than {100 * (1 - IN_REACH):.0f} % of days is shown but not fitted. Words and talks "
             "count for ties and worths alone. Priced: by the outlook on the first morning, "
             "where others are free also by the tree. The tie is that with the rival's patron (a "
             "patron's: with the issuer). Slopes: 95 % intervals over acts.",)
    return Section("foresight", ASKS, tuple(says) or ("What happens goes as it was priced.",),
                   tables, charts, wrong, notes)
