"""Decision rules that doctrines name, with their traits declared as data."""

from sim.policies import bundled as b
from sim.policies.base import DEPARTURE, Policy, Trait

REGISTRY: dict[str, Policy] = {
    p.name: p
    for p in (
        Policy("steady", "keeps to its course", (DEPARTURE,), b.steady),
        Policy(
            "ultimatum",
            "issues a dated threat and keeps it",
            (
                DEPARTURE,
                Trait("patience", 0.0, 30.0, 5.0, "days it waits before it acts"),
                Trait("firmness", 0.0, 1.0, 0.1, "cost of backing away"),
            ),
            b.ultimatum,
        ),
        Policy(
            "restrained",
            "keeps below a rung and plays for time",
            (
                DEPARTURE,
                Trait("rung_cap", 0.0, 9.0, 6.0, "no act above this rung"),
                Trait("patience", 0.0, 30.0, 5.0, "taste for delay, hundredths of the issue x2"),
            ),
            b.restrained,
        ),
        Policy(
            "maximalist",
            "concedes nothing and hits hard once provoked",
            (
                DEPARTURE,
                Trait("rung_floor", 0.0, 9.0, 6.0, "rung expected of it once provoked"),
                Trait("impatience", 0.0, 1.0, 0.1, "cost of staying below it"),
            ),
            b.maximalist,
        ),
        Policy(
            "bluff",
            "threatens gladly, acts unwillingly",
            (
                DEPARTURE,
                Trait("noise_level", 0.0, 1.0, 0.1, "taste for threats"),
                Trait("shyness", 0.0, 1.0, 0.2, "cost of carrying them out"),
            ),
            b.bluff,
        ),
        Policy(
            "opportunist",
            "advances under cover",
            (
                DEPARTURE,
                Trait("appetite", 0.0, 1.0, 0.1, "taste for attack under cover"),
                Trait("caution", 0.0, 1.0, 0.1, "distaste for it without"),
            ),
            b.opportunist,
        ),
        Policy(
            "broker",
            "a patron that prefers talks",
            (
                DEPARTURE,
                Trait("price", 0.0, 1.0, 0.05, "taste for talks"),
                Trait("leverage", 0.0, 1.0, 0.1, "readiness to hold back support"),
            ),
            b.broker,
        ),
        Policy(
            "backer",
            "a patron that never withholds",
            (DEPARTURE, Trait("loyalty", 0.0, 1.0, 0.15, "worth of standing by the client")),
            b.backer,
        ),
        Policy(
            "spoiler",
            "attacks truces and offers",
            (DEPARTURE, Trait("zeal", 0.0, 1.0, 0.1, "worth of wrecking a deal")),
            b.spoiler,
        ),
        Policy(
            "wedge",
            "leans in as its rivals' tie falls",
            (DEPARTURE, Trait("ambition", 0.0, 1.0, 0.1, "worth of splitting them")),
            b.wedge,
        ),
        Policy(
            "sitter",
            "avoids costly acts",
            (DEPARTURE, Trait("reluctance", 0.0, 1.0, 0.1, "cost of acting")),
            b.sitter,
        ),
    )
}

__all__ = ["DEPARTURE", "REGISTRY", "Policy", "Trait"]
