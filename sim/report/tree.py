"""Paths into the results that a page shows: `summary:outcomes.tie.healthy.p`.

A page has two roots, the run's `summary.json` and `report.json`. The keys of a path are joined by
dots; whatever else than letters, digits, `_`, `-` and `~` a key holds is percent-encoded, so that a
path has no blank and several can stand in one attribute.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, unquote

Tree = Mapping[str, Any]


def path(root: str, *keys: object) -> str:
    """The path of a value from its root (`summary` or `report`) and its keys."""
    return f"{root}:" + ".".join(quote(str(k), safe="").replace(".", "%2E") for k in keys)


def below(parent: str, *keys: object) -> str:
    """The path of what lies under another path."""
    return f"{parent}.{path('', *keys)[1:]}"


def lookup(tree: Tree, at: str) -> Any:
    """The value at a path; KeyError, naming the path, where there is none."""
    root, _, rest = at.partition(":")
    found: Any = tree.get(root)
    for key in rest.split(".") if rest else []:
        name = unquote(key)
        try:
            found = found[int(name)] if isinstance(found, list) else found[name]
        except (KeyError, IndexError, TypeError, ValueError):
            raise KeyError(at) from None
    return found
