# Interleaves with numpy and converts back to a list of Python integers.
# scores: 1 1 2 2
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

refs = [f1.increment.remote() for _ in range(5)] + [f2.increment.remote() for _ in range(5)]
results = np.array(ray.get(refs)).reshape(2, 5).T.ravel().tolist()

end_time = time.time()
duration = end_time - start_time
