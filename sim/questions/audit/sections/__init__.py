"""Sections of an audit that show what the model does: each a file with one function `measure`.

A section asks one question of any scenario, plays what it needs on shared luck and returns a
`Section`. `measure(name, lab, rollouts)` finds it by name; nothing is imported before it is asked
for.
"""

from __future__ import annotations

import time
from dataclasses import replace
from importlib import import_module

from sim.errors import unknown
from sim.questions.audit.section import Section
from sim.studies.lab import Lab

# name -> (module, what it asks)
SECTIONS = {
    "foresight": "does what happens go as it was priced?",
    "trembles": "are labels owed to choices against the actor's own interest?",
    "looks": "do results hang on how often actors look again?",
    "learning": "what do rivals learn of each other, and does it matter?",
    "lookahead": "is look-ahead in use, does it move choices, does it pay?",
    "causes": "what is left of each kind of war without its causes?",
    "floor": "what began war by choice, and what is left of it without its causes?",
    "force": "does force do what it is for?",
    "blows": "do actors climb more often after a heavy blow than after a light one?",
    "labels": "does each label mean what it says?",
    "dead": "which mechanisms, links and parameters move nothing printed?",
    "timing": "do things come when they came, from days on which the state is known?",
    "twins": "is the same crisis written differently the same crisis?",
}
BASICS = "basics"
ALL = "all"


def choose(text: str) -> tuple[str, ...]:
    """Sections from a comma list, in the order of the table; UsageError for an unknown one."""
    names = [word.strip() for word in text.split(",")]
    for name in names:
        if name not in (BASICS, *SECTIONS, ALL):
            raise unknown("section", name, (BASICS, *SECTIONS, ALL))
    every = (BASICS, *SECTIONS)
    return every if ALL in names else tuple(n for n in every if n in names)


def measure(name: str, lab: Lab, rollouts: int) -> Section:
    """One section, with what it played and how long it took."""
    module = import_module(f"sim.questions.audit.sections.{name}")
    before, started = lab.played, time.perf_counter()
    found: Section = module.measure(lab, rollouts)
    return replace(found, played=lab.played - before, seconds=time.perf_counter() - started)
