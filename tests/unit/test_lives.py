"""The lives of actors and the attempts at calls: without a kernel, on made-up events and records."""

import base64
import json
from dataclasses import replace

import pytest

from actorlab.evidence import export_events, lives
from actorlab.evidence.calls import Actor, Call, State
from actorlab.evidence.export_events import read
from actorlab.evidence.record import Record
from actorlab.evidence.session import CellRun
from actorlab.evidence.values import ActorHandle
from actorlab.execution.cross_check import Outside, Sight
from support.made_up_seen import MadeUp
from support.sights import DRIVER, START

JOB = "01000000"
FOO, FOREMAN, *CREW = (f"{number:x}" * 24 + JOB for number in (1, 2, 3, 4, 5))
CREATED = "f" * 16  # how the id of the task that creates an actor begins; the actor's id follows
RUN = CellRun("results = counts = 0", START - 0.1, START + 9)


# -- what Ray's files tell


def encoded(task):
    return base64.b64encode(bytes.fromhex(task)).decode()


class Files:
    """Ray's files of events, made up."""

    def __init__(self, folder):
        self.root = folder
        self.place = folder / "ray" / "session_2000" / "logs" / "export_events"
        self.place.mkdir(parents=True)

    def actor(self, state, pid=0, at=1000, actor=FOO, **told):
        self._write(
            "ACTOR", {"actor_id": encoded(actor), "class_name": "Foo", "state": state, "pid": pid, **told}, at
        )

    def sent(self, number, ns, attempt=0, **told):
        info = {"func_or_class_name": "Foo.increment", "parent_task_id": encoded("f" * 40 + JOB)}
        states = {"state_updates": {"state_ts_ns": {"1": str(ns)}}}
        self._task("2", number, attempt, {"task_info": info, **states, **told})

    def began(self, number, ns, attempt=0, pid=7):
        updates = {"state_ts_ns": {"7": str(ns), "8": str(ns)}, "worker_pid": pid}
        self._task(str(pid), number, attempt, {"state_updates": updates})

    def ended(self, number, start, end, attempt=0, pid=7):
        run = {"event_name": "task::Foo.increment", "extra_data": '{"name": "increment"}'}
        run |= {"start_time": str(start), "end_time": str(end)}
        self._task(str(pid), number, attempt, {"profile_events": {"events": [run]}})

    def answered(self, number, ns, attempt=0, state="11", **info):
        updates = {"state_ts_ns": {state: str(ns)}, **({"error_info": info} if info else {})}
        self._task("2", number, attempt, {"state_updates": updates})

    def _task(self, pid, number, attempt, told):
        task = encoded(f"{number:016x}" + FOO)
        self._write(f"TASK_{pid}", {"task_id": task, "attempt_number": attempt, **told})

    def _write(self, kind, event, at=1000):
        with (self.place / f"event_EXPORT_{kind}.log").open("a") as file:
            file.write(json.dumps({"event_data": event, "timestamp": at}) + "\n")

    def read(self):
        return read(self.root)


@pytest.fixture
def files(tmp_path):
    return Files(tmp_path)


def test_the_states_of_an_actor_are_kept_with_their_times(files):
    for at, (state, pid) in enumerate(
        [("PENDING_CREATION", 0), ("ALIVE", 7), ("RESTARTING", 7), ("ALIVE", 8)]
    ):
        files.actor(state, pid, 1000 + at)
    actor = files.read().actors[FOO]
    assert actor.states == (
        State("PENDING_CREATION", 1000, 0),
        State("ALIVE", 1001, 7),
        State("RESTARTING", 1002, 7),
        State("ALIVE", 1003, 8),
    )
    assert (actor.state, actor.pid, actor.restarts, actor.restarted) == ("ALIVE", 8, 1, 1002)


def test_nothing_comes_back_from_the_dead(files):
    for state in ("ALIVE", "DEAD", "DEAD", "ALIVE"):
        files.actor(state, 7)
    assert [state.name for state in files.read().actors[FOO].states] == ["ALIVE", "DEAD"]


def test_what_an_actor_is_stands_in_its_first_event(files):
    files.actor(
        "PENDING_CREATION",
        name="visits",
        ray_namespace="n",
        is_detached=True,
        required_resources={"CPU": 0.25},
    )
    files.actor("ALIVE", 7, name="forged", is_detached=False, required_resources={}, class_name="Bar")
    actor = files.read().actors[FOO]
    assert (actor.class_name, actor.name, actor.namespace) == ("Foo", "visits", "n")
    assert actor.detached and actor.resources == {"CPU": 0.25}


@pytest.mark.parametrize(
    "cause, death",
    [
        ({"actor_died_error_context": {"reason": "RAY_KILL"}}, "RAY_KILL"),
        ({"creation_task_failure_context": {"error_type": "x"}}, "CREATION_TASK_FAILURE"),
        ({}, ""),
    ],
)
def test_why_an_actor_died(files, cause, death):
    files.actor("ALIVE", 7, death_cause={})
    files.actor("DEAD", 7, death_cause=cause)
    assert files.read().actors[FOO].death == death


def test_each_attempt_at_a_call_is_kept(files):
    files.sent(1, 1_000)
    files.began(1, 2_000, pid=7)
    files.answered(1, 3_000, state="12", error_type="ACTOR_UNAVAILABLE")
    files.sent(1, 3_000, attempt=1)
    files.began(1, 4_000, attempt=1, pid=8)
    files.ended(1, 4_000, 5_000, attempt=1, pid=8)
    files.answered(1, 6_000, attempt=1)
    first, second = files.read().attempts
    assert (first.id, first.name, first.sender) == (second.id, second.name, second.sender)
    assert first.submitted == second.submitted == 1e-6  # a second attempt is the same call
    assert (first.attempt, first.start, first.end, first.pid) == (0, 2e-6, None, 7)
    assert (second.attempt, second.start, second.end, second.pid) == (1, 4e-6, 5e-6, 8)
    assert (first.error, first.answered) == ("ACTOR_UNAVAILABLE", 3e-6)
    assert (second.error, second.answered) == ("", 6e-6)
    assert files.read().calls == (second,)


def test_nobody_waits_for_an_attempt_whose_worker_is_gone(files):
    files.actor("ALIVE", 7)
    files.sent(1, 1_000)
    files.began(1, 2_000)
    assert len(files.read().unended) == 1
    files.actor("RESTARTING", 7)
    files.actor("ALIVE", 8)
    assert not files.read().unended
    files.sent(1, 3_000, attempt=1)
    assert len(files.read().unended) == 1  # the second attempt will end
    files.answered(1, 4_000, attempt=1, state="12", error_type="ACTOR_DIED")
    assert not files.read().unended
    files.sent(2, 3_000)
    assert len(files.read().unended) == 1
    files.actor("DEAD", 8)
    assert not files.read().unended


def test_nobody_waits_for_what_a_worker_could_not_write_before_it_died(files):
    files.actor("ALIVE", 7)
    files.sent(1, 999_000_000_000)
    files.answered(1, 999_100_000_000)
    assert len(files.read().unended) == 1  # its worker will write how it ended
    files.actor("RESTARTING", 7)
    files.actor("ALIVE", 8)
    assert not files.read().unended
    files.sent(2, 1_005_000_000_000)
    files.answered(2, 1_006_000_000_000)
    assert len(files.read().unended) == 1


# -- what the questions answer


def actor(id, class_name="Foo", states=("ALIVE",), born=START, **told):
    return Actor(id, class_name, tuple(State(name, born, 7) for name in states), **told)


def created(id, at=0.0, sender=DRIVER, class_name="Foo"):
    moment = START + at
    return Call(CREATED + id, id, f"{class_name}.__init__", moment, moment, moment + 0.01, 7, sender)


def call(method, start, end, actor=FOO, attempt=0, sent=None, id="", sender=DRIVER):
    sent = START + (start if sent is None else sent)
    return Call(
        id or f"{method}{sent}", actor, f"Foo.{method}", sent,
        None if start is None else START + start, None if end is None else START + end, 7, sender, attempt=attempt,
    )  # fmt: skip


def outside(actors=(), calls=(), runs=(RUN,)):
    """What the grader sees of such a run."""
    record = Record({one.id: one for one in actors}, tuple(calls))
    return Outside(Sight(START + 9, record, {"results": [1]}, tuple(runs)), set())


def inside(actors=(), calls=(), runs=(RUN,)):
    """What a check in the notebook sees of it."""
    seen = MadeUp({"results": [1]}, (), runs)
    seen._made_up = Record({one.id: one for one in actors}, tuple(calls))
    return seen


def handle(id):
    return ActorHandle(bytes.fromhex(id))


both = pytest.mark.parametrize("sees", [outside, inside])
UNKNOWN = handle("9" * 32)


@both
def test_whether_an_actor_is_alive_or_gone(sees):
    seen = sees(
        [actor(FOO), actor(FOREMAN, states=("ALIVE", "DEAD")), actor(CREW[0], states=("PENDING_CREATION",))]
    )
    assert seen.alive(handle(FOO)) and not seen.gone(handle(FOO))
    assert seen.gone(handle(FOREMAN)) and not seen.alive(handle(FOREMAN))
    assert not seen.alive(handle(CREW[0])) and not seen.gone(handle(CREW[0]))
    assert not seen.gone(handle(FOREMAN), handle(FOO))
    assert not seen.alive(UNKNOWN) and not seen.gone(UNKNOWN)


@both
def test_how_often_an_actor_was_restarted(sees):
    states = ("PENDING_CREATION", "ALIVE", "RESTARTING", "ALIVE", "RESTARTING", "DEAD")
    seen = sees(
        [actor(FOO, states=states), actor(FOREMAN), actor(CREW[0], states=("ALIVE", "NOT CREDIBLE", "ALIVE"))]
    )
    assert [seen.restarts(handle(id)) for id in (FOO, FOREMAN, CREW[0])] == [2, 0, 0]
    assert seen.restarts(UNKNOWN) == 0


@both
def test_what_an_actor_is(sees):
    visits = actor(FOO, name="visits", detached=True, resources={"CPU": 0.25, "memory": 5.0})
    seen = sees([visits, actor(FOREMAN)])
    asked = lambda id: (seen.name_of(id), seen.is_detached(id), seen.cpus(id))
    assert asked(handle(FOO)) == ("visits", True, 0.25)
    assert asked(handle(FOREMAN)) == asked(UNKNOWN) == ("", False, 0.0)


@both
def test_how_often_each_call_was_begun(sees):
    calls = [
        call("increment", 0.0, 0.3),
        call("increment", 0.4, None, id="third"),
        call("increment", 2.0, 2.3, attempt=1, sent=0.4, id="third"),
        call("increment", None, None, attempt=2, sent=0.4, id="third"),
        call("increment", None, None, sent=5),
        call("increment", 0.0, 0.3, actor=FOREMAN),
        call("reset", 0.0, 0.0),
        call("increment", -5, -4),
    ]
    assert sees([actor(FOO)], calls).attempts("increment", on=handle(FOO), within="results") == [1, 2, 0]
    assert sees([actor(FOO)], calls).attempts("increment", on=handle(FOO)) == [1, 1, 2, 0]
    assert sees([actor(FOO)]).attempts("increment", on=handle(FOO), within="results") == []


def ids(handles):
    return [handle._actor_id.hex() for handle in handles]


@both
def test_the_actors_of_a_class_that_a_run_made(sees):
    actors = [actor(FOO), actor(FOREMAN, "Foreman"), actor(CREW[0], born=START - 50), actor(CREW[1])]
    calls = [
        created(FOO, 0.5),
        created(FOREMAN, 0.1, class_name="Foreman"),
        created(CREW[0], -50),
        created(CREW[1], 20),
    ]
    seen = sees(actors, calls)
    assert ids(seen.actors_of("Foo", within="results")) == [FOO]  # neither before the run nor after it
    assert ids(seen.actors_of("Foo")) == [FOO, CREW[0], CREW[1]]
    assert ids(seen.actors_of("Foreman", within="results")) == [FOREMAN]
    assert seen.actors_of("Bar") == []


@both
def test_the_actors_that_an_actor_made(sees):
    actors = [actor(FOREMAN, "Foreman"), *(actor(id) for id in (FOO, *CREW))]
    build = call("build", 0.2, 2.0, actor=FOREMAN, id="b" * 16 + FOREMAN)
    task = Call("t" * 48, "", "hire", START + 0.2, START + 0.3, START + 0.4, 7, build.id)
    calls = [
        created(FOREMAN, -5, class_name="Foreman"),
        build,
        task,
        created(FOO, 0.1),
        created(CREW[0], 0.2, sender=build.id),
        created(CREW[1], 0.3, sender=CREATED + FOREMAN),  # from a coroutine, in the foreman's later life
        created(CREW[2], 0.35, sender=task.id),
    ]
    seen = sees(actors, calls)
    assert ids(seen.actors_of("Foo", within="results", by=handle(FOREMAN))) == CREW
    assert ids(seen.actors_of("Foo", within="results", by=handle(FOO))) == []
    assert len(seen.actors_of("Foo", within="results")) == 4


@both
def test_an_actor_whose_creator_has_written_nothing_counts_by_when_ray_knew_it(sees):
    actors = [actor(FOO, born=START - 1), actor(FOREMAN, born=START - 50), actor(CREW[0], born=START + 1)]
    nobody = replace(created(CREW[0], 1), submitted=None, sender="")
    seen = sees(actors, [nobody])
    assert ids(seen.actors_of("Foo", within="results")) == [FOO, CREW[0]]
    assert ids(seen.actors_of("Foo", within="results", by=handle(FOREMAN))) == []


# -- whose work it is that coroutines and threads send


def test_a_coroutines_calls_belong_to_the_run_that_sent_them():
    foreman = created(FOREMAN, -50, class_name="Foreman")
    # Ray has the task that created the actor as the sender, whichever method sent them.
    work = [
        call("increment", at, at + 0.4, actor=id, sender=foreman.id) for at, id in zip((0.1, 0.2, 0.3), CREW)
    ]
    record = Record({}, (foreman, *work))
    assert [c.actor for c in record.sent_since(START).calls] == CREW
    assert record.sent_since(START + 0.2).calls == (work[1], work[2])
    hired = replace(created(CREW[0], -50), submitted=foreman.start, sender=foreman.id)
    by_the_constructor = Record({}, (foreman, hired))
    assert by_the_constructor.sent_since(foreman.submitted).calls == (foreman, hired)
    assert by_the_constructor.sent_since(foreman.submitted + 0.001).calls == ()


# -- what is written late


class Late(Outside):
    """Sees what has been written so far and, as long as that is not enough, all of it."""

    def __init__(self, early, whole):
        super().__init__(early._sight, set())
        self.whole = whole._sight.record

    def record_when(self, holds, seconds):
        early = self._sight.record
        return early if holds(early) else self.whole


@pytest.mark.parametrize(
    "ask, early, answer",
    [
        (lambda seen: seen.gone(handle(FOO)), [actor(FOO)], True),
        (lambda seen: seen.restarts(handle(FOO)), [actor(FOO)], 1),
        (lambda seen: seen.name_of(handle(FOO)), [], "visits"),
        (lambda seen: len(seen.actors_of("Foo")), [], 1),
        (lambda seen: seen.attempts("increment", on=handle(FOO)), [actor(FOO)], [1]),
    ],
)
def test_a_question_waits_for_what_a_right_answer_needs(ask, early, answer):
    whole = outside(
        [actor(FOO, states=("ALIVE", "RESTARTING", "ALIVE", "DEAD"), name="visits")],
        [created(FOO), call("increment", 0, 1)],
    )
    assert ask(outside(early)) != answer
    assert ask(Late(outside(early), whole)) == answer


def test_a_list_of_actors_is_as_it_was_made():
    creations = [created(actor, at) for at, actor in enumerate(CREW)]

    def in_order(calls, known, asked):
        actors = {actor: Actor(actor, "Foo", (State("ALIVE"),)) for actor in known}
        return lives.in_order_of_creation(Record(actors, tuple(calls)), asked)

    assert in_order(creations, CREW, CREW) and in_order([], CREW, CREW) and in_order([], CREW, CREW[1:])
    assert in_order(creations, CREW[::-1], CREW)  # the requests overtook one another
    assert not in_order(creations, CREW, CREW[::-1]) and not in_order([], CREW, CREW[::-1])
    assert not in_order([], CREW, [CREW[0], CREW[0]]) and not in_order([], CREW[:2], CREW)


def test_a_record_is_read_again_when_something_was_written(tmp_path, monkeypatch):
    events = tmp_path / "ray" / "session_2000" / "logs" / "export_events"
    events.mkdir(parents=True)
    reads, looks = [], []

    def look(seconds):
        looks.append(seconds)
        if len(looks) == 5:
            (events / "event_EXPORT_TASK_7.log").write_text("a line that is none of Ray's\n")

    monkeypatch.setattr(export_events, "sleep", look)
    whole = export_events.read
    monkeypatch.setattr(
        export_events, "read", lambda folder, driver: reads.append(len(looks)) or whole(folder, driver)
    )
    export_events.wait_until(tmp_path, lambda record: len(reads) == 2, 60)
    assert reads == [0, 5]
