"""Scenarios: reading, checking, describing and sampling the crises that can be run."""

from sim.scenario.load import bundled, load
from sim.scenario.model import Actor, Doctrine, Outcome, Question, Scenario
from sim.scenario.pack import pack
from sim.scenario.priors import Quantity

__all__ = ["Actor", "Doctrine", "Outcome", "Quantity", "Question", "Scenario", "bundled", "load",
           "pack"]
