"""Effects: what is told in the sentence of its cause, and what keeps a sentence of its own."""

from dataclasses import replace

from sim.report.story.chronicle import Chronicle, chronicle
from sim.report.story.effects import followers, is_told_under
from sim.scenario.load import load
from tests.report.story.watched import CASES, told

HONOURS = {"do.challenger.force": "hold@2001-01-01..2001-01-05",
           "do.challenger.response": "honour"}


def put_in_force(story: Chronicle) -> list[tuple[object, object]]:
    """Postures that an answer put in force the same day, after that answer: the author's own."""
    by_id = {e.id: e for e in story.events}
    found = []
    for e in story.events:
        cause = by_id.get(e.cause) if e.cause is not None else None
        if e.kind == "force" and cause is not None and cause.kind in ("answer", "intervention") \
                and cause.day == e.day and cause.actor == e.actor:
            found.append((cause, e))
    return found


def test_a_posture_that_an_answer_puts_in_force_is_told_with_the_answer():
    """One sentence holds the answer, the posture and the strikes and deaths that follow from it."""
    many = 0
    for name, rollout in CASES:
        story = told(name, rollout)
        line_of = {n: line for line in story.lines for n in line.events}
        for answer, force in put_in_force(story):
            many += 1
            assert line_of[force.id] is line_of[answer.id], (name, rollout, force)
    assert many > 5


def test_the_strikes_of_an_answer_follow_it_through_the_posture():
    story = chronicle(load("textbook"), 7, 4, overrides=HONOURS)
    (answer, force), *_ = put_in_force(story)
    day = next(d for d in story.days if d.day == answer.day)
    kinds = [e.kind for e in followers(story.context, day.events, answer)]
    assert kinds[:2] == ["force", "strike"]
    (line,) = [x for x in story.lines if force.id in x.events]
    assert "as it is told to" in line.text and "soldiers die" in line.text
    assert {answer.id, force.id} < set(line.events)


def test_a_posture_of_somebody_else_keeps_its_own_sentence():
    """The same event by another actor, or a day later, is not told under the answer."""
    story = chronicle(load("textbook"), 7, 4, overrides=HONOURS)
    (answer, force), *_ = put_in_force(story)
    assert is_told_under(story.context, force)
    assert not is_told_under(story.context, replace(force, actor=answer.other))
    assert not is_told_under(story.context, replace(force, day=force.day + 1))
    assert not is_told_under(story.context, replace(force, cause=None))
