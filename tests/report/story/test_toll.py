"""The table of who killed whom keeps its columns apart, however many have killed."""

from __future__ import annotations

from sim.report.story.toll import NAMES, WIDTH, head_lines


def test_long_heads_are_broken_between_words():
    heads = ["in all", "at front", "by Armed opposition", "by Syria"]
    above, below = head_lines("Soldiers killed", heads, 12)
    assert above == " " * (NAMES + 2 + 24) + f"{'by Armed':>12}" + " " * 12
    assert below == f"{'Soldiers killed':<{NAMES + 2}}" + "".join(
        f"{x:>12}" for x in ("in all", "at front", "opposition", "by Syria"))


def test_a_word_too_long_for_its_column_is_cut_short():
    *_, last = head_lines("Soldiers killed", ["in all", "by Herzegovinians"], 8)
    assert last.split() == ["Soldiers", "killed", "in", "all", "Herzeg."]


def test_no_line_is_wider_than_the_page():
    heads = ["in all", *(f"by {x} of the north" for x in ("Powers", "Neighbours", "Others"))]
    width = (WIDTH - 2 - NAMES) // len(heads)
    assert max(len(x) for x in head_lines("Soldiers killed", heads, width)) <= WIDTH
