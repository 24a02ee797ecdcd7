"""Results display themselves: HTML, SVG and text, without any notebook installed."""

import re
import subprocess
import sys

import matplotlib
import pytest

import sim
from sim.errors import UsageError
from sim.questions.compare.comparison import compare
from sim.questions.run.answer import Run
from sim.report.figures.shown import bundle
from sim.report.notebook import Shown
from sim.report.svg.canvas import Canvas
from sim.scenario.load import load
from sim.studies.lab import Lab
from sim.studies.versions import Version
from tests.data.synthetic import synthetic


@pytest.fixture(scope="module")
def run():
    return Run(synthetic())


@pytest.fixture(scope="module")
def cells():
    return sim.sweep("textbook", {"challenger.resolve": "linspace(0,1,7)",
                                  "challenger": ["bluff", "ultimatum"]}, rollouts=8, workers=1)


def test_a_run_shows_its_answer_and_the_questions_axis(run):
    html = run._repr_html_()
    assert "Will the tie stay healthy?" in html and html.count("<svg") == 3
    for label, row in run.summary()["outcomes"]["tie"].items():
        assert f">{label}</th>" in html and f"{row['p']:.0%}" in html
    ids = re.findall(r'\bid="([^"]+)"', html + run._repr_html_())
    assert len(ids) == len(set(ids))  # shown twice on one page


def test_a_sweep_shows_its_first_cells(cells):
    html = cells._repr_html_()
    assert html.count("<tr>") == 13 and "The first 12 of 14 cells" in html
    assert "challenger.resolve" in html and ">bluff</td>" in html


def test_a_scenario_and_a_comparison_show_themselves():
    book = load("textbook")
    html = book._repr_html_()
    assert book.question.ask.strip() in html
    assert re.findall("<code>(.*?)</code>", html) == [
        "challenger", "ultimatum", "bluff", "steady", "defender", "steady", "sitter"]
    versions = [Version("a", {"challenger": "bluff"}, about="x < y")]
    (found,) = compare(Lab(book, workers=1), versions, 60, 0)
    moved = max((c for c in found.changes if "=" in c.output), key=lambda c: abs(c.difference))
    assert f"{100 * moved.difference:+.1f}" in found._repr_html_()
    assert "x &lt; y" in found._repr_html_()


def test_figures_are_svg_and_text(run, cells):
    for fig in (run.plot(), run.plot("events"), cells.plot("end_state:limited_war")):
        shown = fig._repr_mimebundle_(include=None, exclude=None)
        assert set(shown) == {"text/plain", "image/svg+xml"} and "<svg" in shown["image/svg+xml"]
        assert bundle(fig)["text/plain"].startswith("<Figure size ")


@pytest.mark.parametrize("kind", ["shares", "events", "deaths", "rungs"])
def test_a_run_draws_into_given_axes(run, kind):
    matplotlib.use("agg")
    import matplotlib.pyplot as plt

    fig, (left, right) = plt.subplots(1, 2)
    assert run.plot(kind, ax=right) is fig
    assert right.has_data() and not left.has_data() and fig.axes == [left, right]
    plt.close(fig)


def test_a_sweep_draws_into_given_axes(cells):
    matplotlib.use("agg")
    import matplotlib.pyplot as plt

    fig, ax = plt.subplots()
    assert cells.plot(ax=ax) is fig and ax.has_data()
    plt.close(fig)


def test_what_cannot_be_drawn_is_said(run, cells):
    with pytest.raises(UsageError, match="no figure 'share'"):
        run.plot("share")
    with pytest.raises(UsageError, match="did you mean 'limited_war'"):
        cells.plot("end_state:limited_wars")


def test_a_sweeps_answer_is_that_of_the_terminal(cells):
    assert cells.page_of("end_state:limited_war", 100).startswith(
        "How it ends: strikes, demand unmet: from ")


def test_a_drawing_of_ours_is_a_file_of_its_own_in_the_light_style():
    canvas = Canvas("map", 20, 10, "Who holds what", "A map.")
    shown = Shown(canvas)._repr_mimebundle_()["image/svg+xml"]
    assert 'xmlns="http://www.w3.org/2000/svg"' in shown and "<style>" in shown
    assert re.search(r"<svg[^>]* data-theme=\"light\"", shown)  # whatever the system prefers
    own = re.search(r"svg\[data-theme=\"light\"\]\s*\{([^}]*)\}", shown)
    assert own and "--paper: #ffffff" in own[1]
    assert Shown(canvas).svg() == canvas.svg() and "Who holds what" in repr(Shown(canvas))


def test_nothing_needs_a_notebook():
    code = ("import sim, sys\nr = sim.run('textbook', rollouts=8, workers=1)\n"
            "r._repr_html_()\nr.plot()._repr_mimebundle_()\nrepr(r)\n"
            "print([m for m in ('IPython', 'matplotlib.pyplot') if m in sys.modules])")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr
