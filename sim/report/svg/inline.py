"""A drawing from a file made fit to stand within a page: its own ids, a title, no fixed size."""

from __future__ import annotations

import re
from html import escape, unescape

HEAD = re.compile(r"^.*?(?=<svg\b)", re.S)
EXTRA = re.compile(r"<metadata>.*?</metadata>|<!--.*?-->|<style[^>]*>\*\{[^}]*\}</style>", re.S)
SIZE = re.compile(r'\s(?:width|height)="[^"]*"')
OPEN = re.compile(r"<svg\b[^>]*>", re.S)
SPACE = re.compile(r">\s+<")
STYLE = "stroke-linejoin:round;stroke-linecap:butt"  # what the drawing's own style sheet would say


def title_of(text: str) -> str:
    """The title that a drawing has of its own; "" for none."""
    body = EXTRA.sub("", HEAD.sub("", text.strip(), count=1))
    found = re.match(r"<svg\b[^>]*>\s*<title[^>]*>(.*?)</title>", body, re.S)
    return unescape(" ".join(found.group(1).split())) if found else ""


def inline(text: str, name: str, title: str) -> str:
    """The drawing as an `svg` element whose ids begin with `name`, read aloud as `title`.

    A title and description that the file has of its own are kept. ValueError for no drawing.
    """
    body = EXTRA.sub("", HEAD.sub("", text.strip(), count=1))
    opening = OPEN.match(body)
    if opening is None:
        raise ValueError("no svg element")
    body = prefix_ids(body, name)
    opening = OPEN.match(body)
    assert opening is not None
    start, inner = opening.group(), body[opening.end():]
    own = re.match(r"\s*<title[^>]*>", inner)
    label = f"{name}-title"
    if own:
        inner = re.sub(r"<title[^>]*>", f'<title id="{label}">', inner, count=1)
    else:
        inner = f'<title id="{label}">{escape(title)}</title>{inner}'
    start = re.sub(r'\s(?:role|aria-labelledby|style)="[^"]*"', "", SIZE.sub("", start))
    start = start.replace("<svg", f'<svg role="img" aria-labelledby="{label}" style="{STYLE}"', 1)
    return SPACE.sub("><", start + inner).strip()


def prefix_ids(body: str, name: str) -> str:
    """The ids of a drawing, and what refers to them, with a name before them."""
    body = re.sub(r'\bid="([^"]+)"', rf'id="{name}-\1"', body)
    body = re.sub(r'href="#([^"]+)"', rf'href="#{name}-\1"', body)
    return re.sub(r"url\(#([^)]+)\)", rf"url(#{name}-\1)", body)
