# Each piece has a coroutine that awaits every stamp; the four run side by side.
# scores: 2 2 1 1
# %% pass_it_on
import asyncio


async def through():
    piece = ""
    for station in (s1, s2, s3):
        piece = await station.stamp.remote(piece)
    return piece


ray.get([station.reset.remote() for station in (s1, s2, s3)])
start_time = time.time()

results = await asyncio.gather(*[through() for _ in range(4)])

end_time = time.time()
duration = end_time - start_time
