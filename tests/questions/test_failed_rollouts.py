"""Where rollouts fail, every verb gives the shares that `run` gives, and says how many failed.

The crisis is that of `tests/questions/failing.py`, whose challenger fails in about a quarter of the
rollouts, a few rows throughout; the same luck gives the same failures in every verb.
"""

import numpy as np
import pytest

from sim.data import reduce
from sim.data.summary import summarise
from sim.errors import RunError
from sim.glossary.measure import LABEL, OutcomeMeasure
from sim.methods.spread import FEW
from sim.play import simulate
from sim.play.session import on_threads
from sim.play.sweep import sweep, task_of
from sim.questions.attribute.attribution import attribute
from sim.questions.attribute.players import players
from sim.questions.audit.audit import audit
from sim.questions.compare.comparison import compare
from sim.questions.compare.fork import Choice, fork
from sim.questions.discover.samples import of_cells, of_run
from sim.questions.factors import design_of, words
from sim.questions.findings.survival import survive
from sim.questions.sensitivity.analysis import analyse
from sim.questions.sensitivity.plan import IndexDesign, Sampling
from sim.questions.solve.designer import design
from sim.questions.solve.payoff import play
from sim.scenario.load import load
from sim.studies.change import by_output
from sim.studies.lab import Lab
from sim.studies.versions import Version
from tests.play.plays import altered
from tests.questions.failing import counted, crisis, striking

N, SEED, OVER = 400, 7, {"challenger": "own"}
AXIS = "end_state"
VERSION = Version("a", {"defender.war_cost": 2.5})


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return crisis(tmp_path_factory.mktemp("failing"))


@pytest.fixture(scope="module")
def book(folder):
    return load(folder, True)


@pytest.fixture(scope="module")
def told(book):
    """What `run` says: its outcome, and its shares of end states."""
    outcome = simulate(book, N, SEED, 1, 2, overrides=OVER)
    return outcome, summarise(outcome)


@pytest.fixture(scope="module")
def plain():
    """The textbook itself, for studies of many runs: a policy of one's own is compiled for each."""
    return load("textbook")


def lab_of(book, over=OVER):
    return Lab(book, SEED, 1, over)


def same(found: dict[str, float], told, bounds=None):
    """Shares by label are those of the run, and sum to 1; so are the bounds, where given."""
    rows = told[1]["outcomes"][AXIS]
    assert found == pytest.approx({x: row["p"] for x, row in rows.items()}, abs=1e-12)
    assert sum(found.values()) == pytest.approx(1, abs=1e-9)
    for label, b in (bounds or {}).items():
        assert (b.least, b.most) == pytest.approx((rows[label]["least"], rows[label]["most"]))


def ends(changes, side):
    """Share of every end state in a list of changes, and its bounds."""
    by = {k.partition("=")[2]: c for k, c in by_output(changes).items() if k.startswith(AXIS + "=")}
    return ({k: getattr(c, side) for k, c in by.items()},
            {k: getattr(c, side + "_bounds") for k, c in by.items()})


def test_the_policy_fails_in_about_a_quarter_and_some_rows_throughout(told):
    outcome, summary = told
    assert 0.2 < summary["failed"] / N < 0.3 and len(outcome.failed) == summary["failed"]
    ran = outcome.by_row(outcome.valid)[1]
    assert np.bincount(ran.astype(int), minlength=3).min() > 10
    for row in summary["outcomes"][AXIS].values():
        assert row["least"] <= row["p"] <= row["most"]
        assert row["most"] - row["least"] == pytest.approx(summary["failed"] / N)


def test_compare_has_the_shares_of_run_on_both_sides(book, told):
    found = compare(lab_of(book), [VERSION], N, watched=2)[0]
    same(*ends(found.changes, "before")[:1], told, ends(found.changes, "before")[1])
    assert found.failed_before == told[1]["failed"]
    changed = simulate(book, N, SEED, 1, 2, overrides={**OVER, **VERSION.overrides})
    after = changed, summarise(changed)
    same(ends(found.changes, "after")[0], after, ends(found.changes, "after")[1])
    assert found.failed_after == after[1]["failed"]
    for c in found.changes:
        assert c.difference == pytest.approx(c.after - c.before, abs=1e-9)
    both = told[0].valid & changed.valid
    assert found.compared == both.sum() and found.flipped == pytest.approx(
        (told[0].labels[both, 0] != changed.labels[both, 0]).mean())


def test_attribute_has_the_shares_of_run_with_all_mechanisms_on(book, told):
    asked = [f"{AXIS}:{x}" for x in told[1]["outcomes"][AXIS]]
    lab = lab_of(book)
    found = attribute(lab, players(book, "audience,lookahead"), asked, N)
    labels = [a.outcome.partition(":")[2] for a in found]
    same({x: a.full for x, a in zip(labels, found, strict=True)}, told,
         {x: a.bounds for x, a in zip(labels, found, strict=True)})
    rows, seen = told[1]["outcomes"][AXIS], 0
    for x, a in zip(labels, found, strict=True):
        assert a.failed == told[1]["failed"] and a.none_failed > 0 and lab.failed > 2 * a.failed
        assert sum(s.value for s in a.shares) == pytest.approx(a.full - a.none, abs=1e-9)
        came = round(a.full * told[1]["n"])
        if FEW <= came <= told[1]["n"] - FEW:  # a rarer label borrows its design effect in a run
            seen += 1
            assert (a.full_low, a.full_high) == pytest.approx((rows[x]["low"], rows[x]["high"]))
    assert seen >= 2 and sum(a.none for a in found) == pytest.approx(1, abs=1e-12)


def test_audit_has_the_shares_of_run_and_counts_what_ran(plain, monkeypatch):
    struck = striking(0.25, fixed=True)
    alone = struck(simulate(plain, N, SEED, 1, 2))
    told = alone, summarise(alone)
    altered(monkeypatch, struck)
    found = audit(lab_of(plain, {}), N)
    assert found.outcome.rollouts == N and found.failed > len(found.outcome.failed)
    assert len(found.outcome.failed) == told[1]["failed"]
    split = {s.output.partition("=")[2]: s for s in found.variance if s.output.startswith(AXIS)}
    rows = told[1]["outcomes"][AXIS]
    assert set(split) == {x for x, row in rows.items() if row["p"] > 0}
    for x, s in split.items():
        assert s.mean == pytest.approx(rows[x]["p"], abs=1e-12)
        assert (s.bounds.least, s.bounds.most) == (rows[x]["least"], rows[x]["most"])
    assert sum(found.labels[f"{AXIS}.{x}"] for x in rows) == N - told[1]["failed"]
    assert all(p.failed_before > 0 for p in (*found.parameters.pairs, *found.shifts))
    assert any(p.dead for p in found.parameters.pairs)  # failing on both sides is no difference


def test_a_pair_of_audits_is_the_difference_of_two_runs(book, told):
    from sim.studies.paired import pair

    after = simulate(book, N, SEED, 1, 2, overrides={**OVER, **VERSION.overrides})
    found = pair("x", told[0], after)
    question = told[0].question["label"]
    p, q = (summarise(o)["outcomes"][AXIS][question]["p"] for o in (told[0], after))
    assert found.asked == pytest.approx(q - p, abs=1e-12) and found.asked_half > 0
    assert (found.failed_before, found.failed_after) == (told[1]["failed"], len(after.failed))


def test_solve_uses_every_rollout_that_ran(book, told):
    names = ("challenger", "defender")
    game = play(lab_of(book, {}), names, N)
    i = game.doctrines[0].index("own")
    for j, doctrine in enumerate(game.doctrines[1]):
        alone = simulate(book, N, SEED, 1, 2, overrides={**OVER, "defender": doctrine})
        counts = summarise(alone)["counts"]
        for k, name in enumerate(names):
            assert game.table[k, i, j] == pytest.approx(counts[f"utility_{name}"]["mean"])
        assert game.failed[i, j] == len(alone.failed) > 0
    assert game.failed.sum() == game.failed[i].sum() and len(game.rows) == N // 2


def test_findings_have_the_shares_of_run(book, told):
    lab = lab_of(book)
    found = survive(book.comparisons, lambda words: lab.play(N, words))
    same({f.comparison.asked.name: f.before for f in found}, told,
         {f.comparison.asked.name: f.before_bounds for f in found})
    for f in found:
        assert f.failed_before == told[1]["failed"] and f.rollouts == N
        assert f.difference == pytest.approx(f.after - f.before, abs=1e-12)
        assert f.holds + f.reversed + f.undecided + f.untouched == f.rows == N // 2
    assert sum(f.after for f in found) == pytest.approx(1, abs=1e-12)


def swept(book, levels="1.5,2.5", kind="grid", points=2):
    said = words(book, {**OVER, "defender.war_cost": levels}, None)
    laid = design_of(book, said.factors, kind, points, SEED)
    return said, laid, sweep(task_of(book, said.common, laid, N, SEED, 2), kind, on_threads(1))


def test_a_cell_of_a_sweep_has_the_shares_of_run(book):
    _, _, cells = swept(book)
    for c, cost in enumerate(("1.5", "2.5")):
        alone = simulate(book, N, SEED, 1, 2, overrides={**OVER, "defender.war_cost": cost})
        summary = summarise(alone)
        same({x: cells.shares[0][c, cells.column(AXIS, x)] for x in cells.axes[AXIS]},
             (alone, summary))
        least, most = cells.bounds(AXIS, "target_complied")
        row = summary["outcomes"][AXIS]["target_complied"]
        assert (least[c], most[c]) == (row["least"], row["most"])
        assert cells.failures[c] == summary["failed"] > 0
        means = {n: cells.means[c, k] for k, n in enumerate(cells.count_names)}
        assert means["day_of_wide_strike"] == pytest.approx(
            summary["counts"]["day_of_wide_strike"]["mean"], rel=1e-6)


def test_sensitivity_and_discovery_leave_failed_rollouts_out(book, told):
    said, laid, cells = swept(book, "interval(1,3)", "lhs", 12)
    total = 0.0
    for x in cells.axes[AXIS]:
        plan = IndexDesign(Sampling("importance", 12, said.factors, seed=SEED), laid, laid.points)
        f = analyse(plan, cells, cells.measure(f"{AXIS}:{x}"))
        total += f.p
        assert f.failed == len(cells.failed) > 0 and f.rollouts + f.failed == 12 * N
        assert f.bounds.least <= f.p <= f.bounds.most
    assert total == pytest.approx(1, abs=1e-12)
    rows = told[1]["outcomes"][AXIS]
    samples = {x: of_run(told[0], OutcomeMeasure(f"{AXIS}:{x}", LABEL, AXIS, x)) for x in rows}
    same({x: s.base for x, s in samples.items()}, told, {x: s.bounds for x, s in samples.items()})
    assert samples["unresolved"].failed == told[1]["failed"]
    of_cell = of_cells(cells, cells.measure(f"{AXIS}:unresolved"), None)
    assert of_cell.failed == len(cells.failed) and of_cell.bounds.least <= of_cell.base


@pytest.fixture(scope="module")
def brittle_fork(book, told):
    """A fork on the day before the policy fails, in a row in which it can."""
    outcome = told[0]
    doubtful = outcome.values[:, outcome.varying.index("challenger.own.doubt")] > 0.024
    k = int(np.flatnonzero(np.repeat(doubtful, 2) & outcome.valid)[0])
    lab = lab_of(book)
    return lab, fork(lab, Choice(k, 1, "challenger", "signal", "withdraw"), 40)


def test_a_fork_goes_on_past_futures_that_fail(brittle_fork):
    lab, found = brittle_fork
    assert 0 < found.failed_before < 40 and lab.failed == found.failed_before + found.failed_after
    assert "day 2, step 4: ZeroDivisionError" in found.message
    for side, failed in (("before", found.failed_before), ("after", found.failed_after)):
        shares, bounds = ends(found.changes, side)
        assert sum(shares.values()) == pytest.approx(1, abs=1e-12)
        for x, share in shares.items():
            hits = share * (40 - failed)
            assert hits == pytest.approx(round(hits), abs=1e-9)
            if failed:
                assert bounds[x].least == pytest.approx(hits / 40)
                assert bounds[x].most == pytest.approx((hits + failed) / 40)


def test_a_fork_of_a_rollout_that_fails_is_refused(book, told):
    k, _, _ = told[0].failed[0]
    with pytest.raises(RunError, match=f"rollout {k} fails on day 2, step 4: ZeroDivisionError"):
        fork(lab_of(book), Choice(k, 3, "defender", "force", "comply"), 4)


def test_a_design_rests_on_the_rollouts_that_ran(plain, monkeypatch):
    struck = striking(0.25, fixed=True)
    issued = struck(simulate(plain, 80, SEED, 1, 2))
    altered(monkeypatch, struck)
    found = design(lab_of(plain, {}), 30, 80, 10, {})
    summary = summarise(issued)
    assert found.failed[-1] == summary["failed"] > 0
    by = {s.name: s for s in found.surfaces}
    rows = summary["outcomes"]["ultimatum"]
    assert by["compliance"].values[-1] == pytest.approx(
        rows["met"]["p"] + rows["met_after_force"]["p"])
    assert by["worth"].values[-1] == pytest.approx(summary["counts"]["utility_challenger"]["mean"])
    assert np.isfinite(found.regret).all() and by["worth"].bounds[-1] is None


@pytest.mark.parametrize(("part", "rows"), [(0.05, False), (0.5, False), (0.3, True), (0.9, False)])
def test_labels_sum_to_one_in_every_verb_whatever_fails(book, plain, monkeypatch, part, rows):
    """Rollouts or rows that fail at random, other ones in every run of a study."""
    altered(monkeypatch, striking(part, 3, rows))
    asked = [c.asked.name for c in book.comparisons]
    found = compare(lab_of(plain, {}), [VERSION], 200, watched=0)[0]
    for side in ("before", "after"):
        for axis in ("end_state", "ultimatum"):
            total = sum(getattr(c, side) for c in found.changes if c.output.startswith(axis + "="))
            assert total == pytest.approx(1, abs=1e-9)
    sharing = players(plain, "audience,lookahead")
    whole = attribute(lab_of(plain, {}), sharing, [f"{AXIS}:{x}" for x in asked], 200)
    assert sum(a.full for a in whole) == pytest.approx(1, abs=1e-9)
    assert sum(sum(s.value for s in a.shares) for a in whole) == pytest.approx(0, abs=1e-9)
    lab = lab_of(plain, {})
    fs = survive(book.comparisons, lambda words: lab.play(200, words))
    assert len({f.failed_before for f in fs}) == 1
    assert sum(f.before for f in fs) == pytest.approx(1, abs=1e-9)
    assert sum(f.difference for f in fs) == pytest.approx(0, abs=1e-9)
    game = play(lab_of(plain, {}), ("challenger", "defender"), 40)
    assert np.isfinite(game.table).all() and game.failed.all()
    assert np.isfinite([s.half_width for s in audit(lab_of(plain, {}), 40).shifts]).all()


def test_the_old_fault_is_caught(book, told, monkeypatch):
    """Failed rollouts counted as rollouts in which nothing happened: the shares no longer agree."""
    monkeypatch.setattr(reduce, "table_of", counted)
    found = compare(lab_of(book), [VERSION], N, watched=0)[0]
    shares, _ = ends(found.changes, "before")
    assert sum(shares.values()) == pytest.approx(1 - told[1]["failed"] / N)
    with pytest.raises(AssertionError):
        same(shares, told)


def test_a_version_of_which_every_rollout_fails_is_refused(book, plain, monkeypatch):
    def gone(outcome, task):
        outcome.labels[:], outcome.counts[:] = -1, np.nan
        outcome.failed.extend((k, 3, "gone") for k in range(outcome.rollouts))
        return outcome

    altered(monkeypatch, gone)
    sharing = players(plain, "audience,lookahead")
    for act in (lambda lab: compare(lab, [VERSION], 40),
                lambda lab: attribute(lab, sharing, ["wide_strike"], 40),
                lambda lab: play(lab, ("challenger", "defender"), 40),
                lambda lab: survive(book.comparisons, lambda words: lab.play(40, words))):
        with pytest.raises(RunError, match="every rollout of .* failed.*the first: gone"):
            act(lab_of(plain, {}))
