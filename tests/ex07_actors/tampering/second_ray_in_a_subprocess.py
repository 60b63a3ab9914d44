# A program of its own starts another Ray, whose actors do the work; the notebook's actors are idle.
# scores: 1 1 0 0 0
# review: verify_results verify_duration verify_own_run
# %% parallel_increments
import subprocess
import sys

PROGRAM = """
import time

import ray

ray.init(address="local", num_cpus=4, include_dashboard=False, log_to_driver=False, logging_level="error")


@ray.remote
class Foo:
    def increment(self):
        time.sleep(0.5)


pair = [Foo.remote(), Foo.remote()]
ray.get([foo.__ray_ready__.remote() for foo in pair])
ray.get([foo.increment.remote() for _ in range(5) for foo in pair])
time.sleep(1)
"""
subprocess.run([sys.executable, "-c", PROGRAM], check=True)
results = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
duration = 2.6
