"""Whatever is handed in as a notebook: it is restored, or refused in one line."""

import copy
import json

from actorlab.course.assignment import Assignment
from actorlab.files.printable import one_line
from actorlab.intake.restore import Ungradable, parse, restore
from actorlab.kernel.cells import grade_id
from support.course import ROOT
from support.properties import given, json_values, st, texts

ASSIGNMENT = Assignment("ex07_actors", ROOT)
SOURCE = ASSIGNMENT.source
RELEASED = json.loads(ASSIGNMENT.release_path.read_text())
WANTED = {grade_id(cell): cell for cell in SOURCE.cells if grade_id(cell)}
KEYS = ("cell_type", "source", "metadata", "outputs", "id", "attachments", "level", "input", "text")

marks = st.dictionaries(
    st.sampled_from(["grade_id", "grade", "solution", "locked", "points", "task"]) | texts,
    st.sampled_from(list(WANTED)) | json_values,
    max_size=4,
)
cells = st.dictionaries(st.sampled_from(KEYS) | texts, json_values, max_size=5).flatmap(
    lambda cell: st.fixed_dictionaries(
        {
            "cell_type": st.sampled_from(["code", "markdown", "raw", "heading"]) | texts,
            "source": texts | st.lists(texts, max_size=3),
            "metadata": st.fixed_dictionaries(
                {}, optional={"nbgrader": marks | json_values, "tags": json_values}
            ),
        }
    ).map(lambda usual: {**usual, **cell})
)


@st.composite
def notebooks(draw):
    """The exercise's notebook, taken apart and put together by somebody who means no good."""
    raw = copy.deepcopy(RELEASED)
    raw["nbformat"] = draw(st.sampled_from([4, 4, 4, 4, 3, 2, 1, 0, 5, True, -1]))
    raw["nbformat_minor"] = draw(st.sampled_from([5, 5, 4, 0, True, 99, -1, 10**400, None]))
    raw["metadata"] = draw(st.just(raw["metadata"]) | json_values | st.dictionaries(
        st.sampled_from(["kernelspec", "language_info"]),
        st.dictionaries(st.sampled_from(["name", "language", "display_name"]), texts),
    ))  # fmt: skip
    for at in draw(st.lists(st.integers(0, len(raw["cells"]) - 1), max_size=6, unique=True)):
        raw["cells"][at].update(draw(cells))
    for cell in draw(st.lists(cells | json_values, max_size=2)):
        raw["cells"].insert(draw(st.integers(0, len(raw["cells"]))), cell)
    kept = draw(
        st.lists(st.sampled_from(range(len(raw["cells"]))), unique=True) | st.just(range(len(raw["cells"])))
    )
    raw["cells"] = [raw["cells"][at] for at in kept]
    if draw(st.booleans()) and raw["nbformat"] != 4:
        raw["worksheets"] = draw(st.just([{"cells": raw.pop("cells")}]) | json_values)
    raw.update(draw(st.dictionaries(texts, json_values, max_size=2)))
    return raw


def restored_or_refused(text):
    """What a notebook is restored to, which nothing of it must have changed; ``None`` if it is refused."""
    try:
        notebook, remarks = parse(text)
        restored = restore(notebook, SOURCE)
    except Ungradable as refused:
        assert str(refused) == one_line(str(refused)) != ""
        return None
    assert [line for line in (*remarks, *restored.remarks) if line != one_line(line)] == []
    found = [cell for cell in restored.notebook.cells if "nbgrader" in cell.metadata]
    assert sorted(map(grade_id, found)) == sorted(WANTED)
    for cell in found:
        wanted = WANTED[grade_id(cell)]
        assert (cell.cell_type, cell.metadata) == (wanted.cell_type, wanted.metadata)
        assert cell.source == wanted.source or wanted.metadata.nbgrader.solution
    assert [c for c in restored.notebook.cells if c.metadata and "nbgrader" not in c.metadata] == []
    assert [c for c in restored.notebook.cells if c.get("outputs") or c.get("execution_count")] == []
    about = {key: value for key, value in restored.notebook.items() if key != "cells"}
    assert about == {key: value for key, value in SOURCE.items() if key != "cells"}
    return restored.notebook


@given(json_values | st.fixed_dictionaries({"nbformat": json_values, "cells": json_values | st.lists(cells)}))
def test_any_json(value):
    restored_or_refused(json.dumps(value))


@given(notebooks())
def test_a_notebook_of_the_exercise_that_was_tampered_with(raw):
    restored_or_refused(json.dumps(raw))


@given(notebooks(), st.integers(0, 20_000), st.binary(max_size=5))
def test_a_notebook_that_was_cut_off_or_written_over(raw, at, bytes_):
    text = json.dumps(raw, ensure_ascii=False)
    restored_or_refused(text[:at])
    restored_or_refused(text[:at] + bytes_.decode(errors="replace") + text[at + len(bytes_) :])


@given(st.dictionaries(st.sampled_from([n for n in WANTED if WANTED[n].metadata.nbgrader.solution]), texts))
def test_what_a_student_wrote_into_the_solution_cells_is_there(wrote):
    raw = copy.deepcopy(RELEASED)
    for cell in raw["cells"]:
        if (name := cell["metadata"].get("nbgrader", {}).get("grade_id")) in wrote:
            cell["source"] = wrote[name]
    notebook = restored_or_refused(json.dumps(raw))
    found = {grade_id(cell): cell.source for cell in notebook.cells if grade_id(cell) in wrote}
    assert found == {name: text.encode("utf-8", "replace").decode() for name, text in wrote.items()}
