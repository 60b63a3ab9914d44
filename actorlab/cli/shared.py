"""What commands of several audiences share."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console

Command = Callable[[argparse.Namespace, Console], int]  # returns the exit status
Commands = Any  # what add_subparsers returns: argparse's class for it is private


def add(commands: Commands, name: str, run: Command, about: str) -> argparse.ArgumentParser:
    """Add a command, still without options.

    Args:
        commands: where to.
        name: what it is called.
        run: runs it; ``STOPS`` in its module names the exceptions that end it in one line,
            beside those that end any command.
        about: what it does.
    """
    command = commands.add_parser(name, help=about, description=about)
    stops = getattr(sys.modules[run.__module__], "STOPS", ())
    command.set_defaults(command=run, parser=command, passes_on=False, stops=stops)
    return command


def add_assignment(command: argparse.ArgumentParser) -> None:
    """Let a command be told which assignment is meant."""
    command.add_argument("--assignment", default="", help="one assignment; all if not given")


def add_jobs(command: argparse.ArgumentParser) -> None:
    """Let a command be told how many notebooks to run at once."""
    command.add_argument("--jobs", type=_positive, default=0, help="how many notebooks run at once")


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("at least one notebook has to run at a time")
    return int(text)


def tell_kept(aside: Path, folder: Path, out: Console) -> None:
    """Say where in a folder the notebook is that was in the way."""
    where = aside.relative_to(folder)
    out.print(f"The notebook that was there is kept: {where}", highlight=False, soft_wrap=True)
