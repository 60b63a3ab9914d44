# The values are in a dictionary by actor.
# scores: 1 1 0 2
# says verify_results: of type `dict`
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

a = [f1.increment.remote() for _ in range(5)]
b = [f2.increment.remote() for _ in range(5)]
results = {"f1": ray.get(a), "f2": ray.get(b)}

end_time = time.time()
duration = end_time - start_time
