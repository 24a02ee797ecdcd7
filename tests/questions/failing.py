"""The textbook crisis with a policy that fails in about a quarter of rollouts."""

import shutil
from pathlib import Path

import numpy as np

from sim.data.reduce import Table
from sim.scenario.roots import data_root

POLICY = '''
from sim.engine.policies import Policy, Trait


def brittle(view, traits, u):
    """Fails where a doubtful challenger looks again on the third day."""
    for o in range(view.n_options):
        u[o, 0] = 0.0 if o == view.current else -traits[0]
        u[o, 1] = 0.05 * view.level[o, 0]
        u[o, 2] = 0.0
    if view.day == 2 and traits[0] > 0.024 and view.public == 0:
        u[0, 0] = 1.0 / (view.day - view.day)


POLICY = Policy("brittle", "Fails.", (Trait("doubt", 0, 1, 0.02, "cost of a change"),), brittle)
'''
TRAITS = ("traits: {doubt: {low: 0.01, central: 0.03, high: 0.1, source: judgement, "
          "grade: J}}\n")
FINDINGS = "\n".join(
    f'  {label}: {{change: "defender.war_cost=3.0", outcome: "end_state:{label}"}}'
    for label in ("disaster", "target_complied", "limited_war", "issuer_backed_down", "unresolved"))


def crisis(folder: Path) -> Path:
    """The textbook with a doctrine `own` for the challenger and a finding for every end state."""
    place = Path(shutil.copytree(data_root() / "scenarios" / "textbook", folder / "mine"))
    (place / "policies").mkdir()
    (place / "policies" / "brittle.py").write_text(POLICY)
    (place / "challenger" / "own.yaml").write_text(f"policy: brittle\n{TRAITS}")
    path = place / "scenario.yaml"
    head, _, tail = path.read_text().partition("comparisons:")
    rest = tail.partition("explained:")[2]
    path.write_text(f"{head}comparisons:\n{FINDINGS}\nexplained:{rest}")
    return place


def striking(part: float, seed: int = 1, whole_rows: bool = False, fixed: bool = False):
    """A change of outcomes: a part of all rollouts, or of all rows, fails at random.

    fixed: the same ones in every run.
    """
    calls = iter(range(10**6))

    def strike(outcome, task=None):
        rollouts, replicates = outcome.rollouts, outcome.replicates
        rng = np.random.default_rng([seed, 0 if fixed else next(calls)])
        units = -(-rollouts // replicates) if whole_rows else rollouts
        bad = rng.random(units) < part
        bad = np.repeat(bad, replicates)[:rollouts] if whole_rows else bad
        bad[-1] = False  # something is left
        outcome.labels[bad], outcome.counts[bad] = -1, np.nan
        outcome.failed.extend((int(k), 3, "day 1: Struck: at random") for k in np.flatnonzero(bad))
        return outcome

    return strike


def counted(outcome, names, values):
    """The old fault: a failed rollout is one in which nothing happened."""
    ran = np.ones(outcome.rollouts, bool)
    return Table(tuple(names), np.asarray(values, float), ran[:, None], ran, outcome.replicates)
