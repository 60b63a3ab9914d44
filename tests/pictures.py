"""Make the README's timelines: the starter and the solution, as they really run.

Run it: make pictures
"""

import asyncio
import base64
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from actorlab.course import Assignment  # noqa: E402
from actorlab.grade import grade  # noqa: E402


def main(folder: Path) -> None:
    """Run both notebooks and keep the pictures that they draw."""
    assignment = Assignment("ex07_actors", Path.cwd())
    for name, path in (("starter", assignment.release_path), ("timeline", assignment.source_path)):
        graded = asyncio.run(grade(path.read_text(), assignment))
        for cell in graded.notebook.cells:
            for output in cell.get("outputs", ()):
                if "image/png" in output.get("data", {}):
                    (folder / f"{name}.png").write_bytes(base64.b64decode(output.data["image/png"]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
