# One check is made worth a hundred points, another none.
# scores: 1 1 2 0 0
# metadata verify_actor_class: {"points": 100}
# metadata verify_duration: {"points": 0}
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()
f1.reset.remote()
f2.reset.remote()
results = []
for _ in range(5):
    results.append(ray.get(f1.increment.remote()))
    results.append(ray.get(f2.increment.remote()))
end_time = time.time()
duration = end_time - start_time
