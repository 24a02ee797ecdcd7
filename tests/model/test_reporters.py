"""What is collected of a watched run is what the compiled run keeps of it, to the last bit."""

import mesa
import numpy as np
import pytest

from sim.errors import UsageError
from sim.model import AGENT_REPORTERS, CrisisModel, model_reporters
from sim.play import simulate
from sim.scenario.load import load
from tests.play.pair import compiled_rollout

TEXTBOOK = load("textbook")


def collected(scenario, rollout, **words):
    """A model that has run to its end and collected."""
    model = CrisisModel(scenario, rollout=rollout, collect=True, **words)
    model.run_model()
    return model


@pytest.mark.parametrize(("name", "rollouts"), [("textbook", 4), ("idlib_2020", 2)])
def test_the_frame_is_the_compiled_series_to_the_last_bit(name, rollouts):
    scenario = load(name)
    for rollout in range(rollouts):
        frame = collected(scenario, rollout).datacollector.get_model_vars_dataframe()
        _, _, daily = compiled_rollout(scenario, 7, rollout, 20, {})
        kept = frame[scenario.series_names].to_numpy(np.float64)
        n = len(scenario.series_names)
        assert kept.tobytes() == np.ascontiguousarray(daily[: len(frame), :n]).tobytes()
        assert np.ptp(kept, axis=0).max() > 0 and not daily[:, n:].any()
        assert list(frame["date"]) == [scenario.date_of(d) for d in range(scenario.days)]


def test_the_frame_is_what_a_run_keeps_by_the_same_names():
    out = simulate(TEXTBOOK, rollouts=6, seed=7, workers=1)
    assert list(out.series_names) == TEXTBOOK.series_names
    for rollout in range(6):
        frame = collected(TEXTBOOK, rollout).datacollector.get_model_vars_dataframe()
        for k, name in enumerate(out.series_names):
            assert frame[name].to_numpy(np.float32).tobytes() \
                == np.ascontiguousarray(out.series[rollout, :, k]).tobytes(), name
        for x, (axis, labels) in enumerate(out.axes.items()):
            column = frame[f"outcome.{axis}"]
            assert column.iloc[-1] == labels[out.labels[rollout, x]]
            assert column.iloc[:-1].isna().all()


def test_agents_are_collected_as_they_stood_each_evening():
    model = CrisisModel("idlib_2020", rollout=6, replicates=20, collect=True)
    evenings = []
    for _ in range(12):
        model.step()
        evenings += [{name: report(agent) for name, report in AGENT_REPORTERS.items()}
                     for agent in model.actors]
    frame = model.datacollector.get_agent_vars_dataframe().reset_index(drop=True)
    assert [row.dropna().to_dict() for _, row in frame.astype(object).iterrows()] \
        == [{k: v for k, v in row.items() if v is not None} for row in evenings]
    syria = frame[frame["actor"] == "syria"]
    assert syria["force"].nunique() > 1 and syria["rung"].nunique() > 1
    assert syria["rung"].iloc[-1] == max(model.actor("syria").rung.values())
    assert syria["force"].iloc[-1] == model.actor("syria").posture["force"]


def test_collecting_changes_no_bit():
    plain = CrisisModel(TEXTBOOK, rollout=2)
    plain.run_model()
    assert collected(TEXTBOOK, 2).crisis.to_record().tobytes() == plain.crisis.to_record().tobytes()


def test_nothing_is_collected_unless_asked_for():
    model = CrisisModel(TEXTBOOK)
    assert "datacollector" not in vars(model)
    with pytest.raises(UsageError, match="collect=True"):
        model.datacollector  # noqa: B018
    with pytest.raises(AttributeError, match="no attribute 'grid'"):
        model.grid  # noqa: B018


def test_nothing_is_collected_after_the_end():
    model = collected(TEXTBOOK, 1)
    model.step()
    assert len(model.datacollector.get_model_vars_dataframe()) == TEXTBOOK.days


def own(scenario):
    """A collector of one's own, with a reporter of ours."""
    ours = model_reporters(scenario)["share"]
    return mesa.DataCollector({"share": ours, "day": lambda model: model.today})


def test_a_collector_of_ones_own_is_made_anew_for_each_model():
    models = [collected(TEXTBOOK, r) for r in (0, 3)] + \
        [CrisisModel(TEXTBOOK, rollout=r, collect=own) for r in (0, 3)]
    for model in models[2:]:
        model.run_model()
    for usual, mine in zip(models[:2], models[2:], strict=True):
        frame = mine.datacollector.get_model_vars_dataframe()
        assert list(frame.columns) == ["share", "day"]
        assert list(frame["day"]) == list(range(1, TEXTBOOK.days + 1))
        assert frame["share"].equals(usual.datacollector.get_model_vars_dataframe()["share"])


@pytest.mark.parametrize("wrong", ["yes", 3, mesa.DataCollector()])
def test_what_cannot_make_a_collector_is_refused(wrong):
    with pytest.raises(UsageError, match="collect: must be"):
        CrisisModel(TEXTBOOK, collect=wrong)
