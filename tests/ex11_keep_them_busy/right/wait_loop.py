# Written out with `ray.wait`: a dictionary tells whose result it was.
# scores: 3 2 1
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
numbers = iter(range(9))
busy = {builder.work.remote(next(numbers)): builder for builder in builders}
results = []
while busy:
    (ref,), _ = ray.wait(list(busy))
    builder = busy.pop(ref)
    results.append(ray.get(ref))
    for number in numbers:
        busy[builder.work.remote(number)] = builder
        break
duration = time.time() - start_time
