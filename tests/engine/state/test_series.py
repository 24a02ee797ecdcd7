"""Daily series: each declared once, for a figure that there is."""

from sim.engine.state.counts import DECLARED as COUNTS
from sim.engine.state.series import DECLARED, ROLES, find_series
from sim.report.figures.series import GROUPS


def test_a_series_of_a_count_has_the_words_and_the_field_of_the_count():
    counts = {count.name: count for count in COUNTS}
    same = [series for series in DECLARED if series.name in counts]
    assert {s.name for s in same} == {"deaths", "civilians", "displaced", "area_taken", "share"}
    for series in same:
        count = counts[series.name]
        assert (series.field, series.unit, series.label) == (count.field, count.unit, count.label)


def test_every_series_is_shown_in_a_figure_and_belongs_to_somebody_known():
    assert all(series.figure in GROUPS for series in DECLARED)
    assert {role for series in DECLARED for role in series.of} == {"actor", *ROLES}


def test_a_kept_series_is_found_by_its_name():
    assert find_series("rung_north_south").of == ("issuer", "target")
    assert find_series("deal").rule and find_series("deals") is None
    assert find_series("tie_north_east").unit == "goodwill"
