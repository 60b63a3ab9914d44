"""Which events are believed: without Ray, on made-up files that grow as Ray's do, or do not."""

import base64
import json
import os
import subprocess
import sys
import time

import pytest

from actorlab.credible import credible
from actorlab.follower import Follower
from actorlab.record import Call
from actorlab.titles import Titles

JOB = bytes.fromhex("01000000")
ACTOR = bytes.fromhex("ab" * 12) + JOB
WORKER = 7


@pytest.fixture
def events(tmp_path):
    folder = tmp_path / "ray" / "session_2000" / "logs" / "export_events"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def follower(tmp_path):
    follower = Follower(lambda: tmp_path)
    yield follower
    follower.close()


@pytest.fixture
def believed(events, follower):
    """The names of the calls that are believed, once an actor lives in a worker."""
    born = {"actor_id": encoded(ACTOR), "class_name": "Foo", "state": "ALIVE", "pid": WORKER}
    (events / "event_EXPORT_ACTOR.log").write_text(line(born))

    def calls(titles=None):
        follower.look()
        return [c.name for c in credible(follower, {WORKER: 0}, titles or Titles()).calls]

    return calls


def encoded(raw):
    return base64.b64encode(raw).decode()


def line(data):
    return json.dumps({"event_data": data}) + "\n"


def call(number=1, *, ago=0.6, seconds=0.5, actor=ACTOR, **changed):
    """A line that tells of a call of a method that has ended."""
    task = bytes([number]) * 8 + actor
    start = time.time() - ago
    run = {
        "event_name": "task::Foo.increment",
        "extra_data": json.dumps({"name": "increment", "task_id": task.hex()}),
        "start_time": str(int(start * 1e9)),
        "end_time": str(int((start + seconds) * 1e9)),
    }
    data = {"task_id": encoded(task), "job_id": encoded(JOB), "profile_events": {"events": [run]}}
    return line({**data, "state_updates": {"worker_pid": WORKER}, **changed})


def test_what_a_worker_adds_is_believed(events, believed):
    file = events / f"event_EXPORT_TASK_{WORKER}.log"
    file.write_text(call(1))
    assert believed() == ["Foo.increment"]
    with file.open("a") as log:
        log.write(call(2) + call(3)[:20])  # the last line is still being written
    assert believed() == ["Foo.increment"] * 2


@pytest.mark.parametrize(
    "told",
    [
        call(ago=200),
        call(ago=-60),
        call(seconds=-1),
        call(actor=bytes(12) + JOB),  # Ray has no such actor
        call(actor=ACTOR[:-4] + b"\x02\0\0\0"),  # of another job
        call(job_id=encoded(b"\x02\0\0\0")),
        call(task_id=encoded(bytes(8) + ACTOR)),
        call(state_updates={"worker_pid": 8}),
        call(task_info={"actor_id": encoded(bytes(16))}),
    ],
)
def test_what_does_not_fit_is_not_believed(events, believed, told):
    file = events / f"event_EXPORT_TASK_{WORKER}.log"
    file.write_text(call(2))
    assert believed() == ["Foo.increment"]
    with file.open("a") as log:
        log.write(told)
    assert believed() == ["Foo.increment"]


def test_what_another_process_says_is_not_believed(events, believed):
    (events / "event_EXPORT_TASK_8.log").write_text(call(state_updates={}))
    assert believed() == []


def rewritten(file):
    text = file.read_text()
    with file.open("r+") as log:
        log.write(text.replace("increment", "decrement", 1))


def shortened(file):
    os.truncate(file, 10)


def replaced(file):
    new = file.with_name("new")
    new.write_text(file.read_text() + call(2))
    new.replace(file)


@pytest.mark.parametrize("do", [rewritten, shortened, replaced])
def test_what_was_read_must_still_be_there(events, follower, believed, do):
    file = events / f"event_EXPORT_TASK_{WORKER}.log"
    file.write_text(call(1))
    assert believed() == ["Foo.increment"] and not follower.changed
    do(file)
    assert believed() == ["Foo.increment"]
    assert file.name in follower.changed


def test_removing_a_file_takes_nothing_back(events, follower, believed):
    file = events / f"event_EXPORT_TASK_{WORKER}.log"
    file.write_text(call(1))
    assert believed() == ["Foo.increment"]
    file.unlink()
    assert believed() == ["Foo.increment"] and not follower.changed


def test_nothing_is_read_that_a_link_leads_to(tmp_path, events, follower):
    (tmp_path / "elsewhere").write_text(call())
    (events / "event_EXPORT_TASK_1.log").symlink_to(tmp_path / "elsewhere")
    os.mkfifo(events / "event_EXPORT_TASK_2.log")
    (tmp_path / "ray" / "session_2001").symlink_to(tmp_path / "ray" / "session_2000")
    follower.look()
    assert follower.lines("TASK") == []
    (events / "event_EXPORT_TASK_3.log").write_text(call())
    follower.look()
    assert len(follower.lines("TASK")) == 1


def test_a_folder_that_is_put_in_the_place_of_another_is_not_read(events, follower):
    follower.look()
    events.rename(events.with_name("before"))
    events.mkdir()
    (events / "event_EXPORT_TASK_1.log").write_text(call())
    follower.look()
    assert follower.lines("TASK") == []


# -- what workers show


@pytest.fixture
def looked_at():
    """The looks at a process with a title, so many seconds apart, and when they began."""
    started = []

    def look(title, apart=0.1, times=7):
        worker = subprocess.Popen([title, "-c", "import time; time.sleep(60)"], executable=sys.executable)
        started.append(worker)
        titles, began = Titles(), time.time()
        for _ in range(times):
            titles.look({WORKER: worker.pid})
            time.sleep(apart)
        return titles, began

    yield look
    for worker in started:
        worker.kill()
        worker.wait()


def half_a_second(began):
    name = "Foo.increment"
    return Call("1", ACTOR.hex(), name, None, began + 0.01, began + 0.51, WORKER, "", name)


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="there is no /proc to look at")
def test_a_long_call_must_have_been_seen(looked_at):
    titles, began = looked_at("ray::Foo.increment")
    assert not titles.deny(half_a_second(began))
    titles, began = looked_at("ray::Foo.reset")
    looks = titles._looks[WORKER].times
    close = all(b - a < 0.3 for a, b in zip([began, *looks], looks))
    assert titles.deny(half_a_second(began)) or not close  # this machine was too busy to tell


def test_where_looks_were_few_nothing_is_said(looked_at):
    titles, began = looked_at("ray::Foo.reset", apart=0.7, times=2)
    assert not titles.deny(half_a_second(began))
    assert not Titles().deny(half_a_second(began))


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="there is no /proc to look at")
def test_an_idle_worker_is_no_actors(looked_at):
    titles, began = looked_at("ray::IDLE", times=2)
    assert titles.deny_actor(WORKER, since=began)
    assert not titles.deny_actor(WORKER, since=time.time())
    titles, began = looked_at("ray::Foo", times=2)
    assert not titles.deny_actor(WORKER, since=began)
