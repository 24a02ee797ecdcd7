"""A drawing as inline SVG: elements in order, with a title and a description for whoever listens.

Colours come from classes of the page's style sheet (`colours.css`), so that one drawing
serves light, dark and print.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

Point = tuple[float, float]


def number(x: float) -> str:
    """A coordinate to a hundredth, without trailing zeros."""
    return f"{x:.2f}".rstrip("0").rstrip(".") if x == x else "0"


def attributes(values: dict[str, object]) -> str:
    """Attributes as text; `class_` is class, other underscores are hyphens, None is left out."""
    out = []
    for key, value in values.items():
        if value is None:
            continue
        text = number(value) if isinstance(value, int | float) else escape(str(value), quote=True)
        out.append(f' {key.rstrip("_").replace("_", "-")}="{text}"')
    return "".join(out)


class Canvas:
    """A drawing of `width` x `height` units, read aloud as `title` and `about`.

    name: unique in the page; ids are made from it.
    """

    def __init__(self, name: str, width: float, height: float, title: str, about: str) -> None:
        self.name, self.width, self.height = name, width, height
        self.title, self.about = title, about
        self.parts: list[str] = []

    def add(self, tag: str, **values: object) -> None:
        """An empty element."""
        self.parts.append(f"<{tag}{attributes(values)}/>")

    def open(self, **values: object) -> None:
        """Begin a group."""
        self.parts.append(f"<g{attributes(values)}>")

    def close(self) -> None:
        """End the group begun last."""
        self.parts.append("</g>")

    def text(self, at: Point, text: str, class_: str = "", **values: object) -> None:
        """Text at a point; text_anchor (start, middle, end) and data_key among `values`."""
        head = attributes({"x": at[0], "y": at[1], "class": class_ or None, **values})
        self.parts.append(f"<text{head}>{escape(text)}</text>")

    def tip(self, text: str) -> None:
        """What the group opened last says when it is pointed at."""
        self.parts.append(f"<title>{escape(text)}</title>")

    def runs(self, at: Point, runs: Iterable[tuple[str, str, str]], class_: str = "",
             **values: object) -> None:
        """A text of several runs, each (text, class, data-key); "" where it has none."""
        head = attributes({"x": at[0], "y": at[1], "class": class_ or None, **values})
        spans = "".join(
            f"<tspan{attributes({'class': of or None, 'data-key': key or None})}>{escape(text)}"
            "</tspan>" for text, of, key in runs)
        self.parts.append(f"<text{head}>{spans}</text>")

    def line(self, a: Point, b: Point, class_: str = "", **values: object) -> None:
        """A straight line."""
        self.add("line", x1=a[0], y1=a[1], x2=b[0], y2=b[1], class_=class_ or None, **values)

    def rect(self, at: Point, size: Point, class_: str = "", **values: object) -> None:
        """A rectangle; a negative size is drawn as none."""
        self.add("rect", x=at[0], y=at[1], width=max(0.0, size[0]), height=max(0.0, size[1]),
                 class_=class_ or None, **values)

    def circle(self, at: Point, radius: float, class_: str = "", **values: object) -> None:
        """A circle."""
        self.add("circle", cx=at[0], cy=at[1], r=radius, class_=class_ or None, **values)

    def path(self, points: Iterable[Point], class_: str = "", closed: bool = False,
             **values: object) -> None:
        """A broken line through points, closed or not."""
        steps = " L".join(f"{number(x)} {number(y)}" for x, y in points)
        self.add("path", d=f"M{steps}{' Z' if closed else ''}", class_=class_ or None, **values)

    def svg(self, **values: object) -> str:
        """The drawing as an `svg` element to stand in a page or, with `xmlns`, in a file."""
        head = attributes({
            "viewBox": f"0 0 {number(self.width)} {number(self.height)}", "role": "img",
            "aria-labelledby": f"{self.name}-title {self.name}-about", **values,
        })
        return (f'<svg{head}><title id="{self.name}-title">{escape(self.title)}</title>'
                f'<desc id="{self.name}-about">{escape(self.about)}</desc>'
                f"{''.join(self.parts)}</svg>")
