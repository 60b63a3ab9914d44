"""Kernels that join a Ray one after the other: none sees anything of the one before."""

from contextlib import suppress
from pathlib import Path

import nbformat
import psutil
import pytest
from nbformat.v4 import new_code_cell

from actorlab.execution.execute import execute
from actorlab.execution.limits import Limits
from actorlab.execution.runtime import descendants
from actorlab.execution.warm_ray import WarmRays

SET_UP = """
from actorlab.notebook import open_exercise
open_exercise("ex07_actors")
import os, time
import ray
ray.init(address="local", num_cpus=4, include_dashboard=False, log_to_driver=False, logging_level="error")
"""
WORK = """
@ray.remote
class Foo:
    def increment(self):
        return os.getpid()

left = os.environ.pop("LEFT", None), len(ray.util.list_named_actors(all_namespaces=True))
os.environ["LEFT"] = "something"
f1 = Foo.options(name="f1", lifetime="detached").remote()
print(ray.get(f1.increment.remote()), os.getpid(), *left)
"""
CHECK = """
from actorlab.kernel.exercise import _opened
seen = _opened().seen("verify_results")
print(len(seen.settled.actors), len(seen.settled.method_calls("increment")))
"""
pytestmark = pytest.mark.anyio
EXERCISE = Path(__file__).parents[2] / "exercises" / "ex07_actors"


@pytest.fixture
def anyio_backend():
    return "asyncio"


@pytest.fixture
def rays():
    rays = WarmRays()
    yield rays
    rays.close()


async def run(ray, *sources):
    """Run cells in a kernel that joins a Ray; what each printed, and the execution."""
    notebook = nbformat.v4.new_notebook(cells=[new_code_cell(source) for source in (SET_UP, *sources)])
    notebook.cells[0].metadata["nbgrader"] = {
        "grade_id": "setup", "grade": False, "locked": True, "solution": False, "schema_version": 3
    }  # fmt: skip
    ray.joined(notebook)
    done = await execute(notebook, EXERCISE, limits=Limits(pictures=False), places=ray.place)
    assert not done.stopped
    assert not [reply for reply in done.replies.values() if reply.ename], done.replies
    return [
        "".join(out.get("text", "") for out in cell.outputs).splitlines()[-1].split()
        for cell in notebook.cells[1:]
    ], done


async def test_a_run_sees_nothing_of_the_one_before(rays):
    async with rays.one() as ray:
        (first, seen), done = await run(ray, WORK, CHECK)
    assert first[2:] == ["None", "0"]
    assert seen == ["1", "1"]
    assert 0 < done.cpu_seconds < 60
    async with rays.one() as same:
        assert same is ray
        for pid in first[:2]:  # the worker and the kernel
            with suppress(psutil.NoSuchProcess):
                psutil.Process(int(pid)).wait(10)
        (second, seen), _ = await run(same, WORK, CHECK)
    assert second[:2] != first[:2]
    assert second[2:] == ["None", "0"]  # not even a detached actor is left
    assert seen == ["1", "1"]


async def test_a_ray_that_was_ended_serves_nobody_more(rays):
    async with rays.one() as ray:
        await run(ray, WORK)
        for process in descendants(ray.pid):
            process.kill()
    async with rays.one() as other:
        assert other is not ray
        await run(other, WORK)
    assert not psutil.pid_exists(ray.pid)


async def test_rays_at_the_same_time_are_not_the_same(rays):
    async with rays.one() as one, rays.one() as other:
        assert one is not other and one.address != other.address
