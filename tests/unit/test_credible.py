"""Which events are believed: without Ray, on made-up files that grow as Ray's do, or do not."""

import base64
import json
import os
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from actorlab.evidence.calls import Call
from actorlab.execution.credible import credible, unsent
from actorlab.execution.event_follower import Follower
from actorlab.execution.monitor import RunWatch
from actorlab.execution.worker_titles import Titles, _Looks

JOB = bytes.fromhex("01000000")
ACTOR = bytes.fromhex("ab" * 12) + JOB
OTHER = bytes.fromhex("cd" * 12) + JOB
WORKER, NOTEBOOK = 7, 2
DRIVER_TASK = b"\xff" * 20 + JOB


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
    """The names of the calls that are believed, once an actor of the notebook's lives in a worker."""
    (events / "event_EXPORT_DRIVER_JOB.log").write_text(job())
    born = {"actor_id": encoded(ACTOR), "class_name": "Foo", "state": "ALIVE", "pid": WORKER}
    (events / "event_EXPORT_ACTOR.log").write_text(line(born))

    def calls(titles=None):
        return [c.name for c in record(follower, titles).calls]

    return calls


def record(follower, titles=None):
    follower.look()
    return credible(follower, {WORKER: 0}, titles or Titles(), NOTEBOOK)


def encoded(raw):
    return base64.b64encode(raw).decode()


def line(data):
    return json.dumps({"event_data": data}) + "\n"


def job(of=NOTEBOOK):
    """A line that tells which process began the job."""
    return line({"job_id": encoded(JOB), "driver_pid": str(of), "is_dead": False})


def sent(number=1, *, ago=0.7, actor=ACTOR, by=DRIVER_TASK):
    """A line that tells that a call of a method was sent."""
    task = encoded(bytes([number]) * 8 + actor)
    info = {
        "func_or_class_name": "Foo.increment",
        "parent_task_id": encoded(by),
        "actor_id": encoded(actor),
    }
    states = {"state_ts_ns": {"1": str(int((time.time() - ago) * 1e9))}}
    return line({"task_id": task, "job_id": encoded(JOB), "task_info": info, "state_updates": states})


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
    "tell",
    [
        lambda: call(ago=200),
        lambda: call(ago=-2),  # still to come
        lambda: call(seconds=-1),
        lambda: call(state_updates={"state_ts_ns": {"8": "9" * 400}}),  # no number of seconds
        lambda: call(actor=bytes(12) + JOB),  # Ray has no such actor
        lambda: call(actor=ACTOR[:-4] + b"\x02\0\0\0"),  # of another job
        lambda: call(job_id=encoded(b"\x02\0\0\0")),
        lambda: call(task_id=encoded(bytes(8) + ACTOR)),
        lambda: call(state_updates={"worker_pid": 8}),
        lambda: call(task_info={"actor_id": encoded(bytes(16))}),
    ],
)
def test_what_does_not_fit_is_not_believed(events, believed, tell):
    file = events / f"event_EXPORT_TASK_{WORKER}.log"
    file.write_text(call(2))
    assert believed() == ["Foo.increment"]
    with file.open("a") as log:
        log.write(tell())
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


# -- whose calls they are, and who sent them


@pytest.mark.parametrize("told", [job(of=9), job() + job(of=9), "", job().replace("AQAAAA", "AgAAAA")])
def test_a_job_that_the_notebook_did_not_begin_does_not_count(events, follower, believed, told):
    (events / "event_EXPORT_DRIVER_JOB.log").write_text(told)
    (events / f"event_EXPORT_TASK_{WORKER}.log").write_text(call())
    assert believed() == []
    assert not record(follower).actors


def test_each_session_is_judged_by_its_own_jobs(tmp_path, events, follower, believed):
    other = tmp_path / "ray" / "session_2001" / "logs" / "export_events"
    other.mkdir(parents=True)
    (other / "event_EXPORT_DRIVER_JOB.log").write_text(job(of=9))
    born = {"actor_id": encoded(OTHER), "class_name": "Foo", "state": "ALIVE", "pid": WORKER}
    (other / "event_EXPORT_ACTOR.log").write_text(line(born))
    (other / f"event_EXPORT_TASK_{WORKER}.log").write_text(call(actor=OTHER))
    assert believed() == [] and list(record(follower).actors) == [ACTOR.hex()]
    (events / f"event_EXPORT_TASK_{WORKER}.log").write_text(call())
    assert believed() == ["Foo.increment"]


def test_a_ray_that_the_notebook_started_anew_counts_too(tmp_path, events, follower, believed):
    anew = tmp_path / "ray" / "session_2001" / "logs" / "export_events"
    anew.mkdir(parents=True)
    (anew / "event_EXPORT_DRIVER_JOB.log").write_text(job())
    born = {"actor_id": encoded(OTHER), "class_name": "Foo", "state": "ALIVE", "pid": WORKER}
    (anew / "event_EXPORT_ACTOR.log").write_text(line(born))
    for folder, actor in ((events, ACTOR), (anew, OTHER)):
        (folder / f"event_EXPORT_TASK_{WORKER}.log").write_text(call(actor=actor))
    assert believed() == ["Foo.increment"] * 2 and len(record(follower).actors) == 2


def test_who_sent_a_call_must_have_written_it(events, follower, believed):
    (events / f"event_EXPORT_TASK_{WORKER}.log").write_text(call(1))
    assert believed() == ["Foo.increment"] and len(unsent(record(follower))) == 1
    (events / f"event_EXPORT_TASK_{NOTEBOOK}.log").write_text(sent(1) + call(2))
    assert believed() == ["Foo.increment"] and not unsent(record(follower))  # it sends, and runs nothing
    (found,) = record(follower).calls
    assert found.submitted < found.start and not found.from_task


@pytest.mark.parametrize("writer, sender", [(WORKER, 1), (NOTEBOOK, 3), (9, 0)])
def test_nobody_else_can_write_that_a_call_was_sent(events, follower, believed, writer, sender):
    """``sender``: the number of the task that is said to have made it; 0 for the notebook."""
    by = bytes([sender]) * 8 + b"\xff" * 12 + JOB if sender else DRIVER_TASK
    (events / f"event_EXPORT_TASK_{WORKER}.log").write_text(call(1))
    with (events / f"event_EXPORT_TASK_{writer}.log").open("a") as log:
        log.write(sent(1, by=by))
    assert believed() == ["Foo.increment"] and len(unsent(record(follower))) == 1


def test_a_worker_sends_for_the_task_that_it_runs(events, follower, believed):
    sender = bytes([5]) * 8 + ACTOR
    (events / f"event_EXPORT_TASK_{WORKER}.log").write_text(call(5) + call(1) + sent(1, by=sender))
    believed()
    assert [c.id for c in record(follower).calls if c.from_task and c.from_itself] == [
        (b"\1" * 8 + ACTOR).hex()
    ]


def test_no_call_runs_before_it_was_sent(events, believed):
    (events / f"event_EXPORT_TASK_{WORKER}.log").write_text(call(1))
    (events / f"event_EXPORT_TASK_{NOTEBOOK}.log").write_text(sent(1, ago=0.3))
    assert believed() == []


def ended(state="11", error=""):
    """A caller's line: its call 1 has ended (``11``), or failed (``12``)."""
    told = json.loads(call(1, profile_events={}))["event_data"]
    updates = {"state_ts_ns": {state: str(time.time_ns())}, "error_info": {"error_type": error}}
    return line({**told, "state_updates": updates})


def began(ago=0.6):
    """A worker's line: it began call 1."""
    told = json.loads(call(1, profile_events={}, state_updates={"worker_pid": WORKER}))["event_data"]
    told["state_updates"]["state_ts_ns"] = {"8": str(int((time.time() - ago) * 1e9))}
    return line(told)


def test_nobodys_word_counts_for_how_his_call_ended(events, follower, believed):
    """A caller, the notebook or a worker, writes that its call failed, or ended."""
    told = ended() + ended("12", "ACTOR_DIED")
    (events / f"event_EXPORT_TASK_{WORKER}.log").write_text(call(1) + told)
    (events / f"event_EXPORT_TASK_{NOTEBOOK}.log").write_text(sent(1) + told)
    assert believed() == ["Foo.increment"]
    (found,) = record(follower).calls
    assert found.error == "" and found.end < found.answered


@pytest.fixture
def killed(events, believed):
    """An actor that was killed in a call of which nobody has written that it ended."""
    (events / f"event_EXPORT_TASK_{WORKER}.log").write_text(began())
    (events / f"event_EXPORT_TASK_{NOTEBOOK}.log").write_text(sent(1))
    add(events, "ACTOR", {"actor_id": encoded(ACTOR), "class_name": "Foo", "state": "DEAD", "pid": WORKER})


def add(events, name, told):
    """Write a line more, into the file of this name."""
    with (events / f"event_EXPORT_{name}.log").open("a") as log:
        log.write(told if isinstance(told, str) else line(told))


@pytest.mark.parametrize("writer, counts", [(NOTEBOOK, 1), (WORKER, 0)])
def test_who_sent_a_call_tells_when_it_ended_if_its_actor_was_killed_then(
    events, follower, killed, writer, counts
):
    """A worker that is killed no longer writes it."""
    assert record(follower).method_calls("increment") == {}
    add(events, f"TASK_{writer}", ended())
    assert sum(map(len, record(follower).method_calls("increment").values())) == counts


def test_nobody_tells_it_of_an_actor_that_lives(events, follower, believed):
    (events / f"event_EXPORT_TASK_{WORKER}.log").write_text(began())
    (events / f"event_EXPORT_TASK_{NOTEBOOK}.log").write_text(sent(1) + ended())
    assert believed() == ["Foo.increment"] and record(follower).method_calls("increment") == {}


def test_no_call_ended_after_its_worker_had(events, follower, killed):
    titles = Titles()
    worker = subprocess.Popen(["ray::Foo.increment", "-c", "input()"], executable=sys.executable, stdin=-1)
    while not titles.up:  # as soon as it has its title
        titles.look({WORKER: worker.pid})
    worker.communicate(b"\n")
    titles.look({WORKER: worker.pid})
    time.sleep(0.1)
    add(events, f"TASK_{NOTEBOOK}", ended())
    assert record(follower).method_calls("increment")
    assert not record(follower, titles).method_calls("increment")
    titles.close()


def test_each_attempt_must_have_begun_where_the_actor_lived(events, follower, believed):
    def began(attempt, pid):
        told = json.loads(call(1, profile_events={}, state_updates={"worker_pid": pid}))["event_data"]
        told["state_updates"]["state_ts_ns"] = {"8": str(int((time.time() - 0.6) * 1e9))}
        return line({**told, "attempt_number": attempt})

    (events / f"event_EXPORT_TASK_{NOTEBOOK}.log").write_text(sent(1))
    (events / f"event_EXPORT_TASK_{WORKER}.log").write_text(began(0, WORKER) + call(1, attempt_number=1))
    (events / "event_EXPORT_TASK_8.log").write_text(began(2, 8))  # a worker, and not this actor's
    assert believed() == ["Foo.increment"]
    seen = credible(follower, {WORKER: 0, 8: 0}, Titles(), NOTEBOOK)
    assert [(c.attempt, bool(c.start)) for c in seen.attempts] == [(0, True), (1, True)]


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

    look.started = started
    yield look
    end_all(started)


def end_all(workers):
    for worker in workers:
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


def looks_at(*titles, apart=0.1):
    """The looks at a worker that showed these titles, one after the other, and when they began."""
    began, looks, seen = time.time() - 3, _Looks(-1), Titles()
    for number, title in enumerate(titles):
        looks.note(title, began + number * apart)
    seen._looks[WORKER] = looks
    return seen, began


@pytest.mark.parametrize(
    "titles, seen",
    [
        (["ray::Foo.run"] * 11, True),  # an async actor, with a short call at nearly half time
        (["ray::Foo.run"] * 5 + ["ray::Foo"] * 6, True),  # it shows none from then on
        (["ray::Foo"] * 5 + ["ray::Foo.run"] * 6, False),  # a call that another one would have hidden
        (["ray::Foo"] * 11, False),
    ],
)
def test_of_calls_at_the_same_time_a_worker_shows_the_last_that_began(
    events, follower, believed, titles, seen
):
    looks, began = looks_at(*titles)
    ago = time.time() - began
    run = lambda number, name, since, seconds: call(number, ago=ago - since, seconds=seconds).replace(
        "increment", name
    )
    lines = run(1, "run", 0.0, 1.0) + run(2, "progress", 0.47, 0.01)
    (events / f"event_EXPORT_TASK_{WORKER}.log").write_text(lines)
    assert ("Foo.run" in believed(looks)) is seen


def test_a_worker_that_goes_on_was_not_ended(events, follower, believed):
    looks, _ = looks_at("ray::Foo")
    with (events / "event_EXPORT_ACTOR.log").open("a") as log:
        for state, pid in (("RESTARTING", WORKER), ("ALIVE", 8)):
            log.write(line({"actor_id": encoded(ACTOR), "class_name": "Foo", "state": state, "pid": pid}))
    assert record(follower, looks).actors[ACTOR.hex()].restarts == 0
    looks._looks[WORKER].ended = time.time()
    assert record(follower, looks).actors[ACTOR.hex()].restarts == 1
    assert record(follower).actors[ACTOR.hex()].restarts == 1  # nobody looked


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="there is no /proc to look at")
def test_an_idle_worker_is_no_actors(looked_at):
    titles, began = looked_at("ray::IDLE", times=2)
    assert titles.deny_actor(WORKER, began, since=began)
    assert not titles.deny_actor(WORKER, began, since=time.time())
    titles, began = looked_at("ray::Foo", times=2)
    assert not titles.deny_actor(WORKER, began, since=began)


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="there is no /proc to look at")
def test_a_worker_that_has_ended_does_nothing_more(looked_at):
    titles, began = looked_at("ray::IDLE", times=2)
    end_all(looked_at.started)
    titles.look({})
    ended = time.time()
    within = Call("1", ACTOR.hex(), "Foo.increment", None, began, began + 0.1, WORKER, "", "Foo.increment")
    assert not titles.deny(within)
    assert titles.deny(replace(within, end=ended + 0.1))
    assert titles.deny_actor(WORKER, after=ended, since=ended + 0.1)
    assert not titles.deny_actor(WORKER, after=began, since=ended)  # said late, of what was so


def test_a_look_that_cannot_read_says_nothing():
    looks = _Looks(-1)
    looks.look()
    assert looks.ended == float("inf") and not looks.times


def test_a_process_that_has_still_to_begin_has_not_ended(tmp_path):
    (tmp_path / "cmdline").write_bytes(b"")
    with (tmp_path / "cmdline").open() as empty:
        looks = _Looks(empty.fileno())
        looks.look()
        assert looks.ended == float("inf")
        looks.note("ray::IDLE", time.time())
        looks.look()
        assert looks.ended < float("inf")


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="there is no /proc to look at")
def test_a_look_that_was_held_up_takes_back_nothing_done_meanwhile(looked_at, monkeypatch):
    """A worker may end between a look's beginning and its reading of the title."""
    titles, began = looked_at("ray::Foo", times=3)
    end_all(looked_at.started)
    clock = iter((began, began + 1.0))
    monkeypatch.setattr(time, "time", lambda: next(clock))
    titles.look({})
    assert titles._looks[WORKER].ended == began + 1.0


def test_a_worker_is_up_once_it_has_a_title_of_rays():
    titles = Titles()
    assert titles.up == {}
    first, second, neither = (titles._looks.setdefault(pid, _Looks(-1)) for pid in (1, 2, 3))
    for at, title in enumerate(("python worker.py", "ray::IDLE", "ray::Foo.increment", "ray::IDLE")):
        first.note(title, 10.0 + at)
    second.note("ray::Foo", 12.5)
    neither.note("python worker.py", 13.0)
    assert titles.up == {1: 11.0, 2: 12.5}


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="there is no /proc to look at")
def test_whoever_is_said_to_host_an_actor_is_looked_at_at_once(monkeypatch, tmp_path, events):
    """A check that passes a moment after the forging must not believe it."""
    worker = subprocess.Popen(["ray::IDLE", "-c", "import time; time.sleep(60)"], executable=sys.executable)
    monkeypatch.setattr(RunWatch, "_watch", lambda self: None)  # only the looks of this test
    run = RunWatch(
        os.getpid(),
        sandboxed=False,
        cpu_seconds=1e9,
        memory_bytes=1 << 60,
        processes=1 << 20,
        group=None,
        stop=lambda: None,
        ray_folder=lambda: tmp_path,
    )
    try:
        run.workers[WORKER] = worker.pid
        (events / "event_EXPORT_DRIVER_JOB.log").write_text(job(of=os.getpid()))
        run.record()
        born = {"actor_id": encoded(ACTOR), "class_name": "Foo", "state": "ALIVE", "pid": WORKER}
        (events / "event_EXPORT_ACTOR.log").write_text(line(born))
        assert [actor.state for actor in run.record().actors.values()] == ["NOT CREDIBLE"]
    finally:
        run.close()
        end_all([worker])
