"""Make the README's pictures: timelines as they really run, pages as a browser shows them.

Run it: make pictures
"""

import asyncio
import base64
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parents[1])]

from actorlab.course.assignment import Assignment  # noqa: E402
from actorlab.files import scratch  # noqa: E402
from actorlab.grading.grade import grade  # noqa: E402
from actorlab.reporting import report  # noqa: E402
from actorlab.reporting.class_reading import class_results  # noqa: E402
from support.browser import browser_page, jupyterlab  # noqa: E402

# The README's exercise, and the width at which its pages are taken, in pixels.
_NAME = "ex07_actors"
_WIDTH = 1000
_REPORT, _WELCOME = 1620, 752  # how much of each page is shown


def main(folder: Path) -> None:
    """Make all of them.

    Args:
        folder: where they are put.
    """
    _timelines(folder)
    with browser_page() as page, scratch.folder() as home:
        demo = Assignment(_NAME, Path.cwd() / "build" / "demo")
        report.write([class_results(demo)], home)
        page.set_viewport_size({"width": _WIDTH, "height": _REPORT})
        page.goto((home / report.PAGE).as_uri())
        page.screenshot(path=folder / "report.png")
        with jupyterlab(Path.cwd(), "lab", home) as where:
            page.set_viewport_size({"width": _WIDTH, "height": _WELCOME})
            page.goto(where)
            page.screenshot(path=folder / "welcome.png")


def _timelines(folder: Path) -> None:
    """Run the starter and the solution, and keep the pictures that they draw."""
    assignment = Assignment(_NAME, Path.cwd())
    for name, path in (("starter", assignment.release_path), ("timeline", assignment.source_path)):
        graded = asyncio.run(grade(path.read_text(), assignment))
        for cell in graded.notebook.cells:
            for output in cell.get("outputs", ()):
                if "image/png" in output.get("data", {}):
                    (folder / f"{name}.png").write_bytes(base64.b64decode(output.data["image/png"]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
