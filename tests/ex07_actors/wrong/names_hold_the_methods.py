# The names hold the actors' methods; the loop works with that, but f1 and f2 are no actors.
# scores: 1 0 2 2
# says verify_two_actors: ActorMethod
# %% foo_instances
f1 = Foo.remote().increment
f2 = Foo.remote().increment
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()
results = []
for _ in range(5):
    results.append(f1.remote())
    results.append(f2.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
