"""What an outcome says of its scenario's map."""

from sim.data.store import pack, unpack
from sim.play.facts import facts_of, map_of
from sim.play.simulate import simulate
from sim.scenario.load import load


def test_the_map_has_places_with_coordinates_holders_and_posts_and_roads_with_names():
    scenario = load("idlib_2020")
    found = map_of(scenario)
    saraqib = next(p for p in found["places"] if p["name"] == "Saraqib")
    assert saraqib == {"name": "Saraqib", "lat": 35.8645, "lon": 36.8059, "area": 140.0,
                       "settlements": 16.0, "post": 60.0, "disputed": 1, "holder": 0}
    names = [p["name"] for p in found["places"]]
    roads = {(names[a], names[b]): road for a, b, road in found["roads"]}
    assert roads["Trumba", "Saraqib"] == "M4" and roads["Latakia", "Hmeimim"] == ""
    assert found["posts_of"] == "turkey" and len(roads) == int(scenario.record["n_roads"])


def test_another_day_of_the_same_ground_has_other_holders():
    early, late = (sum(p["holder"] for p in map_of(load(name))["places"])
                   for name in ("idlib_2019_december", "idlib_2020"))
    assert early > late > 0


def test_without_a_map_it_is_empty():
    assert facts_of(load("textbook"), {})["map"] == {}


def test_map_and_network_travel_with_the_outcome(tmp_path):
    outcome = simulate(load("idlib_2020"), rollouts=4, workers=1)
    pack(outcome, tmp_path / "outcome.npz")
    back = unpack(tmp_path / "outcome.npz")
    assert back.map == outcome.map and back.network == outcome.network
    assert [a["role"] for a in back.network["actors"]].count("issuer") == 1
