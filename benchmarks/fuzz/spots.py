"""Where a document can be damaged."""

from typing import Any


def spots(data: Any) -> list[tuple[Any, Any]]:
    """Every container in a document with each of its keys."""
    found = []
    if isinstance(data, dict | list):
        for key in (data if isinstance(data, dict) else range(len(data))):
            found += [(data, key), *spots(data[key])]
    return found
