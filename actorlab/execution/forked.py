"""Kernels that are forked, as a Jupyter kernel provisioner.

Jupyter finds the provisioner by the name ``forked`` (an entry point in
``pyproject.toml``). A fork server (``kernel.fork_server``) makes the kernel's process.
"""

import asyncio
import json
import os
import signal
import socket
from typing import Any

import psutil
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Int


class Forked(LocalProvisioner):
    """Has a fork server make the kernel's process."""

    server = Int(help="The socket of the fork server: a descriptor.").tag(config=True)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Launch the kernel: ``cmd`` is ``python -m ipykernel_launcher OPTIONS``."""
        wanted = {"argv": cmd[2:], "environment": kwargs["env"], "folder": kwargs["cwd"]}
        pid = await asyncio.to_thread(_asked, self.server, json.dumps(wanted), kwargs["stdout"].fileno())
        self.process, self.pid, self.pgid = _Process(pid), pid, pid
        return self.connection_info


def _asked(server: int, request: str, log: int) -> int:
    """Ask the server for a process; return its id.

    Raises:
        RuntimeError: the server has ended.
    """
    with socket.socket(fileno=os.dup(server)) as requests:
        socket.send_fds(requests, [request.encode()], [log])
        answer = requests.recv(100)
    if not answer:
        raise RuntimeError("the process that forks kernels has ended")
    return int(answer)


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
