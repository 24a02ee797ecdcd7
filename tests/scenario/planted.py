"""Copies of scenarios to plant faults in, and the one error that must follow."""

import shutil
from pathlib import Path

from sim.errors import ScenarioError
from sim.scenario import validate
from sim.scenario.roots import data_root
from tests.scenario.conftest import FILES

IDLIB, DECEMBER, CUBA = "idlib_2020", "idlib_2019_december", "cuba_1962"
S, P, PLACES, OWN = "scenario.yaml", "parameters.yaml", "places.csv", "turkey/ultimatum.yaml"


def copy_all(folder: Path) -> Path:
    """The bundled scenarios in a folder of their own."""
    return Path(shutil.copytree(data_root() / "scenarios", folder / "scenarios"))


def plant(path: Path, old: str, new: str) -> None:
    """Replace a text that is there, once."""
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(path: Path, mark: str) -> int:
    """The line that bears a mark, the only one."""
    (line,) = (k + 1 for k, line in enumerate(path.read_text().splitlines()) if mark in line)
    return line


def the_error(folder: Path) -> ScenarioError:
    """The one thing that is wrong."""
    found = validate(folder, words=False)
    assert len(found) == 1, [str(e) for e in found]
    assert type(found[0]) is ScenarioError
    return found[0]


SMALL = {
    **FILES,
    S: FILES[S] + "channels: {main: {a: challenger, b: defender}}\nmeetings: [{date: 2001-01-05, "
    "kind: call, channel: main, agreed: 2000-12-31, source: '%'}]\n"
    "injects: {word: {day: 2001-01-09, effect: none, source: '%'}}\n",
    PLACES: "name,area_km2,axis,disputed,held,title\nB,10,north,1,1,'%'\nA,30,north,1,0,\n",
    "roads.csv": "from,to,ease,map_url\nA,B,1,'%'\n",
    "lines.csv": "line,place,holder,Headline\nold,A,1,'%'\n",
    P: FILES[P].replace("source: judgement", "source: '%'", 1),
    "challenger/steady.yaml": FILES["challenger/steady.yaml"].replace("judgement", "'%'", 1),
    "evidence/deep/events.csv": "date,source_url,note\n2000-12-01,'%',x\n",
}


def write_small(folder: Path, file: str = "", text: str = "judgement", which: int = 0) -> Path:
    """The small scenario, with a text in one of the places of one file."""
    for name, body in SMALL.items():
        parts = body.replace("'%'", "%").split("%") if name.endswith(".csv") else body.split("%")
        words = ["judgement"] * (len(parts) - 1) + [""]
        if name == file:
            words[which] = f'"{text}"' if name.endswith(".csv") else text
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(p + w for p, w in zip(parts, words, strict=True)), encoding="utf-8")
    return folder
