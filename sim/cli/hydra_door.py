"""The other way in: words by way of Hydra, for saved questions and for looking at the whole job.

`experiment=NAME` is a file in configs/experiment, `experiment=FILE.yaml` a user's own; `--cfg job`
prints what a command comes to. Every actor is a config group whose options are the names of its
doctrines, so that an experiment can say `override /ACTOR: DOCTRINE`. Plain words go the short
way, `sim.cli.arguments`; both end in the same settings and words.
"""

from __future__ import annotations

from typing import Any

from sim.errors import UsageError, one_line, quote, unknown
from sim.questions.declaration import Declared
from sim.scenario.levels import level_text

FLAGS = ("--cfg", "-c")
EXPERIMENT = "experiment"
OWN = "of_the_user"


def needs_hydra(args: list[str]) -> bool:
    """True where the words need Hydra."""
    return any(a in FLAGS or a.startswith(f"{EXPERIMENT}=") for a in args)


def show_asked(args: list[str]) -> tuple[list[str], bool]:
    """The other words, and whether `--cfg job` is among them; UsageError for another --cfg."""
    rest, shown = list(args), False
    for flag in FLAGS:
        while flag in rest:
            k = rest.index(flag)
            if rest[k + 1: k + 2] != ["job"]:
                raise UsageError(f"{flag}: expected `{flag} job`, which prints the whole job")
            del rest[k: k + 2]
            shown = True
    return rest, shown


def compose_words(about: Declared, given: dict[str, str]) -> dict[str, str]:
    """The words that a command comes to, with those of its experiment below those given."""
    moved = {k: v for k, v in given.items() if k.endswith(("+", "-"))}  # no words of Hydra's
    return {**flat(about, job(about, {k: v for k, v in given.items() if k not in moved})), **moved}


def job(about: Declared, given: dict[str, str]) -> Any:
    """The whole job as Hydra composes it; UsageError where it cannot."""
    from hydra import compose, initialize_config_dir
    from hydra.core.global_hydra import GlobalHydra
    from hydra.errors import HydraException
    from omegaconf import OmegaConf
    from omegaconf.errors import OmegaConfBaseException

    from sim.scenario.load import load
    from sim.scenario.roots import data_root

    words = dict(given)
    name, body = experiment(words.pop(EXPERIMENT, None))
    scenario = words.get("scenario") or body.get("scenario")
    if not scenario:
        raise UsageError("scenario=NAME is missing; `escalade list` says what there is")
    doctrines = {a.name: list(a.doctrine_names) for a in load(str(scenario)).actors}
    store(about, doctrines, name, body)
    overrides = [f"{k}={quote_whole(v)}" if v in doctrines.get(k, ()) else f"++{k}={quote_whole(v)}"
                 for k, v in words.items()]
    try:
        GlobalHydra.instance().clear()
        with initialize_config_dir(str(data_root() / "configs"), version_base="1.3"):
            found = compose("job", overrides)
        OmegaConf.resolve(found)
        return found
    except (HydraException, OmegaConfBaseException) as error:
        why = one_line(str(error)).partition(" See https")[0]
        raise UsageError(f"{EXPERIMENT}={quote(name or '')}: {quote(why, 200)}") from error


def experiment(named: str | None) -> tuple[str, dict[str, Any]]:
    """Name and content of an experiment, from the bundled ones or a file; ("", {}) for none."""
    from sim.errors import ScenarioErrors
    from sim.paths import path_of
    from sim.scenario.roots import data_root, is_file
    from sim.scenario.yamlfile import plain, read_yaml

    if named is None:
        return "", {}
    folder = data_root() / "configs" / EXPERIMENT
    path = path_of(named, EXPERIMENT) if named.endswith((".yaml", ".yml")) else \
        folder / f"{named}.yaml"
    if not is_file(path) and path.parent == folder:
        raise unknown(EXPERIMENT, named, sorted(p.stem for p in folder.glob("*.yaml")))
    try:
        body, problems = read_yaml(path)
        if problems:
            raise ScenarioErrors(problems)
    except ScenarioErrors as error:
        raise UsageError(f"{EXPERIMENT}={quote(named)}: cannot be read ({one_line(str(error))})"
                         ) from error
    return (named if path.parent == folder else OWN), plain(body)


def store(about: Declared, doctrines: dict[str, list[str]], name: str, body: dict[str, Any]
          ) -> None:
    """Put the primary config, the question's node and the actors' groups where Hydra looks."""
    from hydra.core.config_store import ConfigStore

    here = ConfigStore.instance()
    for group in [*doctrines, "question", EXPERIMENT]:
        here.repo.pop(group, None)  # those of another scenario
    here.store(group="question", name=about.name, node=node_of(about), package="_global_")
    for actor, names in doctrines.items():
        for doctrine in names:
            here.store(group=actor, name=doctrine, node={"doctrine": doctrine})
    if name == OWN:
        here.store(group=EXPERIMENT, name=name, node=body, package="_global_")
    groups: list[Any] = [{f"optional {actor}": None} for actor in doctrines]
    here.store(name="job", node={"defaults": [
        {"question": about.name}, *groups, *([{EXPERIMENT: name}] if name else []), "_self_"]})


def node_of(about: Declared) -> Any:
    """The settings of a question as typed nodes, open for words about the crisis beside them."""
    from omegaconf import AnyNode, BooleanNode, FloatNode, IntegerNode, OmegaConf, StringNode

    kinds: dict[type, Any] = {bool: BooleanNode, int: IntegerNode, float: FloatNode,
                              str: StringNode}
    node = OmegaConf.create({"scenario": None})
    for s in about.settings.values():
        if s.word in ("out", "rollout"):
            node._set_item_impl(s.word, AnyNode(s.default))
        else:
            kind = kinds.get(s.kind, StringNode)
            node._set_item_impl(s.word, kind(s.default, is_optional=True))
    return node


def flat(about: Declared, found: Any) -> dict[str, str]:
    """A composed job as words: what differs from the defaults."""
    from omegaconf import OmegaConf

    words: dict[str, str] = {}

    def walk(prefix: str, node: Any) -> None:
        for key, value in node.items():
            path = f"{prefix}.{key}" if prefix else str(key)
            if isinstance(value, dict):
                walk(path, value)
            elif value is not None:
                word = prefix if key == "doctrine" else path
                words[word] = word_of(value)

    walk("", OmegaConf.to_container(found))
    return {k: v for k, v in words.items()
            if k not in about.by_word or v != word_of(about.by_word[k].default)}


def word_of(value: Any) -> str:
    """A value as a word."""
    if isinstance(value, bool):
        return str(value).lower()
    return level_text([word_of(x) for x in value] if isinstance(value, list) else value)


def quote_whole(text: str) -> str:
    """A text as Hydra's grammar takes it whole."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
