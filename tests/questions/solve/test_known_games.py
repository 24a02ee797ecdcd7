"""Games of the literature, solved from files: equilibria, limits and what is not known."""

import numpy as np
import pytest

import sim
from sim.methods import quantal_response as qre
from sim.questions.solve import gambit
from sim.questions.solve.nfg import nfg_text
from tests.questions.solve.known import bimatrix, loopback, middle, nau, table_1


@pytest.fixture(params=["alone", "with pygambit"])
def either(request, monkeypatch):
    """With the library, where it is installed, and as if it were not."""
    if request.param == "alone":
        monkeypatch.setattr(gambit, "has_library", lambda: False)
    elif not gambit.has_library():
        pytest.skip("pygambit is not installed")
    return request.param


def solved(game, tmp_path, **settings):
    path = tmp_path / "game.nfg"
    path.write_text(nfg_text(game), encoding="utf-8")
    return sim.solve(from_=path, **settings)


def said(found) -> str:
    return " ".join(found.text.split())


def test_the_branch_of_table_1_goes_to_first_and_third_alike_and_not_to_the_perfect_equilibrium(
        either, tmp_path):
    found = solved(table_1(), tmp_path)
    limit = found.data["branch"]["limit"]
    np.testing.assert_allclose(limit["mix"], [0.5, 0, 0.5] * 2, atol=1e-3)
    assert "the branch goes to Row: r1 0.50, r3 0.50; Column: c1 0.50, c3 0.50" in said(found)
    pure = [n for n in found.data["nash"] if n["pure"]]
    assert [list(n["payoffs"]) for n in pure] == [[1.0, 1.0]] * 4
    assert found.data["list_may_be_short"] and "list may be short" in said(found)


def test_in_the_order_of_its_rows_the_branch_goes_to_the_middle_row_and_column(either, tmp_path):
    found = solved(middle(), tmp_path)
    limit = found.data["branch"]["limit"]
    np.testing.assert_allclose(limit["mix"], [0, 1, 0] * 2, atol=1e-3)
    assert found.data["nash"][limit["listed"]]["mixtures"]["row"]["r2"] == 1.0
    assert "goes to Row: r2 1.00; Column: c2 1.00, one of those listed" in said(found)


def test_naus_game_has_three_pure_equilibria_and_what_was_not_searched_is_said(either, tmp_path):
    found = solved(nau(), tmp_path)
    pure = [tuple(next(d for d, p in m.items() if p == 1.0) for m in n["mixtures"].values())
            for n in found.data["nash"] if n["pure"]]
    assert sorted(pure) == [("B", "L", "1"), ("B", "R", "2"), ("T", "R", "1")]
    alone = either == "alone"
    assert found.data["mixed_looked_for"] is not alone
    assert ("pygambit does it, which is not installed" in said(found)) is alone
    assert found.data["completeness"]["says"] in said(found)
    if not alone:
        assert "no isolated solution" in said(found) and found.data["list_may_be_short"]


def test_oneills_cards_are_solved_from_a_file(either, tmp_path):
    wins = [[(5, -5) if (i == j == 3) or (i != j and 3 not in (i, j)) else (-5, 5)
             for j in range(4)] for i in range(4)]
    (only,) = solved(bimatrix("O'Neill 1987", wins), tmp_path).data["nash"]
    np.testing.assert_allclose(list(only["mixtures"]["row"].values()), [0.2, 0.2, 0.2, 0.4])
    assert only["payoffs"] == pytest.approx([-1.0, 1.0])


def test_a_branch_that_turns_back_is_said_to_in_text_data_and_figure(tmp_path):
    found = solved(loopback(), tmp_path)
    branch = found.data["branch"]
    assert not branch["whole"] and branch["limit"] is None and found.data["quantal"] is None
    assert 0.5 < branch["followed_to"] < 1.0
    assert "could not be followed beyond" in said(found)
    shown = " ".join(" ".join(t.get_text().split()) for t in found.plot().findobj(
        lambda a: hasattr(a, "get_text")))
    assert "could not be followed beyond" in shown and "(followed to 0.8" in shown


def test_a_branch_that_ends_at_once_still_has_its_figure(tmp_path, monkeypatch):
    monkeypatch.setattr(qre, "correct", lambda *_: None)
    found = solved(loopback(), tmp_path)
    assert found.data["branch"]["followed_to"] == 0.0 and found.plot() is not None


def test_the_unit_of_the_payoffs_in_a_file_changes_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(gambit, "has_library", lambda: False)
    game = middle()
    one = solved(game, tmp_path).data
    other = solved(bimatrix("", [[tuple(1e6 * p + 7 for p in pair) for pair in row]
                                 for row in np.moveaxis(game.table, 0, 2).tolist()]), tmp_path).data
    for a, b in zip(one["nash"], other["nash"], strict=True):
        np.testing.assert_allclose([*a["mixtures"]["row"].values()],
                                   [*b["mixtures"]["row"].values()], atol=1e-9)
    np.testing.assert_allclose(one["quantal"], other["quantal"], atol=1e-6)
