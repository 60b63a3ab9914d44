# The loop keeps references.
# scores: 0 2 1
# says verify_shares: 9 ObjectRefs
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
owner = {foo.work.remote(number): foo for number, foo in enumerate(foos)}
left, results = list(range(3, 9)), []
while owner:
    (ref,), _ = ray.wait(list(owner))
    foo = owner.pop(ref)
    results.append(ref)
    if left:
        owner[foo.work.remote(left.pop(0))] = foo
duration = time.time() - start_time
