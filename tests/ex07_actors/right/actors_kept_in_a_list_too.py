# Keeps the actors in a list beside the two names, and loops over the list.
# scores: 1 1 2 2
# %% foo_instances
actors = [Foo.remote(), Foo.remote()]
f1, f2 = actors
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()
for a in actors:
    a.reset.remote()
results = []
for _ in range(5):
    for a in actors:
        results.append(a.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
