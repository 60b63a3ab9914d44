"""What a kernel says is cut to its shape before anything is made of it."""

import json
import time

import pytest
from jupyter_client.session import Session
from nbformat.v4 import output_from_msg

from actorlab.execution.client import _size
from actorlab.execution.messages import CarefulSession, Misspoken

LISTS = [[]] * 20_000  # nbformat alone takes a quarter of a minute for as many
DEEP = json.loads("[" * 300 + "]" * 300)
SHOWN = {"metadata": {}, "transient": {}}


def heard(kind, content):
    """What a grader takes a kernel's message for."""
    kernel, grader = Session(key=b"k"), CarefulSession(key=b"k")
    sent = kernel.serialize(kernel.msg(kind, content))
    return grader.deserialize(grader.feed_identities(sent)[1])


@pytest.mark.parametrize(
    "kind, content",
    [
        ("stream", {"name": "stdout", "text": "words"}),
        ("display_data", {"data": {"text/plain": "x", "image/png": "AA"}, "metadata": {}, "transient": {}}),
        ("display_data", {"data": {"application/x+json": {"a": [1, {"b": 2}]}}, **SHOWN}),
        (
            "execute_result",
            {"data": {"text/plain": "3"}, "metadata": {"a": {"b": 1}}, "transient": {}, "execution_count": 2},
        ),
        ("error", {"ename": "E", "evalue": "why", "traceback": ["a", "b"]}),
        ("status", {"execution_state": "idle"}),
        ("kernel_info_reply", {"language_info": {"name": "python"}}),
    ],
)
def test_what_kernels_say_is_heard_as_it_was_said(kind, content):
    assert heard(kind, content)["content"] == content


def test_a_reply_tells_how_a_cell_ended():
    reply = heard("execute_reply", {"status": "error", "ename": "E", "evalue": "w", "traceback": ["a"]})
    assert {k: reply["content"][k] for k in ("status", "ename", "evalue")} == {
        "status": "error",
        "ename": "E",
        "evalue": "w",
    }


@pytest.mark.parametrize("kind", ["display_data", "execute_result", "error", "stream", "update_display_data"])
@pytest.mark.parametrize(
    "content",
    {
        "lists": {"data": {"a": LISTS}, "traceback": LISTS, "text": LISTS, "evalue": LISTS},
        "JSON of lists": {"data": {"application/json": LISTS}, "metadata": {}},
        "many kinds": {"data": {f"k{n}": "" for n in range(15_000)}, "metadata": {}},
        "metadata": {"data": {}, "metadata": {"a": LISTS}, "transient": LISTS},
        "depth": {"data": {"application/json": DEEP, "a": DEEP}, "metadata": {"a": DEEP}},
        "a long error": {
            "ename": "x" * 3_000_000,
            "evalue": "x" * 3_000_000,
            "traceback": ["x" * 3_000_000],
        },
        "others": {"data": [], "metadata": 3, "name": {}, "text": 5, "traceback": "x", "execution_count": []},
    }.values(),
)
def test_what_none_says_takes_little_longer_than_to_read_it(kind, content):
    text = json.dumps(content)
    began = time.process_time()
    json.loads(text)
    alone = time.process_time() - began
    began = time.process_time()
    message = heard(kind, content)
    if kind != "update_display_data":
        output = output_from_msg(message)
        assert len(json.dumps(output)) < 500_000
    # nbformat alone takes thousands of times as long.
    assert time.process_time() - began < 60 * alone + 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda parts: parts[:3],
        lambda parts: [parts[0], parts[1], b"[]", *parts[3:]],
        lambda parts: [*parts[:-1], b"{"],
        lambda parts: [*parts[:2], b'{"msg_type": []}', *parts[3:]],
        lambda parts: [*parts[:-2], b"[" * 300_000, parts[-1]],
    ],
)
def test_what_is_no_message_is_told(spoil):
    kernel, grader = Session(key=b"k"), CarefulSession(key=b"k")
    parts = kernel.serialize(kernel.msg("stream", {"name": "stdout", "text": ""}))
    delimiter, _, *spoilt = spoil(parts)
    with pytest.raises(Misspoken):
        grader.deserialize([kernel.sign(spoilt[:4]), *spoilt])


@pytest.mark.parametrize(
    "value",
    [
        LISTS[:49_000],
        [[1, None, True, {}]] * 5_000,
        {f"k{n}": [] for n in range(9_000)},
        "x" * 10_000,
        DEEP[0],
    ],
)
def test_outputs_count_for_what_they_take_in_a_notebook(value):
    taken = len(json.dumps(value, indent=1))
    assert taken / 4 < _size({"data": {"application/json": value}}) < 4 * taken + 100
