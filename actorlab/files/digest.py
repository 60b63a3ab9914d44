"""Digests: of a text, of a file or a folder, of several of them together."""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from io import RawIOBase
from pathlib import Path


def of_text(text: str) -> str:
    """A text's digest, in hex; also of a text that is not valid Unicode."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def of_file(file: Path | RawIOBase) -> str:
    """A file's digest, in hex; the file may be open already, and is closed.

    Raises:
        OSError: it cannot be read.
    """
    found = hashlib.sha256()
    with file.open("rb") if isinstance(file, Path) else file as opened:
        while block := opened.read(1 << 20):
            found.update(block)
    return found.hexdigest()


def of_files(named: Iterable[tuple[str, Path | RawIOBase]]) -> str:
    """Changes when a file, or the name of one, does; what cannot be read is left out.

    Args:
        named: the files, each with the name that counts; one that is open is read
            before the next is asked for.
    """
    parts = []
    for name, file in named:
        with suppress(OSError):
            parts.append((name, of_file(file)))
    found = hashlib.sha256()
    for name, digest in sorted(parts):
        found.update(f"{len(name)}\0{name}\0{digest}".encode("utf-8", "surrogateescape"))
    return found.hexdigest()
