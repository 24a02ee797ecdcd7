"""Maps of a run: their findings follow the numbers."""

import dataclasses

import pytest

from sim.errors import RunError
from sim.questions.run.answer import Run
from sim.report.map_section import graph_section, map_section
from sim.report.maps import (
    chance_sheet,
    dates_of_note,
    doubts_by_day,
    map_of,
    maps_by_day,
    posts_surrounded,
    start_sheet,
)
from sim.report.networks import network_of
from sim.report.sides import leader, long_date, possessive, side, side_in_full, some_of
from sim.report.svg.sheet import Spot
from tests.data.synthetic import synthetic
from tests.report.mapped import mapped
from tests.report.svg.drawing import texts


def test_a_run_shows_its_map_of_the_start_and_of_a_day():
    """As a notebook asks for it: by index, from the end, by date."""
    run = Run(mapped())
    start, last = run.map(), run.map(-1)
    assert "holds 2 of the 3 disputed places" in repr(start) and repr(last) != repr(start)
    assert start._repr_mimebundle_()["image/svg+xml"].startswith("<?xml")
    assert repr(run.map(run.outcome.dates[-1])) == repr(last)
    with pytest.raises(RunError, match="no map"):
        Run(synthetic()).map()


def test_the_start_counts_places_and_surrounded_posts():
    sheet = start_sheet(mapped())
    assert sheet.title == ("The Challenger's side holds 2 of the 3 disputed places on 15 February "
                           "2001; the Challenger's only post is surrounded.")
    assert [spot.surrounded for spot in sheet.spots] == [False, False, True, False]


@pytest.mark.parametrize(("cut", "words"), [
    (0, "none of the Challenger's 3 posts is"), (1, "1 of the Challenger's 3 posts is"),
    (2, "2 of the Challenger's 3 posts are"), (3, "all of the Challenger's 3 posts are")])
def test_posts_that_are_surrounded_are_counted_in_words(cut, words):
    spots = [Spot(f"P{n}", 0, 0, post=50, surrounded=n < cut) for n in range(3)]
    assert posts_surrounded(mapped(), spots) == [words + " surrounded"]
    assert posts_surrounded(mapped(), [Spot("P", 0, 0)]) == []


def test_the_chance_on_a_day_is_that_of_holding():
    sheet = chance_sheet(mapped(), -1, "report:map.places")
    assert [spot.chance for spot in sheet.spots] == [1.0, 0.3, 0.0, 0.0]
    assert sheet.spots[1].key == "report:map.places.1.p"
    assert "holds it in 30% of rollouts" in sheet.spots[1].says
    assert "Mill guards the bridge." in sheet.spots[1].says


@pytest.mark.parametrize(("last", "title"), [
    ((1.0, 0.3, 0.0, 0.0), "On 31 March 2001, 1 of the 3 disputed places is in doubt, Mill most "
     "(30% for the Challenger's side); the Challenger's side is almost sure of 1, Defender's side "
     "of 1."),
    ((0.6, 0.3, 0.2, 0.0), "On 31 March 2001, all 3 disputed places are in doubt, Ford most (60% "
     "for the Challenger's side)."),
    ((1.0, 1.0, 0.0, 1.0), "On 31 March 2001, no place is in doubt: the Challenger's side almost "
     "surely holds 2 of the 3 disputed places."),
])
def test_the_finding_turns_with_the_chances(last, title):
    outcome = mapped(last)
    assert chance_sheet(outcome, -1).title == title


def test_without_disputed_places_all_count():
    outcome = mapped()
    places = [{**place, "disputed": 0} for place in outcome.map["places"]]
    sheet = start_sheet(dataclasses.replace(outcome, map={**outcome.map, "places": places}))
    assert "2 of the 4 places" in sheet.title


def test_small_maps_stand_at_deadlines_meetings_and_the_end():
    outcome = mapped()
    assert dates_of_note(outcome) == [3, 14, 44]
    assert doubts_by_day(outcome, [14, 44]) == "1 place is in doubt on 31 March 2001."
    assert doubts_by_day(mapped((0.6, 0.3, 0.2, 0.0)), [0, 44]) == (
        "The number of places in doubt rises from 0 on 15 February 2001 to 3 on 31 March 2001.")
    assert "18 February 2001" in texts(maps_by_day(outcome))


def test_a_map_without_coordinates_is_laid_out_by_its_roads():
    sheet = start_sheet(mapped(coordinates=False))
    assert not sheet.degrees
    assert len({(spot.x, spot.y) for spot in sheet.spots}) == 4
    assert "laid out by roads; no coordinates are given" in texts(map_of(mapped(coordinates=False)))


def test_the_numbers_of_the_section_are_those_of_the_drawing():
    outcome = mapped()
    section = map_section(outcome)
    assert (section["day"], section["date"], section["n"]) == (44, "2001-03-31", 200)
    assert [section[k] for k in ("disputed", "held_at_start", "in_doubt", "sure", "lost")] == [
        3, 2, 1, 1, 1]
    sheet = chance_sheet(outcome, -1, "report:map.places")
    for n, (spot, place) in enumerate(zip(sheet.spots, section["places"], strict=True)):
        assert (spot.name, spot.chance, spot.low, spot.high) == (
            place["name"], place["p"], place["low"], place["high"])
        assert spot.key == f"report:map.places.{n}.p"
    assert graph_section(outcome)["ties"][1][2] == network_of(outcome, "x").links[1].goodwill


def test_without_a_map_it_says_so():
    with pytest.raises(RunError, match="textbook has no map to draw"):
        map_of(synthetic())
    with pytest.raises(RunError, match="no map"):
        map_of(synthetic(), -1)


def test_sides_are_named_after_issuer_and_target():
    outcome = mapped()
    assert (leader(outcome, 1), side(outcome, 1)) == ("the Challenger", "the Challenger's side")
    assert side_in_full(outcome, 0) == "Defender's side (Defender and South Patron)"
    alone = dataclasses.replace(outcome, sides=[1, 0, -1, -1, -1])
    assert side(alone, 1) == side_in_full(alone, 1) == "the Challenger"
    assert some_of(0, 3) == "none of the 3" and some_of(3, 3) == "all 3"
    assert possessive("the Allies") == "the Allies'"
    assert long_date(outcome.start) == "15 February 2001"
