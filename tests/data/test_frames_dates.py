"""Frames for a notebook: days are dates, and the daily series are tidy."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from sim.errors import UsageError
from sim.questions.run.answer import Run, day_index
from tests.data.synthetic import synthetic


@pytest.fixture(scope="module")
def run():
    return Run(synthetic())


def test_days_of_events_are_dates_and_absent_ones_are_not_a_time(run):
    frame = run.to_frame()
    days = run.outcome.count("day_of_deal")
    assert frame["day_of_deal"].dtype.kind == "M"
    assert frame["day_of_deal"].isna().tolist() == np.isnan(days).tolist()
    k = int(np.flatnonzero(np.isfinite(days))[0])
    assert frame["day_of_deal"][k].date() == run.outcome.start + dt.timedelta(days=int(days[k]))
    assert frame["day_of_execution"].isna().all()  # every code of it is below zero
    assert frame["deals"].dtype.kind == "f"


def test_the_series_are_a_row_a_day_with_dates_and_quantiles(run):
    frame = run.series_frame()
    o = run.outcome
    assert len(frame) == o.days * len(o.series_names) and frame["date"].dtype.kind == "M"
    one = frame[frame["series"] == "share"].set_index("day")
    good = o.valid[: len(o.series)]
    here = o.series[good][:, 10, o.series_names.index("share")]
    assert one["q50"][10] == pytest.approx(np.median(here), rel=1e-6)
    assert one["date"][10] == pd.Timestamp(o.start) + pd.Timedelta(days=10)
    assert (one["q05"] <= one["q95"]).all()


def test_a_day_is_an_index_or_a_date(run):
    o = run.outcome
    assert day_index(o, 3) == day_index(o, o.dates[3]) == 3 and day_index(o, -1) == o.days - 1
    assert day_index(o, o.dates[3].isoformat()) == 3
    for wrong in (o.days, -o.days - 1, o.start - dt.timedelta(days=1)):
        with pytest.raises(UsageError, match="expected a day from 0 to 44, or a date from 2001-02"):
            day_index(o, wrong)
    with pytest.raises(UsageError, match="day=8 March: expected a date, such as 2001-02"):
        day_index(o, "8 March")
