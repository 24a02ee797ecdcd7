"""Every claim of the source text, A01-A28, moves its observable as the claim says.

Paired runs on shared luck; a check passes beyond its paired 95 % interval over parameter rows.
Seeds are fixed, so that a check passes always or never. The changes and what they should move are
declared in `table.py`.
"""

import csv
import importlib.util
from pathlib import Path

import pytest

from sim.scenario.roots import data_root
from tests.claims.table import CLAIMS, OBSERVABLES, Claim

ROOT = Path(__file__).parents[2]
CHECKS = [pytest.param(claim, n, id=f"{claim.number}-{n + 1}-{check.observable}".replace(" ", "_"),
                       marks=pytest.mark.slow)
          for claim in CLAIMS for n, check in enumerate(claim.checks)]


def maker():
    """The script that writes docs/claims.md."""
    spec = importlib.util.spec_from_file_location("make_claims", ROOT / "docs" / "make_claims.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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


def test_every_observable_is_used():
    assert set(OBSERVABLES) == {check.observable for claim in CLAIMS for check in claim.checks}


def test_the_page_is_the_table():
    """docs/claims.md says what the table says, in all but the measured numbers."""
    page = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")
    make = maker()
    assert make.without_numbers(page) == make.without_numbers(make.page(measured=None))
