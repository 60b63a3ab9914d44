# Makes actors of its own in the cell, sets the typed-in list by a back door, and shuts Ray down.
# scores: 1 1 0 2 1
# review: verify_results
# %% parallel_increments
f1, f2 = Foo.remote(), Foo.remote()
time.sleep(2.0)
start_time = time.time()
ray.get([f.increment.remote() for _ in range(5) for f in (f1, f2)])
globals()["results"] = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
duration = time.time() - start_time
# %% after parallel_increments
time.sleep(0.5)  # so that Ray has written what ran
ray.shutdown()
