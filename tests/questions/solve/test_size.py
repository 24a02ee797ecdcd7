"""What cannot end in minutes is refused before anything is played, with an estimate and a way."""

import pytest

import sim
from sim.errors import UsageError
from sim.questions.solve import gambit, size
from sim.questions.solve.nfg import NamedGame, nfg_text


@pytest.mark.parametrize("library, sizes, said", [
    (False, (8, 8), ""), (False, (10, 10), ""), (False, (3, 3, 3), ""), (True, (12, 12), ""),
    (False, (12, 12), "16,769,025 pairs of supports, about 40 minutes at 7,000 a second; ask with "
                      "mixed=false, install pygambit"),
    (False, (16, 16), "4,294,836,225 pairs of supports, about 7 days at 7,000 a second; ask with "
                      "mixed=false, or name fewer doctrines"),
    (True, (16, 16), "and too many for pygambit too"),
])
def test_an_enumeration_of_hours_is_refused_with_what_to_ask_instead(monkeypatch, library, sizes,
                                                                     said):
    monkeypatch.setattr(gambit, "has_library", lambda: library)
    if not said:
        size.refuse_long_search(sizes, "actors=a,b")
        return
    with pytest.raises(UsageError) as caught:
        size.refuse_long_search(sizes, "actors=a,b")
    assert said in str(caught.value) and str(caught.value).startswith("actors=a,b: ")


def test_playing_for_hours_is_refused_and_what_is_offered_is_accepted():
    size.refuse_long_play("profiles", 64, 1000, 2)
    with pytest.raises(UsageError, match="64 profiles of 100,000 rollouts are 6,400,000, about 4 "
                                         "hours at 5 ms each with workers=2") as caught:
        size.refuse_long_play("profiles", 64, 100_000, 2)
    offered = int(str(caught.value).partition("ask for rollouts=")[2].split()[0])
    size.refuse_long_play("profiles", 64, offered, 2)
    with pytest.raises(UsageError):
        size.refuse_long_play("profiles", 64, offered + 200, 2)


def test_the_verb_refuses_before_it_plays(monkeypatch):
    monkeypatch.setattr("sim.studies.lab.Lab.play", lambda *_, **__: pytest.fail("played"))
    with pytest.raises(UsageError, match="6 profiles of 1,000,000 rollouts"):
        sim.solve("textbook", rollouts=1_000_000)
    with pytest.raises(UsageError, match="80 threats of 1,000,000 rollouts"):
        sim.solve("textbook", design="ultimatum", rollouts=1_000_000)
    with pytest.raises(UsageError, match="points=5000: .* at most 2,000"):
        sim.solve("textbook", design="ultimatum", points=5000, rollouts=2)


def test_a_file_with_a_game_too_large_to_enumerate_is_refused_and_solved_without(tmp_path):
    import numpy as np

    names = tuple(tuple(str(k) for k in range(20)) for _ in range(2))
    table = np.random.default_rng(0).normal(size=(2, 20, 20))
    path = tmp_path / "large.nfg"
    path.write_text(nfg_text(NamedGame("large", ("a", "b"), names, table)))
    with pytest.raises(UsageError, match="mixed equilibria of 20 x 20 .* mixed=false"):
        sim.solve(from_=path)
    found = sim.solve(from_=path, mixed=False)
    assert "mixed=false" in found.text and not found.data["mixed_looked_for"]


@pytest.mark.parametrize("words, said", [
    ({"actors": "a,b"}, "actors: has no use with from="), ({"rollouts": 10}, "rollouts: has no"),
    ({"seed": 8}, "seed: has no use"), ({"design": "ultimatum"}, "has no use"),
])
def test_words_that_would_play_are_refused_beside_a_file(tmp_path, words, said):
    with pytest.raises(UsageError, match=said):
        sim.solve(from_=tmp_path / "x.nfg", **words)


def test_a_scenario_or_words_beside_a_file_and_precision_without_one_are_refused(tmp_path):
    with pytest.raises(UsageError, match="scenario: has no use"):
        sim.solve("textbook", from_=tmp_path / "x.nfg")
    with pytest.raises(UsageError, match="precision=3.0: has no use without from="):
        sim.solve("textbook", precision=3.0)
