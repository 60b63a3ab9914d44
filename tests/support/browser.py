"""JupyterLab as a make target opens it, and a headless Chromium that looks at it."""

import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from actorlab.course.assignment import Assignment
from support.course import environment

_PATIENCE = 180_000  # milliseconds that a loaded machine may take for a step
_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, _NAMES)), "")
# Chromium's own sandbox needs what root and containers do not have; the pages are ours.
_ARGUMENTS = (["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []) + [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

needs_chromium = pytest.mark.skipif(
    not CHROMIUM, reason=f"no browser to try it in: none of {', '.join(_NAMES)} is installed"
)


@contextmanager
def jupyterlab(course: Path, target: str, home: Path) -> Iterator[str]:
    """Run ``make lab`` or ``make formgrader``; the address that it prints, as a whole.

    Args:
        course: where to run it.
        target: the make target.
        home: a home folder of its own, in which nobody has set anything.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = f"LAB=--no-browser --port={port} --ServerApp.port_retries=0"
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
        (printed,) = set(re.findall(rf"{where}\S*", log.read_text())) - {where}
        yield printed
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()


def at(printed: str, path: str) -> str:
    """The address of another page of the same server."""
    return urlsplit(printed)._replace(path=f"/{path}").geturl()


_OPEN: list = []  # the browsers' contexts


@contextmanager
def browser_page() -> Iterator:
    """An empty page in a new browser that knows nobody."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        context = browser.new_context(viewport={"width": 1400, "height": 900})
        context.set_default_timeout(_PATIENCE)
        _OPEN.append(context)
        try:
            yield context.new_page()
        except BaseException:
            keep_pictures()
            raise
        finally:
            _OPEN.remove(context)
            browser.close()


def keep_pictures() -> None:
    """Keep pictures of the pages that are open, in the folder that ``ACTORLAB_PICTURES`` names,
    or in ``build/``, by the name of the test."""
    folder = Path(os.environ.get("ACTORLAB_PICTURES", "build"))
    test = re.sub(r"\W+", "-", os.environ.get("PYTEST_CURRENT_TEST", "browser").partition(" ")[0])
    for number, page in enumerate(page for context in _OPEN for page in context.pages):
        page.screenshot(path=folder / f"{test}-{number}.png")


class Notebook:
    """A notebook that is open in JupyterLab, used with the keyboard alone."""

    def __init__(self, page, assignment: Assignment) -> None:
        self.page = page
        self.cells = assignment.release.cells
        self.active.wait_for()
        page.wait_for_selector("text=/\\| Idle/")

    def go_to(self, cell) -> None:
        """Choose a cell with the arrow keys."""
        number = self.cells.index(cell) + 1
        keyboard = self.page.keyboard
        keyboard.press("Escape")
        for _ in range(100):
            here = int(re.search(r"Cell (\d+)/", self.page.inner_text("#jp-main-statusbar"))[1])
            if here == number:
                return
            for _ in range(abs(number - here)):
                keyboard.press("ArrowDown" if here < number else "ArrowUp")
            self.page.wait_for_timeout(100)
        raise AssertionError(f"the arrow keys do not lead to cell {number}")

    def run(self, cell) -> str:
        """Run a cell and wait for its end; what it shows."""
        self.go_to(cell)
        self.page.keyboard.press("Control+Enter")
        self.page.wait_for_timeout(200)  # so that the prompt is not the earlier run's
        self.active.locator(".jp-InputPrompt", has_text=re.compile(r"\[\d+\]")).wait_for()
        shown = self.active.locator(".jp-OutputArea")
        return shown.inner_text() if shown.count() else ""

    @property
    def active(self):
        """The chosen cell, of the notebook that is in front."""
        return self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell.jp-mod-active")

    def type_into(self, cell, text: str) -> None:
        """Replace a cell's text by typing another, a line at once: for each key JupyterLab
        works 15 ms."""
        self.go_to(cell)
        keyboard = self.page.keyboard
        keyboard.press("Enter")
        keyboard.press("Control+A")
        keyboard.press("Delete")
        for number, line in enumerate(text.split("\n")):
            if number:
                keyboard.press("Enter")
                keyboard.press("Shift+Home")  # what the editor indented by itself
            keyboard.insert_text(line) if line else keyboard.press("Delete")
        keyboard.press("Escape")

    def validate(self) -> str:
        """Press nbgrader's Validate button; what it says."""
        self.go_to(self.cells[0])
        self.page.keyboard.press("Shift+Tab")
        focused = "document.activeElement.innerText || ''"
        for _ in range(30):
            if "Validate" in self.page.evaluate(focused):
                break
            self.page.keyboard.press("ArrowRight")
        self.page.keyboard.press("Enter")
        said = self.page.wait_for_selector(".jp-Dialog", timeout=300_000).inner_text()
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector(".jp-Dialog", state="detached")
        for _ in range(30):  # back to the cells
            self.page.wait_for_timeout(200)
            if self.page.evaluate("document.activeElement.matches('.jp-Cell')"):
                break
            self.page.keyboard.press("Tab")
        return said

    def save(self) -> None:
        """Save it, and wait until it is."""
        self.page.keyboard.press("Control+S")
        self.page.wait_for_selector(".lm-TabBar-tab.jp-mod-dirty", state="detached")


def mark(cell) -> dict:
    """What nbgrader says of a cell; empty if nothing."""
    return cell.metadata.get("nbgrader", {})
