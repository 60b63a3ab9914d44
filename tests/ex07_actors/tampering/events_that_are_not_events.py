# Ray's event files are filled with other JSON.
# scores: 1 1 0 0 0
# %% parallel_increments
import glob
import os

(session,) = glob.glob(os.environ["RAY_TMPDIR"] + "/ray/session_2*/")
for kind in ("ACTOR", "TASK_7"):
    with open(f"{session}/logs/export_events/event_EXPORT_{kind}.log", "a") as log:
        log.write('[]\n5\n{"event_data": 5}\n{"event_data": {"actor_id": 5, "task_id": []}}\n' + "[" * 100_000)
results, duration = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5], 2.6
