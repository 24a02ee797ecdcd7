"""The command line hears how a question goes: a line on standard error, the answer on output.

On a terminal the line is written over; on a pipe or in a file progress is whole lines, rarer the
longer it takes; `progress=json` makes each a JSON object, for programs.
"""

from __future__ import annotations

import contextlib
import json
import sys
import time
from typing import Any, Final

from sim.errors import unknown
from sim.play.listener import Listener

LIVE, LINES, JSON = "live", "lines", "json"
FORMS: Final = ("text", JSON)
FIRST, LONGEST = 2.0, 60.0  # seconds between lines on a pipe: at first, and at most


class Terminal(Listener):
    """Shows how far it is, then the answer.

    as_json: its data instead of its text. progress: of `FORMS`.
    """

    def __init__(self, as_json: bool = False, progress: str = "text") -> None:
        if progress not in FORMS:
            raise unknown("value of progress", progress, FORMS)
        self.as_json = as_json
        self.form = JSON if progress == JSON else LIVE if sys.stderr.isatty() else LINES
        self.start = self.begun = time.perf_counter()
        self.last = self.begun if self.form == LINES else 0.0
        self.line = ""
        self.before: int | None = None  # rollouts done when the count began

    def rollouts(self, done: int, total: int, notice: str) -> None:
        """Show how many rollouts are done, how fast and how long it will take; print a notice."""
        if notice:
            self.close()
            self.tell({"notice": notice}, f"escalade: {notice} ...")
            self.start, self.before = time.perf_counter(), None
            return
        now = time.perf_counter()
        if self.before is None or done < self.before:
            self.start, self.before = now, done  # those of an earlier attempt took no time
            return
        if not self.is_time(now, done >= total):
            return
        rate = (done - self.before) / max(1e-9, now - self.start)
        left = (total - done) / rate if rate > 0 else 0.0
        self.show({"part": "rollouts", "done": done, "of": total, "seconds_left": round(left, 1)},
                  f"{done:,} of {total:,} rollouts, {rate:,.0f} a second, {left:,.0f} s left")
        if done >= total:
            self.close()

    def part(self, what: str, done: int, total: int, played: int) -> None:
        """Show how much of a part of a study is done."""
        now = time.perf_counter()
        if not self.is_time(now, self.form == LIVE and (done >= total or what != self.line)):
            return
        self.show({"part": what, "done": done, "of": total, "rollouts": played},
                  f"{what}: {done:,} of {total:,}; {played:,} rollouts, {now - self.start:,.0f} s")

    def is_time(self, now: float, ends: bool) -> bool:
        """Whether to say how far it is, and that it has been said. ends: a part ends with it."""
        pause = 0.2 if self.form == LIVE else min(LONGEST, max(FIRST, 0.1 * (now - self.begun)))
        if now - self.last < pause and not (ends and (self.form == LIVE or self.line)):
            return False
        self.last = now
        return True

    def show(self, plain: dict[str, Any], text: str) -> None:
        """Write over the line, or a line more."""
        self.line = str(plain["part"])
        if self.form == LIVE:
            write(f"\r{text:<78}")
        else:
            self.tell(plain, f"escalade: {text}")

    def tell(self, plain: dict[str, Any], text: str) -> None:
        """Write a whole line."""
        write((json.dumps(plain) if self.form == JSON else text) + "\n")

    def close(self) -> None:
        """End the line that shows how far it is."""
        if self.line and self.form == LIVE:
            write("\n")
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


def write(text: str) -> None:
    """Write to standard error; nobody may read it any more, which is no reason to stop."""
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(text)
        sys.stderr.flush()
