"""Whether every colour can be read on what lies under it: the ratio of WCAG 2.1.

World Wide Web Consortium (2018), Web Content Accessibility Guidelines 2.1, criteria 1.4.3 (text:
4.5 to 1) and 1.4.11 (marks: 3 to 1), with their definitions of contrast ratio and of relative
luminance. Checkers of pages do not see text inside drawings, so this does.
"""

from __future__ import annotations

import re

TEXT, MARK = 4.5, 3.0

# What is written in which colour on what, and which marks lie on what, as custom properties.
# Decoration (--line, --band) carries no meaning of its own, and is only ever under text.
WRITTEN = [
    *((text, "paper") for text in ("ink", "muted", "accent", "good", "bad", "warn", "side0",
                                   "side1")),
    *(("ink", under) for under in ("side0-soft", "side1-soft", "band")),
    *(("on-side", under) for under in ("side0", "side1")),
]
DRAWN = [
    *((mark, "paper") for mark in ("ink", "muted", "accent", "good", "bad", "warn", "side0",
                                   "side1")),
    ("side0", "side0-soft"), ("side1", "side0-soft"), ("side1", "side1-soft"),
]


def channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of `#rrggbb`, 0..1 each; ValueError for anything else."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise ValueError(f"'{colour}' is no colour of the form #rrggbb")
    red, green, blue = (int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    """Relative luminance, 0 for black to 1 for white."""
    parts = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4
             for x in channels(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def ratio(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21, whichever is the lighter.

    >>> ratio("#ffffff", "#000000")
    21.0
    """
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def palettes(css: str) -> dict[str, dict[str, str]]:
    """Custom properties by theme, as the `:root` rules of a style sheet have them.

    A theme is called by its media query and selector, `:root` alone is the first; each takes its
    own over those of `:root`. ValueError without such a rule.
    """
    found: dict[str, dict[str, str]] = {}
    for place, body in rules(css):
        if place[-1].startswith(":root"):
            properties = dict(re.findall(r"--([\w-]+):\s*([^;]+);", body))
            found.setdefault(" ".join(place), {}).update(properties)
    if ":root" not in found:
        raise ValueError("the style sheet has no rule for :root")
    return {theme: {**found[":root"], **own} for theme, own in found.items()}


def rules(css: str) -> list[tuple[list[str], str]]:
    """Rules of a style sheet: the heads they stand under, media queries first, and the body."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    heads: list[str] = []
    out = []
    for text, end in re.findall(r"([^{}]*)([{}])", css):
        if end == "{":
            heads.append(" ".join(text.split()))
        elif heads:
            if text.strip():
                out.append((list(heads), text))
            heads.pop()
    return out


def failures(css: str) -> list[str]:
    """Every pair of colours that is too alike, in words; [] if all can be read."""
    found = []
    for theme, colours in palettes(css).items():
        for kind, least, pairs in (("text", TEXT, WRITTEN), ("mark", MARK, DRAWN)):
            for one, other in pairs:
                x = ratio(colours[one], colours[other])
                if x < least:
                    found.append(f"{theme}: {kind} --{one} on --{other} has {x:.2f} to 1, "
                                 f"less than {least:g}")
    return found


def classes(css: str) -> dict[str, str]:
    """What each class of a drawing is filled with: {class: custom property}."""
    found: dict[str, str] = {}
    for place, body in rules(css):
        fill = re.search(r"fill:\s*var\(--([\w-]+)\)", body)
        for name in re.findall(r"svg \.([\w-]+)", place[-1]):
            if fill:
                found[name] = fill[1]
    return found
