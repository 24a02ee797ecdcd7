"""Broken scenario folders: the exact complaint, by kind of fault."""

import pytest

from sim.engine.state import capacity as cap
from sim.errors import ScenarioErrors, UsageError
from sim.scenario import load, validate

S, P, M, D = "scenario.yaml", "parameters.yaml", "menus.yaml", "challenger/steady.yaml"
PLACES, ROADS, LINES = "places.csv", "roads.csv", "lines.csv"


def texts(folder):
    """Every complaint, each checked to be one line."""
    found = [str(e) for e in validate(folder, words=False)]
    assert all("\n" not in e for e in found)
    return found


YAML = [
    (S, "label: met, when", "label: NO, when", "scenario.yaml:17: outcomes.end[0].label: YAML "
     "reads NO as false; write 'NO' in quotes for text, or false"),
    (M, "hold: {verb: none}", "hold: {verb: on}", "menus.yaml:3: challenger.force.hold.verb: YAML "
     "reads on as true; write 'on' in quotes for text, or true"),
    (S, "side: 0}", "side: 0, posture: {force: yes}}", "YAML reads yes as true"),
    (S, "start: 2001-01-01", "start: 12:30", "scenario.yaml:3: start: YAML reads 12:30 as the "
     "number 750 (base 60); quote it: '12:30'"),
    (S, "deadline: 2001-01-05", "deadline: 010", "ultimatums.demand.deadline: YAML reads 010 as "
     "the number 8 (base 8); drop the leading 0 or quote it: '010'"),
    (S, 'title: "Mini"', "title: 0x1F", "YAML reads 0x1F as the number 31"),
    (S, "start: 2001-01-01", "start: 2001-02-30", "scenario.yaml:3: start: '2001-02-30' cannot be "
     "read: day is out of range for month"),
    (S, "start: 2001-01-01", "start: 2001-01-01 10:00:00", "has a time of day; write the date "
     "alone"),
    (S, "start: 2001-01-01", "start: soon", "scenario.yaml:3: start: must be a date like "
     "2020-01-31, not 'soon'"),
    (S, "start: 2001-01-01", "start:", "scenario.yaml:3: start: is empty; a value is needed"),
    (S, "start: 2001-01-01\n", "", "scenario.yaml:1: 'start' is missing"),
    (S, "  defender: {", "\tdefender: {", "scenario.yaml:8: not valid YAML: a tab is used for "
     "indentation or spacing; use spaces"),
    (S, "role: target, side: 0}", "role: target, side: 0", "not valid YAML: expected ',' or '}'"),
    (S, "name: mini", "name: mini\nname: maxi", "scenario.yaml:2: name: key given twice, first on "
     "line 1"),
    (S, "name: mini", "name: mini\n~: 1", "key None must be text; quote it"),
    (S, "name: mini", "name: mini\n7: 1", "key 7 must be text; quote it"),
    (S, "name: mini", "name: &a [*a]", "an anchor may not contain itself"),
    (S, "name: mini", "name: " + "[" * 3000, "too deeply nested"),
    (S, "name: mini", "name: mini\x07", "scenario.yaml:1: not valid YAML: the character"),
    (S, 'title: "Mini"', "titel: Mini", "scenario.yaml:2: titel: unknown key; did you mean "
     "'title'?"),
    (S, "actors:", "actors: none\nactor_list:", "actors: must be a mapping, not 'none'"),
]

NUMBERS = [
    (P, "low: 0.3", "low: .nan", "challenger.resolve.low: must be a finite number, not nan"),
    (P, "high: 0.7", "high: .inf", "challenger.resolve.high: must be a finite number, not inf"),
    (P, "high: 0.7", "high: 1e999", "challenger.resolve.high: must be a finite number, not inf"),
    (P, "high: 0.7", "high: " + "9" * 400, "not a number of more than 20 digits"),
    (P, "high: 0.7", "high: " + "9" * 5000, "challenger.resolve.high: '9999"),
    (P, "high: 0.7", "high: true", "challenger.resolve.high: must be a number, not true"),
    (P, "high: 0.7", "high: [1]", "challenger.resolve.high: must be a number, not a list"),
    (P, "low: 0.3", "low: -0.3", "parameters.yaml:2: challenger.resolve: -0.3 is out of range 0 "
     "to 1"),
    (P, "central: 0.5", "central: 0.9", "low <= central <= high does not hold: 0.3, 0.9, 0.7"),
    (P, "{value: 0.3, ", "{", "challenger.reconsider_talk: 'low' is missing"),
    (P, "{value: 0.3, ", "{value: 0.3, low: 0.1, ", "give either 'value' or 'low'"),
    (P, "shape: uniform", "shape: unifrm", "unknown shape 'unifrm'; did you mean 'uniform'? "
     "allowed: split_normal, triangular, uniform"),
    (P, "resolve: {low: 0.3", "hidden: {low: 0.3", "challenger.hidden: must be one whole number"),
    (P, "tie:\n", "tie.challenger.defender.start: {value: 0.1, source: x, grade: J}\ntie:\n",
     "tie.challenger.defender.start: given twice"),
    (P, ", source: judgement, grade: J}\n  rec", ", grade: J}\n  rec",
     "challenger.resolve: 'source' is missing"),
    (M, "strike: 1, rung: 7}", "strike: 2, rung: 7}", "challenger.force.strike.strike: 2 is out "
     "of range 0 to 1"),
    (D, "value: 1,", "value: -1,", "weight: -1 is out of range 0 to 1e+06"),
    (D, "weight: {value: 1,", "weight: {low: 1, central: 2, high: 3,", "steady.yaml:2: weight: "
     "needs one value; how well weights are known is said by 'cases'"),
    (D, "steady\n", "steady\ncases: {value: 2, source: x, grade: J}\n", "steady.yaml:2: cases: "
     "give either 'weight' or 'cases'"),
    (D, "weight: {value: 1,", "cases: {value: 1.3,", "steady.yaml:2: cases: 1.3 is no number of "
     "cases: 0.5, 1, 1.5, ..."),
    (D, "weight: {value: 1,", "cases: {value: 0,", "cases: 0 is no number of cases"),
    (D, "weight: {value: 1,", "cases: {value: 501,", "cases: 501 is out of range 0 to 500"),
    (D, "weight: {value: 1,", "cases: {value: 2,", "actors.challenger: all doctrines of an actor "
     "give 'cases', or none does"),
]

NAMES = [
    (S, "issuer: challenger,", "issuer: chalenger,", "ultimatums.demand.issuer: unknown actor "
     "'chalenger'; did you mean 'challenger'? allowed: challenger, defender"),
    (S, "issuer: challenger,", "issuer: [a],", "ultimatums.demand.issuer: must be text, not a "
     "list"),
    (S, "target: defender", "target: challenger", "ultimatums.demand.target: is the same as "
     "'issuer': challenger"),
    (S, "  challenger: {role", "  seed: {role", "actors.seed: an actor cannot be called 'seed': "
     "the word has another use"),
    (S, "challenger.defender: 3", "challenger.challenger: 3", "initial.rung.challenger.challenger:"
     " the two actors must differ"),
    (S, "lines: lines.csv", "known_days: 10\nlines: lines.csv", "known_days: 10 known days of 10 "
     "leave none to be played"),
    (S, "lines: lines.csv", "known_days: -1\nlines: lines.csv", "known_days: -1 is out of range"),
    (S, "initial: {", "initial: {attack_age: {defendr: 3}, ", "initial.attack_age.defendr: unknown "
     "actor 'defendr'; did you mean 'defender'?"),
    (S, "initial: {", "initial: {attack_age: {defender: 0}, ", "initial.attack_age.defender: 0 is "
     "out of range 1 to 10000"),
    (S, "initial: {", "initial: {momentum: {defender: fast}, ", "initial.momentum.defender: must "
     "be a number, not 'fast'"),
    (S, "initial: {", "initial: {attack_age: {defender: 3}, rest_age: {defender: 1}, ",
     "initial.rest_age.defender: defender cannot both attack and rest"),
    (S, "lines: lines.csv", "mechanisms: {wether: true}\nlines: lines.csv", "mechanisms.wether: "
     "unknown key; did you mean 'weather'?"),
    (S, "lines: lines.csv", "mechanisms: {weather: maybe}\nlines: lines.csv",
     "mechanisms.weather: must be true or false, not 'maybe'"),
    (S, "lines: lines.csv", "agreements: {a: {members: challenger}}\nlines: lines.csv",
     "agreements.a.members: must be a list of two actors or more"),
    (S, "lines: lines.csv", "channels: {main: {a: challenger, b: defender}}\nmeetings: [{date: "
     "2001-01-03, kind: call, channel: mian}]\nlines: lines.csv", "scenario.yaml:11: "
     "meetings[0].channel: unknown channel 'mian'; did you mean 'main'? allowed: main"),
    (S, "lines: lines.csv", "meetings: [7]\nlines: lines.csv", "meetings: item 1 must be a "
     "mapping, not 7"),
    (M, "hold: {verb: none}", "hold: {verb: renw}", "unknown verb 'renw'; did you mean 'renew'?"),
    (M, "hold: {verb: none}", "hold: {verb: honour}", "'honour' belongs to the response track"),
    (S, "label: open}]", "label: met}]", "outcomes.end: label 'met' is given twice"),
    (S, '"ultimatum_status.demand == met"', '""', "outcomes.end[0].when: an empty condition"),
    (S, '"ultimatum_status.demand == met"', '"ultimatum_status.demnd == met"',
     "unknown ultimatum 'demnd'; did you mean 'demand'? allowed: demand"),
    (S, '"ultimatum_status.demand == met"', '"tie.challenger == 1"',
     "'tie.challenger' should be tie.<actor>.<actor>"),
    (S, '"ultimatum_status.demand == met"', '"day / 0 > 1"', "division by zero"),
    (S, '"ultimatum_status.demand == met"', '"day"', "outcomes.end[0].when: at character 1 of "
     "\"day\": 'day' is a number, where a condition is needed; compare it, as in day > 0"),
]

DATES = [
    (S, "horizon: 2001-01-10", "horizon: 2000-01-10", "scenario.yaml:4: horizon: 2000-01-10 is "
     "before the start, 2001-01-01"),
    (S, "horizon: 2001-01-10", "horizon: 2101-01-10", "days are too many, at most 4000"),
    (S, "deadline: 2001-01-05", "deadline: 2000-12-01", "ultimatums.demand.deadline: 2000-12-01 "
     "is before the issue, 2000-12-20"),
    (S, "issued: 2000-12-20", "issued: 2001-01-03", "ultimatums.demand.issued: 2001-01-03 is "
     "after the start, 2001-01-01"),
    (S, "challenger.defender: 2000-12-30", "challenger.defender: 2001-01-05",
     "initial.last_contact.challenger.defender: 2001-01-05 is after the start, 2001-01-01"),
    (S, "lines: lines.csv", "channels: {main: {a: challenger, b: defender}}\nmeetings: [{date: "
     "2001-02-03, kind: call, channel: main}]\nlines: lines.csv",
     "meetings[0].date: 2001-02-03 is after the horizon, 2001-01-10"),
    (S, "lines: lines.csv", "channels: {main: {a: challenger, b: defender}}\nmeetings: [{date: "
     "2001-01-05, earliest: 2001-01-06, kind: call, channel: main}]\nlines: lines.csv",
     "meetings[0].earliest: 2001-01-06 is after the meeting, 2001-01-05"),
    (S, "lines: lines.csv", "channels: {main: {a: challenger, b: defender}}\nmeetings: [{date: "
     "2001-01-05, latest: 2001-01-04, kind: call, channel: main}]\nlines: lines.csv",
     "meetings[0].latest: 2001-01-04 is before the meeting, 2001-01-05"),
    (S, "lines: lines.csv", "injects: {x: {day: 2000-02-03, effect: strength, a: defender, value: "
     "1}}\nlines: lines.csv", "injects.x.day: 2000-02-03 is before the start, 2001-01-01"),
    (S, "start: 2001-01-01", "cutoff: 2002-01-01\nstart: 2001-01-01",
     "cutoff: 2002-01-01 is after the horizon, 2001-01-10"),
]

MAP = [
    (ROADS, "A,B,1", "A,Bb,1", "roads.csv:2: to: unknown place 'Bb'; did you mean 'B'? allowed: "
     "A, B"),
    (ROADS, "A,B,1", "A,A,1", "roads.csv:2: to: a road from 'A' to itself"),
    (ROADS, "A,B,1", "A,B,1\nB,A,1", "roads.csv:3: to: the road between 'B' and 'A' is given "
     "twice, first on line 2"),
    (ROADS, "from,to,ease", "from,to,eaes", "roads.csv:1: unknown column 'eaes'; did you mean "
     "'ease'?"),
    (PLACES, "A,30,", "A,,", "places.csv:3: area_km2: is empty; a number is needed"),
    (PLACES, "A,30,", "A,-3,", "places.csv:3: area_km2: -3 is out of range 0 to 1,000,000"),
    (PLACES, "A,30,", "A,nan,", "places.csv:3: area_km2: must be a number, not 'nan'"),
    (PLACES, "A,30,", "A,x,", "places.csv:3: area_km2: must be a number, not 'x'"),
    (PLACES, "A,30,", "B,30,", "places.csv:3: name: place 'B' is given twice, first on line 2"),
    (PLACES, "A,30,", ",30,", "places.csv:3: name: a place needs a name without quotes, not ''"),
    (PLACES, "B,10,north", "B,10,", "places.csv:2: axis: is empty; a name is needed"),
    (PLACES, "north,1,0", "north,1,2", "places.csv:3: held: 2 is out of range 0 to 1"),
    (PLACES, "north,1,0", "north,1,half", "places.csv:3: held: must be a number, not 'half'"),
    (PLACES, "north,1,0", "north,x,0", "places.csv:3: disputed: must be 0 or 1, not 'x'"),
    (PLACES, "north,1,0", "north,1", "places.csv:3: 4 cells where the header has 5"),
    (PLACES, "area_km2,", "area,", "places.csv:1: column 'area_km2' is missing; did you mean "
     "'area'? allowed: name, area, axis, disputed, held"),
    (PLACES, "name,area_km2", "name,name", "places.csv:1: column 'name' is given twice"),
    (PLACES, "A,30", "C,5,north,1,1\nA,30", "places.csv:3: name: no road leads to 'C', so nobody "
     "can ever reach it"),
    (PLACES, "A,30", '"A,30', "places.csv:3: not valid CSV: unexpected end of data"),
    (S, "holder: held", "holder: heldd", "places.csv:1: column 'heldd' is missing; did you mean "
     "'held'?"),
    (S, "places: places.csv, ", "", "scenario.yaml:9: map: 'places' is missing"),
    (S, "places.csv", "place.csv", "place.csv: file not found in mini; did you mean 'places.csv'?"),
    (S, "places.csv", "p" * 300 + ".csv", "p.csv: file not found in mini"),
    (LINES, "old,A,1", "old,C,1", "lines.csv:2: place: unknown place 'C'"),
    (LINES, "old,A,1", "old,A,1\nold,A,0", "lines.csv:3: place: place 'A' is given twice in line "
     "'old'"),
    (S, "line_terms: {front:", "line_terms: {a front:", "scenario.yaml:11: line_terms.a front: a "
     "name is letters, digits and _"),
    (LINES, "old,A,1", "the old,A,1", "lines.csv:2: line: 'the old': a name is letters"),
]


@pytest.mark.parametrize("case", YAML + NUMBERS + NAMES + DATES + MAP,
                         ids=lambda c: c[3][:50].replace(" ", "_"))
def test_fault(mini, case):
    file, old, new, wanted = case
    found = texts(mini(file, old, new))
    assert any(wanted in e for e in found), found


@pytest.mark.parametrize("case", YAML[3:5] + DATES[:1], ids=str)
def test_one_fault_one_complaint(mini, case):
    file, old, new, wanted = case
    (only,) = texts(mini(file, old, new))
    assert wanted in only


@pytest.mark.parametrize(("file", "wanted"), [
    (S, ["scenario.yaml: file not found"]),
    (M, ["menus.yaml: file not found"]),
    (P, ["parameters.yaml: file not found"]),
    (PLACES, ["places.csv: file not found in mini"]),
    ("defender/steady.yaml", ["scenario.yaml:8: actors.defender: no doctrine: no file "
                              "defender/*.yaml can be used"]),
    (D, ["unknown doctrine 'steady'"]),
])
def test_missing_file(mini, file, wanted):
    folder = mini()
    (folder / file).unlink()
    found = texts(folder)
    assert all(any(w in e for e in found) for w in wanted), found


@pytest.mark.parametrize("file", [S, M, P, D, PLACES, ROADS, LINES])
def test_empty_file(mini, file):
    folder = mini()
    (folder / file).write_bytes(b"")
    assert any(e.endswith(f"{file}: the file is empty") for e in texts(folder))


@pytest.mark.parametrize("file", [S, M, P, D, PLACES, ROADS, LINES])
def test_bytes(mini, file):
    folder = mini()
    plain = (folder / file).read_bytes()
    (folder / file).write_bytes(b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n"))
    assert texts(folder) == []
    (folder / file).write_bytes(plain.replace(b"\n", b"\xff\n", 1))
    assert any(f"{file}:1: not UTF-8 text: byte 0xff; save the file as UTF-8" in e
               for e in texts(folder))


def test_folder_in_place_of_a_file(mini):
    folder = mini()
    (folder / M).unlink()
    (folder / M).mkdir()
    assert any("menus.yaml: file not found" in e for e in texts(folder))


def test_capacities(mini):
    folder = mini()
    more = "".join(f"  a{k}: {{role: outside}}\n" for k in range(cap.ACTORS))
    text = (folder / S).read_text()
    (folder / S).write_text(text.replace("map: {", more + "map: {"))
    assert any(f"actors: too many actors: {cap.ACTORS + 2}, at most {cap.ACTORS}" in e
               for e in texts(folder))
    folder = mini()
    rows = "".join(f"P{k},1,north,1,1\n" for k in range(cap.PLACES))
    with (folder / PLACES).open("a") as stream:
        stream.write(rows)
    found = texts(folder)
    assert any(f"map.places: too many places: {cap.PLACES + 2}, at most {cap.PLACES}" in e
               for e in found)
    assert not any("unknown place" in e for e in found)
    folder = mini()
    with (folder / M).open("a") as stream:
        stream.write("".join(f"    o{k}: {{verb: none}}\n" for k in range(cap.OPTIONS)))
    assert any(f"menus.yaml:3: challenger.force: too many options: {cap.OPTIONS + 3}, at most "
               f"{cap.OPTIONS}" in e for e in texts(folder))


def test_base(mini, tmp_path):
    mini()
    for name, base in (("one", "../two"), ("two", "../one"), ("lost", "../mniii")):
        (tmp_path / name).mkdir()
        (tmp_path / name / S).write_text(f"name: {name}\nbase: {base}\n")
    assert texts(tmp_path / "one")[0].endswith(
        "two/scenario.yaml:2: base: a scenario cannot be its own base, even by way of others")
    (only,) = texts(tmp_path / "lost")
    assert "scenario.yaml:2: base: no scenario.yaml in" in only
    assert only.endswith("; did you mean 'mini'?")


def test_stray_doctrines(mini):
    folder = mini()
    (folder / "defnder").mkdir()
    (folder / "defnder" / "steady.yaml").write_text("policy: steady\n")
    (folder / "defender" / "bluff.yml").write_text("policy: bluff\n")
    (folder / "defender" / "strength.yaml").write_text("policy: steady\n")
    found = texts(folder)
    assert any("a folder of doctrines that bears no actor's name; did you mean 'defender'?" in e
               for e in found)
    assert any("bluff.yml: is not read; rename it to .yaml" in e for e in found)
    assert any("a doctrine cannot be called 'strength'" in e for e in found)


def test_everything_at_once(mini):
    folder = mini()
    faults = [(S, "title: \"Mini\"", "title: NO"), (S, "target: defender", "target: defendr"),
              (S, "horizon: 2001-01-10", "horizon: 2000-01-10"), (M, "rung: 7", "rung: 17"),
              (P, "low: 0.3", "low: 0.6"), (P, "grade: J}\n  rec", "grade: Z}\n  rec"),
              ("challenger/bluff.yaml", "shyness:", "shynes:"), (PLACES, "A,30", "A,x"),
              (ROADS, "A,B", "A,Bb"),
              (LINES, "old,A,1", "old,A,7")]
    for file, old, new in faults:
        text = (folder / file).read_text()
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1))
    found = texts(folder)
    wanted = ["scenario.yaml:2: title: ", "scenario.yaml:4: horizon: ",
              "scenario.yaml:13: ultimatums.demand.target: ", "menus.yaml:4: challenger.force.",
              "parameters.yaml:2: challenger.resolve.grade: ", "bluff.yaml:3: traits.shynes: ",
              "places.csv:3: area_km2: ", "roads.csv:2: to: ", "lines.csv:2: holder: "]
    for start in wanted:
        assert any(start in e for e in found), (start, found)


@pytest.mark.parametrize(("name", "wanted"), [
    ("textbok", "unknown scenario 'textbok'; did you mean 'textbook'?"),
    ("", "scenario '': expected a scenario's name or a folder"),
    (None, "scenario None: expected a scenario's name or a folder"),
    ("x" * 5000, "scenario=xxxx"),
    ("nul\0byte", "scenario=nul?byte: no path can be that"),
])
def test_unknown_scenario(name, wanted):
    with pytest.raises(UsageError) as caught:
        load(name)
    assert wanted in str(caught.value) and len(str(caught.value)) < 400


def test_a_file_is_not_a_scenario(mini):
    with pytest.raises(UsageError, match="is a file; name the folder that holds it"):
        load(mini() / P)


def test_errors_carry_data(mini):
    with pytest.raises(ScenarioErrors) as caught:
        load(mini(S, "target: defender", "target: defendr"))
    error = caught.value.errors[0]
    assert (error.line, error.key, error.nearest) == (13, "ultimatums.demand.target", "defender")
    assert error.allowed == ("challenger", "defender") and error.file.endswith("mini/scenario.yaml")
