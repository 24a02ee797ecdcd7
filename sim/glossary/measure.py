"""What is asked about rollouts: a share or a mean, and how its values are said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sim.engine.state.outputs import DAY_PREFIX
from sim.errors import UsageError, quote, unknown
from sim.glossary.glossary import Glossary
from sim.glossary.text import NOBODY, interval, is_condition, number, output_text, percent

LABEL, EVENT, COUNT, FACT = "label", "event", "count", "predicate"
YES, NO = "yes", "no"  # labels of the axis of a predicate


@dataclass(frozen=True)
class OutcomeMeasure:
    """An outcome as it was asked about, and where it is found.

    text: as it was asked. kind: LABEL, EVENT, COUNT or FACT. axis, name: axis and label; of an
    event or a count the name of the count. FACT: whether a predicate holds on the last day, which
    is the label YES of an axis of its own.
    """

    text: str
    kind: str
    axis: str
    name: str

    @classmethod
    def of(cls, record: Mapping[str, object]) -> OutcomeMeasure:
        """How the values of a kept record of an outcome are said."""
        return cls(str(record["outcome"]), str(record.get("kind") or LABEL), "", "")

    @property
    def share(self) -> bool:
        """True for a share of rollouts, False for a mean."""
        return self.kind != COUNT

    @property
    def pair(self) -> tuple[str, str]:
        """As `sim.data.reduce.happened` takes what happens: (axis, label) or ("", event)."""
        return (self.axis, self.name) if self.axis else ("", self.name.removeprefix(DAY_PREFIX))

    @property
    def slug(self) -> str:
        """A name for files."""
        return re.sub(r"[^A-Za-z0-9_.]+", "-", self.text).strip("-")[:80]

    @property
    def unit(self) -> str:
        """What a change of it is said in: points, or what the count is in."""
        return "points" if self.share else ""

    @property
    def what(self) -> str:
        """The word for its value."""
        return "share" if self.share else "mean"

    def title(self, glossary: Glossary = NOBODY) -> str:
        """What it is called, with a capital."""
        return output_text(self.text, glossary)

    def text_of(self, value: float | None, width: float = 1.0) -> str:
        """A value."""
        return percent(value, width) if self.share else number(value)

    def interval(self, low: float | None, high: float | None) -> str:
        """A range of values."""
        return interval(low, high) if self.share else f"{number(low)} to {number(high)}"

    def change(self, x: float, digits: int = 1) -> str:
        """A change, with its sign: in points for a share."""
        return f"{100 * x:+.{digits}f}" if self.share else f"{x:+.3g}"

    def size(self, x: float, digits: int = 1) -> str:
        """The size of a change, without a sign: in points for a share."""
        return f"{100 * x:.{digits}f}" if self.share else f"{x:.3g}"

    @property
    def scale(self) -> float:
        """What a change is multiplied by to be in its unit."""
        return 100.0 if self.share else 1.0


def event_names(counts: Sequence[str]) -> list[str]:
    """Events that have a day among these counts."""
    return [n.removeprefix(DAY_PREFIX) for n in counts if n.startswith(DAY_PREFIX)]


def find_measure(axes: Mapping[str, Sequence[str]], counts: Sequence[str], text: str,
                 key: str = "outcome") -> OutcomeMeasure:
    """What a word asks about, among what is there; UsageError if it is not.

    Of predicates those alone that were played as axes of their own.
    """
    if not isinstance(text, str):
        raise UsageError(f"{key}={quote(repr(text))}: expected text")
    if text in axes and list(axes[text]) == [YES, NO]:
        return OutcomeMeasure(text, FACT, text, YES)
    if is_condition(text):
        raise UsageError(f"{key}={quote(text)}: a predicate is looked at while the crisis is "
                         "played, and this one was not; ask it of the scenario")
    axis, colon, label = text.partition(":")
    if colon:
        if axis not in axes:
            raise UsageError(f"{key}={quote(text)}: {unknown('outcome axis', axis, axes)}")
        if label not in axes[axis]:
            wrong = unknown(f"label of {axis}", label, axes[axis])
            raise UsageError(f"{key}={quote(text)}: {wrong}")
        return OutcomeMeasure(text, LABEL, axis, label)
    if text in counts:
        return OutcomeMeasure(text, COUNT, "", text)
    if DAY_PREFIX + text in counts:
        return OutcomeMeasure(text, EVENT, "", DAY_PREFIX + text)
    first = ", ".join(f"{a}:{names[0]}" for a, names in list(axes.items())[:2])
    wrong = unknown("event or count", text, [*event_names(counts), *counts])
    raise UsageError(f"{key}={quote(text)}: {wrong}; or AXIS:LABEL, such as {first}, or a "
                     "predicate")
