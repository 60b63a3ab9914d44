# Three new actors in `foos`, with options, made in a cell before.
# scores: 3 2 1
# %% before share_the_jobs
foos = [Foo.options(num_cpus=0.5).remote() for _ in range(3)]
# %% share_the_jobs
ray.get([foo.reset.remote() for foo in foos])
start_time = time.time()
results = list(ActorPool(foos).map_unordered(lambda foo, number: foo.work.remote(number), range(9)))
duration = time.time() - start_time
