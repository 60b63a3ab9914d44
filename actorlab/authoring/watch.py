"""Verify an exercise's answers again after each save: those that the saved file touches."""

import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from actorlab.authoring.cases import KINDS
from actorlab.course.assignment import Assignment

ALL = "*/*"
_EVERY = 0.3  # seconds between two looks at the files
_FAILED = re.compile(r"✗ [^/\s]+/([\w./]+): [\d. ]+$")

Stamps = dict[Path, int]


def stamps(assignment: Assignment) -> Stamps:
    """When each file that an author writes was last saved, in ns."""
    found: Stamps = {}
    for folder in (assignment.source_path.parent, assignment.root / "tests" / assignment.name):
        for file in folder.rglob("*.*"):
            if file.is_file() and not {"__pycache__", ".ipynb_checkpoints"} & set(file.parts):
                found[file] = file.stat().st_mtime_ns
    return found


def touched(assignment: Assignment, saved: Iterable[Path], first: Iterable[str] = ()) -> list[str]:
    """Which answers to verify again, as globs below ``tests/NAME/``, in this order.

    Args:
        assignment: the exercise.
        saved: the files that were saved.
        first: what failed, or was last at work: it goes before all others when the
            notebook or ``checks.py`` was saved.
    """
    saved, tests = list(saved), assignment.root / "tests" / assignment.name
    cases = [f"{file.parent.name}/{file.stem}" for file in saved if _is_case(file, tests) and file.exists()]
    if any(file.is_relative_to(assignment.source_path.parent) for file in saved):
        return list(dict.fromkeys([*cases, *first, ALL]))
    return list(dict.fromkeys(cases))


def watch(assignment: Assignment, say: Callable[[str], None]) -> None:
    """Verify after each save, until interrupted. A save meanwhile interrupts, and begins again.

    Args:
        assignment: the exercise.
        say: prints a line.
    """
    seen, last = stamps(assignment), list[str]()
    say(f"Watching solutions/{assignment.name}/ and tests/{assignment.name}/. End with Ctrl-C.")
    while True:
        time.sleep(_EVERY)
        now = stamps(assignment)
        saved = [file for file in seen.keys() | now.keys() if seen.get(file) != now.get(file)]
        seen = now
        if cases := touched(assignment, saved, last):
            last = _verify(assignment, cases, last, say, lambda seen=seen: stamps(assignment) != seen)


def _is_case(file: Path, tests: Path) -> bool:
    return file.parent.parent == tests and file.parent.name in KINDS and file.suffix == ".py"


def _verify(
    assignment: Assignment,
    cases: list[str],
    last: list[str],
    say: Callable[[str], None],
    saved_again: Callable[[], bool],
) -> list[str]:
    """Verify some answers, until somebody saves again; what to begin with next time."""
    chosen = ["--assignment", assignment.name]
    release = [["release", *chosen]] if ALL in cases else []  # kernels use what is released
    failed: list[str] = []
    for words in (*release, *(["verify", *chosen, "--messages", "--cases", case] for case in cases)):
        if saved_again():
            break
        # In a process of its own, which has loaded nothing of what was saved before.
        process = subprocess.Popen(
            [sys.executable, "-m", "actorlab", *words], cwd=assignment.root, stdout=subprocess.PIPE, text=True
        )
        reader = threading.Thread(target=_pass_on, args=(process, say, failed))
        reader.start()
        try:
            while process.poll() is None and not saved_again():
                time.sleep(_EVERY)
        finally:  # nothing happens to one that has ended
            process.send_signal(signal.SIGINT)
            process.wait()
            reader.join()
        if process.returncode and words[0] == "release":
            break
    runnable = [name for name in (*failed, *(case for case in cases if case != ALL), *last) if "/" in name]
    return list(dict.fromkeys(failed or runnable[:1]))


def _pass_on(process: subprocess.Popen[str], say: Callable[[str], None], failed: list[str]) -> None:
    """Print what a process says; note the answers that do not score what they should."""
    assert process.stdout is not None
    with process.stdout:
        for line in map(str.rstrip, process.stdout):
            say(line)
            if found := _FAILED.match(line):
                failed.append(found[1])
