"""From nbgrader's exchange, or a learning platform's archive, to ``submitted/``.

nbgrader collects into another folder, from which this module takes in each submission.
So nothing collected before is lost, whichever way it came: an earlier version of a
submission moves to ``downloaded/NAME/earlier/``.
"""

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath

from nbgrader.apps.zipcollectapp import ZipCollectApp
from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import FileNameCollectorPlugin
from traitlets import Callable

from actorlab.course import nbgrader_api
from actorlab.course.assignment import Assignment
from actorlab.files import scratch
from actorlab.intake import archive as archives
from actorlab.intake import platform_names, roster
from actorlab.intake.collected import (
    TIMESTAMP,
    Collected,
    collecting_into,
    digest_of,
    folder_of,
    take_in,
)
from actorlab.intake.platform_names import Author, HandedIn
from actorlab.intake.unpack_step import Unpack

# What stands for "again" in a file's name: Canvas's, a browser's, Jupyter's.
_AGAIN = r"(?:-\d+|[ _-]?\(\d+\)|-Copy\d+)*"


def from_exchange(assignment: Assignment) -> Collected:
    """Collect the latest submissions from nbgrader's exchange.

    Raises:
        LookupError: the exchange has no folder for submissions.
        StepFailed: nbgrader cannot collect.
    """
    with scratch.folder() as stage:
        config = collecting_into(stage, nbgrader_api.configuration(assignment.root))
        inbound = Path(config.Exchange.root) / config.CourseDirectory.course_id / "inbound"
        if not inbound.is_dir():
            raise LookupError(
                f"Nothing can have been handed in: the exchange has no folder {inbound}. It is made when an "
                "assignment is released in formgrader; make release only generates exercises/. "
                "To collect an archive: make collect ARCHIVE=path"
            )
        api = nbgrader_api.api(assignment.root, config)
        api.log.setLevel("WARNING")  # what is left, and what is left out
        result = api.collect(assignment.name, update=True)
        nbgrader_api.done(result)
        collected = Collected()
        log = re.split(r"^\[(ERROR|WARNING)\] ", result.get("log", ""), flags=re.MULTILINE)[1:]
        for level, text in zip(log[::2], log[1::2]):
            if not text.startswith("No submissions of"):
                lines = collected.left if level == "ERROR" else collected.remarks
                lines.append(" ".join(text.split()))
        return take_in(stage, assignment, collected)


def from_archive(
    archive: Path,
    assignment: Assignment,
    others: Sequence[str] = (),
    limits: archives.ArchiveLimits = archives.ArchiveLimits(),
) -> Collected:
    """Collect the submissions in an archive, or folder, from Moodle or Canvas.

    The archive is copied to ``downloaded/NAME/archive/`` and unpacked in
    ``downloaded/NAME/extracted/``; what cannot be collected stays there.

    Args:
        archive: the file or folder; it is not changed.
        assignment: what the submissions are for.
        others: the names of other assignments, whose notebooks are not this one's.
        limits: what the archive may hold, and cost.

    Raises:
        LookupError: a later archive was collected since.
        ValueError: it cannot be read, or holds more than a class hands in.
        StepFailed: nbgrader cannot collect.
    """
    collected = Collected()
    with scratch.folder() as stage, _copy(archive, assignment, collected) as copy:
        config = collecting_into(stage, nbgrader_api.configuration(assignment.root))
        config.Unpack.only = copy.name
        config.ZipCollectApp.force = True  # nbgrader may empty extracted/
        config.Unpack.limits = limits
        config.ZipCollectApp.extractor_plugin = Unpack
        config.ZipCollectApp.collector_plugin = PlatformCollector
        config.PlatformCollector.plan = lambda: _plan(assignment, others, collected)
        app = ZipCollectApp(config=config, log_level="ERROR")  # what it warns of is in the plan
        app.coursedir = CourseDirectory(parent=app, assignment_id=assignment.name)
        try:
            app.start()
        except SystemExit:  # nbgrader's way to give up, with a line on why
            raise nbgrader_api.StepFailed("nbgrader cannot collect: see above.") from None
        collected.left += [f"{copy.name}: {line}" for line in app.extractor_plugin_inst.left_out]
        return take_in(stage, assignment, collected)


def assignment_of(archive: Path, among: Sequence[Assignment]) -> Assignment:
    """The assignment whose notebook's name occurs in an archive.

    Raises:
        LookupError: none does, or several do; the text says how to choose.
        ValueError: it is no archive that can be read.
    """
    if len(among) == 1:
        return among[0]
    notebooks = [name for name in archives.names(archive) if name.endswith(".ipynb")]
    found = [a for a in among if any(a.name.casefold() in name.casefold() for name in notebooks)]
    if len(found) != 1:
        names = ", ".join(a.name for a in found or among)
        what = "several assignments" if found else "no notebook that is called as an assignment"
        raise LookupError(f"{archive.name} holds {what}. Choose with ASSIGNMENT=NAME: {names}.")
    return found[0]


class PlatformCollector(FileNameCollectorPlugin):
    """nbgrader's step from files to submissions: which file is whose, and what it is called there."""

    plan = Callable(
        help="Called once: for each file to collect, by path, the student's id and the file's place."
    ).tag(config=True)

    def collect(self, submitted_file: str) -> dict[str, str] | None:
        """Tell nbgrader about one file; ``None`` leaves it where it is."""
        if not hasattr(self, "_places"):
            self._places = self.plan()
        if submitted_file not in self._places:
            return None
        student, place = self._places[submitted_file]
        return {"student_id": student, "file_id": place}


def _plan(assignment: Assignment, others: Sequence[str], collected: Collected) -> dict[str, tuple[str, str]]:
    """Which of the extracted files are collected; what is not, and why, is added to ``collected``.

    The students are entered in ``students.csv`` and in the gradebook.
    """
    extracted = folder_of(assignment, "extracted")
    files = sorted(path.relative_to(extracted) for path in extracted.rglob("*") if path.is_file())
    known = roster.known(assignment)
    told, stray = platform_names.read((path for path in files if not _hidden(path)), known)
    hidden = [*filter(_hidden, files), *(item.path for item in told if _hidden(item.file))]
    if hidden:
        more = f" and {len(hidden) - 1} more" if len(hidden) > 1 else ""
        collected.remarks.append(f"hidden files are left out: {hidden[0]}{more}")

    def leave(path: PurePath, why: str) -> None:
        shown = (extracted / path).relative_to(assignment.root)
        collected.left.append(f"{shown}: {why}")

    for path in stray:
        leave(path, "its name does not tell whose it is")
    handed_in: dict[Author, list[HandedIn]] = {}
    perhaps: dict[Author, str] = {}
    for item in told:
        if item.perhaps:
            why = f"its name fits several students: {', '.join(map(str, (item.author, *item.perhaps)))}"
            perhaps |= dict.fromkeys(item.perhaps, why)
            leave(item.path, f"{why}; {_say_who(assignment, *item.perhaps)}")
        elif not _hidden(item.file):
            handed_in.setdefault(item.author, []).append(item)
    places: dict[str, tuple[str, str]] = {}
    with nbgrader_api.api(assignment.root).gradebook as gradebook:
        who = roster.identify(handed_in, assignment, gradebook)
        for author, why in who.unclear.items():
            for item in handed_in[author]:
                leave(item.path, f"{why}; {_say_who(assignment, author)}")
        for author, student in list(who.students.items()):
            items = handed_in[author]
            notebook = _notebook(items, assignment.name, others)
            if notebook is None:
                del who.students[author]
                for item in items:
                    leave(
                        item.path, f"{student} handed in no notebook that is clearly {assignment.name}.ipynb"
                    )
                continue
            if notebook.file.name != f"{assignment.name}.ipynb":
                collected.remarks.append(
                    f"{student}: {notebook.file.name} is collected as {assignment.name}.ipynb"
                )
            if notebook.late:
                collected.remarks.append(f"{student}: late, says Canvas")
            submission, left_out = _places(notebook, items, assignment.name)
            places |= {str(extracted / item.path): (student, place) for place, item in submission.items()}
            collected.remarks += [f"{student}: {item.file} is left out{why}" for item, why in left_out]
        roster.enter(who, gradebook)
    who.unclear.update(perhaps)
    roster.keep(assignment, who)
    return places


def _notebook(items: list[HandedIn], name: str, others: Sequence[str]) -> HandedIn | None:
    """The notebook that a student handed in; none, if it is not clear which."""
    another = [re.compile(re.escape(other) + _AGAIN, re.IGNORECASE) for other in others if other != name]
    notebooks = [
        item
        for item in items
        if item.file.suffix == ".ipynb" and not any(wrong.fullmatch(item.file.stem) for wrong in another)
    ]
    named = [n for n in notebooks if re.fullmatch(re.escape(name) + _AGAIN, n.file.stem, re.IGNORECASE)]
    newest = max((n.attachment for n in named), default=0)
    exact = [n for n in named if n.file.stem == name]
    top = min((len(n.file.parts) for n in exact), default=0)
    for choice in (
        [n for n in named if newest and n.attachment == newest],
        [n for n in exact if len(n.file.parts) == top],
        named,
        notebooks,
    ):
        if choice:
            return choice[0] if len(choice) == 1 else None
    return None


def _say_who(assignment: Assignment, *authors: Author) -> str:
    who = " or ".join(author.number or author.name for author in authors)
    return f"say in downloaded/{assignment.name}/students.csv who {who} is"


def _places(
    notebook: HandedIn, items: list[HandedIn], name: str
) -> tuple[dict[str, HandedIn], list[tuple[HandedIn, str]]]:
    """Where the files of a submission go: what was beside the notebook is beside it again.

    Returns:
        The files by place, and those that are left out and why.
    """
    places, left_out = {f"{name}.ipynb": notebook}, []
    folders: set[str] = set()
    beside = notebook.file.parent
    rest = [item for item in items if item is not notebook]
    for item in sorted(rest, key=lambda i: (not i.file.is_relative_to(beside), -i.attachment, i.path)):
        file = item.file.relative_to(beside) if item.file.is_relative_to(beside) else item.file
        place, above = file.as_posix(), {folder.as_posix() for folder in file.parents}
        if file.parts[0] == TIMESTAMP:
            left_out.append((item, ": nbgrader writes its own"))
        elif place in places or place in folders or not above.isdisjoint(places):
            left_out.append((item, ", since its place is taken"))
        else:
            places[place] = item
            folders |= above
    return places, left_out


def _hidden(path: PurePath) -> bool:
    """Whether it is a system's or Jupyter's own, and nothing that a student handed in."""
    return any(part.startswith(".") or part == "__MACOSX" for part in path.parts)


@contextmanager
def _copy(archive: Path, assignment: Assignment, collected: Collected) -> Iterator[Path]:
    """The copy of an archive in the course; one that cannot be collected from is not kept.

    What of a folder is not copied is added to ``collected``.

    Raises:
        LookupError: it was collected before, and another one since.
    """
    folder = folder_of(assignment, "archive")
    if archive.resolve().parent == folder.resolve():
        yield archive
        return
    kept = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns) if folder.is_dir() else []
    content = digest_of(archive)
    for at, copy in enumerate(kept):
        if digest_of(copy) == content:
            if later := ", ".join(path.name for path in kept[at + 1 :]):
                raise LookupError(
                    f"{archive.name} was collected before, and since then {later}: collecting it again would put "
                    f"older submissions in place of newer ones. To do so, remove those from {folder} first."
                )
            yield copy
            return
    copy, number, stem = folder / archive.name, 1, archives.stem(archive.name)
    while copy.exists():
        number += 1
        copy = folder / f"{stem}-{number}{archive.name[len(stem) :]}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if archive.is_dir():
            collected.left += [f"{archive.name}: {line}" for line in archives.copy_folder(archive, copy)]
        else:
            shutil.copyfile(archive, copy)
        yield copy
    except BaseException:
        shutil.rmtree(copy) if copy.is_dir() else copy.unlink(missing_ok=True)
        raise
