"""The verbs: `python -m benchmarks.quick VERB WORD ...`."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from sim.errors import EscaladeError, UsageError

HELP = """\
python -m benchmarks.quick run SCENARIO [ROLLOUTS]      play on the C kernel: time and digest
python -m benchmarks.quick check [SCENARIO ...] [n=200] are all bits those of numba's kernel?
python -m benchmarks.quick speed [SCENARIO] [n=600] [pairs=7]    C against numba, interleaved
python -m benchmarks.quick test PATH ...                pytest, compiled rollouts on the C kernel
python -m benchmarks.quick escalade VERB key=value ...  any command of escalade on the C kernel
python -m benchmarks.quick source                       print the C
"""


def run(words: list[str]) -> int:
    """Play some rollouts; milliseconds a rollout and the digest."""
    from benchmarks.quick.replacement import install
    from sim.data.digest import digest
    from sim.play import simulate
    from sim.scenario.load import load

    name, count = (*words, "1000")[:2] if 1 <= len(words) <= 2 else ("", "")
    if not count.isdecimal() or int(count) < 1:
        raise UsageError("run takes a scenario and a number of rollouts: run textbook 1000")
    scenario = load(name)
    begun = time.perf_counter()
    install()
    ready = time.perf_counter() - begun
    start = time.process_time()
    outcome = simulate(scenario, rollouts=int(count), workers=1)
    took = 1000 * (time.process_time() - start) / int(count)
    print(f"{name}: {took:.3f} ms a rollout, {len(outcome.failed)} failed, digest "
          f"{digest(outcome)[:16]}; kernel ready after {ready:.1f} s")
    return 0


def numbers(words: list[str], **given: int) -> tuple[list[str], dict[str, int]]:
    """Words without `=`, and the numbers of the others over their defaults."""
    plain = [word for word in words if "=" not in word]
    for word in words:
        key, sign, value = word.partition("=")
        if sign and (key not in given or not value.isdecimal() or int(value) < 1):
            raise UsageError(f"{word}: allowed: {', '.join(f'{k}=NUMBER' for k in given)}")
        if sign:
            given[key] = int(value)
    return plain, given


def check(words: list[str]) -> int:
    """Compare with numba; status 1 if any bit differs."""
    from benchmarks.quick.comparison import compare
    from sim.scenario import bundled_names

    names, given = numbers(words, n=200)
    status = 0
    for name in names or bundled_names():
        found = compare(name, given["n"])
        print(f"{name}: " + ("; ".join(["DIFFERENT", *found]) if found else
                             f"all bits of {given['n']} rollouts equal"), flush=True)
        status |= bool(found)
    return status


def speed(words: list[str]) -> int:
    """Milliseconds a rollout of both kernels."""
    from benchmarks.quick.comparison import speeds

    names, given = numbers(words, n=600, pairs=7)
    for name in names or ["idlib_2020"]:
        numba, c, ratios = speeds(name, given["n"], given["pairs"])
        print(f"{name}: numba {numba:.3f} ms a rollout, C {c:.3f}; C / numba {c / numba:.3f} "
              f"[{min(ratios):.3f}, {max(ratios):.3f}] in {len(ratios)} pairs of {given['n']}")
    return 0


def test(words: list[str]) -> int:
    """Pytest with the plugin; what cannot be translated is said before it starts."""
    import pytest

    from benchmarks.quick.replacement import install

    install()
    return int(pytest.main(["-p", "benchmarks.quick.plugin", *words]))


def escalade(words: list[str]) -> int:
    """A command of the product."""
    from benchmarks.quick.replacement import install
    from sim.cli import main as product

    install()
    return product(words)


def source(words: list[str]) -> int:
    """The C of the sources as they stand."""
    from benchmarks.quick.engine import text

    print(text(), end="")
    return 0


VERBS: dict[str, Callable[[list[str]], int]] = {
    "run": run, "check": check, "speed": speed, "test": test, "escalade": escalade,
    "source": source,
}


def main(words: list[str]) -> int:
    """Carry out a verb; 2 for bad input."""
    if not words or words[0] not in VERBS:
        print(HELP, end="", file=sys.stderr)
        return 2
    try:
        return VERBS[words[0]](words[1:])
    except EscaladeError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
