"""Hidden tests are run by the grader, and are nowhere that a student's code, or a student, can look."""

import asyncio
import copy
from dataclasses import replace
from types import SimpleNamespace

import nbformat
import pytest
from nbformat.v4 import new_code_cell
from nbgrader.preprocessors import ClearHiddenTests

from actorlab.authoring.askable import unasked
from actorlab.course import hidden_tests
from actorlab.evidence.record import Record
from actorlab.evidence.session import CellRun
from actorlab.evidence.values import Other
from actorlab.execution.client import Reply
from actorlab.execution.cross_check import Hidden, doubt, hidden
from actorlab.execution.submission_client import SubmissionClient
from actorlab.gradebook.steps import LeaveOutHiddenTests
from support.course import every_assignment
from support.sights import RESULTS, START, side_by_side, sight

MARKED = "### BEGIN HIDDEN TESTS\nprint('mine')\n### END HIDDEN TESTS\n# BEGIN HIDDEN TESTS again"
CELL = """
from actorlab.notebook import check

with check("verify_results") as seen:
    assert seen.length(results) == 10, seen.why()
    ### BEGIN HIDDEN TESTS
    assert {}, seen.why()
    ### END HIDDEN TESTS
"""


@pytest.mark.parametrize("assignment", every_assignment(), ids=lambda a: a.name)
def test_a_kernel_is_sent_what_students_got(assignment):
    got = {
        cell.metadata.get("nbgrader", {}).get("grade_id"): cell.source for cell in assignment.release.cells
    }
    assert any(map(hidden_tests.asserts, assignment.tests.values()))
    for check, test in assignment.tests.items():
        by_nbgrader = new_code_cell(test)
        ClearHiddenTests()._remove_hidden_test_region(by_nbgrader)
        assert hidden_tests.released(test) == by_nbgrader.source == got[check]


def test_they_are_put_back_whatever_happens_and_students_cells_are_left_alone(assignment):
    notebook = copy.deepcopy(assignment.source)
    theirs = next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("solution"))
    theirs.source, theirs.metadata.nbgrader.grade = MARKED, True  # as where a person gives the points
    notebook.cells.append(new_code_cell(MARKED))
    before = nbformat.writes(notebook)
    with pytest.raises(KeyboardInterrupt):
        with hidden_tests.taken_out(notebook) as whole:
            assert whole == {check: test for check, test in assignment.tests.items() if "HIDDEN" in test}
            shown = "\n".join(cell.source for cell in notebook.cells)
            assert shown.count("HIDDEN") == 2 * MARKED.count("HIDDEN") and "is_number(duration" not in shown
            raise KeyboardInterrupt
    assert nbformat.writes(notebook) == before


@pytest.mark.parametrize(
    "asks, seen, fail, asked",
    [
        ("seen.is_list_of_integers(results)", sight(), False, False),
        ("seen.is_list_of_integers(results)", sight(results=[*RESULTS[1:], True]), True, False),
        # What cannot be told from outside, but that it is no such number.
        ("seen.is_number(duration)", sight(duration=Other("float32")), True, False),
        ("seen.actors_that_ran('increment', times=5) == 2", sight(), False, True),
        ("seen.actors_that_ran('increment', times=6) == 2", sight(), True, True),
        ("seen.is_actor(f1)", replace(sight(), record=Record({}, ())), True, True),
        # Of what there is no evidence, nothing is said; an instructor looks at it.
        ("duration.mean() > 2", sight(duration=Other("ndarray")), False, False),
        ("secret_name == 1", sight(), False, False),
    ],
)
def test_they_are_run_on_what_was_seen_once_the_rest_holds(asks, seen, fail, asked):
    test = CELL.format(asks)
    assert hidden(test, seen, {"Foo"}) == Hidden(fail, asked)
    # What was forged is not explained, but looked into.
    assert hidden(test.replace("== 10", "== 0"), seen, {"Foo"}) == Hidden(False, False)
    # What cannot be told may hold all the same.
    untold = replace(seen, values={**seen.values, "untold": Other("Decimal")})
    assert hidden(test.replace("== 10", "== untold"), untold, {"Foo"}) == Hidden(fail, asked)


def test_what_students_are_told_of_one_that_cannot_be_decided_quotes_nothing():
    said = doubt(CELL.format("secret_name == 1"), sight(), {"Foo"})
    assert said == "a hidden test (line 7 of the check's cell) ends with NameError"


def test_feedback_shows_none_and_leaves_students_cells_alone(assignment):
    notebook = copy.deepcopy(assignment.source)
    notebook.cells.append(new_code_cell(MARKED))
    shown, _ = LeaveOutHiddenTests().preprocess(notebook, {})
    assert shown.cells[-1].source == MARKED
    assert "HIDDEN" not in "\n".join(cell.source for cell in shown.cells[:-1])


@pytest.mark.parametrize(
    "check, old, new, said",
    [
        ("verify_results", "seen.length(results) == 10", "seen.length(results) == 10", ""),
        (
            "verify_results",
            "    assert seen.length(results) == 10, seen.why()\n",
            "",
            "no Python without its hidden tests",
        ),
        (
            "verify_results",
            "seen.length(results) == 10",
            "seen.is_number(duration)",
            "asks of results in its hidden",
        ),
        (
            "verify_duration",
            "seen.is_list_of_integers(results)",
            "2.5 < results < 3",
            "asks `2.5 < results < 3`",
        ),
    ],
)
def test_what_they_cannot_ask_is_refused(assignment, check, old, new, said):
    test = CELL.format("seen.is_list_of_integers(results)")
    assert old in test
    exercise = SimpleNamespace(source_path=assignment.source_path, tests={check: test.replace(old, new)})
    assert [said in line for line in unasked(exercise)] == ([True] if said else [])


def test_what_a_comprehension_counts_with_is_no_name_of_a_students(assignment):
    def taken(asked):
        test = CELL.format("seen.is_list_of_integers(results)").replace("seen.length(results) == 10", asked)
        exercise = SimpleNamespace(source_path=assignment.source_path, tests={"verify_results": test})
        return [line.split("uses the name ")[1].split(",")[0] for line in unasked(exercise)]

    assert taken("[results[n] for n in results]") == []
    assert taken("[len(n) for n in results]") == ["len"]
    assert taken("[n for n in results] and m") == ["m"]


class Grader(SubmissionClient):
    """Without a kernel: what it would say, and Ray's record as it grows."""

    def __init__(self, exercise, test, values, missing=0, said=None):
        self.replies, self.sights, self.classes, self.asked = {}, {}, set(), []
        self._exercise, self._whole, self._doubting = exercise, {"verify_results": test}, 0.0
        self._waiting = 0.0
        self.runs = [CellRun(hidden_tests.released(test), START + 4)]
        self._values, self.said = values, said
        calls = tuple(replace(call, submitted=START - 1) for call in side_by_side())
        record = replace(sight().record, attempts=calls)
        grows = iter([replace(record, attempts=calls[missing:])] * 3)
        self._watch = SimpleNamespace(changed="", record=lambda: next(grows, record))

    async def values(self, names, behind=()):
        return {name: self._values[name] for name in names if name in self._values}

    async def snippet(self, source):
        self.asked.append(source)
        self.last = self.said

    def looks(self):
        return asyncio.run(self._look("verify_results", self.runs[0].source, None))


def test_one_that_asks_rays_record_waits_until_that_is_written(assignment):
    test = CELL.format("seen.actors_that_ran('increment', times=5, within='results') == 2")
    grader = Grader(assignment.release_folder, test, sight().values, missing=1)
    assert grader.looks() == Reply("", "") and grader.asked == []
    assert len(grader.sights["verify_results"].record.calls) == 10


@pytest.mark.parametrize(
    "said, told",
    [
        (Reply("NotAList", "It is a tuple."), Reply("NotAList", "It is a tuple.")),
        (Reply("Skipped", "First pass another."), Reply("Skipped", "First pass another.")),
        (Reply("Praise", "All is right."), None),  # which no check says
        (Reply("NotAList", ""), None),
        (Reply("", ""), None),
        (None, None),
    ],
)
def test_what_the_kernel_explains_is_taken_if_a_check_can_say_it(assignment, said, told):
    test = CELL.format("seen.is_list_of_integers(results)")
    values = {"results": [float(n) for n in RESULTS]}
    grader = Grader(assignment.release_folder, test, values, said=said)
    reply = grader.looks()
    assert len(grader.asked) == 1 and "HIDDEN" not in grader.asked[0] and "integers" not in grader.asked[0]
    assert reply == told if told else reply.ename == "HiddenTest" and "only the grader asks" in reply.evalue
