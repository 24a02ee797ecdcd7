"""One declaration, two forms: the record and the watched object carry the same fields."""

import numpy as np
import pytest

from sim.engine.state.case import Case
from sim.engine.state.crisis import Crisis
from sim.engine.state.declare import (
    clear,
    dtype_of,
    fields_of,
    integer,
    integers,
    real,
    reals,
    slots_of,
)
from sim.engine.state.scratch import Scratch
from sim.engine.state.view import View

DECLARED = [Case, Crisis, Scratch, View]


class Small:
    """A declaration of each kind of field."""

    count = integer()
    level = real()
    row = integers(3)
    table = reals(2, 4)
    note = "not a field"


def filled() -> np.ndarray:
    """A record of it with everything set."""
    record = np.zeros((), dtype_of(Small))
    record["count"], record["level"] = 7, 0.25
    record["row"] = [1, 2, 3]
    record["table"] = np.arange(8).reshape(2, 4)
    return record


def test_fields_in_the_order_written():
    assert list(fields_of(Small)) == ["count", "level", "row", "table"]
    assert dtype_of(Small).names == ("count", "level", "row", "table")


@pytest.mark.parametrize("declaration", DECLARED)
def test_every_field_is_eight_bytes_wide_and_aligned(declaration):
    dtype = dtype_of(declaration)
    offset = 0
    for name, field in fields_of(declaration).items():
        assert field.numpy in (np.int64, np.float64)
        assert dtype.fields[name][1] == offset
        offset += 8 * int(np.prod(field.shape, dtype=int))
    assert dtype.itemsize == offset


def test_watched_form_has_plain_scalars_and_arrays_of_its_own():
    record = filled()
    watched = slots_of(Small)(record)
    assert type(watched.count) is int and type(watched.level) is float
    watched.table[0, 0] = 99.0
    assert record["table"][0, 0] == 0.0


@pytest.mark.parametrize("declaration", [Small, *DECLARED])
def test_round_trip_keeps_every_byte(declaration):
    dtype = dtype_of(declaration)
    words = np.arange(dtype.itemsize // 8, dtype=np.int64) % 1000
    record = words.view(dtype)[0]
    again = slots_of(declaration)(record).to_record()
    assert again.tobytes() == record.tobytes()


@pytest.mark.parametrize("declaration", [Small, *DECLARED])
def test_without_a_record_everything_is_zero(declaration):
    assert not any(slots_of(declaration)().to_record().tobytes())


def test_a_wrong_name_is_refused():
    watched = slots_of(Small)()
    with pytest.raises(AttributeError):
        watched.counts = 1


def test_clear_zeroes_in_place():
    watched = slots_of(Small)(filled())
    row = watched.row
    clear(watched, Small)
    assert watched.row is row and not any(watched.to_record().tobytes())


@pytest.mark.parametrize("declaration", DECLARED)
def test_declarations_explain_themselves(declaration):
    assert declaration.__doc__ and slots_of(declaration).__doc__
