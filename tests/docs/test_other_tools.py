"""The examples of docs/other_tools.md run, where the libraries they need are installed."""

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[2] / "docs" / "other_tools.md"
BLOCK = re.compile(r"<!-- needs: (\w+) -->\n```python\n(.*?)```", re.S)
EXAMPLES = BLOCK.findall(PAGE.read_text(encoding="utf-8"))


def test_every_example_says_what_it_needs() -> None:
    assert len(EXAMPLES) == PAGE.read_text(encoding="utf-8").count("```python") == 3


@pytest.mark.filterwarnings("ignore", "error:.*valid Python identifier:DeprecationWarning")
@pytest.mark.parametrize("k", range(3))
def test_the_example_runs(k: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                          capsys: pytest.CaptureFixture[str]) -> None:
    library, code = EXAMPLES[k]
    pytest.importorskip(library)
    monkeypatch.chdir(tmp_path)
    exec(compile(code, PAGE.name, "exec"), {})
    if "print" in code:
        assert "200 experiments" in capsys.readouterr().out
