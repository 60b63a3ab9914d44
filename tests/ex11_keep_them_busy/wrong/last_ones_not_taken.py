# The loop ends once all jobs are sent, and leaves the last results.
# scores: 0 0 1
# says verify_shares: All nine were done
# says verify_shares: not keep
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
left = list(range(3, 9))
owner = {foo.work.remote(number): foo for number, foo in enumerate(foos)}
results = []
while left:
    (ref,), _ = ray.wait(list(owner))
    foo = owner.pop(ref)
    results.append(ray.get(ref))
    owner[foo.work.remote(left.pop(0))] = foo
duration = time.time() - start_time
