"""What a reader sees of a figure: every text with its box, and the checks all figures pass."""

from __future__ import annotations

import itertools

from matplotlib.colors import to_hex, to_rgb

from sim.report.figures import sheet
from sim.report.figures.contrast import TEXT, contrast
from sim.report.figures.theme import painting, theme


def texts_of(fig):
    """Every text that is drawn, with its artist and its box in pixels."""
    found = []
    for ax in fig.axes:
        for axis, label in ((ax.xaxis, ax.xaxis.label), (ax.yaxis, ax.yaxis.label)):
            low, high = sorted(axis.get_view_interval())
            found += [t for t in axis.get_ticklabels()
                      if low <= t.get_position()[axis is ax.yaxis] <= high]
            found.append(label)
        found += [*ax.texts, ax._left_title]
        if ax.get_legend():
            found += ax.get_legend().get_texts()
    found += fig.texts
    return [(t, t.get_window_extent()) for t in found if t.get_text() and t.get_visible()]


def words_of(fig) -> str:
    """All of a figure's text on one line."""
    return " ".join(" ".join(t.get_text().split()) for t, _ in texts_of(fig))


def finding(fig) -> str:
    """The title."""
    return " ".join(next(t.get_text() for t in fig.texts if t.get_gid() == "finding").split())


def check(fig, style: str = "light"):
    """Texts apart, inside, in words, of 8 points or more, and plain to see on their ground."""
    with painting(style) as look:
        sheet.settle(fig)
        fig.canvas.draw()
        boxes = texts_of(fig)
        for (one, a), (two, b) in itertools.combinations(boxes, 2):
            a, b = a.padded(-0.5), b.padded(-0.5)  # a line's own leading may touch
            if one.get_rotation() % 90 or two.get_rotation() % 90:
                continue  # the box of slanted text is wider than the text
            assert not a.overlaps(b), (one.get_text(), two.get_text())
        for text, box in boxes:
            inside = (box.x0 >= -0.5 and box.x1 <= fig.bbox.x1 + 0.5
                      and box.y0 >= -0.5 and box.y1 <= fig.bbox.y1 + 0.5)
            assert inside, (text.get_text(), box, fig.bbox)
            assert "_" not in text.get_text(), text.get_text()
            assert text.get_fontsize() >= 8, text.get_text()
            colour = to_hex(text.get_color()).upper()
            if colour not in ("#000000", "#FFFFFF"):  # those stand on fills
                assert contrast(colour, look.paper) >= TEXT, text.get_text()
        assert fig.get_figheight() <= sheet.TALLEST, fig.get_size_inches()
    assert fig.get_facecolor()[:3] == to_rgb(theme(style).paper)
    return fig
