# Lets asyncio tell what is ready.
# scores: 2 2 1 1
# %% race
import asyncio

ray.get([runner.warm_up.remote() for runner in runners])
ray.get(clerk.clear.remote())
start_time = time.time()
refs = [runner.run.remote() for runner in runners]
for coming in asyncio.as_completed(refs):
    await clerk.write.remote(await coming)
order = ray.get(clerk.read.remote())
duration = time.time() - start_time
