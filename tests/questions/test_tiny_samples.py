"""Every question at a handful of rollouts: refused with what it takes, or said plainly.

No number that is none, no None, no warning, in text, data, table, figures and page.
"""

import math
import re
import warnings

import pytest

import sim
from sim.errors import UsageError
from sim.questions.drawing import read_drawings

NONE = re.compile(r"\bnan\b|\binf\b|\bNaN\b|\bNone\b(?! (?:of|in) )")
BOOK = "textbook"
TINY = {
    "run": ({}, {}), "run of single rows": ({}, {"replicates": 1}),
    "sweep": ({"challenger": "bluff,steady"}, {}),
    "sweep of a sample": ({}, {"over": "challenger.*", "design": "lhs", "points": 3}),
}
LEAST = {  # question, words, settings, and the least rollouts that it takes
    "compare": ({"a.challenger": "bluff"}, {"watched": 0}, 12),
    "attribute": ({}, {"outcome": "execution", "mechanisms": "audience,lookahead"}, 12),
    "findings": ({}, {"replicates": 2}, 12),
    "sensitivity": ({}, {"over": "challenger,defender.ruin", "points": 10}, 2),
    "audit": ({}, {"sections": "trembles"}, 12),
}


def ask(name, words, settings, n, folder):
    """The answer, with every warning an error; its folder holds text, data, figures."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", message="First-class function type feature")  # numba's
        question = getattr(sim, name.partition(" ")[0])
        return question(BOOK, words, rollouts=n, seed=7, out=folder, **settings)


def not_finite(x):
    """True for plain data that hold a number which is none."""
    if isinstance(x, dict):
        return any(not_finite(v) for v in x.values())
    if isinstance(x, list | tuple):
        return any(not_finite(v) for v in x)
    return isinstance(x, float) and not math.isfinite(x)


def check(found, folder):
    """The answer has a sentence on its silence, and nothing that is no number."""
    assert not NONE.search(found.text), NONE.search(found.text)
    assert not not_finite(found.data)
    silence = found.data["completeness"]
    assert set(silence) == {"sight", "says"} and silence["says"].endswith(".")
    flat = " ".join(found.text.split())
    assert all(" ".join(part.split()) in flat for part in silence["says"].split(". ") if part)
    for svg in folder.rglob("*.svg"):
        assert not re.search(r">[^<]*\b(nan|inf|None)\b(?! of)", svg.read_text(encoding="utf-8"))


@pytest.mark.parametrize("n", [1, 2, 3, 10])
@pytest.mark.parametrize("name", TINY)
def test_what_says_something_of_one_rollout(name, n, tmp_path):
    words, settings = TINY[name]
    more = {"floor": False} if name.startswith("run") else {}
    found = ask(name, words, settings | more, n, tmp_path / "o")
    check(found, tmp_path)
    page = tmp_path / "o" / "report.html"
    if page.exists():
        text = page.read_text(encoding="utf-8")
        assert found.data["completeness"]["says"].split(".")[0].replace("'", "&#39;") in text


@pytest.mark.parametrize("name", LEAST)
def test_too_few_are_refused_with_how_many_it_takes_and_those_are_enough(name, tmp_path):
    words, settings, least = LEAST[name]
    for n in (1, least - 1):
        with pytest.raises(UsageError, match=f"{least}"):
            ask(name, words, settings, n, tmp_path / "o")
    found = ask(name, words, settings, least, tmp_path / "o")
    check(found, tmp_path)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert all(d.figure() is not None for d in read_drawings(tmp_path / "o")) or name == "audit"


def test_findings_of_one_replicate_are_refused():
    with pytest.raises(UsageError, match="replicates=1: .* at least 2"):
        sim.findings(BOOK, rollouts=60, replicates=1)


def test_one_rollout_speaks_for_itself_alone(tmp_path):
    found = sim.replay(BOOK, rollout=3)
    check(found, tmp_path)
    assert found.data["completeness"]["sight"] == "not visible to this method"
    chosen = sim.replay(BOOK, rollouts=20, rollout="surprising")
    assert re.search(r"\d+ of the 20 rollouts of its run end as it does",
                     chosen.data["completeness"]["says"])
