# Has the actors in a list and never makes the names f1 and f2.
# scores: 1 0 2 2 1
# says verify_two_actors: There is no `f1`
# %% foo_instances
actors = [Foo.remote() for _ in range(2)]
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()
for a in actors:
    a.reset.remote()
results = ray.get([a.increment.remote() for _ in range(5) for a in actors])

end_time = time.time()
duration = end_time - start_time
