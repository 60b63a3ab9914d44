"""What is handed in may be anything; it is restored, or refused with a reason."""

import copy
import json
import subprocess
import sys
import time

import nbformat
import pytest

from actorlab.intake.restore import Ungradable, parse, restore


def ids(notebook):
    return [c.metadata.nbgrader.grade_id for c in notebook.cells if "nbgrader" in c.metadata]


def cell(notebook, name):
    return next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == name)


@pytest.fixture
def submitted(assignment):
    return copy.deepcopy(assignment.release)


@pytest.mark.parametrize(
    "text, says",
    {
        "empty": ("", "empty"),
        "blank": (" \n", "empty"),
        "not JSON": ("hello", "not a notebook"),
        "a number": ("3", "not a notebook"),
        "a list": ("[]", "not a notebook"),
        "null": ("null", "not a notebook"),
        "no cells": ("{}", "no cells"),
        "cells of numbers": (
            '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [1]}',
            "not a valid notebook",
        ),
        "cells no list": (
            '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": 7}',
            "not a valid notebook",
        ),
        "odd cell type": (
            '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "x", "source": "", "metadata": {}}]}',
            "not a valid notebook",
        ),
        "from the future": (
            '{"nbformat": 99, "nbformat_minor": 0, "metadata": {}, "cells": []}',
            "not a valid notebook",
        ),
        "deeply nested": ("[" * 100000, "not a notebook"),
    }.values(),
)
def test_what_is_no_notebook_is_refused(text, says):
    with pytest.raises(Ungradable, match=says):
        parse(text)


def test_truncated_file_is_refused(assignment):
    text = assignment.release_path.read_text()
    with pytest.raises(Ungradable, match="cut off"):
        parse(text[: len(text) // 2])


def test_old_format_is_read(assignment, submitted):
    old = json.dumps(nbformat.convert(submitted, 3))
    notebook, remarks = parse(old)
    assert any("old notebook format 3" in r for r in remarks)
    restored = restore(notebook, assignment.source)
    assert ids(restored.notebook) == ids(assignment.source)


def test_no_kernelspec(assignment, submitted):
    submitted.metadata = {}
    notebook, remarks = parse(nbformat.writes(submitted))
    assert any("names no kernel" in r for r in remarks)
    assert restore(notebook, assignment.source).notebook.metadata.kernelspec.name == "python3"


def test_another_languages_kernel(assignment, submitted):
    submitted.metadata.kernelspec = {"name": "ir", "display_name": "R", "language": "R"}
    notebook, remarks = parse(nbformat.writes(submitted))
    assert any("kernel for R" in r for r in remarks)
    assert restore(notebook, assignment.source).notebook.metadata.kernelspec.name == "python3"


def test_what_a_notebook_calls_something_begins_no_line_among_the_remarks(assignment, submitted):
    submitted.metadata.kernelspec = {"name": "x", "display_name": "x", "language": "x\nben: 6/6\u2028\x1b[2J"}
    submitted.cells[0].metadata.nbgrader = {"grade_id": "none\nben: 6/6"}
    notebook, remarks = parse(nbformat.writes(submitted))
    remarks += restore(notebook, assignment.source).remarks
    assert len(remarks) == 2 and [r for r in remarks if len(r.splitlines()) > 1 or "\x1b" in r] == []


def test_untouched_exercise_needs_nothing(assignment, submitted):
    assert restore(submitted, assignment.source).remarks == ()


def test_students_cells_are_kept_and_instructors_put_back(assignment, submitted):
    cell(submitted, "foo_class").source = "mine = 1"
    cell(submitted, "verify_results").source = "pass"
    cell(submitted, "verify_results").metadata.nbgrader.points = 100
    restored = restore(submitted, assignment.source)
    assert cell(restored.notebook, "foo_class").source == "mine = 1"
    assert (
        cell(restored.notebook, "verify_results").source == cell(assignment.source, "verify_results").source
    )
    assert cell(restored.notebook, "verify_results").metadata.nbgrader.points == 2
    assert any("verify_results" in r for r in restored.remarks)


def test_checks_that_let_a_run_go_on_do_so_in_every_copy(assignment, submitted):
    checks = lambda notebook: [c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade")]
    tags = lambda notebook: [c.metadata.get("tags") for c in checks(notebook)]
    assert tags(assignment.source) == tags(assignment.release) == [["raises-exception"]] * 5
    for check in checks(submitted):
        check.metadata.tags = ["skip"]
    restored = restore(parse(nbformat.writes(submitted))[0], assignment.source)
    assert tags(restored.notebook) == tags(assignment.source)


def test_deleted_cells_are_put_back_in_their_place(assignment, submitted):
    submitted.cells = [c for c in submitted.cells if not c.metadata.get("nbgrader", {}).get("grade")]
    restored = restore(submitted, assignment.source)
    assert ids(restored.notebook) == ids(assignment.source)
    assert restored.remarks == (f"missing and put back: {', '.join(assignment.points)}",)


def test_deleted_solution_cell_is_empty(assignment, submitted):
    submitted.cells.remove(cell(submitted, "foo_instances"))
    restored = restore(submitted, assignment.source)
    assert cell(restored.notebook, "foo_instances").source == ""
    assert "the solution cell foo_instances is missing" in restored.remarks


def test_duplicated_cell_counts_once(assignment, submitted):
    again = copy.deepcopy(cell(submitted, "foo_class"))
    again.source = "Foo = None"
    submitted.cells.append(again)
    restored = restore(submitted, assignment.source)
    assert ids(restored.notebook) == ids(assignment.source)
    assert restored.notebook.cells[-1].source == "Foo = None"
    assert any("more than one cell foo_class" in r for r in restored.remarks)


@pytest.mark.parametrize("broken", [None, 3, "x", {}, {"grade_id": 5}, {"grade_id": "other", "grade": True}])
def test_broken_metadata_is_dropped(assignment, submitted, broken):
    raw = json.loads(nbformat.writes(submitted))
    raw["cells"][0]["metadata"]["nbgrader"] = broken
    notebook, _ = parse(json.dumps(raw))
    assert ids(restore(notebook, assignment.source).notebook) == ids(assignment.source)


@pytest.mark.parametrize(
    "odd",
    [
        {"metadata": {"tags": ["a", "a", "b,c"], "scrolled": "x"}},
        {"id": "with a space"},
        {"id": "x" * 99},
        {"attachments": {"a": {}}},
        {"source": "half a character: \ud83d"},
        {"surplus": 1},
    ],
)
def test_odd_cells_are_still_graded(assignment, submitted, odd):
    raw = json.loads(nbformat.writes(submitted))
    raw["cells"].append(
        {"cell_type": "code", "source": "", "metadata": {}, "outputs": [], "execution_count": None, **odd}
    )
    notebook, _ = parse(json.dumps(raw))
    nbformat.writes(restore(notebook, assignment.source).notebook).encode()


def test_arguments_are_not_changed(assignment, submitted):
    before, source = copy.deepcopy(submitted), copy.deepcopy(assignment.source)
    restore(submitted, assignment.source)
    assert submitted == before and assignment.source == source


def test_restored_notebook_is_valid(assignment, submitted):
    for c in submitted.cells:
        c.id = "same"
    nbformat.validate(restore(submitted, assignment.source).notebook)


def filled(**cell):
    """A notebook's text: one cell, with this in it."""
    whole = {"cell_type": "markdown", "source": "", "metadata": {}, **cell}
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [whole]})


MANY = 40_000  # nbformat alone takes half a minute for as many lists in an output
LISTS = [[]] * MANY
DEEP = json.loads("[" * 300 + "]" * 300)
CODE = {"cell_type": "code", "execution_count": None}
TROUBLE = {
    "attachments of lists": {"attachments": {"a": {"b": LISTS}}},
    "attachments without number": {"attachments": {f"{n}": {} for n in range(MANY)}},
    "outputs that are none": {**CODE, "outputs": LISTS},
    "an output of lists": {
        **CODE,
        "outputs": [{"output_type": "display_data", "data": {"a": LISTS}, "metadata": {}}],
    },
    "metadata of lists": {"metadata": {"a": LISTS, "nbgrader": {"a": LISTS, "grade_id": LISTS}}},
    "metadata without number": {"metadata": {"nbgrader": {f"{n}": 0 for n in range(MANY)}}},
    "depth": {"attachments": {"a": {"b": DEEP}}, "metadata": {"nbgrader": DEEP}},
    "keys": {f"{n}": [] for n in range(MANY)},
}


@pytest.mark.parametrize("trouble", TROUBLE.values(), ids=TROUBLE)
def test_what_nobody_needs_takes_little_longer_than_to_read_it(assignment, trouble):
    text = filled(**trouble)
    began = time.process_time()
    for _ in range(3):
        json.loads(text)
    alone = time.process_time() - began
    began = time.process_time()
    notebook, _ = parse(text)
    nbformat.writes(restore(notebook, assignment.source).notebook)
    # nbformat alone takes thousands of times as long for some of these.
    assert time.process_time() - began < 30 * alone + 1
    assert len(json.dumps(notebook)) < 10_000


def test_no_file_takes_more_memory_than_there_should_be_for_one():
    """An item of 4 bytes makes an object of 64; what a grader holds is bounded all the same."""
    limited = """if True:
        import resource, sys
        from actorlab.intake.restore import Ungradable, parse
        start = '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"a": ['
        text = start + ",".join(["{}"] * 30_000_000) + "]}]}"
        size = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (size + 700_000_000,) * 2)
        try:
            parse(text)
        except Ungradable as problem:
            print(problem)
    """
    ended = subprocess.run([sys.executable, "-c", limited], capture_output=True, text=True)
    assert "too much in it" in ended.stdout, ended.stderr


@pytest.mark.parametrize(
    "text, says",
    {
        "cells": ('{"nbformat": 4, "cells": [' + ",".join(["{}"] * 2_001) + "]}", "more than 2,000 cells"),
        "code": (filled(cell_type="code", source="[" * 1_000_001), "more than 1,000,000 characters of code"),
        "code by another name": (
            filled(source="[" * 1_000_001, metadata={"nbgrader": {"grade_id": "foo_class"}}),
            "more than 1,000,000 characters of code",
        ),
        "text": (filled(source="x" * 20_000_001), "more than 20,000,000 characters of text"),
        "code of numbers": (filled(source=[1, 2]), "not a valid notebook"),
        "code that is none": (filled(source={"a": 1}), "not a valid notebook"),
    }.values(),
)
def test_what_is_too_much_is_refused_with_the_reason(text, says):
    with pytest.raises(Ungradable, match=says):
        parse(text)


def test_a_notebook_with_many_pictures_is_graded(assignment, submitted):
    """Tens of megabytes are usual, in outputs and in text."""
    raw = json.loads(nbformat.writes(submitted))
    picture = "iVBORw0KGgo" * 200_000
    shown = {"output_type": "display_data", "metadata": {}, "data": {"image/png": picture}}
    raw["cells"].append({**CODE, "source": "", "metadata": {}, "outputs": [shown] * 15})
    attached = {f"{n}.png": {"image/png": picture} for n in range(12)}
    raw["cells"].append({"cell_type": "markdown", "source": "Mine", "metadata": {}, "attachments": attached})
    notebook, remarks = parse(json.dumps(raw))
    restored = restore(notebook, assignment.source)
    assert ids(restored.notebook) == ids(assignment.source) and not remarks
    kept = restored.notebook.cells[-1].attachments
    assert kept["0.png"] == {"image/png": picture}
    assert len(kept) == 9  # as many as there is room for; none is needed


@pytest.mark.parametrize("version", [1, 2, 3])
def test_text_of_old_formats_is_kept(version):
    cells = [
        {"cell_type": "code", "code": "a = 1", "input": "a = 1", "outputs": [[]], "language": "python"},
        {"cell_type": "text" if version == 1 else "markdown", "text": "words", "source": "words"},
    ]
    if version == 3:
        cells.append({"cell_type": "heading", "level": 10**9, "source": "a title"})
    placed = {"cells": cells} if version == 1 else {"worksheets": [{"cells": cells}]}
    notebook, remarks = parse(
        json.dumps({"nbformat": version, "nbformat_minor": 0, "metadata": {}, **placed})
    )
    assert [c.source for c in notebook.cells] == ["a = 1", "words", "###### a title"][: len(cells)]
    assert remarks[0] == f"written in the old notebook format {version}"


def test_remarks_end(assignment, submitted):
    submitted.cells += [copy.deepcopy(cell(submitted, "foo_class")) for _ in range(500)]
    remarks = restore(submitted, assignment.source).remarks
    assert len(remarks) == 21 and remarks[-1] == "and 480 more remarks"
