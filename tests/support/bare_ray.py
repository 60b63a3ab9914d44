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
