"""What the terminal shows of a kernel that is restarted while Ray runs in it, and what it leaves."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import time
import urllib.request
import uuid

import psutil
import pytest
from tornado.websocket import websocket_connect

from actorlab.course.assignment import Assignment
from support.course import NAME, copy_of_the_course, environment

pytestmark = pytest.mark.clock

HANGS = "@ray.remote\ndef hangs():\n    import time\n    time.sleep(600)\nray.get(hangs.remote())"


@pytest.fixture
def server(root, tmp_path):
    """A student's Jupyter server: its address, what its terminal shows, and its process."""
    course = copy_of_the_course(root, tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = f"--no-browser --port={port} --ServerApp.port_retries=0 --IdentityProvider.token=restarted"
    terminal = tmp_path / "terminal"
    with terminal.open("w") as out:
        process = subprocess.Popen(
            ["make", "--no-print-directory", "lab", f"LAB={options}"],
            cwd=course, env=environment(), stdout=out, stderr=out, start_new_session=True,
        )  # fmt: skip
    try:
        yield f"http://127.0.0.1:{port}/", terminal, process
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def ask(where, path, body=None, patience=60):
    """Ask the server as soon as it is there; what it answers."""
    request = urllib.request.Request(
        f"{where}api/{path}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": "token restarted", "Content-Type": "application/json"},
    )
    deadline = time.monotonic() + patience
    while True:
        try:
            return json.loads(urllib.request.urlopen(request, timeout=60).read())
        except OSError:
            assert time.monotonic() < deadline
            time.sleep(0.3)


async def execute(where, kernel, cells, wait=True):
    """Run cells in a kernel; with the last one still running, unless it is waited for."""
    address = f"{where.replace('http', 'ws')}api/kernels/{kernel}/channels?token=restarted"
    channel = await websocket_connect(address)
    for cell in cells:
        header = {
            "msg_id": uuid.uuid4().hex, "msg_type": "execute_request", "version": "5.3",
            "username": "", "session": uuid.uuid4().hex, "date": "2026-01-01T00:00:00Z",
        }  # fmt: skip
        content = {"code": cell, "silent": False, "store_history": True, "allow_stdin": False}
        message = {
            "header": header,
            "parent_header": {},
            "metadata": {},
            "content": content,
            "channel": "shell",
        }
        await channel.write_message(json.dumps(message))
        if cell is cells[-1] and not wait:
            await asyncio.sleep(1)
            break
        while True:
            said = json.loads(await asyncio.wait_for(channel.read_message(), 120))
            if said["msg_type"] == "execute_reply" and said["parent_header"]["msg_id"] == header["msg_id"]:
                assert said["content"]["status"] == "ok", said["content"]
                break
    channel.close()


def rays_of(server):
    """Ray's processes that a server's kernels started."""
    return [
        process
        for process in psutil.Process(server.pid).children(recursive=True)
        if any("site-packages/ray/" in word or word.startswith("ray::") for word in process.cmdline())
    ]


def test_restart_ends_ray_in_order(server, root):
    where, terminal, process = server
    set_up = [cell.source for cell in Assignment(NAME, root).release.cells if cell.cell_type == "code"][:2]
    kernel = ask(where, "kernels", {"path": NAME})["id"]
    for more in ([], [HANGS]):  # first it is idle; then it works again, and is busy
        asyncio.run(execute(where, kernel, [*set_up, *more], wait=not more))
        rays = rays_of(process)
        assert len(rays) >= 5
        ask(where, f"kernels/{kernel}/restart", {})
        gone, left = psutil.wait_procs(rays, timeout=20)
        shown = terminal.read_text()
        assert "SIGTERM" not in shown and "SIGABRT" not in shown and "PC: @" not in shown, shown[-4000:]
        assert [one.cmdline()[:4] for one in left] == []
    asyncio.run(execute(where, kernel, ["1"]))  # and the next one works
