"""Follow Ray's files of events from outside while they grow.

Every process of the notebook's user can write to these files. Ray's processes only ever
add whole lines to theirs. So the follower looks at each file many times while the
notebook runs. It keeps what it has read, which must still be there at the next look.

It opens each folder once, without following links, and from then on uses what it opened:
it reads nothing that somebody later puts in a folder's place.
"""

import os
import re
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from actorlab.evidence.export_events import NOT_RAYS, event_in
from actorlab.files import nofollow
from actorlab.files.nofollow import folder

_EVENTS = re.compile(r"event_EXPORT_(?P<kind>[A-Z]+(?:_[A-Z]+)*)(?:_(?P<writer>\d{1,9}))?.*\.log")
_SESSION = "session_2"  # how the name of a session's folder begins
# No exercise writes more; what a runaway loop writes beyond is not read.
_MOST_BYTES, _MOST_FILES, _MOST_SESSIONS = 32_000_000, 1000, 16


@dataclass(frozen=True)
class Line:
    """One line of a file of events.

    Attributes:
        writer: id of the process for which the file is named; 0 if for none.
        text: the line.
        after: when the follower last looked at the file without finding this line, in
            seconds since the epoch; 0 if never.
        seen: when the follower found it.
        session: the folder of the Ray session that the file belongs to.
    """

    writer: int
    text: str
    after: float
    seen: float
    session: str = ""

    @cached_property
    def event(self) -> dict[str, Any] | None:
        """The event; ``None`` if it is none of Ray's. Parsed once, since callers ask again and again."""
        try:
            return event_in(self.text)
        except NOT_RAYS:
            return None


@dataclass
class _File:
    identity: tuple[int, int]
    state: tuple[int, ...] = ()
    text: bytes = b""
    looked: float = 0.0

    def is_as_it_was(self, state: os.stat_result) -> bool:
        """Whether nobody has written to it, or put another in its place, since it was read."""
        return self.identity == (state.st_dev, state.st_ino) and self.state == _times(state)


class Follower:
    """Follows the files of every Ray session below one temporary folder.

    Attributes:
        changed: what somebody other than Ray did to a file; empty if nothing.
    """

    def __init__(self, folder: Callable[[], Path]) -> None:
        """
        Args:
            folder: tells what ``RAY_TMPDIR`` is for those sessions. It may not be
                there yet.
        """
        self.changed = ""
        self._folder = folder
        self._top = -1  # the folder, open
        self._places: dict[str, int] = {}  # the folders of events, open, by session
        self._files: dict[tuple[str, str], _File] = {}
        self._lines: dict[str, list[Line]] = {}
        self._left = _MOST_BYTES

    def look(self) -> None:
        """Read what is new, and make sure that what was read is still there."""
        now = time.time()
        self._find_sessions()
        for session, place in self._places.items():
            with suppress(OSError):
                for name in nofollow.names(place, _MOST_FILES):
                    if told := _EVENTS.fullmatch(name):
                        with suppress(OSError):
                            self._follow(session, place, name, told, now)

    def lines(self, kind: str) -> list[Line]:
        """The lines read so far of one kind of events: ``ACTOR``, ``TASK``, ``DRIVER_JOB``."""
        return list(self._lines.get(kind, ()))

    def close(self) -> None:
        """Let go of the folders."""
        for opened in (self._top, *self._places.values()):
            with suppress(OSError):
                os.close(opened)
        self._top, self._places = -1, {}

    def _find_sessions(self) -> None:
        with suppress(OSError):
            if self._top < 0:
                self._top = os.open(self._folder(), nofollow.CAREFULLY | os.O_DIRECTORY)
            with folder(self._top, "ray") as sessions:
                for name in nofollow.names(sessions, _MOST_FILES):
                    if name.startswith(_SESSION) and name not in self._places:
                        with suppress(OSError), folder(sessions, name, "logs", "export_events") as place:
                            if len(self._places) < _MOST_SESSIONS:
                                self._places[name] = os.dup(place)

    def _follow(self, session: str, place: int, name: str, told: re.Match[str], now: float) -> None:
        state = os.stat(name, dir_fd=place, follow_symlinks=False)
        file = self._files.get((session, name))
        if file and file.is_as_it_was(state):  # as nearly always: then it need not be opened
            file.looked = now
            return
        with nofollow.file(name, inside=place) as opened:
            state = opened.state
            file = self._files.setdefault((session, name), _File((state.st_dev, state.st_ino)))
            if file.identity != (state.st_dev, state.st_ino):
                self._change(name, "is another file than it was")
                return
            before, file.looked = file.looked, now
            if file.is_as_it_was(state):
                return
            file.state = _times(state)
            text = opened.up_to(len(file.text) + self._left)
        if not text.startswith(file.text):
            self._change(name, "no longer holds what it held")
            return
        start = file.text.rfind(b"\n") + 1  # a line that was not whole is read again
        self._left -= len(text) - len(file.text)
        file.text = text
        for line in text[start : text.rfind(b"\n") + 1].decode(errors="replace").splitlines():
            read = Line(int(told["writer"] or 0), line, before, time.time(), session)
            self._lines.setdefault(told["kind"], []).append(read)

    def _change(self, name: str, what: str) -> None:
        self.changed = self.changed or f"{name} {what}"


def _times(state: os.stat_result) -> tuple[int, ...]:
    return (state.st_size, state.st_mtime_ns, state.st_ctime_ns)
