"""Numbered words: an enumeration that counts from 0 and is spelt as scenarios spell it."""

from __future__ import annotations

from enum import IntEnum
from typing import Any


class Enumeration(IntEnum):
    """An enumeration numbered from 0 by `auto()`; scenarios write members in small letters."""

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[Any]) -> int:
        return count

    @property
    def spelling(self) -> str:
        """The word that stands for the member in scenarios, tables and results."""
        return self.name.lower()

    @classmethod
    def spellings(cls) -> tuple[str, ...]:
        """The words of all members in the order of their numbers."""
        return tuple(member.spelling for member in cls)
