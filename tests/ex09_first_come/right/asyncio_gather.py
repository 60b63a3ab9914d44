# A coroutine for each runner, all at once.
# scores: 2 2 1 1
# %% race
import asyncio

ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()


async def serve(runner):
    await clerk.write.remote(await runner.run.remote())


await asyncio.gather(*map(serve, runners))
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
