# Written out with `ray.wait`: a dictionary tells whose result it was.
# scores: 3 2 1
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
numbers = iter(range(9))
busy = {foo.work.remote(next(numbers)): foo for foo in foos}
results = []
while busy:
    (ref,), _ = ray.wait(list(busy))
    foo = busy.pop(ref)
    results.append(ray.get(ref))
    for number in numbers:
        busy[foo.work.remote(number)] = foo
        break
duration = time.time() - start_time
