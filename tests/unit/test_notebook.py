"""What a notebook calls, without a kernel: hints, and judging amid noise."""

import shutil
import time
from types import SimpleNamespace

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell

from actorlab.checks.freshness import LastRuns, is_older
from actorlab.checks.mistake import Kind, Mistake
from actorlab.checks.seen import Seen
from actorlab.checks.spec import Exercise
from actorlab.checks.verdict import ExplanationRaised, NotAttempted, Outcome, Skipped, outcome_of, wrong
from actorlab.course.assignment import Assignment
from actorlab.course.hints import next_hint
from actorlab.evidence.cell_text import assigned, gets_in_a_loop
from actorlab.evidence.session import CellRun
from actorlab.kernel import exercise
from actorlab.kernel.exercise import hint
from actorlab.kernel.places import find_exercise
from actorlab.kernel.protocol import OUTCOME
from actorlab.kernel.tracing import Watch


@pytest.fixture
def lab(monkeypatch):
    """An open exercise with one check, whose only mistake is a busy machine."""
    lesson = Exercise(picture=None, hints={"cell": ("idea", "place", "nearly")})
    lesson.check("first", about="All is well.", cell="cell", names=[], figures=lambda seen: None)
    lesson.check(
        "verify",
        about="It took {x} s.",
        cell="cell",
        names=["x"],
        needs=["first"],
        figures=lambda seen: "figures",
        mistakes=[
            Mistake("MachineWasBusy", "", lambda seen: seen.value("x") > 3, "busy", Kind.NOISE),
            Mistake("FarTooShort", "", lambda seen: seen.value("x") < 1, "short"),
        ],
        measured="x",
        nominal=2.5,
        limit=3.0,
    )
    watch, names = Watch(), {}
    watch.cells.append(CellRun("x = 3.5", 1.0, 2.0))

    def seen_by(explain):
        passed = lambda check: made.outcomes.get(check) is Outcome.RIGHT
        return Seen(
            names,
            watch,
            None,
            {"cell": "x = 1"},
            lambda seen: explain(seen, passed),
            made.strict,
            given=made.given,
        )

    made = SimpleNamespace(
        exercise=lesson,
        strict=False,
        given=frozenset(),
        watch=watch,
        last_runs=LastRuns(),
        namespace=names,
        outcomes={"first": Outcome.RIGHT},
        hints_given={},
        progress=None,
        seen_by=seen_by,
        seen=lambda check: seen_by(lesson.checks[check].explain),
    )
    monkeypatch.setattr(exercise, "_lab", made)
    return made


def failed(lab, **names):
    lab.namespace.update(names)
    with pytest.raises(AssertionError) as caught, exercise.check("verify") as seen:
        raise AssertionError(seen.why())
    return caught.value


def shown(monkeypatch):
    """What is displayed from now on, as in a notebook."""
    published = []
    monkeypatch.setattr(exercise, "get_ipython", lambda: SimpleNamespace())
    monkeypatch.setattr(exercise, "display", lambda data, raw: published.append(data))
    return published


def test_right_answer_is_told_so(lab, capsys):
    lab.namespace["x"] = 2.6
    with exercise.check("verify") as seen:
        assert seen.value("x") == 2.6
    assert capsys.readouterr().out == "✓ verify: It took 2.6 s.\n"


def test_outcome_carries_which_code_it_is_about(lab, monkeypatch):
    published = shown(monkeypatch)
    failed(lab, x=2)
    assert OUTCOME not in published[0]  # where nobody says which cell is run, as in a grader
    for source in ("x = 1", "x = 2"):
        lab.last_runs._before_cell(SimpleNamespace(cell_id="cell", raw_cell=source))
    failed(lab, x=2)
    told = published[1][OUTCOME]
    assert (told["check"], told["outcome"]) == ("verify", "wrong")
    cell = lambda source: nbformat.v4.new_code_cell(source, id="cell")
    assert [is_older(told, [cell(source)]) for source in ("x = 1", "x = 2")] == [True, False]


def test_a_card_says_it_and_keeps_the_exceptions_text_for_where_there_is_no_card(lab, monkeypatch):
    published = shown(monkeypatch)
    lab.exercise.checks["verify"].mistakes = [
        Mistake("Certain", "", lambda seen: True, "`x` is <b>`ten`</b>: why?")
    ]
    unmet = failed(lab, x=2)
    (card,) = published
    assert set(card) == {"text/html"}  # a terminal has the exception's text, and reads it once
    assert "✗ wrong" in card["text/html"]
    assert "<code>x</code> is &lt;b&gt;<code>ten</code>&lt;/b&gt;: why?" in card["text/html"]
    assert str(unmet) == "`x` is <b>`ten`</b>: why?"


def test_a_check_that_passed_is_one_line_where_there_is_no_card(lab, monkeypatch):
    published = shown(monkeypatch)
    lab.namespace["x"] = 2.6
    with exercise.check("verify"):
        pass
    (card,) = published
    assert card["text/plain"] == "✓ verify: It took 2.6 s." and "✓ right" in card["text/html"]
    assert "hidden" not in card["text/html"]


def test_links_in_a_hint_can_be_followed(lab, monkeypatch):
    published = shown(monkeypatch)
    lab.exercise.hints["cell"] = ("See https://docs.ray.io/x.html, and `ray.get`.",)
    hint("cell")
    (card,) = published
    assert card["text/plain"].startswith("Hint 1 of 1 for cell: See https")
    assert '<a href="https://docs.ray.io/x.html">https://docs.ray.io/x.html</a>, and' in card["text/html"]


def test_mistake_names_the_exception(lab):
    unmet = failed(lab, x=0)
    assert (type(unmet).__name__, str(unmet)) == ("FarTooShort", "short")
    assert unmet._render_traceback_()[0] == "✗ verify: wrong"


def test_figures_if_no_mistake_fits(lab):
    assert str(failed(lab, x=2)) == "figures"


def test_skipped_if_an_earlier_check_has_not_passed(lab):
    lab.outcomes.clear()
    unmet = failed(lab, x=2)
    assert isinstance(unmet, Skipped) and "First pass first (All is well)" in str(unmet)


def test_not_attempted_if_the_starter_is_unchanged(lab):
    lab.watch.cells.append(CellRun("x = 1  # a comment", 3.0, 4.0))
    assert isinstance(failed(lab, x=2), NotAttempted)


def test_missing_name(lab):
    assert type(failed(lab)).__name__ == "CellNotRun"


def test_cell_that_failed(lab):
    lab.watch.cells.append(CellRun("x = 1 / 0", 3.0, 4.0, ZeroDivisionError("division by zero")))
    assert "stopped with `ZeroDivisionError: division by zero`" in str(failed(lab))


def test_explanation_that_breaks_hides_nothing(lab):
    lab.exercise.checks["verify"].mistakes = [Mistake("Certain", "", lambda seen: 1 / 0, "")]
    assert str(failed(lab, x=2)) == "figures"


def test_explanation_that_breaks_is_the_explanation_where_one_looks_for_such(lab):
    lab.strict = True
    lab.exercise.checks["verify"].mistakes = [Mistake("Certain", "", lambda seen: 1 / 0, "")]
    unmet = failed(lab, x=2)
    assert type(unmet) is ExplanationRaised
    assert str(unmet) == "Certain raised ZeroDivisionError: division by zero"


def test_hints_come_one_at_a_time(lab, capsys):
    for _ in range(4):
        hint("cell")
    assert capsys.readouterr().out.splitlines() == [
        "Hint 1 of 3 for cell: idea",
        "Hint 2 of 3 for cell: place",
        "Hint 3 of 3 for cell: nearly",
        "Hint 3 of 3 for cell: nearly",
    ]


def test_unknown_cell_has_no_hints(lab, capsys):
    hint("other")
    assert capsys.readouterr().out == "There are no hints for 'other'. There are: hint(\"cell\")\n"


def test_hint_without_a_cell_names_those_that_have_some(lab, capsys):
    hint()
    assert capsys.readouterr().out == 'Hints: hint("cell")\n'


@pytest.mark.parametrize("ask", ["with check('verify'): pass", "hint()", "hint('cell')", "timeline()"])
def test_before_the_set_up_cells_one_sentence_is_shown(monkeypatch, capsys, ask):
    monkeypatch.setattr(exercise, "_lab", None)
    shell = InteractiveShell()
    shell.run_cell(f"from actorlab.notebook import check, hint, timeline\n{ask}")
    assert capsys.readouterr().out.strip().splitlines() == [
        "No exercise is open: run the notebook's first cells (Run > Run All Above Selected Cell)."
    ]


def test_hints_on_the_terminal_are_remembered(root, tmp_path):
    shutil.copytree(root / "exercises", tmp_path / "exercises")
    first, second = (next_hint([Assignment("ex07_actors", tmp_path)], "foo_class") for _ in range(2))
    assert first.startswith("Hint 1 of 3") and second.startswith("Hint 2 of 3")


def test_unknown_exercise_says_where_it_was_looked_for(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError, match="ex99.*Keep the notebook in the folder"):
        find_exercise("ex99")


def test_outcome_is_read_from_the_name():
    assert outcome_of(type(wrong("FetchedInTheLoop", "")).__name__) is Outcome.WRONG
    assert outcome_of("NotAttempted") is Outcome.NOT_ATTEMPTED
    assert outcome_of("NameError") is Outcome.WRONG


def test_a_right_answer_may_be_told_more(lab, capsys):
    spec = lab.exercise.checks["verify"]
    spec.mistakes += [
        Mistake("Slow", "", lambda seen: seen.value("x") > 2.5, "A little slow.", Kind.REMARK),
        Mistake("Broken", "", lambda seen: 1 / 0, "", Kind.REMARK),
    ]
    lab.namespace["x"] = 2.6
    with exercise.check("verify"):
        pass
    assert capsys.readouterr().out == "✓ verify: It took 2.6 s. A little slow.\n"


def test_a_cell_that_failed_is_named_for_itself(lab):
    lab.watch.cells.append(CellRun("x = y = 1 / 0", 3.0, 4.0, ZeroDivisionError("division by zero")))
    lab.exercise.checks["verify"].cell = "another"
    assert "The cell of Step 1 stopped" in str(failed(lab))


def test_what_a_comprehension_counts_with_is_no_name_of_the_notebook():
    assert assigned("steps = [n for n in range(3)]\nfor _ in steps: last = n") == {"steps", "last"}


@pytest.mark.parametrize(
    "source, gets",
    [
        ("for r in refs:\n    ray.get(r)", True),
        ("while ray.get(r): pass", True),
        ("%time\nfor n in x:\n    y = [ray.get(f.remote())]", True),
        ("for r in refs: pass\nray.get(refs)", False),
        ("for", False),
    ],
)
def test_ray_get_in_a_loop_is_seen(source, gets):
    assert gets_in_a_loop(source) is gets


def test_text_that_is_no_python_takes_no_longer_than_its_length():
    """A hundred times as many empty lines would take ten thousand times as long by their square."""

    def seconds(lines):
        began = time.process_time()
        assert assigned("\n" * lines + "(") == set()
        return time.process_time() - began

    assert seconds(50_000) < 1_000 * max(seconds(500), 1e-3)


def ran(source, start, cell, error=None, changed=()):
    return CellRun(source, start, start + 0.5, error, frozenset(changed), cell)


def test_a_value_that_its_cell_no_longer_gives_is_not_judged(lab):
    lab.namespace["x"] = 2.6
    lab.watch.cells[:] = [ran("x = 2.6", 3.0, "cell", None, ["x"])]
    with exercise.check("verify"):
        pass
    lab.watch.cells.append(ran("if not x:\n    x = 2.6", 4.0, "cell"))  # content with what is there
    with exercise.check("verify"):
        pass
    lab.watch.cells.append(ran("y = 1", 5.0, "cell"))
    with pytest.raises(AssertionError, match="ran, and does not set `x`: .* left from an earlier run"):
        with exercise.check("verify"):
            pass
    lab.watch.cells.append(ran("1 / 0\nx = 2.6", 6.0, "cell", ZeroDivisionError("division by zero")))
    with pytest.raises(AssertionError, match="stopped with `ZeroDivisionError: division by zero`"):
        with exercise.check("verify"):
            pass


def test_what_fails_in_a_cell_of_ones_own_costs_nothing(lab):
    lab.namespace["x"] = 2.6
    lab.watch.cells[:] = [
        ran("x = 2.6", 3.0, "cell", None, ["x"]),
        ran("x = 1 / 0", 4.0, "scratch", ZeroDivisionError("division by zero")),
    ]
    with exercise.check("verify"):
        pass
    assert "division" not in str(failed(lab, x=2))


def test_a_given_cell_that_fails_counts_and_is_called_so(lab):
    lab.namespace["x"] = 2.6
    lab.given = frozenset({"x = f()"})
    lab.watch.cells[:] = [
        ran("f = 1", 2.0, "cell"),
        ran("x = f()", 3.0, "given", None, ["x"]),
        ran("x = f()", 4.0, "given", TypeError("'int' object is not callable")),
    ]
    assert "The given cell that sets `x` stopped with `TypeError" in str(failed(lab))


def test_a_name_that_the_cell_does_not_set_is_said_to_be_so(lab):
    lab.watch.cells[:] = [ran("x = 1", 3.0, "cell", ValueError("wrong")), ran("y = 1", 4.0, "cell")]
    unmet = failed(lab)
    assert type(unmet).__name__ == "NameNotSet"
    assert "There is no `x` yet: the cell of Step 1 ran, and does not set `x`" in str(unmet)


def test_a_cell_that_failed_is_told_also_where_an_earlier_check_has_not_passed(lab):
    lab.outcomes.clear()
    lab.watch.cells.append(CellRun("x = 1 / 0", 3.0, 4.0, ZeroDivisionError("division by zero")))
    unmet = failed(lab)
    assert (
        isinstance(unmet, Skipped) and "First pass first" in str(unmet) and "division by zero" in str(unmet)
    )
