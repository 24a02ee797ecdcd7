"""Words of likelihood at and beyond their borders."""

import pytest

from sim.report.likelihood import SCALE, word, words_for


@pytest.mark.parametrize(("share", "said"), [
    (0.0, "all but excluded"), (0.0099, "all but excluded"), (0.01, "almost no chance"),
    (0.05, "very unlikely"), (0.1999, "very unlikely"), (0.2, "unlikely"), (0.45, "roughly even"),
    (0.55, "likely"), (0.8, "very likely"), (0.95, "almost certain"), (0.99, "all but certain"),
    (1.0, "all but certain"),
])
def test_each_word_begins_at_its_border(share: float, said: str) -> None:
    assert word(share) == said


def test_the_scale_is_that_of_the_directive_and_leaves_no_gap() -> None:
    cited = [(s.low, s.high) for s in SCALE if not s.ours]
    assert cited == [(0.01, 0.05), (0.05, 0.20), (0.20, 0.45), (0.45, 0.55), (0.55, 0.80),
                     (0.80, 0.95), (0.95, 0.99)]
    assert all(a.high == b.low for a, b in zip(SCALE, SCALE[1:], strict=False))


def test_a_range_over_a_border_names_both_words_and_over_several_says_so() -> None:
    assert words_for(0.25, 0.32) == "unlikely"
    assert words_for(0.18, 0.22) == "very unlikely or unlikely"
    assert words_for(0.10, 0.97) == "anything from very unlikely to almost certain"
