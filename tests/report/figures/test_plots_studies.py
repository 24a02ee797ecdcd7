"""Figures of studies: they state what they find, in names, on one page, in both styles."""

import dataclasses

import numpy as np
import pytest

from sim.data.cells import Cells
from sim.glossary.measure import LABEL, OutcomeMeasure
from sim.questions.attribute.attribution import Attribution, PlayerShare
from sim.questions.attribute.figure import attribution_figure
from sim.questions.audit.audit import Audit
from sim.questions.audit.figure import audit_figure, looked_at
from sim.questions.audit.invariance import Shift
from sim.questions.audit.section import Chart, Section, table_of
from sim.questions.audit.section_figure import section_figure
from sim.questions.audit.variance import Split
from sim.questions.compare.figure import Compared, compare_figure
from sim.questions.findings.figure import findings_figure
from sim.questions.findings.survival import Survival
from sim.questions.sensitivity.figure import sensitivity_figure
from sim.questions.sensitivity.indices import Index, Indices
from sim.questions.solve.design_figure import curve, design_figure, sides_of
from sim.questions.solve.designer import Surface, ThreatDesign, basis, foretold, hat, hypercube
from sim.questions.solve.figure import solve_figure
from sim.questions.solve.payoff import PayoffTable
from sim.questions.solve.solution import solve_table
from sim.questions.sweep.figure import sweep_figure
from sim.report.figures.names import FigureNames
from sim.scenario.comparisons import Comparison
from sim.scenario.load import load
from sim.studies.change import changes
from sim.studies.estimates import Value
from sim.studies.paired import Pair
from sim.studies.screen import Screen
from tests.data.synthetic import synthetic
from tests.report.figures.seen import check, finding, words_of

ORIGIN = "A crisis; 100 rollouts in 50 parameter rows, seed 7."
DOCTRINES = (("maximalist", "opportunist", "restrained", "ultimatum"), ("backer", "broker"),
             ("first_way", "second_way", "third_way"))
WORDS = {"label": {"tie.healthy": ("still sound", "")}, "actor": {"north": ("Northland", "")},
         "doctrine": {"north.restrained": ("holds back", "")}}
STYLES = pytest.mark.parametrize("style", ["light", "dark"])

ASKED = OutcomeMeasure("tie:healthy", LABEL, "tie", "healthy")


def names():
    """Names of three actors, some of them the scenario's own."""
    from sim.glossary.glossary import Glossary

    return FigureNames(Glossary(WORDS), ["north", "south_patron", "east"])


def compared(versions, rng, width=1.0):
    """Versions with changes at random."""
    axes = {"end_state": ("limited_war", "deal_holds", "unresolved"), "tie": ("healthy", "broken")}
    outputs = [f"{a}={x}" for a, labels in axes.items() for x in labels]
    found = [(f"north=version_{k}", changes(outputs, *(width * rng.random((2, 50, len(outputs))))))
             for k in range(versions)]
    return Compared(found, ("tie", "healthy"), axes, names(), {})


@STYLES
@pytest.mark.parametrize("versions", [1, 4, 30])
def test_a_comparison(versions, style):
    """Differences stand in order of size, with the level as it is in words, on one scale."""
    c = compared(versions, np.random.default_rng(1))
    fig = check(compare_figure(c, "What each version changes", 100, ORIGIN, style=style), style)
    said = words_of(fig)
    before = c.change(0, "tie", "healthy").before
    assert f"Tie: still sound, {100 * before:.0f}% as it is" in said
    assert len({ax.get_xlim() for ax in fig.axes}) == 1
    for ax in fig.axes:
        at = [abs(float(line.get_xdata()[0])) for line in ax.lines if line.get_marker() == "o"]
        assert at == sorted(at, reverse=True) and len(at) > 1
    first = [float(line.get_xdata()[0]) for line in fig.axes[0].lines if line.get_marker() == "o"]
    want = [100 * c.change(v, *pair).difference
            for v in range(versions) for pair in ([("tie", "healthy")] if versions > 1 else [
                (a, x) for a, labels in c.axes.items() for x in labels])]
    assert first == pytest.approx(sorted(want, key=lambda x: -abs(x))[: len(first)])


@STYLES
@pytest.mark.parametrize("players", [2, 3])
def test_a_game(players, style):
    shape = tuple(len(d) for d in DOCTRINES[:players])
    rows = np.random.default_rng(2).normal(size=(40, players, *shape))
    game = PayoffTable(("north", "south_patron", "east")[:players], DOCTRINES[:players], rows, 80)
    fig = solve_figure(
        solve_table(game, [2.0] * players, 10, False, 7), names(), ORIGIN, style=style
    )
    check(fig, style)
    assert len(fig.axes) == 6
    assert "Northland" in words_of(fig) and "holds back" in words_of(fig)
    assert "Least regret: Northland" in finding(fig)


def design():
    """Surfaces over threats, of which compliance is steep enough to leave 0..1."""
    scenario = load("textbook")
    points = hypercube(scenario, 40, 7)
    projection = hat(basis(points, scenario))
    rng = np.random.default_rng(3)
    surfaces = []
    for name in ("compliance", "war", "tie", "worth"):
        y = rng.random(40) if name != "compliance" else (points[:, 1] > 0.6).astype(float)
        surfaces.append(Surface(name, y, y / 10, projection @ y, foretold(y, projection)))
    return scenario, ThreatDesign(points, tuple(surfaces), 3, rng.random(40), (("steady",),),
                                  ("defender",), 0.5, 0.8, 100, 50, 10)


@STYLES
def test_a_design(style):
    scenario, found = design()
    fig = check(design_figure(sides_of(scenario), found, ORIGIN, style=style), style)
    assert len(fig.axes) == 16 and "as issued" in finding(fig)


def test_a_fitted_share_is_possible():
    """The curve of a share lies within 0..1 though the surface does not; that of worth is free."""
    scenario, found = design()
    raw = np.linalg.pinv(basis(found.points, scenario)) @ found.surfaces[0].values
    along = np.tile(found.points[-1], (60, 1))
    along[:, 1] = np.linspace(0.2, 1.0, 60)
    free = basis(along, scenario) @ raw
    assert free.min() < 0 or free.max() > 1
    for f in range(4):
        y = curve(sides_of(scenario), found, found.surfaces[0], f)[1]
        assert y.min() >= 0 and y.max() <= 1
    worth = dataclasses.replace(found.surfaces[0], name="worth")
    assert curve(sides_of(scenario), found, worth, 1)[1] == pytest.approx(free)


@STYLES
@pytest.mark.parametrize("method", ["screen", "sobol", "importance"])
def test_a_sensitivity(method, style):
    """The largest on top, at most a page of them, the rest counted."""
    lead = {"screen": "mu_star", "sobol": "ST", "importance": "first"}[method]
    every = [Index(f"north.trait_{k}", lead, 0.5 / (k + 1), 0.4 / (k + 1), 0.6 / (k + 1))
             for k in range(60)]
    found = [Indices(f"tie:{x}", method, 50, 500, 0.4, 0.1, None, tuple(every), 0.01, True)
             for x in ("healthy", "broken")]
    fig = check(sensitivity_figure(found, names(), ORIGIN, style=style), style)
    assert finding(fig).startswith("What moves \u201cTie: still sound\u201d most: Northland")
    assert "of 60 factors" in words_of(fig) and len(fig.axes) == 2


@STYLES
def test_an_attribution(style):
    parts = tuple(
        PlayerShare(f"part_{k}+more", 0.1 - 0.03 * k, 0.05 - 0.03 * k, 0.15 - 0.03 * k, 0, 0)
        for k in range(5)
    )
    found = [Attribution(x, 0.6, 0.5, 0.7, 0.1, parts, 100, 50, 4, True)
             for x in ("wide_strike", "tie:healthy")]
    fig = check(attribution_figure(found, names(), ORIGIN, style=style), style)
    assert "Tie: still sound: 10% with all of them off" in words_of(fig)
    assert finding(fig).startswith("Wide strikes: part 0 and more adds most, +10 (5 to 15)")


HEALTHY = OutcomeMeasure("tie:healthy", LABEL, "tie", "healthy")


@STYLES
def test_findings(style):
    made = [Survival(Comparison(f"statement_{k}", {}, {}, HEALTHY, 1, "why"), 50, 10, 0.4, 0.5,
                     0.1, 0.05, 45 - k, k, 3, 2, 0.8, 0.95, 500) for k in range(12)]
    fig = check(findings_figure(made, names(), ORIGIN, style=style), style)
    assert "5 of 12 statements hold" in finding(fig) and "Statement 3" in words_of(fig)


def cells(levels, labels=2):
    """A grid in which the first factor moves the share from 20% to 60%."""
    points = np.array([[a, b] for a in range(levels) for b in range(labels)], float)
    trials = np.full((len(points), 20), 10, np.int32)
    share = 0.2 + 0.4 * points[:, 0] / (levels - 1)
    hits = np.zeros((len(points), 20, 2), np.int32)
    hits[:, :, 0] = np.random.default_rng(4).binomial(10, share[:, None], (len(points), 20))
    hits[:, :, 1] = 10 - hits[:, :, 0]
    factors = [{"key": "north.resolve", "kind": "parameter",
                "levels": [str(k / 10) for k in range(levels)]},
               {"key": "south_patron", "kind": "doctrine",
                "levels": ["broker", "backer", "sitter"][:labels]}]
    none = np.zeros((len(points), 20, 0))
    return Cells("a_crisis", "A crisis", {"axis": "tie", "label": "healthy", "ask": "?"}, 7, 200,
                 10, "grid", factors, points, {"tie": ["healthy", "broken"]}, [], hits, trials,
                 none, none, none.astype(np.int32), actors=["north", "south_patron"], words=WORDS)


@STYLES
@pytest.mark.parametrize("levels", [2, 5])
def test_a_sweep(levels, style):
    """Lines carry their names, and the title says what the share depends on and how much."""
    fig = check(sweep_figure(cells(levels), ASKED, style=style), style)
    assert not any(ax.get_legend() for ax in fig.axes)
    assert "South Patron (backer)" in words_of(fig)
    said = finding(fig)
    assert said.startswith("\u201cTie: still sound\u201d depends most on Northland, resolve (0.0: ")
    flat = cells(levels)
    object.__setattr__(flat, "points", flat.points[:, ::-1] * 0 + np.arange(len(flat))[:, None] % 2)
    assert finding(sweep_figure(flat, ASKED)) != said


@STYLES
def test_an_audit(style):
    """Changes by size, rewritings that change nothing counted, ends never reached left out."""
    pairs = tuple(Pair(f"challenger.trait_{k}", 100, 50, "x", 0.1, 0.02, 0.01, 0.2 / (k + 1), 0.03)
                  for k in range(30))
    shifts = [Shift(f"duplicate:challenger.force.option_{k}", 100, "x", 0.01 * (k % 3), 0.005)
              for k in range(30)]
    split = [Split("tie=healthy", 0.4, 0.3, 0.2, 0.4), Split("tie=broken", 0.0, 0.0, 0.0, 0.0)]
    audit = Audit(synthetic(), Screen(pairs, (100,)), Screen(pairs[:5], (100,)), {}, {}, {}, [],
                  split, shifts, {}, 100, 1.0)
    fig = check(audit_figure(looked_at(audit), style=style), style)
    said = words_of(fig)
    assert "10 more rewritings leave every headline share exactly as it is" in said
    assert "The 13 largest of 30 parameters" in said
    assert "Tie: healthy" in said and "Tie: broken" not in said
    assert finding(fig).startswith("What moves \u201cTie: healthy\u201d most: Challenger, trait 0")


@STYLES
def test_a_section_of_an_audit(style):
    """Dots and a scatter; the title is what the section says first; too many panels are named."""
    rows = [[f"challenger.trait_{k}", "first_way" if k % 2 else "second_way", Value(0.1, 0.0, 0.3),
             Value(0.02 * k, 0.01 * k, 0.03 * k)] for k in range(20)]
    table = table_of("all", "All", [("name", "name", "text"), ("way", "way", "text"),
                                    ("priced", "priced", "share"), ("got", "got", "points")], rows)
    charts = tuple(Chart("all", "dots", f"Dots_{k}", "name", "got", hue="way") for k in range(7))
    scatter = Chart("all", "scatter", "Got against priced", "name", "priced", "got", "way")
    section = Section("foresight", "does it go as priced?", ("It does not go as priced.",),
                      (table,), (scatter, *charts), played=1000)
    fig = check(section_figure(section, "A crisis", 7, names(), style=style), style)
    assert finding(fig) == "It does not go as priced"
    assert "n = 1,000" in words_of(fig) and "Not drawn for want of room" in words_of(fig)
    empty = dataclasses.replace(section, charts=())
    assert section_figure(empty, "A crisis", 7, names()) is None
