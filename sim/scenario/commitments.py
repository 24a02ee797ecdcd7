"""Ultimatums, pledges and a deal already in force."""

import datetime

import numpy as np

from sim.engine.state import capacity as cap
from sim.engine.state.names import FATES, NEVER, STATUSES, U_MET, U_NONE
from sim.scenario.draft import Draft
from sim.scenario.yamlfile import Node


def read_ultimatums(draft: Draft, root: Node) -> None:
    """Dated threats, standing or latent."""
    entries = draft.problems.entries(root, "ultimatums")[: cap.ULTIMATUMS]
    for u, (_, node) in enumerate(entries):
        read_ultimatum(draft, u, node)
        read_link(draft, u, node, "after", "when")
        read_link(draft, u, node, "void", "void_when")
    for u, (name, node) in enumerate(entries):
        if waits_for_itself(draft.record, u):
            draft.problems.add(node, "after", f"{name} waits for itself, by way of others")


def read_link(draft: Draft, u: int, node: Node, key: str, when: str) -> None:
    """Another demand whose fate this one hangs on, and the fate."""
    record, problems = draft.record, draft.problems
    other = draft.pick(node, key, "ultimatum")
    record[f"ult_{key}"][u] = other
    fate = problems.choice(node, when, "fate", FATES, "met")
    record[f"ult_{key}_fate"][u] = STATUSES.index(FATES[fate]) if fate >= 0 else U_MET
    if node.get(when) is not None and node.get(key) is None:
        problems.add(node, when, f"says which fate, and no '{key}' says of which demand")
    if other == u:
        problems.add(node, key, "a demand cannot hang on its own fate")
    elif other >= 0 and key == "after" and record["ult_status"][u] != U_NONE:
        problems.add(node, key, "it has been made already; only a latent demand waits")


def waits_for_itself(record: np.ndarray, u: int) -> bool:
    """True if a demand waits for one that waits, by way of others, for it."""
    at = int(record["ult_after"][u])
    for _ in range(cap.ULTIMATUMS):
        if at < 0 or at == int(record["ult_after"][at]):
            return False
        at = int(record["ult_after"][at])
        if at == u:
            return True
    return False


def read_ultimatum(draft: Draft, u: int, node: Node) -> None:
    """One ultimatum."""
    record, problems = draft.record, draft.problems
    for key in ("issuer", "target", "patron"):
        record[f"ult_{key}"][u] = draft.pick(node, key, "actor")
    draft.differ(node, "issuer", "target")
    draft.differ(node, "issuer", "patron")
    target = record["ult_target"][u]
    if target >= 0 and record["ult_patron"][u] == target:
        record["patron"][target, target] = 1  # a power that answers for itself
    record["ult_line"][u] = draft.pick(node, "line", "line")
    record["ult_demand"][u] = draft.predicate(node, "demand")
    issued = draft.past(node, "issued")
    record["ult_issued"][u] = draft.day(issued, NEVER)
    default = "none" if issued is None else "open"
    names = ("latent", *STATUSES)
    status = problems.choice(node, "status", "status", names, default)
    record["ult_status"][u] = max(status - 1, U_NONE)
    latent = record["ult_status"][u] == U_NONE
    deadline = node.get("deadline")
    if latent:
        if isinstance(deadline, datetime.date):
            problems.add(node, "deadline", "a latent ultimatum has a deadline in days after issue")
        else:
            record["ult_deadline"][u] = problems.integer(node, "deadline", 0, 0)
    else:
        record["ult_deadline"][u] = draft.day(problems.date(node, "deadline"))
        if issued is None:
            problems.add(node, "issued", "a standing ultimatum needs the date it was issued")
        elif isinstance(deadline, datetime.date) and deadline < issued:
            problems.add(node, "deadline", f"{deadline} is before the issue, {issued}")
    asks = problems.number(node, "asks", 1.0)
    record["ult_asks"][u] = asks
    if asks <= 0.0:
        problems.add(node, "asks", "a demand asks for something: above 0 to 1")
    elif asks < 1.0 and node.get("line") is not None:
        problems.add(node, "asks", "a demand with a line asks for the ground under it")
    record["ult_grace"][u] = problems.integer(node, "grace", 0, 0)
    record["ult_rung"][u] = problems.integer(node, "rung", 7, 0, 9)
    record["ult_extension"][u] = problems.integer(node, "extension", 7, 0)


def read_pledges(draft: Draft, root: Node) -> None:
    """Conditional pledges: if this happens, that follows."""
    record, problems = draft.record, draft.problems
    for g, (_, node) in enumerate(problems.entries(root, "pledges")[: cap.PLEDGES]):
        record["pledge_holder"][g] = draft.pick(node, "holder", "actor")
        record["pledge_against"][g] = draft.pick(node, "against", "actor")
        draft.differ(node, "holder", "against")
        record["pledge_trigger"][g] = draft.predicate(node, "trigger")
        record["pledge_active"][g] = problems.flag(node, "active", True)
        record["pledge_delay"][g] = problems.integer(node, "delay", 0, 0)
        record["pledge_rung"][g] = problems.integer(node, "rung", 9, 0, 9)
        record["pledge_overrides"][g] = draft.pick(node, "overrides", "agreement")


def read_deal(draft: Draft, root: Node) -> None:
    """A deal in force at the start."""
    node = draft.problems.mapping(root, "deal")
    draft.record["deal_line"] = draft.pick(node, "line", "line")
    draft.record["deal_age"] = draft.problems.integer(node, "age", 0, 0)
