"""How any question is asked: checked whole, its folder claimed, played, told, kept."""

from __future__ import annotations

import hashlib
import json
import shlex
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from sim.data.asked import Asked
from sim.data.manifest import COMPLETE
from sim.errors import UsageError, quote
from sim.play.executors import executor_of
from sim.play.listener import Listener, listener_of
from sim.play.session import Session, claim_folder
from sim.questions.answer import Answer
from sim.questions.declaration import Question, declaration_of, refuse_odd_name
from sim.questions.fresh import Fresh
from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.studies.lab import Lab

ALWAYS: Final = ("rollouts", "seed")  # said in a command even at their defaults


class Ask:
    """A question on its way to an answer.

    `ask["rollouts"]` is a checked setting; words are those about the crisis. The session is there
    once everything has been checked.
    """

    def __init__(self, question: Question, given: Mapping[str, Any]) -> None:
        self.declared = declaration_of(question)
        self.name = self.declared.name
        fresh = {k: v for k, v in given.items() if isinstance(v, Fresh)}
        plain = {k: v for k, v in given.items() if k not in fresh}
        self.settings = {**self.declared.checked(plain), **fresh}
        self.words: dict[str, Any] = words_in(given.get("words"))
        self.declared.refuse_unused(self.settings, self.words)
        self.listener: Listener = listener_of(given.get("progress"))
        self.session = Session()
        self.named = given.get("scenario")
        self.key = ""
        self.unused: set[str] = set()
        self.notices: list[str] = []
        self.reread: Callable[[Answer], None] = lambda found: None  # an answer found in its folder
        self.rests_on: list[str] = []  # digests of what was played elsewhere

    def __getitem__(self, name: str) -> Any:
        return self.settings[name]

    @cached_property
    def scenario(self) -> Scenario:
        """The scenario; UsageError if none is named."""
        if isinstance(self.named, Scenario):
            return self.named
        if not self.named:
            raise UsageError("scenario=NAME is missing; `escalade list` says what there is")
        return load(str(self.named), bool(self.settings.get("code")))

    @cached_property
    def asked(self) -> Asked:
        """What is asked, as it is kept with the answer."""
        from sim.seats.plan import name_of

        words = {k: name_of(v) if callable(v) else str(v) for k, v in self.words.items()}
        named = {} if self.named is None else {
            "scenario": self.named.name if isinstance(self.named, Scenario) else str(self.named)}
        settings = {**named, **{k: v for k, v in self.declared.identity(self.settings).items()
                                if k not in self.unused}}
        return Asked(self.name, settings, words, self.key or self.fingerprint(settings, words),
                     self.command(settings, words),
                     {} if self.named is None else self.scenario.texts)

    def command(self, settings: Mapping[str, Any], words: Mapping[str, str]) -> str:
        """The command line that asks the same again; size and seed are always said."""
        own = [f"{k}={word_of(v)}" for k, v in settings.items() if k in self.declared.by_word
               and v is not None and (k in ALWAYS or v != self.declared.by_word[k].default)]
        named = [str(settings["scenario"])] if settings.get("scenario") else []
        return shlex.join(["escalade", self.name, *named, *own,
                           *(f"{k}={v}" for k, v in words.items())])

    def fingerprint(self, settings: Mapping[str, Any], words: Mapping[str, str]) -> str:
        """Of the question and its code, its settings and words, the scenario and the engine."""
        from sim.engine.compiled import source_hash
        from sim.play.simulate import task_of

        code = source_hash(("methods", "data", "studies", f"questions/{self.name}"))
        parts = [self.name, dict(settings), dict(words), code, *self.rests_on]
        if self.named is not None:
            crisis = self.scenario
            parts += [task_of(crisis, 1, 0, 1, "mixture", {}).key(), repr(crisis.comparisons),
                      dict(crisis.explained), repr(crisis.starts)]
        text = json.dumps(parts, sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()

    def lab(self, overrides: Mapping[str, Any] | None = None, replicates: int | None = None,
            written_out: bool = False) -> Lab:
        """A lab that plays versions of the scenario where this question plays.

        overrides: of every run; by default all words. written_out: its scenario has the threat of
        the words, for what reads menus and demands of it.
        """
        from sim.scenario.variant import variant
        from sim.scenario.variant import write_out_threat as write_out

        words, how = dict(self.words if overrides is None else overrides), str(self["doctrines"])
        self.notice(*variant(self.scenario, words, how).notices)
        scenario, words = (write_out(self.scenario, words, how) if written_out
                           else (self.scenario, words))
        more = {} if replicates is None else {"replicates": replicates}
        return Lab(scenario, self["seed"], self["workers"], words, how, self.listener.part,
                   session=self.session, **more)

    def notice(self, *notices: str) -> None:
        """Tell what there is to know of how words were read, once; an answer keeps it."""
        for text in notices:
            if text not in self.notices:
                self.notices.append(text)
                self.listener.rollouts(0, 0, text)

    def drop(self, *names: str) -> None:
        """Leave out settings that the answer does not depend on after all."""
        self.unused |= set(names)

    @contextmanager
    def playing(self, folder: Path | None) -> Iterator[None]:
        """A session that keeps what it plays in the folder."""
        executor = executor_of(self.settings.get("executor", "threads"),
                               self.settings.get("workers", 2), self.settings.get("address"))
        with Session(executor, folder, self.noticed) as self.session:
            yield

    @contextmanager
    def telling_rollouts(self) -> Iterator[None]:
        """Tell how many rollouts are done; otherwise a study tells its parts."""
        self.session.progress = self.listener.rollouts
        yield
        self.session.progress = self.noticed

    def noticed(self, done: int, total: int, notice: str) -> None:
        """Tell what there is to know of playing, but not how far it is."""
        if notice and not notice.startswith("going on"):
            self.listener.rollouts(done, total, notice)


def words_in(given: Any) -> dict[str, Any]:
    """Words about the crisis; UsageError for what is no mapping from text."""
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise UsageError(f"words={quote(repr(given))}: expected a mapping, such as "
                         "{'ACTOR': 'DOCTRINE'}")
    for key in given:
        if not isinstance(key, str):
            raise UsageError(f"words: {quote(repr(key))}: the name of a setting must be text")
        refuse_odd_name(key)
    return dict(given)


def word_of(value: Any) -> str:
    """A setting as the command line has it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


Work = Callable[[], Answer]


def answer(question: Question, given: Mapping[str, Any], prepare: Callable[[Ask], Work]) -> Any:
    """Ask a question and return the answer, kept in the folder of `out` if there is one.

    given: the arguments of the question's function. prepare: checks everything that can be wrong
    and returns what then plays. An answer that the folder holds already is read back.
    """
    ask = Ask(question, given)
    try:
        work = prepare(ask)
        out = ask.settings.get("out")
        if out is None:
            with ask.playing(None):
                found = carry_out(work, ask)
            found.noted(ask.notices)
            found.asked = ask.asked
            ask.listener.answered(found)
            return found
        return answer_kept(ask, work, out)
    finally:
        ask.listener.close()


def answer_kept(ask: Ask, work: Work, out: Any) -> Answer:
    """The answer, and its folder written."""
    from sim.questions.kept import load

    asked = ask.asked
    place = out.place(asked) if isinstance(out, Fresh) else out
    with claim_folder(place, asked.key, asked.config, ask.name) as claim:
        if claim.state == COMPLETE:
            found = load(claim.folder)
            ask.reread(found)
            ask.listener.already(found)
            return found
        with ask.playing(claim.folder):
            found = carry_out(work, ask)
        found.noted(ask.notices)
        found.asked, found.folder = asked, claim.folder
        ask.listener.answered(found)
        write_words(ask, claim.folder)
        found.write(claim.folder, bool(ask.settings.get("figures", True)))
        ask.listener.written(found)
        return found


def write_words(ask: Ask, folder: Path) -> None:
    """Write the whole job and its words where Hydra's users look for them."""
    import yaml

    from sim.atomic import disk_errors as writing
    from sim.atomic import write_text

    asked = ask.asked
    words = [f"{k}={v}" for k, v in asked.config.items() if v is not None]
    with writing(folder):
        (folder / ".hydra").mkdir(exist_ok=True)
        config = yaml.safe_dump(asked.config, sort_keys=False)
        write_text(folder / ".hydra" / "config.yaml", config)
        write_text(folder / ".hydra" / "overrides.yaml", yaml.safe_dump(words))


def carry_out(work: Work, ask: Ask) -> Answer:
    """What the work gives; UsageError if it takes more memory than there is."""
    try:
        return work()
    except MemoryError:
        n = quote(ask.settings.get("rollouts"))
        raise UsageError(f"rollouts={n}: more than this machine's memory holds") from None
