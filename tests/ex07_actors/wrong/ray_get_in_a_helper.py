# A helper hides that each call is fetched before the next.
# scores: 1 1 2 0 0
# says verify_duration: Where does your code wait
# %% before parallel_increments
def increment(actor):
    return ray.get(actor.increment.remote())
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(increment(f1))
    results.append(increment(f2))

end_time = time.time()
duration = end_time - start_time
