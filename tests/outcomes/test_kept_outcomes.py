"""Outcomes of the bundled scenarios stay as they are unless somebody says why they change.

Shares are compared, not digests: another C library may round an exponential otherwise and turn a
rollout or two. The digest is there to be looked at.
"""

import pytest

from tests.outcomes.keep import NAMES, ROLLOUTS, kept, played, shares

TURNED = 3 / ROLLOUTS  # rollouts that rounding may turn


@pytest.mark.parametrize("name", NAMES)
def test_shares_are_those_that_are_kept(name):
    before, now = kept()[name]["shares"], shares(played(name))
    assert list(before) == list(now)
    moved = {label: (before[label], now[label]) for label in now
             if abs(before[label] - now[label]) > TURNED}
    assert not moved, f"{moved}: if meant, renew with `python -m tests.outcomes.keep` and say why"


def test_a_change_is_seen():
    before, now = kept()["textbook"]["shares"], shares(played("textbook", {"challenger": "bluff"}))
    assert any(abs(before[label] - now[label]) > TURNED for label in now)
