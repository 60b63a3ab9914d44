"""Archives of submissions, unpacked without trusting them."""

import lzma
import os
import shutil
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from nbgrader.plugins import ExtractorPlugin
from traitlets import Unicode

from actorlab.files import bounds
from actorlab.intake.archive_members import (
    BROKEN,
    MOST_OF_A_FILE,
    Member,
    in_folder,
    members,
    too_large,
)

_MOST = 4_000_000_000  # bytes in all
_MOST_INSIDE = 500_000_000  # bytes in an archive that a student handed in
_MOST_FILES = 50_000
_LONGEST = 900.0  # seconds to unpack an archive
_MOST_MEMORY = 2_000_000_000  # bytes
BROKEN += (zlib.error, lzma.LZMAError)
_ENDINGS = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")


class Unpack(ExtractorPlugin):
    """nbgrader's step from archive to files, for one archive and without trusting it."""

    only = Unicode(help="The name of the archive, or folder, in nbgrader's archive directory.").tag(
        config=True
    )

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Unpack the archive into a folder of its name; ``left_out`` tells what was refused."""
        archive = Path(archive_path) / self.only
        self.left_out = unpack(archive, Path(extracted_path) / stem(archive.name))


def stem(name: str) -> str:
    """An archive's name without its ending."""
    ending = next((e for e in sorted(_ENDINGS, key=len, reverse=True) if name.lower().endswith(e)), "")
    rest = name[: len(name) - len(ending)]
    return rest if rest.strip(".") else name  # a folder cannot be called "" or "."


def names(archive: Path) -> list[str]:
    """The names of the files in an archive or folder.

    Raises:
        ValueError: it is no archive that can be read.
    """
    return _bounded(archive, _names, archive)


def _names(archive: Path) -> list[str]:
    return [member.name for member in members(archive)]


def _bounded(archive: Path, function: Callable[..., list[str]], *arguments: Path) -> list[str]:
    """In a child: a few bytes can keep what reads them busy for ever."""
    try:
        return bounds.in_a_child(function, *arguments, seconds=_LONGEST, most=_MOST_MEMORY)
    except bounds.Exhausted as problem:
        raise ValueError(f"{archive.name} cannot be read: {problem}.") from None


def unpack(archive: Path, to: Path) -> list[str]:
    """Unpack an archive, and the archives in it, or copy a folder.

    Only regular files, and none outside the folder.

    Args:
        archive: a zip or tar archive, or a folder.
        to: a folder that is made.

    Returns:
        What was left out and why, a line each.

    Raises:
        ValueError: it is no archive that can be read, or more than a class hands in.
    """
    return _bounded(archive, _unpack_all, archive, to)


def _unpack_all(archive: Path, to: Path) -> list[str]:
    to.mkdir(parents=True)
    budget = _Budget(archive.name, _MOST)
    left_out = _unpack(archive, to, budget)
    for inner in sorted(p for p in to.rglob("*") if p.is_file() and p.name.lower().endswith(_ENDINGS)):
        folder = inner.with_name(stem(inner.name))
        name = inner.relative_to(to).as_posix()
        if folder == inner:
            left_out.append(f"{name}: not unpacked, since it has no name but its ending")
            continue
        if folder.exists():
            left_out.append(f"{name}: not unpacked, since there is a folder of its name")
            continue
        inside = _Budget(inner.name, _MOST_INSIDE, within=budget)
        try:
            folder.mkdir()
            left_out += [f"{name}: {line}" for line in _unpack(inner, folder, inside)]
            inner.unlink()  # it is still in the archive
        except ValueError as problem:
            shutil.rmtree(folder)
            inside.give_back()
            left_out.append(f"{name}: not unpacked: {problem}")
    return left_out


def copy_folder(folder: Path, to: Path, most: int = _MOST, owner: int | None = None) -> list[str]:
    """Copy a folder's regular files, and follow no link, whatever changes meanwhile.

    Args:
        folder: what is copied.
        to: a folder that is made.
        most: bytes in all.
        owner: the id of the user to whom all of it must belong; if given, the
            folder itself is no link either.

    Returns:
        What was left out and why, a line each.

    Raises:
        ValueError: the folder cannot be read, or holds more.
    """
    to.mkdir(parents=True)
    budget = _Budget(folder.name, most)
    try:
        return _take(in_folder(folder, owner), to, budget)
    except OSError as problem:
        raise ValueError(f"{folder.name} cannot be read: {problem.strerror}") from None


class _Budget:
    """How much may still be unpacked.

    Args:
        name: of what is unpacked.
        most: bytes in all.
        within: the budget of the archive that this one was in; it pays too.
    """

    def __init__(self, name: str, most: int, within: "_Budget | None" = None) -> None:
        self._name, self._most, self._within = name, most, within
        self._bytes, self._files = most, _MOST_FILES

    def spend(self, size: int, files: int = 0) -> None:
        """
        Raises:
            ValueError: it is more than there is.
        """
        self._bytes -= size
        self._files -= files
        if self._within:
            self._within.spend(size, files)
        if self._bytes < 0 or self._files < 0:
            raise ValueError(
                f"{self._name} holds more than {self._most // 1_000_000} MB, or {_MOST_FILES} files."
            )

    def give_back(self) -> None:
        """What was unpacked is removed again: the archive around it does not pay for it."""
        self._within._bytes += self._most - self._bytes
        self._within._files += _MOST_FILES - self._files


def _unpack(archive: Path, to: Path, budget: _Budget) -> list[str]:
    return _take(members(archive), to, budget)


def _take(members: Iterator[Member], to: Path, budget: _Budget) -> list[str]:
    left_out = []
    for member in members:
        budget.spend(member.passed, files=1)
        parts = PurePosixPath(member.name).parts
        why = member.refused
        if not parts or member.name.startswith("/") or ".." in parts or "\0" in member.name:
            why = "its name leads out of the archive"
        if not why:
            why = _copy(member, to.joinpath(*parts), budget)
        if why:
            left_out.append(f"{member.name}: {why}")
    return left_out


def _copy(member: Member, target: Path, budget: _Budget) -> str:
    """Copy one file; say why it was not."""
    if os.path.lexists(target):
        return "there is more than one of this name; the first counts"
    size = 0
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with member.open() as source, target.open("xb") as file:
            while block := source.read(1 << 20):
                size += len(block)
                if size > MOST_OF_A_FILE:
                    break
                budget.spend(len(block))
                file.write(block)
    except BROKEN as problem:
        with suppress(OSError):
            target.unlink()
        return f"it cannot be unpacked: {getattr(problem, 'strerror', '') or problem}"
    if size > MOST_OF_A_FILE:
        target.unlink()
        return too_large()
    return ""
