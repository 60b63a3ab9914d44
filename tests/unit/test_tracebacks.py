"""Tracebacks as a cell shows them, in an IPython shell of the test's own."""

import re
import sys

import pytest
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from actorlab.checks.verdict import wrong
from actorlab.kernel import tracebacks


class Shell(InteractiveShell):
    """Keeps what it shows of exceptions."""

    def _showtraceback(self, etype, evalue, stb):
        self.shown.append((etype.__name__, str(evalue), re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(stb))))


@pytest.fixture
def shell(monkeypatch):
    for name in ("displayhook", "excepthook"):
        monkeypatch.setattr(sys, name, getattr(sys, name))
    made = Shell(config=Config(HistoryManager={"enabled": False}))
    made.shown = []
    tracebacks.fold(made)
    return made


def shown(shell, source):
    assert not shell.run_cell(source).success
    return shell.shown.pop()


def test_only_the_notebooks_own_lines_are_shown(shell):
    name, text, said = shown(shell, "import json\ndef read(it):\n    return json.loads(it)\nread('{')")
    assert (name, text) == (
        "JSONDecodeError",
        "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
    )
    assert "----> 4 read('{')" in said and "----> 3     return json.loads(it)" in said and said.endswith(text)
    assert "3 frames of libraries left out; %tb" in said and "decoder.py" not in said


def test_tb_shows_all(shell):
    shown(shell, "import json\njson.loads('{')")
    shell.run_line_magic("tb", "")
    assert "decoder.py" in shell.shown.pop()[2]


def test_what_has_no_librarys_frames_is_as_it_was(shell):
    plain = Shell(config=Config(HistoryManager={"enabled": False}))
    plain.shown = []
    for source in ("1 / 0", "def f(n):\n    return f(n - 1) if n else 1 / 0\nf(3)", "%nonsense"):
        assert shell.run_cell(source).success == plain.run_cell(source).success
    assert shell.shown == plain.shown and len(plain.shown) >= 2


def test_of_what_a_worker_sent_along_the_notebooks_lines_are_shown(shell):
    sent = (
        "ray::Foo.increment() (pid=7)\n           ^^^^^^^^\n"
        '  File "/tmp/ipykernel_1/2.py", line 10, in increment\n'
        '  File "/x/lib/python3.11/site-packages/numpy/core.py", line 3, in take\nIndexError: no'
    )
    name, text, said = shown(shell, f"raise ValueError({sent!r})")
    assert text == sent  # as nbgrader and the checks read it
    assert "line 10, in increment" in said and said.endswith("IndexError: no")
    assert "numpy" not in said.split("ValueError: ")[-1] and "^^^" not in said.split("ValueError: ")[-1]


def test_an_exception_that_renders_itself_does(shell):
    shell.user_ns["unmet"] = wrong("FarTooShort", "It is short.")
    name, text, said = shown(shell, "raise unmet")
    assert (name, text) == ("FarTooShort", "It is short.") and said == "✗ : wrong\n\nIt is short."


def test_an_exception_that_takes_no_attribute_is_shown_as_it_is(shell):
    source = (
        "class Closed(Exception):\n    def __setattr__(self, *_): raise RuntimeError\n"
        "def f(): raise Closed('no')\nf()"
    )
    name, text, said = shown(shell, source)
    assert (name, text) == ("Closed", "no") and said.endswith("Closed: no")
