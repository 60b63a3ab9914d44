# Every name has a type hint.
# scores: 1 1 2 2 1
# %% foo_instances
f1: ray.actor.ActorHandle = Foo.remote()
f2: ray.actor.ActorHandle = Foo.remote()
# %% parallel_increments
time.sleep(2.0)
start_time: float = time.time()
f1.reset.remote()
f2.reset.remote()
refs: list[ray.ObjectRef] = []
for _ in range(5):
    refs.append(f1.increment.remote())
    refs.append(f2.increment.remote())
results: list[int] = ray.get(refs)
end_time: float = time.time()
duration: float = end_time - start_time
