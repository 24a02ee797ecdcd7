"""The answer of a question that studies a scenario: data, a text and figures to come."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sim.data.asked import Asked
from sim.data.folders import ANSWER, WIDTH, write_answer
from sim.data.manifest import MANIFEST, config_hash
from sim.data.seal import check, close, manifest_of
from sim.errors import RunError, one_line, quote, unknown
from sim.glossary.glossary import Glossary
from sim.questions.answer import Answer
from sim.questions.keep import keep

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from sim.questions.drawing import Drawing

TABLE: Final = "table.csv"
# where in the data of each kind of study the records of its chief table lie
TABLES: Final[dict[str, tuple[str, ...]]] = {
    "compare": ("versions", "changes"), "fork": ("changes",),
    "attribution": ("outcomes", "shares"), "findings": ("findings",),
    "sensitivity": ("outcomes", "indices"), "discover": ("outcomes", "boxes"),
}


class Study(Answer):
    """What a study found.

    Parameters
    ----------
    name : str
        Of its JSON file.
    scenario : str
        Name of the scenario.
    data : dict
        Everything found, plain.
    text_of : callable
        Gives the text for a width; None for that of the terminal.
    drawings : sequence of Drawing
        Its figures to come.
    played : int
        Rollouts in all.
    glossary : Glossary, optional
        What the scenario calls things.
    rows : list of dict, optional
        Records of the chief table, where they do not lie in the data as they are.
    texts : mapping, optional
        More files of its folder: text by name.

    Examples
    --------
    >>> import sim
    >>> found = sim.findings("textbook", rollouts=120, replicates=20)
    >>> found.name, len(found.table) == len(found.data["findings"])
    ('findings', True)
    """

    def __init__(self, name: str, scenario: str, data: dict[str, Any],
                 text_of: Callable[[int | None], str], drawings: Sequence[Drawing], played: int,
                 glossary: Glossary | None = None, rows: list[dict[str, Any]] | None = None,
                 texts: Mapping[str, str] | None = None) -> None:
        self.name, self.scenario = name, scenario
        self.text_of, self.drawings = text_of, list(drawings)
        self.played, self.rows = played, rows
        self.texts = dict(texts or {})
        self.glossary = glossary or Glossary()
        self._data: dict[str, Any] = json.loads(json.dumps(data, default=as_plain))
        self.asked: Asked | None = None

    def noted(self, notices: Sequence[str]) -> None:
        """Keep what there is to know of how the words were read, below the text and in the data."""
        if notices:
            self._data["notices"] = list(notices)
            self.text_of = with_notes(self.text_of, notices)

    @property
    def data(self) -> dict[str, Any]:
        """Everything found, as plain data."""
        return self._data

    def page(self, width: int | None = None) -> str:
        """The text at a width."""
        return self.text_of(width)

    @property
    def table(self) -> pd.DataFrame:
        """The records of the chief table, one per row."""
        import pandas as pd

        if self.rows is None:
            self.rows = records(self.data, TABLES[self.name])
        return pd.DataFrame(self.rows)

    def plot(self, kind: str | None = None, ax: Axes | None = None) -> Figure:
        """A figure by its name; by default the first. UsageError for one that is not there."""
        from sim.report.figures.shown import display

        kinds = {d.name: d for d in self.drawings}
        if not kinds or (kind is not None and str(kind) not in kinds):
            raise unknown("figure", str(kind or ""), kinds)
        found = kinds[str(kind) if kind else next(iter(kinds))].figure(ax=ax)
        if found is None:
            raise RunError(f"there is nothing to show in the figure {kind or next(iter(kinds))}")
        return display(found)

    @property
    def digest(self) -> str:
        """SHA-256 of the data, but for how long it took."""
        return digest_of(self.data)

    def write(self, folder: Path, figures: bool = True) -> None:
        """Write answer, data, table, what the figures are drawn from and the figures."""
        from sim.atomic import disk_errors, write_json, write_text
        from sim.questions.drawing import draw, write_drawings
        from sim.questions.headline import headline

        assert self.asked is not None
        record = {**self.asked.record(self.scenario), "seed": self.asked.settings.get("seed"),
                  "rollouts": self.played,
                  "digest": self.digest, "results": f"{self.name}.json",
                  "headline": headline(self.name, self.data, self.glossary)}
        with disk_errors(folder):
            write_json(folder / MANIFEST, record)
            write_json(folder / f"{self.name}.json", self.data)
            write_text(folder / TABLE, self.table.to_csv(index=False))
            for name, text in self.texts.items():
                write_text(folder / name, text)
            self.asked.write_texts(folder)
        write_answer(folder, self.page(WIDTH))
        write_drawings(self.drawings, folder)
        if figures:
            draw(self.drawings, folder)
        with disk_errors(folder):
            close(folder, record)

    def save(self, folder: str | Path, figures: bool = True) -> Path:
        """Keep the study in a new or empty folder; the folder."""
        return keep(self, folder, figures)

    def __repr__(self) -> str:
        return f"<Study {self.name!r} of {self.scenario!r}: {self.played:,} rollouts>\n{self.text}"


def with_notes(text_of: Callable[[int | None], str], notices: Sequence[str]
               ) -> Callable[[int | None], str]:
    """A text for a width with notes below it."""
    from sim.glossary.text import wrap

    def noted(width: int | None) -> str:
        notes = ["\n".join(wrap(f"Note: {text}", width or WIDTH, "  ")) for text in notices]
        return "\n\n".join([text_of(width), *notes])

    return noted


def as_plain(value: Any) -> Any:
    """NumPy's scalars and arrays as plain Python, for JSON."""
    return value.tolist()


def digest_of(data: dict[str, Any]) -> str:
    """SHA-256 of plain data, but for how long it took."""
    plain = {k: {**v, "seconds": 0} if isinstance(v, dict) and "seconds" in v else v
             for k, v in data.items() if k != "seconds"}
    return config_hash(plain)


def records(data: dict[str, Any], path: Sequence[str]) -> list[dict[str, Any]]:
    """Nested records as flat rows: those at the end of the path, each with its parents' values.

    A value of a parent is called after the list its record is in, without the plural's s.
    """
    if not path:
        return [{k: v for k, v in data.items() if plain(v)}]
    name, rest = path[0], path[1:]
    rows = []
    for record in data.get(name) or []:
        own = {k: v for k, v in record.items() if plain(v)}
        if not rest:
            rows.append(own)
            continue
        prefix = name.removesuffix("s")
        rows += [{**{f"{prefix}_{k}": v for k, v in own.items()}, **row}
                 for row in records(record, rest)]
    return rows


def plain(value: Any) -> bool:
    """True for what fits into one field of a table."""
    return value is None or isinstance(value, str | int | float | bool)


def read_study(folder: Path, results: str) -> Study:
    """The study kept in a complete folder; RunError if it is damaged."""
    import pandas as pd

    from sim.data.folders import read
    from sim.questions.drawing import read_drawings

    record = manifest_of(folder)
    check(folder, record, results, ANSWER, TABLE)
    data = read(folder / results)
    try:
        text = (folder / ANSWER).read_text(encoding="utf-8").rstrip("\n")
        rows = pd.read_csv(folder / TABLE).to_dict("records")
    except pd.errors.EmptyDataError:  # nothing was found
        rows = []
    except (OSError, ValueError) as error:
        raise RunError(f"{quote(folder, 200)} is damaged: {one_line(str(error))}") from error
    found = Study(results.removesuffix(".json"), str(record.get("scenario", "")), data,
                  lambda width: text, read_drawings(folder), int(record.get("rollouts") or 0),
                  rows=rows)
    found.folder = folder
    return found
