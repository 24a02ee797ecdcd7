"""`python -m benchmarks.mutants [n=200] [seed=7] [rooms=rules,data] [out=FILE]`."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from benchmarks.mutants import book
from benchmarks.mutants.own import Tests
from benchmarks.mutants.sample import ROOMS, again, draw
from benchmarks.mutants.trial import Copy

ROOT = Path(__file__).resolve().parents[2]
HELP = f"""\
python -m benchmarks.mutants [n=200] [seed=7] [rooms={",".join(ROOMS)}]
    [out=mutants.csv]  the book: what is in it is not tried again
    [again=no]         yes: of what is in the book, try again what survived; nothing is drawn
    [budget=30]        processor seconds of tests for one mutant
    [slow=no]          yes: with tests marked slow
    [show=no]          yes: only list the mutants and their tests
"""
GIVEN = {"n": "200", "seed": "7", "rooms": ",".join(ROOMS), "out": "mutants.csv", "again": "no",
         "budget": "30", "slow": "no", "show": "no"}


def main(words: list[str]) -> int:
    """Try a sample; 2 for bad words."""
    given = dict(GIVEN)
    for word in words:
        key, _, value = word.partition("=")
        if key not in given or not value:
            print(HELP, end="", file=sys.stderr)
            return 2
        given[key] = value
    rooms = given["rooms"].split(",")
    if not set(rooms) <= set(ROOMS) or not given["n"].isdecimal() or not given["seed"].isdecimal():
        print(HELP, end="", file=sys.stderr)
        return 2
    out, tests, equal = Path(given["out"]), Tests(ROOT), book.judged()
    done = {row.key: row for row in book.read(out)}
    if given["again"] == "yes":
        found = [again(ROOT, row.key, row.line) for row in done.values()
                 if row.outcome in ("survived", "equivalent")]
        sample = [mutant for mutant in found if mutant]
    else:
        sample = draw(ROOT, rooms, int(given["n"]), int(given["seed"]))
    if given["show"] == "yes":
        for m in sample:
            print(f"{m.file}:{m.line}: {m.operator}: {m.before}  ->  {m.after}")
            print("    " + " ".join(tests.of(m.file)[:6]))
        return 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # the copy and its tests end with us
    copy = Copy(ROOT, float(given["budget"]), given["slow"] == "yes")
    try:
        for k, mutant in enumerate(sample, start=1):
            old = done.get(mutant.key)
            if old and given["again"] != "yes":
                continue
            if mutant.key in equal:
                done[mutant.key] = book.entered(mutant, "equivalent", equal[mutant.key], 0, 0.0)
            else:
                found = copy.run(mutant, tests.of(mutant.file))
                done[mutant.key] = book.entered(
                    mutant, "caught" if found.caught else "survived", found.by, found.tests,
                    found.seconds)
            book.write(out, list(done.values()))
            row = done[mutant.key]
            print(f"{k:4}/{len(sample)} {row.outcome:10} {row.seconds:6.1f} s {row.tests:4} tests  "
                  f"{row.file}:{row.line} {row.operator}: {row.before}  ->  {row.after}",
                  flush=True)
    finally:
        copy.close()
    print(book.score(list(done.values())))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
