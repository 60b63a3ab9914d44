"""Starting an exercise again from the welcome page, while it is open in JupyterLab."""

from actorlab.course.assignment import Assignment
from actorlab.course.released import as_released
from support.browser import Notebook, at, browser_page, jupyterlab, mark, needs_chromium
from support.course import NAME, copy_of_the_course

pytestmark = needs_chromium


def test_exercise_is_started_again_by_keyboard(root, tmp_path):
    course = copy_of_the_course(root, tmp_path)
    exercise = Assignment(NAME, course)
    with jupyterlab(course, "lab", tmp_path / "home") as where, browser_page() as welcome:
        welcome.goto(where)
        welcome.wait_for_selector(f"a[href$='/{NAME}.ipynb']:focus")
        with welcome.context.expect_page() as opened:
            welcome.keyboard.press("Enter")
        lab = opened.value
        notebook = Notebook(lab, exercise)
        cell = next(cell for cell in notebook.cells if mark(cell).get("solution"))
        notebook.type_into(cell, "mine = 1")
        notebook.save()
        mine = exercise.release_path.read_bytes()
        assert b"mine = 1" in mine

        # Not by a form of another page's, which does not know this page's secret.
        refused = welcome.request.post(at(where, "welcome").partition("?")[0], form={"again": NAME})
        assert refused.status == 403 and exercise.release_path.read_bytes() == mine

        welcome.bring_to_front()
        for key in ("Tab", "Enter", "Tab", "Enter"):
            welcome.keyboard.press(key)
        said = welcome.locator("[role=status]").inner_text()
        assert "as it was released" in said and "Reload Notebook from Disk" in said
        assert exercise.release_path.read_bytes() == as_released(exercise.release_folder)
        (aside,) = (course / "exercises" / "earlier").iterdir()
        assert aside.read_bytes() == mine
        assert welcome.locator("summary", has_text="Earlier notebooks of yours: 1").count() == 1

        lab.bring_to_front()
        lab.click("text=File")
        lab.click(".lm-Menu-itemLabel:has-text('Reload Notebook from Disk')")
        lab.locator(".jp-Cell", has_text="class Foo:").wait_for()
        assert lab.locator(".jp-Cell", has_text="mine = 1").count() == 0
