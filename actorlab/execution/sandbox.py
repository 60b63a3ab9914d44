"""A sandbox for kernels: bubblewrap, as a Jupyter kernel provisioner.

A kernel in it has no network but a loopback of its own, no process of anyone
else's in sight, no file but a read-only view of what the exercise needs, and a
private scratch folder in memory. All of it, Ray's processes and sessions
included, is gone with the kernel, also when the grader is killed.

Jupyter finds the provisioner by the name ``bubblewrap`` (an entry point in
``pyproject.toml``); a kernel chooses it in its kernel spec's metadata. It talks
with the kernel over sockets in the scratch folder, which it opens before the kernel
runs anything, so that it never connects to what a student puts in their place.
"""

import asyncio
import glob
import os
import shutil
import subprocess
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Dict, Int, Unicode

from actorlab.execution import mounts, ray_layout, seccomp
from actorlab.execution.inside import Inside
from actorlab.kernel.local_ray import ON_PATH

# What a kernel sees. Ray's sockets need short paths.
HOME = "/tmp/home"
WORK = "/tmp/work"
RAY = "/tmp/r"
_LAB = "/tmp/lab"
_CONNECTION = "/tmp/connection"
_SOCKETS = "kernel"  # how the sockets' names begin
_FONTS = "/tmp/fonts"

# Of the machine's own files, if they are there. No /etc/passwd: it names people.
_SYSTEM = ("/usr", "/etc/ld.so.cache", "/etc/alternatives", "/etc/localtime", "/etc/nsswitch.conf")
_LINKS = ("/bin", "/sbin", "/lib", "/lib32", "/lib64")

# The settings of the machine itself, which a sandbox could change if root started it.
_SETTINGS = ("/proc/sys", "/proc/mtrr", "/proc/pressure")

# Against nested namespaces: nobody counts what a process mounts in one of its own.
_NO_NESTING = ("--unshare-user", "--disable-userns")

# Lifts the grader's own limit on memory, sets the limits that a shell can set, copies the
# submission's files, and becomes the kernel. dash knows -p, bash -u. Limits that the
# kernel lets nobody lower stay as they are.
_ENTER = (
    'ulimit -S -v "$(ulimit -H -v)"; ulimit -c 0; ulimit -f "$1"; ulimit -t "$2"; '
    'ulimit -p "$3" 2>/dev/null || ulimit -u "$3"; shift 3; '
    'mkdir -p home r work; cp -R files/. work 2>/dev/null; cd work; exec "$@"'
)

# Joins a cgroup and becomes the sandbox. If it cannot join, the monitor watches it all the same.
_JOIN = ("/bin/sh", "-c", 'echo 0 > "$0"; exec "$@"')


class NoSandbox(RuntimeError):
    """There is no sandbox on this machine. The text says why, and how to go on."""


@cache
def missing() -> str:
    """Why there is no sandbox on this machine; empty if there is one."""
    if shutil.which("bwrap") is None:
        return "bubblewrap is not installed"
    why = _refuses()
    return f"bubblewrap does not work here: {why}" if why else ""


@cache
def _no_nesting() -> tuple[str, ...]:
    """The options against namespaces within, where this bubblewrap knows them (since 0.8)."""
    return () if _refuses(*_NO_NESTING) else _NO_NESTING


@cache
def unfiltered() -> str:
    """Why a sandbox refuses no system call; empty if it refuses some (see ``execution.seccomp``)."""
    try:
        system_calls = seccomp.opened()
    except seccomp.NoFilter as problem:
        return str(problem)
    try:
        why = _refuses("--seccomp", str(system_calls), descriptors=(system_calls,))
        return f"bubblewrap takes no filter here: {why}" if why else ""
    finally:
        os.close(system_calls)


def _refuses(*options: str, descriptors: tuple[int, ...] = ()) -> str:
    """Why bubblewrap does not start with these options; empty if it does."""
    words = ["bwrap", "--unshare-all", *options, "--ro-bind", "/", "/", "--proc", "/proc", "true"]
    tried = subprocess.run(words, capture_output=True, text=True, pass_fds=descriptors)
    return (tried.stderr.strip().splitlines() or ["no reason given"])[-1] if tried.returncode else ""


def require() -> None:
    """Make sure that there is a sandbox.

    Raises:
        NoSandbox: there is none.
    """
    if why := missing():
        raise NoSandbox(
            f"Submissions are run in a sandbox, and there is none here: {why}. On Linux, install bubblewrap "
            "(such as: apt install bubblewrap). Or, if you trust every submission as you would your own "
            "program, say so: make grade TRUSTED=1, or c.RunAndJudge.trusted = True in nbgrader_config.py."
        )


class Bubblewrap(LocalProvisioner):
    """Runs a kernel in a sandbox. See the module's docstring."""

    files = Unicode(help="A folder whose files are copied beside the notebook.").tag(config=True)
    exercise = Unicode(help="The released exercise's folder.").tag(config=True)
    read_only = Dict(help="More that a kernel can read: its path there, by its path here.").tag(config=True)
    scratch_bytes = Int(1_000_000_000, help="Size of the scratch folder.").tag(config=True)
    file_bytes = Int(500_000_000, help="Size of one file.").tag(config=True)
    cpu_seconds = Int(300, help="CPU time of one process.").tag(config=True)
    group = Unicode(help="The file that puts it into a group with limits (cgroup.procs).").tag(config=True)
    threads = Int(20_000, help="Processes and threads; not enforced for root.").tag(config=True)
    _inside: Inside | None = None

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Put the kernel's command into the sandbox."""
        require()
        self._manager.transport, self._manager.ip = "ipc", f"{_CONNECTION}/{_SOCKETS}"
        # Signals sent from here would not reach it.
        self.kernel_spec.interrupt_mode = "message"
        kwargs = await super().pre_launch(**kwargs)
        kwargs["cmd"] = self._sandboxed(kwargs["cmd"], kwargs["env"])
        if not unfiltered():
            system_calls = seccomp.opened()
            kwargs["pass_fds"] = (system_calls,)
            kwargs["cmd"][1:1] = ["--seccomp", str(system_calls)]
        if self.group:
            kwargs["cmd"] = [*_JOIN, self.group, *kwargs["cmd"]]
        kwargs["env"] = {"PATH": os.environ.get("PATH", os.defpath)}
        kwargs["cwd"] = "/"
        return kwargs

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Launch the kernel, and hold its sockets before it runs anything of a student's."""
        try:
            await super().launch_kernel(cmd, **kwargs)
        finally:
            if kwargs.get("pass_fds"):
                os.close(kwargs["pass_fds"][0])
        folder = Path(self._manager.connection_file).parent
        while await self.poll() is None and not self._hold_sockets(folder):
            await asyncio.sleep(0.01)
        self.connection_info["ip"] = str(folder / _SOCKETS)
        return self.connection_info

    async def cleanup(self, restart: bool = False) -> None:
        """Remove the files that this laid down, and let go of what it held."""
        await super().cleanup(restart)
        Path(self._copy).unlink(missing_ok=True)
        if self._inside:
            self._inside.close()
            self._inside = None

    @property
    def _manager(self) -> Any:
        """The kernel's manager, which made this provisioner; Jupyter's types leave it open."""
        return self.parent

    @property
    def _copy(self) -> str:
        return f"{self._manager.connection_file}.inside"

    def outside(self, path: str) -> Path:
        """Where to find a path of the sandbox from outside, while the kernel lives."""
        return self._inside.path(path) if self._inside else Path(os.devnull)

    def _hold_sockets(self, links: Path) -> bool:
        """Hold the kernel's sockets, if it already listens on them."""
        process: Any = self.process
        for pid in _children(process.pid):  # bubblewrap's own: what a student starts is below it
            with suppress(OSError):
                inside = Inside(pid)
                try:
                    names = [f"{_SOCKETS}-{port}" for port in self._manager.ports]
                    inside.link_sockets(_CONNECTION, names, links)
                except OSError:
                    inside.close()
                    raise
                self._inside = inside
        return self._inside is not None

    def _sandboxed(self, kernel: list[str], environment: dict[str, str]) -> list[str]:
        words = ["bwrap", "--unshare-all", *_no_nesting(), "--die-with-parent", "--cap-drop", "ALL"]
        words += ["--clearenv", "--hostname", "sandbox", "--uid", "1000", "--gid", "1000"]
        words += ["--proc", "/proc", "--dev", "/dev"]
        for path in _SETTINGS:
            words += ["--ro-bind-try", path, path]
        for folder in ("/dev/shm", "/tmp"):
            words += ["--size", str(self.scratch_bytes), "--tmpfs", folder]
        for path in _SYSTEM:
            words += ["--ro-bind-try", path, path]
        for path in _LINKS:
            if os.path.islink(path):
                words += ["--symlink", os.readlink(path), path]
            elif os.path.isdir(path):
                words += ["--ro-bind", path, path]
        beside = Path(self._manager.connection_file).parent
        lab = mounts.package(beside)
        for path in _needed_by(Path(kernel[0])):
            words += ["--ro-bind", str(path.resolve()), str(path)]
            words += ray_layout.left_out(path, lab)
        words += ["--ro-bind", str(lab), f"{_LAB}/actorlab"]
        if self.exercise:
            folder = Path(self.exercise)
            words += ["--ro-bind", str(mounts.exercise(folder, beside)), f"{_LAB}/exercises/{folder.name}"]
        if self.files:
            words += ["--ro-bind", os.path.realpath(self.files), "/tmp/files"]
        fonts = environment.pop("MPLCONFIGDIR", "")
        for file in glob.glob(f"{glob.escape(fonts)}/*.json") if fonts else ():
            words += ["--ro-bind", os.path.realpath(file), f"{_FONTS}/{os.path.basename(file)}"]
        for here, there in self.read_only.items():
            words += ["--ro-bind", os.path.realpath(here), there]
        connection = f"{_CONNECTION}/connection.json"
        # A copy: the manager writes its own anew, with the outside path.
        words += ["--ro-bind", shutil.copy(self._manager.connection_file, self._copy), connection]
        kernel = [connection if word == self._manager.connection_file else word for word in kernel]
        kernel[1 : kernel.index("-m") + 1] = [f"{_LAB}/actorlab/kernel/fork_server.py", ray_layout.FORKS]
        words += ["--remount-ro", "/dev", "--remount-ro", "/"]
        for name, value in self._variables(kernel, environment).items():
            words += ["--setenv", name, value]
        limits = [str(self.file_bytes // 512), str(self.cpu_seconds), str(self.threads)]
        return [*words, "--chdir", "/tmp", "--", "/bin/sh", "-c", _ENTER, "sh", *limits, *kernel]

    def _variables(self, kernel: list[str], environment: dict[str, str]) -> dict[str, str]:
        passed = ("LANG", "LC_", "TZ", "RAY_", "ACTORLAB_", "PYTHONDONTWRITEBYTECODE")
        return {
            **{name: value for name, value in environment.items() if name.startswith(passed)},
            "HOME": HOME,
            "USER": "student",
            "TMPDIR": "/tmp",
            "PATH": f"{os.path.dirname(kernel[0])}:/usr/bin:/bin",
            "RAY_TMPDIR": RAY,
            "PYTHONPATH": f"{_LAB}/{ON_PATH.relative_to(ON_PATH.parents[3])}:{_LAB}",
            **ray_layout.VARIABLES,
            "MPLCONFIGDIR": _FONTS,
        }


def _needed_by(python: Path) -> list[Path]:
    """The folders that a Python interpreter needs: its own, and its base's."""
    prefixes = [python.parent.parent, python.resolve().parent.parent]
    settings = prefixes[0] / "pyvenv.cfg"
    if settings.is_file():
        for line in settings.read_text().splitlines():
            name, _, value = line.partition("=")
            if name.strip() == "home":
                prefixes.append(Path(value.strip()).parent)
    # Not the prefix as such: it may be somebody's home, or hold other environments.
    found = [prefix / name for prefix in prefixes for name in ("bin", "lib", "lib64", "pyvenv.cfg")]
    seen = {path for path in found if path.exists() and not path.is_relative_to("/usr")}
    return sorted(seen)


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except (OSError, ValueError):
        return []
