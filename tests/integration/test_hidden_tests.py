"""Hidden tests are nowhere that a real kernel can look."""

import ast
import asyncio
import re

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from actorlab.authoring.cases import read_case
from actorlab.course import hidden_tests
from actorlab.execution.limits import Limits
from actorlab.execution.sandbox import missing
from actorlab.grading.grade import grade

# Looks wherever Python, IPython and the system keep a text, the process's memory
# included, and shows what it finds. The pattern does not match itself.
LOOKS = r"""
import gc, inspect, linecache, os, re, sys, tempfile, traceback

import actorlab

wanted = re.compile(rb"WANTED")
shell = get_ipython()
looked = {
    "In": In,
    "input": list(shell.history_manager.get_range(raw=True)) + list(shell.history_manager.get_range(raw=False)),
    "history": [row for row in shell.history_manager.search("*")],
    "file of the history": list(shell.history_manager.db.iterdump()),
    "lines": {name: entry for name, entry in linecache.cache.items() if "ipykernel" in str(name) or "ipython" in str(name)},
    "errors": traceback.format_exception(getattr(sys, "last_value", None)),
    "frames": [inspect.getsource(frame.f_code) for frame in sys._current_frames().values()
               if "ipykernel_" in frame.f_code.co_filename],
    "notebook": {name: repr(value)[:10000] for name, value in list(globals().items())},
    "texts": [one for one in gc.get_objects() if isinstance(one, (list, tuple, dict)) and len(one) < 10000
              and wanted.search(repr([x for x in (one.values() if isinstance(one, dict) else one) if isinstance(x, str)]).encode())],
}
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as memory:
    for line in maps.readlines():
        span, rights, *_ = line.split()
        begin, end = (int(at, 16) for at in span.split("-"))
        for at in range(begin, end, 20_000_000) if rights.startswith("rw") and "/dev/shm" not in line else ():
            try:
                memory.seek(at)
                there = memory.read(min(20_000_000, end - at))
            except OSError:  # set aside, and not there yet
                continue
            looked["memory " + span] = looked.get("memory " + span, []) + wanted.findall(there)
tops = {os.getcwd(), os.path.expanduser("~"), tempfile.gettempdir(), os.path.dirname(list(actorlab.__path__)[0])}
here = {
    os.path.join(folder, name) for top in tops for folder, _, names in os.walk(top) for name in names
    if name.endswith((".ipynb", ".py", ".json", ".sqlite", ".log", ".out")) and "packages" not in folder
}
for name in here:
    try:
        with open(name, "rb") as file:
            # The pack's own program names the mark. Python would put two texts together before the cell runs.
            looked[name] = file.read(2_000_000).replace(b" ".join([b"HIDDEN", b"TESTS"]), b"")
    except OSError:
        pass
found = {
    name: sorted(set(wanted.findall(what if isinstance(what, bytes) else repr(what).encode())))
    for name, what in looked.items()
}
print("looked at", len(looked), "places,", sum(name.startswith("memory") for name in looked), "in memory,", len(here), "files")
print("found", {name: what for name, what in found.items() if what})
print(looked["In"], looked["input"], looked["errors"])
"""


@pytest.mark.skipif(bool(missing()), reason=missing())
def test_a_notebook_that_looks_everywhere_finds_and_shows_none(assignment, root):
    # One that a hidden test finds wrong: the kernel is asked to explain that.
    notebook = read_case(root / "tests" / assignment.name / "wrong" / "counts_in_floats.py").notebook(
        assignment
    )
    asks = [ast.unparse(one) for test in assignment.tests.values() for one in hidden_tests.asserts(test)]
    assert len(asks) == 4
    pattern = "|".join(f"{re.escape(text[:-1])}[{text[-1]}]" for text in ("HIDDEN TESTS", *asks))
    notebook.cells.append(new_code_cell(LOOKS.replace("WANTED", pattern)))
    graded = asyncio.run(grade(nbformat.writes(notebook), assignment, limits=Limits(pictures=False)))
    assert [(v.score, v.mistake) for v in graded.verdicts] == [
        (1, ""),
        (1, ""),
        (0, "Unmet"),
        (2, ""),
        (1, ""),
    ]
    (said,) = graded.notebook.cells[-1].outputs
    assert said.output_type == "stream", said
    places, in_memory, files = map(int, re.findall(r"\d+", said.text.splitlines()[0]))
    assert in_memory > 50 and files > 20 and places >= in_memory + files, said.text[:300]
    assert "found {}" in said.text, said.text[:2000]
    assert "assert seen.actors_that_ran" in said.text  # what it looks for would have been seen
    for cell in graded.notebook.cells:
        cell.source = hidden_tests.released(cell.source)
    shown = nbformat.writes(graded.notebook)
    assert [text for text in ("HIDDEN TESTS", *asks) if text in shown] == []
