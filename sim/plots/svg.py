"""An SVG figure as a screen reader and a search want it: a role, a title, a description."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

ROOT = re.compile(r"<svg\b[^>]*>", re.DOTALL)


def described(text: str, title: str, about: str, name: str) -> str:
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
    """Give a file its title and description."""
    path.write_text(described(path.read_text(encoding="utf-8"), title, about, name),
                    encoding="utf-8")
