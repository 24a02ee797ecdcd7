"""The line on standard error while a run goes on."""

from __future__ import annotations

import sys
import time


class Progress:
    """A line on standard error: rollouts done, rate, time left."""

    def __init__(self) -> None:
        self.start = time.perf_counter()
        self.last = 0.0

    def __call__(self, done: int, total: int, notice: str) -> None:
        if notice:
            print(f"escalade: {notice} ...", file=sys.stderr)
            self.start = time.perf_counter()
            return
        now = time.perf_counter()
        if done == 0:
            self.start = now
            return
        if now - self.last < 0.2 and done < total:
            return
        self.last = now
        rate = done / max(1e-9, now - self.start)
        left = (total - done) / rate if rate > 0 else 0.0
        end = "\n" if done >= total else ""
        text = f"\r{done:,} of {total:,} rollouts, {rate:,.0f} a second, {left:,.0f} s left   "
        print(text, end=end, file=sys.stderr, flush=True)


class StudyProgress:
    """A line on standard error for a study of many runs: part, share of it, rollouts, time."""

    def __init__(self) -> None:
        self.start = time.perf_counter()
        self.last = 0.0
        self.part = ""

    def __call__(self, what: str, done: int, total: int, played: int) -> None:
        now = time.perf_counter()
        if now - self.last < 0.2 and done < total and what == self.part:
            return
        self.last, self.part = now, what
        text = f"{what}: {done:,} of {total:,}; {played:,} rollouts, {now - self.start:,.0f} s"
        print(f"\r{text:<78}", end="", file=sys.stderr, flush=True)

    def close(self) -> None:
        """End the line."""
        if self.part:
            print(file=sys.stderr)
