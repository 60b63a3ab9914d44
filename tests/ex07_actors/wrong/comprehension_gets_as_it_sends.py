# The comprehension fetches each call as it sends it.
# scores: 1 1 2 0 0
# says verify_duration: Where does your code wait
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = [ray.get(actor.increment.remote()) for _ in range(5) for actor in (f1, f2)]

end_time = time.time()
duration = end_time - start_time
