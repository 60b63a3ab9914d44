# Fetches in the loop, prints numbers and ends its cells with one.
# scores: 1 1 2 0 0
# says verify_duration: one after another: 5.
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for i in range(5):
    a = ray.get(f1.increment.remote())
    b = ray.get(f2.increment.remote())
    results += [a, b]
    print(2)

end_time = time.time()
duration = end_time - start_time
2.0
# %% after parallel_increments
print(6)
6
