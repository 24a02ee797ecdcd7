"""The record of the day: numbers go on, pages turn, too much is counted, reasons reach tomorrow."""

from sim.engine.rules.record import enter, pass_reasons, put_size, reason_among, turn_page, wake
from sim.engine.state.capacity import EVENTS
from sim.engine.state.happenings import H_WAR, NO_EVENT
from sim.engine.state.names import T_INCIDENT, T_OFFER, T_TRUCE
from tests.engine.rules.builders import Desk


def test_numbers_go_on_over_the_days():
    d = Desk("textbook")
    turn_page(d.s)
    first = enter(d.s, H_WAR, 0, 1, 0, NO_EVENT)
    turn_page(d.s)
    second = enter(d.s, H_WAR, 1, 0, 0, first)
    assert second == first + 1
    assert d.s.log_cause[0] == first and d.s.log_actor[0] == 1


def test_what_the_day_has_no_room_for_is_counted():
    d = Desk("textbook")
    turn_page(d.s)
    start = d.s.logged
    for n in range(EVENTS + 5):
        event = enter(d.s, H_WAR, 0, 1, n, NO_EVENT)
        put_size(d.s, event, float(n), 0.0)
    assert d.s.logged == start + EVENTS + 5
    assert d.s.log_item[EVENTS - 1] == EVENTS - 1 and d.s.log_size[EVENTS - 1] == EVENTS - 1


def test_a_reason_holds_for_one_day():
    d = Desk("textbook")
    wake(d.s, 0, T_INCIDENT, 17)
    wake(d.s, 0, T_TRUCE, 18)
    assert reason_among(d.s, 0, T_INCIDENT | T_TRUCE) == NO_EVENT
    d.s.trigger[0] = d.s.next_trigger[0]
    pass_reasons(d.s, 0)
    assert reason_among(d.s, 0, T_INCIDENT | T_TRUCE) == 17
    assert reason_among(d.s, 0, T_TRUCE) == 18
    assert reason_among(d.s, 0, T_OFFER) == NO_EVENT
    d.s.trigger[0] = 0
    pass_reasons(d.s, 0)
    assert reason_among(d.s, 0, T_INCIDENT | T_TRUCE) == NO_EVENT
