# A coroutine for each actor takes the next number when its own job is done.
# scores: 3 2 1
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
import asyncio

numbers, results = iter(range(9)), []


async def keep_busy(builder):
    for number in numbers:
        results.append(await builder.work.remote(number))


await asyncio.gather(*[keep_busy(builder) for builder in builders])
duration = time.time() - start_time
