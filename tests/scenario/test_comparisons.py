"""Comparisons that a scenario declares: their outcomes are words as everywhere, but for counts."""

from pathlib import Path

import pytest

import sim
from sim.errors import ScenarioErrors
from sim.scenario.load import load
from tests.properties.folders import copy

OLD = '"end_state:issuer_backed_down"'


def asking(folder: Path, outcome: str) -> Path:
    """The textbook crisis with another outcome of its first comparison."""
    path = copy("textbook", folder) / "scenario.yaml"
    text = path.read_text()
    assert text.count(OLD) == 1
    path.write_text(text.replace(OLD, f'"{outcome}"'))
    return folder


def test_a_predicate_is_an_outcome(tmp_path: Path) -> None:
    """That of a label, written out, gives the findings of the label."""
    words = {"rollouts": 200, "replicates": 20}
    pair = (asking(tmp_path / "one", "end_state:limited_war"),
            asking(tmp_path / "two", "strike_days.challenger.defender > 0 and disaster == 0 and "
                   "not (ultimatum_status.demand == met or "
                   "ultimatum_status.demand == met_after_force)"))
    one, two = (sim.findings(folder, **words).data["findings"][0] for folder in pair)
    assert {k: v for k, v in one.items() if k != "comparison"} == {
        k: v for k, v in two.items() if k != "comparison"}
    assert 0 < one["before"] < 1


def test_an_event_is_asked_by_its_name(tmp_path: Path) -> None:
    answer = sim.findings(asking(tmp_path / "x", "execution"), rollouts=200, replicates=20)
    bluff = sim.run("textbook", {"challenger": "ultimatum"}, rollouts=200, replicates=20,
                    floor=False)
    came = bluff.to_frame()["day_of_execution"].notna().mean()
    assert answer.data["findings"][0]["before"] == pytest.approx(came)
    assert "raises the chance of 'Strikes as threatened'" in " ".join(answer.text.split())


@pytest.mark.parametrize(("outcome", "says"), [
    ("deaths_defender", "is a count, and a comparison is of a probability"),
    ("end_state:unresolvd", "did you mean 'end_state:unresolved'"),
    ("exection", "did you mean 'execution'"),
    ("deths.defender > 3", "deaths"),
])
def test_what_is_no_probability_is_one_problem(tmp_path: Path, outcome: str, says: str) -> None:
    with pytest.raises(ScenarioErrors, match=says) as caught:
        load(asking(tmp_path / "x", outcome))
    assert "scenario.yaml:47" in str(caught.value)
