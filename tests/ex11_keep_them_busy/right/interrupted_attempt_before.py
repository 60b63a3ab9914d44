# An earlier attempt left jobs at work; `reset` waits until they are done.
# scores: 3 2 1
# %% before share_the_jobs
left_at_work = [foo.work.remote(number) for foo, number in zip(foos, (2, 4, 5))]
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
results = list(ActorPool(foos).map_unordered(lambda foo, number: foo.work.remote(number), range(9)))
duration = time.time() - start_time
