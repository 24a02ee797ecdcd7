"""Colours: fixed by label, never twice on one axis, apart for colour-blind eyes."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from sim.report.figures.colours import GREY, PALETTE, assign, colours
from tests.data.synthetic import synthetic

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB
BLIND = {
    "protan": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "normal": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
}


def seen(colour: str, matrix: list[list[float]]) -> np.ndarray:
    """CIE Lab of a colour as an eye of the given kind sees it."""
    value = np.array([int(colour[k : k + 2], 16) for k in (1, 3, 5)]) / 255
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    linear = np.clip(np.array(matrix) @ linear, 0, 1)
    to_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    x, y, z = np.cbrt(np.array(to_xyz) @ linear / [0.9505, 1.0, 1.089])
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("eye", BLIND)
def test_palette_is_told_apart(eye: str):
    """Any two colours of the palette differ by at least 10 in Lab (2.3 is just noticeable)."""
    for one, two in itertools.combinations((*PALETTE, GREY), 2):
        apart = np.linalg.norm(seen(one, BLIND[eye]) - seen(two, BLIND[eye]))
        assert apart > 10, (one, two)


def test_no_colour_twice_on_an_axis():
    """Every axis of a scenario, its events and its actors have colours of their own."""
    outcome = synthetic()
    found = colours(outcome)
    for labels in (*outcome.axes.values(), outcome.actors):
        assert len({found[label] for label in labels}) == len(labels)


def test_same_label_same_colour():
    """A label on two axes has one colour, which no neighbour on either axis has."""
    found = assign([["war", "calm", "talks"], ["truce", "war"], ["truce", "talks", "pause"]])
    assert found["war"] not in {found["calm"], found["talks"], found["truce"]}
    assert len({found[x] for x in ("truce", "talks", "pause")}) == 3
    assert assign([["healthy"], ["x", "broken"]])["healthy"] == "#009E73"


def test_many_labels():
    """Beyond the palette lighter colours follow, up to 21 on an axis."""
    labels = [f"label_{k}" for k in range(21)]
    assert len(set(assign([labels]).values())) == 21
