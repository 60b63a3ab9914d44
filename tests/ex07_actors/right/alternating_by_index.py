# Ten turns, alternating between the actors by the index.
# scores: 1 1 2 2
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = ray.get([(f1, f2)[i % 2].increment.remote() for i in range(10)])

end_time = time.time()
duration = end_time - start_time
