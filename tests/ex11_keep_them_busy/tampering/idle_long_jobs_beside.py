# The jobs are dealt out; three other actors sleep side by side under the same name.
# scores: 0 0 0
# says verify_shares: 6 actors ran jobs
# %% share_the_jobs
ray.get([builder.reset.remote() for builder in builders])
start_time = time.time()
others = [Builder.remote() for _ in range(3)]
ray.get([builder.reset.remote() for builder in others])
start_time = time.time()
sent = [builder.work.remote(number) for builder, number in zip(others, (0, 1, 3))]
refs = [builders[number % 3].work.remote(number) for number in range(9)]
results = ray.get(refs)
duration = 1.9
