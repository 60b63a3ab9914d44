# The loop keeps references.
# scores: 0 2 1
# says verify_shares: 9 ObjectRefs
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
owner = {builder.work.remote(number): builder for number, builder in enumerate(builders)}
left, results = list(range(3, 9)), []
while owner:
    (ref,), _ = ray.wait(list(owner))
    builder = owner.pop(ref)
    results.append(ref)
    if left:
        owner[builder.work.remote(left.pop(0))] = builder
duration = time.time() - start_time
