"""Ray's files of events, in which whoever runs as the student can write anything."""

import base64
import json
import time

from actorlab.evidence.export_events import of_events, read
from actorlab.execution.credible import credible, told, unknown_at
from actorlab.execution.event_follower import Line
from actorlab.execution.worker_titles import Titles, _Looks
from support.properties import given, json_values, st, texts

JOB = bytes.fromhex("01000000")
ACTOR = bytes.fromhex("ab" * 12) + JOB
TASK = bytes(7) + b"\1" + ACTOR
WORKER, NOTEBOOK = 7, 2
NOW = time.time()

encoded = lambda raw: base64.b64encode(raw).decode()
ids = st.sampled_from([encoded(raw) for raw in (TASK, ACTOR, JOB, b"\xff" * 20 + JOB, b"")]) | json_values
numbers = st.sampled_from(
    [WORKER, NOTEBOOK, str(int(NOW * 1e9)), str(int((NOW - 1) * 1e9)), "9" * 400, "nan", -1]
)
values = ids | numbers | json_values
extra = st.fixed_dictionaries({"name": texts, "task_id": st.just(TASK.hex())}).map(json.dumps)
profiled = st.fixed_dictionaries(
    {
        "event_name": st.just("task::Foo.increment") | values,
        "extra_data": extra | values,
        "start_time": values,
        "end_time": values,
    }
)
datas = st.fixed_dictionaries({}, optional={
    "task_id": ids, "actor_id": ids, "job_id": ids, "driver_pid": values, "pid": values, "class_name": values,
    "state": st.sampled_from(["ALIVE", "DEAD"]) | values,
    "task_info": st.fixed_dictionaries({}, optional={
        "func_or_class_name": values, "parent_task_id": ids, "actor_id": ids}) | values,
    "state_updates": st.fixed_dictionaries({}, optional={
        "worker_pid": values, "state_ts_ns": st.dictionaries(st.sampled_from(["1", "8"]) | texts, values) | values}) | values,
    "profile_events": st.fixed_dictionaries({}, optional={"events": st.lists(profiled | values, max_size=2) | values}) | values,
})  # fmt: skip
lines = st.one_of(
    st.one_of(datas, json_values).map(lambda data: json.dumps({"event_data": data})),
    json_values.map(json.dumps),
    texts,
)


class Followed:
    """What a follower has read, without files."""

    def __init__(self, **by_kind):
        self._lines = {
            kind: [Line(writer, text, NOW - 1, NOW, "session_2") for writer, text in said]
            for kind, said in by_kind.items()
        }

    def lines(self, kind):
        return self._lines.get(kind, [])


written = st.lists(st.tuples(st.sampled_from([0, WORKER, NOTEBOOK, 99]), lines), max_size=4)


def event(data):
    return json.dumps({"event_data": data})


TRUE_JOB = event({"job_id": encoded(JOB), "driver_pid": str(NOTEBOOK)})
TRUE_ACTOR = event({"actor_id": encoded(ACTOR), "class_name": "Foo", "state": "ALIVE", "pid": WORKER})


def watched():
    """Titles of a worker that was looked at again and again, and ran nothing."""
    titles = Titles()
    titles._looks[WORKER] = looks = _Looks(-1)
    for tenth in range(-100, 30):
        looks.note("ray::Foo", NOW + tenth / 10)
    return titles


@given(written, written, written)
def test_whatever_is_written_is_read(jobs, actors, tasks):
    followed = Followed(DRIVER_JOB=jobs, ACTOR=actors, TASK=tasks)
    for record in (told(followed), credible(followed, {WORKER: 1}, watched(), NOTEBOOK)):
        list(record.calls), record.method_calls("increment")
    unknown_at(followed)
    as_pairs = [(writer, line.event) for writer, line in ((9, ln) for ln in followed.lines("TASK"))]
    of_events(as_pairs, as_pairs, lambda pid: True)


@given(written)
def test_what_no_worker_of_rays_writes_adds_no_call(tasks):
    """Neither in the notebook's name nor in a made-up process's."""
    others = [(writer, text) for writer, text in tasks if writer != WORKER]
    followed = Followed(DRIVER_JOB=[(0, TRUE_JOB)], ACTOR=[(0, TRUE_ACTOR)], TASK=others)
    believed = credible(followed, {WORKER: 1}, watched(), NOTEBOOK)
    assert [call for call in believed.calls if call.end or call.start] == []


@given(st.lists(lines, max_size=4))
def test_a_long_call_that_the_worker_never_showed_is_not_believed(made_up):
    followed = Followed(
        DRIVER_JOB=[(0, TRUE_JOB)], ACTOR=[(0, TRUE_ACTOR)], TASK=[(WORKER, text) for text in made_up]
    )
    believed = credible(followed, {WORKER: 1}, watched(), NOTEBOOK)
    seen_long = [c for c in believed.calls if c.seconds >= 0.5 and NOW - 9 < c.start and c.end < NOW + 2]
    assert seen_long == []


@given(st.lists(lines | st.binary(max_size=30).map(lambda raw: raw.decode("latin-1")), max_size=5))
def test_a_file_of_anything_is_read(tmp_path_factory, made_up):
    folder = tmp_path_factory.mktemp("ray")
    events = folder / "ray" / "session_2000" / "logs" / "export_events"
    events.mkdir(parents=True)
    for kind in ("ACTOR", f"TASK_{WORKER}"):
        (events / f"event_EXPORT_{kind}.log").write_bytes("\n".join(made_up).encode(errors="surrogatepass"))
    read(folder)
