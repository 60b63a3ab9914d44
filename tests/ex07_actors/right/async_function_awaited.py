# An async function in the notebook (not in the actor) sends and awaits.
# scores: 1 1 2 2
# %% parallel_increments
import asyncio

async def rounds(actor):
    return [await ref for ref in [actor.increment.remote() for _ in range(5)]]

time.sleep(2.0)
start_time = time.time()

f1.reset.remote()
f2.reset.remote()

a, b = await asyncio.gather(rounds(f1), rounds(f2))
results = [n for ab in zip(a, b) for n in ab]

end_time = time.time()
duration = end_time - start_time
