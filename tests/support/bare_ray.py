"""A bare Ray, as the benchmarks start it: the pack's settings, actors, and no notebook."""

# Run with the pack's folder as the first argument. What a benchmark measures follows it.
START = """
import sys
sys.path.insert(0, sys.argv[1])
from actorlab.kernel import local_ray
local_ray.prepare()
import ray
ray.init(address="local", num_cpus=4, include_dashboard=False, log_to_driver=False, logging_level="error")

@ray.remote
class Foo:
    def ready(self):
        return True
"""

# The same on the diet that a sandbox keeps: Ray is imported once, the program and Ray's workers
# are forked, and stand-ins take the place of what serves nobody. Run with the pack's folder, an
# empty folder, and the program's file. Its output goes where this one's does.
ON_A_DIET = """
import os, select, subprocess, sys, time
root, folder, program = sys.argv[1:]
sys.path.insert(0, root)
from importlib.util import find_spec
from pathlib import Path
from actorlab.execution import ray_layout
from actorlab.kernel import fork_server, local_ray
path = os.path.join(folder, "forks")
python = ray_layout.lay_down_python(Path(folder), sys.executable, forks=True)
packages = Path(find_spec("ray").submodule_search_locations[0])
os.environ |= {
    fork_server.FORKS: path,
    fork_server.OWN_WORKER: str(packages / "_private" / "workers" / "default_worker.py"),
    "PYTHONPATH": f"{local_ray.ON_PATH}:{root}",
}
local_ray.prepare()
server = subprocess.Popen([sys.executable, fork_server.__file__, path], stdin=subprocess.PIPE)
while not os.path.exists(path):
    time.sleep(0.01)
driver = fork_server.ask(path, [program, root, str(python)], dict(os.environ), folder, (1, 2))
select.select([os.pidfd_open(driver)], [], [])
server.stdin.close()
server.wait()
"""
