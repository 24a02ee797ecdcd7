"""The law of truces follows from the file of dated cases, and finds a law that it is given.

Statistical: one fit of 4,000 simulated truces within 4 standard errors, seeded.
"""

import numpy as np
import pytest

from benchmarks.truces import TERMS, Cases, fit, main, read_cases
from sim.engine.rules.ceasefire import weibull_survival
from sim.errors import UsageError
from sim.scenario.load import load


@pytest.fixture(scope="module")
def scenario():
    return load("idlib_2020")


def test_the_priors_on_truces_are_those_of_the_file(scenario):
    found = fit(read_cases(scenario.folder / "evidence" / "truces.csv"))
    for name in ("shape", "scale", "terms"):
        q = scenario.parameters[f"truce.{name}"]
        rounded = [float(f"{x:.2g}") for x in getattr(found, name)]
        assert [q.low, q.central, q.high] == rounded, name
    assert found.over_terms > 3.84  # terms tell lives apart at 5 %


def test_every_case_ends_by_the_cutoff_and_has_a_source(scenario):
    import csv

    with (scenario.folder / "evidence" / "truces.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 12 and len({r["truce"] for r in rows}) == len(rows)
    for row in rows:
        assert "2016-02-01" <= row["start"] <= row["end"] <= str(scenario.cutoff)
        assert row["source_url"].startswith("http") and row["grade"] in "ABCDJ"
        assert {row[key] for key in ("censored", "exclusion", *TERMS)} <= {"0", "1"}


def test_a_fit_finds_the_law_that_made_the_cases():
    rng = np.random.default_rng(11)
    n = 4000
    strength = rng.choice([0.0, 1 / 3, 2 / 3, 1.0], n)
    life = 30.0 * np.exp(2.0 * (strength - 0.5))
    days = np.floor(life * rng.exponential(size=n) ** (1.0 / 0.8))
    ran = np.floor(rng.uniform(5.0, 200.0, n))
    late = days >= ran
    found = fit(Cases(np.where(late, ran, days), late.astype(int), strength))
    for name, true in (("shape", 0.8), ("scale", 30.0), ("terms", 2.0)):
        low, central, high = getattr(found, name)
        assert abs(central - true) < 4.0 * (high - low) / (2.0 * 1.645), name


def test_the_law_is_the_one_that_the_day_breaks_truces_by():
    """One truce of d days: its likelihood is the engine's chance of a break on day d + 1."""
    from benchmarks.truces import log_likelihood

    at = np.array([np.log(0.7), np.log(25.0), 1.2])
    for d in (0.0, 3.0, 40.0):
        life = 25.0 * np.exp(1.2 * (1 / 3 - 0.5))
        one = Cases(np.array([d]), np.array([0]), np.array([1 / 3]))
        chance = weibull_survival(d, 0.7, life) - weibull_survival(d + 1.0, 0.7, life)
        assert abs(log_likelihood(one, at) - np.log(chance)) < 1e-9


@pytest.mark.parametrize(("row", "said"), [
    ("a,2001-01-05,2001-01-02,0,1,1,1", "ends after it starts"),
    ("a,2001-01-05,2001-01-09,2,1,1,1", "0 or 1"),
    ("a,yesterday,2001-01-09,0,1,1,1", "dates as"),
])
def test_a_case_that_cannot_be_is_named_by_its_line(tmp_path, row, said):
    path = tmp_path / "truces.csv"
    path.write_text("truce,start,end,censored,guarantors,buffer,monitoring\n" + row + "\n")
    with pytest.raises(UsageError, match=said) as caught:
        read_cases(path)
    assert f"{path}:2:" in str(caught.value)


def test_too_few_cases_give_no_law(tmp_path):
    with pytest.raises(UsageError, match="four or more"):
        fit(Cases(np.array([3.0, 9.0]), np.array([0, 0]), np.array([0.0, 1.0])))
    with pytest.raises(UsageError, match="one file"):
        main([])
