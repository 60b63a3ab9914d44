"""JupyterLab as a make target opens it, and a headless Chromium that looks at it."""

import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from test_make import environment

_PATIENCE = 180_000  # milliseconds that a loaded machine may take for a step
_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, _NAMES)), "")
# Chromium's own sandbox needs what root and containers do not have; the pages are ours.
_ARGUMENTS = (
    ["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []
) + ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]

needs_chromium = pytest.mark.skipif(
    not CHROMIUM, reason=f"no browser to try it in: none of {', '.join(_NAMES)} is installed"
)


@contextmanager
def jupyterlab(course: Path, target: str, home: Path) -> Iterator[str]:
    """Run ``make lab`` or ``make formgrader``; the address at which it opens.

    Args:
        course: where to run it.
        target: the make target.
        home: a home folder of its own, in which nobody has set anything.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = f"LAB=--no-browser --port={port} --ServerApp.port_retries=0 --IdentityProvider.token=browser"
    home.mkdir(exist_ok=True)
    log = home / "server.log"
    with log.open("w") as out:
        server = subprocess.Popen(
            ["make", "--no-print-directory", target, options],
            cwd=course, env=environment(HOME=str(home)), stdout=out, stderr=out, start_new_session=True,
        )  # fmt: skip
    where = f"http://127.0.0.1:{port}/"
    try:
        deadline = time.monotonic() + _PATIENCE / 1000
        while True:
            try:
                urllib.request.urlopen(f"{where}api", timeout=10)
                break
            except OSError:
                assert server.poll() is None and time.monotonic() < deadline, log.read_text()[-3000:]
                time.sleep(0.3)
        yield f"{where}?token=browser"
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()


@contextmanager
def browser_page(picture: str = "build/browser.png") -> Iterator:
    """An empty page in a new browser that knows nobody.

    Args:
        picture: where pictures of its pages are kept if something fails.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        try:
            context = browser.new_context(viewport={"width": 1400, "height": 900})
            context.set_default_timeout(_PATIENCE)
            yield context.new_page()
        except BaseException:
            for number, page in enumerate(context.pages):
                page.screenshot(path=f"{picture.removesuffix('.png')}-{number}.png")
            raise
        finally:
            browser.close()
