"""Who takes part in a starter: names and roles from the words of the command line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sim.engine.state.capacity import ACTORS
from sim.engine.state.names import ROLES
from sim.errors import UsageError, quote, unknown
from sim.scenario.forms import IDENTIFIER
from sim.scenario.menus import RESERVED

USUAL = ("issuer", "target", "patron", "client", "outside")


@dataclass(frozen=True)
class Cast:
    """Actors by role, in the order given; the first issuer threatens the first target."""

    roles: dict[str, str]

    def all(self, role: str) -> list[str]:
        """The actors with a role."""
        return [name for name, has in self.roles.items() if has == role]

    @property
    def issuer(self) -> str:
        """Who makes the demand."""
        return self.all("issuer")[0]

    @property
    def target(self) -> str:
        """Who is told to comply."""
        return self.all("target")[0]

    @property
    def patron(self) -> str | None:
        """Who backs the target, if anyone."""
        return (self.all("patron") or [None])[0]  # type: ignore[list-item]

    @property
    def partner(self) -> str:
        """Whom the issuer talks to: the target's patron, else the target."""
        return self.patron or self.target


def cast_of(text: str) -> Cast:
    """The cast that `alpha,beta,gamma` or `alpha:issuer,beta:target` describes.

    Without roles the first is the issuer, then target, patron, client; the rest are outside.
    UsageError for a name or role that cannot be, or without an issuer and a target.
    """
    roles: dict[str, str] = {}
    for k, word in enumerate(text.split(",")):
        name, colon, role = (part.strip() for part in word.partition(":"))
        role = role if colon else USUAL[min(k, len(USUAL) - 1)]
        if not re.fullmatch(IDENTIFIER, name):
            raise UsageError(f"actors: '{quote(name)}': a name is letters, digits and _, not first "
                             "a digit")
        if name in RESERVED or name in ("schema", "policies"):
            raise UsageError(f"actors: an actor cannot be called '{name}': the word has another "
                             "use")
        if name in roles:
            raise UsageError(f"actors: '{name}' is given twice")
        if role not in ROLES:
            raise unknown(f"role of {name}", role, ROLES)
        roles[name] = role
    for role in ("issuer", "target"):
        count = sum(r == role for r in roles.values())
        if count != 1:
            raise UsageError(f"actors: exactly one {role} is needed, not {count}; write roles as "
                             "alpha:issuer,beta:target")
    if len(roles) > ACTORS:
        raise UsageError(f"actors: {len(roles)} are too many, at most {ACTORS}")
    return Cast(roles)
