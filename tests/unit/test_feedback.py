"""What a student gets back, without a kernel: made-up graded notebooks, real pages."""

import re

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from actorlab.course import nbgrader_api
from actorlab.reporting.feedback import safe_markdown2html
from support.feedback import change, page
from support.made_up_class import RIGHT, to_review


def test_each_check_has_its_points_and_its_message(made_up):
    made_up.grade("ada", RIGHT, RIGHT, ("GroupedByActor", "All of <f1> & then f2."), "skipped")
    html, table = page(made_up, "ada")
    assert "ex07_actors: 2 of 7 points" in html
    assert "verify_actor_class 1 of 1 ✓ right" in table
    assert "verify_results 0 of 2 ✗ wrong All of &lt;f1&gt; &amp; then f2." in table
    assert "verify_duration 0 of 2 – skipped It is skipped." in table


def test_student_is_named(made_up):
    made_up.grade("ada", RIGHT, RIGHT, RIGHT, RIGHT, first_name="Ada", last_name="<Lovelace>")
    made_up.grade("ben", RIGHT, RIGHT, RIGHT, RIGHT)
    assert "<p>Ada &lt;Lovelace&gt; (ada)</p>" in page(made_up, "ada")[0]
    assert "<p>ben</p>" in page(made_up, "ben")[0]


def test_messages_are_rendered_and_mistakes_not_named(made_up):
    made_up.grade("ada", RIGHT, RIGHT, ("GroupedByActor", "All of `f1` & then <f2>."), "not attempted")
    html, _ = page(made_up, "ada")
    assert html.count("All of <code>f1</code> &amp; then &lt;f2&gt;.") == 2  # in the table, and at the cell
    assert "GroupedByActor" not in html and "output_error" not in re.sub(
        r"<style.*?</style>", "", html, flags=re.DOTALL
    )
    assert html.count("· not attempted") == 4


def test_hidden_tests_and_other_students_are_not_shown(made_up):
    made_up.grade("ada", RIGHT, RIGHT, RIGHT, RIGHT)
    made_up.grade("bartholomew", RIGHT, RIGHT, RIGHT, RIGHT)
    html, _ = page(made_up, "ada")
    text = re.sub(r"<[^>]+>", "", html)
    assert "is_actor_class" in text  # what is not hidden is there
    hidden = re.findall(
        r"BEGIN HIDDEN TESTS\n(.*?)\n +### END", "\n".join(made_up.assignment.tests.values()), re.DOTALL
    )
    for line in (line.strip() for block in hidden for line in block.splitlines()):
        assert line not in text
    assert hidden and "HIDDEN" not in text and "bartholomew" not in html


def test_what_an_instructor_found_right_is_right(made_up):
    made_up.grade("ada", RIGHT, RIGHT, RIGHT, to_review("Seen from outside it does not hold."))
    assert "verify_duration 0 of 2 ✗ to review Seen from outside" in page(made_up, "ada")[1]
    give(made_up, 2)
    assert "verify_duration 2 of 2 ✓ right The instructor found it right." in page(made_up, "ada")[1]


@pytest.mark.parametrize(
    "said, given, shows",
    [
        (to_review(), 0, "0 of 2 ✗ wrong The instructor has looked at it."),
        (("NeverFetched", "Ten references."), 1, "1 of 2 ✗ wrong Ten references. The instructor gave 1 of 2"),
        (("NeverFetched", "Ten references."), 2, "2 of 2 ✓ right The instructor found it right."),
        ("right", 1, "1 of 2 ✓ right"),
    ],
)  # fmt: skip
def test_what_an_instructor_decided_is_said(made_up, said, given, shows):
    made_up.grade("ada", RIGHT, RIGHT, RIGHT, said)
    give(made_up, given)
    assert f"verify_duration {shows}" in page(made_up, "ada")[1]


def give(made_up, points):
    """Grade the last check by hand, as formgrader does."""
    with made_up.gradebook as gradebook:
        grade = gradebook.find_grade("verify_duration", *["ex07_actors"] * 2, "ada")
        grade.manual_score, grade.needs_manual_grade = points, False
        gradebook.db.commit()


def test_picture_is_shown_with_its_text(made_up):
    made_up.grade("ada", RIGHT, RIGHT, RIGHT, RIGHT)
    change(
        made_up,
        lambda cells: next(c for c in cells if c.get("id") == "picture").outputs.append(
            new_output(
                "display_data",
                {"image/png": "iVBORw0KGgo="},
                metadata={"image/png": {"alt": "Timeline <of> it"}},
            )
        ),
    )
    html, _ = page(made_up, "ada")
    first = html[html.index("<img") : html.index("<h1", html.index("<img"))]  # above the notebook
    assert 'alt="Timeline &lt;of&gt; it"' in first and "data:image/png;base64,iVBORw0KGgo=" in first


def test_no_script_of_a_submission_runs(made_up):
    made_up.grade("ada", RIGHT, RIGHT, RIGHT, RIGHT)
    script = "<script>owned()</script><img src=x onerror=owned()>"
    shown = [
        new_output("display_data", {kind: text})
        for kind, text in {
            "text/html": script,
            "application/javascript": "owned()",
            "image/svg+xml": "<svg onload='owned()'></svg>",
            "text/markdown": script,
        }.items()
    ]
    sized = {"width": "1 onerror=owned() ", "height": "1 onerror=owned() "}
    shown += [
        new_output("display_data", {kind: "AAAA"}, metadata={kind: sized})
        for kind in ("image/png", "image/jpeg")
    ]
    written = [
        script,
        "[link](javascript:owned())",
        "[link](data:text/html;base64,AAAA)",
        "![](javascript:owned())",
    ]
    change(
        made_up,
        lambda cells: cells.extend([*map(new_markdown_cell, written), new_code_cell("x", outputs=shown)]),
    )
    html, _ = page(made_up, "ada")
    assert "owned()" in html  # escaped
    assert not re.search(r"<script[^>]*>[^<]*owned|<[^>]*onerror|<svg[^>]*onload", html)
    assert not re.search(r"(href|src)=.?(javascript|data:text)", html)


def test_size_and_pasted_pictures_are_shown(made_up):
    made_up.grade("ada", RIGHT, RIGHT, RIGHT, RIGHT)
    pasted = new_markdown_cell(
        "![mine](attachment:a.png)",
        attachments={"a.png": {"image/png": "iVBORw0KGgo="}},
    )
    lost = new_markdown_cell("![gone](attachment:b.png)")
    sized = new_output("display_data", {"image/png": "AAAA"}, metadata={"image/png": {"width": 123}})
    change(made_up, lambda cells: cells.extend([pasted, lost, new_code_cell("x", outputs=[sized])]))
    html, _ = page(made_up, "ada")
    assert 'alt="mine"' in html and "data:image/png;base64,iVBORw0KGgo=" in html
    assert "![gone](attachment:b.png)" in html and 'width="123"' in html


@pytest.mark.parametrize("kept", ["# A heading", "| a |\n|---|\n| 1 |", "`a < b`", "- item", "**bold**"])
def test_plain_markdown_is_as_it_was(kept):
    html = safe_markdown2html({}, kept)
    assert (
        "&lt;h1" not in html and "&lt;t" not in html and "&lt;strong" not in html and "&amp;lt;" not in html
    )


def test_feedback_is_released_to_those_whom_the_exchange_reaches(made_up):
    name = made_up.assignment.name
    for student in ("ada", "ben"):
        made_up.grade(student, RIGHT, RIGHT, RIGHT, RIGHT)
    place = made_up.assignment.root / "autograded" / "ben" / name
    (place / "timestamp.txt").write_text("2026-01-01 10:00:00 UTC")
    (place / "submission_secret.txt").write_text("secret")
    api = nbgrader_api.api(made_up.assignment.root)
    nbgrader_api.done(api.generate_feedback(name))
    api.log.setLevel("INFO")
    result = api.release_feedback(name)
    nbgrader_api.done(result)
    assert "ada did not hand in through the exchange" in result["log"]
    assert len(list((made_up.assignment.root / "exchange" / "actorlab" / "feedback").glob("*.html"))) == 1
