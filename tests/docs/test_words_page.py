"""The page on words: its example is read, its table is whole, its code prints what it says."""

import re

from sim.glossary.glossary import KINDS
from sim.scenario.conform import conform
from sim.scenario.problems import Problems
from sim.scenario.word_forms import WORDS
from sim.scenario.wording import SECTIONS
from sim.scenario.yamlfile import parse_yaml
from tests.docs.test_docs import DOCS, blocks


def test_the_example_conforms() -> None:
    ((_, text),) = blocks("words.md", "yaml")
    node, misread = parse_yaml(text, "words.yaml")
    problems = Problems()
    conform(problems, node, WORDS)
    assert [*problems.errors, *misread] == [] and len(node) >= 6


def test_the_table_names_every_section_and_every_section_has_a_kind() -> None:
    page = (DOCS / "words.md").read_text(encoding="utf-8")
    rows = " ".join(line for line in page.splitlines() if line.startswith("| `"))
    assert set(re.findall(r"`(\w+)`", rows)) >= set(WORDS)
    assert set(SECTIONS) == set(WORDS) and set(SECTIONS.values()) <= set(KINDS)


def test_the_code_prints_what_stands_beside_it(capsys) -> None:
    ((_, text),) = blocks("words.md", "python")
    exec(compile(text, "words.md", "exec"), {})
    wanted = re.findall(r"print\(.*\) +# (.*)", text)
    assert capsys.readouterr().out.splitlines() == wanted and len(wanted) == 2
