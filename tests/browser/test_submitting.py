"""Handing in and getting back by nbgrader's assignment list, as students and instructors do on one machine."""

import shutil

import nbformat

from actorlab.course.assignment import Assignment
from actorlab.course.nbgrader_api import api
from support.browser import Notebook, at, browser_page, jupyterlab, mark, needs_chromium
from support.course import NAME, copy_of_the_course, make

pytestmark = needs_chromium

OTHER = "ex08_actor_handles"
RELEASED, FETCHED, SUBMITTED = (
    f"#{place}_assignments_list" for place in ("released", "fetched", "submitted")
)


def test_what_is_edited_is_what_arrives_and_what_is_given_back_is_found(root, tmp_path):
    course = copy_of_the_course(root, tmp_path)
    for name in (NAME, OTHER):
        assert api(course).release_assignment(name)["success"]
    shutil.rmtree(course / "exercises" / OTHER)
    exercise = Assignment(NAME, course)
    with jupyterlab(course, "lab", tmp_path / "home") as where, browser_page() as page:
        page.goto(at(where, f"lab/tree/{NAME}/{NAME}.ipynb"))
        notebook = Notebook(page, exercise)
        cell = next(cell for cell in notebook.cells if mark(cell).get("solution"))
        notebook.type_into(cell, "mine = 1")
        notebook.save()

        page.click("text=Nbgrader")
        page.click(".lm-Menu-itemLabel:has-text('Assignment List')")
        page.click(f"{FETCHED} .list_item:has-text('{NAME}') button:has-text('Submit')")
        page.wait_for_selector(f"{SUBMITTED} .list_item:has-text('{NAME}')")
        assert make(course, "collect").returncode == 0
        (arrived,) = (course / "submitted").glob(f"*/{NAME}/{NAME}.ipynb")
        sources = {
            mark(cell).get("grade_id"): cell.source for cell in nbformat.read(arrived, as_version=4).cells
        }
        assert sources[mark(cell)["grade_id"]] == "mine = 1"

        # Formgrader's way from there is tried elsewhere.
        given = course / "feedback" / arrived.parent.parent.name / NAME
        shutil.copytree(arrived.parent, given)
        (given / f"{NAME}.html").write_text("<h1>Well done</h1>")
        assert api(course).release_feedback(NAME)["success"]
        page.click("#refresh_assignments_list")
        page.click(f"{SUBMITTED} button:has-text('Fetch Feedback')")
        page.click(f"{SUBMITTED} a:has-text('view feedback')")
        page.dblclick(f".jp-DirListing-item:has-text('{NAME}.html')")
        page.frame_locator(".jp-HTMLViewer iframe").locator("text=Well done").wait_for()
        page.click(".lm-TabBar-tab:has-text('Assignments')")

        # One that was released and is not here yet.
        page.click(f"{RELEASED} .list_item:has-text('{OTHER}') button:has-text('Fetch')")
        page.click(f"{FETCHED} a.collapsed:has-text('{OTHER}')")
        page.click(f"{FETCHED} .nested_list_item a:has-text('{OTHER}')")
        page.wait_for_selector(".jp-NotebookPanel:not(.lm-mod-hidden) h1:has-text('Exercise 8')")
