"""What the tests share: the course, and one local Ray for those that need no other.

Tests that need a kernel, a server or a browser are marked ``slow``; all others are
quick, and run first. If one of those fails, the slow ones are not begun.
"""

import asyncio
import os
from pathlib import Path

import pytest

from actorlab.course.assignment import Assignment, assignments
from actorlab.grading.on_ray import RUNS_PER_CORE
from actorlab.kernel import local_ray

ROOT = Path(__file__).resolve().parent.parent


_SLOW_FIXTURES = {"answers", "ray_folder"}


def pytest_configure(config) -> None:
    """Register the marker."""
    config.addinivalue_line(
        "markers", "slow: needs a kernel, a server or a browser; make quick leaves it out"
    )


@pytest.hookimpl(tryfirst=True)  # before -m chooses
def pytest_collection_modifyitems(items) -> None:
    """Mark what uses a slow fixture, and let the quick tests run first."""
    for item in items:
        if _SLOW_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker("slow")
    items.sort(key=_is_slow)


def pytest_runtest_teardown(item, nextitem) -> None:
    """Stop after the last quick test if one of them failed."""
    if nextitem and _is_slow(nextitem) and not _is_slow(item) and item.session.testsfailed:
        item.session.shouldfail = "a quick test failed, so the slow ones are not begun"


def _is_slow(item) -> bool:
    return item.get_closest_marker("slow") is not None


@pytest.fixture(scope="session")
def root() -> Path:
    """This copy of the course."""
    return ROOT


@pytest.fixture
def assignment() -> Assignment:
    """Exercise 7."""
    return Assignment("ex07_actors", ROOT)


@pytest.fixture(scope="session")
def registered(root, tmp_path_factory) -> Path:
    """A gradebook that knows Exercise 7, and nobody yet."""
    from made_up_class import MadeUpClass, course

    return MadeUpClass(course(root, tmp_path_factory.mktemp("registered"))).assignment.root / "gradebook.db"


@pytest.fixture
def made_up(root, tmp_path, registered):
    """A class in a course of its own, with nothing handed in."""
    from made_up_class import MadeUpClass, course

    return MadeUpClass(course(root, tmp_path), registered)


@pytest.fixture(scope="session")
def ray_folder():
    """A running local Ray with 4 CPUs; its temporary folder."""
    folder = local_ray.prepare()
    import ray

    ray.init(address="local", num_cpus=4, include_dashboard=False, log_to_driver=False, logging_level="error")
    yield folder
    ray.shutdown()


@pytest.fixture(scope="session")
def answers(request):
    """Every example answer that was selected, graded side by side, by name."""
    from actorlab.authoring.verify import Answer, grade_answers

    values = [
        getattr(item, "callspec", None) and item.callspec.params.get("answer")
        for item in request.session.items
    ]
    wanted = {value for value in values if isinstance(value, Answer)}
    capture = request.config.pluginmanager.getplugin("capturemanager")

    def say(name, graded) -> None:
        with capture.global_and_fixture_disabled():
            print(f"graded {name}: {graded.score:g}", flush=True)

    return asyncio.run(
        grade_answers(sorted(wanted, key=lambda a: a.name), RUNS_PER_CORE * os.cpu_count(), say)
    )


def every_assignment() -> list[Assignment]:
    """All exercises of the course."""
    return assignments(ROOT)
