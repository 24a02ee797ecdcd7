"""Loading a scenario folder: read everything, collect every problem, then fill one record."""

from datetime import date
from functools import reduce
from pathlib import Path
from typing import Any

from sim.archive import unpack_texts
from sim.engine.draws import distinct_keys
from sim.engine.state import capacity as cap
from sim.errors import ScenarioErrors, nearest, quote
from sim.scenario import catalog, commitments, menus, structure
from sim.scenario.comparisons import read_comparisons
from sim.scenario.conform import conform
from sim.scenario.cutoff import check_cutoff
from sim.scenario.doctrines import enter_doctrines
from sim.scenario.draft import Draft, Over
from sim.scenario.explained import finding_names, read_explained
from sim.scenario.forms import SCENARIO
from sim.scenario.injects import enter_injects, read_injects
from sim.scenario.merge import merge
from sim.scenario.model import Actor, Scenario
from sim.scenario.observed import read_observed
from sim.scenario.pack import fill
from sim.scenario.parameters import read_parameters
from sim.scenario.places import find_folder, find_scenarios
from sim.scenario.roots import is_file, resolve, show_path
from sim.scenario.starts import Start, Starts, overlay, read_starts
from sim.scenario.texts import texts_of
from sim.scenario.theatre import read_map
from sim.scenario.wording import own_words, read_wording, words_of
from sim.scenario.yamlfile import Node

KEYS = tuple(SCENARIO)
MOST_DAYS = 4000
COUNTED = (("agreements", "agreement", cap.AGREEMENTS), ("channels", "channel", cap.CHANNELS),
           ("ultimatums", "ultimatum", cap.ULTIMATUMS), ("pledges", "pledge", cap.PLEDGES))


def chain(draft: Draft, folder: Path) -> list[Node]:
    """The scenario.yaml of the scenario and of its bases, nearest first; notes their folders."""
    out: list[Node] = []
    while True:
        draft.folders.append(folder)
        node = draft.read(folder / "scenario.yaml")
        if node is None:
            break
        out.append(node)
        base = draft.problems.text(node, "base")
        if not base:
            break
        after = base_folder(draft, node, folder, base)
        if after is None:
            break
        folder = after
    return out


def base_folder(draft: Draft, node: Node, folder: Path, base: str) -> Path | None:
    """The folder of a base, by path or by name, or None with a problem noted."""
    named = folder / base
    if not is_file(named / "scenario.yaml"):
        others = find_scenarios()
        if base in others.places and not others.clash(base):
            named = others.places[base][0].folder
        else:
            beside = [p.name for p in named.parent.glob("*") if is_file(p / "scenario.yaml")]
            problem = others.clash(base) if base in others.places else \
                f"no scenario.yaml in {quote(show_path(named))}"
            draft.problems.add(node, "base", problem, near=nearest(named.name, beside))
            return None
    after = resolve(named)
    if any(after == resolve(f) for f in draft.folders):
        draft.problems.add(node, "base", "a scenario cannot be its own base, even by way of others")
        return None
    return after


def read_layered(draft: Draft, name: str) -> Node:
    """A YAML file of the scenario laid over those of its bases."""
    paths = [f / name for f in reversed(draft.folders) if is_file(f / name)]
    if not paths:
        draft.problems.at(show_path(draft.folders[0] / name), None, None, "file not found")
    nodes = [node for node in map(draft.read, paths) if node is not None]
    return reduce(merge, nodes) if nodes else Node("", show_path(draft.folders[0] / name), 0)


def load(name: str | Path, code: bool = False, over: Over | None = None) -> Scenario:
    """Load a scenario by name, or one from a folder.

    code: run the Python policies of the scenario's own that its doctrines name. over: what is laid
    over its files, for a start. Raises UsageError if there is no such scenario and ScenarioErrors
    listing everything wrong.
    """
    draft = Draft([], code)
    return finish(draft, chain(draft, find_folder(name)), over)


def load_kept(archive: Path) -> Scenario:
    """The scenario whose files are kept with its results; no code of its own is run."""
    with unpack_texts(archive) as folders:
        draft = Draft(folders)
        layers = [node for folder in folders
                  if (node := draft.read(folder / "scenario.yaml")) is not None]
        return finish(draft, layers, None)


def finish(draft: Draft, layers: list[Node], over: Over | None) -> Scenario:
    """The scenario of a draft whose scenario.yaml files, nearest first, have been read."""
    scenario = None
    if layers and over:
        layers[0] = merge(layers[0], over.state)
        draft.lay(over)
    if layers and not draft.problems.errors:
        root = reduce(merge, reversed(layers))
        scenario = read(draft, root)
        check_cutoff(draft, layers, root)
    else:
        read_alone(draft)
    errors = draft.problems.all()
    if errors:
        raise ScenarioErrors(errors)
    assert scenario is not None
    return scenario


def load_start(scenario: Scenario, start: Start) -> Scenario:
    """The scenario as it stands on a later first day, with an inject that tells of every event.

    Raises ScenarioErrors if what the start changes is wrong or later than its day.
    """
    over = Over(overlay(scenario.starts, start), start.parameters)
    return load(scenario.folder, bool(scenario.code), over)


def read_alone(draft: Draft) -> None:
    """Read the other YAML files by themselves when scenario.yaml cannot be used."""
    folder = draft.folders[0]
    for path in sorted([*folder.glob("*.yaml"), *folder.glob("*/*.yaml")]):
        if path.name != "scenario.yaml":
            draft.read(path)


def read(draft: Draft, root: Node) -> Scenario | None:
    """Read all parts in the order in which they name each other."""
    problems, record = draft.problems, draft.record
    conform(problems, root, SCENARIO)
    problems.settle()
    start, horizon, cutoff = read_days(draft, root)
    actors = menus.read_actors(draft, root)
    for section, kind, most in COUNTED:
        entries = problems.mapping(root, section)
        draft.names[kind] = sorted(entries)[:most]
        record["n_" + section] = len(draft.names[kind])
        draft.fits(root, section, section, len(entries), most)
    places = read_map(draft, root)
    menus.read_menus(draft, read_layered(draft, "menus.yaml"), actors)
    structure.read_links(draft, root)
    structure.read_agreements(draft, root)
    injects = read_injects(draft, root)
    commitments.read_ultimatums(draft, root)
    commitments.read_pledges(draft, root)
    commitments.read_deal(draft, root)
    structure.read_initial(draft, root)
    told = enter_injects(draft, injects)
    outcomes = structure.read_outcomes(draft, root)
    question = structure.read_question(draft, root, outcomes)
    mechanisms = structure.read_mechanisms(draft, root)
    observed = read_observed(draft, root)
    starts = Starts() if draft.over else read_starts(draft, root)
    policies, traits, priors = enter_doctrines(draft, root, actors)
    paths = catalog.slots(draft.names) | traits
    numbers = read_layered(draft, "parameters.yaml")
    if draft.over:
        numbers = merge(numbers, draft.over.parameters)
    priors |= read_parameters(draft, numbers, paths)
    wording = read_wording(draft)
    explained = read_explained(draft, root, finding_names(draft, actors, outcomes, priors))
    fill(record, paths, priors)
    sound = Scenario(
        name=problems.text(root, "name"), folder=draft.folders[0],
        title=problems.text(root, "title"), about=" ".join(problems.text(root, "about").split()),
        start=start, horizon=horizon, cutoff=cutoff,
        actors=tuple(actor_of(record, i, n, a) for i, (n, a) in enumerate(actors.items())),
        names={k: tuple(v) for k, v in draft.names.items()} | {"axis": tuple(draft.axes)},
        policies=policies, parameters=dict(sorted(priors.items())), paths=paths,
        outcomes=outcomes, question=question, mechanisms=mechanisms, record=record,
        places=places, roads=tuple(draft.roads), sources=tuple(draft.sources),
        texts={} if problems.errors else texts_of(draft.folders, draft.paths),
        observed=observed, starts=starts,
        explained=explained, injects=told, in_sample=problems.text(root, "in_sample"),
        own={name: own.policy for name, own in draft.own.items()},
        code={own.file: own.sha256 for own in draft.own.values()},
    )
    drawn = sorted({sound.draw_name(path) for path in paths})
    check_keys(draft, root, [*actors, *(a + ".doctrine" for a in actors), *drawn])
    if problems.errors:
        return sound
    own = own_words(draft, wording, sound)
    return sound.changed(comparisons=read_comparisons(draft, root, sound), named=own,
                         strangers=tuple(draft.strangers.all()), words=words_of(sound, own))


def read_days(draft: Draft, root: Node) -> tuple[date, date, date]:
    """First day, last day and the day information stops."""
    problems, record = draft.problems, draft.record
    start, horizon = problems.date(root, "start"), problems.date(root, "horizon")
    cutoff = problems.date(root, "cutoff")
    if start is not None and horizon is not None:
        draft.start, draft.horizon, draft.days_known = start, max(start, horizon), True
        if horizon < start:
            problems.add(root, "horizon", f"{horizon} is before the start, {start}")
        elif (horizon - start).days >= MOST_DAYS:
            days = (horizon - start).days + 1
            problems.add(root, "horizon", f"{days} days are too many, at most {MOST_DAYS}")
        if cutoff is not None and cutoff > draft.horizon:
            problems.add(root, "cutoff", f"{cutoff} is after the horizon, {horizon}")
    record["days"], record["passes"] = (draft.horizon - draft.start).days + 1, 1
    record["known_days"] = known = problems.integer(root, "known_days", 0, 0)
    if known >= record["days"]:
        days = int(record["days"])
        problems.add(root, "known_days", f"{known} known days of {days} leave none to be played")
    return draft.start, draft.horizon, cutoff or draft.start


def check_keys(draft: Draft, root: Node, names: list[str]) -> None:
    """No two names may share a draw key."""
    try:
        distinct_keys(names)
    except ValueError as error:
        draft.problems.add(root, "actors", str(error))


def actor_of(record: Any, i: int, name: str, actor: dict[str, Any]) -> Actor:
    """The typed actor from what was read."""
    doctrines = tuple(actor["doctrines"])
    at = int(record["doctrine"][i])
    named = doctrines[at].name if at < len(doctrines) else ""
    return Actor(name, int(record["role"][i]), int(record["side"][i]), named, doctrines,
                 actor["menus"], actor["posture"], actor["plans"])
