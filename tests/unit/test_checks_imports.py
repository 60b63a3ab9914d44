"""An exercise's ``checks.py`` imports what is for exercises, and nothing else of the package."""

import pytest

from actorlab.authoring.checks_imports import foreign_imports
from actorlab.course.assignment import Assignment
from support.course import every_assignment


def told(tmp_path, source):
    folder = tmp_path / "solutions" / "ex09"
    folder.mkdir(parents=True)
    (folder / "checks.py").write_text(source)
    return list(foreign_imports(Assignment("ex09", tmp_path)))


@pytest.mark.parametrize(
    "line, name",
    [
        ("import actorlab", "actorlab"),
        ("import ray, actorlab.execution.sandbox as box", "actorlab.execution.sandbox"),
        ("from actorlab.kernel import tracing", "actorlab.kernel"),
        ("from actorlab.notebook import check", "actorlab.notebook"),
        ("from actorlab import evidence", "actorlab.evidence"),
        ("from actorlab.checks_of_others import Exercise", "actorlab.checks_of_others"),
        ("def late():\n    from actorlab.evidence.record import Record", "actorlab.evidence.record"),
    ],
)
def test_an_import_of_another_room_is_one_line(tmp_path, line, name):
    (said,) = told(tmp_path, line)
    number = line.count("\n") + 1
    assert said == (
        f"solutions/ex09/checks.py:{number} imports {name}. Import nothing of the package "
        "but actorlab.checks and actorlab.misconceptions."
    )


@pytest.mark.parametrize(
    "line",
    [
        "import ray",
        "from actorlab_of_mine import x",
        "import actorlab.checks",
        "from actorlab import checks, misconceptions",
        "from actorlab.checks import Exercise",
        "from actorlab.misconceptions.handles import handles",
        "NAME = 'actorlab.kernel'",
    ],
)
def test_any_other_import_is_an_authors_own_business(tmp_path, line):
    assert told(tmp_path, line) == []


@pytest.mark.parametrize("assignment", every_assignment(), ids=lambda a: a.name)
def test_the_packs_own_exercises_keep_to_it(assignment):
    assert list(foreign_imports(assignment)) == []
