# Each result is in a list of its own.
# scores: 0 2 1
# says verify_shares: one flat list
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
owner = {builder.work.remote(number): builder for number, builder in enumerate(builders)}
left, results = list(range(3, 9)), []
while owner:
    ready, _ = ray.wait(list(owner))
    results.append(ray.get(ready))
    builder = owner.pop(ready[0])
    if left:
        owner[builder.work.remote(left.pop(0))] = builder
duration = time.time() - start_time
