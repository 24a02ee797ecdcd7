"""Room for labels."""

from sim.report.charts.lanes import LETTER, fold, lanes, spread_out


def test_text_is_folded_to_a_width_and_a_long_word_stands_alone() -> None:
    lines = fold("wide strikes by a verylongwordindeed here", 8 * LETTER)
    assert " ".join(lines) == "wide strikes by a verylongwordindeed here"
    assert "verylongwordindeed" in lines
    assert all(len(line) <= 8 for line in lines if line != "verylongwordindeed")


def test_blocks_are_pushed_apart_and_keep_their_order() -> None:
    tops = spread_out([50, 52, 10, 98], [20, 20, 20, 20], 0, 100)
    assert sorted(range(4), key=lambda k: tops[k]) == [2, 0, 1, 3]
    ordered = sorted(tops)
    assert all(b - a >= 20 for a, b in zip(ordered, ordered[1:], strict=False))
    assert ordered[-1] + 20 <= 100


def test_spans_that_overlap_stand_in_different_lanes() -> None:
    assert lanes([(0, 10), (5, 15), (10, 20), (14, 16)]) == [0, 1, 0, 2]
