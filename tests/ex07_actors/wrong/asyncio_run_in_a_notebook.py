# Uses asyncio.run, which a notebook refuses.
# scores: 1 1 0 0
# says verify_results: asyncio.run() cannot be called
# says verify_duration: asyncio.run() cannot be called
# %% parallel_increments
import asyncio

async def fetch(refs):
    return await asyncio.gather(*refs)

time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

results = []
for _ in range(5):
    results.append(f1.increment.remote())
    results.append(f2.increment.remote())
results = asyncio.run(fetch(results))

end_time = time.time()
duration = end_time - start_time
