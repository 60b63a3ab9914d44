"""``actorlab COMMAND``, or ``python -m actorlab COMMAND``: the parser, errors and signals."""

import argparse
import os
import pkgutil
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType
from typing import NoReturn

from actorlab.kernel import local_ray

local_ray.leave_out()  # before what would import them: they take a second

from rich.markup import escape  # noqa: E402

from actorlab import cli  # noqa: E402
from actorlab.cli.console import console  # noqa: E402

# Students' copies of the pack have no others.
_AUDIENCES = ("student", "instructor", "author")


def main(words: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        words: the command and its options; by default those that the program was given.

    Returns:
        The exit status: 0 if all went well.

    Raises:
        SystemExit: there is no such command, or it does not take these options. One line
            on stderr says so.
    """
    arguments, unknown = parser().parse_known_args(words)
    if unknown and not arguments.passes_on:
        arguments.parser.error(f"it does not take {unknown[0]}. See {arguments.parser.prog} --help")
    arguments.passed_on = unknown
    out = console()
    _end_in_order()
    try:
        return arguments.command(arguments, out)
    except (LookupError, ValueError, OSError, *arguments.stops) as problem:
        out.print(f"[bold]Stopped:[/] {escape(str(problem))}", highlight=False, soft_wrap=True)
        return 2
    except KeyboardInterrupt:
        out.print("Interrupted. What was finished is kept; run it again for the rest.")
        return 130


class _Parser(argparse.ArgumentParser):
    """Refuses in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def parser() -> argparse.ArgumentParser:
    """The parser of all commands, each with no other options than those that it uses."""
    called = os.path.basename(sys.argv[0])
    program = called if called == "actorlab" else "python -m actorlab"
    whole = _Parser(prog=program, description="Learn Ray actors, and grade what a class has learnt.")
    commands = whole.add_subparsers(required=True, metavar="COMMAND")
    for audience in audiences():
        audience.register(commands)
    return whole


def audiences() -> list[ModuleType]:
    """The modules with the commands of those audiences for whom there are any here."""
    there = {module.name for module in pkgutil.iter_modules(cli.__path__)}
    return [import_module(f"{cli.__name__}.{name}") for name in _AUDIENCES if name in there]


def _end_in_order() -> None:
    """Let whatever ends this process interrupt it, so that what it started is ended too.

    Also where it was started with Ctrl-C's signal ignored, as a shell does for what it
    runs in the background. That a hang-up is ignored is meant: ``nohup`` does it.
    """
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # not every system has each
        if number and not (name == "SIGHUP" and signal.getsignal(number) is signal.SIG_IGN):
            signal.signal(number, signal.default_int_handler)
