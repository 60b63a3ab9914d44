"""What the tests share: the course, and a made-up class in it.

Tests that need a kernel, a server or a browser lie in folders of their own, by which they
are marked ``slow``. All others are quick, and run first. If one of those fails, the slow
ones are not begun.
"""

from pathlib import Path

import pytest

from actorlab.kernel import local_ray
from support.sharing import unit

local_ray.leave_out()  # here and in each process of pytest-xdist: they take a second to import

_HERE = Path(__file__).resolve().parent
ROOT = _HERE.parent

_SLOW = {"integration", "browser"}  # folders
_OTHERS_BEGUN = 0.6  # when so much of the answers is graded, all other slow tests have begun

pytest_plugins = ["support.shards", "support.costs", "support.turns"]


def pytest_configure(config) -> None:
    """Register the markers."""
    config.addinivalue_line(
        "markers", "slow: needs a kernel, a server or a browser; make quick leaves it out"
    )
    config.addinivalue_line(
        "markers",
        "install: installs what students get from nothing; make test-install runs these, make test does not",
    )
    config.addinivalue_line(
        "markers",
        "clock: sees the clock as a student does; mostly waits, and is begun first, beside others that do",
    )


@pytest.hookimpl(optionalhook=True)  # pytest-xdist's
def pytest_xdist_auto_num_workers(config) -> int | None:
    """With ``-n auto``, run as many tests at once as there is room for, taking turns."""
    from support.turns import room_for_tests

    return room_for_tests() if config.option.numprocesses == "auto" else None


@pytest.hookimpl(optionalhook=True)  # pytest-xdist's
def pytest_xdist_make_scheduler(config, log):
    """With ``-n``, keep the order below, and in one process what shares something."""
    from support.scheduling import InOrder

    return InOrder(config, log)


@pytest.hookimpl(tryfirst=True)  # before -m chooses
def pytest_collection_modifyitems(items) -> None:
    """Mark what lies in a slow folder, and order the tests."""
    for item in items:
        if item.path.relative_to(_HERE).parts[0] in _SLOW:
            item.add_marker("slow")
    items.sort(key=_turn)
    items[:] = _mixed(items)


def pytest_runtest_teardown(item, nextitem) -> None:
    """Stop after the last quick test if one of them failed."""
    if nextitem and _is_slow(nextitem) and not _is_slow(item) and item.session.testsfailed:
        item.session.shouldfail = "a quick test failed, so the slow ones are not begun"


def _turn(item) -> int:
    """When a test runs, but for the answers of the contract: the quick ones first.

    What waits for the results of others comes last, also where several processes share
    the tests.
    """
    if not _is_slow(item):
        return 0
    if item.path.name == "test_contract.py":
        return 4 if item.cls else 3
    # What shares something is one long test for whoever begins it, so it does not come last.
    return 1 if item.get_closest_marker("clock") or unit(item.nodeid) != item.nodeid else 2


def _mixed(items) -> list:
    """The tests, with the answers spread among the other slow ones, and after them.

    Most of an answer's time is spent asleep, and most others keep a core busy. The answers
    are short, so that all processes end at about the same time.
    """
    turns = {turn: [item for item in items if _turn(item) == turn] for turn in range(5)}
    others: dict[str, list] = {}
    for item in turns[1] + turns[2]:
        others.setdefault(unit(item.nodeid), []).append(item)
    answers = [[item] for item in turns[3]]
    places = [
        (last * (n + 0.5) / len(part), together)
        for last, part in ((_OTHERS_BEGUN, others.values()), (1, answers))
        for n, together in enumerate(part)
    ]
    spread = [item for _, together in sorted(places, key=lambda place: place[0]) for item in together]
    return [*turns[0], *spread, *turns[4]]


def _is_slow(item) -> bool:
    return item.get_closest_marker("slow") is not None


@pytest.fixture(scope="session")
def root() -> Path:
    """This copy of the course."""
    return ROOT


@pytest.fixture
def assignment():
    """Exercise 7."""
    from actorlab.course.assignment import Assignment

    return Assignment("ex07_actors", ROOT)


@pytest.fixture(scope="session")
def registered(root, tmp_path_factory) -> Path:
    """A gradebook that knows Exercise 7, and nobody yet."""
    from support.made_up_class import MadeUpClass, course

    return MadeUpClass(course(root, tmp_path_factory.mktemp("registered"))).assignment.root / "gradebook.db"


@pytest.fixture
def made_up(root, tmp_path, registered):
    """A class in a course of its own, with nothing handed in."""
    from support.made_up_class import MadeUpClass, course

    return MadeUpClass(course(root, tmp_path), registered)


@pytest.fixture(scope="module")
def laid_down(root, tmp_path_factory):
    """A copy of the course with a new exercise, what was there before, and the run."""
    from support.course import copy_of_the_course, digests, make

    folder = copy_of_the_course(root, tmp_path_factory.mktemp("course"))
    before = digests(folder)
    return folder, before, make(folder, "new-exercise", "NAME=ex09_waiting")
