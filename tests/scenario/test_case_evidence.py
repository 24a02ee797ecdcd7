"""Reference classes: what the CSV files beside the scenarios say, and what was made of them.

The rule by which an episode speaks for doctrines is the table of docs/reference_classes.md.
"""

import csv
import datetime
import math
import re
from collections import Counter
from pathlib import Path
from shutil import copytree

import pytest

from sim.scenario import bundled_names, load, validate
from sim.scenario.priors import GRADES
from sim.scenario.roots import data_root
from sim.scenario.weights import weight_text

SCENARIOS = data_root() / "scenarios"
PAGE = (data_root() / "docs" / "reference_classes.md").read_text()
OWN = {"own": 1.0, "mixed": 0.5, "outward": 0.0, "aim": 0.0, "standing": 0.0}
HORIZON = 46.0
YEAR = 365.25


def table(name: str, file: str) -> list[dict[str, str]]:
    """The rows of an evidence file; all have as many cells as the head."""
    with (SCENARIOS / name / "evidence" / file).open(newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert rows and all(None not in row and None not in row.values() for row in rows)
    return rows


def day(text: str) -> datetime.date:
    """A date as the files write it."""
    return datetime.date.fromisoformat(text)


COUNTED = [
    n for n in bundled_names() if (SCENARIOS / n / "evidence/doctrine_episodes.csv").exists()
]
MARKS = {m: tuple(d.split()) for m, d in re.findall(r"^\| (\w+) \| [^|]+ \| ([a-z ]+) \|$", PAGE,
                                                   re.M) if m != "mark"}


def votes(name: str) -> dict[str, Counter[str]]:
    """Votes of every actor's doctrines, as the file's last word has them."""
    out: dict[str, Counter[str]] = {}
    for row in table(name, "doctrine_episodes.csv"):
        names = row["speaks_for"].split()
        for doctrine in names:
            out.setdefault(row["actor"], Counter())[doctrine] += 1 / len(names)
    return out


def test_five_scenarios_have_episodes_and_the_page_has_marks():
    assert sorted(COUNTED) == ["bosnia_1995", "cuba_1962", "haiti_1994", "idlib_2020", "july_1914"]
    assert len(MARKS) == 23 and all(1 <= len(d) <= 2 for d in MARKS.values())


@pytest.mark.parametrize("name", COUNTED)
def test_every_episode_is_dated_sourced_and_votes_by_the_rule(name):
    scenario = load(name)
    seen = set()
    for row in table(name, "doctrine_episodes.csv"):
        key = (row["actor"], row["episode"], row["from_date"])
        assert key not in seen, key
        seen.add(key)
        assert day(row["from_date"]) <= day(row["to_date"]) <= scenario.cutoff, key
        assert row["grade"] in GRADES and len(row["source_url"]) >= 8, key
        assert not row["lag_days"] or -1 <= int(row["lag_days"]) <= 3650, key
        assert row["demand"] and row["done"], key
        mine = scenario.actor(row["actor"]).doctrine_names
        due = [d for d in MARKS[row["mark"]] if d in mine] if row["grade"] != "J" else []
        assert row["speaks_for"].split() == due, key


@pytest.mark.parametrize("name", COUNTED)
def test_the_cases_of_a_doctrine_are_one_and_its_votes(name):
    scenario, counted = load(name), votes(name)
    for actor in scenario.actors:
        for doctrine in actor.doctrines:
            if actor.name not in counted:
                assert not doctrine.luck
                continue
            mine = counted[actor.name]
            assert doctrine.luck == doctrine.name
            assert doctrine.weight.central == 1 + mine[doctrine.name], (actor.name, doctrine.name)
            told = f"one prior case and {mine[doctrine.name]:g} votes of {sum(mine.values()):g}"
            assert doctrine.weight.source.endswith(told), (actor.name, doctrine.name)


def test_the_page_prints_the_weights_of_the_files():
    scenario, counted = load("idlib_2020"), votes("idlib_2020")
    rows = table("idlib_2020", "doctrine_episodes.csv")
    total = sum(sum(c.values()) for c in counted.values())
    assert f"({len(rows)} episodes, {total:g} votes;" in PAGE
    for actor in scenario.actors:
        for d in actor.doctrines:
            line = f"| {actor.name} | {d.name} | {d.weight.central:g} | " \
                   f"{weight_text(d, actor.doctrines)} |"
            assert line in PAGE


def test_spells_add_up_and_end_by_the_cutoff():
    cutoff = load("idlib_2020").cutoff
    for row in table("idlib_2020", "spells_of_policy.csv"):
        days = (day(row["to_date"]) - day(row["from_date"])).days
        assert days == int(row["days"]) > 0, row["line"]
        assert day(row["to_date"]) <= cutoff and row["grade"] in GRADES
        assert row["ending"] in OWN and row["kind"] in ("stance", "arrangement")
        assert (row["ending"] == "standing") == (day(row["to_date"]) == cutoff), row["line"]
        assert len(row["source_url"]) >= 8


def test_the_page_prints_the_band_of_the_spells():
    from scipy.stats import gamma

    rows = [r for r in table("idlib_2020", "spells_of_policy.csv") if r["kind"] == "stance"]

    def line(name: str, mine: list[dict[str, str]], shape: float, more: float) -> str:
        changes = sum(OWN[r["ending"]] for r in mine)
        days = sum(int(r["days"]) for r in mine)
        law = gamma(shape + changes, scale=1 / (days + more))
        low, central, high = (1 / law.ppf(p) for p in (0.95, 0.5, 0.05))
        return f"| {name} | {low:.0f} | {central:.0f} | {high:.0f} | {changes:g} | {days} |"

    mean = sum(int(r["days"]) for r in rows) / sum(OWN[r["ending"]] for r in rows)
    assert line("all actors", rows, 0.5, 0.0) in PAGE
    for name in dict.fromkeys(r["actor"] for r in rows):
        assert line(name, [r for r in rows if r["actor"] == name], 1.0, mean) in PAGE


def test_cases_of_base_rates_are_dated_and_add_up():
    cutoff = load("idlib_2020").cutoff
    cases = table("idlib_2020", "base_rate_cases.csv")
    for row in cases:
        assert day(row["from_date"]) <= cutoff and row["grade"] in GRADES
        assert bool(row["to_date"]) == bool(row["days"])
        if row["to_date"]:
            assert day(row["to_date"]) <= cutoff
            assert (day(row["to_date"]) - day(row["from_date"])).days == int(row["days"])
    rates = {r["id"]: r for r in table("idlib_2020", "base_rates.csv")}
    contact = [c for c in cases if c["class"] == "contact"]
    years = sum(int(c["days"]) for c in contact) / YEAR
    assert int(rates["open_combat_pooled"]["count"]) == sum(int(c["events"]) for c in contact)
    assert float(rates["open_combat_pooled"]["exposure"]) == pytest.approx(years, abs=0.005)
    arms = [c for c in cases if c["class"] in ("ally_at_odds", "partner")]
    soon = [c for c in arms if c["days"] and int(c["days"]) <= HORIZON]
    assert (int(rates["arms_all"]["count"]), float(rates["arms_all"]["exposure"])) == (
        len(soon), len(arms))
    ally = [c for c in arms if c["class"] == "ally_at_odds"]
    assert int(rates["arms_ally"]["count"]) == sum(c in soon for c in ally)


def test_base_rates_are_the_posteriors_of_their_counts():
    from scipy import stats

    for row in table("idlib_2020", "base_rates.csv"):
        count, exposure = int(row["count"]), float(row["exposure"])
        for name, p in (("low", 0.05), ("central", 0.5), ("high", 0.95)):
            share = float(row[f"share46_{name}"])
            if row["unit"] == "cases":
                due = stats.beta(count + 0.5, exposure - count + 0.5).ppf(p)
            else:
                rate = stats.gamma(count + 0.5, scale=1 / exposure).ppf(p)
                assert float(row[f"rate_{name}"]) == pytest.approx(rate, rel=2e-3), row["id"]
                due = 1 - math.exp(-rate * HORIZON / YEAR)
            assert share == pytest.approx(due, rel=6e-3), (row["id"], name)


def test_no_evidence_names_a_file_of_the_machine_it_was_gathered_on():
    for name in COUNTED:
        for path in Path(SCENARIOS / name / "evidence").glob("*.csv"):
            assert not re.search(r"(^|[\s,\"(])(file:/|\.{0,2}/)\w", path.read_text(), re.M), path


def test_the_loader_holds_the_days_of_an_episode_to_the_cutoff(tmp_path):
    copytree(SCENARIOS / "idlib_2020", tmp_path / "idlib_2020")
    path = tmp_path / "idlib_2020" / "evidence" / "doctrine_episodes.csv"
    path.write_text(path.read_text().replace("2020-02-11,2020-02-11,", "2020-02-11,2020-02-16,"))
    (error,) = validate(tmp_path / "idlib_2020")
    assert error.key == "to_date" and "2020-02-16 is later than the cut-off" in error.problem
