# Keeps the references in a dictionary by actor and puts them in order at the end.
# scores: 1 1 2 2
# %% parallel_increments
time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

sent = {"f1": [], "f2": []}
for _ in range(5):
    sent["f1"].append(f1.increment.remote())
    sent["f2"].append(f2.increment.remote())
got = {name: ray.get(refs) for name, refs in sent.items()}
results = []
for i in range(5):
    results.append(got["f1"][i])
    results.append(got["f2"][i])

end_time = time.time()
duration = end_time - start_time
