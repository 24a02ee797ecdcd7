"""How options count: options alike once, idle words not at all and without a trace on others."""

import pytest
import yaml

from sim.engine.state.names import SIGNAL, TRACKS
from sim.scenario import bundled_names, load
from sim.scenario.roots import data_root
from tests.properties.folders import copy

REMARKS = {  # six words that can do nothing, whatever their rung and publicity
    "remark_1": {"verb": "words"}, "remark_2": {"verb": "words", "rung": 1, "publicity": 1},
    "remark_3": {"verb": "none"}, "remark_4": {"verb": "none", "rung": 2},
    "remark_5": {"verb": "words", "concede": 0.5}, "remark_6": {"verb": "summit"},
}
OF_OPTIONS = ("weight", "in_plan", "option_key", "verb", "level", "idle")
ROOM = {"idlib_2020": 2}  # remarks that fit the longest menu


def remarked(name: str, folder, remarks: dict):
    """A scenario in which every actor with words has more of them, in no plan."""
    place = copy(name, folder)
    data = yaml.safe_load((place / "menus.yaml").read_text(encoding="utf-8"))
    for tracks in data.values():
        if "signal" in tracks:
            tracks["signal"] |= remarks
    (place / "menus.yaml").write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    return load(place).record


@pytest.mark.parametrize("name", [n for n in bundled_names() if (data_root() / "scenarios" / n
                                                           / "menus.yaml").exists()])
def test_idle_remarks_leave_weights_and_plans_of_all_other_options_alone(name, tmp_path):
    remarks = dict(list(REMARKS.items())[: ROOM.get(name, 6)])
    plain, more = load(name).record, remarked(name, tmp_path / name, remarks)
    for i in range(int(plain["n_actors"])):
        for t in range(len(TRACKS)):
            n, m = int(plain["n_options"][i, t]), int(more["n_options"][i, t])
            assert m == n + (len(remarks) if t == SIGNAL and n else 0)
            for field in OF_OPTIONS:
                old, new = plain[field][i, t], more[field][i, t]
                old, new = (x[:, :n] if field == "in_plan" else x[:n]
                            for x in (old, new))
                assert (old == new).all(), (field, i, t)
            assert (more["idle"][i, t, n:m] == 1).all() and (more["weight"][i, t, n:m] == 0).all()
            assert not more["in_plan"][i, t, :, n:m].any()
    for field in ("n_plans", "plan_key", "posture"):
        assert (plain[field] == more[field]).all()


def signals(mini, menu: str):
    """Idle and weight of a signal menu."""
    n = menu.count("\n")
    r = load(mini("menus.yaml", "  force:", f"  signal:\n{menu}  force:")).record
    return r["idle"][0, SIGNAL, :n].tolist(), r["weight"][0, SIGNAL, :n].tolist()


@pytest.mark.parametrize(("menu", "idle"), [
    ("    a: {verb: words}\n    b: {}\n    c: {verb: renew}\n", [1, 0, 0]),  # b is silence
    ("    a: {verb: words}\n    b: {verb: words}\n    c: {verb: renew}\n", [0, 1, 0]),
    ("    a: {}\n    b: {}\n    c: {publicity: 1, rung: 2}\n", [0, 1, 1]),
    ("    a: {}\n    b: {costly: 1}\n    c: {verb: words, price: 0.1}\n", [0, 0, 0]),
    ("    a: {verb: deflect}\n    b: {verb: appeal}\n", [0, 0]),
])
def test_words_that_tell_nothing_are_idle_beside_the_one_that_stands_for_silence(mini, menu, idle):
    found, weight = signals(mini, menu)
    assert found == idle and weight == [1.0 - x for x in idle]


def test_signals_alike_that_do_something_share_a_weight(mini):
    menu = "    a: {}\n    b: {verb: renew, rung: 3}\n    c: {verb: renew, rung: 3}\n"
    assert signals(mini, menu) == ([0, 0, 0], [1.0, 0.5, 0.5])


def test_no_bundled_menu_has_a_word_that_does_nothing():
    for name in bundled_names():
        assert load(name).record["idle"].sum() == 0, name
