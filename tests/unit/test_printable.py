"""No text of a student's moves the instructor's cursor."""

import io
import json

import nbformat
import pytest
from rich.console import Console
from rich.markup import escape

from actorlab.cli.table import console, show
from actorlab.files.printable import printable
from actorlab.gradebook.row import Row
from actorlab.intake.restore import Ungradable, parse, restore

CLEARS = "\x1b[2J\x1b]0;title\x07\x9b1A\u202e"


def test_what_a_terminal_obeys_is_written_out():
    assert printable(CLEARS) == r"\x1b[2J\x1b]0;title\x07\x9b1A\u202e"
    assert printable("half a character \udc80") == r"half a character \udc80"


def test_words_in_any_language_stay():
    words = "tab\tline\nñ 王小明 👩\u200d🔬 \\x1b"
    assert printable(words) == words


def test_a_cells_name_reaches_the_table_as_text(assignment):
    raw = json.loads(nbformat.writes(assignment.release))
    raw["cells"][0]["metadata"]["nbgrader"] = {"grade_id": CLEARS, "grade": True}
    notebook, _ = parse(json.dumps(raw))
    row = Row("a", (), restore(notebook, assignment.source).remarks)
    said = io.StringIO()
    show("class", assignment.points, [row], Console(file=said, width=200))
    for text in (said.getvalue(), str(row)):
        assert "\\x1b[2J" in text and not set(CLEARS) & set(text) - set("[2J]0;title1A")


def test_whatever_a_command_prints_is_text(capsys):
    console().print(f"[bold]{escape(CLEARS)}[/]", "and", highlight=False, soft_wrap=True)
    with pytest.raises(Ungradable, match=r"\\x1b\[2J"):
        raise Ungradable(CLEARS)
    said = capsys.readouterr().out
    assert "\\x1b[2J" in said and not set(CLEARS) & set(said) - set("[2J]0;title1A")
