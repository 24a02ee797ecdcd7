"""Policies of the user's own: never run unasked, compiled where they can be, bit for bit."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest
import yaml

import sim
from sim.cli import main
from sim.errors import ScenarioErrors, UsageError
from sim.model import CrisisModel
from sim.scenario import load, validate
from sim.scenario.roots import data_root
from tests.play.pair import differences

HAWK = '''
from sim.engine.policies import Policy, Trait


def hawk(view, traits, u):
    """Likes high rungs."""
    for o in range(view.n_options):
        u[o, 0] = 0.0 if o == view.current else -0.02
        u[o, 1] = traits[0] * view.level[o, 0]
        u[o, 2] = 0.0


POLICY = Policy("hawk", "Likes high rungs.", (Trait("zeal", 0, 1, 0.02, "worth of a rung"),), hawk)
'''
PLAIN = '''
SIGNS = {True: 0.02, False: 0.01}


def hawk(view, traits, u):
    """The same from a closure over a dictionary of functions: beyond Numba."""
    rule = {o: (lambda n: SIGNS[n > 2] * n) for o in range(view.n_options)}
    for o in range(view.n_options):
        u[o, 0] = -traits[0] if o != view.current else 0.0
        u[o, 1] = rule[o](float(view.level[o, 0]))
'''


def crisis(folder: Path, source: str, traits: str = "") -> Path:
    """The textbook with a doctrine of its own for both actors."""
    place = Path(shutil.copytree(data_root() / "scenarios" / "textbook", folder / "mine"))
    (place / "policies").mkdir()
    (place / "policies" / "hawk.py").write_text(source)
    for actor in ("challenger", "defender"):
        (place / actor / "own.yaml").write_text(f"policy: hawk\n{traits}")
    words = yaml.safe_load((place / "words.yaml").read_text())
    for actor in ("challenger", "defender"):
        words["doctrines"][actor]["own"] = {"name": "hawk", "says": "It attacks."}
    (place / "words.yaml").write_text(yaml.safe_dump(words))
    return place


def test_code_is_never_run_unasked(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    """The file would leave a mark; without code=true it is not even compiled."""
    mark = tmp_path / "mark"
    folder = crisis(tmp_path, f"open({str(mark)!r}, 'w').close()\n" + HAWK)
    for words in (["run", f"scenario={folder}", "rollouts=40"], ["replay", f"scenario={folder}"],
                  ["audit", f"scenario={folder}"], ["show", str(folder)]):
        assert main(words) == 2
        err = capsys.readouterr().err
        assert "own.yaml:1: policy: 'hawk' is Python code (" in err
        assert "policies/hawk.py), which runs with all your rights; read it, then allow it with " \
               "code=true" in err
    assert main(["validate", str(folder)]) == 2
    with pytest.raises(ScenarioErrors, match="code=true"):
        sim.run(folder, rollouts=40)
    assert not mark.exists()
    assert main(["validate", str(folder), "code=true"]) == 0 and mark.exists()


def test_a_policy_is_compiled_and_its_hash_kept(tmp_path: Path) -> None:
    traits = "traits: {zeal: {low: 0, central: 0.05, high: 0.2, source: judgement, grade: J}}\n"
    folder = crisis(tmp_path, HAWK, traits)
    out = tmp_path / "out"
    assert main(["run", f"scenario={folder}", "rollouts=100", "workers=1", "figures=false",
                 "code=true", "challenger=own", "defender=own", f"out={out}"]) == 0
    manifest = json.loads((out / "manifest.json").read_text())
    (file, digest), = manifest["code"].items()
    assert file.endswith("policies/hawk.py")
    assert digest == hashlib.sha256(HAWK.encode()).hexdigest()
    kept = sim.load(out).outcome
    assert kept.notices == [] and "challenger.own.zeal" in kept.varying
    assert not sim.run("textbook", rollouts=40, workers=1).outcome.code


def test_what_numba_cannot_do_is_seated_with_a_notice(tmp_path: Path) -> None:
    folder = crisis(tmp_path, PLAIN)
    run = sim.run(folder, {"challenger": "own"}, rollouts=60, workers=1, code=True)
    (notice,) = run.outcome.notices
    assert notice.startswith("challenger, defender: hawk runs as plain Python inside the compiled "
                             "run, which is slower: Numba cannot compile it")
    assert run.outcome.failed == []


@pytest.mark.parametrize("source", [HAWK, PLAIN])
def test_watched_equals_compiled(source: str, tmp_path: Path) -> None:
    scenario = load(crisis(tmp_path, source), code=True)
    for rollout in range(12):
        assert differences(scenario, 7, rollout, 4, {"challenger": "own"}) == []


def test_rivals_judge_by_it_and_it_can_be_watched(tmp_path: Path) -> None:
    scenario = load(crisis(tmp_path, HAWK), code=True)
    model = CrisisModel(scenario, overrides={"challenger": "own"})
    model.step()
    assert scenario.policy("hawk").name == "hawk" and scenario.policy("steady").name == "steady"


def test_a_policy_that_is_no_pure_function_is_refused(tmp_path: Path) -> None:
    source = "N = [0]\n\n\ndef hawk(view, traits, u):\n    N[0] += 1\n    u[0, 0] = N[0]\n"
    folder = crisis(tmp_path, source)
    with pytest.raises(UsageError, match="hawk is not a pure function"):
        sim.run(folder, rollouts=40, workers=1, code=True)


BROKEN = [
    ("def hawk(:\n", "hawk.py:1: cannot be loaded: SyntaxError: "),
    ("x = 1\n1 / 0\n", "hawk.py:2: cannot be loaded: ZeroDivisionError: division by zero"),
    ("raise SystemExit(3)\n", "hawk.py:1: cannot be loaded: SystemExit: 3"),
    ("import no_such_thing\n", "cannot be loaded: ModuleNotFoundError"),
    ("\0", "cannot be loaded: "),
    ("x = 1\n", "defines neither POLICY nor a function hawk(view, traits, u)"),
    ("POLICY = 3\n", "POLICY must be a sim.engine.policies.Policy with a function"),
    (HAWK.replace('"zeal", 0', '"ze al", 0'), "trait 'ze al': a name is letters, digits and _"),
    (HAWK.replace("0, 1, 0.02", "0, 1, 2"), "trait 'zeal': low <= default <= high does not hold"),
    (HAWK.replace("0, 1, 0.02", "0, 1e999, 2"), "low, default and high must be finite numbers"),
    (HAWK.replace("(Trait", "9 * (Trait"), "too many traits: 9, at most 8"),
    (HAWK.replace("(Trait", "2 * (Trait"), "a trait is given twice"),
    (HAWK.replace("(Trait(", "(tuple((").replace("rung\")", "rung\"))"),
     "must be sim.engine.policies"),
]


@pytest.mark.parametrize(("source", "text"), BROKEN, ids=lambda w: str(w)[:30])
def test_broken_code_is_one_typed_error(source: str, text: str, tmp_path: Path) -> None:
    found = [str(e) for e in validate(crisis(tmp_path, source), code=True)]
    assert any(text in e for e in found) and all("\n" not in e for e in found), found


def test_a_name_of_the_engine_is_refused_and_an_unknown_one_named(tmp_path: Path) -> None:
    folder = crisis(tmp_path, HAWK)
    (folder / "policies" / "steady.py").write_text(HAWK)
    assert any("steady.py: bears the name of one of the engine's policies" in str(e)
               for e in validate(folder, code=True))
    (folder / "policies" / "steady.py").unlink()
    (folder / "defender" / "own.yaml").write_text("policy: hawks\n")
    assert any("unknown policy 'hawks'; did you mean 'hawk'?" in str(e)
               for e in validate(folder, code=True))
