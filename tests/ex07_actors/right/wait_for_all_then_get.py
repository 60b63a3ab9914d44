# Waits for all ten with ray.wait(num_returns=10), then fetches them in the order sent.
# scores: 1 1 2 2 1
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

refs = []
for _ in range(5):
    refs.append(f1.increment.remote())
    refs.append(f2.increment.remote())
ready, not_ready = ray.wait(refs, num_returns=10)
results = ray.get(refs)

end_time = time.time()
duration = end_time - start_time
