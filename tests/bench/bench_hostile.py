"""A class of which half is hostile: the others lose nothing but time.

Grades as many right as hostile submissions in one class. Each right one must get
full marks, each hostile one a row, and none may cost the grader more than its own
limits. A benchmark and not a test: it says what it found and takes its time.
Run it: make bench-hostile
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parents[1])]

import nbformat  # noqa: E402

from actorlab.course.assignment import Assignment  # noqa: E402
from actorlab.gradebook.classroom import Choices, grade_class  # noqa: E402
from support.made_up_class import course  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
LIMITS = {"notebook": 60.0, "cell": 20.0, "cpu": 60.0}  # so that it ends before anybody leaves

# What a first cell does, by what it troubles.
CELLS = {
    "output of lists": "display({'application/json': [[]] * 100_000, 'a': [[]] * 100_000}, raw=True)",
    "message of lists": "display({'a': [[]] * 2_000_000}, raw=True)",
    "message without end": "__import__('sys').stdout.write('x' * 150_000_000)",
    "error without end": "raise ValueError('x' * 30_000_000)",
    "messages without number": "for n in range(100_000): display({'application/json': [n]}, raw=True)",
    "processes": "import os\nwhile True: os.fork()",
    "memory": "held = bytearray(10**11)\nfor n in range(0, 10**11, 4096): held[n] = 1",
    "time": "while True: pass",
    "long timeline": (
        "display({'application/vnd.actorlab.timeline+json': {'lanes': [{'name': 'f', 'bars': "
        "[{'start': 0, 'end': 9_000, 'label': ''}] * 400}], 'measured': [0, 9_000], 'marks': [2.5]}}, raw=True)"
    ),
}
LISTS = [[]] * 200_000


def attached(text: str) -> str:
    """A notebook with what is no picture in one of its texts."""
    return with_cell(text, {"cell_type": "markdown", "source": "", "attachments": {"a": {"b": LISTS}}})


def with_code(text: str, code: str) -> str:
    """A notebook that begins with a cell of this code."""
    return with_cell(text, {"cell_type": "code", "source": code, "outputs": [], "execution_count": None})


def with_cell(text: str, cell: dict) -> str:
    """A notebook that begins with this cell."""
    notebook = json.loads(text)
    notebook["cells"].insert(0, {"metadata": {}, "id": "hostile", **cell})
    return json.dumps(notebook)


def hand_in(assignment: Assignment, number: int) -> dict[str, str]:
    """Hand in so many right and so many hostile submissions; the hostile ones' troubles, by student."""
    solved = nbformat.writes(assignment.source)
    hostile = {"attachments": attached(solved)}
    hostile |= {name: with_code(solved, code) for name, code in CELLS.items()}
    troubles = dict(zip((f"hostile{n:02}" for n in range(number)), list(hostile)[:number]))
    texts = {student: hostile[trouble] for student, trouble in troubles.items()}
    texts |= {f"right{n:02}": solved for n in range(number)}
    for student, text in texts.items():
        place = assignment.root / "submitted" / student / assignment.name
        place.mkdir(parents=True)
        (place / f"{assignment.name}.ipynb").write_text(text)
    return troubles


def main() -> None:
    """Grade such a class and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=10, help="how many of each: at most 10")
    number = parser.parse_args().number
    with tempfile.TemporaryDirectory() as folder:
        assignment = course(ROOT, Path(folder))
        configuration = Path(folder) / "nbgrader_config.py"
        configuration.write_text(configuration.read_text() + f"\nc.RunAndJudge.limits = {LIMITS}\n")
        troubles = hand_in(assignment, number)
        began = time.monotonic()

        def say(row, done, all_of_them) -> None:
            about = troubles.get(row.name, "right")
            score = sum(verdict.score for verdict in row.verdicts)
            print(f"{time.monotonic() - began:4.0f} s {row.name} ({about}): {score:g}", *row.remarks[:1])

        rows = grade_class(assignment, Choices(), say)
        full = sum(assignment.points.values())
        kept = [r for r in rows if r.name not in troubles and sum(v.score for v in r.verdicts) == full]
        size = sum(f.stat().st_size for f in Path(folder).rglob("*") if f.is_file() and not f.is_symlink())
        used = resource.getrusage(resource.RUSAGE_SELF)
        print(f"{len(kept)} of {number} right ones have full marks; {len(rows)} of {2 * number} have a row.")
        print(
            f"In {time.monotonic() - began:.0f} s; the main process used {used.ru_utime:.0f} s of CPU time and "
            f"{used.ru_maxrss / 1e6:.1f} GB; the course takes {size / 1e6:.0f} MB."
        )
        sys.exit(len(kept) < number or len(rows) < 2 * number)


if __name__ == "__main__":
    main()
