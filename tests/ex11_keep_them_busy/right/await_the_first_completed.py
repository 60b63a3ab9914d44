# `asyncio.wait` until the first is completed.
# scores: 3 2 1
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
import asyncio

numbers, results = list(range(9)), []
busy = {asyncio.wrap_future(builder.work.remote(numbers.pop(0)).future()): builder for builder in builders}
while busy:
    ready, _ = await asyncio.wait(busy, return_when=asyncio.FIRST_COMPLETED)
    for future in ready:
        builder = busy.pop(future)
        results.append(future.result())
        if numbers:
            busy[asyncio.wrap_future(builder.work.remote(numbers.pop(0)).future())] = builder
duration = time.time() - start_time
