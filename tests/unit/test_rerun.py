"""Which of the student's own cells a grader runs again: without a kernel, on made-up runs."""

from dataclasses import replace

import pytest

from actorlab.evidence.calls import Call
from actorlab.evidence.record import Record
from actorlab.evidence.session import CellRun
from actorlab.execution.rerun import runs_behind, runs_to_repeat

CALLED = {"ray", "time", "f1", "f2"}  # what holds nothing but what is called
NOTHING = Record()


def runs(*sources, error=()):
    """Runs of ten seconds each, one after another."""
    failed = lambda source: RuntimeError() if source in error else None
    return [CellRun(s, 10.0 * n, 10.0 * n + 9, failed(s)) for n, s in enumerate(sources)]


def sent(*moments, method="increment", sender=""):
    return Record({}, tuple(Call(f"{at}", "a", f"Foo.{method}", at, at, at + 1, 7, sender) for at in moments))


def sources(found):
    return [run.source for run in found]


def behind(names, runs, record=NOTHING):
    return sources(runs_behind(names, runs, CALLED.__contains__, record))


LOOP = "refs = [f.increment.remote() for f in (f1, f2)]\nresults = ray.get(refs)"


@pytest.mark.parametrize(
    "cells, found",
    [
        ([LOOP], [LOOP]),
        (["f1 = f2 = 0", LOOP], [LOOP]),  # the actors stay
        ([LOOP, LOOP], [LOOP]),  # the last run
        (["refs = f1.all.remote()", "print(refs)", "values = ray.get(refs)", "results = values"],
         ["refs = f1.all.remote()", "values = ray.get(refs)", "results = values"]),
        (["def both(): return ray.get(f1.all.remote())", "results = both()"], ["results = both()"]),
        (["x = 5", "results = [1, 1, 2]"], ["results = [1, 1, 2]"]),
        (["x = 5"], []),
    ],
)  # fmt: skip
def test_the_cells_that_a_value_comes_from(cells, found):
    assert behind(["results"], runs(*cells)) == found


def test_a_cell_between_that_sends_calls_sets_no_name():
    cells = (
        "refs = [f1.increment.remote()]",
        "refs.append(f1.increment.remote())",
        "x = 1",
        "results = ray.get(refs)",
    )
    assert behind(["results"], runs(*cells), sent(3, 13)) == [cells[0], cells[1], cells[3]]


def test_a_value_that_a_function_sets_comes_from_the_last_cell_that_sent_calls():
    cells = (
        "f1.increment.remote()",
        "def go():\n    global results\n    results = 1",
        "go()",
        "print(results)",
    )
    assert behind(["results"], runs(*cells), sent(3, 23)) == ["go()"]


@pytest.mark.parametrize(
    "record",
    [
        sent(3, method="__init__"),  # Ray's own
        sent(3, sender="ab" * 24),  # a task's
        NOTHING,
    ],
)
def test_only_calls_of_the_notebooks_count(record):
    cells = "go()", "def go():\n    global results\n    results = 1"
    assert behind(["results"], runs(*cells), record) == []


def test_a_cell_that_failed_is_not_run_again():
    cells = "results = f1.all.remote()", "results = f1.nothing.remote()"
    assert behind(["results"], runs(*cells, error={cells[1]}), sent(3, 13)) == [cells[0]]


def repeated(names, measured, seconds, runs):
    return sources(runs_to_repeat(names, measured, seconds, runs, CALLED.__contains__, NOTHING))


def test_what_measures_over_several_cells_is_repeated_whole():
    cells = runs("start = time.time()", "time.sleep(9)", "duration = time.time() - start")
    cells[2] = replace(cells[2], end=cells[2].start + 1)
    assert repeated(["duration"], "duration", 17.0, cells) == sources(cells)


def test_what_is_not_measured_is_repeated_by_its_names():
    cells = "def f(): pass", "y = 1", "x = 3.5"
    assert repeated(["f", "x"], "", None, runs(*cells)) == ["def f(): pass", "x = 3.5"]
