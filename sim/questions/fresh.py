"""The folder of an answer for which none is named."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sim.data.asked import Asked
from sim.play.claim import UNFINISHED, state_of


@dataclass(frozen=True)
class Fresh:
    """The first folder under `home` that is free, or holds the same question unanswered."""

    home: Path = Path("results")

    def place(self, asked: Asked) -> Path:
        """The folder: named after scenario and question, with a part of the fingerprint."""
        scenario = Path(str(asked.settings.get("scenario") or "kept")).resolve().name
        stem = scenario if asked.question == "run" else f"{asked.question}-{scenario}"
        n = 1
        while True:
            folder = self.home / f"{stem}-{asked.key[:8]}-{n}"
            if not folder.exists() or state_of(folder, asked.key) == UNFINISHED:
                return folder
            n += 1
