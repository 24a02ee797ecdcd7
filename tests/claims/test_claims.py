"""Claims of the source text, A01-A28: each moves its observable as the claim says.

Paired runs on shared luck; a check passes beyond its paired 95 % interval over parameter rows.
Seeds are fixed, so that a check passes always or never. The changes and what they should move are
declared in `table.py`; what was last measured stands in `measured.csv` and in docs/claims.md.
"""

import csv

import pytest

from sim.scenario.roots import data_root
from tests.claims.page import SIGNATURES, key, recorded
from tests.claims.table import CLAIMS, Claim

CHECKS = [pytest.param(claim, n, id=f"{claim.number}-{n + 1}-{check.observable}".replace(" ", "_"),
                       marks=pytest.mark.slow)
          for claim in CLAIMS for n, check in enumerate(claim.checks)]


@pytest.mark.parametrize(("claim", "n"), CHECKS)
def test_claim(claim: Claim, n: int):
    """The effect goes the way of the claim, and the page still says what is found."""
    check = claim.checks[n]
    effect = check.effect()
    if not check.why_open:
        assert effect.moves(check.sign), f"{check.change}: {check.observable} {effect}"
    written = recorded()[key(claim.number, n, check)]
    assert abs(written.difference - effect.difference) <= effect.half_width + 1e-4 * abs(
        effect.difference), f"docs/claims.md says {written}: python docs/tables.py measure"


def test_every_claim_of_the_evidence_is_in_the_table():
    with (data_root() / "scenarios" / "idlib_2020" / "evidence" / "claims.csv").open() as rows:
        listed = [row["id"] for row in csv.DictReader(rows)]
    numbers = [claim.number for claim in CLAIMS]
    assert numbers == [f"A{n:02d}" for n in range(1, 29)] and set(listed) == set(numbers)
    assert all(any(not check.why_open for check in claim.checks) for claim in CLAIMS)


def test_every_signature_of_the_page_has_its_tests():
    from tests.claims import test_signatures

    letters = {name[5] for name in dir(test_signatures) if name.startswith("test_")}
    assert letters == set(SIGNATURES)
