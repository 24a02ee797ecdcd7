"""What a scenario leaves without a name or a sentence, as `escalade validate` reports it."""

from __future__ import annotations

from sim.errors import ScenarioError
from sim.scenario.model import Scenario
from sim.scenario.roots import show_path
from sim.scenario.wording import FILE, SECTIONS, keys_of

# Kinds that may go without a sentence, and what may go without a word at all.
NAME_ENOUGH = ("option",)
SAID_THERE = ("plan",)  # kinds whose sentence may stand where they are defined
OPTIONAL = ("inject",)
LISTED = 4  # keys that a message names


def missing_words(scenario: Scenario) -> list[ScenarioError]:
    """A problem for each missing word; one for all of them where the scenario has no words.yaml.

    Loading and running need none of these words.
    """
    file = show_path(scenario.folder / FILE)
    keys = {section: keys_of(scenario)[kind] for section, kind in SECTIONS.items()
            if kind in keys_of(scenario) and kind not in OPTIONAL}
    places = sentences_on_places(scenario)
    if not any(scenario.named.get(SECTIONS[section]) for section in keys):
        total = [f"{len(found)} {section}" for section, found in keys.items() if found]
        total += [f"{len(scenario.places)} places (column 'about')"] if places else []
        return [ScenarioError(
            "file not found, so nothing has a name and a sentence for readers; `escalade new` "
            f"writes one to copy, docs/words.md says how. Missing: {', '.join(total)}", file=file)]
    found = [problem for section, names in keys.items()
             for problem in in_section(scenario, file, section, names)]
    return found + places


def in_section(scenario: Scenario, file: str, section: str, names: list[str]
               ) -> list[ScenarioError]:
    """What is missing in one section; one problem if that is everything."""
    kind = SECTIONS[section]
    words = scenario.named.get(kind, {})
    if names and not words:
        return [ScenarioError(f"is missing, so these have no name: {some(names)}", file=file,
                              key=section)]
    out = []
    for name in names:
        called, says = words.get(name, ("", ""))
        if not called:
            out.append(ScenarioError("has no name", file=file, key=f"{section}.{name}"))
        elif not (says or kind in NAME_ENOUGH
                  or (kind in SAID_THERE and scenario.glossary.says(kind, name))):
            out.append(ScenarioError("has no sentence (says)", file=file,
                                     key=f"{section}.{name}"))
    return out


def sentences_on_places(scenario: Scenario) -> list[ScenarioError]:
    """Places without a sentence; one problem if none has one."""
    missing = [row for row in scenario.places if not row.get("about")]
    if missing and len(missing) == len(scenario.places):
        return [ScenarioError("column 'about' is missing or empty, so no place has a sentence: "
                              + some([row["name"] for row in missing]),
                              file=getattr(missing[0], "file", None), line=1)]
    return [ScenarioError(f"'{row['name']}' has no sentence", file=getattr(row, "file", None),
                          line=getattr(row, "line", None), key="about") for row in missing]


def some(names: list[str]) -> str:
    """The first few of many names."""
    more = len(names) - LISTED
    return ", ".join(names[:LISTED]) + (f" and {more} more" if more > 0 else "")
