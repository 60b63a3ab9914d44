# A coroutine for each actor takes the next number when its own job is done.
# scores: 3 2 1
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
import asyncio

numbers, results = iter(range(9)), []


async def keep_busy(foo):
    for number in numbers:
        results.append(await foo.work.remote(number))


await asyncio.gather(*[keep_busy(foo) for foo in foos])
duration = time.time() - start_time
