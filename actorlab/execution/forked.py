"""Kernels that are forked, as a Jupyter kernel provisioner.

Jupyter finds the provisioner by the name ``forked`` (an entry point in
``pyproject.toml``). A fork server (``kernel.fork_server``) makes the kernel's process.
"""

import asyncio
import signal
from pathlib import Path
from typing import Any

import psutil
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Unicode

from actorlab.kernel.fork_server import ask


class Forked(LocalProvisioner):
    """Has a fork server make the kernel's process."""

    server = Unicode(help="The path at which the fork server listens.").tag(config=True)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Launch the kernel: ``cmd`` is ``python -m ipykernel_launcher OPTIONS``."""
        argv = cmd[cmd.index("-m") + 1 :]
        log = kwargs["stdout"].fileno()
        prefix = str(Path(cmd[0]).parents[1])
        pid = await asyncio.to_thread(
            ask, self.server, argv, kwargs["env"], kwargs["cwd"], (log, log), prefix
        )
        if not pid:
            raise RuntimeError("the fork server has other settings than this kernel")
        self.process, self.pid, self.pgid = _Process(pid), pid, pid
        return self.connection_info


class _Process:
    """What Jupyter needs of ``subprocess.Popen``, for a process that is no child of this one."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._process: psutil.Process | None = None
        try:
            self._process = psutil.Process(pid)
        except psutil.NoSuchProcess:  # it has ended at once
            pass

    def poll(self) -> int | None:
        """``None`` while it runs; nobody knows how it ended."""
        return None if self._process and self._process.is_running() else -1

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended."""
        if self._process:
            self._process.wait(timeout)
        return -1

    def send_signal(self, number: int) -> None:
        """Send it a signal, if it runs."""
        if self._process:
            try:
                self._process.send_signal(number)
            except psutil.NoSuchProcess:
                pass

    def kill(self) -> None:
        """Kill it, if it runs."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end, if it runs."""
        self.send_signal(signal.SIGTERM)
