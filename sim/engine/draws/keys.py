"""Names of actors and processes as 32-bit draw keys. Plain Python, never called by a kernel."""

from collections.abc import Iterable
from hashlib import blake2b


def name_key(name: str) -> int:
    """A key of a name in 0 .. 2**32 - 1, the same on every machine, version and run.

    BLAKE2b with a 4-byte digest of its UTF-8 bytes, read little-endian (Aumasson et al., 2013).
    """
    return int.from_bytes(blake2b(name.encode("utf-8"), digest_size=4).digest(), "little")


def distinct_keys(names: Iterable[str]) -> dict[str, int]:
    """The key of each name. Raises ValueError if two names share a key: their draws would be equal.

    A clash is possible (about 1 in 8,600 for a thousand names), so a scenario's names are checked
    once, when it is loaded.
    """
    keys: dict[str, int] = {}
    owners: dict[int, str] = {}
    for name in names:
        key = name_key(name)
        if owners.setdefault(key, name) != name:
            raise ValueError(f"names {owners[key]!r} and {name!r} share the draw key {key}")
        keys[name] = key
    return keys
