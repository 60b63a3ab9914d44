# Takes the ten values for ten rounds.
# scores: 1 1 0 0
# says verify_results: 10 from each actor instead of 5
# says verify_duration: Each actor ran 10 increments
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

refs = [f.increment.remote() for _ in range(10) for f in (f1, f2)]
results = ray.get(refs)

end_time = time.time()
duration = end_time - start_time
