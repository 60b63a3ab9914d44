"""An exercise as a student has it: from the welcome page through JupyterLab, with the keyboard."""

import re

import nbformat
import pytest
from nbformat.v4 import new_output

from actorlab.checks import card
from actorlab.checks.verdict import Outcome
from actorlab.course.assignment import Assignment
from actorlab.course.released import as_released
from support.browser import Notebook, at, browser_page, jupyterlab, mark, needs_chromium
from support.course import copy_of_the_course, every_assignment

pytestmark = [needs_chromium, pytest.mark.clock]


class Opened:
    """An exercise that a student has opened from the welcome page."""

    def __init__(self, welcome, where: str, assignment: Assignment) -> None:
        self.assignment = assignment
        self.welcome, self.where = welcome, where
        welcome.goto(where)
        welcome.wait_for_selector("li:first-child > a:focus")  # a student has to press Enter alone
        self.entry = welcome.locator("li", has=welcome.locator(f"a[href$='/{assignment.name}.ipynb']"))
        self.said_at_first = self.entry.inner_text()
        self.entry.locator("a").focus()
        with welcome.context.expect_page() as opened:
            welcome.keyboard.press("Enter")
        self.notebook = Notebook(opened.value, assignment)
        self.page = opened.value

    def close(self) -> None:
        """Close JupyterLab's page, end its kernels, and let the next page begin without its tabs."""
        self.page.close()
        ask = self.welcome.request
        kernels = at(self.where, "api/kernels")
        for kernel in ask.get(kernels).json():
            assert ask.delete(at(self.where, f"api/kernels/{kernel['id']}")).ok
        assert ask.delete(at(self.where, "lab/api/workspaces/default")).ok

    @property
    def cells(self) -> list:
        """Those of the notebook."""
        return self.notebook.cells

    @property
    def checks(self) -> list:
        """The cells that check."""
        return [cell for cell in self.cells if mark(cell).get("grade")]

    @property
    def solved(self) -> list:
        """The cells that a student changes."""
        return [cell for cell in self.cells if mark(cell).get("solution")]


# The first and the last of the track: what any notebook holds is run in the sandbox, by the contract.
EXERCISES = [every_assignment()[at] for at in (0, -1)]
# What is the same in every exercise is tried in the first.
in_one = pytest.mark.parametrize("opened", EXERCISES[:1], ids=lambda a: a.name, indirect=True)


@pytest.fixture(scope="module")
def lab(root, tmp_path_factory):
    """A student's JupyterLab: its course, its address, and a browser's page for its welcome page."""
    folder = tmp_path_factory.mktemp("student")
    (folder / "course").mkdir()
    course = copy_of_the_course(root, folder / "course")
    with jupyterlab(course, "lab", folder / "home") as where, browser_page() as welcome:
        yield course, where, welcome


@pytest.fixture(scope="class", params=EXERCISES, ids=lambda a: a.name)
def opened(lab, request):
    """Opened once, since JupyterLab costs more than what is done in it."""
    course, where, welcome = lab
    opened = Opened(welcome, where, Assignment(request.param.name, course))
    yield opened
    opened.close()


class TestExercise:
    """From the first look at an exercise to starting it again."""

    @in_one
    def test_locked_cells_look_locked_and_stay_as_they_are(self, opened):
        notebook = opened.notebook
        for cell in notebook.cells:
            if cell.cell_type == "code":
                notebook.go_to(cell)
                editor = notebook.active.locator(".jp-InputArea-editor")
                label = editor.evaluate("e => getComputedStyle(e, '::after').content")
                assert ("locked" in label) is bool(mark(cell).get("locked")), cell.source
                if mark(cell).get("locked"):
                    before = editor.inner_text()
                    for key in ("Enter", "x", "Escape"):
                        opened.page.keyboard.press(key)
                    assert editor.inner_text() == before

    @in_one
    def test_run_all_goes_to_the_end_and_every_check_says_something_once(self, opened):
        notebook, page = opened.notebook, opened.page
        page.click("#jp-MainMenu >> text=Run")
        page.locator(".lm-Menu-item", has_text=re.compile("^Run All Cells")).click()
        page.wait_for_selector(f"text=/Cell {len(notebook.cells)}/")
        last = [cell for cell in notebook.cells if cell.cell_type == "code"][-1]
        for cell in (*opened.checks, last):
            notebook.go_to(cell)
            notebook.active.locator(".jp-InputPrompt", has_text=re.compile(r"\[\d+\]")).wait_for()
            if cell in opened.checks:
                shown = notebook.active.locator(".jp-OutputArea").inner_text()
                assert shown.startswith(f"· not attempted {mark(cell)['grade_id']}\n"), shown
                assert shown.count(mark(cell)["grade_id"]) == 1
                assert notebook.active.locator("[data-mime-type$='stderr'] >> visible=true").count() == 0
        said = " ".join(notebook.validate().split())
        assert all(f"· {mark(cell)['grade_id']}: not attempted" in said for cell in opened.checks), said

    def test_student_solves_the_exercise_by_keyboard(self, opened):
        notebook, welcome, assignment = opened.notebook, opened.welcome, opened.assignment
        assert "Not started" in opened.said_at_first
        for cell in notebook.cells:
            if cell in opened.solved:
                notebook.type_into(cell, assignment.solution[mark(cell)["grade_id"]])
            if cell.cell_type == "code":
                shown = notebook.run(cell)
                if cell in opened.checks:
                    assert shown.startswith(f"✓ right {mark(cell)['grade_id']}\n"), shown
                elif "timeline()" in cell.source:
                    assert notebook.active.locator(".jp-OutputArea img").count() == 1
                elif mark(cell).get("grade_id", "").startswith("setup_"):
                    assert not shown  # Ray starts quiet
        if assignment.name == EXERCISES[0].name:  # the button is the same in every exercise
            assert "Success! Your notebook passes all the tests." in notebook.validate()

        done = f"Done: all {len(opened.checks)} checks pass ✓"
        opened.entry.get_by_text(done).wait_for()  # also before it is saved
        notebook.save()
        welcome.reload()
        assert done in opened.entry.inner_text()

        last = opened.solved[-1]
        notebook.type_into(last, assignment.starter[mark(last)["grade_id"]])
        notebook.save()
        welcome.reload()
        older = sum(notebook.cells.index(check) > notebook.cells.index(last) for check in opened.checks)
        assert (
            f"{len(opened.checks) - older} of {len(opened.checks)} checks pass" in opened.entry.inner_text()
        )
        assert opened.entry.inner_text().count("✓ right, before your last change") == older

    @in_one
    def test_exercise_is_started_again_by_keyboard(self, opened):
        notebook, welcome, exercise = opened.notebook, opened.welcome, opened.assignment
        cell = opened.solved[0]
        notebook.type_into(cell, "mine = 1")
        notebook.save()
        mine = exercise.release_path.read_bytes()
        assert b"mine = 1" in mine

        # Not by a form of another page's, which does not know this page's secret.
        page = at(opened.where, "welcome").partition("?")[0]
        refused = welcome.request.post(page, form={"again": exercise.name})
        assert refused.status == 403 and exercise.release_path.read_bytes() == mine

        welcome.bring_to_front()
        welcome.reload()
        opened.entry.locator("a").focus()
        for key in ("Tab", "Enter", "Tab", "Enter"):
            welcome.keyboard.press(key)
        said = welcome.locator("[role=status]").inner_text()
        assert "as it was released" in said and "Reload Notebook from Disk" in said
        assert exercise.release_path.read_bytes() == as_released(exercise.release_folder)
        (aside,) = (exercise.root / "exercises" / "earlier").iterdir()
        assert aside.read_bytes() == mine
        assert welcome.locator("summary", has_text="Earlier notebooks of yours: 1").count() == 1

        lab = opened.page
        lab.bring_to_front()
        lab.click("text=File")
        lab.click(".lm-Menu-itemLabel:has-text('Reload Notebook from Disk')")
        (first, *_) = exercise.starter[mark(cell)["grade_id"]].splitlines()
        lab.locator(".jp-Cell", has_text=first).first.wait_for()
        assert lab.locator(".jp-Cell", has_text="mine = 1").count() == 0

    @in_one
    def test_a_notebook_that_is_not_trusted_says_each_outcome_once(self, opened):
        saved = opened.assignment.release
        checks = [cell for cell in saved.cells if mark(cell).get("grade")]
        passed, unmet = (
            card.passed("first", "Well done."),
            card.unmet(Outcome.WRONG, "second", "It was `5` s."),
        )
        error = new_output(
            "error", ename="Slow", evalue="It was `5` s.", traceback=["✗ second: wrong", "", "It was `5` s."]
        )
        checks[0].outputs = [new_output("display_data", passed)]
        checks[1].outputs = [new_output("display_data", unmet), error]
        nbformat.write(saved, opened.assignment.release_folder / "another.ipynb")
        page = opened.page
        page.dblclick(".jp-DirListing-item:has-text('another.ipynb')")
        page.wait_for_selector(".lm-TabBar-tab.lm-mod-current:has-text('another.ipynb')")
        notebook = Notebook(page, opened.assignment)
        for cell, says in zip((c for c in notebook.cells if mark(c).get("grade")), ("Well done.", "It was")):
            notebook.go_to(cell)
            assert notebook.active.locator(".jp-OutputArea").inner_text().count(says) == 1
