"""The page that maps our words to the field's: what it lists is used, nothing stands twice."""

import re

from sim.glossary.glossary import KINDS
from tests.docs.test_docs import DOCS, ROOT

PAGE = (DOCS / "glossary.md").read_text(encoding="utf-8")
ROWS = [tuple(cell.strip() for cell in line.strip("|").split(" | "))
        for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| here")]


def used() -> str:
    """Everything that is written in the other pages and in the package."""
    pages = [ROOT / "README.md", *DOCS.glob("*.md"), *(ROOT / "sim").rglob("*.py")]
    return " ".join(" ".join(p.read_text(encoding="utf-8").split()) for p in pages
                    if p.name not in ("glossary.md", "api.md")).lower()


def test_every_row_has_our_word_the_fields_and_a_source() -> None:
    assert len(ROWS) >= 50 and {len(row) for row in ROWS} == {3}
    assert [row for row in ROWS
            if not re.search(r"\b(19|20)\d\d\b", row[2]) and row[2] != "-"] == []


def test_every_word_of_the_house_is_used_elsewhere() -> None:
    text = used()
    words = [w.strip("` ") for house, *_ in ROWS for w in house.split(", ")]
    assert [w for w in words if not re.search(rf"\b{re.escape(w.lower())}", text)] == []
    assert len(set(words)) == len(words)


def test_every_term_of_the_field_stands_there_once() -> None:
    terms = [re.split(r"[,:]", term)[0].strip()
             for _, field, _ in ROWS for term in field.split("; ")]
    assert sorted({t for t in terms if terms.count(t) > 1}) == []
    for term in ("aleatory uncertainty", "epistemic uncertainty", "common random numbers",
                 "design point", "confidence interval", "counterfactual", "realised utility",
                 "quantal response", "audience costs", "ripeness", "Shapley value", "Sobol indices",
                 "scenario discovery", "hindcast"):
        assert PAGE.count(term) == 1, term


def test_it_is_linked_and_not_the_glossary_of_a_scenario() -> None:
    for name in ("../README.md", "model.md", "studies.md", "words.md", "tutorial.md"):
        assert "glossary.md" in (DOCS / name).read_text(encoding="utf-8"), name
    assert "(words.md)" in PAGE and KINDS
