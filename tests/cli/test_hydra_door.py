"""Saved questions by way of Hydra come to the same words as written out."""

import pytest

from sim.cli import hydra_door, main
from sim.cli.asking import words_of
from sim.errors import UsageError
from sim.questions import question
from sim.questions.declaration import declaration_of
from sim.scenario.roots import data_root

RUN = declaration_of(question("run"))


def composed(text, name="run"):
    about = declaration_of(question(name))
    return hydra_door.compose_words(about, words_of(text.split(), about))


def test_an_experiment_is_its_words_and_those_given_are_laid_over_it():
    assert composed("experiment=idlib_restrained rollouts=200 syria.resolve=0.2:0.3:0.4") == {
        "scenario": "idlib_2020", "rollouts": "200", "turkey": "restrained",
        "turkey.resolve": "0.4:0.6:0.8", "syria.resolve": "0.2:0.3:0.4"}
    assert composed("experiment=idlib_restrained turkey=maximalist")["turkey"] == "maximalist"


def test_words_that_are_none_of_hydras_pass_by():
    found = composed("experiment=idlib_bought a.turkey.resolve+=0.1 a.turkey=maximalist", "compare")
    assert found["a.turkey.resolve+"] == "0.1" and found["a.turkey"] == "maximalist"
    assert found["ready"] == "what_the_ultimatum_bought"


def test_a_file_of_ones_own(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text("scenario: textbook\nrollouts: 40\nchallenger: {audience: 0.5}\n"
                    "mechanisms: {audience: 'off'}\n")
    assert composed(f"experiment={file} seed=9") == {
        "scenario": "textbook", "rollouts": "40", "seed": "9", "challenger.audience": "0.5",
        "mechanisms.audience": "off"}


def test_two_scenarios_that_share_an_actor_have_each_its_own_doctrines():
    """The groups of one scenario do not stay for the next."""
    assert "turkey" in composed("experiment=idlib_restrained")
    assert "turkey" not in composed("scenario=textbook challenger=bluff")
    assert composed("scenario=idlib_2019_december turkey=restrained")["turkey"] == "restrained"


@pytest.mark.parametrize(("text", "says"), [
    ("experiment=idlib_restraint", "unknown experiment 'idlib_restraint'; did you mean"),
    ("experiment=nowhere/mine.yaml", "file not found"),
    ("experiment=idlib_restrained rollouts=many", "rollouts"),
])
def test_what_cannot_be_is_one_error(text, says):
    with pytest.raises(UsageError, match=says):
        composed(text)


def test_the_whole_job_can_be_looked_at(capsys):
    assert main(["run", "experiment=idlib_restrained", "seed=11", "--cfg", "job"]) == 0
    out = capsys.readouterr().out
    assert "seed: 11" in out and "doctrine: restrained" in out and "rollouts: 10000" in out
    assert main(["run", "textbook", "--cfg", "hydra"]) == 2
    assert "--cfg job" in capsys.readouterr().err


def test_every_experiment_that_comes_with_it_composes():
    names = [p.stem for p in (data_root() / "configs" / "experiment").glob("*.yaml")]
    assert len(names) >= 2
    for name in names:
        assert composed(f"experiment={name}", "compare")["scenario"]
