"""What starting Ray costs: CPU time from ``import ray`` to the first actor call.

Measured in the kernel's environment and in the tools', in one run; the ratio is
what counts. Whole process tree: the driver and every process that Ray starts.
Run it: make bench-start
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from support import bare_ray  # noqa: E402

RUNS = 3
MEASURED = f"""{bare_ray.START}
import json
import psutil
foo = Foo.remote()
ray.get(foo.ready.remote())
tree = [psutil.Process(), *psutil.Process().children(recursive=True)]
times = [process.cpu_times() for process in tree]
print(json.dumps([sum(t.user + t.system for t in times), len(tree)]))
ray.shutdown()
"""


def cost(python: Path) -> tuple[float, int]:
    """CPU seconds, and how many processes they were spent in."""
    root = str(Path(__file__).resolve().parents[2])
    environment = {k: v for k, v in os.environ.items() if not k.startswith("RAY_")}
    with tempfile.TemporaryDirectory(prefix="actorlab-", dir="/tmp") as folder:
        environment["RAY_TMPDIR"] = folder
        run = subprocess.run(
            [python, "-c", MEASURED, root], env=environment, capture_output=True, text=True, check=True
        )
    seconds, processes = json.loads(run.stdout.splitlines()[-1])
    return seconds, processes


def main() -> None:
    """Measure in turn, and print medians and their ratio."""
    tools = Path(sys.executable)
    kernel = tools.parent.parent / "kernel" / "bin" / "python"
    cost(kernel), cost(tools)  # not counted: files come into the cache
    pairs = [(cost(kernel), cost(tools)) for _ in range(RUNS)]
    for name, at in (("kernel (.venv/kernel)", 0), ("tools  (.venv)", 1)):
        seconds = [pair[at][0] for pair in pairs]
        print(
            f"{name}: {median(seconds):.2f} CPU-seconds in {pairs[0][at][1]} processes "
            f"({min(seconds):.2f} to {max(seconds):.2f}, {RUNS} runs)"
        )
    ratio = median(pair[1][0] / pair[0][0] for pair in pairs)
    print(f"ratio: {ratio:.1f}")


if __name__ == "__main__":
    main()
