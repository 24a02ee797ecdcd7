"""An SVG figure as a screen reader and a search want it: a role, a title, a description."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from sim.report.figures.theme import FONTS

ROOT = re.compile(r"<svg\b[^>]*>", re.DOTALL)


def add_description(text: str, title: str, about: str, name: str) -> str:
    """The SVG text with `<title>` and `<desc>` in its root, which names them as its label."""
    root = ROOT.search(text)
    if root is None:
        raise ValueError("no svg element")
    key = re.sub(r"\W+", "-", name)
    open_tag = (root.group()[:-1] + f' role="img" aria-labelledby="{key}-title {key}-desc">')
    inside = (f'\n <title id="{key}-title">{escape(title)}</title>'
              f'\n <desc id="{key}-desc">{escape(about)}</desc>')
    return text[: root.start()] + open_tag + inside + text[root.end() :]


def describe(path: Path, title: str, about: str, name: str) -> None:
    """Give a file its title, its description, and fonts for readers without ours."""
    text = path.read_text(encoding="utf-8").replace(
        f"'{FONTS[0]}'", ", ".join([f"'{FONTS[0]}'", *FONTS[1:]]))
    path.write_text(add_description(text, title, about, name), encoding="utf-8")
