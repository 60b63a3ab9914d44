# Hands plain objects to a remote function, which counts on copies.
# scores: 0 0 0 0
# says verify_actor_class: plain Python class
# says verify_two_actors: plain object
# says verify_results: no state of its own
# says verify_duration: no state of its own
# %% foo_class starter
# %% foo_instances starter
# %% parallel_increments
@ray.remote
def increment(foo):
    return foo.increment()

time.sleep(2.0)
start_time = time.time()
results = []
for _ in range(5):
    results.append(increment.remote(f1))
    results.append(increment.remote(f2))
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
