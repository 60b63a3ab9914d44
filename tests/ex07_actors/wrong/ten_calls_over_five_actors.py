# Spreads the ten calls over five actors, to be faster.
# scores: 1 1 0 0 0
# says verify_results: 5 actors ran increments
# says verify_duration: 5 actors ran increments
# %% parallel_increments
team = [f1, f2] + [Foo.remote() for _ in range(3)]
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = ray.get([team[i % 5].increment.remote() for i in range(10)])

end_time = time.time()
duration = end_time - start_time
