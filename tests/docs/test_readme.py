"""The README's Python runs as it stands, with fewer rollouts."""

import re
from pathlib import Path

import numpy as np

README = Path(__file__).resolve().parents[2] / "README.md"


def test_the_python_of_the_readme_runs(capsys):
    (code,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert "rollouts=2_000" in code
    names: dict = {}
    exec(compile(code.replace("rollouts=2_000", "rollouts=60"), str(README), "exec"), names)
    assert capsys.readouterr().out.strip() == names["r"].text.strip()
    assert len(names["frame"]) == 60 and np.isfinite(names["frame"]["deaths_turkey"]).all()
