"""Cut what a kernel says to its known shape before anything else reads it.

A kernel is the student's, and may say whatever it likes, signed. Libraries that read
messages, nbformat above all, make an object of every item and check each: 6 MB of empty
lists took 7.5 GB, and no time limit fires meanwhile.
"""

import json
from collections.abc import Callable
from itertools import islice
from typing import Any

import zmq
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.session import Session

from actorlab.intake.raw_notebook import has_more_items

_NEVER_AGAIN = 600_000  # milliseconds until a client that hung up calls again
MOST_BYTES = 100_000_000  # of one message; of these an output may keep what its limit allows
_MOST_ITEMS = 50_000  # values in one message: a plot's data has thousands
_MOST_DEPTH = 20
_MOST_KINDS = 20  # in which one output is shown: text, HTML, a picture
_LONGEST_NAME = 200
_LONGEST_ERROR = 20_000  # characters of an exception's text
_LONGEST_TRACEBACK = 200_000

LEFT_OUT = "[left out: more values than a notebook can show]"


class Misspoken(RuntimeError):
    """The kernel sent something that is no message. The text says so."""


class CarefulClient(AsyncKernelClient):
    """Hangs up on a kernel that says too much at once."""

    def start_channels(self, **channels: bool) -> None:
        """Start the channels as Jupyter does, but for those that a grader does not use."""
        self.context.setsockopt(zmq.MAXMSGSIZE, MOST_BYTES)
        if self.transport == "ipc":  # in a sandbox, whose kernel listens before it is called
            self.context.setsockopt(zmq.RECONNECT_IVL, _NEVER_AGAIN)
        super().start_channels(**{"stdin": False, "hb": False, **channels})


class CarefulSession(Session):
    """Reads messages without trusting their size or shape."""

    def feed_identities(self, msg_list: list[Any], copy: bool = True) -> tuple[list[bytes], list[Any]]:
        """Do as Jupyter does; raise ``Misspoken`` for what is no message."""
        try:
            return super().feed_identities(msg_list, copy)
        except ValueError:
            raise Misspoken("it sent what is no message") from None

    def deserialize(self, msg_list: list[Any], content: bool = True, copy: bool = True) -> dict[str, Any]:
        """Do as Jupyter does, give the content the shape of its kind, and raise ``Misspoken``
        for what is no message."""
        try:
            parts = [bytes(part) for part in msg_list[:5]]
            if any(len(part) > _LONGEST_TRACEBACK for part in parts[:4]):
                raise ValueError("a header larger than any message's")
            told = super().deserialize(parts, content=False, copy=True)
            told["content"] = _content(told["msg_type"], parts[4])
            told["buffers"] = []
            if not isinstance(told["parent_header"], dict) or not isinstance(told["msg_type"], str):
                raise ValueError("a header of another shape")
            return told
        except Exception:
            raise Misspoken("it sent what is no message") from None


def _content(kind: Any, raw: bytes) -> dict[str, Any]:
    """A message's content in the shape of its kind; content of other kinds only if it is small."""
    text = raw.decode("utf-8", "replace")
    content = {} if has_more_items(text, _MOST_ITEMS) else json.loads(text)
    shape = _SHAPES.get(kind)
    if shape is None:
        return content if isinstance(content, dict) and len(raw) <= _LONGEST_TRACEBACK else {}
    return shape(content if isinstance(content, dict) else {})


def _stream(content: dict[str, Any]) -> dict[str, Any]:
    name = "stderr" if content.get("name") == "stderr" else "stdout"
    return {"name": name, "text": _text(content.get("text"), MOST_BYTES)}


def _shown(content: dict[str, Any]) -> dict[str, Any]:
    data, metadata, transient = (content.get(part) for part in ("data", "metadata", "transient"))
    display_id = transient.get("display_id") if isinstance(transient, dict) else None
    data = data if isinstance(data, dict) else {"text/plain": LEFT_OUT}
    return {
        "data": {kind: data[kind] for kind in islice(data, _MOST_KINDS) if _can_be_shown(kind, data[kind])},
        "metadata": metadata if isinstance(metadata, dict) and _is_shallow(metadata) else {},
        "transient": {"display_id": display_id} if isinstance(display_id, str) else {},
    }


def _result(content: dict[str, Any]) -> dict[str, Any]:
    return {**_shown(content), "execution_count": _count(content)}


def _can_be_shown(kind: str, value: Any) -> bool:
    """Whether a value is text or, if its kind is JSON, shallow enough to be shown."""
    if isinstance(value, list) and not kind.endswith("json"):
        return all(isinstance(line, str) for line in value)
    return isinstance(value, str) or (kind.endswith("json") and _is_shallow(value))


def _error(content: dict[str, Any]) -> dict[str, Any]:
    lines, room = [], _LONGEST_TRACEBACK
    traceback = content.get("traceback")
    for line in traceback if isinstance(traceback, list) else ():
        if isinstance(line, str) and len(line) <= room:
            room -= len(line) + 1
            lines.append(line)
    return {
        "ename": _text(content.get("ename"), _LONGEST_NAME),
        "evalue": _text(content.get("evalue"), _LONGEST_ERROR),
        "traceback": lines,
    }


def _reply(content: dict[str, Any]) -> dict[str, Any]:
    status = content.get("status")
    return {
        **_error(content),
        "status": status if status in ("ok", "aborted") else "error",
        "execution_count": _count(content),
    }


def _status(content: dict[str, Any]) -> dict[str, Any]:
    return {"execution_state": _text(content.get("execution_state"), _LONGEST_NAME)}


# What is read of each kind; a kernel's comms speak to widgets, and there are none.
_SHAPES: dict[Any, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "stream": _stream,
    "display_data": _shown,
    "update_display_data": _shown,
    "execute_result": _result,
    "error": _error,
    "execute_reply": _reply,
    "status": _status,
    "execute_input": lambda content: {"execution_count": _count(content)},
    "clear_output": lambda content: {"wait": content.get("wait") is True},
}


def _count(content: dict[str, Any]) -> int | None:
    count = content.get("execution_count")
    return count if isinstance(count, int) and 0 <= count < 1_000_000 else None


def _text(value: Any, most: int) -> str:
    """A value as text that a file can hold, cut where it is longer, with a mark that says so."""
    text = value if isinstance(value, str) else "" if value is None else str(value)[:_LONGEST_NAME]
    text = text if len(text) <= most else f"{text[:most]} [...]"
    return text.encode("utf-8", "replace").decode()


def _is_shallow(value: Any, depth: int = _MOST_DEPTH) -> bool:
    """Whether its lists and objects nest no deeper than anything that is ever shown."""
    if depth == 0:
        return False
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return all(_is_shallow(item, depth - 1) for item in inner)
