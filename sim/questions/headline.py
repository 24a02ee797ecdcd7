"""What a study found, in one sentence, from its plain data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from sim.glossary.glossary import Glossary
from sim.glossary.measure import COUNT, FACT, LABEL, OutcomeMeasure
from sim.glossary.text import (
    group_text,
    is_condition,
    joined,
    output_text,
    percent,
    sentence,
    words,
)
from sim.methods.completeness import Sight
from sim.questions.findings.survival import BAR

LISTED: Final = 4  # versions, players or profiles named in one sentence


def outcome_text(name: str, say: Glossary, kind: str = LABEL) -> str:
    """`axis=label` or `axis:label`, an event, a count or a predicate, as words.

    kind: of `sim.glossary.measure`.
    """
    if kind in (COUNT, FACT):
        return output_text(name, say)
    axis, _, label = name.replace("=", ":").partition(":")
    if not label:
        return sentence(say.name("event", axis))
    return f"{sentence(say.name('axis', axis))}: {say.name('label', f'{axis}.{label}')}"


def factor_text(key: str, say: Glossary) -> str:
    """A factor of a study in words: a parameter, an actor's doctrine or a mechanism."""
    kind, _, name = key.partition(".")
    if kind == "mechanisms":
        return say.name("mechanism", name)
    return say.name("parameter", key) if name else f"the doctrine of {say.name('subject', key)}"


def points(share: float) -> str:
    """A change of a probability in points."""
    return f"{100 * share:+.1f}"


def version_text(v: dict[str, Any], asked: str) -> str:
    """A version, what becomes of the question's label in it, and by how much."""
    c = next(c for c in v["changes"] if c["output"] == asked)
    about = f" ({words(v['about'])})" if v["about"] else ""
    return (f"{percent(c['after'])} in {words(v['name'])}{about}, {points(c['difference'])} "
            f"\N{PLUS-MINUS SIGN} {100 * c['half']:.1f} points")


def compare(data: dict[str, Any], say: Glossary) -> str:
    """The change of the question's label in each version."""
    asked, versions = data["question"], data["versions"]
    before = next(c for c in versions[0]["changes"] if c["output"] == asked)["before"]
    parts = [version_text(v, asked) for v in versions[:LISTED]]
    more = len(versions) - LISTED
    tail = f"; and {more} more version{'s' if more > 1 else ''}" if more > 0 else ""
    return f"{outcome_text(asked, say)}: {percent(before)} as it is; {'; '.join(parts)}{tail}."


def fork(data: dict[str, Any], say: Glossary) -> str:
    """The label that one choice made differently moves most."""
    choice = data["choice"]
    moved = max((c for c in data["changes"] if "=" in c["output"]),
                key=lambda c: abs(c["difference"]))
    option, was = (say.name("option", f"{choice['actor']}.{choice['track']}.{key}")
                   for key in (choice["option"], data["was"]))
    who = sentence(say.name("subject", choice["actor"]))
    return (f"{who} on {data['date']}: {option}, instead of: {was}. "
            f"{outcome_text(moved['output'], say)} in {percent(moved['after'])} instead of "
            f"{percent(moved['before'])}.")


def attribution(data: dict[str, Any], say: Glossary) -> str:
    """What carries most of the first outcome."""
    first = data["outcomes"][0]
    most = max(first["shares"], key=lambda s: abs(s["value"]))
    carries, asked = say.name("mechanism", most["player"]), OutcomeMeasure.of(first)
    size, low, high = (asked.change(most[key]) for key in ("value", "low", "high"))
    name = outcome_text(first["outcome"], say, asked.kind)
    return (f"{name}: {asked.text_of(first['full'])} with all "
            f"mechanisms on, {asked.text_of(first['none'])} with all off; {carries} carries most, "
            f"{f'{size} {asked.unit}'.strip()} (95%: {low} to {high}).")


def findings(data: dict[str, Any], say: Glossary) -> str:
    """How many statements survive all priors."""
    verdicts = [f["verdict"] for f in data["findings"]]
    good, untold = verdicts.count("survives"), verdicts.count("too few rows told")
    tail = f"; of {untold} too few rows can tell" if untold else ""
    return f"{good} of {len(verdicts)} statements hold in over {BAR:.0%} of the rows told{tail}."


def sensitivity(data: dict[str, Any], say: Glossary) -> str:
    """What moves the first outcome most."""
    first = data["outcomes"][0]
    lead = {"screen": "mu_star", "sobol": "ST", "importance": "first"}[first["method"]]
    order = sorted((i for i in first["indices"] if i["measure"] == lead), key=lambda i: -i["value"])
    groups = first.get("groups") or {}
    names = [group_text(i["key"], say) if len(groups.get(i["key"], ())) > 1
             else factor_text(i["key"], say) for i in order[:3] if i["value"] > 0]
    name = outcome_text(first["outcome"], say, OutcomeMeasure.of(first).kind)
    if (first.get("completeness") or {}).get("sight") == Sight.NOTHING:
        return f"{name}: alike in every rollout, so nothing can be said of what moves it."
    if not names:
        return f"{name}: nothing tried moves it."
    return f"{name} is moved most by {joined(names)}."


def discover(data: dict[str, Any], say: Glossary) -> str:
    """Where the first outcome is frequent."""
    first = data["outcomes"][0]
    name = outcome_text(first["outcome"], say, FACT if is_condition(first["outcome"]) else LABEL)
    share = percent(first["base"])
    if not first["boxes"]:
        told = [f["said"] for f in first.get("by_definition") or []]
        if told:
            return f"{name}: {share}, and settled by definition: {joined(told)}."
        if "tree" in first and first["tree"] is None:
            return f"{name}: {share}, too rare or too common to tell conditions from luck."
        return f"{name}: {share}, and no conditions under which it is frequent."
    box = first["boxes"][0]
    where = joined([c["said"] for c in box["conditions"]])
    return f"{name}: {percent(box['density'])} where {where}, against {percent(box['base'])}."


def solve(data: dict[str, Any], say: Glossary) -> str:
    """The equilibrium that holds most often, or that none was found and what that means."""
    found = sorted(data["nash"], key=lambda n: -(n["holds"] or 0.0))
    if not found:
        names = [say.name("subject", p) for p in data["players"]]
        why = "none was found" if data["mixed_looked_for"] else "mixed ones were not searched"
        return f"No equilibrium in pure doctrines among {joined(names)}; {why}."
    best = found[0]
    parts = []
    for player, mix in best["mixtures"].items():
        named = [say.name("doctrine", f"{player}.{d}") + ("" if p > 0.995 else f" {p:.2f}")
                 for d, p in mix.items() if p > 0]
        parts.append(f"{say.name('subject', player)}: {joined(named)}")
    kind = "a pure" if best["pure"] else "a mixed"
    tail = (f"one of {len(found)}" if len(found) > 1 else "") if best["holds"] is None else \
        f"in {percent(best['holds'])} of samples"
    return f"{sentence('; '.join(parts))}: {kind} equilibrium{', ' if tail else ''}{tail}."


def design(data: dict[str, Any], say: Glossary) -> str:
    """The threat with the least largest regret."""
    point = dict(zip(data["factors"], data["points"][data["robust"]], strict=True))
    issued = " is the one as issued" if data["robust"] == data["as_issued"] else ""
    return (f"The robust threat{issued}: deadline {data['robust_deadline']}, size "
            f"{percent(point['size'])}, publicity {point['publicity']:.2f}, "
            f"threatened: {say.name('rung', str(round(point['rung'])))}; the same in "
            f"{percent(data['holds'])} of samples.")


def audit(data: dict[str, Any], say: Glossary) -> str:
    """How many findings, and in which sections."""
    sections = {k: v for k, v in data.items() if isinstance(v, dict) and "findings" in v}
    open_ = {k: len([f for f in v["findings"] if not (isinstance(f, dict) and f.get("reason"))])
             for k, v in sections.items()}
    named = [f"{n} in {words(k)}" for k, n in open_.items() if n]
    if not named:
        return f"Nothing wrong was found in {joined(list(map(words, sections)))}."
    count = sum(open_.values())
    return f"{count} finding{'s' if count > 1 else ''}: {joined(named)}."


OF: Final[dict[str, Callable[[dict[str, Any], Glossary], str]]] = {
    "compare": compare, "fork": fork, "attribution": attribution, "findings": findings,
    "sensitivity": sensitivity, "discover": discover, "solve": solve, "design": design,
    "audit": audit,
}


def headline(name: str, data: dict[str, Any], say: Glossary | None = None) -> str:
    """The finding of a study by the name of its results (`compare`, `fork`, `design`, ...).

    say: what the scenario calls things.
    """
    return OF[name](data, say or Glossary())
