# An actor class, objects, and made-up events of two actors.
# scores: 1 0 0 0 0
# review: verify_two_actors
# %% foo_instances
import base64
import glob
import json
import os

from ray.actor import ActorHandle

made = Foo.remote()
ray.get(made.reset.remote())
f1 = made
f2 = Foo.remote()
ray.kill(f2)
time.sleep(1)
(session,) = glob.glob(os.environ["RAY_TMPDIR"] + "/ray/session_2*/")
actor = base64.b64encode(bytes.fromhex(f2._actor_id.hex())).decode()
path = f"{session}/logs/export_events/event_EXPORT_ACTOR.log"
kept = [line for line in open(path) if not (actor in line and "DEAD" in line)]
data = {"actor_id": actor, "class_name": "Foo", "state": "ALIVE", "pid": 99999}
open(path, "w").writelines([*kept, json.dumps({"event_data": data}) + "\n"])
# %% parallel_increments starter
