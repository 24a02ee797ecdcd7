"""Small studies of every verb, each kept in a folder, with what the terminal showed."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from sim.cli import main

BOOK = "scenario=textbook"
STUDIES = {
    "run": ["run", BOOK, "rollouts=60"],
    "sweep": ["sweep", BOOK, "challenger.resolve=0.2,0.5,0.8", "defender=steady,sitter",
              "rollouts=40", "outcome=end_state:limited_war,ultimatum:met"],
    "compare": ["compare", BOOK, "a.challenger=bluff", "b.defender.resolve+=0.1", "rollouts=120",
                "watched=1"],
    "fork": ["compare", BOOK, "fork.day=5", "fork.actor=defender", "fork.track=force",
             "fork.option=comply", "fork.rollout=3", "futures=8"],
    "attribution": ["attribute", BOOK, "outcome=wide_strike", "mechanisms=audience,bargaining",
                    "rollouts=100"],
    "sensitivity": ["sensitivity", BOOK, "method=sobol", "points=64", "rollouts=20",
                    "over=challenger.resolve,defender.resolve"],
    "findings": ["findings", BOOK, "rollouts=120", "replicates=20"],
    "solve": ["solve", BOOK, "rollouts=60", "samples=20"],
    "design": ["solve", BOOK, "design=ultimatum", "points=30", "rollouts=40", "samples=20"],
    "discover": ["discover", BOOK, "outcome=wide_strike", "rollouts=2000"],
    "audit": ["audit", BOOK, "rollouts=200", "sections=basics,learning"],
}
VERBS = {name: words[0] for name, words in STUDIES.items()}


@dataclass(frozen=True)
class Played:
    """A study in its folder. shown: what the terminal showed. status: how the command ended."""

    name: str
    folder: Path
    shown: str
    status: int


def tell(words: list[str]) -> tuple[str, str, int]:
    """Standard output, standard error and exit status of a command."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = main(words)
    return out.getvalue(), err.getvalue(), status


def play(name: str, folder: Path) -> Played:
    """Carry a study out into a folder."""
    shown, _, status = tell([*STUDIES[name], "workers=1", f"out={folder}"])
    return Played(name, folder, shown, status)


def play_gathered(folder: Path) -> Played:
    """Two runs side by side, gathered."""
    tell(["run", "-m", BOOK, "challenger.resolve=0.2,0.8", "rollouts=40", "workers=1",
          "figures=false", f"out={folder}"])
    shown, _, status = tell(["gather", str(folder)])
    return Played("gather", folder, shown, status)
