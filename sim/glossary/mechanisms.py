"""What the engine calls its mechanisms: the name of each, and what it adds to the crisis.

Each is declared with both (`sim.engine.state.enumerations.mechanisms`); here they stand by key, as
the glossary wants them.
"""

from __future__ import annotations

from typing import Final

from sim.engine.state.enumerations.mechanisms import Mechanism
from sim.glossary.roles import Table

MECHANISMS: Final[Table] = {m.spelling: (m.label, m.says) for m in Mechanism}
