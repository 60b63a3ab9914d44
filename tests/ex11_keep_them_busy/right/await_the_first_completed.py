# `asyncio.wait` until the first is completed.
# scores: 3 2 1
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
import asyncio

numbers, results = list(range(9)), []
busy = {asyncio.wrap_future(foo.work.remote(numbers.pop(0)).future()): foo for foo in foos}
while busy:
    ready, _ = await asyncio.wait(busy, return_when=asyncio.FIRST_COMPLETED)
    for future in ready:
        foo = busy.pop(future)
        results.append(future.result())
        if numbers:
            busy[asyncio.wrap_future(foo.work.remote(numbers.pop(0)).future())] = foo
duration = time.time() - start_time
