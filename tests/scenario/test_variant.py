"""Rows of the parameter sample and overrides."""

import numpy as np
import pytest

from sim.engine.draws import name_key, parameter_uniform
from sim.errors import UsageError
from sim.scenario import Prior, load, variant

RESOLVE, TIE = "challenger.resolve", "tie.challenger.defender.start"


def test_rows_do_not_depend_on_chunks(mini):
    v = variant(load(mini()))
    records, values, doctrines = v.rows(11, 0, 40)
    for first, n in ((0, 7), (7, 33), (39, 1)):
        r, x, d = v.rows(11, first, n)
        assert np.array_equal(x, values[first : first + n])
        assert np.array_equal(d, doctrines[first : first + n])
        assert r.tobytes() == records[first : first + n].tobytes()


def test_rows_follow_the_priors(mini):
    s = load(mini())
    v = variant(s)
    records, values, doctrines = v.rows(3, 5, 400)
    k = v.varying.index(RESOLVE)
    u = parameter_uniform(3, 9, name_key(RESOLVE))
    assert values[4, k] == s.parameters[RESOLVE].draw(u) == records["resolve"][4, 0]
    assert abs(np.median(values[:, k]) - 0.5) < 0.03
    assert values[:, k].min() >= 0.0 and values[:, k].max() <= 1.0
    assert np.array_equal(records["tie"][:, 0, 1], records["tie"][:, 1, 0])
    assert abs((doctrines[:, 0] == 0).mean() - 0.75) < 0.07
    assert np.array_equal(records["doctrine"][:, :2], doctrines)


def test_overrides(mini):
    s = load(mini())
    v = variant(s, {"challenger": "bluff", RESOLVE: 0.9, "mechanisms.weather": "off",
                    TIE: "0.1:0.2:0.3", "theatre.advance": Prior(1, 2, 3, "triangular")})
    records, _, doctrines = v.rows(1, 0, 5)
    assert (doctrines[:, 0] == 0).all() and (records["resolve"][:, 0] == 0.9).all()
    assert RESOLVE not in v.varying and "theatre.advance" in v.varying
    assert v.parameters[TIE].source == "command line" and not v.mechanisms["weather"]
    assert s.record["resolve"][0] == 0.5 and s.mechanisms["weather"]
    assert (variant(s, doctrines="named").rows(1, 0, 50)[2][:, 0] == 1).all()
    assert variant(s, {"defender": len}).seats == {"defender": len}


@pytest.mark.parametrize(("key", "value", "wanted"), [
    ("challenger", "blufff", "unknown doctrine of challenger 'blufff'; did you mean 'bluff'?"),
    ("challenger.resolv", 1, "did you mean 'challenger.resolve'?"),
    ("mechanisms.wether", "off", "unknown mechanism 'wether'; did you mean 'weather'?"),
    ("mechanisms.weather", "maybe", "must be on or off, not 'maybe'"),
    (RESOLVE, 2, "challenger.resolve: 2 is out of range 0 to 1"),
    (RESOLVE, "0.3:0.2:0.5", "low <= central <= high does not hold"),
    (RESOLVE, "much", "'much' is not a number or low:central:high"),
    ("challenger.hidden", "0:0:1", "must be one whole number"),
    (RESOLVE, Prior(0.1, 0.2, 0.3, "gaussian"), "unknown shape 'gaussian'; allowed: "),
    (RESOLVE, Prior("a", 0.2, 0.3), "low, central and high must be numbers"),
    (RESOLVE, Prior(0.1, float("nan"), 0.3), "must be finite, not 0.1, nan, 0.3"),
    (RESOLVE, None, "'None' is not a number or low:central:high"),
])
def test_wrong_overrides(mini, key, value, wanted):
    with pytest.raises(UsageError) as caught:
        variant(load(mini()), {key: value})
    assert wanted in str(caught.value)


@pytest.mark.parametrize("value", [0.9, "0.9", "0.2:0.4:0.6", "0.2:0.4:0.6:triangular"])
def test_a_value_replaces_the_whole_parameter(mini, value):
    before = load(mini()).parameters[RESOLVE]
    after = variant(load(mini()), {RESOLVE: value}).parameters[RESOLVE]
    assert (before.source, before.grade, before.varies) == ("judgement", "J", True)
    assert (after.source, after.grade) == ("command line", "J")
    shape = "fixed" if ":" not in str(value) else (str(value).split(":") + ["split_normal"])[3]
    assert after.shape == shape and (after.least, after.most) == (0, 1)
    ends = [float(x) for x in str(value).split(":")[:3]]
    assert (after.low, after.high) == (ends[0], ends[-1]) and after.file == ""
