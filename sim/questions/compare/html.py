"""What a comparison looks like in a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from sim.glossary.text import percent, sentence, words
from sim.report.notebook import MOST_CELLS, table

if TYPE_CHECKING:
    from sim.questions.compare.comparison import Contrast


def comparison_html(found: Contrast) -> str:
    """A comparison: the labels that the version moves, the most moved first."""
    moved = [c for c in found.changes if "=" in c.output and c.difference]
    moved.sort(key=lambda c: -abs(c.difference))
    rows = [[escape(sentence(c.output.replace("=", ": "))), percent(c.before), percent(c.after),
             f"{100 * c.difference:+.1f}", f"{100 * c.half:.1f}"] for c in moved[:MOST_CELLS]]
    about = f" ({escape(found.version.about)})" if found.version.about else ""
    head = ["Outcome", "as it is", "changed", "points", "\N{PLUS-MINUS SIGN} 95%"]
    told = table(head, rows) if rows else "<p>No outcome is moved.</p>"
    return (f"<p><strong>{escape(words(found.version.name))}</strong>{about}: "
            f"{percent(found.flipped)} of {found.compared:,} rollouts end differently on the axis "
            f"{escape(words(found.axis))}.</p>{told}")
