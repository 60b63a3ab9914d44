# The loop ends once all jobs are sent, and leaves the last results.
# alone: its mistake depends on timing.
# scores: 0 0 1
# says verify_shares: All nine were done
# says verify_shares: not keep
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
left = list(range(3, 9))
owner = {builder.work.remote(number): builder for number, builder in enumerate(builders)}
results = []
while left:
    (ref,), _ = ray.wait(list(owner))
    builder = owner.pop(ref)
    results.append(ray.get(ref))
    owner[builder.work.remote(left.pop(0))] = builder
duration = time.time() - start_time
