"""`escalade QUESTION key=value ...`: the words of any question, from what it declares."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sim.cli import hydra_door
from sim.cli.arguments import pairs
from sim.errors import UsageError, near_names, quote
from sim.questions import QUESTIONS, question
from sim.questions.declaration import Declared, declaration_of, truth
from sim.scenario.levels import unquote

SHOWN: Final = ("json", "progress")  # words of every question about how it is shown


def words_of(args: list[str], about: Declared) -> dict[str, str]:
    """The words by key; a scenario may stand bare as the first."""
    bare = args[:1] and "=" not in args[0] and not args[0].startswith(("-", "+", "~"))
    given = pairs(args[1:] if bare else args, {"scenario", *SHOWN, *about.by_word})
    if bare and "scenario" in given:
        raise UsageError("'scenario' is given twice")
    return {"scenario": args[0].strip(), **given} if bare else given


def ask(name: str, args: list[str]) -> int:
    """Ask a question; the exit status, 1 where an audit finds what is not explained."""
    about = declaration_of(question(name))
    if hydra_door.needs_hydra(args):
        plain, shown = hydra_door.show_asked(args)
        given = words_of(plain, about)
        if shown:
            from omegaconf import OmegaConf

            print(OmegaConf.to_yaml(hydra_door.job(about, given)), end="")
            return 0
        return ask_with(name, hydra_door.compose_words(about, given))
    return ask_with(name, words_of(args, about))


def ask_with(name: str, given: dict[str, str]) -> int:
    """Ask a question with its words."""
    from sim.cli.terminal import Terminal
    from sim.questions.fresh import Fresh

    function = question(name)
    about = declaration_of(function)
    shown = Terminal(truth("json", given.pop("json", "false")), given.pop("progress", "text"))
    scenario = unquote(given.pop("scenario", None))
    if scenario in about.by_word:
        raise UsageError(f"'{quote(scenario)}': expected key=value")
    settings, words = about.parted(given)
    if shown.as_json and settings.get("detail"):
        raise UsageError("detail=true json=true: the JSON lines hold every detail; give one")
    if "out" in about.settings:
        settings.setdefault("out", Fresh(Path("results")))
    try:
        found = function(scenario, words, **settings, progress=shown)
    except UsageError as error:
        raise foreign(words, about, str(error)) or error from None
    if name != "audit":
        return 0
    from sim.questions.audit.study import has_unexplained

    return int(has_unexplained(found.data))


def foreign(words: dict[str, str], about: Declared, problem: str) -> UsageError | None:
    """A better error where the unknown word is, or is near to, a setting; None if it is not."""
    start = "unknown parameter, actor or mechanism"
    for word in (w for w in words if problem.startswith(f"{start} '{w}'")):
        owners = [q for q in QUESTIONS if word in declaration_of(question(q)).by_word]
        if owners:
            return UsageError(
                f"{quote(word)}: is a setting of `escalade {owners[0]}`, of no use to "
                f"`escalade {about.name}`, which has {', '.join(about.by_word)}"
            )
        near = near_names(word, about.by_word, 1)
        if near and "." not in word:
            return UsageError(f"{start} '{quote(word)}'; did you mean the setting '{near[0]}'?")
    return None
