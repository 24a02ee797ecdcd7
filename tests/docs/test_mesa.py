"""The examples of docs/mesa.md run, and what it says of Mesa's tools is so."""

from __future__ import annotations

import inspect
import multiprocessing
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import mesa
import pytest

from sim.model import CrisisModel

PAGE = Path(__file__).resolve().parents[2] / "docs" / "mesa.md"
BLOCK = re.compile(r"<!-- needs: (\w+) -->\n```python\n(.*?)```", re.S)
EXAMPLES = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
(APP,) = [code for library, code in EXAMPLES if library == "solara"]
NEWER = hasattr(mesa.Model, "scenario")  # 3.5 and later


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """Newer releases of batch_run set how Python starts processes, for good."""
    method = multiprocessing.get_start_method(allow_none=True)
    yield
    multiprocessing.set_start_method(method, force=True)


def run(code: str) -> dict[str, Any]:
    """The names that an example leaves behind."""
    names: dict[str, Any] = {"__name__": "app"}
    exec(compile(code, PAGE.name, "exec"), names)
    return names


def test_every_example_says_what_it_needs() -> None:
    assert len(EXAMPLES) == PAGE.read_text(encoding="utf-8").count("```python") == 4
    assert len(APP.strip().splitlines()) <= 24


@pytest.mark.parametrize(("k", "said"), [
    (0, "2020-02-"), (1, "deaths_defender"), (2, "('ultimatum', 2): ")])
def test_the_example_runs(k: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(EXAMPLES[k][1])
    assert said in capsys.readouterr().out


class Slider(SimpleNamespace):
    """A slider as Mesa's: label, value, least, most and step."""

    def __init__(self, label: str, value: Any, low: Any, high: Any, step: Any) -> None:
        super().__init__(label=label, value=value, min=low, max=high, step=step)


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The names of the example for the browser, what it draws on standing for SolaraViz."""
    solara, viz = ModuleType("solara"), ModuleType("mesa.visualization")
    solara.__dict__.update(FigureMatplotlib=lambda figure: figure)
    viz.__dict__.update(Slider=Slider, make_plot_component=lambda names: names,
                        SolaraViz=lambda model, **words: SimpleNamespace(model=model, **words))
    monkeypatch.setitem(sys.modules, "solara", solara)
    monkeypatch.setitem(sys.modules, "mesa.visualization", viz)
    return run(APP)


def values(choice: Any) -> list[Any]:
    """The value at which a control starts, then those it can go to at its ends."""
    if isinstance(choice, Slider):
        return [choice.value, choice.min, choice.max]
    return [choice["value"], *choice["values"]] if isinstance(choice, dict) else [choice]


def test_the_page_starts_with_the_model_that_its_controls_make(app: dict[str, Any]) -> None:
    page = app["page"]
    made = CrisisModel(**{name: values(c)[0] for name, c in page.model_params.items()})
    assert made.case.to_record().tobytes() == page.model.case.to_record().tobytes()
    assert made.crisis.to_record().tobytes() == page.model.crisis.to_record().tobytes()


def test_every_control_moves_the_model(app: dict[str, Any]) -> None:
    page = app["page"]
    start = {name: values(c)[0] for name, c in page.model_params.items()}
    first = page.model.case.to_record().tobytes() + page.model.crisis.to_record().tobytes()
    for name in ("rollout", "turkey", "turkey__resolve"):
        seen = set()
        for value in values(page.model_params[name]):
            model = CrisisModel(**start | {name: value})
            seen.add(model.case.to_record().tobytes() + model.crisis.to_record().tobytes())
        assert len(seen) >= 2 and first in seen, name


def test_the_picture_shows_the_rungs_and_the_plot_has_its_columns(app: dict[str, Any]) -> None:
    model, (picture, columns) = app["page"].model, app["page"].components
    picture(model)
    for _ in range(3):
        model.step()
    axes = picture(model).axes[0]
    rungs = [max(a.rung.values()) for a in model.actors]
    assert [bar.get_width() for bar in axes.patches] == rungs and max(rungs) > 0
    assert set(columns) <= set(model.datacollector.get_model_vars_dataframe().columns)


@pytest.mark.filterwarnings("ignore")
def test_solara_steps_and_resets_the_model() -> None:
    solara = pytest.importorskip("solara")
    import ipyvuetify

    names = run(APP)
    page = names["page"]
    model = page.args[0]
    _, shown = solara.render(solara.AppLayout(children=[page]), handle_error=False)
    made: list[CrisisModel] = []
    begin = CrisisModel.__init__

    def noting(self: CrisisModel, *args: Any, **words: Any) -> None:
        begin(self, *args, **words)
        made.append(self)

    def press(label: str) -> None:
        (button,) = [b for b in shown.find(ipyvuetify.Btn).widgets if label in b.children]
        button.click()

    for _ in range(3):
        press("Step")
    assert model.today == 3 == len(model.datacollector.get_model_vars_dataframe())
    (resolve,) = [s for s in shown.find(ipyvuetify.Slider).widgets if "Resolve" in s.label]
    resolve.v_model = 0.8
    with pytest.MonkeyPatch.context() as patch:
        noting.__signature__ = inspect.signature(begin)  # type: ignore[attr-defined]
        patch.setattr(CrisisModel, "__init__", noting)
        press("Reset")
    (anew,) = made
    press("Step")
    assert (anew.today, anew.crisis_of.name) == (1, "idlib_2020")
    assert anew.case.resolve[anew.actor("turkey").index] == 0.8
    shown.close()


def batch(**words: Any) -> list[dict[str, Any]]:
    """Rows of batch_run on the textbook crisis."""
    fixed = {"scenario": "textbook", "collect": True, "challenger": "ultimatum", "rollout": 3}
    found: list[dict[str, Any]] = mesa.batch_run(
        CrisisModel, fixed | words.pop("parameters", {}), number_processes=1,
        display_progress=False, **words)
    return found


@pytest.mark.filterwarnings("ignore")
def test_batch_run_has_the_last_day_and_before_mesa_3_5_not_that_of_the_agents() -> None:
    model = CrisisModel("textbook", rollout=3, challenger="ultimatum", collect=True)
    model.run_model()
    frame = model.datacollector.get_model_vars_dataframe()
    rows = batch(data_collection_period=1)
    assert rows[-1]["deaths_defender"] == frame["deaths_defender"].iloc[-1] \
        != frame["deaths_defender"].iloc[-2]
    evening = -1 if NEWER else -2
    assert rows[-1]["actor"] == "defender"
    assert rows[-1]["deaths"] == frame["deaths_defender"].iloc[evening]


@pytest.mark.filterwarnings("ignore")
def test_iterations_of_batch_run_are_alike_and_rollouts_are_not() -> None:
    def last(rows: list[dict[str, Any]], key: str) -> dict[Any, float]:
        return {row[key]: row["deaths_defender"] for row in rows}

    alike = last(batch(iterations=3), "iteration")
    assert len(alike) == 3 and len(set(alike.values())) == 1
    assert len(set(last(batch(parameters={"rollout": range(5)}), "rollout").values())) > 1


@pytest.mark.skipif(not NEWER, reason="batch_run has no seeds of its own")
@pytest.mark.filterwarnings("ignore")
def test_newer_batch_run_takes_seeds_by_rng_and_puts_none_over_those_among_the_parameters() -> None:
    by_rng = {row["seed"]: row["deaths_defender"] for row in batch(rng=range(7, 13))}
    assert list(by_rng) == list(range(7, 13)) and len(set(by_rng.values())) > 1
    assert {row["seed"] for row in batch(parameters={"seed": [8, 9]})} == {None}
