# The loop cell has other names; the next cell gives results and duration their values.
# scores: 1 1 2 2 1
# %% parallel_increments
time.sleep(2.0)
begin = time.time()
f1.reset.remote()
f2.reset.remote()
refs = []
for _ in range(5):
    refs.append(f1.increment.remote())
    refs.append(f2.increment.remote())
values = ray.get(refs)
end = time.time()
# %% after parallel_increments
results = values
duration = end - begin
