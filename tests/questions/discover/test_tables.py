"""Tables and archives from outside: read as meant, or refused in one line that says where."""

import gzip
import io
import json
import os
import tarfile
from pathlib import Path

import numpy as np
import pytest

import sim
from sim.cli import main
from sim.data.ema import save
from sim.errors import EscaladeError, RunError, UsageError
from sim.questions.discover.source import of_path
from sim.questions.discover.table import MOST_LEVELS, read_table
from sim.questions.discover.workbench import read_archive

COSTLY = Path(__file__).parent / "costly" / "cases.csv"
INPUTS = ("Cellulosic cost,Total biomass,Feedstock distribution,Cellulosic yield,Oil elasticity,"
          "Demand elasticity,Electricity coproduction,oil supply shift,Biomass backstop price")


def written(folder, text, name="t.csv"):
    """A file with some text or bytes in it."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def sample(path, outcome, threshold=None, inputs=None):
    """What is looked at for one outcome, and what was left out."""
    source = of_path(path, outcome, threshold, inputs)
    return source.sample(source.asked(outcome)[0]), source.notes


def rows(n=120, head="a,kind,y"):
    """A table with a number, a word and 0 or 1."""
    return "\n".join([head, *(f"{k},{'xyz'[k % 3]},{int(k > 60)}" for k in range(n))]) + "\n"


def test_the_costly_cases_of_bryant_and_lempert(monkeypatch):
    """Three quarters of 89 at a density near 0.8: little biomass, elastic demand, dear backstop.

    PRIM has no one answer: of 89 cases three quarters are 67 +- 8 (95 %).
    """
    monkeypatch.setattr("sim.questions.discover.discovery.RESAMPLES", 2)
    found = sim.discover(from_=COSTLY, outcome="Greater than 90%", inputs=INPUTS, density=0.75,
                         boxes=1, figures=False)
    (one,) = found.data["outcomes"]
    (box,) = one["boxes"]
    assert (one["units"], round(one["units"] * one["base"]), one["unit"]) == (882, 89, "case")
    said = {c["input"]: c for c in box["conditions"]}
    assert set(said) == {"Total biomass", "Demand elasticity", "Biomass backstop price"}
    assert "high" in said["Total biomass"] and "low" in said["Biomass backstop price"]
    assert box["holds"] and box["density"] >= 0.75 and abs(box["coverage"] - 0.75) < 0.09
    assert box["coverage_low"] < 0.75 < box["coverage_high"]
    assert one["completeness"]["sight"] == "found"


def test_a_further_result_of_the_same_run_is_known_for_what_it_is():
    source = of_path(COSTLY, "Greater than 90%", None, None)
    made = source.sample(source.asked(None)[0])
    assert "Expen change" in made.names and "also one that is a result itself" in source.notes[0]


@pytest.mark.parametrize(("outcome", "threshold", "hits"), [
    ("y", None, 59), ("y==1", None, 59), ("a>=100", None, 20), ("a", 0.5, 119),
    ("kind==x", None, 40), ("kind:x", None, 40), ("kind!=x", None, 80), ("a < 10", None, 10)])
def test_an_outcome_is_a_column_or_a_condition_on_one(tmp_path, outcome, threshold, hits):
    made, _ = sample(written(tmp_path, rows()), outcome, threshold)
    assert made.hits.sum() == hits and len(made) == 120


@pytest.mark.parametrize("text", [
    rows(), "\ufeff" + rows(), rows().replace(",", ";"), rows().replace(",", "\t"),
    "sep=;\n" + rows().replace(",", ";"), rows().replace("\n", "\r\n"), rows() + "\n,,\n"])
def test_tables_as_offices_write_them_are_read_alike(tmp_path, text):
    made, _ = sample(written(tmp_path, text), "y")
    assert made.names == ("a", "kind") and made.levels == ((), ("x", "y", "z"))
    assert (len(made), made.hits.sum(), made.x[:, 0].sum()) == (120, 59, 7140)


def test_rows_without_a_value_are_left_out_and_counted(tmp_path):
    text = rows() + ",x,1\n121,,0\n122,x,NaN\ninf,y,1\n"
    made, notes = sample(written(tmp_path, text), "y")
    assert len(made) == 120
    assert notes[-1].startswith("4 of 124 rows are left out for cells without a value: "
                                "y (1 empty), a (1 empty, 1 infinite), kind (1 empty)")


def test_a_column_of_names_is_no_input_unless_it_is_asked_for(tmp_path):
    text = "id,a,y\n" + "".join(f"n{k},{k},{k % 2}\n" for k in range(MOST_LEVELS + 50))
    path = written(tmp_path, text)
    made, notes = sample(path, "y")
    assert made.names == ("a",) and "left out of the inputs" in notes[0] and "id" in notes[0]
    with pytest.raises(UsageError, match="column 'id' has more than 100 different words"):
        sample(path, "y", inputs="id,a")


@pytest.mark.parametrize(("text", "outcome", "inputs", "says"), [
    (rows(), "yy", None, "unknown column of outcome 'yy'; did you mean 'y'?"),
    (rows(), "y", "kid", "unknown column of inputs 'kid'; did you mean 'kind'?"),
    (rows(), "a", None, "the column holds 2, not 0 and 1 alone; say what is a hit, as in"),
    (rows(), "kind", None, "the column holds words; say which is a hit, as in outcome=kind==x"),
    (rows(), "kind==w", None, "unknown word of kind 'w'; allowed: x, y, z"),
    (rows(), "kind>x", None, "kind holds words; write kind==WORD"),
    (rows(), "a>1_0", None, "'1_0' is no plain number"),
    (rows(), None, None, "outcome= is missing"),
    (rows() + "1,2\n", "y", None, "t.csv:122: 2 cells where the header has 3"),
    (rows() + "0x1,x,1\n", "y", None, "t.csv:122: a: '0x1' is no plain number"),
    (rows() + '"1,5",x,1\n', "y", None, "t.csv:122: a: '1,5' is no plain number, as the cells "
                                        "above are; a decimal comma? write a point"),
    (rows() + "１,x,1\n", "y", None, "t.csv:122: a: '１' is no plain number"),
    (rows() + "1,\x1b[2J,1\n", "y", None, "t.csv:122: kind: a cell holds the control"),
    (rows() + '1,"x,1\n', "y", None, "not valid CSV"),
    (rows(head="a,a,y"), "y", None, "t.csv:1: column 'a' is given twice"),
    (rows(head="a,,y"), "y", None, "t.csv:1: column 2 has no name"),
    ("a,y\n", "y", None, "the table has no rows below its header"),
    ("", "y", None, "the first line must name the columns"),
    ("a,y\n" + "nan,1\n" * 120, "y", None, "no row has a value in every column"),
    ("a,y\n" + "1,\n" * 120, "y", None, "every cell of the column is empty"),
    (rows().encode("utf-16"), "y", None, "is no text in UTF-8"),
    (rows(80), "y", None, "80 cases: boxes need at least 100"),
])
def test_what_is_wrong_with_a_table_is_one_line(tmp_path, capsys, text, outcome, inputs, says):
    words = [f"from={written(tmp_path, text)}", "figures=false"]
    words += [f"{k}={v}" for k, v in (("outcome", outcome), ("inputs", inputs)) if v]
    assert main(["discover", *words]) == 2
    err = capsys.readouterr().err.strip()
    assert says in err and "Traceback" not in err and err.count("error:") == 1


def test_devices_pipes_and_large_files_are_not_read(tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(RunError, match="is no regular file"):
        of_path(tmp_path / "pipe", "y", None, None)
    monkeypatch.setattr("sim.questions.discover.table.MOST_BYTES", 100)
    with pytest.raises(RunError, match="holds more than 100 bytes"):
        read_table(written(tmp_path, rows()))


def archive(path, members):
    """A tar.gz of texts, links and sizes."""
    with tarfile.open(path, "w:gz") as file:
        for name, data in members:
            entry = tarfile.TarInfo(name)
            if data is None:
                entry.type, entry.linkname = tarfile.SYMTYPE, "/etc/passwd"
                file.addfile(entry)
                continue
            entry.size = len(data)
            file.addfile(entry, io.BytesIO(data))
    return path


def members(n=120, y="y.cls", kind="ScalarOutcome"):
    """What the workbench writes for one input, two categories and an outcome."""
    about = {"version": 0.1, "outcomes": [[kind, "y", "y.cls"]],
             "experiments": {"a": "float64", "code": "category", "scenario": "int64",
                             "policy": "category", "model": "category"}}
    table = "a,code,scenario,policy,model\n" + "".join(f"{k // 2},{k // 2 % 2},{k // 2},none,m\n"
                                                      for k in range(n))
    return [("experiments.csv", table.encode()),
            (y, "".join(f"{int(k > 60)}\n" for k in range(n)).encode()),
            ("metadata.json", json.dumps(about).encode())]


def test_an_archive_of_the_workbench_is_a_table_whose_scenarios_are_units(tmp_path):
    made, _ = sample(archive(tmp_path / "e.tar.gz", members(240)), "y")
    assert made.names == ("a", "code") and made.levels[1] == ("0", "1")
    assert len(made) == 120 and (made.trials == 2).all() and made.hits.sum() == 179


def test_what_this_project_exports_is_read_back(tmp_path):
    import pandas as pd

    frame = pd.DataFrame({"p.q": np.arange(150.0), "who": pd.Categorical(["x", "y", "z"] * 50),
                          "scenario": np.arange(150), "policy": "none", "model": "m"})
    day = np.where(np.arange(150) < 5, np.nan, 2.0)
    save((frame, {"end__war": np.arange(150) % 2, "day": day}), tmp_path / "ema.tar.gz")
    made, notes = sample(tmp_path / "ema.tar.gz", "end__war")
    assert made.names == ("p.q", "who") and made.hits.sum() == 75 and not notes
    late, notes = sample(tmp_path / "ema.tar.gz", "day>1")
    assert len(late) == 145 and notes[0].startswith("5 of 150 rows are left out")


def test_what_the_workbench_itself_saves_is_read(tmp_path):
    ema = pytest.importorskip("ema_workbench")
    import pandas as pd

    model = ema.Model("m", function=lambda a=0.0: {"y": a > 0.5, "way": [a, a]})
    model.uncertainties = [ema.RealParameter("a", 0, 1)]
    model.outcomes = [ema.ScalarOutcome("y"), ema.ArrayOutcome("way")]
    frame = pd.DataFrame({"a": np.linspace(0, 1, 110), "scenario": np.arange(110), "policy": "none",
                          "model": "m"})
    ema.save_results((frame, {"y": 1 * (frame.a.to_numpy() > 0.5), "way": np.zeros((110, 2))}),
                     str(tmp_path / "w.tar.gz"))
    made, notes = sample(tmp_path / "w.tar.gz", "y")
    assert len(made) == 110 and made.hits.sum() == 55
    assert "outcome way is left out: a ArrayOutcome" in notes[0]


@pytest.mark.parametrize(("change", "says"), [
    (lambda m: m[1:], "has no experiments.csv with metadata.json"),
    (lambda m: [m[0], ("y.cls", None), m[2]], "'y.cls' in it is no regular file"),
    (lambda m: [m[0], m[0], *m[1:]], "'experiments.csv' is in it twice"),
    (lambda m: [m[0], m[2]], "is named in metadata.json and not there"),
    (lambda m: [*m[:2], ("metadata.json", b"{")], "is not what the EMA Workbench writes"),
    (lambda m: [*m[:2], ("metadata.json", b"[" * 5000)], "is not what the EMA Workbench writes"),
    (lambda m: [m[0], ("y.cls", b"1\n"), m[2]], "1 values for 120 experiments"),
    (lambda m: [m[0], ("y.cls", b"x\n" * 119 + b"1\n"), m[2]], "the column holds words"),
    (lambda m: [("experiments.csv", b"\xff\xfe"), *m[1:]], "is not UTF-8"),
])
def test_a_damaged_archive_is_one_typed_error(tmp_path, change, says):
    path = archive(tmp_path / "e.tar.gz", change(members()))
    with pytest.raises(EscaladeError, match=says):
        sample(path, "y")


def test_archives_that_are_none_or_unpack_without_end_are_refused(tmp_path, monkeypatch):
    with pytest.raises(RunError, match="is no sound tar.gz"):
        read_archive(written(tmp_path, gzip.compress(b"no tar" * 500), "n.tar.gz"))
    whole = archive(tmp_path / "e.tar.gz", members()).read_bytes()
    with pytest.raises(RunError, match="is no sound tar.gz"):
        read_archive(written(tmp_path, whole[: len(whole) // 2], "half.tar.gz"))
    monkeypatch.setattr("sim.questions.discover.workbench.MOST_UNPACKED", 5_000)
    with pytest.raises(RunError, match="holds more than 5,000 bytes"):
        read_archive(archive(tmp_path / "b.tar.gz", [("experiments.csv", b"0" * 10**7)]))
    assert not [p for p in tmp_path.iterdir() if p.suffix != ".gz"]


def test_the_answer_on_a_table_is_kept_and_says_what_was_left_out(tmp_path, capsys):
    out = tmp_path / "d"
    path = written(tmp_path, rows(150) + ",x,1\n")
    assert main(["discover", f"from={path}", "outcome=kind==x", "inputs=a,y", f"out={out}"]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "1 of 151 rows are left out" in page and "How far it saw:" in page and "nan" not in page
    data = json.loads((out / "discover.json").read_text())
    assert data["notices"] and data["completeness"]["sight"]
    assert sim.load(out).data == data
