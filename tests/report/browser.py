"""Opens a page in Chromium and asks axe-core what is wrong with it.

Chromium is that of the system (Debian: `apt-get install chromium`). axe-core is the file that the
environment variable ESCALADE_AXE names, such as `axe.min.js` of the npm package, else that in
`node_modules` here. Nothing of either is part of this repository.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MODES = ("desktop", "phone", "dark", "print")
WIDTHS = {"desktop": 1280, "phone": 360, "dark": 1280, "print": 794}
DARK = ("--force-dark-mode", "--enable-features=WebUIDarkMode",
        "--blink-settings=preferredColorScheme=0")
ASK = """
<script>%s</script>
<script>
axe.run(document, {resultTypes: ["violations", "incomplete"]}).then(found => {
  const told = rows => rows.map(r => [r.id, r.nodes.map(n => n.target.join(" "))]);
  parent.postMessage(JSON.stringify({
    violations: told(found.violations), incomplete: told(found.incomplete),
    passes: found.passes.length, width: document.documentElement.clientWidth,
    over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    wide: Array.from(document.querySelectorAll("main *")).filter(e =>
      e.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5).map(e =>
      `${e.tagName} ${e.textContent.slice(0, 30)}`).slice(0, 8),
    paper: getComputedStyle(document.body).backgroundColor}), "*");
});
</script>
"""
FRAME = """<!DOCTYPE html><html lang="en"><head><title>frame</title></head><body style="margin:0">
<iframe title="page" src="page.html" style="border:0;width:%dpx;height:900px"></iframe>
<script>addEventListener("message", e => {
  const out = document.createElement("pre"); out.id = "told"; out.textContent = e.data;
  document.body.appendChild(out); });</script></body></html>"""


def chromium() -> str | None:
    """The browser's program, None if there is none."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if (found := shutil.which(name))), None)


def axe() -> Path | None:
    """The file of axe-core, None if there is none."""
    places = [os.environ.get("ESCALADE_AXE"), ROOT / "node_modules" / "axe-core" / "axe.min.js"]
    return next((Path(p) for p in places if p and Path(p).is_file()), None)


def missing() -> str:
    """What the check lacks here; "" if nothing."""
    if chromium() is None:
        return "no Chromium here: apt-get install chromium"
    if axe() is None:
        return "no axe-core here: npm pack axe-core, and ESCALADE_AXE=.../axe.min.js"
    return ""


def examine(html: str, mode: str) -> dict[str, Any]:
    """What axe-core says of a page, violations and incomplete as (rule, targets); what is too wide.

    print: the page's print style shown on a screen as wide as A4 at 96 dots an inch.
    """
    if mode == "print":
        html = html.replace("@media print", "@media screen")
    file, program = axe(), chromium()
    assert file is not None and program is not None
    ask = ASK % file.read_text(encoding="utf-8").replace("</script", "<\\/script")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "page.html").write_text(html.replace("</body>", ask + "</body>"), "utf-8")
        (folder / "frame.html").write_text(FRAME % WIDTHS[mode], "utf-8")
        words = [program, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                 f"--user-data-dir={folder / 'user'}", "--virtual-time-budget=60000",
                 "--window-size=1400,1000", *(DARK if mode == "dark" else ()), "--dump-dom",
                 f"file://{folder / 'frame.html'}"]
        done = subprocess.run(words, capture_output=True, text=True, timeout=180)
    found = re.search(r'<pre id="told">(.*?)</pre>', done.stdout, re.S)
    assert found, done.stderr[-2000:]
    told: dict[str, Any] = json.loads(found[1].replace("&amp;", "&").replace("&lt;", "<")
                                      .replace("&gt;", ">"))
    return told
