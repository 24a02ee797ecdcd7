"""Labels that lie are found, labels that mean what they say are not (fixed seeds, small n)."""

import pytest

from sim.questions.audit.section import as_json
from sim.questions.audit.section_text import text
from sim.questions.audit.sections import label_windows, measure
from sim.questions.audit.sections.contradictions import AGAINST, clashes
from sim.scenario.load import load
from sim.studies.lab import Lab
from tests.questions.audit.sections.written import NO_ULTIMATUM, labels, starter, textbook

STATUS, STRIKE = "ultimatum_status.demand", "days_since_strike.challenger.defender"
HONEST = labels(("struck", "war", "strike_days.challenger.defender > 0"),
                ("met", "met", f"{STATUS} == met"),
                ("dropped", "backing_down", f"{STATUS} == lapsed or {STATUS} == withdrawn"),
                ("waiting", "unresolved", ""))
N = 1200  # half of them are played


def section(scenario, n=N, **over):
    """The section on a scenario, played in this process."""
    return measure("labels", Lab(scenario, workers=1, overrides=over), n)


def row(found, table, **keys):
    """The one row of a table with these cells."""
    t = found.table(table)
    rows = [r for r in t.rows if all(r[t.column(k)] == v for k, v in keys.items())]
    assert len(rows) == 1, (keys, len(rows))
    return dict(zip((c.key for c in t.columns), rows[0], strict=True))


def test_labels_that_mean_what_they_say_pass(tmp_path):
    found = section(textbook(tmp_path, {"fate": HONEST}))
    assert found.findings == {}
    shares = [r[-1].at for r in found.table("contradictions").rows]
    assert len(shares) >= 8 and max(s for s in shares if s is not None) == 0.0
    assert any("contradicted" in line or "No axis" in line for line in found.says)


def test_a_war_without_a_strike_and_a_met_demand_that_is_not_are_found(tmp_path):
    lying = labels(("war", "war", f"{STATUS} == met"),
                   ("met", "met", "strike_days.challenger.defender > 0"),
                   ("waiting", "unresolved", ""))
    # A challenger that holds strikes in answer to the deadline or to fire, seldom where it is met.
    found = section(textbook(tmp_path, {"fate": lying}), **{"do.challenger.force": "hold"})
    assert {"labels:contradiction.fate.war.no_strike", "labels:contradiction.fate.met."
            "demand_not_met"} <= set(found.findings)
    assert row(found, "contradictions", label="fate: war", fact="no_strike")["share"].at > 0.9


def test_a_deal_that_stands_beside_a_backing_down_is_found(tmp_path):
    told = labels(("backed_down", "backing_down", "deal_count > 0"), ("else", "none", ""))
    found = section(starter(tmp_path, {"end": told}), 4 * N)  # deals are rare: 9 in N
    got = row(found, "contradictions", label="end: backed_down", fact="deal_struck")["share"]
    assert got.at == 1.0 and got.n > 10
    assert "labels:contradiction.end.backed_down.deal_struck" in found.findings
    stands = row(found, "contradictions", label="end: backed_down", fact="deal_stands")["share"]
    assert 0.0 < stands.at < 1.0


def test_a_healthy_label_that_ignores_the_tie_is_found_and_one_that_reads_it_is_not(tmp_path):
    blind = labels(("healthy", "peace", "days_since_contact.a.c <= 3"), ("broken", "break", ""))
    over = {"ties.strike": 1.0}  # strikes wear the tie, so that it ends anywhere between 0 and 1
    found = section(starter(tmp_path / "blind", {"tie": blind}), **over)
    assert {"labels:series.tie.healthy", "labels:order.tie.healthy_over_broken"} <= set(
        found.findings)
    chance = row(found, "order", pair="tie: healthy over broken")["chance"]
    assert chance.low < 0.55 and chance.high < 0.7
    seeing = labels(("healthy", "peace", "tie.a.c >= 0.4"), ("broken", "break", ""))
    found = section(starter(tmp_path / "seeing", {"tie": seeing}), **over)
    assert not [k for k in found.findings if "series" in k or "order" in k]
    assert row(found, "order", pair="tie: healthy over broken")["chance"].at == 1.0
    healthy = row(found, "series", label="tie: healthy")
    assert healthy["low"] >= 0.4 and healthy["near"].at == 0.0 and healthy["of"] == "a and c"


def test_a_window_of_a_day_moves_its_label_as_the_rule_written_otherwise_does(tmp_path):
    def rule(days):
        return labels(("lately", "none", f"days_since_contact.a.c <= {days}"), ("else", "none", ""))

    found = section(starter(tmp_path / "one", {"end": rule(1)}))
    for times, days in (("half", 0.5), ("double", 2)):
        written = starter(tmp_path / times, {"end": rule(days)})
        plain = Lab(written, workers=1).play(N // 2).is_label("end", "lately").mean()
        got = row(found, "windows", label="end: lately", times=times)
        assert got["after"].at == pytest.approx(plain) and got["change"].n == N // 2
        assert got["change"].at == pytest.approx(plain - got["before"].at)
    assert row(found, "windows", label="end: lately", times="double")["change"].at > 0.05
    assert "labels:window.end.lately.days_since_contact.a.c_<=_1" in found.findings


def test_a_window_whose_effect_is_known_is_measured_exactly(tmp_path):
    """The last day is day 9, and nothing ends a rollout before it."""
    told = labels(("late", "none", "day >= 6"), ("else", "none", ""))
    found = section(textbook(tmp_path, {"end": told}))
    half = row(found, "windows", label="end: late", times="half")
    double = row(found, "windows", label="end: late", times="double")
    assert (half["before"].at, half["after"].at, double["after"].at) == (1.0, 1.0, 0.0)
    assert (half["change"].at, double["change"].at) == (0.0, -1.0)
    assert list(found.findings) == ["labels:window.end.late.day_>=_6"]


def test_a_window_beyond_the_horizon_moves_nothing(tmp_path):
    told = labels(("lately", "none", f"{STRIKE} <= 30"), ("else", "none", ""))
    found = section(textbook(tmp_path, {"end": told}))
    changes = [r[-1] for r in found.table("windows").rows]
    assert len(changes) == 4 and all(c.at == 0.0 for c in changes) and found.findings == {}


def test_windows_of_one_rule_are_also_stretched_together(tmp_path):
    told = labels(("sound", "peace", "mean(tie.a.c, 7) >= 0.5 and days_since_contact.a.c <= 14"),
                  ("else", "none", ""))
    made = label_windows.stretches(starter(tmp_path, {"tie": told}))
    assert [m.text for m in made if m.times == "half"] == [
        "mean(tie.a.c, 7)", "days_since_contact.a.c <= 14", "all its windows"]


def test_the_window_of_a_mean_is_stretched_as_the_rule_written_otherwise_is(tmp_path):
    def rule(days):
        return labels(("on", "none", f"mean(rung.challenger.defender >= 5, {days}) >= 0.5"),
                      ("off", "none", ""))

    found = section(textbook(tmp_path / "three", {"fate": rule(3)}))
    for times, days in (("half", 2), ("double", 6)):
        written = textbook(tmp_path / times, {"fate": rule(days)})
        plain = Lab(written, workers=1).play(N // 2).is_label("fate", "on").mean()
        assert row(found, "windows", label="fate: on", times=times)["after"].at == (
            pytest.approx(plain))
    assert row(found, "windows", label="fate: on", times="half")["change"].at != 0.0


def test_a_scenario_without_kinds_or_an_ultimatum_is_told_so(tmp_path):
    told = labels(("struck", "none", "strike_days.challenger.defender > 0"), ("else", "none", ""))
    found = section(textbook(tmp_path, {"end": told}, *NO_ULTIMATUM))
    assert found.findings == {} and any("No label has a kind" in line for line in found.says)
    assert as_json(found)["contradictions"]["rows"] == [] and "LABELS" in text(found, 100)


def test_facts_are_about_whom_the_rule_names():
    found = {(c.of, c.label, c.key): c.axis.name for c in clashes(load("idlib_2020"))}
    assert found["peak_issuer_patron", "war", "no_strike"] == (
        "(disaster == 0) and (strike_days.russia.turkey == 0) and (strike_days.turkey.russia == 0)")
    assert "ultimatum_gain.pull_back >= 0.01" in found[
        "end_state", "issuer_backed_down", "ground_gained"]
    assert found["end_state", "multi_patron_war", "no_strike"].count("strike_days") == 2
    assert ("end_state", "limited_war", "deal_stands") in found  # a war that goes on
    assert ("peak_issuer_target", "war", "deal_stands") not in found  # one that may have ended


def test_every_kind_of_label_has_facts_against_it_but_none():
    from sim.scenario.forms import LABEL_KINDS

    assert set(AGAINST) == set(LABEL_KINDS) - {"none"}


def test_strikes_beside_a_met_demand_or_a_deal_are_shown_and_are_no_finding(tmp_path):
    told = labels(("met", "met", f"{STATUS} == met or {STATUS} == met_after_force"),
                  ("waiting", "none", ""))
    found = section(textbook(tmp_path, {"fate": told}))
    share = row(found, "contradictions", label="fate: met", fact="strikes_go_on")["share"]
    assert share.at > 0.05 and share.low > 0.01 and found.findings == {}


def test_the_course_of_what_a_label_speaks_of_is_set_beside_it(tmp_path):
    told = labels(("sound", "peace", "mean(tie.a.c, 14) >= 0.6"), ("broken", "break", ""))
    found = section(starter(tmp_path, {"tie": told}), **{"ties.strike": 1.0})
    sound = row(found, "courses", label="tie: sound", course="tie")
    assert sound["low"] >= 0.6 and sound["mean"].at > 0.6 and sound["near"].at == 0.0
    assert row(found, "courses", label="tie: broken", course="tie")["high"] < 0.6
    blind = labels(("sound", "peace", "days_since_contact.a.c <= 3"), ("broken", "break", ""))
    found = section(starter(tmp_path / "blind", {"tie": blind}), **{"ties.strike": 1.0})
    assert "labels:course.tie.sound.tie" in found.findings


def test_no_label_of_the_founding_case_lies():
    """Of 400; its first labels lied: half of the backing downs had a deal, ties were dead."""
    found = measure("labels", Lab(load("idlib_2020"), workers=1), 800)
    assert not [k for k in found.findings if "backed_down" in k or "tie.healthy" in k]
    for fact in ("deal_struck", "ground_gained", "carried_out"):
        share = row(found, "contradictions", label="end_state: issuer_backed_down", fact=fact)
        assert share["share"].at == 0.0 and share["n"] > 20
    assert row(found, "series", label="tie: healthy")["near"].at < 0.05
    healthy = row(found, "courses", label="tie: healthy", course="tie")
    assert healthy["n"] > 40 and healthy["low"] >= 0.3
    assert row(found, "courses", label="tie: broken", course="tie")["middle"] < 0.2
    changes = [r[-1].at for r in found.table("windows").rows]
    assert len(changes) > 20 and max(map(abs, changes)) < 0.06
