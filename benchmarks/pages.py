"""What axe-core finds on pages, and whether they fit: `python -m benchmarks.pages FILE.html ...`.

Each page is opened in Chromium at desktop and phone width, dark, and in its print style. Ends with
1 if there is a finding. Needs Chromium and axe-core (`tests/report/browser.py` says how).
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.report.browser import MODES, examine, missing


def main(files: list[str]) -> int:
    """A line a page and mode."""
    if missing() or not files:
        print(missing() or __doc__)
        return 2
    bad = 0
    for file in files:
        html = Path(file).read_text(encoding="utf-8")
        for mode in MODES:
            told = examine(html, mode)
            rules = ", ".join(rule for rule, _ in told["violations"]) or "none"
            bad += bool(told["violations"] or told["over"] > 0)
            print(f"{file} {mode}: findings {rules}; rules passed {told['passes']}; "
                  f"too wide by {max(0, told['over'])} px")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
