# Each result is in a list of its own.
# scores: 0 2 1
# says verify_shares: one flat list
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
owner = {foo.work.remote(number): foo for number, foo in enumerate(foos)}
left, results = list(range(3, 9)), []
while owner:
    ready, _ = ray.wait(list(owner))
    results.append(ray.get(ready))
    foo = owner.pop(ready[0])
    if left:
        owner[foo.work.remote(left.pop(0))] = foo
duration = time.time() - start_time
