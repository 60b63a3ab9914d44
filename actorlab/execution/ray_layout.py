"""What a grader's Rays do without, so that they start sooner.

All that depends on how the pinned Ray is laid out is here. Where a file is not where it
was, Ray keeps what it has there, and the log says so.
"""

import glob
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from actorlab.kernel import fork_server
from actorlab.kernel.local_ray import NOT_NEEDED

_PACKAGE = Path(__file__).resolve().parents[1]
STAND_INS = "kernel/stand_ins"  # a folder of this package's
FORKS = "/tmp/forks"  # where a sandbox's server listens that forks what imports Ray
_OWN = "/tmp/rays_own_"  # how the paths begin at which a sandbox finds Ray's own programs


@dataclass(frozen=True)
class _StandIn:
    """A program of Ray's, and what is in its place.

    Attributes:
        program: Ray's, from the folder of packages.
        by: ours, in the folder of stand-ins.
        saves: CPU-seconds each time that it is started (``make bench``).
        own: the variable that says where Ray's own is; empty if it is not needed.
    """

    program: str
    by: str
    saves: float
    own: str = ""

    @property
    def own_path(self) -> str:
        """Where a sandbox finds Ray's own."""
        return f"{_OWN}{self.by}"


# One sends workers' output to the driver, which the exercises turn off; one asks a cloud
# for more nodes; ``ray start`` can leave these two out, ray.init cannot. Two serve a
# dashboard; one makes runtime environments, and does so here when it is asked. Workers, and
# what a dashboard writes down, are forked (kernel.fork_server).
_PROGRAMS = (
    _StandIn("ray/_private/log_monitor.py", "idle.py", 0.3),
    _StandIn("ray/autoscaler/_private/monitor.py", "idle.py", 0.3),
    _StandIn("ray/dashboard/agent.py", "agent.py", 0.4),
    _StandIn("ray/_private/runtime_env/agent/main.py", "agent.py", 0.4, "ACTORLAB_RUNTIME_ENV_AGENT"),
    _StandIn("ray/dashboard/dashboard.py", "dashboard.py", 0.4, fork_server.OWN_DASHBOARD),
    _StandIn("ray/_private/workers/default_worker.py", "worker.py", 0.2, fork_server.OWN_WORKER),
)
_FORKED = {"worker.py", "dashboard.py"}  # the stand-ins that have what they stand in for forked
VARIABLES = {
    fork_server.FORKS: FORKS,
    **{stand_in.own: stand_in.own_path for stand_in in _PROGRAMS if stand_in.own},
}

# Where this package is installed to be edited, every Python imports a finder for it when it
# starts, for 0.015 CPU-seconds. A sandbox has the package on its path.
_OUR_FINDER = "__editable__.actorlab-*.pth"

_log = logging.getLogger(__name__)


_PYTHON = """#!/bin/sh
case "$*" in
*/setup_worker.py*) ;;
{cases}
esac
exec {python} "$@"
"""
_CASE = '*/{program}*) exec {python} -I -S {by} "$@" ;;'
# The stand-in is told where Ray's own is.
_CASE_WITH_OWN = """*/{program}*)
    until [ "${{1%{program}}}" != "$1" ]; do shift; done
    export {own}="$1"; shift
    exec {python} {by} "$@" ;;"""


def in_place_of_python(python: str, package: Path, forks: bool) -> str:
    """A shell script for a Ray that needs no sandbox, by which it starts its programs.

    Stand-ins take the place of what serves nobody, and all else is what it would be, as are
    workers with an environment of their own.

    Args:
        python: the interpreter.
        package: the folder of this package.
        forks: whether a server forks what imports Ray, as in a sandbox.
    """
    cases = (
        (_CASE_WITH_OWN if one.own else _CASE).format(
            program=one.program, python=python, own=one.own, by=package / STAND_INS / one.by
        )
        for one in _PROGRAMS
        if forks or one.by not in _FORKED
    )
    return _PYTHON.format(cases="\n".join(cases), python=python)


def lay_down_python(folder: Path, python: str, forks: bool) -> Path:
    """Write that script into a folder, for this package; its path.

    Args:
        folder: where; it must stay as long as that Ray does.
        python, forks: as for ``in_place_of_python``.
    """
    script = folder / "python"
    script.write_text(in_place_of_python(python, _PACKAGE, forks))
    script.chmod(0o755)
    return script


@contextmanager
def without_idle_programs(folder: Path) -> Iterator[None]:
    """Let a Ray that this process starts do without the programs that serve nobody.

    Args:
        folder: where to lay down what this takes; it must stay as long as that Ray does.
    """
    own, sys.executable = sys.executable, str(lay_down_python(folder, sys.executable, forks=False))
    try:
        yield
    finally:
        sys.executable = own


def left_out(prefix: Path, package: Path) -> list[str]:
    """bubblewrap's words that put stand-ins in the place of what Ray does not need.

    Args:
        prefix: a folder of a Python installation, as the sandbox sees it.
        package: a copy of this package.
    """
    words: list[str] = []
    for packages in glob.glob(f"{glob.escape(str(prefix))}/python*/site-packages"):
        for hidden in NOT_NEEDED:
            if (found := Path(packages, hidden)).is_dir():
                words += ["--tmpfs", str(found)]
        for finder in Path(packages).glob(_OUR_FINDER):
            words += ["--ro-bind", str(package / STAND_INS / "nothing.pth"), str(finder)]
        if not Path(packages, "ray").is_dir():
            continue
        for stand_in in _PROGRAMS:
            program = Path(packages, stand_in.program)
            if not program.is_file():
                _log.warning("This Ray has no %s, so nothing stands in for it.", stand_in.program)
                continue
            if stand_in.own:
                words += ["--ro-bind", str(program), stand_in.own_path]
            words += ["--ro-bind", str(package / STAND_INS / stand_in.by), str(program)]
    return words
