"""Doctrines by name."""

from typing import Final

from sim.policies.backer import POLICY as BACKER
from sim.policies.base import Policy, Trait
from sim.policies.bluff import POLICY as BLUFF
from sim.policies.broker import POLICY as BROKER
from sim.policies.maximalist import POLICY as MAXIMALIST
from sim.policies.opportunist import POLICY as OPPORTUNIST
from sim.policies.restrained import POLICY as RESTRAINED
from sim.policies.sitter import POLICY as SITTER
from sim.policies.spoiler import POLICY as SPOILER
from sim.policies.steady import POLICY as STEADY
from sim.policies.ultimatum import POLICY as ULTIMATUM
from sim.policies.wedge import POLICY as WEDGE

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
