# The same loop, with a list of jobs left, and the results sorted in the end.
# scores: 3 2 1
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
left = list(range(9))
owner, running, results = {}, [], []
for builder in builders:
    ref = builder.work.remote(left.pop(0))
    owner[ref] = builder
    running.append(ref)
while running:
    ready, running = ray.wait(running, num_returns=1)
    for ref in ready:
        results.append(ray.get(ref))
        if left:
            another = owner[ref].work.remote(left.pop(0))
            owner[another] = owner[ref]
            running.append(another)
results = sorted(results)
duration = time.time() - start_time
