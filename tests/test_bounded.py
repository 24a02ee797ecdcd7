"""Files from outside: regular ones alone, and no more of them than they may hold."""

import csv
import os
import resource
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from sim.bounded import open_regular, read_bytes
from sim.cli import main
from sim.errors import ScenarioErrors, unprintable
from sim.scenario.load import load


def test_a_regular_file_is_read_up_to_its_bound(tmp_path):
    (tmp_path / "a").write_bytes(b"12345")
    assert read_bytes(tmp_path / "a", 5) == b"12345"
    with pytest.raises(ValueError, match="holds more than 4 bytes"):
        read_bytes(tmp_path / "a", 4)
    with pytest.raises(FileNotFoundError):
        read_bytes(tmp_path / "b", 4)
    with pytest.raises(IsADirectoryError):
        open_regular(tmp_path)


def fifo(path):
    """A pipe that nobody writes into."""
    os.mkfifo(path)


def device(path):
    """A device that never ends."""
    path.symlink_to("/dev/zero")


def listener(path):
    """A socket."""
    with socket.socket(socket.AF_UNIX) as made:
        os.chdir(path.parent)
        made.bind(path.name)


KINDS = [fifo, device, listener]


@pytest.mark.parametrize("make", KINDS)
def test_what_is_no_regular_file_is_refused_unread(make, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    make(tmp_path / "x")
    with pytest.raises((ValueError, OSError)):
        read_bytes(tmp_path / "x", 10)


@pytest.mark.parametrize("file", ["scenario.yaml", "parameters.yaml", "menus.yaml", "words.yaml",
                                  "challenger/bluff.yaml"])
@pytest.mark.parametrize("make", [fifo, device])
def test_a_scenario_of_pipes_and_devices_is_one_error_each(make, file, tmp_path, capsys):
    folder = tmp_path / "mine"
    shutil.copytree("scenarios/textbook", folder)
    (folder / file).unlink()
    make(folder / file)
    assert main(["validate", str(folder)]) == 2
    told = capsys.readouterr()
    assert "cannot be read: is no regular file" in told.out + told.err


@pytest.mark.parametrize("file", ["manifest.json", "outcome.npz", "report.json"])
def test_results_of_pipes_are_one_error_each(file, tmp_path, capsys):
    assert main(["run", "textbook", "rollouts=20", "floor=false", f"out={tmp_path / 'r'}"]) == 0
    (tmp_path / "r" / file).unlink()
    fifo(tmp_path / "r" / file)
    capsys.readouterr()
    for verb in ("plot", "export", "verify", "runs"):
        assert main([verb, str(tmp_path / "r")]) in (0, 1, 2)
    assert "Traceback" not in capsys.readouterr().err


def test_an_experiment_that_is_a_pipe_is_one_error(tmp_path, capsys):
    fifo(tmp_path / "mine.yaml")
    assert main(["run", "textbook", f"experiment={tmp_path / 'mine.yaml'}"]) == 2
    assert "no regular file" in capsys.readouterr().err


@pytest.fixture
def mapped(tmp_path):
    """A scenario with tables of its own."""
    assert main(["new", "mine", "map=true", f"out={tmp_path / 'mine'}"]) == 0
    return tmp_path / "mine"


def rows_of(path):
    """The rows of a table."""
    with path.open(newline="") as file:
        return list(csv.reader(file))


def test_a_table_of_a_hundred_megabytes_is_refused_in_little_memory(mapped):
    """In another process, held to 200 MB more than the same command takes on the whole crisis."""
    table = mapped / "places.csv"
    words = [sys.executable, "-c", "import resource, sys\nfrom sim.cli import main\n"
             "main(['validate', sys.argv[1]])\n"
             "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)", str(mapped)]
    whole = subprocess.run(words, capture_output=True, text=True)
    line = table.read_text().splitlines()[1]
    with table.open("a") as file:
        for _ in range(100):
            file.write(f"{line}\n" * (1_000_000 // (len(line) + 1)))
    assert table.stat().st_size > 99_000_000
    huge = subprocess.run(words, capture_output=True, text=True)
    assert "places.csv: cannot be read: holds more than 4,000,000 bytes" in huge.stdout
    kilobytes = [int(x.stdout.split()[-1]) for x in (whole, huge)]
    assert kilobytes[1] - kilobytes[0] < 200_000 and resource.getpagesize() > 0


def test_a_file_that_is_refused_is_not_read_in_another_way(mapped, monkeypatch):
    """Nor to keep it with the results."""
    table = mapped / "places.csv"
    table.write_text(table.read_text() + "x" * 5_000_000)
    real = Path.read_bytes

    def small(path):
        assert path.name != "places.csv"
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", small)
    with pytest.raises(ScenarioErrors, match="holds more than 4,000,000 bytes"):
        load(mapped)


def test_rows_are_counted_as_they_come(mapped):
    with (mapped / "places.csv").open("a") as file:
        file.write("a,b\n" * 60_000)
    with pytest.raises(ScenarioErrors, match="cells where the header has|more than 50,000 rows"):
        load(mapped)
    text = (mapped / "places.csv").read_text().splitlines()
    short = ",".join("x" for _ in text[0].split(","))
    (mapped / "places.csv").write_text("\n".join([text[0], *[short] * 50_001]))
    with pytest.raises(ScenarioErrors, match="more than 50,000 rows"):
        load(mapped)


@pytest.mark.parametrize("word", ["0_8", "１２", "nan", "inf", "1e9999", "0x10", "1" * 100_000,
                                  "1,5", "1 2", "--1", "+-1"])
def test_numbers_of_a_table_are_plain(word, mapped):
    rows = rows_of(mapped / "places.csv")
    at = rows[0].index("area_km2")
    rows[1][at] = word
    with (mapped / "places.csv").open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    with pytest.raises(ScenarioErrors) as caught:
        load(mapped)
    assert any("places.csv:2: area_km2: must be a number" in str(e) and len(str(e)) < 200
               for e in caught.value.errors)


STRANGE = ["\x1b[2J", "\x07", "\x00", "\x7f", "\x9b", "\u202e", "\u2066", "\u2028"]


@pytest.mark.parametrize("letter", STRANGE, ids=lambda x: f"{ord(x[0]):04x}")
def test_control_characters_are_refused_in_yaml_and_tables(letter, mapped, capsys):
    assert unprintable(letter) == f"holds the control character U+{ord(letter[0]):04X}"
    path = mapped / "scenario.yaml"
    text = path.read_text()
    head, _, rest = text.partition("title:")
    escaped = "".join(f"\\u{ord(c):04x}" for c in letter)
    path.write_text(f'{head}title: "a{escaped}b"\n' + rest.partition("\n")[2])
    with (mapped / "places.csv").open("a", encoding="utf-8", newline="") as file:
        row = rows_of(mapped / "places.csv")[1]
        csv.writer(file).writerow([f"x{letter}", *row[1:]])
    assert main(["validate", str(mapped)]) == 2
    told = capsys.readouterr().out
    assert "title: holds the control character" in told
    assert "places.csv" in told and letter not in told


def test_line_breaks_and_tabs_in_a_text_are_fine():
    assert unprintable("a\tb\nc\r\n\u200bd é 中") == ""
