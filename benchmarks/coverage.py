"""How often printed 95 % intervals hold: `python -m benchmarks.coverage [sets=400] [out=DIR]`.

Shares over mixtures of rows whose probabilities are known (beta distributions of several intraclass
correlations; lumps: a part of the rows with a chance of .5 or 1, the others never), and over the
bundled scenarios, whose rows of 20 are drawn with replacement, and of each 4 or all 20 rollouts
without: the truth is then the share of the whole run. Ends of the spread over smooth shapes and
lumps. Means and quantiles of the scenarios' counts. Width: over that of Wilson's interval of a
binomial with as many trials as the clustered ones are worth, n / (1 + (m - 1) r).

The results are written as CSV, and summed up in `benchmarks/README.md`.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from sim.methods.clustered import clustered_interval
from sim.methods.intervals import t_quantile, wilson
from sim.methods.quantiles import clustered_quantiles
from sim.methods.spread import span

SHARES = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.3, 0.5)
ROWS = (5, 10, 25, 100, 500)
SIZES = (4, 20)
SCENARIOS = ("textbook", "cuba_1962", "idlib_2020")
POPULATION = 1500  # rows of a scenario's run
KEPT = Path(__file__).with_name("coverage.csv")
Draw = Callable[[np.random.Generator, Any], np.ndarray]


def beta(share: float, part: float) -> Draw:
    """Rows of a beta distribution with a mean and an intraclass correlation."""
    size = 1 / part - 1 if part else 0.0
    return lambda rng, n: (rng.beta(share * size, (1 - share) * size, n) if part
                           else np.full(n, share))


def lump(part: float, chance: float, rest: Draw | float = 0.0) -> Draw:
    """A part of the rows with a chance, the others with the rest."""
    return lambda rng, n: np.where(rng.random(n) < part, chance,
                                   rest(rng, n) if callable(rest) else rest)


def mixtures() -> Iterator[tuple[str, float, float, Draw]]:
    """Name, share, intraclass correlation, and how rows are drawn."""
    for p in SHARES:
        for part in (0.0, 0.05, 0.2, 0.5):
            yield f"beta, correlation {part}", p, part, beta(p, part)
        for chance in (0.5, 1.0):
            if p / chance <= 0.5:
                part = (p * chance - p * p) / (p * (1 - p))
                yield f"lump at {chance}", p, part, lump(p / chance, chance)


def binomial_width(rng: np.random.Generator, p: float, n: float) -> float:
    """Mean width of Wilson's interval for a binomial."""
    trials = max(1, round(n))
    low, high = wilson(rng.binomial(trials, p, 2000) / trials, trials)
    return float(np.mean(high - low))


def line(what: str, name: str, p: float, m: int, rows: int, held: np.ndarray, width: Any
         ) -> dict[str, Any]:
    """One row of the results."""
    return {"what": what, "case": name, "p": round(p, 4), "replicates": m, "rows": rows,
            "coverage": round(float(np.mean(held)), 4), "width": round(float(width), 3)}


def of_mixtures(sets: int, rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    """Shares over known mixtures."""
    for name, p, part, draw in mixtures():
        for m in SIZES:
            for rows in ROWS:
                hits = rng.binomial(m, draw(rng, (sets, rows)))
                low, high = clustered_interval(hits, np.full((sets, rows), m))
                base = binomial_width(rng, p, rows * m / (1 + (m - 1) * part))
                yield line("share", name, p, m, rows, (low <= p) & (p <= high),
                           np.mean(high - low) / base)


def population(name: str) -> tuple[np.ndarray, list[str], np.ndarray, list[str]]:
    """Labels (rows, 20, labels) and counts (rows, 20, counts) of a run, with their names."""
    from sim.data.reduce import amounts, labels
    from sim.play.simulate import simulate
    from sim.scenario.load import load

    outcome = simulate(load(name), POPULATION * 20, 991, 2, 20)
    found, counted = labels(outcome), amounts(outcome)
    return (found.values.reshape(POPULATION, 20, -1), list(found.names),
            counted.values.reshape(POPULATION, 20, -1), list(counted.names))


def of_scenarios(sets: int, rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    """Shares of labels, means and quantiles of counts in the bundled scenarios."""
    for name in SCENARIOS:
        hits, names, counts, count_names = population(name)
        p = hits.mean(axis=(0, 1))
        share = hits.mean(axis=1)
        apart = share.var(axis=0, ddof=1) - (share * (1 - share)).mean(axis=0) / 19
        for m in SIZES:
            for rows in ROWS:
                row = rng.integers(0, POPULATION, (sets, rows))
                at = np.argsort(rng.random((sets, rows, 20)), axis=2)[:, :, :m]
                for k in np.flatnonzero(np.minimum(p, 1 - p) > 0.0015):
                    got = hits[row[:, :, None], at, k].sum(axis=2)
                    low, high = clustered_interval(got, np.full(got.shape, m))
                    part = max(0.0, float(apart[k] / (p[k] * (1 - p[k]))))
                    base = binomial_width(rng, p[k], rows * m / (1 + (m - 1) * part))
                    yield line("share", f"{name} {names[k]}", min(p[k], 1 - p[k]), m, rows,
                               (low <= p[k]) & (p[k] <= high), np.mean(high - low) / base)
                if rows >= 25:
                    yield from of_counts(name, counts, count_names, row, at, m)


def of_counts(name: str, counts: np.ndarray, names: list[str], row: np.ndarray, at: np.ndarray,
              m: int) -> Iterator[dict[str, Any]]:
    """Means and quantiles of the counts that come in every rollout and vary."""
    quantiles, some = np.array([0.05, 0.5, 0.95]), min(len(row), 200)
    for k, count in enumerate(names):
        every = counts[:, :, k].ravel()
        if np.isnan(every).any() or np.mean(every == np.median(every)) > 0.5:
            continue
        truth, mean = np.quantile(every, quantiles), every.mean()
        held, means, rows = np.zeros((some, 3), bool), np.zeros(some, bool), row.shape[1]
        for s in range(some):
            values = counts[row[s][:, None], at[s], k]
            _, low, high = clustered_quantiles(values.ravel(), np.repeat(np.arange(rows), m),
                                               quantiles)
            held[s] = (low <= truth) & (truth <= high)
            half = t_quantile(rows - 1) * values.mean(axis=1).std(ddof=1) / rows**0.5
            means[s] = abs(values.mean() - mean) <= half
        yield line("mean of a count", f"{name} {count}", 0.5, m, rows, means, np.nan)
        for q, h in zip(quantiles, held.T, strict=True):
            yield line("quantile of a count", f"{name} {count} {q:.2f}", q, m, rows, h, np.nan)


SHAPES: dict[str, Draw] = {
    "beta(4, 6)": lambda rng, n: rng.beta(4, 6, n), "beta(1, 9)": lambda rng, n: rng.beta(1, 9, n),
    "beta(.5, .5)": lambda rng, n: rng.beta(0.5, 0.5, n),
    "log odds": lambda rng, n: 1 / (1 + np.exp(-rng.normal(-1, 1.5, n))),
    "three tenths at 0": lump(0.3, 0.0, lambda rng, n: rng.beta(4, 6, n)),
    "nine tenths at 0": lump(0.1, 0.5), "a tenth at .9": lump(0.1, 0.9, 0.02),
    "a twelfth at 1": lump(0.08, 1.0, lambda rng, n: rng.beta(1, 20, n)),
    "two lumps, .2 and .8": lump(0.5, 0.2, 0.8),
}


def of_spreads(sets: int, rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    """Ends of the spread; an end counts as held within half a point, as it is printed."""
    for name, draw in SHAPES.items():
        truth = np.quantile(draw(rng, 400_000), [0.05, 0.95])
        for rows, m in ((100, 4), (500, 4), (2500, 4), (500, 20)):
            held, wide = np.zeros((sets, 2), bool), np.zeros(sets)
            for s in range(sets):
                x = span(rng.binomial(m, draw(rng, rows)), np.full(rows, m))
                held[s] = [x.low_from - 0.005 <= truth[0] <= x.low_to + 0.005,
                           x.high_from - 0.005 <= truth[1] <= x.high_to + 0.005]
                wide[s] = x.high_to - x.high_from
            for k, end in enumerate(("5 %", "95 %")):
                yield line("end of a spread", f"{name}, {end}", truth[k], m, rows, held[:, k],
                           wide.mean())


def report(found: list[dict[str, Any]]) -> str:
    """A table: coverage and width by kind, replicates, rows and share."""
    out = ["| what | replicates | rows | share | cases | coverage, mean (least) | within bars | "
           "width, mean (most) |", "|---|---|---|---|---|---|---|---|"]
    for what in dict.fromkeys(r["what"] for r in found):
        for m in SIZES:
            for rows in dict.fromkeys(r["rows"] for r in found if r["what"] == what):
                for least, most in ((0.0, 0.05), (0.05, 1.01)):
                    some = [r for r in found if r["what"] == what and r["replicates"] == m
                            and r["rows"] == rows and least <= r["p"] < most]
                    if some:
                        out.append(summed(what, m, rows, most <= 0.05, some))
    return "\n".join(out)


def summed(what: str, m: int, rows: int, rare: bool, some: list[dict[str, Any]]) -> str:
    """A line of the table."""
    held, wide = (np.array([r[key] for r in some]) for key in ("coverage", "width"))
    if what == "share":
        good = (held >= 0.9) & (wide <= 1.5) if rare else (held >= 0.92) & (held <= 0.98)
    else:
        good = held >= 0.92
    width = "" if np.isnan(wide).any() else f"{wide.mean():.2f} ({wide.max():.2f})"
    return (f"| {what} | {m} | {rows} | {'below 5 %' if rare else '5 % up'} | {len(some)} | "
            f"{held.mean():.3f} ({held.min():.3f}) | {good.sum()} of {len(some)} | {width} |")


def main(words: list[str]) -> None:
    """Measure, write and print."""
    said = dict(word.split("=", 1) for word in words)
    sets, rng = int(said.get("sets", 400)), np.random.default_rng(29)
    found = [*of_mixtures(sets, rng), *of_spreads(min(sets, 100), rng), *of_scenarios(sets, rng)]
    place = Path(said["out"]) / KEPT.name if "out" in said else KEPT
    with place.open("w", newline="") as file:
        writer = csv.DictWriter(file, list(found[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(found)
    print(report(found))


if __name__ == "__main__":
    main(sys.argv[1:])
