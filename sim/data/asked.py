"""What was asked: a question, its settings, and words about the crisis."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from sim.archive import pack, text_hash
from sim.atomic import disk_errors, write
from sim.data.manifest import base

SCENARIO: Final = "scenario.zip"  # the files of the scenario that was played


def now() -> dt.datetime:
    """The time in UTC."""
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True)
class Asked:
    """A question as it was asked.

    settings: those that the answer depends on, by word. words: about the crisis, as text. key:
    fingerprint of all that the answer depends on. clock: when it was asked, as `time.perf_counter`
    has it. texts: as `sim.scenario.model.Scenario` has them.
    """

    question: str
    settings: Mapping[str, Any]
    words: Mapping[str, str] = field(default_factory=dict)
    key: str = ""
    command: str = ""  # that asks the same again
    texts: Mapping[str, bytes] = field(default_factory=dict)  # files of the scenario
    started: dt.datetime = field(default_factory=now)
    clock: float = field(default_factory=time.perf_counter)

    @property
    def config(self) -> dict[str, Any]:
        """Settings and words together."""
        return {**self.settings, **self.words}

    def record(self, scenario: str) -> dict[str, Any]:
        """The head of a manifest, with the time gone by so far."""
        wall = time.perf_counter() - self.clock
        return {**base(scenario, self.config, self.started, wall, self.question),
                "words": dict(self.words), "key": self.key, "command": self.command,
                **({"scenario_sha256": text_hash(self.texts)} if self.texts else {})}

    def write_texts(self, folder: Path) -> None:
        """Keep the files of the scenario with the answer."""
        if self.texts:
            with disk_errors(folder):
                write(folder / SCENARIO, lambda part: part.write_bytes(pack(self.texts)))
