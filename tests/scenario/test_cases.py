"""The bundled crises beside the founding one: same engine, other countries, nothing scripted.

No statistical test: shares are compared with 0 and 1 only.
"""

import re
import shutil
from pathlib import Path

import numpy as np
import pytest
import yaml

import sim
from sim.data.digest import digest
from sim.engine import compiled
from sim.play import simulate
from sim.scenario import validate
from sim.scenario.load import load
from tests.play.pair import differences

CASES = ("cuba_1962", "july_1914", "bosnia_1995", "haiti_1994")
ROOT = Path(sim.__file__).parent
WORDS = {
    "cuba_1962": ("havana", "kremlin", "soviet", "cuban", "moscow", "castro", "khrushchev",
                  "kennedy", "turkey", "jupiter missile", "guantanamo", "quarantine of"),
    "july_1914": ("sarajevo", "serbian", "austrian", "hungary", "berlin", "vienna", "belgrade",
                  "paris", "petersburg", "entente", "berchtold", "bethmann", "sazonov", "poincare"),
    "bosnia_1995": ("sarajevo", "bosnia", "serbian", "yugoslav", "milosevic", "mladic", "karadzic",
                    "holbrooke", "igman", "srebrenica", "gorazde", "geneva", "peacekeeper"),
    "haiti_1994": ("haitian", "port au prince", "cedras", "aristide", "clinton", "nunn",
                   "governors island", "caribbean", "panama", "mogadishu"),
}


@pytest.fixture(scope="module", params=CASES)
def case(request):
    """One of the crises, loaded, with a run of it under the mixture of doctrines."""
    scenario = load(request.param)
    return scenario, simulate(scenario, rollouts=2000, seed=5, workers=1)


def test_it_is_sound_and_stops_at_its_cutoff(case):
    scenario, _ = case
    assert validate(scenario.folder, words=False) == []
    assert scenario.cutoff < scenario.start < scenario.horizon
    assert len(scenario.question.ask) > 20
    for name, quantity in scenario.parameters.items():
        assert quantity.source and quantity.grade in "ABCDJ", name


def test_the_main_actors_have_three_doctrines_or_more_and_all_are_drawn(case):
    scenario, outcome = case
    for i, actor in enumerate(scenario.actors):
        main = actor.name in {scenario.actor_names[int(scenario.record[k][0])]
                              for k in ("ult_issuer", "ult_target", "ult_patron")}
        assert len(actor.doctrines) >= (3 if main else 2), actor.name
        assert len({d.policy for d in actor.doctrines}) == len(actor.doctrines)
        assert set(outcome.doctrines[:, i]) == set(range(len(actor.doctrines))), actor.name


def test_each_doctrine_runs_and_those_of_a_main_actor_behave_otherwise(case):
    scenario, _ = case
    main = {int(scenario.record[k][0]) for k in ("ult_issuer", "ult_target", "ult_patron")}
    for i, actor in enumerate(scenario.actors):
        seen = []
        for doctrine in actor.doctrines:
            words = {actor.name: doctrine.name}
            outcome = simulate(scenario, rollouts=200, seed=3, workers=1, doctrines="named",
                               overrides=words)
            assert (outcome.labels >= 0).all(), words
            seen.append(outcome.counts.tobytes())
        if i in main:
            assert len(set(seen)) == len(seen), actor.name


def test_no_label_is_forced_and_every_one_can_be_reached(case):
    scenario, outcome = case
    for k, axis in enumerate(scenario.outcomes):
        shares = np.bincount(outcome.labels[:, k], minlength=len(axis.labels)) / 2000
        assert shares.max() < 1.0, axis.name
        for label, share in zip(axis.labels, shares, strict=True):
            if f"label:{axis.name}.{label}" not in scenario.explained:
                assert share > 0.0, (axis.name, label)


def test_watched_equals_compiled(case):
    scenario, _ = case
    for rollout in (0, 21, 407, 1_000_003):
        assert differences(scenario, 11, rollout) == []


def test_one_compiled_engine_serves_every_crisis(case):
    scenario, _ = case
    kernel = compiled.cache_folder("kernel")
    before = {p.name for p in Path(kernel[0]).rglob("*.nbc")}
    simulate(load("textbook"), rollouts=20, seed=1, workers=1)
    simulate(scenario, rollouts=20, seed=1, workers=1)
    assert compiled.cache_folder("kernel") == kernel
    assert {p.name for p in Path(kernel[0]).rglob("*.nbc")} == before and before


def test_the_engine_names_none_of_it(case):
    scenario, _ = case
    body = yaml.safe_load((scenario.folder / "scenario.yaml").read_text(encoding="utf-8"))
    generic = {"allies", "secretariat", "contributors", "federation"}
    names = {a.replace("_", " ") for a in body["actors"]} - generic
    names |= set(WORDS[scenario.name]) | {scenario.name.replace("_", " ")}
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, sorted(names))) + r")\b")
    for path in ROOT.rglob("*.py"):
        if "_data" not in path.parts:
            text = path.read_text(encoding="utf-8").replace("_", " ").lower()
            assert not pattern.search(text), path


def test_the_search_bites():
    assert re.search(r"\b(havana)\b", "the engine names havana")


def test_other_crises_leave_the_founding_one_as_it_is():
    scenario = load("idlib_2020")
    alone = digest(simulate(scenario, rollouts=60, seed=7, workers=1))
    for name in CASES:
        simulate(load(name), rollouts=20, seed=7, workers=1)
    assert digest(simulate(load("idlib_2020"), rollouts=60, seed=7, workers=1)) == alone


FAULTS = [
    ("lines: lines.csv", "lines: lines.csv\nexposed: challenger",
     "exposed: with a map, name them as 'posts_of' of the map"),
    ("{status_quo: true}", "{status_quo: true, share: 0.3}",
     "line_terms.front.share: only a line without a map or status_quo has a share"),
    ("target: defender, line", "target: defender, patron: challenger, line",
     "patron: is the same as 'issuer': challenger"),
]


@pytest.mark.parametrize(("old", "new", "expected"), FAULTS)
def test_what_a_crisis_with_a_map_may_not_say(mini, old, new, expected):
    found = [str(e) for e in validate(mini("scenario.yaml", old, new))]
    assert any(expected in e for e in found), found


def test_a_target_may_be_its_own_patron_on_a_map_too(mini):
    old = "target: defender, line"
    folder = mini("scenario.yaml", old, "target: defender, patron: defender, line")
    assert validate(folder, words=False) == []
    record = load(folder).record
    assert record["ult_patron"][0] == record["ult_target"][0] == 1
    assert record["patron"].sum() == record["patron"][1, 1] == 1
    assert simulate(load(folder), rollouts=20, seed=1, workers=1).labels.min() >= 0


def test_shares_of_lines_and_exposed_troops_without_a_map(tmp_path):
    folder = Path(shutil.copytree(load("cuba_1962").folder, tmp_path / "copy"))
    text = (folder / "scenario.yaml").read_text(encoding="utf-8")
    for old, new, expected in (
        ("share: 0.3", "share: 1.5", "line_terms.standstill.share: 1.5 is out of range 0 to 1"),
        ("exposed: united_states", "exposed: united_state", "did you mean 'united_states'?"),
    ):
        assert old in text
        (folder / "scenario.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
        found = [str(e) for e in validate(folder, words=False)]
        assert any(expected in e for e in found), found
