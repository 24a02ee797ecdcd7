"""Scenarios: reading, checking, describing and sampling the crises that can be run."""

from sim.scenario.describe import list_scenarios, show, validate
from sim.scenario.load import load
from sim.scenario.model import Actor, Doctrine, OutcomeAxis, Question, Scenario
from sim.scenario.pack import pack
from sim.scenario.places import bundled_names, find_scenarios
from sim.scenario.priors import Prior
from sim.scenario.variant import Variant, variant

__all__ = [
    "Actor",
    "Doctrine",
    "OutcomeAxis",
    "Prior",
    "Question",
    "Scenario",
    "Variant",
    "bundled_names",
    "find_scenarios",
    "list_scenarios",
    "load",
    "pack",
    "show",
    "validate",
    "variant",
]
