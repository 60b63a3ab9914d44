# Creates the actors anew in each turn of the loop.
# scores: 1 1 0 0 0
# says verify_results: newborn
# says verify_duration: 10 actors ran increments
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()
results = []
for _ in range(5):
    f1 = Foo.remote()
    f2 = Foo.remote()
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
