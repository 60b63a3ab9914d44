"""How a notebook joins a Ray that is there, without one."""

import base64
import json

import pytest

from actorlab.evidence.export_events import read
from actorlab.execution.warm_ray import _joining

ADDRESS = "127.0.0.1:6379"


@pytest.mark.parametrize(
    "source, told",
    [
        (
            'ray.init(address="local", num_cpus=4, log_to_driver=False);',
            f"ray.init(address={ADDRESS!r}, log_to_driver=False)",
        ),
        ("if True:\n    ray.init()", f"if True:\n    ray.init(address={ADDRESS!r})"),
    ],
)
def test_set_up_joins_a_ray_instead_of_starting_one(source, told):
    assert _joining(source, ADDRESS) == told


def test_a_cell_that_starts_no_ray_stays_as_it_is():
    assert _joining("import ray  # first", ADDRESS) == "import ray  # first"


def test_only_the_jobs_of_one_driver_count_where_others_use_the_same_ray(tmp_path):
    events = tmp_path / "ray" / "session_2000" / "logs" / "export_events"
    events.mkdir(parents=True)
    mine, others = bytes.fromhex("02000000"), bytes.fromhex("03000000")
    write(events, "DRIVER_JOB", *({"job_id": coded(j), "driver_pid": p} for j, p in ((mine, 7), (others, 8))))
    actors = [bytes(12) + job for job in (mine, others)]
    write(events, "ACTOR", *({"actor_id": coded(a), "class_name": "Foo", "state": "ALIVE"} for a in actors))
    for actor in actors:
        task = coded(bytes(8) + actor)
        info = {"func_or_class_name": "Foo.increment", "parent_task_id": ""}
        write(events, f"TASK_{actor[12]}", {"task_id": task, "task_info": info})
    assert list(read(tmp_path, driver=7).actors) == [actors[0].hex()]
    assert [call.actor for call in read(tmp_path, driver=7).calls] == [actors[0].hex()]
    assert len(read(tmp_path).actors) == len(read(tmp_path).calls) == 2
    assert not read(tmp_path, driver=9).actors


def coded(raw):
    return base64.b64encode(raw).decode()


def write(folder, kind, *told):
    lines = (json.dumps({"event_data": data}) for data in told)
    (folder / f"event_EXPORT_{kind}.log").write_text("".join(f"{line}\n" for line in lines))
