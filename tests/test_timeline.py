"""The picture: any number of lanes and bars, quickly, and the same in words."""

import time

import pytest

from actorlab.timeline import Bar, Lane, Timeline


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


def test_nothing_to_draw_is_said():
    assert Timeline(()).summary() == "Timeline: no calls yet."


def test_drawing_costs_little_more_for_many_calls():
    timeline(2, 5).png()  # imports, fonts

    def cost(drawn):
        began = time.process_time()
        drawn.png()
        return time.process_time() - began

    few, many = cost(timeline(2, 5)), cost(timeline(3, 50))
    assert many < 15 * few
