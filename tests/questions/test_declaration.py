"""What signature and docstring of a question declare is what it takes."""

from __future__ import annotations

from typing import Annotated, Literal

import pytest

from sim.bounds import Share, Whole
from sim.errors import UsageError
from sim.questions import QUESTIONS, question
from sim.questions.declaration import declaration_of
from sim.questions.settings import MANNER


def asks(
    scenario,
    words=None,
    *,
    rollouts: Annotated[int, Whole(1, 100)] = 10,
    part: Annotated[float | None, Share(0.0, 0.5)] = None,
    way: Literal["one", "two"] = "one",
    loud: Annotated[bool, MANNER] = False,
    from_: str | None = None,
    progress=None,
):
    """Ask something.

    In more words.

    Parameters
    ----------
    scenario : str
        A name.
    rollouts : int
        How many
        to play.
    part, from_ : object
        Two at once.
    way : str
        Which.
    loud : bool
        Say it.

    Returns
    -------
    Nothing
        At all.
    """


def test_everything_is_read_from_the_function():
    about = declaration_of(asks)
    assert about.first == "Ask something." and about.body == "In more words."
    assert list(about.settings) == ["rollouts", "part", "way", "loud", "from_"]
    assert about.settings["rollouts"].meaning == "How many\nto play."
    assert about.settings["from_"].meaning == "Two at once." == about.settings["part"].meaning
    assert list(about.by_word) == ["rollouts", "part", "way", "loud", "from"]
    assert about.identity({"rollouts": 1, "part": None, "way": "one", "loud": True, "from_": "x"}
                          ) == {"rollouts": 1, "part": None, "way": "one", "from": "x"}


@pytest.mark.parametrize(("name", "value", "says"), [
    ("rollouts", "0", "rollouts=0: must be between 1 and 100"),
    ("rollouts", 1.5, "rollouts=1.5: expected a whole number"),
    ("rollouts", None, "rollouts=None: expected a whole number"),
    ("part", "0.6", "part=0.6: must be between 0 and 0.5"),
    ("way", "on", "unknown value of way 'on'; did you mean 'one'?"),
    ("way", 3, "way=3: expected text"),
    ("loud", "maybe", "loud=maybe: must be true or false"),
])
def test_a_wrong_value_is_one_error_whichever_way_it_comes(name, value, says):
    with pytest.raises(UsageError) as caught:
        declaration_of(asks).checked({name: value})
    assert says in str(caught.value)


def test_words_are_parted_from_settings():
    own, rest = declaration_of(asks).parted({"rollouts": "7", "from": "there", "a.b": "1"})
    assert own == {"rollouts": 7, "from_": "there"} and rest == {"a.b": "1"}


def test_a_setting_that_is_not_described_is_an_error_of_the_programmer():
    def dumb(scenario, *, rollouts: int = 1):
        """Ask."""

    with pytest.raises(TypeError, match="does not say what rollouts is"):
        declaration_of(dumb)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_declares_itself_in_full(name):
    about = declaration_of(question(name))
    assert about.name == name and about.first.endswith(".") and about.settings
    for s in about.settings.values():
        assert s.meaning.endswith("."), s.name
        assert s.checked(s.default) == s.default, s.name
