# Sends the message to the class instead of an actor.
# scores: 1 1 0 0
# says verify_results: its cell stopped with `AttributeError
# says verify_duration: its cell stopped with `AttributeError
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(Foo.increment.remote(f1))
    results.append(Foo.increment.remote(f2))
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
