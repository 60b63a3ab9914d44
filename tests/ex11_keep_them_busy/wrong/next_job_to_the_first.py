# A loop with `ray.wait` that always sends the next job to `builders[0]`.
# scores: 0 0 0
# says verify_shares: sent to an actor that still had another one to do
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
left = list(range(3, 9))
running = [builder.work.remote(number) for number, builder in enumerate(builders)]
results = []
while running:
    (ref,), running = ray.wait(running)
    results.append(ray.get(ref))
    if left:
        running.append(builders[0].work.remote(left.pop(0)))
duration = time.time() - start_time
