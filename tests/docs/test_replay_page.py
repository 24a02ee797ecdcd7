"""The page on replays: its example is what is printed, its fields are those there are."""

import json
import re

from sim.engine.state.happenings import HAPPENINGS
from tests.docs.replay_page import EXAMPLE, PAGE, printed, renewed


def test_the_example_is_what_is_printed():
    """Otherwise: python -m tests.docs.replay_page"""
    page = PAGE.read_text(encoding="utf-8")
    assert EXAMPLE.search(page)["text"].startswith("A textbook ultimatum")
    assert renewed(page) == page


def test_an_example_out_of_date_is_noticed():
    page = PAGE.read_text(encoding="utf-8").replace("A textbook ultimatum\n", "A textbook\n", 1)
    assert renewed(page) != page


def named(page):
    """Words in the first column of the page's tables."""
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    return {word for row in rows for word in re.findall(r"`(\w+)`", row)}


def test_every_field_and_kind_is_on_the_page():
    page = PAGE.read_text(encoding="utf-8")
    days = [json.loads(line) for line in printed(
        "replay scenario=textbook rollout=3 json=true").splitlines()]
    fields = {key for day in days for key in day}
    assert fields | set(HAPPENINGS) | {"rollout", "why"} == named(page)
    event = next(e for day in days for e in day["events"])
    assert all(f"`{key}`" in page for key in event)
