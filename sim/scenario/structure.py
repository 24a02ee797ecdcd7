"""scenario.yaml but its actors, map and commitments: links, agreements, outcomes and the like."""

import datetime

from sim.engine.state import capacity as cap
from sim.engine.state.names import MECHANISMS, NEVER
from sim.errors import nearest, quote
from sim.scenario.draft import Draft
from sim.scenario.forms import LABEL_KINDS, MEETINGS
from sim.scenario.model import OutcomeAxis, Question
from sim.scenario.yamlfile import Node


def read_links(draft: Draft, root: Node) -> None:
    """links.patrons: who backs whom."""
    links = draft.problems.mapping(root, "links")
    for item in draft.problems.items(links, "patrons"):
        patron, client = draft.pick(item, "patron", "actor"), draft.pick(item, "client", "actor")
        draft.differ(item, "patron", "client")
        if patron >= 0 and client >= 0:
            draft.record["patron"][patron, client] = 1


def read_agreements(draft: Draft, root: Node) -> None:
    """Agreements, channels and the meetings already agreed."""
    record, problems = draft.record, draft.problems
    for g, (_, node) in enumerate(problems.entries(root, "agreements")[: cap.AGREEMENTS]):
        members = node.get("members")
        if not isinstance(members, list) or len(set(map(str, members))) < 2:
            problems.add(node, "members", "must be a list of two actors or more")
            continue
        for name in members:
            i = problems.index(node, "members", "actor", name, draft.names["actor"])
            if i >= 0:
                record["agreement_member"][g, i] = 1
        record["agreement_format"][g] = problems.flag(node, "format", False)
    for k, (_, node) in enumerate(problems.entries(root, "channels")[: cap.CHANNELS]):
        for key in ("a", "b", "mediator"):
            record[f"channel_{key}"][k] = draft.pick(node, key, "actor")
        draft.differ(node, "a", "b", "mediator")
        record["channel_format"][k] = draft.pick(node, "format", "agreement")
    read_meetings(draft, root)


def read_meetings(draft: Draft, root: Node) -> None:
    """Meetings already agreed; the day of one may be known within a span alone."""
    record, problems = draft.record, draft.problems
    meetings = problems.items(root, "meetings")
    if not draft.fits(root, "meetings", "meetings", len(meetings), cap.MEETINGS):
        return
    meetings = sorted(meetings, key=lambda m: str(m.get("date")))
    record["n_meetings"] = len(meetings)
    for m, node in enumerate(meetings):
        held = draft.within(node, "date")
        first, last = (draft.within(node, key) or held for key in ("earliest", "latest"))
        if held and first and first > held:
            problems.add(node, "earliest", f"{first} is after the meeting, {held}")
        if held and last and last < held:
            problems.add(node, "latest", f"{last} is before the meeting, {held}")
        record["meeting_day"][m] = draft.day(held)
        record["meeting_first"][m] = draft.day(first)
        record["meeting_last"][m] = draft.day(last)
        record["meeting_kind"][m] = problems.choice(node, "kind", "kind", MEETINGS)
        record["meeting_channel"][m] = draft.pick(node, "channel", "channel")


def read_outcomes(draft: Draft, root: Node) -> tuple[OutcomeAxis, ...]:
    """Outcome axes in the order written, and the rule that ends a rollout."""
    record, problems = draft.record, draft.problems
    axes = problems.mapping(root, "outcomes")
    out: list[OutcomeAxis] = []
    rules = 0
    if not draft.fits(root, "outcomes", "outcome axes", len(axes), cap.OUTCOMES):
        return ()
    for o, axis in enumerate(axes):
        items = problems.items(axes, axis)
        if not items:
            problems.add(axes, axis, "needs at least one label")
            continue
        labels = [problems.text(item, "label") for item in items]
        for k, item in enumerate(items):
            last = k == len(items) - 1
            if last == (item.get("when") is not None):
                problems.add(item, None, "the last label has no 'when'" if last
                             else "every label but the last needs 'when'")
        for label in sorted({x for x in labels if x and labels.count(x) > 1}):
            problems.add(axes, axis, f"label '{quote(label)}' is given twice")
        count = len(items) - 1
        if not draft.fits(axes, axis, "outcome rules", rules + count, cap.AXIS_RULES):
            continue
        record["axis_first"][o], record["axis_rules"][o] = rules, count
        for item in items[:-1]:
            record["rule_predicate"][rules] = draft.predicate(item, "when")
            rules += 1
        texts = tuple(problems.text(item, "when") for item in items[:-1])
        kinds = [problems.choice(item, "kind", "kind", tuple(LABEL_KINDS), "none")
                 for item in items]
        out.append(
            OutcomeAxis(axis, tuple(labels), texts, tuple(tuple(LABEL_KINDS)[k] for k in kinds))
        )
    record["n_outcomes"] = len(axes)
    record["end_predicate"] = draft.predicate(root, "end_when")
    return tuple(out)


def read_question(draft: Draft, root: Node, outcomes: tuple[OutcomeAxis, ...]) -> Question:
    """The headline question; its axis and label must exist."""
    problems = draft.problems
    node = problems.mapping(root, "question")
    axes = [o.name for o in outcomes]
    at = problems.choice(node, "axis", "outcome axis", axes)
    if at >= 0:
        problems.choice(node, "label", "label", outcomes[at].labels)
    return Question(*(problems.text(node, k) for k in ("axis", "label", "ask")))


def read_mechanisms(draft: Draft, root: Node) -> dict[str, bool]:
    """Which mechanisms are on."""
    node = draft.problems.mapping(root, "mechanisms")
    on = {name: draft.problems.flag(node, name, True) for name in MECHANISMS}
    for m, name in enumerate(MECHANISMS):
        draft.record["on"][m] = on[name]
    return on


def read_initial(draft: Draft, root: Node) -> None:
    """Rungs, last contacts, fatal attacks and strikes, and attacks under way at the start."""
    record, problems = draft.record, draft.problems
    node = problems.mapping(root, "initial")
    record["last_contact"][:] = NEVER
    record["last_fatal"][:] = NEVER
    record["last_strike"][:] = NEVER
    rungs = problems.mapping(node, "rung")
    for key in rungs:
        pair = read_pair(draft, rungs, key)
        if pair:
            record["rung"][pair] = problems.integer(rungs, key, 0, 0, 9)
    for field, both in (("last_contact", True), ("last_fatal", False), ("last_strike", False)):
        dates = problems.mapping(node, field)
        for key in dates:
            pair = read_pair(draft, dates, key)
            date = draft.past(dates, key)
            if pair and isinstance(date, datetime.date):
                record[field][pair] = draft.day(date)
                if both:
                    record[field][pair[::-1]] = draft.day(date)
    read_attacks(draft, node)


def read_attacks(draft: Draft, node: Node) -> None:
    """Age and pace of attacks under way, and how long those have rested that had to stop."""
    problems, actors = draft.problems, draft.names["actor"]
    for field in ("attack_age", "rest_age", "momentum"):
        given = problems.mapping(node, field)
        for key in given:
            if key not in actors:
                near = nearest(key, actors)
                problems.add(given, key, f"unknown actor '{quote(key)}'", actors, near)
            elif field == "momentum":
                draft.record[field][actors.index(key)] = problems.number(given, key)
            else:
                draft.record[field][actors.index(key)] = problems.integer(given, key, 0, 1, 10**4)
    for i, actor in enumerate(actors):
        if draft.record["attack_age"][i] > 0 and draft.record["rest_age"][i] > 0:
            problem = f"{actor} cannot both attack and rest"
            problems.add(problems.mapping(node, "rest_age"), actor, problem)


def read_pair(draft: Draft, node: Node, key: str) -> tuple[int, int] | None:
    """Two actors from a key such as `a.b`."""
    parts = key.split(".")
    actors = draft.names["actor"]
    if len(parts) != 2:
        draft.problems.add(node, key, "the key must be two actors, as in a.b")
        return None
    found = []
    for part in parts:
        if part not in actors:
            near = nearest(part, actors)
            draft.problems.add(node, key, f"unknown actor '{part}'", actors, near)
            return None
        found.append(actors.index(part))
    if found[0] == found[1]:
        draft.problems.add(node, key, "the two actors must differ")
        return None
    return found[0], found[1]
