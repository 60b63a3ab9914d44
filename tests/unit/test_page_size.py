"""A page shows no more of a notebook than takes seconds to render."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from actorlab.reporting.feedback import safe_markdown2html
from actorlab.reporting.page_size import LEFT_OUT, MOST, Shorten
from support.feedback import change, page
from support.made_up_class import RIGHT

HUGE = 3_000_000


def shortened(*cells):
    return Shorten().preprocess(new_notebook(cells=list(cells)), {})[0].cells


def shown(cells):
    """How many characters are to be rendered."""
    texts = [cell.source for cell in cells]
    for output in (output for cell in cells for output in cell.get("outputs", ())):
        texts += [output.get("text", ""), *output.get("traceback", ()), *output.get("data", {}).values()]
    return sum(map(len, texts))


@pytest.mark.parametrize(
    "output",
    [
        new_output("stream", name="stdout", text="\x1b[31mx" * (HUGE // 6)),
        new_output("error", ename="E", evalue="", traceback=["x" * 1000] * (HUGE // 1000)),
        new_output("display_data", {"text/html": "<a>" * (HUGE // 3)}),
        new_output("display_data", {"image/svg+xml": "<a>" * (HUGE // 3)}),
    ],
)
def test_outputs_that_a_page_cannot_show_are_left_out(output):
    few = new_output("stream", name="stdout", text="few words")
    cells = shortened(new_code_cell("1", outputs=[few, output, few]), new_code_cell("2", outputs=[few]))
    assert [o.text for o in cells[0].outputs] == ["few words", LEFT_OUT]
    assert cells[1].outputs == [few]


def test_many_outputs_and_texts_are_too_much_together():
    some = new_output("stream", name="stdout", text="x" * (MOST // 10))
    cells = shortened(*(new_code_cell("y" * (MOST // 10), outputs=[some] * 3) for _ in range(100)))
    assert MOST / 2 < shown(cells) < 1.1 * MOST
    assert LEFT_OUT in cells[-1].source
    assert shown(shortened(*(new_markdown_cell("z" * HUGE) for _ in range(3)))) < 1.1 * MOST


def test_pictures_and_what_is_the_instructors_stay():
    picture = new_output("display_data", {"image/png": "A" * HUGE})
    said = new_code_cell("check", outputs=[new_output("stream", name="stdout", text="x" * MOST)])
    said.metadata["nbgrader"] = {"grade": True, "locked": True}
    cells = shortened(new_markdown_cell("x" * MOST), new_code_cell("", outputs=[picture]), said)
    assert cells[2].outputs[0].text == "x" * MOST
    assert shortened(new_code_cell("", outputs=[picture]))[0].outputs == [picture]


def test_formulas_without_end_are_shown_as_they_were_written():
    assert safe_markdown2html({}, "\\begin{a}" * 10_000).startswith("<pre>")
    assert "<pre>" not in safe_markdown2html({}, "$$\\begin{a}1\\end{a}$$ " * 20)


def test_a_students_page_is_of_that_size(made_up):
    made_up.grade("ada", RIGHT, RIGHT, RIGHT, RIGHT)
    huge = new_output("display_data", {"text/html": "<b>" * HUGE})
    change(made_up, lambda cells: cells.insert(0, new_code_cell("1", outputs=[huge])))
    html, table = page(made_up, "ada")
    assert LEFT_OUT in html and len(html) < 2 * HUGE
    assert table.count("✓ right") == 5
