"""What stand-ins and forked workers leave as it is: what notebooks may ask of Ray."""

import pytest

from support.submission import needs_sandbox, run

SET_UP = """
import asyncio, os, time
import ray
ray.init(num_cpus=4, include_dashboard=False)

@ray.remote
class Foo:
    def __init__(self):
        self.counter = 0

    def increment(self):
        self.counter += 1
        return self.counter
"""

# What is asked of Ray, and what the cell then prints.
ASKED = {
    "a named actor": (
        """
foo = Foo.options(name="foo").remote()
print(ray.get([ray.get_actor("foo").increment.remote() for _ in range(2)]))
""",
        "[1, 2]",
    ),
    "a detached actor, by its namespace": (
        """
Foo.options(name="other", namespace="elsewhere", lifetime="detached").remote()
print(ray.get(ray.get_actor("other", namespace="elsewhere").increment.remote()))
""",
        "1",
    ),
    "an async actor": (
        """
@ray.remote
class Answers:
    async def wait(self):
        self.asked = asyncio.Event()
        await self.asked.wait()
        return "asked"

    async def ask(self):
        while not hasattr(self, "asked"):
            await asyncio.sleep(0.01)
        self.asked.set()

answers = Answers.remote()
waits = answers.wait.remote()
ray.get(answers.ask.remote())
print(ray.get(waits))
""",
        "asked",
    ),
    "several threads": (
        """
import threading

@ray.remote(max_concurrency=2)
class Meeting:
    def __init__(self):
        self.both = threading.Barrier(2)

    def meet(self):
        return self.both.wait(30) in (0, 1)

meeting = Meeting.remote()
print(ray.get([meeting.meet.remote() for _ in range(2)]))
""",
        "[True, True]",
    ),
    "a restart": (
        """
@ray.remote(max_restarts=1, max_task_retries=1)
class Dies:
    def pid(self):
        return os.getpid()

    def die_once(self):
        if not ray.get_runtime_context().was_current_actor_reconstructed:
            os._exit(1)
        return os.getpid()

dies = Dies.remote()
before = ray.get(dies.pid.remote())
print(ray.get(dies.die_once.remote()) != before)
""",
        "True",
    ),
    "a dead actor": (
        """
gone = Foo.remote()
ray.get(gone.increment.remote())
ray.kill(gone)
try:
    ray.get(gone.increment.remote())
except ray.exceptions.ActorDiedError as error:
    print("ray.kill" in str(error))
""",
        "True",
    ),
    "a placement group": (
        """
from ray.util.placement_group import placement_group, remove_placement_group
from ray.util.scheduling_strategies import PlacementGroupSchedulingStrategy
group = placement_group([{"CPU": 1}, {"CPU": 1}], strategy="PACK")
ray.get(group.ready())
there = PlacementGroupSchedulingStrategy(group, placement_group_bundle_index=1)
placed = Foo.options(num_cpus=1, scheduling_strategy=there).remote()
print(ray.get(placed.increment.remote()))
del placed
remove_placement_group(group)
""",
        "1",
    ),
    "ray.wait": (
        """
@ray.remote
def after(seconds):
    time.sleep(seconds)
    return seconds

slow, quick = after.remote(30), after.remote(0)
done, left = ray.wait([slow, quick])
print(ray.get(done), left == [slow])
ray.cancel(slow, force=True)
""",
        "[0] True",
    ),
    "a generator": (
        """
@ray.remote
class Counts:
    @ray.method(num_returns="streaming")
    def up_to(self, n):
        for number in range(n):
            yield number

print([ray.get(one) for one in Counts.remote().up_to.remote(3)])
""",
        "[0, 1, 2]",
    ),
    "large objects": (
        """
import numpy
one = ray.put(numpy.ones(1_000_000))

@ray.remote
def total(array):
    return float(array.sum()), array.flags.writeable

print(ray.get(total.remote(one)))
""",
        "(1000000.0, False)",
    ),
    "an environment": (
        """
@ray.remote(runtime_env={"env_vars": {"SAYS": "this"}})
def says():
    return os.environ["SAYS"]

print(ray.get(says.remote()))
""",
        "this",
    ),
    "what the cluster has": ("print(ray.cluster_resources()['CPU'], len(ray.nodes()))", "4.0 1"),
}


@pytest.fixture(scope="module")
def printed(root):
    """What each cell printed in a sandbox, one after the other on one Ray."""
    from actorlab.course.assignment import Assignment

    cells = [cell for cell, _ in ASKED.values()]
    _, said = run(Assignment("ex07_actors", root), SET_UP, *cells)
    return dict(zip(ASKED, said[1:]))


@needs_sandbox
@pytest.mark.parametrize("asked", ASKED)
def test_ray_does_what_it_does_elsewhere(printed, asked):
    assert printed[asked].strip().splitlines()[-1:] == [ASKED[asked][1]], printed[asked]
