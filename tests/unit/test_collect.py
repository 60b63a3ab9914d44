"""Collecting: whose a file is, what is collected as what, and that nothing is lost or let out."""

import io
import json
import os
import stat
import tarfile
import zipfile
from pathlib import Path, PurePath

import pytest
from nbgrader.exchange.default import ExchangeCollect

from actorlab.course import nbgrader_api
from actorlab.intake import archive as archives
from actorlab.intake import collect, exchange, platform_names
from actorlab.intake.platform_names import CANVAS, MOODLE, Author

NAME = "ex07_actors"
NOTEBOOK = f"{NAME}.ipynb"

# nbgrader's models make SQLAlchemy warn, as in actorlab.course.nbgrader_api.
pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")


def read(*names):
    return platform_names.read(PurePath(name) for name in names)


@pytest.mark.parametrize(
    "path, name, number, file",
    [
        ("Ada Lovelace_12_assignsubmission_file_/x.ipynb", "Ada Lovelace", "12", "x.ipynb"),
        ("Ada Lovelace_12_assignsubmission_file/a/x.ipynb", "Ada Lovelace", "12", "a/x.ipynb"),
        ("Ada Lovelace_12_assignsubmission_file_my_x.ipynb", "Ada Lovelace", "12", "my_x.ipynb"),
        ("Group A-Ada Lovelace_12_assignsubmission_file_/x.ipynb", "Group A-Ada Lovelace", "12", "x.ipynb"),
        ("Participant_12_assignsubmission_file_/x.ipynb", "Participant", "12", "x.ipynb"),
        ("Łukasz Żółć_12_assignsubmission_file_/x.ipynb", "Łukasz Żółć", "12", "x.ipynb"),
        ("山田 太郎_12_assignsubmission_file_x.ipynb", "山田 太郎", "12", "x.ipynb"),
        ("Ada_12_assignsubmission_onlinetext_/onlinetext.html", "Ada", "12", "onlinetext.html"),
        ("unpacked/Ada_12_assignsubmission_file_/x.ipynb", "Ada", "12", "x.ipynb"),
    ],
)
def test_moodles_names(path, name, number, file):
    (found,), stray = read(path)
    assert (found.author, str(found.file), stray) == (Author(MOODLE, name, number), file, [])


@pytest.mark.parametrize(
    "path, name, number, attachment, late, file",
    [
        ("lovelaceada_12_678_x.ipynb", "lovelaceada", "12", 678, False, "x.ipynb"),
        ("lovelaceada_LATE_12_678_x-1.ipynb", "lovelaceada", "12", 678, True, "x-1.ipynb"),
        ("lovelace_ada2_12_678_my_1_x.ipynb", "lovelace_ada2", "12", 678, False, "my_1_x.ipynb"),
        ("anon_Ab3dE_LATE_12_678_x.ipynb", "anon_Ab3dE", "12", 678, True, "x.ipynb"),
        ("żółćłukasz_12_678_x.ipynb", "żółćłukasz", "12", 678, False, "x.ipynb"),
        ("anon_Ab3dE_678_x.ipynb", "anon_Ab3dE", "", 678, False, "x.ipynb"),
        ("LATE_anon_Ab3dE_678_x.ipynb", "anon_Ab3dE", "", 678, True, "x.ipynb"),
        ("submissions/lovelaceada_12_678_work/a/x.ipynb", "lovelaceada", "12", 678, False, "work/a/x.ipynb"),
    ],
)
def test_canvas_names(path, name, number, attachment, late, file):
    (found,), stray = read(path)
    assert (found.author, str(found.file)) == (Author(CANVAS, name, number), file)
    assert (found.attachment, found.late, stray) == (attachment, late, [])


def test_numbers_in_a_files_name_are_not_canvas_where_they_cannot_be():
    told, _ = read("ada_12_678_my_1_2_x.ipynb", "ben_13_679_x.ipynb")
    assert [(t.author.name, str(t.file), t.perhaps) for t in told] == [
        ("ada", "my_1_2_x.ipynb", ()),
        ("ben", "x.ipynb", ()),
    ]
    (alone,), _ = read("ada_12_678_my_1_2_x.ipynb")  # nothing to compare with
    assert alone.perhaps == (Author(CANVAS, "ada_12_678_my", "1"),)


@pytest.mark.parametrize(
    "path",
    [
        "x.ipynb",
        "ada/x.ipynb",
        "week_1_x.ipynb",
        "ex_07_2_x.ipynb",
        "Default group_assignsubmission_file_/x.ipynb",
    ],
)
def test_other_names_tell_nothing(path):
    assert read(path) == ([], [PurePath(path)])


def test_an_archive_is_from_one_platform():
    told, stray = read("Ada_12_assignsubmission_file_/data_11_22_x.csv", "data_11_22_x.csv")
    assert [t.author.name for t in told] == ["Ada"] and stray == [PurePath("data_11_22_x.csv")]


# --- a whole archive


@pytest.fixture
def class_(made_up):
    return made_up.assignment


def zipped(path, files):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def notebook(tag="a"):
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {"tag": tag}, "cells": []})


def moodle(student, number, file=NOTEBOOK):
    return f"{student}_{number}_assignsubmission_file_/{file}"


def collected(class_, files, name="class.zip", others=(), **limits):
    archive = zipped(class_.root / name, files)
    return collect.from_archive(archive, class_, others, archives.ArchiveLimits(**limits))


def submitted(class_):
    folder = class_.root / "submitted"
    return {
        path.relative_to(folder).as_posix().replace(f"/{NAME}/", ": "): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def everything(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def students(class_):
    with nbgrader_api.api(class_.root).gradebook as gradebook:
        return {s.id: (s.first_name, s.last_name, s.lms_user_id) for s in gradebook.students}


def test_moodles_archive(class_):
    found = collected(
        class_,
        {
            moodle("Ada Lovelace", 11): notebook("a"),
            moodle("Ada Lovelace", 11, "data/more.csv"): "1",
            moodle("Jörg Żółć", 12): notebook("b"),
        },
    )
    assert submitted(class_) == {
        f"Ada_Lovelace: {NOTEBOOK}": notebook("a"),
        "Ada_Lovelace: data/more.csv": "1",
        f"Jörg_Żółć: {NOTEBOOK}": notebook("b"),
    }
    assert found.new == ["Ada_Lovelace", "Jörg_Żółć"] and not found.left and not found.remarks
    assert students(class_) == {
        "Ada_Lovelace": ("Ada", "Lovelace", None),
        "Jörg_Żółć": ("Jörg", "Żółć", None),
    }
    assert (class_.root / "downloaded" / NAME / "archive" / "class.zip").exists()


def test_canvas_archive(class_):
    found = collected(
        class_,
        {
            "lovelaceada_11_501_ex07_actors.ipynb": notebook("a"),
            "babbagecharles_LATE_12_502_ex07_actors-1.ipynb": notebook("b"),
        },
    )
    assert submitted(class_) == {
        f"babbagecharles_12: {NOTEBOOK}": notebook("b"),
        f"lovelaceada_11: {NOTEBOOK}": notebook("a"),
    }
    assert found.remarks == [
        f"babbagecharles_12: ex07_actors-1.ipynb is collected as {NOTEBOOK}",
        "babbagecharles_12: late, says Canvas",
    ]
    assert students(class_)["lovelaceada_11"] == ("", "lovelaceada_11", "11")


def test_flat_and_new_names_of_moodle(class_):
    collected(
        class_,
        {
            f"Ada_11_assignsubmission_file_{NOTEBOOK}": notebook("a"),
            f"Ben_12_assignsubmission_file/{NOTEBOOK}": notebook("b"),
        },
    )
    assert list(submitted(class_)) == [f"Ada: {NOTEBOOK}", f"Ben: {NOTEBOOK}"]


@pytest.mark.parametrize(
    "name", [f"{NAME}-1", f"{NAME} (1)", f"{NAME}(2)", f"{NAME}-Copy1", "Ex07_Actors", "mine"]
)
def test_renamed_notebook_is_collected_under_its_name(class_, name):
    found = collected(class_, {moodle("Ada", 11, f"{name}.ipynb"): notebook()})
    assert list(submitted(class_)) == [f"Ada: {NOTEBOOK}"]
    assert found.remarks == [f"Ada: {name}.ipynb is collected as {NOTEBOOK}"]


def test_of_two_canvas_attachments_the_newer_counts(class_):
    collected(class_, {f"a_11_501_{NOTEBOOK}": notebook("old"), f"a_11_502_{NAME}-1.ipynb": notebook("new")})
    assert submitted(class_)[f"a_11: {NOTEBOOK}"] == notebook("new")


def test_what_is_beside_the_notebook_stays_beside_it(class_):
    inner = io.BytesIO()
    zipped(
        inner,
        {f"work/{NOTEBOOK}": notebook(), "work/data/x.csv": "1", "readme.txt": "r", "__MACOSX/._x": "m"},
    )
    collected(class_, {moodle("Ada", 11, "all.zip"): inner.getvalue(), moodle("Ada", 11, "note.txt"): "n"})
    assert submitted(class_) == {
        f"Ada: {NOTEBOOK}": notebook(),
        "Ada: data/x.csv": "1",
        "Ada: note.txt": "n",
        "Ada: all/readme.txt": "r",
    }


def test_file_without_a_student_is_named_and_left(class_):
    found = collected(class_, {moodle("Ada", 11): notebook(), "stray.ipynb": notebook("s")})
    (line,) = found.left
    place, why = line.split(": ")
    assert (class_.root / place).read_text() == notebook("s") and "does not tell whose" in why
    assert list(submitted(class_)) == [f"Ada: {NOTEBOOK}"]


def test_unclear_notebook_is_named_and_left(class_):
    found = collected(
        class_, {moodle("Ada", 11, "a.ipynb"): notebook(), moodle("Ada", 11, "b.ipynb"): notebook()}
    )
    assert len(found.left) == 2 and "no notebook that is clearly" in found.left[0]
    assert submitted(class_) == {}


def test_another_assignments_notebook_is_not_this_ones(class_):
    files = {moodle("Ada", 11, "ex08_more.ipynb"): notebook(), moodle("Ben", 12): notebook()}
    found = collected(class_, files, others=[NAME, "ex08_more"])
    assert list(submitted(class_)) == [f"Ben: {NOTEBOOK}"] and "ex08_more.ipynb" in found.left[0]


def test_times_that_a_student_wrote_are_left_out(class_):
    found = collected(
        class_, {moodle("Ada", 11): notebook(), moodle("Ada", 11, "timestamp.txt"): "2001-01-01"}
    )
    assert found.remarks == ["Ada: timestamp.txt is left out: nbgrader writes its own"]
    assert list(submitted(class_)) == [f"Ada: {NOTEBOOK}"]


def test_files_in_each_others_place_stop_nobody(class_):
    inner = io.BytesIO()
    zipped(inner, {NOTEBOOK: notebook(), "all": "1", "timestamp.txt/t": "2"})
    files = {moodle("Ada", 11, "all.zip"): inner.getvalue(), moodle("Ben", 12): notebook()}
    found = collected(class_, files | {moodle("Ada", 11, "all/x"): "3", moodle("Ada", 11, "b/c"): "4"})
    # There is a folder of the archive's name, so it stays as it is.
    assert found.new == ["Ben"] and any("all.zip: not unpacked" in line for line in found.left)
    found = collected(class_, files | {moodle("Ada", 11, "all.txt"): "3"}, "two.zip")
    assert found.new == ["Ada"] and found.remarks == [
        "Ada: all/timestamp.txt/t is left out: nbgrader writes its own",
    ]
    assert {f"Ada: {NOTEBOOK}", "Ada: all", "Ada: all.txt"} < set(submitted(class_))


@pytest.mark.parametrize("other", ["x/y", f"{NOTEBOOK}/z", "x"])
def test_place_in_or_around_another_is_taken(class_, other):
    found = collected(
        class_,
        {
            moodle("Ada", 11, f"sub/{NOTEBOOK}"): notebook(),
            moodle("Ada", 11, "sub/x"): "1",
            moodle("Ada", 11, "sub/d/e"): "2",
            moodle("Ada", 11, "d"): "3",
            moodle("Ada", 11, other): "4",
            moodle("Ben", 12): notebook(),
        },
    )
    assert found.new == ["Ada", "Ben"]
    assert sorted(found.remarks) == sorted(
        f"Ada: {file} is left out, since its place is taken" for file in ("d", other)
    )
    assert {n: t for n, t in submitted(class_).items() if "Ada" in n and NOTEBOOK not in n} == {
        "Ada: x": "1",
        "Ada: d/e": "2",
    }


def test_hidden_files_are_said_to_be_left_out(class_):
    files = {moodle("Ada", 11): notebook(), moodle("Ada", 11, ".env"): "1"}
    files |= {"Ada_11_assignsubmission_file_.x": "", "Ada_11_assignsubmission_file_.x.x": ""}
    found = collected(class_, files)
    (line,) = found.remarks
    assert line.startswith("hidden files are left out: class/Ada_11_") and line.endswith(" and 2 more")
    assert list(submitted(class_)) == [f"Ada: {NOTEBOOK}"]


def test_submission_is_there_while_it_is_replaced(class_, monkeypatch):
    collected(class_, {moodle("Ada", 11): notebook("1")})
    place, copytree = class_.root / "submitted" / "Ada" / NAME / NOTEBOOK, collect.shutil.copytree

    def full(*arguments, **options):
        assert place.read_text() == notebook("1")
        raise OSError("No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(collect.shutil, "copytree", full)
        with pytest.raises(OSError, match="No space left"):
            collected(class_, {moodle("Ada", 11): notebook("2")}, "two.zip")
    assert place.read_text() == notebook("1")
    assert collected(class_, {moodle("Ada", 11): notebook("2")}, "two.zip").updated == ["Ada"]
    assert place.read_text() == notebook("2") and collect.shutil.copytree is copytree


def test_second_run_changes_nothing(class_):
    files = {moodle("Ada", 11): notebook(), moodle("Ben", 12, "mine.ipynb"): notebook(), "stray.txt": "?"}
    collected(class_, files)
    before = everything(class_.root)
    found = collect.from_archive(class_.root / "class.zip", class_)
    after = everything(class_.root)
    before.pop("gradebook.db"), after.pop("gradebook.db")
    assert after == before and found.unchanged == ["Ada", "Ben"] and not found.new and not found.updated


def test_newer_version_takes_the_place_and_the_earlier_is_kept(class_):
    collected(class_, {moodle("Ada", 11): notebook("1"), moodle("Ben", 12): notebook("b")})
    for version in ("2", "3"):
        files = {moodle("Ada", 11): notebook(version), moodle("Ben", 12): notebook("b")}
        found = collected(class_, files, f"class{version}.zip")
        assert (found.updated, found.unchanged) == (["Ada"], ["Ben"])
    assert submitted(class_)[f"Ada: {NOTEBOOK}"] == notebook("3")
    earlier = class_.root / "downloaded" / NAME / "earlier" / "Ada"
    assert [(earlier / n / NOTEBOOK).read_text() for n in "12"] == [notebook("1"), notebook("2")]
    assert f"downloaded/{NAME}/earlier/Ada/2" in found.remarks[0]


def test_older_archive_does_not_undo_a_newer_one(class_):
    collected(class_, {moodle("Ada", 11): notebook("1")}, "one.zip")
    collected(class_, {moodle("Ada", 11): notebook("2")}, "two.zip")
    with pytest.raises(LookupError, match="one.zip was collected before, and since then two.zip"):
        collect.from_archive(class_.root / "one.zip", class_)
    assert submitted(class_)[f"Ada: {NOTEBOOK}"] == notebook("2")


def test_other_archive_of_the_same_name_is_kept_beside_the_first(class_):
    collected(class_, {moodle("Ada", 11): notebook("1")})
    collected(class_, {moodle("Ada", 11): notebook("2")})
    kept = class_.root / "downloaded" / NAME / "archive"
    assert sorted(p.name for p in kept.iterdir()) == ["class-2.zip", "class.zip"]
    assert submitted(class_)[f"Ada: {NOTEBOOK}"] == notebook("2")


def test_what_was_put_there_by_hand_is_not_lost(class_, made_up):
    made_up.hand_in("Ada", notebook("by hand"))
    collected(class_, {moodle("Ada", 11): notebook("moodle")})
    earlier = class_.root / "downloaded" / NAME / "earlier" / "Ada" / "1" / NOTEBOOK
    assert earlier.read_text() == notebook("by hand")


@pytest.mark.parametrize("kind", ["folder", "tar.gz", "zip"])
def test_archive_of_any_kind_stays_as_it_is(class_, kind):
    folder = class_.root / "class"
    place = folder / "Ada_11_assignsubmission_file_"
    place.mkdir(parents=True)
    (place / NOTEBOOK).write_text(notebook())
    archive = folder
    if kind == "tar.gz":
        archive = class_.root / "class.tar.gz"
        with tarfile.open(archive, "w:gz") as tar:
            tar.add(folder, ".")
    elif kind == "zip":
        archive = zipped(class_.root / "class.zip", {f"{place.name}/{NOTEBOOK}": notebook()})
    before = everything(folder), archive.is_file() and archive.read_bytes()
    assert collect.from_archive(archive, class_).new == ["Ada"]
    assert collect.from_archive(archive, class_).unchanged == ["Ada"]
    assert (everything(folder), archive.is_file() and archive.read_bytes()) == before


@pytest.mark.parametrize("name", ["lovelaceada_1001_99999_", "lovelaceada_1001_99999", "lovelaceada_1001"])
def test_name_made_to_look_like_anothers_is_named_and_left(class_, name):
    mallory = f"{name}_2002_55555_{NOTEBOOK}"
    files = {f"lovelaceada_1001_55554_{NOTEBOOK}": notebook("ada"), mallory: notebook("mallory")}
    for archive in ("one.zip", "two.zip"):  # also when students.csv knows the one
        found = collected(class_, files, archive)
        assert "lovelaceada_1001" in found.new + found.unchanged and not found.updated
        assert notebook("mallory") not in submitted(class_).values()
        (line,) = found.left
        assert "fits several students: lovelaceada (1001), " in line and f"{name} (2002); say in" in line
        files["other_3003_55556_x.ipynb"] = notebook("other")
    table = class_.root / "downloaded" / NAME / "students.csv"
    row = f",Canvas,2002,{name}"
    assert row in table.read_text().splitlines()
    table.write_text(table.read_text().replace(row, f"mallory{row}"))
    found = collect.from_archive(class_.root / "two.zip", class_)
    assert found.new == ["mallory"] and not found.left
    assert submitted(class_)[f"mallory: {NOTEBOOK}"] == notebook("mallory")
    assert submitted(class_)[f"lovelaceada_1001: {NOTEBOOK}"] == notebook("ada")


# --- who is who


def test_moodles_numbers_are_anew_in_each_assignment(class_):
    collected(class_, {moodle("Ada Lovelace", 11): notebook("1")}, "one.zip")
    (class_.root / "downloaded" / NAME / "students.csv").unlink()  # as for another assignment
    found = collected(class_, {moodle("Ada Lovelace", 907): notebook("2")}, "two.zip")
    assert found.updated == ["Ada_Lovelace"] and list(students(class_)) == ["Ada_Lovelace"]


def test_gradebooks_students_are_found_by_name_and_number(class_, made_up):
    made_up.gradebook.add_student("al", first_name="Ada", last_name="Lovelace")
    made_up.gradebook.add_student("cb", lms_user_id="12")
    assert collected(class_, {moodle("Lovelace Ada", 11): notebook()}, "m.zip").new == ["al"]
    files = {f"anything_12_501_{NOTEBOOK}": notebook(), f"lovelaceada_13_502_{NOTEBOOK}": notebook("2")}
    found = collected(class_, files, "c.zip")
    assert (found.new, found.updated) == (["cb"], ["al"])
    assert students(class_)["al"] == ("Ada", "Lovelace", "13")


def test_two_of_one_name_are_told_apart(class_):
    files = {moodle("Ada Lovelace", 11): notebook("1"), moodle("Ada Lovelace", 12): notebook("2")}
    assert collected(class_, files).new == ["Ada_Lovelace_11", "Ada_Lovelace_12"]
    assert collect.from_archive(class_.root / "class.zip", class_).unchanged == [
        "Ada_Lovelace_11",
        "Ada_Lovelace_12",
    ]
    (class_.root / "downloaded" / NAME / "students.csv").unlink()  # as for another assignment
    found = collected(class_, {moodle("Ada Lovelace", 77): notebook("3")}, "two.zip")
    assert not found.new + found.updated and "several of the name Ada Lovelace" in found.left[0]


def test_instructor_says_who_is_who(class_, made_up):
    for student in ("al", "ada2"):
        made_up.gradebook.add_student(student, first_name="Ada", last_name="Lovelace")
    files = {moodle("Ada Lovelace", 11): notebook("1"), moodle("Ada Lovelace", 12): notebook("2")}
    found = collected(class_, files)
    assert not found.new and len(found.left) == 2 and f"downloaded/{NAME}/students.csv" in found.left[0]
    table = class_.root / "downloaded" / NAME / "students.csv"
    rows = table.read_text().splitlines()
    assert rows[1:] == [",Moodle,11,Ada Lovelace", ",Moodle,12,Ada Lovelace"]
    table.write_text("\n".join([rows[0], "al" + rows[1], "ada2" + rows[2]]))
    assert collect.from_archive(class_.root / "class.zip", class_).new == ["ada2", "al"]
    assert submitted(class_)[f"al: {NOTEBOOK}"] == notebook("1")


def test_nobody_takes_the_place_of_who_is_known(class_):
    collected(class_, {moodle("Ada", 11): notebook("1")}, "one.zip")
    files = {moodle("Ada", 11): notebook("1"), moodle("Ada!", 12): notebook("2")}
    found = collected(class_, files, "two.zip")
    assert found.unchanged == ["Ada"] and submitted(class_) == {f"Ada: {NOTEBOOK}": notebook("1")}
    assert len(found.left) == 1


def test_table_of_students_without_a_column_is_a_message(class_):
    table = class_.root / "downloaded" / NAME / "students.csv"
    table.parent.mkdir(parents=True)
    table.write_text("student;platform\nada;Moodle\n")
    with pytest.raises(ValueError, match="students.csv: there is no column 'name'"):
        collected(class_, {moodle("Ada", 11): notebook()})


def test_table_of_students_as_a_spreadsheet_saves_it(class_):
    table = class_.root / "downloaded" / NAME / "students.csv"
    table.parent.mkdir(parents=True)
    files = {moodle("Jörg", 11): notebook()}
    table.write_bytes("student,platform,number,name\njb,Moodle,11,Jörg\n".encode("cp1252"))
    with pytest.raises(ValueError, match="students.csv is not text in UTF-8. Save it as CSV UTF-8."):
        collected(class_, files)
    table.write_bytes("student;platform;number;name\r\njb;Moodle;11;Jörg\r\n".encode("utf-8-sig"))
    assert collected(class_, files).new == ["jb"]
    table.write_text('student,platform,number,name\njb,Moodle,11,"' + "J" * 200_000 + '"\n')
    with pytest.raises(ValueError, match="students.csv cannot be read as CSV"):
        collected(class_, files)


def test_table_that_gives_two_students_one_id_is_not_followed(class_):
    table = class_.root / "downloaded" / NAME / "students.csv"
    table.parent.mkdir(parents=True)
    table.write_text("student,platform,number,name\nada,Moodle,11,Ada\nada,Moodle,12,Ada L\n")
    files = {moodle(name, n): notebook(name) for name, n in (("Ada", 11), ("Ada L", 12), ("Ben", 13))}
    found = collected(class_, files)
    assert found.new == ["Ben"] and len(found.left) == 2
    assert all("students.csv gives ada to more than one" in line for line in found.left)
    assert "ada,Moodle,12,Ada L" in table.read_text()


def test_anonymous_students_are_named_by_their_code(class_):
    table = class_.root / "downloaded" / NAME / "students.csv"
    table.parent.mkdir(parents=True)
    table.write_text("student,platform,number,name\nada,Canvas,,anon_Ab3\nada,Canvas,,anon_Cd4\n")
    files = {f"anon_{code}_50{n}_{NOTEBOOK}": notebook() for n, code in ((1, "Ab3"), (2, "Cd4"))}
    found = collected(class_, files)
    assert [line.rpartition(" who ")[2] for line in found.left] == ["anon_Ab3 is", "anon_Cd4 is"]


def test_blind_marking(class_):
    files = {moodle("Participant", n): notebook(str(n)) for n in (11, 12)}
    assert collected(class_, files).new == ["Participant_11", "Participant_12"]
    files = {moodle("Teilnehmerin", n): notebook(str(n)) for n in (21, 22)}
    assert collected(class_, files, "de.zip").new == ["Teilnehmerin_21", "Teilnehmerin_22"]
    assert collected(class_, {moodle("Participant", 31): notebook()}, "one.zip").new == ["Participant_31"]


def test_blind_marking_is_known_also_where_one_alone_is_collected(class_):
    files = {moodle("Teilnehmerin", 21): notebook(), moodle("Teilnehmerin", 22, "note.txt"): "no notebook"}
    assert collected(class_, files).new == ["Teilnehmerin_21"]
    assert students(class_) == {"Teilnehmerin_21": ("", "Teilnehmerin_21", None)}


def test_two_students_never_share_an_id(class_):
    files = {moodle("Ada.Lovelace", 11): notebook("1"), moodle("Ada.Lovelace.", 12): notebook("2")}
    found = collected(class_, files)
    texts = submitted(class_)
    assert len(texts) + len({line.split(":")[0] for line in found.left}) == 2
    assert len(set(texts.values())) == len(texts)


def test_names_are_harmless_in_files_that_nbgrader_writes(class_):
    collected(
        class_,
        {moodle('=cmd,"x" y', 11): notebook(), moodle("..", 12): notebook(), moodle("[a]*", 13): notebook()},
    )
    for name, (first, last, _) in students(class_).items():
        assert not set(name) & set('=,"*[]/ ') and not name.startswith((".", "-"))
        assert not set(first + last) & set(',"') and not (first or last).startswith(("=", "+", "-", "@"))


def test_long_names_fit_a_file_system(class_):
    names = "山田" * 60, "山" * 65, "a" * 200
    files = {moodle(name, n): notebook(str(n)) for n, name in enumerate(names)}
    found = collected(class_, files)
    assert [len(name) for name in found.new] == [60, 60]
    (line,) = found.left
    assert line.endswith("it cannot be unpacked: File name too long")


# --- archives that would do harm


def test_nothing_gets_out_of_the_archive(class_, tmp_path):
    archive = class_.root / "class.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr(moodle("Ada", 11), notebook())
        file.writestr(f"../../../../{moodle('Eve', 12)}", "out")
        file.writestr("/tmp/actorlab-out.ipynb", "out")
        file.writestr("..\\out.ipynb", "out")
        file.writestr(moodle("Win", 14).replace("/", "\\"), notebook("w"))
        link = zipfile.ZipInfo(moodle("Mal", 13))
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        file.writestr(link, "/etc/hostname")
    found = collect.from_archive(archive, class_)
    assert list(submitted(class_)) == [f"Ada: {NOTEBOOK}", f"Win: {NOTEBOOK}"]
    assert len(found.left) == 4 and all("class.zip: " in line for line in found.left)
    assert not any(p.is_symlink() for p in (class_.root / "downloaded").rglob("*"))
    assert not Path("/tmp/actorlab-out.ipynb").exists()


def test_what_a_file_is_called_keeps_nobody_elses_from_being_collected(class_):
    inner = zipfile.ZipInfo("x")
    inner.filename = "\0x"  # read as a file without a name
    nameless = io.BytesIO()
    with zipfile.ZipFile(nameless, "w") as file:
        file.writestr(inner, "x")
    odd = {
        moodle("Eve", 12, "all.zip"): nameless.getvalue(),
        moodle("Eve", 12, "..zip"): nameless.getvalue(),
        "Mal_13_assignsubmission_file_../out.ipynb": "out",
        "Mal_13_assignsubmission_file_..": "out",
    }
    found = collected(class_, {**odd, moodle("Ada", 11): notebook()})
    assert found.new[0] == "Ada" and f"Ada: {NOTEBOOK}" in submitted(class_)
    assert "Mal" not in found.new and not list((class_.root / "submitted").rglob("out*"))
    assert any("it has no name but its ending" in line for line in found.left)


def test_links_in_tar_archives_and_folders_are_left(class_):
    secret = class_.root / "secret.txt"
    secret.write_text("secret")
    folder = class_.root / "folder"
    place = folder / "Ada_11_assignsubmission_file_"
    place.mkdir(parents=True)
    (place / NOTEBOOK).write_text(notebook())
    (place / "link.txt").symlink_to(secret)
    (folder / "Mal_12_assignsubmission_file_").symlink_to(class_.root)
    os.mkfifo(place / "pipe")
    with tarfile.open(class_.root / "class.tar", "w") as tar:
        tar.add(folder, "folder")
        hard = tarfile.TarInfo(moodle("Mal", 12))
        hard.type, hard.linkname = tarfile.LNKTYPE, "../../secret.txt"
        tar.addfile(hard)
    for archive in (folder, class_.root / "class.tar"):
        collect.from_archive(archive, class_)
        assert submitted(class_) == {f"Ada: {NOTEBOOK}": notebook()}
        assert b"secret" not in everything(class_.root / "downloaded").values()


def test_bomb_is_one_line(class_):
    archive = class_.root / "class.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for number in range(5):
            file.writestr(moodle("Ada", 11, f"{number}.bin"), bytes(1_000_000))
    with pytest.raises(ValueError, match="class.zip holds more than 3 MB"):
        collect.from_archive(archive, class_, limits=archives.ArchiveLimits(whole=3_000_000))
    assert submitted(class_) == {}


def test_bomb_of_one_student_is_left_and_the_others_collected(class_):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as file:
        for number in range(5):
            file.writestr(f"{number}.bin", bytes(1_000_000))
    files = {moodle("Mal", 12, "bomb.zip"): inner.getvalue(), moodle("Ada", 11): notebook()}
    files[moodle("Ben", 13)] = notebook()
    files[moodle("Ben", 13, "big.bin")] = bytes(2_000_001)
    found = collected(class_, files, inside=3_000_000, file=2_000_000)
    assert found.new == ["Ada", "Ben"]
    assert any("bomb.zip: not unpacked" in line for line in found.left)
    assert any("big.bin: it is larger" in line for line in found.left)


def bomb(size):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("zeros.bin", bytes(size))
    return inner.getvalue()


def test_archives_inside_count_for_the_whole(class_):
    files = {moodle("Ada", 11): notebook()}
    files |= {moodle("Mal", 12, f"{n}.zip"): bomb(1_500_000) for n in range(6)}
    found = collected(class_, files, whole=5_000_000, inside=2_000_000)
    assert found.new == ["Ada"]
    unpacked = sum(p.stat().st_size for p in (class_.root / "downloaded" / NAME / "extracted").rglob("*.bin"))
    assert 3_000_000 <= unpacked <= 5_000_000
    assert any("class.zip holds more than 5 MB" in line for line in found.left)


def test_what_is_not_unpacked_does_not_count_for_the_whole(class_):
    files = {moodle("Mal", 12, f"{n}.zip"): bomb(3_000_000) for n in range(6)}
    inner = io.BytesIO()
    files[moodle("Zoe", 13, "mine.zip")] = zipped(inner, {NOTEBOOK: notebook()}) and inner.getvalue()
    assert collected(class_, files, whole=5_000_000, inside=2_000_000).new == ["Zoe"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut off", b"\x1f\x8b broken"])
def test_broken_archive_is_one_line(class_, content):
    (class_.root / "class.zip").write_bytes(content)
    with pytest.raises(ValueError, match="class.zip is not a folder, nor a zip or tar archive"):
        collect.from_archive(class_.root / "class.zip", class_)
    assert not (class_.root / "downloaded" / NAME / "archive" / "class.zip").exists()


def test_damaged_file_is_left_and_the_others_collected(class_):
    archive = zipped(
        class_.root / "class.zip", {moodle("Ada", 11): notebook(), moodle("Ben", 12): notebook("broken")}
    )
    archive.write_bytes(archive.read_bytes().replace(b"broken", b"BROKEN"))
    found = collect.from_archive(archive, class_)
    assert found.new == ["Ada"] and "it cannot be unpacked" in found.left[0]


def test_utf8_names_without_the_mark_for_it(class_):
    archive = zipped(class_.root / "class.zip", {moodle("Jörg", 11): notebook()})
    raw = bytearray(archive.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = raw.index(mark) + at
        raw[place : place + 2] = bytes(2)
    archive.write_bytes(raw)
    assert collect.from_archive(archive, class_).new == ["Jörg"]


# --- which assignment


def test_assignment_is_known_by_its_notebooks_name(class_, tmp_path):
    other = type(class_)("ex08_more", class_.root)
    archive = zipped(
        tmp_path / "a.zip", {moodle("Ada", 1, "ex08_more-1.ipynb"): "", moodle("Ben", 2, "x.ipynb"): ""}
    )
    assert collect.assignment_of(archive, [class_, other]) is other
    assert collect.assignment_of(archive, [class_]) is class_
    for files, says in (
        ({moodle("Ada", 1): "", moodle("Ben", 2, "ex08_more.ipynb"): ""}, "holds several assignments"),
        ({moodle("Ada", 1, "mine.ipynb"): ""}, "no notebook that is called as an assignment"),
    ):
        with pytest.raises(LookupError, match=f"{says}.*Choose with ASSIGNMENT=NAME: ex07_actors, ex08_more"):
            collect.assignment_of(zipped(tmp_path / "b.zip", files), [class_, other])


# --- the exchange


def put_into_the_exchange(class_, student, time="2026-01-01 10:00:00 UTC", tag="1"):
    folder = class_.root / "exchange" / "actorlab" / "inbound" / f"{student}+{NAME}+{time}+x"
    folder.mkdir(parents=True)
    (folder / NOTEBOOK).write_text(notebook(tag))
    (folder / "timestamp.txt").write_text(time)
    return folder


@pytest.fixture
def one_user(class_):
    """An exchange in which whoever runs the tests hands in for everybody."""
    with (class_.root / "nbgrader_config.py").open("a") as file:
        file.write("\nc.ExchangeCollect.check_owner = False\n")


@pytest.mark.usefixtures("one_user")
def test_latest_submissions_come_from_the_exchange(class_):
    put_into_the_exchange(class_, "ada", "2026-01-01 10:00:00 UTC", "1")
    put_into_the_exchange(class_, "ada", "2026-01-02 10:00:00 UTC", "2")
    put_into_the_exchange(class_, "ben", "2026-01-01 10:00:00 UTC", "b")
    found = collect.from_exchange(class_)
    assert found.new == ["ada", "ben"] and submitted(class_)[f"ada: {NOTEBOOK}"] == notebook("2")
    assert students(class_) == {"ada": ("", "ada", None), "ben": ("", "ben", None)}
    assert collect.from_exchange(class_).unchanged == ["ada", "ben"]
    put_into_the_exchange(class_, "ada", "2026-01-03 10:00:00 UTC", "3")
    found = collect.from_exchange(class_)
    assert (found.updated, found.unchanged) == (["ada"], ["ben"])
    assert submitted(class_)[f"ada: {NOTEBOOK}"] == notebook("3")
    assert (class_.root / "downloaded" / NAME / "earlier" / "ada" / "1" / NOTEBOOK).read_text() == notebook(
        "2"
    )


@pytest.mark.usefixtures("one_user")
def test_a_time_that_no_clock_shows_keeps_nobody_from_being_collected(class_):
    put_into_the_exchange(class_, "ada", "2026-01-01 10:00:00 UTC", "1")
    assert collect.from_exchange(class_).new == ["ada"]
    later = put_into_the_exchange(class_, "ada", "2026-01-02 10:00:00 UTC", "2")
    (later / "timestamp.txt").write_text("9" * 30)
    put_into_the_exchange(class_, "ben", "2026-01-01 10:00:00 UTC", "b")
    found = collect.from_exchange(class_)
    assert (found.updated, found.new) == (["ada"], ["ben"])


@pytest.mark.usefixtures("one_user")
def test_what_the_instructor_mended_stays(class_):
    put_into_the_exchange(class_, "ada", "2026-01-01 10:00:00 UTC", "1")
    collect.from_exchange(class_)
    mended = class_.root / "submitted" / "ada" / NAME / NOTEBOOK
    mended.write_text(notebook("mended"))
    assert collect.from_exchange(class_).unchanged == ["ada"] and mended.read_text() == notebook("mended")


def test_submission_of_another_user_is_named_and_left(class_):
    mine = put_into_the_exchange(class_, class_.root.owner(), tag="mine")
    put_into_the_exchange(class_, "nobody-of-this-name")
    found = collect.from_exchange(class_)
    (line,) = found.left
    why = f"is not collected: it says it is nobody-of-this-name's and belongs to {mine.owner()}"
    assert found.new == [mine.owner()] and why in line and "check_owner = False" in line


def test_nobody_hands_in_for_another(class_, monkeypatch):
    owners = {}
    monkeypatch.setattr(exchange, "_user", lambda found: owners[found.st_ino])
    for day, who in enumerate(("victim", "mallory", "victim", "mallory"), 1):
        folder = put_into_the_exchange(class_, "victim", f"2026-01-0{day} 10:00:00 UTC", f"{day}, {who}")
        owners[folder.stat().st_ino] = who
    found = collect.from_exchange(class_)
    assert found.new == ["victim"] and submitted(class_)[f"victim: {NOTEBOOK}"] == notebook("3, victim")
    assert len(found.left) == 2 and all("victim's and belongs to mallory" in line for line in found.left)
    again = collect.from_exchange(class_)
    assert again.unchanged == ["victim"] and again.left == found.left


@pytest.mark.usefixtures("one_user")
@pytest.mark.parametrize(
    "harm, why",
    [
        (lambda f: f.rename(f.with_name(f"mal+{NAME}+zzz+a")), "does not tell whose it is, and when"),
        (lambda f: f.rename(f.with_name(f"+{NAME}+2026-01-01 10:00+a")), "does not tell whose it is"),
        (lambda f: f.rename(f.with_name(f"m+{NAME}+b+ex08+2026-01-01+a")), "does not tell whose it is"),
        (lambda f: f.rename(f.with_name(f"m+{NAME}+{'9' * 99}+a")), "its name does not tell whose"),
        (lambda f: f.with_name(f"zoe+{NAME}+2026-01-01 10:00+b").symlink_to(f), "it is a link"),
        (lambda f: f.with_name(f"zoe+{NAME}+2026-01-01 10:00+b").write_text(""), "it is not a folder"),
        (lambda f: ((f / NOTEBOOK).unlink(), os.mkfifo(f / NOTEBOOK)), f"{NOTEBOOK}: it is not a regular"),
        (lambda f: os.truncate(f / NOTEBOOK, 200_000_000), f"{NOTEBOOK}: it is larger than 100 MB"),
        (lambda f: [sparse(f / f"{n}.bin", 60_000_000) for n in "12"], "holds more than 100 MB"),
    ],
    ids=["time", "nobody", "other", "number", "link", "file", "pipe", "sparse", "folder"],
)
def test_submission_that_cannot_be_collected_stops_nobody(class_, harm, why):
    for student in ("ada", "zoe"):
        put_into_the_exchange(class_, student)
    harm(put_into_the_exchange(class_, "mal"))
    found = collect.from_exchange(class_)
    (line,) = found.left
    assert " is not collected: " in line and why in line
    assert {"ada", "zoe"} <= set(found.new) <= {"ada", "zoe", "mal"}
    assert {p.name for p in (class_.root / "submitted").iterdir()} == set(found.new)


def sparse(path, size):
    path.touch()
    os.truncate(path, size)


@pytest.mark.usefixtures("one_user")
def test_what_cannot_be_copied_is_left_out_of_a_submission(class_):
    folder = put_into_the_exchange(class_, "ada")
    os.mkfifo(folder / "pipe")
    sparse(folder / "big.bin", 200_000_000)
    (folder / "closed").mkdir(mode=0)
    (folder / "line\n[ERROR] forged").symlink_to("/")
    (folder / os.fsdecode(b"\xff")).symlink_to("/")
    found = collect.from_exchange(class_)
    assert found.new == ["ada"] and not found.left
    assert set(submitted(class_)) == {f"ada: {NOTEBOOK}", "ada: timestamp.txt"}
    said = "\n".join(found.remarks).encode().decode()
    for text in (
        "/pipe: it is not a regular file: left out",
        "/big.bin: it is larger than 100 MB: left out",
        "/line [ERROR] forged: it is a link: left out",
        "/\\udcff: it is a link: left out",
    ):
        assert text in said
    if os.geteuid():  # root may read everything
        assert "/closed: it cannot be read: Permission denied: left out" in said


@pytest.mark.usefixtures("one_user")
def test_copy_that_fails_leaves_nothing_half_collected(class_, monkeypatch):
    put_into_the_exchange(class_, "ada")
    put_into_the_exchange(class_, "ben")
    do_copy = ExchangeCollect.do_copy

    def full(self, src, dest, log=None):
        do_copy(self, src, dest, log)
        if "ada" in dest:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(ExchangeCollect, "do_copy", full)
    found = collect.from_exchange(class_)
    assert found.new == ["ben"] and "is not collected: No space left on device" in found.left[0]
    assert [p.name for p in (class_.root / "submitted").iterdir()] == ["ben"]


def test_no_exchange_is_a_message(class_):
    with pytest.raises(LookupError, match="make release only generates .* make collect ARCHIVE=path"):
        collect.from_exchange(class_)


def test_nothing_handed_in_is_no_error(class_):
    (class_.root / "exchange" / "actorlab" / "inbound").mkdir(parents=True)
    assert str(collect.from_exchange(class_)) == "0 collected"


@pytest.mark.usefixtures("one_user")
def test_links_in_the_exchange_are_not_followed(class_, tmp_path):
    (tmp_path / "secret").write_text("the instructor's")
    put_into_the_exchange(class_, "ada", "2026-01-01 10:00:00 UTC", "1")
    (inbound,) = (class_.root / "exchange" / "actorlab" / "inbound").iterdir()
    (inbound / "stolen.txt").symlink_to(tmp_path / "secret")
    (inbound / "folder").symlink_to(tmp_path)
    found = collect.from_exchange(class_)
    assert found.new == ["ada"] and len(found.remarks) == 2
    for name, line in zip(("folder", "stolen.txt"), found.remarks):
        assert f"/{name}: it is a link: left out" in line
    assert set(submitted(class_)) == {f"ada: {NOTEBOOK}", "ada: timestamp.txt"}
