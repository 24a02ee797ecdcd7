"""The text of a terminal page is read back as headings, paragraphs and tables."""

import pytest

from sim.data.summary import summarise
from sim.glossary.text import table, wrap
from sim.report.answer_text import Paragraph, TextTable, blocks
from sim.report.text.answer import answer
from tests.data.synthetic import synthetic

LONG = ("Of the variance of the answer a part is ignorance between rows and the rest is luck "
        "within rows, which is the sampling error that no better evidence could ever remove.")


def test_a_table_is_read_as_it_was_made():
    head = ["Flip", "share", "typical rollout", ""]
    rows = [["limited war -> unresolved", "16%", "79", ""], ["a", "", "1", "least, in 100%"]]
    (found,) = blocks("\n".join(table(head, rows, 100)))
    assert found == TextTable(tuple(head), tuple(map(tuple, rows)))


def test_a_head_of_one_cell_alone():
    rows = [["North: bluff", "0.026", ""], ["North: steady", "0.000", "least, in 100% of samples"]]
    (found,) = blocks("\n".join(table(["Largest regret", "", ""], rows, 100)))
    assert found.head == ("Largest regret", "", "") and found.rows == tuple(map(tuple, rows))


@pytest.mark.parametrize("first", [0, 40])
def test_two_tables_without_an_empty_line_between_them(first):
    head = ["base", "changed"]
    one = table(["Probability, points", *head], [["End: war", "26%", "27%"]], 100, first)
    two = table(["Counts that move", *head], [["Deaths, North", "6.0", "2.8"]], 100, first)
    found = blocks("\n".join(one + two))
    assert [t.head[0] for t in found] == ["Probability, points", "Counts that move"]
    assert found[1].rows == (("Deaths, North", "6.0", "2.8"),)


def test_rows_left_out_are_dots_in_the_table():
    lines = table(["cell", "share", "95%"], [[str(k), "5%", "1-9%"] for k in range(4)], 100)
    lines.insert(3, "  ...")
    (found,) = blocks("\n".join(lines))
    assert found.rows[2] == ("...", "", "") and len(found.rows) == 5


@pytest.mark.parametrize("hang", ["", "  "])
def test_a_broken_paragraph_is_put_together_again(hang):
    lines = wrap(LONG, 100, hang)
    assert len(lines) == 2
    assert blocks("\n".join(lines)) == [Paragraph(LONG)]


def test_paragraphs_that_hang_stay_apart_however_long_they_are():
    lines = [line for text in ("a: " + LONG[:94] + " x", "b: " + LONG)
             for line in wrap(f"  {text}", 100, "    ")]
    found = blocks("\n".join(lines))
    assert [p.text[:2] for p in found] == ["a:", "b:"] and found[1].text == "b: " + LONG


def test_a_line_above_a_table_is_its_heading():
    text = "What it moves\n" + "\n".join(table(["x", "y"], [["a", "1"]], 100))
    assert blocks(text)[0] == Paragraph("What it moves", heading=True)
    lead = "It was played twice.\n" + "\n".join(table(["x", "y"], [["a", "1"]], 100))
    assert blocks(lead)[0] == Paragraph("It was played twice.")


def test_a_whole_answer_keeps_every_word():
    outcome = synthetic()
    text = answer(outcome, summarise(outcome), width=100)
    found = blocks(text)
    tables = [b for b in found if b.kind == "table"]
    assert len(tables) == len(outcome.axes) + 2
    assert {t.head[0] for t in tables} >= {"End state", "Tie", "First day of"}
    told = " ".join([b.text for b in found if b.kind == "paragraph"]
                    + [cell for t in tables for row in (t.head, *t.rows) for cell in row])
    assert sorted(told.split()) == sorted(text.split())


def test_a_head_that_was_broken_into_lines_is_one_head():
    lines = table(["What became of it", "share", "low"],
                  [["a long name of an end that has no room beside its numbers", "50%", "1%"],
                   ["short", "20%", "2%"], ["another long name of an end that has no room", "9%",
                                            "3%"]], 48)
    assert len(lines) > 5
    (found,) = blocks("\n".join(lines))
    assert found.rows == (
        ("a long name of an end that has no room beside its numbers", "50%", "1%"),
        ("short", "20%", "2%"), ("another long name of an end that has no room", "9%", "3%"))
