"""The picture: any number of lanes and bars, quickly, and the same in words."""

import io
import json
import time

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from actorlab.checks import timeline as timeline_module
from actorlab.checks.timeline import Bar, Lane, Timeline
from actorlab.grading.judge import draw
from actorlab.kernel.protocol import TIMELINE


def timeline(lanes, calls, measured=(0.0, 2.51)):
    return Timeline(
        tuple(
            Lane(f"actor f{n}", tuple(Bar(0.5 * i, 0.5 * i + 0.5, str(i + 1)) for i in range(calls)))
            for n in range(1, lanes + 1)
        ),
        measured,
        (2.5, 3.0),
    )


@pytest.mark.parametrize("lanes, calls", [(0, 0), (1, 1), (1, 10), (2, 5), (3, 5), (2, 25), (3, 50)])
def test_any_number_of_lanes_and_calls_is_drawn(lanes, calls):
    assert timeline(lanes, calls).png().startswith(b"\x89PNG")


def test_no_measured_time_and_no_marks():
    assert Timeline((Lane("actor f1", (Bar(0, 1, "1"),)),)).png().startswith(b"\x89PNG")


def test_summary_says_what_the_picture_shows():
    said = timeline(2, 5).summary()
    assert "actor f1: 5 calls from 0.00 to 2.50 s, returned 1, 2, 3, 4, 5" in said
    assert "measured: 2.51 s" in said


def test_what_is_not_known_to_have_been_returned_is_not_said():
    assert Timeline((Lane("task", (Bar(0, 1, ""), Bar(1, 2, ""))),)).summary().endswith("0.00 to 2.00 s")


@pytest.mark.parametrize("width, next_start, drawn", [(0.5, 0.6, 1), (0.01, 0.6, 1), (0.01, 0.02, 0)])
def test_a_label_stands_on_its_bar_or_beside_it_or_nowhere(monkeypatch, width, next_start, drawn):
    from matplotlib.axes import Axes

    labels, annotate = [], Axes.annotate
    monkeypatch.setattr(
        Axes, "annotate", lambda self, text, *a, **k: labels.append(text) or annotate(self, text, *a, **k)
    )
    bars = (Bar(0, width, "6 items"), Bar(next_start, next_start + 0.01, ""))
    Timeline((Lane("actor recorder: get", bars),), None, (3.0,)).png()
    assert labels.count("6 items") == drawn


def test_nothing_to_draw_is_said():
    assert Timeline(()).summary() == "Timeline: no calls yet."
    assert Timeline((), note="nothing has run.").summary() == "Timeline: nothing has run."


def test_what_the_bars_do_not_tell_is_said():
    drawn = Timeline((Lane("actor f1", (Bar(0, 1, "1"),)),), None, (), "Two calls had not ended.")
    assert drawn.summary().endswith("\n  Two calls had not ended.")
    assert Timeline.from_data(json.loads(json.dumps(drawn.as_data()))) == drawn


@pytest.mark.parametrize("behind", [255, 17])
def test_picture_can_be_read_on_a_light_page_and_on_a_dark_one(behind):
    from matplotlib.image import imread

    picture = imread(io.BytesIO(timeline(2, 5).png()))
    assert picture[0, 0, 3] == 0  # nothing behind it
    ink = int(timeline_module._INK[1:3], 16)
    light, dark = sorted((_luminance(ink), _luminance(behind)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) > 4


def _luminance(grey):
    return ((grey / 255 + 0.055) / 1.055) ** 2.4


def test_drawing_costs_little_more_for_many_calls():
    timeline(2, 5).png()  # imports, fonts

    def cost(drawn):
        began = time.process_time()
        drawn.png()
        return time.process_time() - began

    few, many = cost(timeline(2, 5)), cost(timeline(3, 50))
    assert many < 15 * few


def test_crosses_to_the_grader_unchanged():
    drawn = timeline(2, 5)
    assert Timeline.from_data(json.loads(json.dumps(drawn.as_data()))) == drawn
    assert Timeline.from_data(json.loads(json.dumps(Timeline(()).as_data()))) == Timeline(())


@pytest.mark.parametrize(
    "changed",
    [
        {"lanes": 5},
        {"lanes": [{"name": "x"}]},
        {"lanes": [{"name": "x", "bars": [{"start": 0, "end": float("nan"), "label": ""}]}]},
        {"lanes": [{"name": "x", "bars": [{"start": 0, "end": 1e9, "label": ""}]}]},
        {"lanes": [{"name": "x", "bars": [{"start": 0, "end": 2e4, "label": ""}]}]},
        {"lanes": [{"name": "x", "bars": [{"start": 0, "end": 1, "label": ""}] * 1000}]},
        {"lanes": [{"name": "x", "bars": []}] * 1000},
        {"measured": [1]},
        {"marks": ["soon"]},
    ],
)
def test_what_a_notebook_makes_up_is_not_drawn(changed):
    with pytest.raises(ValueError):
        Timeline.from_data({**timeline(2, 5).as_data(), **changed})


def test_a_grader_draws_what_it_can_and_leaves_words_for_the_rest():
    said = [timeline(2, 5).as_data(), {"lanes": 5}, {**timeline(1, 1).as_data(), "lanes": [LABEL]}]
    outputs = [new_output("display_data", data={TIMELINE: told, "text/plain": "in words"}) for told in said]
    notebook = new_notebook(cells=[new_code_cell(outputs=outputs)])
    draw(notebook)
    assert [set(o.data) for o in outputs[:2]] == [{"image/png", "text/plain"}, {"text/plain"}]
    assert all("in words" == o.data["text/plain"] for o in outputs)


LABEL = {"name": "$\\frac{", "bars": [{"start": 0, "end": 1, "label": "$x"}]}


def test_a_long_time_is_drawn_about_as_quickly_as_a_short_one():
    def seconds(end):
        began = time.process_time()
        Timeline((Lane("f", (Bar(0, end, ""),)),), (0, end), (2.5, 3.0)).png()
        return time.process_time() - began

    short = seconds(5)
    assert seconds(9_000) < 10 * short


def test_a_grader_draws_no_more_than_an_exercise_does():
    outputs = [new_output("display_data", data={TIMELINE: timeline(1, 1).as_data()}) for _ in range(12)]
    draw(new_notebook(cells=[new_code_cell(outputs=outputs)]))
    assert sum("image/png" in o.data for o in outputs) == 8
    assert not any(TIMELINE in o.data for o in outputs)
