# The loop with `ray.wait` sends no further job.
# scores: 0 0 0
# says verify_shares: Who sends the next job
# says verify_shares: 1 + 1 + 1 jobs on 3 actors
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
running = [builder.work.remote(number) for number, builder in enumerate(builders)]
results = []
while running:
    (ref,), running = ray.wait(running)
    results.append(ray.get(ref))
duration = time.time() - start_time
