# The list holds numpy's integers, and duration is numpy's float.
# scores: 1 1 2 2 1
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

refs = []
for _ in range(5):
    refs.extend((f1.increment.remote(), f2.increment.remote()))
results = list(np.array(ray.get(refs)))
end_time = time.time()
duration = np.round(end_time - start_time, 3)
