"""What people look at, tried as they would: in a browser, with a keyboard or a mouse."""

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat

from actorlab.authoring.cases import read_case
from actorlab.course.assignment import Assignment
from actorlab.reporting import report
from actorlab.reporting.class_reading import class_results
from support.browser import at, browser_page, jupyterlab, needs_chromium
from support.course import NAME, RIGHT, copy_of_the_course, environment, scores
from support.made_up_class import to_review
from support.submission import LOOK, needs_sandbox

pytestmark = needs_chromium


class Formgrader:
    """Formgrader's pages, and what it says when something is clicked."""

    def __init__(self, page, where: str) -> None:
        self.page = page
        self.where = where

    def open(self, place: str, until: str) -> None:
        self.page.goto(at(self.where, f"formgrader/{place}"))
        self.page.wait_for_selector(f"text={until}")
        self.expect_no_warning()

    def expect_no_warning(self) -> None:
        """Nothing on the page is yellow or red, but for what a submission needs next."""
        coloured = ".alert, .label-warning, .label-danger, .text-danger, .bg-danger, .bg-warning"
        found = self.page.locator(f"{coloured} >> visible=true").all_inner_texts()
        assert set(found) <= {"needs autograding", "needs manual grading"}

    def press(self, link: str) -> str:
        """Click; what the dialog says once it is done."""
        self.page.click(link)
        self.page.wait_for_selector(".modal.in .modal-title", timeout=300_000)
        self.page.wait_for_function("document.querySelector('.modal.in .modal-body').innerText.trim()")
        said = self.page.inner_text(".modal.in")
        self.expect_no_warning()
        self.page.click(".modal.in .modal-footer button >> nth=0")
        self.page.wait_for_selector(".modal.in", state="detached")
        return said


# Columns of formgrader's list of assignments.
GENERATE, PREVIEW, RELEASE, COLLECT, SUBMISSIONS, FEEDBACK, RELEASE_FEEDBACK = 5, 6, 7, 8, 9, 10, 11


def in_the_list(column: int) -> str:
    return f"tr:has(td:has-text('{NAME}')) td:nth-child({column}) a"


@needs_sandbox
def test_instructor_goes_round_formgrader(root, tmp_path, monkeypatch):
    monkeypatch.setenv("ACTOR_TEST_SECRET", "a secret")
    course = copy_of_the_course(root, tmp_path)
    with jupyterlab(course, "formgrader", tmp_path / "home") as where, browser_page() as page:
        page.goto(where)
        page.frame_locator("iframe").locator(f"td:has-text('{NAME}')").first.wait_for()
        formgrader = Formgrader(page, where)
        formgrader.open("manage_assignments", NAME)

        page.click("a:has-text('Add new assignment')")
        page.fill(".modal.in input.name", "ex99_created")
        page.click(".modal.in button.save")
        page.wait_for_selector("td:has-text('ex99_created')")
        formgrader.open("manage_assignments", "ex99_created")
        assert (course / "solutions" / "ex99_created").is_dir()

        formgrader.open("manage_assignments", NAME)
        assert "Successfully created the student version" in formgrader.press(in_the_list(GENERATE))
        assert page.get_attribute(in_the_list(PREVIEW), "href").endswith(f"/exercises/{NAME}")
        assert "Successfully released" in formgrader.press(in_the_list(RELEASE))

        hand_in(course, tmp_path / "student")
        formgrader.open("manage_assignments", NAME)
        said = formgrader.press(in_the_list(COLLECT))
        assert "Successfully collected" in said and "WARNING" not in said
        (student,) = (path.name for path in (course / "submitted").iterdir())
        forge(course, "forger")

        formgrader.open(f"manage_submissions/{NAME}", "forger")
        for name in (student, "forger"):
            with page.expect_response("**/autograde") as answered:
                said = formgrader.press(f"tr:has(td:has-text('{name}')) a:has(.glyphicon-flash)")
            assert "Successfully autograded" in said, said
            # What formgrader shows of it is short, and holds no hidden test and no token.
            shown = answered.value.json()["log"]
            assert "Autograding" in shown and len(shown) < 3000
            assert [text for text in (*hidden_lines(course), "TOKEN", "[DEBUG]") if text in shown] == []
        graded = (course / "autograded" / "forger" / NAME / f"{NAME}.ipynb").read_text()
        assert "solutions: False secret: None" in graded and "hidden tests: False" in graded
        slow = {**RIGHT, "duration": 0, "own_run": 0}
        assert scores(course) == {student: slow, "forger": slow}

        formgrader.open(f"gradebook/{NAME}/{NAME}", "Submission #2")
        page.click("tr:has(td:nth-child(7) .glyphicon-ok) a >> nth=0")  # the one that needs a manual grade
        page.wait_for_selector("text=As seen from outside")
        assert "does not hold" in page.inner_text("#notebook")
        assert "owned" not in page.title()  # by a script in the submission

        formgrader.open("manage_assignments", NAME)
        assert "Successfully generated feedback" in formgrader.press(in_the_list(FEEDBACK))
        assert "Successfully released feedback" in formgrader.press(in_the_list(RELEASE_FEEDBACK))

        page.goto((course / "feedback" / student / NAME / f"{NAME}.html").as_uri())
        table = " ".join(page.inner_text("table >> nth=0").split())
        assert "verify_results 2 of 2 ✓ right" in table
        assert "verify_duration 0 of 2 ✗ wrong The calls ran one after another" in table
        assert page.locator("img[alt^='Timeline']").first.is_visible()
        assert "HIDDEN" not in page.content() and "forger" not in page.content()


def test_report_is_one_page_that_fetches_nothing(made_up):
    for number in range(12):
        loop = ("FetchedInTheLoop", "The calls ran one after another.") if number % 3 else "right"
        made_up.grade(f"student{number}", "right", "right", "right", loop, seconds=10 + number)
    made_up.grade("ada", "right", "right", "right", to_review("`2.5 < duration < 3` does not hold"))
    made_up.grade("<b>mallory", "right", "right", "right", ("NeverFetched", "<script>alert(1)</script>"))
    root = made_up.assignment.root
    report.write([class_results(made_up.assignment)], root)
    asked_for, said = [], []
    with browser_page() as page:
        page.on("request", lambda request: asked_for.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        page.goto((root / report.PAGE).as_uri())
        assert [url for url in asked_for if not url.startswith("data:")] == [(root / report.PAGE).as_uri()]
        assert said == []
        first = page.locator("li >> nth=0").inner_text()
        assert "ray.get inside the loop waits for each answer. 8 of 14" in first
        for picture in page.locator("img").all():
            assert picture.get_attribute("alt") and picture.evaluate("p => p.naturalWidth") > 100
        assert page.locator("img").count() >= 3
        for text in ("ada", "does not hold", "<b>mallory", "student11"):
            assert page.get_by_text(text).first.is_visible()
        # No wider than a sheet of paper, on paper.
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 720, "height": 1000})
        assert page.evaluate("document.documentElement.scrollWidth") <= 720


def hand_in(course: Path, home: Path) -> None:
    """Hand in a wrong answer as whoever runs this, by nbgrader's exchange."""
    answer = read_case(course / "tests" / NAME / "wrong" / "ray_get_in_loop.py")
    (home / NAME).mkdir(parents=True)
    nbformat.write(answer.notebook(Assignment(NAME, course)), home / NAME / f"{NAME}.ipynb")
    nbgrader = Path(sys.executable).parent / "nbgrader"
    words = [nbgrader, "submit", NAME, "--course", "actorlab", f"--Exchange.root={course / 'exchange'}"]
    path = f"{nbgrader.parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(words, cwd=home, env=environment(PATH=path), check=True, capture_output=True)


def hidden_lines(course: Path) -> list[str]:
    """The lines of the hidden tests, with the word that marks them."""
    tests = "\n".join(Assignment(NAME, course).tests.values())
    hidden = re.findall(r"BEGIN HIDDEN TESTS\n(.*?)\n *### END", tests, re.DOTALL)
    found = [line.strip() for block in hidden for line in block.splitlines()]
    assert found
    return ["HIDDEN", *found]


def forge(course: Path, student: str) -> None:
    """Hand in what passes in the notebook and not as seen from outside, and looks around."""
    forged = read_case(course / "tests" / NAME / "tampering" / "seen_replaced.py")
    place = course / "submitted" / student / NAME
    place.mkdir(parents=True)
    notebook = forged.notebook(Assignment(NAME, course))
    script = "<script>document.title = 'owned'</script>"
    notebook.cells.append(nbformat.v4.new_markdown_cell(script))
    notebook.cells.append(nbformat.v4.new_code_cell(f'from IPython.display import HTML\nHTML("{script}")'))
    notebook.cells.append(nbformat.v4.new_code_cell(LOOK.format(solutions=str(course / "solutions"))))
    nbformat.write(notebook, place / f"{NAME}.ipynb")
