"""Claims of the source text, A01-A28: each moves its observable as the claim says.

Paired runs on shared luck; a check passes beyond its paired 95 % interval over parameter rows.
Seeds are fixed, so that a check passes always or never. The changes and what they should move are
declared in `table.py`; what was last measured stands in `measured.csv` and in docs/claims.md.

The tests play the first rollouts of what `python docs/tables.py measure` plays in full: as many as
an effect of the size last measured needs to stand at SURELY half-widths (`enough`), and all of them
where the whole run shows less than that. The figure of the page must lie within the interval found.
A check whose effect does not stand so far, or needs more than MANY rollouts, beside another of its
claim that does not, takes long to say little: it is left to the command (`tried`).
"""

import csv
import math

import numpy as np
import pytest

from sim.scenario.roots import data_root
from tests.verification.claims.page import SIGNATURES, key, recorded
from tests.verification.claims.paired import REPLICATES, Effect, Runs, read
from tests.verification.claims.table import CLAIMS, Claim, blames_target

SURELY = 2.4  # half-widths, 4.7 standard errors: such an effect falls short of one in 3 of 1,000
MANY = 1800  # rollouts, some 16 s of idlib's two runs
LEAST = 300  # rollouts, below which an interval is itself too uncertain


def enough(written: Effect) -> int:
    """Rollouts that show an effect as large as measured, in whole parameter rows."""
    size, n = abs(written.difference), written.rollouts
    needed = n * (SURELY * written.half_width / size) ** 2 if size else n
    return min(n, max(LEAST, REPLICATES * math.ceil(needed / REPLICATES)))


def stands(claim: Claim, n: int) -> float:
    """Half-widths at which the effect of a check was measured."""
    written = recorded()[key(claim.number, n, claim.checks[n])]
    return abs(written.difference) / written.half_width if written.half_width else math.inf


def tried(claim: Claim) -> list[int]:
    """The checks of a claim that the suite plays: those that soon stand, or else the best."""
    every = range(len(claim.checks))
    found = [n for n in every if stands(claim, n) >= SURELY and enough(
        recorded()[key(claim.number, n, claim.checks[n])]) <= MANY]
    return found or [max(every, key=lambda n: stands(claim, n))]


CHECKS = [pytest.param(claim, n, id=f"{claim.number}-{n + 1}-{claim.checks[n].observable}".replace(
    " ", "_"), marks=pytest.mark.slow) for claim in CLAIMS for n in tried(claim)]


def test_every_claim_is_tried_and_few_checks_are_left_to_the_command():
    assert {p.values[0].number for p in CHECKS} == {claim.number for claim in CLAIMS}
    assert len(CHECKS) >= 0.8 * sum(len(claim.checks) for claim in CLAIMS)


def test_half_the_interval_asks_for_a_quarter_of_the_rollouts():
    assert [enough(Effect(0.0, 1.0, 1.0, h, 4000)) for h in (1 / 2.4, 1 / 4.8, 1 / 24, 0.0, 1.0)] \
        == [4000, 1000, 300, 300, 4000]
    assert enough(Effect(0.0, 0.0, 0.0, 0.0, 4000)) == 4000
    assert enough(Effect(0.0, 1.0, 1.0, 0.0, 200)) == 200


def test_one_by_one_rollouts_end_as_all_at_once():
    one, all_ = (Runs(read("idlib_2020"), {"turkey": blames_target}, 61) for _ in range(2))
    assert len(one.states) == 61
    for name in one.scenario.count_names:
        np.testing.assert_array_equal(one.count(name).astype(np.float32), all_.count(name))
    for axis, labels in all_.outcome.axes.items():
        for x in labels:
            np.testing.assert_array_equal(one.label(axis, x), all_.label(axis, x))
    assert "outcome" not in vars(one) and "played" not in vars(all_)


@pytest.mark.parametrize(("claim", "n"), CHECKS)
def test_claim(claim: Claim, n: int):
    """The effect goes the way of the claim, and the page still says what is found."""
    check = claim.checks[n]
    written = recorded()[key(claim.number, n, check)]
    effect = check.effect(enough(written))
    if not check.why_open:
        assert effect.moves(check.sign), f"{check.change}: {check.observable} {effect}"
    assert abs(written.difference - effect.difference) <= effect.half_width + 1e-4 * abs(
        effect.difference), f"docs/claims.md says {written}: python docs/tables.py measure"


def test_every_claim_of_the_evidence_is_in_the_table():
    with (data_root() / "scenarios" / "idlib_2020" / "evidence" / "claims.csv").open() as rows:
        listed = [row["id"] for row in csv.DictReader(rows)]
    numbers = [claim.number for claim in CLAIMS]
    assert numbers == [f"A{n:02d}" for n in range(1, 29)] and set(listed) == set(numbers)
    assert all(any(not check.why_open for check in claim.checks) for claim in CLAIMS)


def test_every_signature_of_the_page_has_its_tests():
    from tests.verification.claims import test_signatures

    letters = {name[5] for name in dir(test_signatures) if name.startswith("test_")}
    assert letters == set(SIGNATURES)
