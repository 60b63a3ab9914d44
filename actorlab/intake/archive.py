"""Unpack archives of submissions without trusting them."""

import lzma
import os
import shutil
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from actorlab.files import apart
from actorlab.files.bounds import Exhausted
from actorlab.files.nofollow import too_large
from actorlab.intake import archive_members
from actorlab.intake.archive_members import Member, in_folder, members

BROKEN = (*archive_members.BROKEN, zlib.error, lzma.LZMAError)
_ENDINGS = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")


@dataclass(frozen=True)
class ArchiveLimits:
    """What a class's archive may hold, and what reading it may cost.

    Attributes:
        whole: bytes in all, unpacked.
        inside: bytes in an archive in it, which a student handed in.
        files: how many files, in all and in an archive in it.
        file: bytes of a file.
        seconds: to read it, or to unpack it.
        memory: bytes, to do so.
    """

    whole: int = 4_000_000_000
    inside: int = 500_000_000
    files: int = 50_000
    file: int = 100_000_000
    seconds: float = 900.0
    memory: int = 2_000_000_000


def stem(name: str) -> str:
    """An archive's name without its ending."""
    ending = next((e for e in sorted(_ENDINGS, key=len, reverse=True) if name.lower().endswith(e)), "")
    rest = name[: len(name) - len(ending)]
    return rest if rest.strip(".") else name  # a folder cannot be called "" or "."


def names(archive: Path, limits: ArchiveLimits = ArchiveLimits()) -> list[str]:
    """The names of the files in an archive or folder.

    Raises:
        ValueError: it is no archive that can be read.
    """
    return _bounded(_names, archive, limits=limits)


def _names(archive: Path, limits: ArchiveLimits) -> list[str]:
    return [member.name for member in members(archive, limits.file)]


def _bounded(
    function: Callable[..., list[str]], archive: Path, *more: Path, limits: ArchiveLimits
) -> list[str]:
    """In a process of its own: a few bytes can keep what reads them busy for ever."""
    try:
        return apart.done(function, archive, *more, limits, seconds=limits.seconds, most=limits.memory)
    except Exhausted as problem:
        raise ValueError(f"{archive.name} cannot be read: {problem}.") from None


def unpack(archive: Path, to: Path, limits: ArchiveLimits = ArchiveLimits()) -> list[str]:
    """Unpack an archive, and the archives in it, or copy a folder.

    Only regular files, and none outside the folder.

    Args:
        archive: a zip or tar archive, or a folder.
        to: a folder that is made.
        limits: what the archive may hold, and cost.

    Returns:
        What was left out and why, a line each.

    Raises:
        ValueError: it is no archive that can be read, or more than a class hands in.
    """
    return _bounded(_unpack_all, archive, to, limits=limits)


def _unpack_all(archive: Path, to: Path, limits: ArchiveLimits) -> list[str]:
    to.mkdir(parents=True)
    budget = _Budget(archive.name, limits, limits.whole)
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
        inside = _Budget(inner.name, limits, limits.inside, within=budget)
        try:
            folder.mkdir()
            left_out += [f"{name}: {line}" for line in _unpack(inner, folder, inside)]
            inner.unlink()  # it is still in the archive
        except ValueError as problem:
            shutil.rmtree(folder)
            inside.give_back()
            left_out.append(f"{name}: not unpacked: {problem}")
    return left_out


def copy_folder(
    folder: Path, to: Path, most: int = ArchiveLimits.whole, owner: int | None = None
) -> list[str]:
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
    limits = ArchiveLimits()
    try:
        return _take(in_folder(folder, limits.file, owner), to, _Budget(folder.name, limits, most))
    except OSError as problem:
        raise ValueError(f"{folder.name} cannot be read: {problem.strerror}") from None


class _Budget:
    """How much may still be unpacked.

    Args:
        name: of what is unpacked.
        limits: how many files, and how large each.
        most: bytes in all.
        within: the budget of the archive that this one was in; it pays too.
    """

    def __init__(self, name: str, limits: ArchiveLimits, most: int, within: "_Budget | None" = None) -> None:
        self.limits = limits
        self._name, self._most, self._within = name, most, within
        self._bytes, self._files = most, limits.files

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
                f"{self._name} holds more than {self._most // 1_000_000} MB, or {self.limits.files} files."
            )

    def give_back(self) -> None:
        """What was unpacked is removed again: the archive around it does not pay for it."""
        if self._within:
            self._within._bytes += self._most - self._bytes
            self._within._files += self.limits.files - self._files


def _unpack(archive: Path, to: Path, budget: _Budget) -> list[str]:
    return _take(members(archive, budget.limits.file), to, budget)


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
                if size > budget.limits.file:
                    break
                budget.spend(len(block))
                file.write(block)
    except BROKEN as problem:
        with suppress(OSError):
            target.unlink()
        return f"it cannot be unpacked: {getattr(problem, 'strerror', '') or problem}"
    if size > budget.limits.file:
        target.unlink()
        return f"it {too_large(budget.limits.file)}"
    return ""
