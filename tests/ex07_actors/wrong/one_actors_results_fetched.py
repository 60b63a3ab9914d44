# Both actors work, and only f1's values are fetched.
# scores: 1 1 0 2 1
# says verify_results: Where are the other's
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

a, b = [], []
for _ in range(5):
    a.append(f1.increment.remote())
    b.append(f2.increment.remote())
results = ray.get(a)
ray.wait(b, num_returns=5)

end_time = time.time()
duration = end_time - start_time
