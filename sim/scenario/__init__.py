"""Scenarios: reading, checking, describing and sampling the crises that can be run."""

from sim.scenario.describe import list_scenarios, show, validate
from sim.scenario.load import load
from sim.scenario.model import Actor, Doctrine, Outcome, Question, Scenario
from sim.scenario.pack import pack
from sim.scenario.places import bundled, known
from sim.scenario.priors import Quantity
from sim.scenario.variant import Variant, variant

__all__ = ["Actor", "Doctrine", "Outcome", "Quantity", "Question", "Scenario", "Variant", "bundled",
           "known", "list_scenarios", "load", "pack", "show", "validate", "variant"]
