"""Names, deaths, restarts, and several calls at once, on a real Ray in a sandbox: each question
is answered alike in the notebook and from outside.

The cells do what exercises do in which actors wait, die and create others. If a release of
Ray writes down something else, this fails, and not a class.
"""

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from actorlab.execution import sandbox
from actorlab.execution.cross_check import doubt

# The cells, each with what the check after it asserts.
WAITING = """
@ray.remote
class Foo:
    def __init__(self):
        self.counter = 0

    def ready(self):
        return True

    def file(self):
        return True

    def work(self, seconds):
        time.sleep(seconds)
        self.counter += 1
        return self.counter

foos = [Foo.remote() for _ in range(2)]
clerk = Foo.options(num_cpus=0.25).remote()
ray.get([foo.ready.remote() for foo in [*foos, clerk]])
order = []
waiting = [foo.work.remote(seconds) for foo, seconds in zip(foos, (2.0, 0.5))]
refs = list(waiting)
while waiting:
    (ready,), waiting = ray.wait(waiting)
    order.append(refs.index(ready))
    ray.get(clerk.file.remote())
"""
IN_ORDER = """
    assert seen.in_order_of_finish("work", [foos[number] for number in order], within="order")
    assert not seen.in_order_of_finish("work", foos, within="order")
    assert seen.begun_before_last_end("file", of="work", within="order") == 1
    assert seen.busy("work", within="order")[0] >= 2.0
    assert [seen.cpus(clerk), seen.cpus(foos[0])] == [0.25, 0.0]
    assert seen.restarts(clerk, enough=0) == 0
    assert seen.alive(clerk)
"""
TALKING = """
import asyncio

@ray.remote
class Talker:
    async def run(self):
        for _ in range(20):
            await asyncio.sleep(0.1)

    def progress(self):
        return True

    async def add(self):
        await asyncio.sleep(0.5)

    async def block(self):
        time.sleep(0.1)

@ray.remote
class Plain:
    def run(self):
        time.sleep(1.0)

    def progress(self):
        return True

talker, plain, threads = Talker.remote(), Plain.remote(), Plain.options(max_concurrency=2).remote()
ray.get([actor.progress.remote() for actor in (talker, plain, threads)])
looks = []
running = talker.run.remote()
ray.get(talker.progress.remote())  # at once: from then on its process no longer shows that it runs
for _ in range(2):
    time.sleep(0.3)
    looks.append(ray.get(talker.progress.remote()))
ray.get(running)
added = ray.get([talker.add.remote() for _ in range(5)])
blocked = ray.get([talker.block.remote() for _ in range(3)])
for actor in (plain, threads):
    running = actor.run.remote()
    time.sleep(0.2)
    looks.append(ray.get(actor.progress.remote()))
    ray.get(running)
"""
AT_ONCE = """
    assert seen.ended_amid("progress", on=talker, during="run", within="looks", enough=3) == 3
    assert seen.ended_amid("progress", on=plain, during="run", within="looks", enough=0) == 0
    assert seen.ended_amid("progress", on=threads, during="run", within="looks") == 1
    assert seen.ended_amid("block", on=talker, during="block", within="blocked", enough=0) == 0
    assert seen.at_once("add", on=talker, within="added", enough=5) == 5
    assert seen.at_once("run", on=plain, within="looks", enough=1) == 1
"""
DYING = """
@ray.remote
class Safe:
    def __init__(self):
        self.counter = 0
        self.first = True

    def save(self, counter):
        self.counter = counter

    def load(self):
        return self.counter

    def first_time(self):
        first, self.first = self.first, False
        return first

@ray.remote(max_restarts=1, max_task_retries=-1)
class Mortal:
    def __init__(self, safe):
        self.safe = safe
        self.counter = ray.get(safe.load.remote())

    def increment(self):
        time.sleep(0.3)  # so that what was written before is on disk
        if self.counter == 1 and ray.get(self.safe.first_time.remote()):
            os._exit(1)
        self.counter += 1
        ray.get(self.safe.save.remote(self.counter))
        return self.counter

import os

safe = Safe.remote()
mortal = Mortal.remote(safe)
results = [ray.get(mortal.increment.remote()) for _ in range(3)]
"""
RESTARTED = """
    assert results == [1, 2, 3]
    assert seen.restarts(mortal) == 1
    assert seen.attempts("increment", on=mortal, within="results") == [1, 2, 1]
    assert seen.alive(mortal)
    assert not seen.gone(safe, mortal)
    assert seen.calls_from_tasks("save", on=safe, within="results") == 3
"""
CREATING = """
duration = 0.0  # what Exercise 7's check says

@ray.remote
class Member:
    def work(self):
        time.sleep(0.5)

@ray.remote
class Foreman:
    def __init__(self):
        self.crew = [Member.remote()]

    async def build(self):
        self.crew.append(Member.remote())  # from a coroutine
        await asyncio.gather(*[member.work.remote() for member in self.crew])

@ray.remote
def visit():
    visits = Member.options(name="visits", get_if_exists=True, lifetime="detached").remote()
    ray.get(visits.work.remote())

foreman, stranger = Foreman.remote(), Member.remote()
built = ray.get(foreman.build.remote())
visited = ray.get([visit.remote() for _ in range(2)])
named = ray.get_actor("visits")
time.sleep(1.0)  # so that all is written
ray.kill(foreman)
"""
CREATED = """
    assert seen.length(seen.actors_of("Member", within="visited", by=foreman, enough=2)) == 2
    assert seen.length(seen.actors_of("Member", within="visited", enough=4)) == 4
    assert seen.length(seen.actors_of("Foreman", within="visited")) == 1
    assert seen.name_of(named) == "visits"
    assert seen.is_detached(named)
    assert [seen.name_of(stranger), seen.is_detached(stranger)] == ["", False]
    assert seen.gone(foreman, *seen.actors_of("Member", within="visited", by=foreman))
    assert seen.alive(named)
"""
PARTS = {
    "verify_actor_class": (WAITING, IN_ORDER),
    "verify_two_actors": (TALKING, AT_ONCE),
    "verify_duration": (DYING + CREATING, RESTARTED + CREATED),
}


def check_cell(check):
    """The cell of a check, as an exercise has it."""
    return f"with check({check!r}) as seen:{PARTS[check][1]}"


@pytest.fixture(scope="module")
def execution(root):
    """What came of the cells, run as a submission's, with these checks in the place of Exercise 7's."""
    if sandbox.missing():
        pytest.skip(sandbox.missing())
    import asyncio

    from actorlab.course.assignment import Assignment
    from actorlab.execution.execute import execute
    from actorlab.execution.limits import Limits

    assignment = Assignment("ex07_actors", root)
    cells = [cell for cell in assignment.release.cells if cell.metadata.get("nbgrader", {}).get("locked")]
    cells = [cell for cell in cells if cell.metadata.nbgrader.grade_id in ("setup_imports", "setup_ray")]
    cells.append(new_code_cell("from actorlab.notebook import check"))
    for check, (work, _) in PARTS.items():
        told = {"grade": True, "grade_id": check, "points": 1, "schema_version": 3, "solution": False}
        cells += [
            new_code_cell(work),
            new_code_cell(check_cell(check), metadata={"nbgrader": told, "tags": ["raises-exception"]}),
        ]
    return asyncio.run(
        execute(new_notebook(cells=cells), assignment.release_folder, limits=Limits(cell=300.0))
    )


@pytest.mark.parametrize("check", PARTS)
def test_each_question_is_answered_alike_inside_and_outside(execution, check):
    assert not execution.stopped
    at = list(PARTS).index(check)
    worked, asked = execution.notebook.cells[-2 * len(PARTS) + 2 * at :][:2]
    assert not [o for o in worked.outputs if o.output_type == "error"], worked.outputs
    assert not execution.replies[check].ename, execution.replies[check]
    sight = execution.sights[check]
    assert doubt(check_cell(check), sight, execution.classes) == ""


def test_the_record_holds_the_lives_of_actors(execution):
    record = execution.sights["verify_duration"].record
    (mortal,) = (actor for actor in record.actors.values() if actor.class_name == "Mortal")
    assert [state.name for state in mortal.states] == [
        "DEPENDENCIES_UNREADY", "PENDING_CREATION", "ALIVE", "RESTARTING", "ALIVE",
    ]  # fmt: skip
    pids = {state.pid for state in mortal.states if state.name == "ALIVE"}
    assert len(pids) == 2 and mortal.pid in pids
    times = [state.at for state in mortal.states]
    assert times == sorted(times) and times[0] > 1e9
    attempts = [call for call in record.attempts if call.actor == mortal.id and call.attempt]
    assert {call.method for call in attempts} == {"__init__", "increment"}
    deaths = {actor.class_name: actor.death for actor in record.actors.values() if actor.state == "DEAD"}
    assert deaths == {"Foreman": "RAY_KILL", "Member": "OWNER_DIED"}


def test_nobody_waits_for_what_died(execution):
    record = execution.sights["verify_duration"].record
    dead = {actor.id for actor in record.actors.values() if actor.state == "DEAD"}
    assert dead and not [call for call in record.unended if call.actor in dead]
