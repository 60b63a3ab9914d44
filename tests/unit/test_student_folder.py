"""A student's folder: found, filled once, and brought up to date without losing a line."""

import json
import shutil
from pathlib import Path

import pytest

from actorlab.course import released, student_folder
from actorlab.course.student_folder import bring, find, find_filled, is_behind
from actorlab.kernel.progress import Progress
from support.course import NAME

FILE = f"{NAME}.ipynb"
MINE = '{"cells": []}'


@pytest.fixture
def release(root, tmp_path, monkeypatch):
    """A package's exercises, of which one may be released anew."""
    folder = tmp_path / "package"
    shutil.copytree(root / "exercises" / NAME, folder / NAME, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(student_folder, "packaged", lambda: folder)
    return folder


@pytest.fixture
def mine(release, tmp_path):
    """A student's folder with the exercise in it."""
    bring(tmp_path / "mine")
    return tmp_path / "mine"


def renewed(release):
    """Release another notebook."""
    notebook = json.loads((release / NAME / FILE).read_text())
    notebook["cells"][0]["source"] = ["# Anew\n"]
    for file in (FILE, "starter.json"):
        (release / NAME / file).write_text(json.dumps(notebook))


def test_it_is_the_one_that_one_is_in_or_named(mine, tmp_path, monkeypatch):
    inside = mine / "exercises" / NAME
    monkeypatch.chdir(inside)
    assert find() == find_filled() == mine
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert find() == tmp_path / "ray-actors"
    assert find("mine") == find_filled("~/mine") == mine
    with pytest.raises(LookupError, match="no exercises in .*ray-actors yet.*actorlab update"):
        find_filled()


def test_a_folder_of_somebody_elses_exercises_is_none(tmp_path, monkeypatch):
    (tmp_path / "exercises" / "squats").mkdir(parents=True)
    (tmp_path / "exercises" / "squats" / "squats.ipynb").write_text("{}")
    monkeypatch.chdir(tmp_path / "exercises")
    assert find() == Path.home() / "ray-actors"


def test_it_is_filled_with_what_was_released(release, tmp_path):
    (release / NAME / "__pycache__").mkdir()
    brought = bring(tmp_path / "mine")
    assert brought.added == [NAME] and not brought.renewed and not brought.kept
    there = sorted(path.name for path in (tmp_path / "mine" / "exercises" / NAME).iterdir())
    assert there == ["checks.py", FILE, "hints.md", "starter.json"]
    assert not is_behind(tmp_path / "mine")


def test_the_same_release_changes_nothing(mine):
    place = mine / "exercises" / NAME
    (place / FILE).write_text(MINE)
    assert bring(mine) == student_folder.Brought() and (place / FILE).read_text() == MINE


def test_new_checks_leave_a_notebook_as_it_is(release, mine):
    place = mine / "exercises" / NAME
    (place / FILE).write_text(MINE)
    (release / NAME / "hints.md").write_text("## foo_class\n\nAnew.\n")
    assert is_behind(mine)
    brought = bring(mine)
    assert brought.renewed == [NAME] and not brought.kept
    assert (place / FILE).read_text() == MINE and "Anew" in (place / "hints.md").read_text()


def test_a_new_notebook_takes_the_place_of_one_that_nobody_changed(release, mine):
    renewed(release)
    assert bring(mine).kept == {}
    place = mine / "exercises" / NAME
    assert (place / FILE).read_bytes() == released.as_released(release / NAME)
    assert not (mine / "exercises" / "earlier").exists() and not is_behind(mine)


def test_a_changed_notebook_is_kept_and_so_is_what_else_is_there(release, mine):
    place = mine / "exercises" / NAME
    (place / FILE).write_text(MINE)
    (place / "notes.txt").write_text("mine")
    Progress(place).note_check("verify_results", {"outcome": "right"})
    renewed(release)
    kept = bring(mine).kept[NAME]
    assert kept.parent == mine / "exercises" / "earlier" and kept.read_text() == MINE
    assert (place / FILE).read_bytes() == released.as_released(release / NAME)
    assert (place / "notes.txt").read_text() == "mine"
    assert not Progress(place).check("verify_results")


@pytest.mark.parametrize("written", [FILE, "checks.py"])
def test_what_was_interrupted_is_done_again(release, mine, monkeypatch, written):
    place = mine / "exercises" / NAME
    (place / FILE).write_text(MINE)
    renewed(release)
    (release / NAME / "checks.py").write_text("exercise = None\n")
    write = student_folder.atomic.write

    def interrupted(file, content):
        write(file, content)
        if file.name == written:
            raise KeyboardInterrupt

    with monkeypatch.context() as amid, pytest.raises(KeyboardInterrupt):
        amid.setattr(student_folder.atomic, "write", interrupted)
        bring(mine)
    assert is_behind(mine)
    bring(mine)
    assert not is_behind(mine) and (place / FILE).read_bytes() == released.as_released(release / NAME)
    assert [path.read_text() for path in (mine / "exercises" / "earlier").iterdir()] == [MINE]


def test_in_a_clone_there_is_nothing_to_bring(root, monkeypatch):
    assert not is_behind(root) and bring(root) == student_folder.Brought()


def test_a_package_without_exercises_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(student_folder, "packaged", lambda: tmp_path)
    with pytest.raises(LookupError, match="no exercises in"):
        bring(tmp_path / "mine")
