"""Replace files and folders wholly, or not at all.

Whoever reads one meanwhile, or after somebody killed the run, finds the earlier one or
the new one.
"""

import os
import secrets
import shutil
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any


def write(file: Path, content: bytes | str) -> None:
    """Write a file; text in UTF-8, with what UTF-8 cannot hold written out as ``\\udc80``."""
    data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    with replacing(file, "wb") as to:
        to.write(data)


@contextmanager
def replacing(file: Path, mode: str, **how: Any) -> Iterator[IO[Any]]:
    """A file to write to, which takes its place when all is written.

    Its permissions stay as they were. A link stays a link, to the new content. What is
    no regular file, such as ``/dev/stdout``, is written to as it is.

    Args:
        file: its path; the folder is there.
        mode: as for ``open``: ``w`` or ``wb``.
        **how: as for ``open``.
    """
    before = file.stat() if file.exists() else None
    if before and not stat.S_ISREG(before.st_mode):
        with open(file, mode, **how) as to:
            yield to
        return
    place = Path(os.path.realpath(file))
    # As long as any name may be, whatever this one's is.
    part = place.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with open(part, mode.replace("w", "x"), **how) as to:
            if before:
                os.fchmod(to.fileno(), stat.S_IMODE(before.st_mode))
            yield to
            to.flush()
            os.fsync(to.fileno())  # or a machine that stops may keep the name without the content
        part.replace(place)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def replace_folder(source: Path, place: Path, aside: Path | None = None, keep: Sequence[str] = ()) -> None:
    """Put a copy of a folder in the place of what is there.

    The copy is made beside it first. If it cannot take the place, what was there is
    put back.

    Args:
        source: what is copied.
        place: where to; the folder above is made if need be.
        aside: where what was there is moved to, before the copy takes its place: it
            is never lost. By default it is removed in the end.
        keep: the folders in what was there that are copied into the copy.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    new = place.with_name(f".{place.name}.new")
    old = aside or place.with_name(f".{place.name}.old")
    if not aside and os.path.lexists(old) and not os.path.lexists(place):
        old.replace(place)  # whoever moved it was killed
    for rest in (new, *[old] * (not aside)):
        _remove(rest)
    old.parent.mkdir(parents=True, exist_ok=True)
    there = os.path.lexists(place)
    try:
        shutil.copytree(source, new)
        for name in keep:
            if (place / name).is_dir():
                shutil.copytree(place / name, new / name)
        if there:
            shutil.move(place, old)
        new.replace(place)
    except BaseException:
        if there and not os.path.lexists(place):
            shutil.move(old, place)
        _remove(new)
        raise
    if there and not aside:
        _remove(old)


def _remove(what: Path) -> None:
    """Remove a folder, or whatever is there; a link's target stays."""
    if what.is_dir() and not what.is_symlink():
        shutil.rmtree(what, ignore_errors=True)
    else:
        what.unlink(missing_ok=True)
