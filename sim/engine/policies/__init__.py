"""Doctrines by name."""

from typing import Final

from sim.engine.policies.backer import POLICY as BACKER
from sim.engine.policies.base import Policy, Trait
from sim.engine.policies.bluff import POLICY as BLUFF
from sim.engine.policies.broker import POLICY as BROKER
from sim.engine.policies.maximalist import POLICY as MAXIMALIST
from sim.engine.policies.opportunist import POLICY as OPPORTUNIST
from sim.engine.policies.restrained import POLICY as RESTRAINED
from sim.engine.policies.sitter import POLICY as SITTER
from sim.engine.policies.spoiler import POLICY as SPOILER
from sim.engine.policies.steady import POLICY as STEADY
from sim.engine.policies.ultimatum import POLICY as ULTIMATUM
from sim.engine.policies.wedge import POLICY as WEDGE

ALL: Final = (
    STEADY,
    ULTIMATUM,
    RESTRAINED,
    MAXIMALIST,
    BLUFF,
    OPPORTUNIST,
    BROKER,
    BACKER,
    SPOILER,
    WEDGE,
    SITTER,
)
REGISTRY: Final[dict[str, Policy]] = {policy.name: policy for policy in ALL}

__all__ = ["ALL", "REGISTRY", "Policy", "Trait"]
