"""Loading a scenario folder: read everything, collect every problem, then fill one record."""

from pathlib import Path
from typing import Any

from sim.draws import distinct_keys
from sim.errors import ScenarioError, ScenarioErrors, nearest, unknown
from sim.scenario import catalog, commitments, menus, structure
from sim.scenario.doctrines import enter_doctrines
from sim.scenario.draft import Draft
from sim.scenario.merge import merge
from sim.scenario.model import Actor, Scenario
from sim.scenario.observed import read_observed
from sim.scenario.pack import fill
from sim.scenario.parameters import read_parameters
from sim.scenario.roots import data_root, shown
from sim.scenario.theatre import read_map
from sim.scenario.yamlfile import Node, read_yaml
from sim.state import capacity as cap

KEYS = ("name", "title", "about", "base", "start", "horizon", "cutoff", "question", "actors",
        "links", "map", "lines", "line_terms", "agreements", "channels", "meetings", "ultimatums",
        "pledges", "deal", "initial", "outcomes", "end_when", "injects", "mechanisms", "record")
COUNTED = (("agreements", "agreement", cap.AGREEMENTS), ("channels", "channel", cap.CHANNELS),
           ("ultimatums", "ultimatum", cap.ULTIMATUMS), ("pledges", "pledge", cap.PLEDGES))


def bundled() -> list[str]:
    """Names of the bundled scenarios."""
    return sorted(p.parent.name for p in (data_root() / "scenarios").glob("*/scenario.yaml"))


def find_folder(name: str | Path) -> Path:
    """The folder of a bundled scenario or the folder given. UsageError if there is none."""
    text = str(name)
    if text in bundled():
        return data_root() / "scenarios" / text
    path = Path(name)
    if path.name == "scenario.yaml":
        path = path.parent
    if path.is_dir():
        return path
    raise unknown("scenario", text, bundled())


def chain(folder: Path) -> list[tuple[Path, Node]]:
    """The scenario's folder and those of its bases, nearest first, each with its scenario.yaml."""
    out: list[tuple[Path, Node]] = []
    while True:
        node = read_yaml(folder / "scenario.yaml")
        out.append((folder, node))
        base = node.get("base")
        if base is None:
            return out
        file, line = node.where("base")
        after = (folder / str(base)).resolve()
        if any(after == f.resolve() for f, _ in out):
            problem = "a scenario cannot be its own base"
        elif not (after / "scenario.yaml").is_file():
            near = nearest(after.name, [p.name for p in after.parent.glob("*") if p.is_dir()])
            raise ScenarioErrors([ScenarioError(f"no scenario in {shown(after)}", file=file,
                                                line=line, key="base", nearest=near)])
        else:
            folder = after
            continue
        raise ScenarioErrors([ScenarioError(problem, file=file, line=line, key="base")])


def read_layered(draft: Draft, name: str) -> Node:
    """A YAML file of the scenario laid over those of its bases."""
    node: Node | None = None
    for folder in reversed(draft.folders):
        path = folder / name
        if path.is_file():
            draft.note(path)
            top = draft.guard(read_yaml, path)
            if top is not None:
                node = top if node is None else merge(node, top)
    if node is None:
        file = shown(draft.folders[0] / name)
        if not any((f / name).is_file() for f in draft.folders):
            draft.problems.at(file, None, None, "file not found")
        return Node("", file, 0)
    return node


def load(name: str | Path) -> Scenario:
    """Load a bundled scenario by name, or one from a folder.

    Raises UsageError if there is no such scenario and ScenarioErrors listing everything wrong.
    """
    layers = chain(find_folder(name))
    draft = Draft([folder for folder, _ in layers])
    root = layers[-1][1]
    for folder, node in reversed(layers):
        draft.note(folder / "scenario.yaml")
        root = merge(root, node) if node is not root else root
    scenario = read(draft, root)
    if draft.problems.errors:
        raise ScenarioErrors(draft.problems.errors)
    assert scenario is not None
    return scenario


def read(draft: Draft, root: Node) -> Scenario | None:
    """Read all parts in the order in which they name each other."""
    problems, record = draft.problems, draft.record
    need = ("name", "title", "start", "horizon", "question", "actors", "outcomes")
    problems.keys(root, KEYS, need)
    start, horizon = problems.date(root, "start"), problems.date(root, "horizon")
    cutoff = problems.date(root, "cutoff") or start
    if start is None or horizon is None or cutoff is None:
        return None
    if horizon < start:
        problems.add(root, "horizon", f"{horizon} is before the start, {start}")
    draft.start = start
    record["days"], record["passes"] = (horizon - start).days + 1, 1
    if record["days"] > 4000:
        problems.add(root, "horizon", f"{int(record['days'])} days are too many, at most 4000")
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
    commitments.read_ultimatums(draft, root)
    commitments.read_pledges(draft, root)
    commitments.read_deal(draft, root)
    structure.read_initial(draft, root)
    structure.read_injects(draft, root)
    outcomes = structure.read_outcomes(draft, root)
    question = structure.read_question(draft, root, outcomes)
    mechanisms = structure.read_mechanisms(draft, root)
    observed = read_observed(draft, root)
    policies, traits, priors = enter_doctrines(draft, root, actors)
    paths = catalog.slots(draft.names) | traits
    priors |= read_parameters(draft, read_layered(draft, "parameters.yaml"), paths)
    fill(record, paths, priors)
    check_keys(draft, root, [*actors, *(a + ".doctrine" for a in actors), *paths])
    return Scenario(
        name=problems.text(root, "name"), folder=draft.folders[0],
        title=problems.text(root, "title"), about=" ".join(problems.text(root, "about").split()),
        start=start, horizon=horizon, cutoff=cutoff,
        actors=tuple(actor_of(record, i, n, a) for i, (n, a) in enumerate(actors.items())),
        names={k: tuple(v) for k, v in draft.names.items()} | {"axis": tuple(draft.axes)},
        policies=policies, parameters=dict(sorted(priors.items())), paths=paths,
        outcomes=outcomes, question=question, mechanisms=mechanisms, record=record,
        places=places, sources=tuple(draft.sources), observed=observed,
    )


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
                 actor["menus"], actor["posture"])
