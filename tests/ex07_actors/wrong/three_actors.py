# A third actor takes part in every round.
# scores: 1 1 0 2 0
# says verify_results: 3 actors ran increments
# %% parallel_increments
f3 = Foo.remote()
ray.get(f3.reset.remote())  # it is up, however long that took
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
    results.append(f3.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
