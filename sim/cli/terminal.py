"""The command line hears how a question goes: a line on standard error, the answer on output."""

from __future__ import annotations

import sys
import time
from typing import Any

from sim.play.listener import Listener


class Terminal(Listener):
    """Shows how far it is, then the answer. as_json: its data instead of its text."""

    def __init__(self, as_json: bool = False) -> None:
        self.as_json = as_json
        self.start = time.perf_counter()
        self.last = 0.0
        self.line = ""
        self.before: int | None = None  # rollouts done when the count began

    def rollouts(self, done: int, total: int, notice: str) -> None:
        """Show how many rollouts are done, how fast and how long it will take; print a notice."""
        if notice:
            self.close()
            print(f"escalade: {notice} ...", file=sys.stderr)
            self.start, self.before = time.perf_counter(), None
            return
        now = time.perf_counter()
        if self.before is None or done < self.before:
            self.start, self.before = now, done  # those of an earlier attempt took no time
            return
        if now - self.last < 0.2 and done < total:
            return
        self.last = now
        rate = (done - self.before) / max(1e-9, now - self.start)
        left = (total - done) / rate if rate > 0 else 0.0
        self.show(f"{done:,} of {total:,} rollouts, {rate:,.0f} a second, {left:,.0f} s left",
                  "rollouts")
        if done >= total:
            self.close()

    def part(self, what: str, done: int, total: int, played: int) -> None:
        """Show how much of a part of a study is done."""
        now = time.perf_counter()
        if now - self.last < 0.2 and done < total and what == self.line:
            return
        self.last = now
        self.show(f"{what}: {done:,} of {total:,}; {played:,} rollouts, {now - self.start:,.0f} s",
                  what)

    def show(self, text: str, line: str) -> None:
        """Write over the line."""
        self.line = line
        print(f"\r{text:<78}", end="", file=sys.stderr, flush=True)

    def close(self) -> None:
        """End the line that shows how far it is."""
        if self.line:
            print(file=sys.stderr)
        self.line = ""

    def answered(self, answer: Any) -> None:
        """Print the answer, as text or as JSON."""
        self.close()
        print(answer.json_text() if self.as_json else answer.text, flush=True)

    def written(self, answer: Any) -> None:
        """Say where page and files are."""
        if not self.as_json:
            problem = getattr(answer, "problem", "")
            page = f"{answer.folder}/report.html"
            told = f"No page was written: {problem}\n" if problem else (
                f"Page: {page}\n" if answer.has_page else "")
            print(f"\n{told}Files: {answer.folder}")

    def already(self, answer: Any) -> None:
        """Print an answer that was complete before, and say so."""
        self.answered(answer)
        if not self.as_json:
            print(f"\nThis was complete already. Files: {answer.folder}")
