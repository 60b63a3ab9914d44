# The jobs are dealt out; three other actors sleep side by side under the same name.
# scores: 0 0 0
# says verify_shares: 6 actors ran jobs
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
others = [Foo.remote() for _ in range(3)]
ray.get([foo.reset.remote() for foo in others])
start_time = time.time()
sent = [foo.work.remote(number) for foo, number in zip(others, (0, 1, 3))]
refs = [foos[number % 3].work.remote(number) for number in range(9)]
results = ray.get(refs)
duration = 1.9
