# Four actors take turns, so that no actor runs five increments and the values stop at three.
# scores: 1 1 0 0
# says verify_results: 4 actors ran increments
# says verify_duration: 4 actors ran increments
# %% parallel_increments
f3, f4 = Foo.remote(), Foo.remote()
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for a, b in [(f1, f2), (f3, f4), (f1, f2), (f3, f4), (f1, f2)]:
    results.append(a.increment.remote())
    results.append(b.increment.remote())
results = ray.get(results)

end_time = time.time()
duration = end_time - start_time
