# Waits for one after another with ray.wait in a while loop, then fetches in the order sent.
# scores: 1 1 2 2
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

refs = []
for _ in range(5):
    refs += [f1.increment.remote(), f2.increment.remote()]
left = refs
while left:
    done, left = ray.wait(left)
results = ray.get(refs)

end_time = time.time()
duration = end_time - start_time
